import Typesetting

/// A statement with formulas in LaTeX, as the language of this module, and where each piece of it came from.
///
/// The common subset is read: \frac, \sqrt, Greek letters, indices and powers, accents, \partial_t and quotients of differentials,
/// functions, vectors with \times and \cdot, matrices. What has two readings is refused with both.
struct LaTeXInput {
  /// The statement as it is read.
  let source: Source
  private let original: Source
  /// The pieces: the bytes in `source`, and those in the original.
  private let places: [(new: SourceRange, old: SourceRange)]

  /// Whether a text has LaTeX in it.
  static func isMeant(by text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast().contains { k in
      switch bytes[k] {
      case UInt8(ascii: "\\"): (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(bytes[k + 1])
      case UInt8(ascii: "^"), UInt8(ascii: "_"): bytes[k + 1] == UInt8(ascii: "{")
      default: false
      }
    }
  }

  /// - Parameters:
  ///   - isWord: whether letters beside each other are one name or a word, and no product.
  /// - Throws: `Diagnostics` for what is not read, and for what has two readings.
  init(_ original: Source, isWord: @escaping (String) -> Bool) throws(Diagnostics) {
    var reader = LaTeXReader(original, isWord: isWord)
    let pieces = reader.whole()
    guard reader.mistakes.isEmpty else { throw Diagnostics(original, reader.mistakes) }
    var text = ""
    var places: [(new: SourceRange, old: SourceRange)] = []
    var offset = 0
    for piece in Self.separated(pieces) {
      let length = piece.text.utf8.count
      text += piece.text
      places.append((SourceRange(offset, offset + length), piece.range))
      offset += length
    }
    self.original = original
    self.places = places
    source = Source(text, name: original.name, firstLine: original.firstLine)
  }

  /// With a space where two names would become one: letters beside each other are factors.
  private static func separated(_ pieces: [LaTeXReader.Piece]) -> [LaTeXReader.Piece] {
    var result: [LaTeXReader.Piece] = []
    for piece in pieces where !piece.text.isEmpty {
      if let last = result.last?.text.last, let first = piece.text.first, first.isLetter || first.isNumber,
        last.isLetter || last.isNumber || "'′*†".contains(last)
      {
        result.append(LaTeXReader.Piece(text: " ", range: SourceRange(piece.range.lower, piece.range.lower)))
      }
      result.append(piece)
    }
    return result
  }

  /// Mistakes with their places in the original.
  func restored(_ error: Diagnostics) -> Diagnostics {
    guard error.source.text.utf8.count == source.text.utf8.count else { return error }
    return Diagnostics(
      original,
      error.list.map { Diagnostic($0.kind, restored($0.range), $0.message, $0.notes) })
  }

  private func restored(_ range: SourceRange) -> SourceRange {
    let met = places.filter { $0.new.lower < max(range.upper, range.lower + 1) && $0.new.upper > range.lower }
    guard let first = met.first, let last = met.last else {
      let end = original.text.utf8.count
      return SourceRange(end, end)
    }
    return SourceRange(first.old.lower, last.old.upper)
  }
}

/// Translates LaTeX piece by piece.
private struct LaTeXReader {
  struct Piece {
    let text: String
    let range: SourceRange
  }

  private let bytes: [UInt8]
  private let source: Source
  private let isWord: (String) -> Bool
  private(set) var mistakes: [Diagnostic] = []
  private var position = 0
  private var depth = 0
  /// Inside an index letters beside each other are one name.
  private var isInIndex = false

  init(_ source: Source, isWord: @escaping (String) -> Bool) {
    self.source = source
    bytes = Array(source.text.utf8)
    self.isWord = isWord
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  private func text(_ lower: Int, _ upper: Int) -> String { String(decoding: bytes[lower..<upper], as: UTF8.self) }
  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func report(_ kind: Diagnostic.Kind, _ lower: Int, _ message: String, _ notes: [String] = []) {
    guard mistakes.count < 8 else { return }
    let end = bytes.count
    mistakes.append(Diagnostic(kind, SourceRange(min(lower, end), min(max(position, lower + 1), end)), message, notes))
  }

  private mutating func skipSpaces() {
    while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "~") {
      position += 1
    }
  }

  private mutating func skipThinSpaces() {
    skipSpaces()
    while [",", "!", ";", ":"].contains(coming ?? "") {
      _ = command()
      skipSpaces()
    }
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// The name behind a backslash; one character that is no letter counts.
  private mutating func command() -> String {
    position += 1
    let start = position
    while let byte = next, isLetter(byte) { position += 1 }
    if position == start, position < bytes.count { position += 1 }
    return text(start, position)
  }

  /// The command that follows, without taking it.
  private var coming: String? {
    guard next == UInt8(ascii: "\\") else { return nil }
    var copy = self
    return copy.command()
  }

  // MARK: Sequences

  mutating func whole() -> [Piece] {
    var pieces: [Piece] = []
    while next != nil {
      pieces += sequence()
      if next == UInt8(ascii: "}") {
        position += 1
        report(.syntax, position - 1, "this brace was never opened")
      } else if next != nil {
        let start = position
        let found = command()
        report(.syntax, start, "\\\(found) has nothing to end here")
      }
    }
    return pieces
  }

  /// Everything up to a brace that closes, or a command that ends something.
  private mutating func sequence() -> [Piece] {
    var pieces: [Piece] = []
    while let byte = next {
      if byte == UInt8(ascii: "}") { return pieces }
      if ["end", "\\"].contains(coming ?? "") || (byte == UInt8(ascii: "&")) { return pieces }
      pieces += factor()
    }
    return pieces
  }

  /// One piece with its index and power.
  private mutating func factor() -> [Piece] {
    guard depth < 100 else {
      report(.tooLarge, position, "LaTeX stands more than 100 deep")
      position = bytes.count
      return []
    }
    depth += 1
    defer { depth -= 1 }
    let start = position
    let base = atom()
    return scripts(base, from: start)
  }

  /// A letter, a number, a word, a group, a command or a sign.
  private mutating func atom() -> [Piece] {
    let start = position
    guard let byte = next else { return [] }
    switch byte {
    case UInt8(ascii: "\\"): return meaning(of: command(), from: start)
    case UInt8(ascii: "{"): return group()
    case UInt8(ascii: "^"), UInt8(ascii: "_"):
      position += 1
      report(.syntax, start, "there is nothing that this belongs to")
      return []
    case UInt8(ascii: "~"):
      position += 1
      return [piece(" ", start)]
    case UInt8(ascii: "\""):
      // Words between quotation marks are no formulas.
      position += 1
      while let inside = next, inside != UInt8(ascii: "\"") {
        if inside == UInt8(ascii: "`") { break }
        position += 1
      }
      if next == UInt8(ascii: "\"") { position += 1 }
      return [piece(text(start, position), start)]
    case _ where isDigit(byte):
      while let digit = next, isDigit(digit) || digit == UInt8(ascii: ".") { position += 1 }
      return [piece(text(start, position), start)]
    case _ where isLetter(byte):
      while let letter = next, isLetter(letter) { position += 1 }
      let word = text(start, position)
      if word.utf8.count > 1, !isInIndex, !isWord(word) {
        // In LaTeX letters beside each other are factors, here they are one name.
        report(
          .ambiguous, start, "two readings: is \(word) one name, or the product of its letters?",
          ["write \\mathrm{\(word)} for a name, \(word.map(String.init).joined(separator: " ")) for a product"])
      }
      return [piece(word, start)]
    default:
      position += 1
      // The other bytes of one character.
      while let more = next, more & 0xC0 == 0x80 { position += 1 }
      return [piece(text(start, position), start)]
    }
  }

  private func piece(_ text: String, _ start: Int) -> Piece { Piece(text: text, range: SourceRange(start, position)) }

  /// What stands between braces, in parentheses.
  private mutating func group() -> [Piece] {
    let start = position
    let inside = argument()
    let (open, close) = (SourceRange(start, start + 1), SourceRange(position - 1, position))
    return [Piece(text: "(", range: open)] + inside + [Piece(text: ")", range: close)]
  }

  /// What a command or script acts on: what stands between braces, or one sign or command.
  private mutating func argument() -> [Piece] {
    skipSpaces()
    let start = position
    guard let byte = next else {
      report(.syntax, start, "what belongs here is missing")
      return []
    }
    if byte == UInt8(ascii: "{") {
      position += 1
      let inside = sequence()
      if next == UInt8(ascii: "}") {
        position += 1
      } else {
        report(.syntax, start, "this brace is never closed")
      }
      return inside
    }
    if byte == UInt8(ascii: "\\") { return meaning(of: command(), from: start) }
    position += 1
    while let more = next, more & 0xC0 == 0x80 { position += 1 }
    return [piece(text(start, position), start)]
  }

  private func joined(_ pieces: [Piece]) -> String { pieces.map(\.text).joined() }

  private func enclosed(_ open: String, _ inside: [Piece], _ close: String, _ start: Int) -> [Piece] {
    [Piece(text: open, range: SourceRange(start, start + 1))] + inside
      + [Piece(text: close, range: SourceRange(max(start, position - 1), position))]
  }

  // MARK: Scripts

  /// x_1^2 and x^2_1 are x_1 to the power 2.
  private mutating func scripts(_ base: [Piece], from start: Int) -> [Piece] {
    var (base, index, power): ([Piece], [Piece]?, [Piece]?) = (base, nil, nil)
    var primes = 0
    while let byte = next {
      let place = position
      switch byte {
      case UInt8(ascii: "'") where !base.isEmpty && joined(base).contains(where: \.isLetter):
        position += 1
        primes += 1
      case UInt8(ascii: "_"):
        position += 1
        let found = self.index(place)
        if index != nil { report(.syntax, place, "two indices at one letter") }
        index = [Piece(text: "_" + found, range: SourceRange(place, position))]
      case UInt8(ascii: "^"):
        position += 1
        if next == UInt8(ascii: "(") {
          // As it is written outside of LaTeX.
          let inside = parenthesised()
          power = [Piece(text: "^", range: SourceRange(place, place + 1))] + inside
          continue
        }
        let found = argument()
        refuseLonger(place, "^")
        if ["*", "∗"].contains(joined(found)) {
          let inside = base + prime(primes, start) + (index ?? [])
          // What ends with a bracket has its star behind it; a letter with its star may be a name.
          if base.last?.text == ")" || base.last?.text == "|" {
            base.append(Piece(text: "*", range: SourceRange(place, position)))
            continue
          }
          let isLetter = base.count == 1 && base[0].text.allSatisfy(\.isLetter)
          base = isLetter ? enclosed("(", inside, "*)", start) : enclosed("conj(", inside, ")", start)
          (index, primes) = (nil, 0)
          continue
        }
        if power != nil { report(.syntax, place, "two powers at one letter", ["write (x^a)^b or x^{a b}"]) }
        power = raised(found, place, base)
      default: return base + prime(primes, start) + (index ?? []) + (power ?? [])
      }
    }
    return base + prime(primes, start) + (index ?? []) + (power ?? [])
  }

  private func prime(_ count: Int, _ start: Int) -> [Piece] {
    count == 0 ? [] : [Piece(text: String(repeating: "'", count: count), range: SourceRange(start, position))]
  }

  /// An index, which is a name and no formula.
  private mutating func index(_ place: Int) -> String {
    let before = isInIndex
    isInIndex = true
    defer { isInIndex = before }
    let found = name(argument(), place)
    refuseLonger(place, "_")
    return found
  }

  /// x_12 and x^12 without braces end behind the 1 in LaTeX, and behind the 2 elsewhere.
  private mutating func refuseLonger(_ place: Int, _ sign: String) {
    guard position > place, let byte = next, isLetter(bytes[position - 1]) || isDigit(bytes[position - 1]),
      isDigit(byte) || (isLetter(bytes[position - 1]) && isLetter(byte))
    else { return }
    // What belongs to a command ends with it.
    guard position == place + 2 else { return }
    let (first, second) = (text(place + 1, position), text(position, position + 1))
    report(
      .ambiguous, place, "two readings: does \(second) belong to \(sign)\(first)?",
      ["write \(sign){\(first)\(second)} or \(sign){\(first)} \(second)"])
  }

  private mutating func name(_ pieces: [Piece], _ place: Int) -> String {
    let found = joined(pieces).filter { !"() ".contains($0) }
    if found.isEmpty || !found.allSatisfy({ $0.isLetter || $0.isNumber || "↑↓∥⊥".contains($0) }) {
      report(.syntax, place, "an index is a name or a number, as in x_{12} or \\tau_{\\mathrm{ex}}")
    }
    return found
  }

  private mutating func raised(_ power: [Piece], _ place: Int, _ base: [Piece]) -> [Piece] {
    let found = joined(power)
    let range = SourceRange(place, position)
    switch found {
    case "†": return [Piece(text: "†", range: range)]
    case "T":
      report(
        .ambiguous, place, "two readings: is T a power, or does it transpose?",
        ["write ^{(T)} for a power, transpose(A) for the other"])
      return []
    default: return [Piece(text: "^(", range: range)] + power + [Piece(text: ")", range: range)]
    }
  }

  // MARK: Commands

  private static let accents = [
    "tilde": "\u{303}", "widetilde": "\u{303}", "hat": "\u{302}", "widehat": "\u{302}",
    "dot": "\u{307}", "bar": "\u{304}", "overline": "\u{304}"
  ]
  private static let upright: Set<String> = [
    "mathbf", "boldsymbol", "bm", "vec", "mathit", "mathsf", "mathrm", "text", "textrm", "operatorname", "mathnormal"
  ]
  private static let signs = [
    "cdot": "⋅", "times": "×", "to": "→", "rightarrow": "→", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "lvert": "|", "rvert": "|", "vert": "|", "dagger": "†", "prime": "′", "ast": "*",
    "uparrow": "↑",
    "downarrow": "↓", "parallel": "∥", "perp": "⊥", "lbrace": "(", "rbrace": ")", "{": "(", "}": ")", ",": " ",
    ";": " ",
    ":": " ", "!": " ", " ": " ", "quad": " ", "qquad": " ", "displaystyle": " ", "textstyle": " ", "imath": "i"
  ]
  private static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "exp", "ln",
    "log",
    "det"
  ]
  private static let sizes: Set<String> = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "biggl", "biggr", "Bigg", "middle"
  ]

  private mutating func meaning(of command: String, from start: Int) -> [Piece] {
    if let sign = Self.signs[command] { return [piece(sign, start)] }
    if Self.functions.contains(command) { return function(command, start) }
    if Self.sizes.contains(command) { return delimiter(start) }
    if Self.upright.contains(command) {
      let inside = upright()
      return [piece(inside, start)]
    }
    if let mark = Self.accents[command] {
      let inside = joined(argument())
      guard inside.count == 1, let letter = inside.first, letter.isLetter else {
        report(.syntax, start, "\\\(command) stands over one letter")
        return []
      }
      return [piece(String(letter) + mark, start)]
    }
    switch command {
    case "frac", "dfrac", "tfrac": return fraction(start)
    case "sqrt": return root(start)
    case "partial": return partial(start)
    case "begin": return matrix(start)
    case "mathcal":
      let letter = joined(argument())
      if let found = Letters.named("cal" + letter) { return [piece(String(found), start)] }
      report(.spelling, start, "\\mathcal{\(letter)} is no letter here")
      return []
    case "pm", "mp":
      report(.ambiguous, start, "\\\(command) stands for two formulas", ["write each of them"])
      return []
    case "nabla":
      report(.unable, start, "∇ is not read", ["write ∂_x f, or a letter of its own for (u⋅∇)n"])
      return []
    case "int", "sum", "prod", "lim":
      let way = ["int": "integrate(f, x, 0, 1)", "lim": "limit(f, x, 0)"][command] ?? "its terms"
      report(.unable, start, "\\\(command) is not read", ["write \(way)"])
      return []
    default:
      if let letter = Letters.ofLaTeX("\\" + command) { return [piece(String(letter), start)] }
      report(.spelling, start, "\\\(command) is not read")
      return []
    }
  }

  /// Letters that are one name, between braces or one.
  private mutating func upright() -> String {
    skipSpaces()
    guard next == UInt8(ascii: "{") else { return joined(argument()) }
    let start = position
    position += 1
    let inside = position
    while let byte = next, isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: " ") { position += 1 }
    if next == UInt8(ascii: "}") {
      position += 1
      return text(inside, position - 1).filter { $0 != " " }
    }
    position = start
    return joined(argument())
  }

  /// The bracket behind \left.
  private mutating func delimiter(_ start: Int) -> [Piece] {
    skipSpaces()
    if next == UInt8(ascii: "\\") {
      let found = command()
      guard ["{", "}", "lvert", "rvert", "vert", "|"].contains(found) else {
        report(.spelling, start, "\\\(found) is no bracket")
        return []
      }
      return [piece("{}".contains(found) ? (found == "{" ? "(" : ")") : "|", start)]
    }
    guard let byte = next else { return [] }
    position += 1
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "("): return [piece("(", start)]
    case UInt8(ascii: "]"), UInt8(ascii: ")"): return [piece(")", start)]
    case UInt8(ascii: "|"): return [piece("|", start)]
    case UInt8(ascii: "."): return []
    default:
      report(.spelling, start, "this is no bracket")
      return []
    }
  }

  private mutating func root(_ start: Int) -> [Piece] {
    skipSpaces()
    var order: [Piece]?
    if next == UInt8(ascii: "[") {
      position += 1
      var inside: [Piece] = []
      while let byte = next, byte != UInt8(ascii: "]") { inside += factor() }
      position = min(position + 1, bytes.count)
      order = inside
    }
    let inside = argument()
    guard let order else { return enclosed("√(", inside, ")", start) }
    guard let n = Int(joined(order)), n % 2 == 0, n > 0 else {
      report(
        .ambiguous, start, "two readings: of a negative number this root is real, or the principal value",
        ["write cbrt(x) for the real third root, x^{1/3} for the principal value"])
      return []
    }
    return enclosed("((", inside, ")^(1/\(n)))", start)
  }

  /// \sin x: with what follows in parentheses, when it is one factor.
  private mutating func function(_ name: String, _ start: Int) -> [Piece] {
    var raised = ""
    skipSpaces()
    if next == UInt8(ascii: "^") {
      let place = position
      position += 1
      let power = joined(argument())
      guard let n = Int(power), n > 0 else {
        report(
          .ambiguous, place, "two readings: the power of \(name), or its inverse function",
          ["write (\\\(name) x)^{\(power)} for the power"])
        return []
      }
      raised = String(n).map { String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0.wholeNumberValue ?? 0]) }.joined()
    }
    skipSpaces()
    let head = piece(name + raised, start)
    skipThinSpaces()
    let follows = coming
    if next == UInt8(ascii: "(") || follows.map(Self.sizes.contains) == true { return [head] }
    let place = position
    let argument = factor()
    if argument.isEmpty { return [head] }
    // A number before a letter, a letter before a letter: how far does the function reach?
    let isEnclosed = argument.first?.text == "(" || ["frac", "dfrac", "tfrac", "sqrt"].contains(follows ?? "")
    if !isEnclosed, isFactorNext {
      let word = text(place, position)
      report(
        .ambiguous, start, "two readings: does \\\(name) reach beyond \(word)?",
        ["write \\\(name)(…) or (\\\(name) \(word))…"])
    }
    return [head, Piece(text: "(", range: SourceRange(start, place))] + argument
      + [Piece(text: ")", range: SourceRange(place, position))]
  }

  /// Whether a letter or a number follows, behind spaces or not, and no word of the language.
  private var isFactorNext: Bool {
    var copy = self
    copy.skipSpaces()
    guard let byte = copy.next else { return false }
    if isLetter(byte) {
      var end = copy.position
      while end < bytes.count, isLetter(bytes[end]) { end += 1 }
      return end == copy.position + 1 || !isWord(text(copy.position, end))
    }
    let command = copy.coming ?? ""
    return isDigit(byte) || isPlainLetter(command) || Self.accents[command] != nil || Self.upright.contains(command)
  }

  private func isPlainLetter(_ command: String) -> Bool {
    guard Self.signs[command] == nil else { return false }
    return Letters.ofLaTeX("\\" + command) != nil
  }

  // MARK: Derivatives

  /// \partial_t f and \partial_t^2 f; f is what follows.
  private mutating func partial(_ start: Int) -> [Piece] {
    guard next == UInt8(ascii: "_") else {
      report(
        .syntax, start, "\\partial needs what it differentiates by",
        ["write \\partial_t f or \\frac{\\partial f}{\\partial t}"])
      return []
    }
    position += 1
    let variable = self.index(start)
    if let place = Int(variable), (1...9).contains(place) {
      // By the function's first, second … argument.
      return [piece("∂" + String(Array("₀₁₂₃₄₅₆₇₈₉")[place]), start)]
    }
    var order = ""
    if next == UInt8(ascii: "^") {
      position += 1
      order = joined(argument())
      guard let n = Int(order), n > 0 else {
        report(.syntax, start, "the order of a derivative is a whole number")
        return []
      }
    }
    return differentiated(by: Array(repeating: variable, count: Int(order) ?? 1), start)
  }

  /// What follows, differentiated.
  private mutating func differentiated(by variables: [String], _ start: Int) -> [Piece] {
    skipThinSpaces()
    let what = coming.map(Self.sizes.contains) == true || next == UInt8(ascii: "(") ? parenthesised() : factor()
    if what.isEmpty {
      report(.syntax, start, "what is differentiated is missing")
      return []
    }
    return enclosed("diff(", what, ", \(variables.joined(separator: ", ")))", start)
  }

  /// From a parenthesis to its partner.
  private mutating func parenthesised() -> [Piece] {
    var pieces: [Piece] = []
    var level = 0
    repeat {
      guard next != nil, next != UInt8(ascii: "}") else { return pieces }
      let found = factor()
      for piece in found {
        level += piece.text.filter { $0 == "(" }.count - piece.text.filter { $0 == ")" }.count
      }
      pieces += found
    } while level > 0
    return pieces
  }

  /// \frac{a}{b}, or a quotient of differentials.
  private mutating func fraction(_ start: Int) -> [Piece] {
    let before = self
    if let variables = differentials() {
      if let what = variables.what {
        return enclosed("diff(", what, ", \(variables.by.joined(separator: ", ")))", start)
      }
      return differentiated(by: variables.by, start)
    }
    self = before
    let above = argument(), middle = position, below = argument()
    let head = SourceRange(start, middle), end = SourceRange(middle, position)
    return [Piece(text: "((", range: head)] + above + [Piece(text: ")/(", range: end)] + below
      + [Piece(text: "))", range: end)]
  }

  /// {\partial^2 f}{\partial x \partial t} and the like; nil where it is no quotient of differentials.
  private mutating func differentials() -> (what: [Piece]?, by: [String])? {
    skipSpaces()
    guard take("{") else { return nil }
    let marks = ["\\partial", "\\mathrm{d}", "\\mathrm d", "d"]
    skipSpaces()
    guard let mark = marks.first(where: { take($0) }) else { return nil }
    if mark != "\\mathrm{d}", let byte = next, isLetter(byte), mark == "\\partial" || mark == "\\mathrm d" {
      return nil
    }
    var order = 1
    if next == UInt8(ascii: "^") {
      position += 1
      guard let n = Int(joined(argument())), n > 0 else { return nil }
      order = n
    }
    skipSpaces()
    var what: [Piece]?
    if next != UInt8(ascii: "}") {
      what = sequence()
    }
    guard take("}") else { return nil }
    skipSpaces()
    guard take("{") else { return nil }
    var variables: [String] = []
    skipSpaces()
    while next != UInt8(ascii: "}") {
      guard take(mark) else { return nil }
      skipSpaces()
      let place = position
      // The power of a differential is the order, and no power of the letter.
      let letter = joined(atom())
      var times = 1
      var index = ""
      if next == UInt8(ascii: "_") {
        position += 1
        index = "_" + self.index(place)
      }
      if next == UInt8(ascii: "^") {
        position += 1
        guard let n = Int(joined(argument())), n > 0, n <= 20 else { return nil }
        times = n
      }
      guard letter.count == 1, letter.first?.isLetter == true else { return nil }
      variables += Array(repeating: letter + index, count: times)
      skipSpaces()
      if next == nil { return nil }
    }
    position += 1
    guard !variables.isEmpty, variables.count == order else { return nil }
    return (what, variables)
  }

  // MARK: Matrices

  private mutating func matrix(_ start: Int) -> [Piece] {
    let kind = upright()
    guard ["pmatrix", "bmatrix", "matrix"].contains(kind) else {
      report(.unable, start, "\\begin{\(kind)} is not read", ["matrices stand in pmatrix, bmatrix or matrix"])
      return []
    }
    var pieces = [piece("[[", start)]
    while true {
      pieces += sequence()
      let place = position
      if next == UInt8(ascii: "&") {
        position += 1
        pieces.append(piece(", ", place))
      } else if coming == "\\" {
        _ = command()
        skipSpaces()
        if coming != "end" { pieces.append(piece("], [", place)) }
      } else if coming == "end" {
        _ = command()
        if upright() != kind { report(.syntax, place, "this ends something else than \\begin{\(kind)}") }
        pieces.append(piece("]]", place))
        return pieces
      } else {
        report(.syntax, start, "\\end{\(kind)} is missing")
        return pieces
      }
    }
  }
}
