/// How names look: the understanding of `Name`, with exceptions a caller supplies.
public struct Notation: Sendable {
  /// The spelling of one name in the formats for readers.
  public struct Spelling: Sendable {
    /// In LaTeX's mathematics mode.
    public var latex: String
    /// In a line of Unicode.
    public var text: String
    /// One MathML element.
    public var mathML: String

    /// Spells out a name; what is left out follows from the text.
    public init(latex: String, text: String, mathML: String? = nil) {
      self.latex = latex
      self.text = text
      self.mathML = mathML ?? "<mi>\(Name.escaped(text))</mi>"
    }
  }

  /// Exceptions, by the name of the symbol.
  public var overrides: [String: Spelling]
  /// In a line of Unicode write ṅ and γ̃, with combining marks, instead of n˙ and γ~. Not every program counts such letters as
  /// one column, so it is for terminals only.
  public var combinesAccents = false

  /// The usual notation, with exceptions.
  public init(overrides: [String: Spelling] = [:]) { self.overrides = overrides }

  /// True when two names are spellings of one: `tau_ex` and τₑₓ, `gamma~` and γ~.
  public static func areSame(_ a: String, _ b: String) -> Bool { Name(a) == Name(b) }

  func name(_ name: String) -> Name { Name(name) }

  func latex(_ name: String, isVector: Bool) -> String {
    if let known = overrides[name] { return known.latex }
    guard let parts = Self.brackets(name) else { return Name(name).latex(isVector: isVector) }
    return "\\langle \(parts.map { Name($0).latex() }.joined(separator: " | ")) \\rangle"
  }

  func text(_ name: String) -> String {
    if let known = overrides[name] { return known.text }
    guard let parts = Self.brackets(name) else { return Name(name).text(combining: combinesAccents) }
    return "⟨\(parts.map { Name($0).text(combining: combinesAccents) }.joined(separator: "|"))⟩"
  }

  /// What stands in ⟨s1⟩ or ⟨u|uDot⟩.
  private static func brackets(_ name: String) -> [String]? {
    guard name.hasPrefix("⟨"), name.hasSuffix("⟩") else { return nil }
    let parts = name.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return parts.allSatisfy { part in !part.isEmpty && !part.contains { "⟨⟩".contains($0) } } ? parts : nil
  }

  func mathML(_ name: String, isVector: Bool) -> String {
    if let known = overrides[name] { return known.mathML }
    guard let parts = Self.brackets(name) else { return Name(name).mathML(isVector: isVector) }
    let inside = parts.map { Name($0).mathML() }.joined(separator: "<mo>|</mo>")
    return "<mrow><mo stretchy=\"false\">⟨</mo>\(inside)<mo stretchy=\"false\">⟩</mo></mrow>"
  }

  /// True when the spelling ends in a superscript, so that a power needs parentheses.
  func isRaised(_ name: String) -> Bool {
    overrides[name].map { $0.latex.contains("^") } ?? !Name(name).superscript.isEmpty
  }
}
