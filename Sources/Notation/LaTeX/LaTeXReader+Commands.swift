import Algebra
import Typesetting

/// What commands mean: signs, letters, accents, functions, roots, fractions.
extension LaTeXReader {
  static let accents = [
    "tilde": "\u{303}", "widetilde": "\u{303}", "hat": "\u{302}", "widehat": "\u{302}",
    "dot": "\u{307}", "bar": "\u{304}", "overline": "\u{304}"
  ]
  static let upright: Set<String> = [
    "mathbf", "boldsymbol", "bm", "vec", "mathit", "mathsf", "mathrm", "text", "textrm", "operatorname", "mathnormal"
  ]
  static let signs = [
    "cdot": "⋅", "times": "×", "to": "→", "rightarrow": "→", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "lvert": "|", "rvert": "|", "vert": "|", "dagger": "†", "prime": "′", "ast": "*",
    "uparrow": "↑",
    "downarrow": "↓", "parallel": "∥", "perp": "⊥", "lbrace": "(", "rbrace": ")", "{": "(", "}": ")", ",": " ",
    ";": " ",
    ":": " ", "!": " ", " ": " ", "quad": " ", "qquad": " ", "displaystyle": " ", "textstyle": " ", "imath": "i"
  ]
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "exp", "ln",
    "log",
    "det"
  ]
  static let sizes: Set<String> = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "biggl", "biggr", "Bigg", "middle"
  ]

  mutating func meaning(of command: String, from start: Int) -> [Piece] {
    if let sign = Self.signs[command] { return [piece(sign, start)] }
    if Self.functions.contains(command) { return function(command, start) }
    if Self.sizes.contains(command) { return delimiter(start) }
    if command == "operatorname", let name = operatorName() { return [piece(name, start)] }
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
  /// The name of the function behind \\operatorname, where the braces hold one; nil, and nothing read, otherwise.
  private mutating func operatorName() -> String? {
    let start = position
    skipSpaces()
    guard next == UInt8(ascii: "{") else { position = start; return nil }
    position += 1
    let inside = position
    while let byte = next, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "{") { position += 1 }
    guard next == UInt8(ascii: "}"), let function = Function.operatorName(text(inside, position)) else {
      position = start
      return nil
    }
    position += 1
    return function.name
  }

  mutating func upright() -> String {
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
  mutating func delimiter(_ start: Int) -> [Piece] {
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

  mutating func root(_ start: Int) -> [Piece] {
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
  mutating func function(_ name: String, _ start: Int) -> [Piece] {
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
  var isFactorNext: Bool {
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

  func isPlainLetter(_ command: String) -> Bool {
    guard Self.signs[command] == nil else { return false }
    return Letters.ofLaTeX("\\" + command) != nil
  }
}
