/// The letters that names are spelled with, each with its ASCII name, its character and its LaTeX command.
///
/// This is the one table: every writer takes its spelling from here.
package enum Letters {
  struct Entry {
    let name: String
    let character: Character
    let latex: String

    init(_ name: String, _ character: Character, _ latex: String) {
      self.name = name
      self.character = character
      self.latex = latex
    }
  }

  /// Letters, Greek and otherwise.
  static let table: [Entry] = [
    Entry("alpha", "α", "\\alpha"), Entry("beta", "β", "\\beta"), Entry("gamma", "γ", "\\gamma"),
    Entry("delta", "δ", "\\delta"), Entry("epsilon", "ε", "\\varepsilon"), Entry("varepsilon", "ε", "\\varepsilon"),
    Entry("zeta", "ζ", "\\zeta"), Entry("eta", "η", "\\eta"), Entry("theta", "θ", "\\theta"),
    Entry("vartheta", "ϑ", "\\vartheta"), Entry("iota", "ι", "\\iota"), Entry("kappa", "κ", "\\kappa"),
    Entry("lambda", "λ", "\\lambda"), Entry("mu", "μ", "\\mu"), Entry("nu", "ν", "\\nu"), Entry("xi", "ξ", "\\xi"),
    Entry("omicron", "ο", "o"), Entry("pi", "π", "\\pi"), Entry("rho", "ρ", "\\rho"),
    Entry("varrho", "ϱ", "\\varrho"), Entry("sigma", "σ", "\\sigma"), Entry("varsigma", "ς", "\\varsigma"),
    Entry("tau", "τ", "\\tau"), Entry("upsilon", "υ", "\\upsilon"), Entry("phi", "φ", "\\phi"),
    Entry("varphi", "ϕ", "\\varphi"), Entry("chi", "χ", "\\chi"), Entry("psi", "ψ", "\\psi"),
    Entry("omega", "ω", "\\omega"), Entry("lunate", "ϵ", "\\epsilon"),
    Entry("Alpha", "Α", "\\mathrm{A}"), Entry("Beta", "Β", "\\mathrm{B}"), Entry("Gamma", "Γ", "\\Gamma"),
    Entry("Delta", "Δ", "\\Delta"), Entry("Epsilon", "Ε", "\\mathrm{E}"), Entry("Zeta", "Ζ", "\\mathrm{Z}"),
    Entry("Eta", "Η", "\\mathrm{H}"), Entry("Theta", "Θ", "\\Theta"), Entry("Iota", "Ι", "\\mathrm{I}"),
    Entry("Kappa", "Κ", "\\mathrm{K}"), Entry("Lambda", "Λ", "\\Lambda"), Entry("Mu", "Μ", "\\mathrm{M}"),
    Entry("Nu", "Ν", "\\mathrm{N}"), Entry("Xi", "Ξ", "\\Xi"), Entry("Omicron", "Ο", "\\mathrm{O}"),
    Entry("Pi", "Π", "\\Pi"), Entry("Rho", "Ρ", "\\mathrm{P}"), Entry("Sigma", "Σ", "\\Sigma"),
    Entry("Tau", "Τ", "\\mathrm{T}"), Entry("Upsilon", "Υ", "\\Upsilon"), Entry("Phi", "Φ", "\\Phi"),
    Entry("Chi", "Χ", "\\mathrm{X}"), Entry("Psi", "Ψ", "\\Psi"), Entry("Omega", "Ω", "\\Omega"),
    Entry("hbar", "ħ", "\\hbar"), Entry("ell", "ℓ", "\\ell"), Entry("nabla", "∇", "\\nabla"),
    Entry("infty", "∞", "\\infty"), Entry("up", "↑", "\\uparrow"), Entry("down", "↓", "\\downarrow"),
    Entry("parallel", "∥", "\\parallel"), Entry("perp", "⊥", "\\perp"), Entry("plus", "+", "+"),
    Entry("minus", "−", "-"), Entry("pm", "±", "\\pm"), Entry("calA", "𝒜", "\\mathcal{A}"),
    Entry("calH", "ℋ", "\\mathcal{H}"), Entry("calL", "ℒ", "\\mathcal{L}")
  ]

  /// Other characters for the same letter.
  static let variants: [Character: Character] = ["ℏ": "ħ", "µ": "μ", "∆": "Δ", "-": "−"]

  private static let byName: [String: Entry] = Dictionary(table.map { ($0.name, $0) }) { first, _ in first }
  private static let byCharacter: [Character: Entry] = Dictionary(table.map { ($0.character, $0) }) { first, _ in first
  }

  /// The names of all letters, as alpha.
  package static var names: [String] { table.map(\.name) }
  package static func named(_ name: String) -> Character? { byName[name]?.character }
  /// The letter of a command of LaTeX, as \\alpha.
  package static func ofLaTeX(_ command: String) -> Character? { byLaTeX[command] }
  private static let byLaTeX: [String: Character] = Dictionary(table.map { ($0.latex, $0.character) }) { first, _ in
    first
  }

  static func latex(_ character: Character) -> String? { byCharacter[character]?.latex ?? calligraphic(character) }

  /// 𝒜 to 𝒵, where they stand in a row.
  private static func calligraphic(_ character: Character) -> String? {
    guard let value = character.unicodeScalars.first?.value, (0x1D49C...0x1D4B5).contains(value),
      let letter = Unicode.Scalar(value - 0x1D49C + 0x41)
    else { return nil }
    return "\\mathcal{\(letter)}"
  }

  package static func name(_ character: Character) -> String? { byCharacter[character]?.name }

  /// Characters that exist as small raised or lowered letters.
  package static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    "a": "ᵃ", "b": "ᵇ", "c": "ᶜ", "d": "ᵈ", "f": "ᶠ", "g": "ᵍ", "h": "ʰ", "j": "ʲ", "k": "ᵏ", "l": "ˡ", "m": "ᵐ",
    "n": "ⁿ", "o": "ᵒ", "p": "ᵖ", "r": "ʳ", "s": "ˢ", "t": "ᵗ", "u": "ᵘ", "v": "ᵛ", "w": "ʷ", "x": "ˣ", "y": "ʸ",
    "z": "ᶻ"
  ]
  static let subscripts: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊",
    "−": "₋", "a": "ₐ", "e": "ₑ", "h": "ₕ", "i": "ᵢ", "j": "ⱼ", "k": "ₖ", "l": "ₗ", "m": "ₘ", "n": "ₙ", "o": "ₒ",
    "p": "ₚ", "r": "ᵣ", "s": "ₛ", "t": "ₜ", "u": "ᵤ", "v": "ᵥ", "x": "ₓ", "β": "ᵦ", "γ": "ᵧ", "ρ": "ᵨ", "φ": "ᵩ",
    "χ": "ᵪ"
  ]
  package static let loweredFrom: [Character: Character] = Dictionary(
    subscripts.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
}
