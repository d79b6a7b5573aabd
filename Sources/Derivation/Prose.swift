import Algebra
import Typesetting

/// Sentences with symbols in them, for LaTeX.
enum Prose {
  private static let marks: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "–": "--", "—": "---", "−": "$-$", "×": "$\\times$",
    "⋅": "$\\cdot$", "·": "$\\cdot$", "∂": "$\\partial$", "†": "$^\\dagger$", "²": "$^2$", "³": "$^3$",
    "⟨": "$\\langle$",
    "⟩": "$\\rangle$", "≥": "$\\ge$", "≤": "$\\le$", "±": "$\\pm$", "∓": "$\\mp$", "√": "$\\surd$", "⊗": "$\\otimes$",
    "ᵢ": "$_i$", "ⱼ": "$_j$", "ₖ": "$_k$", "ₜ": "$_t$", "ₓ": "$_x$", "ṅ": "$\\dot n$", "ṡ": "$\\dot s$",
    "φ̇": "$\\dot\\varphi$",
    "γ̃": "$\\tilde\\gamma$", "α̃": "$\\tilde\\alpha$", "∫": "$\\int$", "ℰ": "$\\mathcal{E}$", "→": "$\\to$", "′": "$'$",
    "≪": "$\\ll$", "≫": "$\\gg$", "½": "$\\frac12$", "¹": "$^1$", "⁺": "$^+$", "⁻": "$^-$", "₋": "$_-$",
    "ᵏ": "$^k$", "ᵀ": "$^{\\mathsf T}$", "⁰": "$^0$", "⁴": "$^4$", "⁶": "$^6$", "∝": "$\\propto$",
    "𝒟": "$\\mathcal{D}$",
    "q̇": "$\\dot q$", "ψ̇": "$\\dot\\psi$", "ẇ": "$\\dot w$", "ż": "$\\dot z$"
  ]

  private static let lowered = Array("₀₁₂₃₄₅₆₇₈₉ₐₑₕₖₗₘₙₒₚᵣₛᵤᵥ")
  private static let plain = Array("0123456789aehklmnoprsuv")

  static func latex(_ text: String) -> String {
    var result = ""
    for character in text {
      if let mark = marks[character] {
        result += mark
      } else if character.isASCII {
        result.append(character)
      } else if let place = lowered.firstIndex(of: character) {
        result += "$_{\(plain[place])}$"
      } else {
        result += "$\(Expr.symbol(String(character)).latex)$"
      }
    }
    return result
  }
}
