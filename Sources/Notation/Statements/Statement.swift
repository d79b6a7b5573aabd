import Algebra

/// A statement of the written language, cut into its parts; formulas in it are read later.
enum Statement {
  /// `symbol x > 0`, `real x, y`, `unit vector n(r, t)`: what names are.
  case declaration(Premises)
  /// `operator a, b†`: names that do not commute.
  case operators([(name: String, isHermitian: Bool)])
  /// `check a = b where …`.
  case check(Source)
  /// `η = ξ/(1 + ξ²)`, `f(x) = x²`.
  case definition(name: String, parameters: [String]?, Source)
  /// `series f in x to order 5`: an operation, with the text of each argument.
  case operation(String, [Source])
  /// `digits f to 50`, `digits f at x = 1 to 50`.
  case digits(Source, count: Source?)
  /// `convert f to nm in 10 digits`.
  case convert(Source, to: String, digits: Source?)
  /// `table f, g over x from 0 to 1 in 10 steps`.
  case table(Source, over: Source, from: Source, to: Source, steps: Source)
  /// `plot f, g over x from 0 to 1 into curve.svg`.
  case plot(Source, over: Source, from: Source, to: Source, into: String)
  /// `latex f` and so on.
  case written(AnswerFormat, Source)
  /// `code f in python`.
  case code(Source, in: Source?)
  /// `use zhang-li`, `use zhang-li with R = 2 R, …`.
  case use(String, with: [Source])
  /// `forget f`.
  case forget([String])
  /// `help limit`, `?limit`.
  case help(String)
  /// `names`.
  case names
  /// `simplify √(x²) where x > 0`: a statement that holds for what is said of its letters, there alone.
  case supposing(Premises, Source)
  /// A formula, with `at x = 1, y = 2` behind it or without.
  case value(Source, at: Source?)
  /// Nothing but remarks.
  case nothing
}

extension Statement {
  /// What a statement of one word and a formula does, with the words between its arguments.
  private static let verbs: [String: [String]] = [
    "simplify": [], "expand": [], "factor": [], "together": [], "collect": ["in"], "differentiate": ["by"],
    "series": ["in", "about", "to order"], "limit": ["as", "from"], "integrate": ["over", "from", "to"],
    "solve": ["for"], "eigenvalues": [], "eigenvectors": [], "determinant": [], "inverse": [], "trace": [],
    "transpose": []
  ]

  private static let formats: [String: AnswerFormat] = [
    "latex": .latex, "sympy": .sympy, "mathematica": .mathematica
  ]

  /// The words that begin a declaration, and what they say of a name without more.
  private static let declarations: [String: String] = [
    "symbol": "real", "symbols": "real", "let": "real", "field": "real", "function": "real", "real": "real",
    "complex": "complex", "positive": "positive", "nonnegative": "nonnegative", "nonzero": "nonzero",
    "integer": "integer", "vector": "vector", "unit vector": "unit vector", "declare": "real", "assume": "real"
  ]

  /// Words with a meaning inside a statement.
  static let wordsBetween: Set<String> = [
    "where", "in", "by", "to", "order", "about", "as", "from", "above", "below", "over", "for", "at", "with", "real",
    "complex",
    "positive", "nonnegative", "nonzero", "integer", "vector", "unit", "steps",
    "digits", "into"
  ]

  /// Every word with a meaning at the begin of a statement.
  static var words: [String] {
    Array(verbs.keys) + formats.keys + declarations.keys
      + ["check", "code", "digits", "convert", "table", "plot", "use", "forget", "help", "names", "operator"]
  }

  /// - Parameter isKnown: whether a name is declared.
  /// - Throws: `StatementError` for a statement whose words do not fit together.
  init(_ source: Source, isKnown: (String) -> Bool = { _ in false }) throws(StatementError) {
    let text = Self.withoutRemark(source.text)
    let line = Source(text, name: source.name, firstLine: source.firstLine)
    let trimmed = text.trimmed
    if trimmed.isEmpty {
      self = .nothing
      return
    }
    if trimmed.hasPrefix("?") {
      self = .help(String(trimmed.dropFirst()).trimmed)
      return
    }
    let (word, rest) = Self.firstWord(line)
    let body = rest.text.trimmed
    // A word that is defined as a name, or called like a function, is no verb.
    let touches = !text.trimmed.dropFirst(word.count).hasPrefix(" ") && !body.isEmpty
    let isPath = word == "use" && body.hasPrefix("/")
    let isApplied = !isPath && (isKnown(word) || touches || body.first.map { "=/*^+)".contains($0) } == true)
    if let (inner, premises) = try Self.supposition(word, isApplied, line) {
      self = .supposing(premises, inner)
      return
    }
    if !isApplied, let found = try Self.command(word, rest, body, line) {
      self = found
      return
    }
    if let found = try Self.definition(line) {
      self = found
      return
    }
    // Two letters beside each other are a product, but simplfy x is none.
    if body.first?.isLetter == true || body.first?.isNumber == true, word.count > 3, !isKnown(word),
      let meant = Spelling.nearest(to: word, among: Self.words.sorted()), meant != word
    {
      throw StatementError("no statement begins with \(word); did you mean \(meant)?")
    }
    let cut = Clauses(line, ["at"])
    self = .value(cut.head, at: cut["at"])
  }

  /// What stands in front of the last `where`, and what stands behind it. `check` has a `where` of its own.
  private static func supposition(
    _ word: String, _ isApplied: Bool, _ line: Source
  ) throws(StatementError) -> (Source, Premises)? {
    let isOther =
      ["check", "use", "forget", "help", "names", "operator", "operators"].contains(word) || declarations[word] != nil
    guard isApplied || !isOther else { return nil }
    if line.text.trimmed.hasSuffix(" where") {
      throw StatementError("where, and then what? as in where x > 0, n integer")
    }
    guard let place = line.text.ranges(of: " where ").last else { return nil }
    let (end, begin) = (place.lowerBound, place.upperBound)
    let inner = line.keeping(0..<line.text.distance(from: line.text.startIndex, to: end))
    if !isApplied || (try? definition(inner)) == nil { return (inner, try Premises(String(line.text[begin...]))) }
    throw StatementError("what a definition assumes of its letters is declared before it, as in symbol x > 0")
  }

  private static func command(
    _ word: String, _ rest: Source, _ body: String, _ line: Source
  ) throws(StatementError) -> Statement? {
    if ["help", "names"].contains(word) || (!body.isEmpty && ["use", "forget"].contains(word)) {
      switch word {
      case "help": return .help(body)
      case "names" where body.isEmpty: return .names
      case "use":
        let cut = Clauses(rest, ["with"])
        return .use(cut.head.text.trimmed, with: cut["with"].map { $0.parts } ?? [])
      case "forget": return .forget(Self.list(body))
      default: return nil
      }
    }
    guard !body.isEmpty else { return nil }
    if word == "check" { return .check(rest) }
    if word == "operator" || word == "operators" { return .operators(try operators(body)) }
    if word == "unit", body.hasPrefix("vector ") {
      return .declaration(try premises(String(body.dropFirst(7)), "unit vector"))
    }
    if let kind = declarations[word] { return .declaration(try premises(body, kind)) }
    if let format = formats[word] { return .written(format, rest) }
    if word == "code" {
      let cut = Clauses(rest, ["in"])
      return .code(cut.head, in: cut["in"])
    }
    if word == "digits" {
      let cut = Clauses(rest, ["to"])
      return .digits(cut.head, count: cut["to"])
    }
    if word == "convert" {
      let cut = Clauses(rest, ["to", "in"])
      guard let unit = cut["to"] else { throw StatementError("convert needs to, as in convert 3 eV to J") }
      let count = cut["in"].map { $0.keeping(upTo: "digits") }
      return .convert(cut.head, to: unit.text.trimmed, digits: count)
    }
    if word == "table" {
      let cut = Clauses(rest, ["over", "from", "to", "in"])
      guard let variable = cut["over"], let from = cut["from"], let to = cut["to"], let steps = cut["in"] else {
        throw StatementError("table is said as in table sin(x), cos(x) over x from 0 to 1 in 10 steps")
      }
      return .table(cut.head, over: variable, from: from, to: to, steps: steps.keeping(upTo: "steps"))
    }
    if word == "plot" {
      let cut = Clauses(rest, ["over", "from", "to", "into"])
      guard let variable = cut["over"], let from = cut["from"], let to = cut["to"], let path = cut["into"] else {
        throw StatementError("plot is said as in plot sin(x), cos(x) over x from 0 to 1 into curve.svg")
      }
      return .plot(cut.head, over: variable, from: from, to: to, into: path.text.trimmed)
    }
    guard let clauses = verbs[word] else { return nil }
    return try operation(word, Clauses(rest, clauses))
  }

  private static func operation(_ word: String, _ cut: Clauses) throws(StatementError) -> Statement {
    func needed(_ clause: String, _ example: String) throws(StatementError) -> Source {
      if let found = cut[clause] { return found }
      throw StatementError("\(word) needs \(clause), as in \(example)")
    }
    switch word {
    case "collect": return .operation("collect", [cut.head, try needed("in", "collect a x + b x in x")])
    case "differentiate": return .operation("D", [cut.head, try needed("by", "differentiate sin(x²) by x")])
    case "solve": return .operation("solve", [cut.head, try needed("for", "solve x² = 2 for x")])
    case "series":
      let example = "series exp(x)/(1 + x) in x to order 5"
      let (variable, order) = (try needed("in", example), try needed("to order", example))
      return .operation("series", [cut.head, variable] + (cut["about"].map { [$0] } ?? []) + [order])
    case "limit":
      let approach = try needed("as", "limit sin(x)/x as x → 0")
      guard let arrow = ["→", "->"].lazy.compactMap({ approach.text.firstRange(of: $0) }).first else {
        throw StatementError("limit … as x → a: the arrow is missing (-> is one)")
      }
      let text = approach.text
      let variable = approach.keeping(0..<text.distance(from: text.startIndex, to: arrow.lowerBound))
      let end = approach.keeping(text.distance(from: text.startIndex, to: arrow.upperBound)..<text.count)
      return .operation("limit", [cut.head, variable, end] + (cut["from"].map { [$0] } ?? []))
    case "integrate":
      let variable = try needed("over", "integrate x exp(−x) over x from 0 to ∞")
      guard let lower = cut["from"] else { return .operation("integrate", [cut.head, variable]) }
      return .operation(
        "integrate", [cut.head, variable, lower, try needed("to", "integrate x exp(−x) over x from 0 to ∞")])
    default: return .operation(word, [cut.head])
    }
  }

  private static func premises(_ body: String, _ kind: String) throws(StatementError) -> Premises {
    // Names of which nothing more is said are of the kind that the first word names.
    let parts = Premises.clauses(body)
    let isSaid = parts.map { $0.contains { ">≥≠=:".contains($0) } || Premises.endsInKind($0) }
    var clauses: [String] = []
    for (k, part) in parts.enumerated() {
      // x, y positive: what is said of the next holds for those before it.
      let follows = isSaid[k...].contains(true)
      clauses.append(isSaid[k] || follows ? part : "\(part) \(kind)")
    }
    return try Premises(clauses.joined(separator: ", "), behind: "a declaration")
  }

  /// Names with commas or spaces between them.
  static func list(_ body: String) -> [String] {
    body.split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  /// `name = …` and `name(x, y) = …`.
  ///
  /// - Throws: `StatementError` for a name that has a meaning of its own.
  private static func definition(_ line: Source) throws(StatementError) -> Statement? {
    let text = line.text
    guard let sign = text.firstIndex(of: "="), !text[text.index(after: sign)...].hasPrefix("=") else { return nil }
    let left = String(text[..<sign]).trimmed
    let place = text.distance(from: text.startIndex, to: text.index(after: sign))
    let right = line.keeping(place..<text.count)
    var name = left
    var parameters: [String]?
    if left.hasSuffix(")"), let open = left.firstIndex(of: "(") {
      name = String(left[..<open])
      parameters = left[left.index(after: open)...].dropLast().split(separator: ",").map { String($0).trimmed }
    }
    let word = Lexer.tokens(of: Source(name), Environment()).tokens
    if word.count == 2, word[0].kind == .name, Environment.isReserved(word[0].name) {
      throw StatementError(
        "\(name) has a meaning of its own and cannot be given another; check a = b compares two sides")
    }
    if right.text.allSatisfy(\.isWhitespace), Self.isName(name) {
      throw StatementError("what \(name) stands for is missing")
    }
    guard let spelled = Self.spelledName(name), parameters?.isEmpty != true else { return nil }
    let letters = parameters?.map(Self.spelledName)
    guard letters?.contains(nil) != true else { return nil }
    return .definition(name: spelled, parameters: letters?.compactMap { $0 }, right)
  }

  /// The text with blanks for everything behind #.
  static func withoutRemark(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.prefix { $0 != "#" } }
      .joined(separator: "\n")
  }

  /// The first word, and the text with blanks in its place.
  static func firstWord(_ line: Source) -> (String, Source) {
    let text = line.text
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return ("", line) }
    let end = text[start...].firstIndex { !($0.isLetter || $0 == "_") } ?? text.endIndex
    let word = String(text[start..<end])
    return (word, line.keeping(text.distance(from: text.startIndex, to: end)..<text.count))
  }
}

extension Source {
  /// The text with blanks for every character outside of a range, so that places in messages stay those of the whole.
  func keeping(_ range: Range<Int>) -> Source {
    var kept = ""
    for (k, character) in text.enumerated() {
      kept.append(range.contains(k) || character.isNewline ? character : " ")
    }
    return Source(kept, name: name, firstLine: firstLine)
  }
}

extension Source {
  /// The text in front of a word.
  func keeping(upTo word: String) -> Source {
    guard let range = text.firstRange(of: word) else { return self }
    return keeping(0..<text.distance(from: text.startIndex, to: range.lowerBound))
  }

  /// The parts between commas outside of parentheses.
  public var parts: [Source] {
    let text = Array(self.text)
    var (parts, start, depth): ([Source], Int, Int) = ([], 0, 0)
    for (k, character) in text.enumerated() {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0, character == "," {
        parts.append(keeping(start..<k))
        start = k + 1
      }
    }
    return parts + [keeping(start..<text.count)]
  }
}

/// A text cut at words that stand outside of parentheses, each at most once and in this order.
struct Clauses {
  let head: Source
  private var found: [String: Source] = [:]
  private var places: [String: Int] = [:]

  init(_ source: Source, _ words: [String]) {
    let text = Array(source.text)
    var cuts: [(word: String?, from: Int, to: Int)] = [(nil, 0, text.count)]
    var depth = 0
    var next = 0
    var k = 0
    while k < text.count, next < words.count {
      if "([{".contains(text[k]) { depth += 1 }
      if ")]}".contains(text[k]) { depth -= 1 }
      if depth == 0, k > 0, text[k - 1].isWhitespace,
        let (place, length) = Self.match(words[next...], text, at: k)
      {
        cuts[cuts.count - 1].to = k
        cuts.append((words[place], k + length, text.count))
        next = place + 1
        k += length
      } else {
        k += 1
      }
    }
    head = source.keeping(cuts[0].from..<cuts[0].to)
    for cut in cuts.dropFirst() {
      guard let word = cut.word else { continue }
      found[word] = source.keeping(cut.from..<cut.to)
      places[word] = cut.from
    }
  }

  subscript(word: String) -> Source? { found[word] }

  /// Where the text behind a word begins, in characters.
  func place(of word: String) -> Int? { places[word] }

  /// The first of the words that stands at a place, with spaces around it, and its length in the text.
  private static func match(_ words: ArraySlice<String>, _ text: [Character], at k: Int) -> (Int, Int)? {
    for place in words.indices {
      var position = k
      var isThere = true
      for (n, part) in words[place].split(separator: " ").enumerated() {
        if n > 0 {
          let start = position
          while position < text.count, text[position].isWhitespace { position += 1 }
          if position == start { isThere = false }
        }
        let end = position + part.count
        guard isThere, end <= text.count, String(text[position..<end]) == part else {
          isThere = false
          break
        }
        position = end
      }
      if isThere, position == text.count || text[position].isWhitespace || "([−-".contains(text[position]) {
        return (place, position - k)
      }
    }
    return nil
  }
}
