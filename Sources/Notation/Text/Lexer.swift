import Numbers
import Typesetting

/// Cuts a text into tokens. Whatever has no meaning is reported and left out, so that reading goes on behind it.
struct Lexer {
  let source: Source
  let limits: Limits
  /// The names that may stand before a dot, the longest first.
  let places: [String]
  /// Whether [ and ] enclose lists.
  let readsLists: Bool
  var tokens: [Token] = []
  var log: DiagnosticLog
  /// The text by scalars, with the offset of each; raised letters and digits are read by what they raise.
  var scalars: [Unicode.Scalar] = []
  var offsets: [Int] = []
  var position = 0
  private var hasSpace = true
  /// True between `raise` and `lower`.
  var isRaised = false

  init(_ source: Source, _ environment: Environment) {
    self.source = source
    limits = environment.limits
    places = (environment.namespace?.places ?? []).sorted { $0.count > $1.count }
    readsLists = !environment.operations.isEmpty
    log = DiagnosticLog(limit: limits.mistakes)
  }

  /// The tokens, the last of them `end`, and what was wrong.
  static func tokens(of source: Source, _ environment: Environment) -> (tokens: [Token], log: DiagnosticLog) {
    var lexer = Lexer(source, environment)
    lexer.run()
    return (lexer.tokens, lexer.log)
  }

  private mutating func run() {
    let size = source.text.utf8.count
    guard size <= limits.bytes else {
      log.add(
        Diagnostic(
          .tooLarge, SourceRange(0, 0), "a text of \(size) bytes is not read; the limit is \(limits.bytes)"))
      tokens = [Token(kind: .end, range: SourceRange(0, 0), hasSpaceBefore: true)]
      return
    }
    scalars.reserveCapacity(size)
    offsets.reserveCapacity(size + 1)
    var offset = 0
    for scalar in source.text.unicodeScalars {
      scalars.append(scalar)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    while let next = peek, !log.isFull {
      if next.properties.isWhitespace && !next.isInvisible || "\n\r\t".unicodeScalars.contains(next) {
        position += 1
        hasSpace = true
      } else if Self.lowered[next] != nil {
        raised()
      } else {
        token(next)
      }
    }
    tokens.append(Token(kind: .end, range: SourceRange(offset, offset), hasSpaceBefore: hasSpace))
  }

  // MARK: Reading

  /// The scalar at the position; inside a raised run, what it raises, and nil behind the run.
  var peek: Unicode.Scalar? { peek(0) }

  func peek(_ ahead: Int) -> Unicode.Scalar? {
    guard position + ahead < scalars.count else { return nil }
    let scalar = scalars[position + ahead]
    return isRaised ? Self.lowered[scalar] : scalar
  }

  func range(from start: Int) -> SourceRange { SourceRange(offsets[start], offsets[position]) }

  mutating func add(
    _ kind: Token.Kind, from start: Int, name: String = "", value: Rational = 0, member: MemberUse? = nil
  ) {
    let space = hasSpace
    hasSpace = false
    tokens.append(
      Token(kind: kind, range: range(from: start), hasSpaceBefore: space, name: name, value: value, member: member))
  }

  mutating func report(_ kind: Diagnostic.Kind, from start: Int, _ message: String, _ notes: [String] = []) {
    log.add(Diagnostic(kind, range(from: start), message, notes))
  }

  /// A run of raised characters is what it raises, between two marks.
  private mutating func raised() {
    add(.raise, from: position)
    isRaised = true
    while let next = peek, !log.isFull { token(next) }
    isRaised = false
    add(.lower, from: position)
  }

  private mutating func token(_ next: Unicode.Scalar) {
    let start = position
    if next.isDigit || next == "." && peek(1)?.isDigit == true { return number() }
    if next == "π" && !continuesName(1) {
      position += 1
      return add(.name, from: start, name: "π")
    }
    if Self.startsName(next) { return member() ? () : name() }
    if next == "∞" {
      position += 1
      return add(.name, from: start, name: "∞")
    }
    if next == "∂" { return partial() }
    if let (kind, length) = sign(next) {
      position += length
      return add(kind, from: start)
    }
    if readsLists, next == "[" || next == "]" {
      position += 1
      return add(next == "[" ? .openList : .closeList, from: start)
    }
    if let degree = Self.roots[next] {
      position += 1
      return add(.root, from: start, value: degree)
    }
    unknown(next)
  }

  private func sign(_ next: Unicode.Scalar) -> (Token.Kind, Int)? {
    switch next {
    case "*": peek(1) == "*" ? (.caret, 2) : (.star, 1)
    case ".": peek(1) == "." ? (.range, peek(2) == "." ? 3 : 2) : nil
    default: Self.signs[next].map { ($0, 1) }
    }
  }

  private static let roots: [Unicode.Scalar: Rational] = ["√": 2, "∛": 3, "∜": 4]

  private static let signs: [Unicode.Scalar: Token.Kind] = [
    "+": .plus, "-": .minus, "−": .minus, "·": .dot, "⋅": .dot, "∙": .dot, "×": .cross, "/": .slash, "∕": .slash,
    "⁄": .slash, "÷": .slash, "^": .caret, "|": .bar, "(": .open, ")": .close, ",": .comma, ";": .semicolon,
    ":": .colon, "=": .equal, "…": .range
  ]

  /// What raised characters raise.
  static let lowered: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = ["⁺": "+", "⁻": "-", "⁽": "(", "⁾": ")", "ⁱ": "i", "ᵉ": "e"]
    for (plain, raised) in Letters.superscripts {
      if let from = raised.unicodeScalars.first { table[from] = plain.unicodeScalars.first }
    }
    return table
  }()

  // MARK: What has no meaning

  private mutating func unknown(_ next: Unicode.Scalar) {
    let start = position
    position += 1
    // The rest of the character, and more of the same.
    while let more = peek, more == next || more.properties.isGraphemeExtend || more.value == 0x200D {
      position += 1
      // A joiner makes one sign of two.
      if more.value == 0x200D, let joined = peek, !joined.isASCII { position += 1 }
    }
    if let bracket = Self.brackets[next] {
      position = start + 1
      report(.spelling, from: start, "brackets of this kind have no meaning here", ["use ( and )"])
      add(bracket, from: start)
      return
    }
    if next == ".", !places.isEmpty, unknownPlace(start) { return }
    let shown = Excerpt(line: String(next), from: 0, to: 0).text
    let name = "U+" + String(next.value, radix: 16, uppercase: true)
    if let meant = Self.lookalikes[next] {
      report(.spelling, from: start, "\(shown) (\(name)) has no meaning here", ["did you mean \(meant)?"])
    } else if Letters.loweredFrom[Character(next)] != nil {
      report(.spelling, from: start, "an index without a letter in front of it", ["write the name first, such as x₁"])
    } else if next.properties.numericType != nil {
      report(.spelling, from: start, "\(shown) is not read as a number", ["use the digits 0 to 9"])
    } else if next == "!" {
      report(.spelling, from: start, "the factorial is not part of the language")
    } else if next == "." {
      report(.spelling, from: start, "a point without digits", ["a decimal is written 0.5, a product x⋅y or x*y"])
    } else if next == "_" {
      report(.spelling, from: start, "an index without a letter in front of it", ["write the name first, such as x_1"])
    } else {
      let isShown = shown.hasPrefix("<U+") || shown.isEmpty
      report(
        .spelling, from: start, isShown ? "the character \(name) has no meaning here" : "\(shown) has no meaning here")
    }
  }

  private static let brackets: [Unicode.Scalar: Token.Kind] = ["[": .open, "{": .open, "]": .close, "}": .close]

  private static let lookalikes: [Unicode.Scalar: String] = [
    "–": "a minus, - or −", "—": "a minus, - or −", "‐": "a minus, - or −", "‑": "a minus, - or −", "（": "(", "）": ")",
    "，": ",", "＋": "+", "－": "-", "＊": "*", "／": "/", "＝": "=", "．": ".", "•": "⋅", "∗": "*", "⨯": "×", "✕": "×",
    "∣": "|", "❘": "|", "≈": "=", "≡": "=", "≤": "=", "≥": "=", "<": "=", ">": "=", "²": "^2"
  ]
}

extension Unicode.Scalar {
  /// One of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
