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
    overrides[name]?.latex ?? Name(name).latex(isVector: isVector)
  }

  func text(_ name: String) -> String { overrides[name]?.text ?? Name(name).text(combining: combinesAccents) }

  func mathML(_ name: String, isVector: Bool) -> String {
    overrides[name]?.mathML ?? Name(name).mathML(isVector: isVector)
  }

  /// True when the spelling ends in a superscript, so that a power needs parentheses.
  func isRaised(_ name: String) -> Bool {
    overrides[name].map { $0.latex.contains("^") } ?? !Name(name).superscript.isEmpty
  }
}
