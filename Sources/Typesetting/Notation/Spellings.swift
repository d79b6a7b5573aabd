import Numbers

/// How names look: the understanding of `Name`, with exceptions a caller supplies.
public struct Spellings: Sendable {
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
      self.mathML = mathML ?? "<mi>\(Markup.escaped(text))</mi>"
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

  /// A name, read once.
  func name(_ name: String) -> Name { Self.names(name) }

  func latex(_ name: String, isVector: Bool) -> String {
    if let known = overrides[name] { return known.latex }
    return Self.spellings(Spelled(name: name, style: isVector ? .latexVector : .latex))
  }

  func text(_ name: String) -> String {
    if let known = overrides[name] { return known.text }
    return Self.spellings(Spelled(name: name, style: combinesAccents ? .combiningText : .text))
  }

  private struct Spelled: Hashable, Sendable {
    enum Style: Sendable { case latex, latexVector, text, combiningText }
    let name: String
    let style: Style
  }

  // A document has few names, each in many places.
  private static let names = Memo { Name($0) }
  private static let spellings = Memo<Spelled, String> { spelled in
    let parts = brackets(spelled.name)
    let names = (parts ?? [spelled.name]).map { Name($0) }
    switch spelled.style {
    case .latex, .latexVector:
      guard parts != nil else { return names[0].latex(isVector: spelled.style == .latexVector) }
      return "\\langle \(names.map { $0.latex() }.joined(separator: " | ")) \\rangle"
    case .text, .combiningText:
      let text = names.map { $0.text(combining: spelled.style == .combiningText) }.joined(separator: "|")
      return parts == nil ? text : "⟨\(text)⟩"
    }
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
    overrides[name].map { $0.latex.contains("^") } ?? !self.name(name).superscript.isEmpty
  }
}
