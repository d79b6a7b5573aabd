import Algebra
import Typesetting

/// Words with mathematics between them: `"the part along \(n)"`. Every view sets the mathematics as it sets equations; the words
/// themselves contain none.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  enum Piece: Sendable {
    case words(String)
    case formula(any Formula)
    /// left = right, left ≤ right …
    case relation(any Formula, Transcript.Relation, any Formula)
    /// A number in digits.
    case digits(DecimalNumber)
  }

  private(set) var pieces: [Piece]

  /// Words alone.
  public init(_ words: String) { pieces = [.words(words)] }

  /// Words alone.
  public init(stringLiteral value: String) { self.init(value) }

  /// A formula or equation alone.
  init(_ display: Display) {
    if let left = display.left as? any Formula, let right = display.right as? any Formula {
      pieces = [.relation(left, display.relation, right)]
    } else {
      pieces = (display.right as? any Formula).map { [.formula($0)] } ?? []
    }
  }

  /// The pieces in their order.
  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// One phrase behind another.
  public static func + (a: Phrase, b: Phrase) -> Phrase {
    var result = a
    result.pieces += b.pieces
    return result
  }

  /// What an interpolated string is collected in.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words.
    public mutating func appendLiteral(_ literal: String) { words(literal) }
    /// Words.
    public mutating func appendInterpolation(_ text: String) { words(text) }
    /// A number of the source's or of a component.
    public mutating func appendInterpolation(_ number: Int) { words(String(number)) }
    /// A formula.
    public mutating func appendInterpolation(_ formula: some Formula) { pieces.append(.formula(formula)) }
    /// An equation: both its sides.
    public mutating func appendInterpolation<F: Formula>(_ left: F, equals right: F) {
      pieces.append(.relation(left, .equal, right))
    }
    /// A number in digits.
    public mutating func appendInterpolation(_ number: DecimalNumber) { pieces.append(.digits(number)) }
    /// An inequality.
    public mutating func appendInterpolation(_ left: Expr, isAtMost right: Expr, strictly: Bool = false) {
      pieces.append(.relation(left, strictly ? .less : .atMost, right))
    }

    private mutating func words(_ text: String) {
      guard !text.isEmpty else { return }
      if case .words(let before) = pieces.last {
        pieces[pieces.count - 1] = .words(before + text)
      } else {
        pieces.append(.words(text))
      }
    }
  }

  /// The phrase on one line of Unicode.
  public var text: String { written(words: { $0 }, formula: { $0.text(Transcript.terminal) }) }

  /// The phrase for LaTeX, its mathematics between dollar signs.
  var latex: String {
    written(words: Prose.latex) { formula in
      var style = Style()
      style.inlineFractions = .always
      return "$\(formula.latex(style))$"
    }
  }

  /// The phrase for a page of HTML, its mathematics in MathML.
  var html: String {
    written(words: Transcript.prose) { formula in
      var style = Style()
      style.inlineFractions = .always
      return "<math>\(formula.mathML(style))</math>"
    }
  }

  /// The phrase for Markdown as GitHub reads it.
  var markdown: String {
    written(words: Transcript.escaped) { formula in
      var style = Style()
      style.isForKaTeX = true
      style.inlineFractions = .always
      return "$`\(formula.latex(style))`$"
    }
  }

  /// With a capital where it begins with a word.
  var sentence: Phrase {
    guard case .words(let first) = pieces.first else { return self }
    var result = self
    result.pieces[0] = .words(first.sentence)
    return result
  }

  private func written(words: (String) -> String, formula: (any Typesettable) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let text): words(text)
      case .formula(let value): formula(value)
      case .relation(let left, let sign, let right): formula(Display(left, sign, right))
      case .digits(let number): formula(number)
      }
    }.joined()
  }

  /// What in the words is mathematics that was typed, and so compared with nothing: signs, powers, indices, Greek letters and
  /// lone letters. Numbers of equations in brackets and the arrows that name bands are words.
  package var typedMathematics: [String] {
    pieces.flatMap { piece -> [String] in
      guard case .words(let text) = piece else { return [] }
      return text.split { " (),.;:–—“”\"-/!?".contains($0) }.map(String.init).filter { word in
        if "aAI↑↓".contains(word) || word.allSatisfy(\.isASCIIDigit) { return false }
        let isWord = word.filter { !"'’".contains($0) }.unicodeScalars.allSatisfy {
          (0x41...0x5A).contains($0.value) || (0x61...0x7A).contains($0.value)
            || (0xC0...0x17F).contains($0.value) && $0.value != 0x127 && $0.value != 0xD7 && $0.value != 0xF7
        }
        // A7 and 11a name places of a source.
        let isPlace =
          word.first?.isLetter == true && word.dropFirst().allSatisfy(\.isASCIIDigit) && word.count > 1
          && word.first?.isUppercase == true
          || word.first?.isASCIIDigit == true && word.dropLast().allSatisfy(\.isASCIIDigit)
            && "abcd".contains(word.suffix(1))
        return !(isWord && word.count > 1) && !isPlace
      }
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
