import Algebra
import Typesetting
import Worksheets

/// Writes statements on a worksheet: what a name stands for is a letter on the page, and its value in what is compared.
struct SheetWriter {
  private(set) var session: Session
  /// The session's names with letters for everything that was defined on the worksheet.
  private var letters: [String: Environment.Meaning] = [:]
  /// The letters' names as they were written first.
  private var spellings: [Name: String] = [:]
  /// What the letters stand for.
  private var meanings: [(of: Expr, by: Expr)] = []

  init(library: Session.Library?) { session = Session(library: library) }

  /// Carries a statement out.
  ///
  /// - Throws: `Diagnostics`, `StatementError`, `AlgebraError`.
  mutating func write(_ source: Source, on sheet: inout Worksheet) throws {
    let input = try LaTeXInput.translation(of: source, isWord: session.isWord)
    try LaTeXInput.reading(source, as: input) { try carryOut($0, on: &sheet) }
  }

  private mutating func carryOut(_ source: Source, on sheet: inout Worksheet) throws {
    guard let line = try SheetLine(source) else { return try declare(source) }
    try session.begin(source)
    do {
      try write(line, on: &sheet)
    } catch {
      if let name = line.definedName { session.leaveUnfinished(name) }
      throw error
    }
  }

  private mutating func write(_ line: SheetLine, on sheet: inout Worksheet) throws {
    switch line {
    case .step(let title, by: let reason): sheet.step(title, by: reason)
    case .remark(let words): sheet.remark(words)
    case .premise(let title, let equation, let tag, let isComparand):
      try define(title, equation) { Self.premise($0, $1, $2, isComparand, tag, &sheet) }
    case .define(let title, let equation, let tag, let isComparand):
      try define(title, equation) { Self.definition($0, $1, $2, isComparand, tag, &sheet) }
    case .claim(let title, let left, let right, let order):
      let sides = try sides(left, right)
      try Self.claim(try phrase(title), sides.left, sides.right, sides.meanings, try truncation(order), &sheet)
    case .inequality(let title, let left, let right, let strictly, let gap):
      sheet.claim(
        try phrase(title), try number(left), isAtMost: try number(right), strictly: strictly, gap: try number(gap))
    case .published(let tag, let title, let equation, let printed, let order, let repairing, let isRefuted, let note):
      let isPlain = equation.right.text.allSatisfy(\.isWhitespace)
      if let name = equation.name, !isPlain, hasValue(name) {
        throw StatementError(
          "\(Environment.shown(name)) has a value, which is what is compared: published … \(Environment.shown(name)) printed …"
        )
      }
      let sides = try sides(isPlain ? equation.left : equation.right, printed)
      let publication = Publication(
        tag: tag, title: try phrase(title), quantity: try quantity(equation), meanings: sides.meanings,
        truncation: try truncation(order), repair: try repairing.map(repair), expected: isRefuted ? .refuted : nil,
        note: note)
      try Self.publish(publication, sides.left, sides.right, &sheet)
    case .result(let name, let formula, let domain): try result(name, formula, domain, &sheet)
    }
  }

  /// A statement of every session, which must be one that has a place in a derivation.
  private mutating func declare(_ source: Source) throws {
    let statement = try session.parsed(source)
    switch statement {
    case .check: throw StatementError("in a derivation an equation is a claim: claim \"what it says\" a = b")
    case .value, .operation, .supposing, .digits, .convert, .table, .plot, .written, .code, .help, .names:
      throw StatementError(
        "nothing follows from this line: give its value a name, or make it a claim; a derivation's own statements begin with "
          + SheetLine.words.joined(separator: ", "))
    case .declaration, .operators, .definition, .use, .forget, .nothing: try session.run(source)
    }
    // A name with another meaning is no letter any more. What use brings in is not told by the statement.
    var names = letterNames(in: source)
    if case .use = statement { names = Array(letters.keys) }
    for name in names {
      guard let letter = letters[name]?.expression, let place = meanings.firstIndex(where: { $0.of == letter }),
        session.environment.meaning(of: name)?.expression != meanings[place].by
      else { continue }
      meanings.remove(at: place)
      letters[name] = nil
    }
  }

  // MARK: Names

  private mutating func define(
    _ title: Source, _ equation: SheetLine.Equation, _ note: (String, Expr, any Formula) -> any Formula
  ) throws {
    let value = try session.evaluate(session.parsed(equation.right)).value
    let (words, formula) = (title.text.trimmed, try Self.formula(value))
    guard let name = equation.name else {
      _ = note(words, try quantity(equation), formula)
      return
    }
    let letter = Self.letter(name, for: value)
    let kept = Value(note(words, letter ?? .symbol(name), formula))
    session.bind(name, to: kept)
    guard let letter, let meaning = kept.expression else { return }
    meanings.removeAll { $0.of == letter }
    meanings.append((letter, meaning))
    spellings[Name(name)] = name
    letters[name] = Vector(letter).map(Environment.Meaning.vector) ?? .scalar(letter)
  }

  private static func formula(_ value: Value) throws(StatementError) -> any Formula {
    guard let formula = value.formula else {
      throw StatementError("\(value.kind) has no place on a worksheet; a scalar, a vector, a matrix or an operator has")
    }
    return formula
  }

  /// What stands for a value on the page; nil for matrices and operators, which have no letters.
  private static func letter(_ name: String, for value: Value) -> Expr? {
    switch value {
    case .scalar(let x): .symbol(name, x.conjugate == x ? .real : [])
    case .vector: Vector(name).expression
    default: nil
    }
  }

  /// The left side of an equation, which need not be a name.
  private func quantity(_ equation: SheetLine.Equation) throws -> Expr {
    if let name = equation.name {
      switch letters[name] {
      case .scalar(let x): return x
      case .vector(let v): return v.expression
      default: return .symbol(name)
      }
    }
    guard let found = try session.value(equation.left).value.expression else {
      throw StatementError("\(equation.left.text.trimmed) is no quantity that could be defined")
    }
    return found
  }

  // MARK: Formulas

  /// The value of a formula in the letters of the page, where that is the same formula once they are put in.
  private func folded(_ source: Source, as value: Value) -> Value {
    let here = Dictionary(letterNames(in: source).compactMap { name in letters[name].map { (name, $0) } }) { first, _ in
      first
    }
    guard !here.isEmpty, let short = try? session.value(source, with: here).value else { return value }
    let pairs = used(in: [short])
    guard let long = try? short.map({ $0.substituting(pairs) }), long == value else { return value }
    return short
  }

  /// The names of letters of the page that occur in a text, in any of their spellings.
  private func letterNames(in source: Source) -> [String] {
    let tokens = Lexer.tokens(of: source, session.environment).tokens
    return tokens.compactMap { $0.kind == .name ? spellings[Name($0.name)] : nil }
  }

  /// Whether a name stands for more than a letter.
  private func hasValue(_ name: String) -> Bool {
    switch session.environment.meaning(of: name) {
    case .scalar(let x): if case .symbol = x.view { false } else { true }
    case .vector(let v): if case .symbol = v.expression.view { false } else { true }
    case .value: true
    default: false
    }
  }

  /// Both sides of an equation as they are shown, and what letters in them stand for.
  private func sides(
    _ left: Source, _ right: Source
  ) throws -> (left: any Formula, right: any Formula, meanings: [(of: Expr, by: Expr)]) {
    let values = try Claim.alike([session.value(left).value, session.value(right).value])
    // A letter that was used before it got a value is another one than that of the page.
    guard used(in: values).isEmpty else { return (try Self.formula(values[0]), try Self.formula(values[1]), []) }
    let short = try Claim.alike([folded(left, as: values[0]), folded(right, as: values[1])])
    return (try Self.formula(short[0]), try Self.formula(short[1]), used(in: short))
  }

  /// The letters that occur, with what they stand for.
  private func used(in values: [Value]) -> [(of: Expr, by: Expr)] {
    let parts = Set(values.flatMap(\.parts).flatMap(\.subexpressions))
    return meanings.filter { parts.contains($0.of) }
  }

  private func number(_ source: Source) throws -> Expr { try FormulaOperation.scalar(session.value(source).value) }

  private func truncation(_ order: SheetLine.Order?) throws -> Truncation? {
    guard let order else { return nil }
    let count = try FormulaOperation.integer(session.value(order.count).value)
    return Truncation(try number(order.parameter), through: count)
  }

  /// Words with formulas between backticks.
  private func phrase(_ source: Source) throws -> Phrase {
    let text = Array(source.text.trimmed.isEmpty ? "" : source.text)
    var phrase = Phrase.StringInterpolation(literalCapacity: text.count, interpolationCount: 1)
    let marks = text.indices.filter { text[$0] == "`" }
    guard marks.count % 2 == 0 else { throw StatementError("a backtick in a title has no partner") }
    var start = 0
    func words(_ range: Range<Int>) throws -> String {
      let words = String(text[range])
      guard !words.contains("=") else {
        throw StatementError("an equation in a title stands between backticks: \(words.trimmed)")
      }
      return words
    }
    for k in stride(from: 0, to: marks.count, by: 2) {
      phrase.appendLiteral(k == 0 ? String(try words(start..<marks[k]).trimmedAtStart) : try words(start..<marks[k]))
      let inside = source.keeping(marks[k] + 1..<marks[k + 1])
      switch folded(inside, as: try session.value(inside).value) {
      case .scalar(let x): phrase.appendInterpolation(x)
      case .vector(let v): phrase.appendInterpolation(v)
      case .matrix(let m): phrase.appendInterpolation(m)
      case .noncommuting(let o): phrase.appendInterpolation(o)
      case .equation(let sides) where sides.count == 2:
        if let left = sides[0].expression, let right = sides[1].expression {
          phrase.appendInterpolation(left, equals: right)
        }
      default: throw StatementError("a title shows scalars, vectors, matrices and equations of scalars")
      }
      start = marks[k + 1] + 1
    }
    let rest = try words(start..<text.count)
    phrase.appendLiteral(marks.isEmpty ? rest.trimmed : String(rest.trimmedAtEnd))
    return Phrase(stringInterpolation: phrase)
  }

  private func repair(_ repairing: SheetLine.Repairing) throws -> Publication.Repairing {
    func letters(_ source: Source, _ example: String) throws -> [Expr] {
      try session.arguments(source).map { value in
        guard let letter = value.expression, case .symbol = letter.view else { throw StatementError(example) }
        return letter
      }
    }
    switch repairing {
    case .exchanging(let pair, let words):
      let pair = try letters(pair, "exchanging takes two letters")
      guard pair.count == 2 else { throw StatementError("exchanging takes two letters, as in exchanging a, b \"why\"") }
      return .reading(.exchanging(pair[0], pair[1], because: try phrase(words)))
    case .scaling(let letter, by: let factor, let words):
      let factor = try number(factor)
      guard factor.shownSign == .positive else {
        throw StatementError("\(factor.text) does not show that it is positive: a sign is no matter of convention")
      }
      let found = try letters(letter, "scaling takes a letter, as in scaling J by 2 \"why\"")
      guard found.count == 1 else { throw StatementError("scaling takes one letter") }
      return .reading(.scaling(found[0], by: factor, because: try phrase(words)))
    case .under(let conditions, let words):
      let pairs = try session.arguments(conditions).map { value -> (of: Expr, by: Expr) in
        guard case .equation(let sides) = value, sides.count == 2, let a = sides[0].expression,
          let b = sides[1].expression
        else { throw StatementError("under takes equations between letters, as in under τ₁ = τ₂ \"why\"") }
        return (a, b)
      }
      return .reading(.under(pairs, because: try phrase(words)))
    case .repaired(let form, let words):
      let value = try session.value(form).value
      // What its letters stand for is put in here: only what is printed is shown in letters.
      guard used(in: [value]).isEmpty else {
        throw StatementError(
          "a letter of the repaired side had no value when it was used, and has one now: define it first")
      }
      return .repair(try Self.formula(value), try phrase(words))
    }
  }

  private func result(_ name: String, _ formula: Source?, _ domain: Source?, _ sheet: inout Worksheet) throws {
    let source = formula ?? Source(name, name: "result")
    let value = try session.value(source).value
    // A formula is shown in the letters of the page, and what is only a letter by its value.
    let letters = folded(source, as: value)
    let isLetter = letters.expression.map { x in meanings.contains { $0.of == x } } ?? false
    let short = isLetter ? value : letters
    let conditions = try domain.map { try self.conditions($0) } ?? []
    try Self.result(name, Self.formula(value), Self.formula(short), conditions, used(in: [short]), &sheet)
  }

  private func conditions(_ source: Source) throws -> [Condition] {
    let signs: [(String, Condition.Relation, Bool)] = [
      ("≤", .atMost, false), ("<=", .atMost, false), ("≥", .atMost, true), (">=", .atMost, true),
      ("≠", .different, false),
      ("!=", .different, false), ("<", .less, false), (">", .less, true), ("=", .equal, false)
    ]
    return try Premises.clauses(source.text).map { clause in
      for (sign, relation, isTurned) in signs {
        guard let place = clause.firstRange(of: sign) else { continue }
        let sides = try [clause[..<place.lowerBound], clause[place.upperBound...]].map {
          try number(Source(String($0), name: source.name, firstLine: source.firstLine))
        }
        return Condition(sides[isTurned ? 1 : 0], relation, sides[isTurned ? 0 : 1])
      }
      throw StatementError("a result holds for conditions such as a < b, a ≠ b or a² = b, not \(clause)")
    }
  }
}

extension String {
  fileprivate var trimmedAtStart: Substring { drop(while: \.isWhitespace) }
  fileprivate var trimmedAtEnd: Substring { prefix(count - reversed().prefix(while: \.isWhitespace).count) }
}

extension Environment.Meaning {
  /// What a scalar or a vector stands for.
  fileprivate var expression: Expr? {
    switch self {
    case .scalar(let x): x
    case .vector(let v): v.expression
    case .field, .vectorField, .value, .function: nil
    }
  }
}
