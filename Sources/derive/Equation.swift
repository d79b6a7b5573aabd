import Algebra
import Worksheets
import Notation
import Typesetting

/// An equation as it was typed, `a = b where x > 0, n integer, c = a/2`, and what its names are.
struct Equation {
  /// Both sides, or all of a chain.
  let sides: [Value]
  /// What is assumed of the symbols in it, as "x > 0".
  let assumptions: [String]

  /// - Throws: `Diagnostics` for a text that cannot be read, `UsageError` for sides of different kinds.
  init(_ text: String, name: String = "equation", declarations: [String] = []) throws {
    var conditions = Conditions()
    var equation = text
    if let place = text.ranges(of: " where ").last {
      conditions = try Conditions(String(text[place.upperBound...]))
      // The rest becomes blank, so that places in messages are those of the text.
      equation = String(text[..<place.lowerBound])
    }
    let source = Source(equation, name: name)
    var declared = Environment()
    for declaration in declarations { try declared.declare(Source(declaration, name: "--declare")) }
    try declared.declare(Source(conditions.declarations, name: "where"))
    // Results may stand in the equation and in what letters stand for.
    let everything = ([equation] + conditions.definitions.map(\.formula)).joined(separator: "\n")
    var environment = try FormulaScope(declared, NamedResults(in: Source(everything))).environment
    environment.undeclared = .symbols(.real)
    let reader = Reader(environment)
    var sides = try reader.equation(source)
    let meanings = try Self.meanings(conditions.definitions, reader)
    sides = sides.map { side in
      switch side {
      case .scalar(let x): .scalar(x.substituting(meanings))
      case .vector(let v): .vector(v.substituting(meanings))
      }
    }
    self.sides = try Self.alike(sides)
    assumptions = Self.assumptions(self.sides)
  }

  /// What letters stand for, those among them put into each other.
  private static func meanings(
    _ definitions: [(name: String, formula: String)], _ reader: Reader
  ) throws -> [(of: Expr, by: Expr)] {
    var meanings: [(of: Expr, by: Expr)] = []
    for (name, formula) in definitions {
      let letter = try reader.expression(Source(name, name: "where"))
      guard case .symbol = letter.view else { throw UsageError("\(name) is no letter that could stand for \(formula)") }
      if meanings.contains(where: { $0.of == letter }) { throw UsageError("\(name) is given two meanings") }
      meanings.append((letter, try reader.expression(Source(formula, name: "where"))))
    }
    // Each round puts in one more; what is left after as many rounds as there are letters speaks of itself.
    let letters = Set(meanings.map(\.of))
    for _ in meanings {
      let known = meanings
      meanings = meanings.map { ($0.of, $0.by.substituting(known)) }
    }
    if let circular = meanings.first(where: { !letters.isDisjoint(with: $0.by.unknowns) }) {
      throw UsageError("\(circular.of.text) stands for something that it occurs in itself")
    }
    return meanings
  }

  /// A plain 0 beside vectors is the zero vector.
  private static func alike(_ sides: [Value]) throws(UsageError) -> [Value] {
    let hasVector = sides.contains { if case .vector = $0 { true } else { false } }
    guard hasVector else { return sides }
    var result: [Value] = []
    for side in sides {
      switch side {
      case .vector: result.append(side)
      case .scalar(let x) where x.isLiteralZero: result.append(.vector(.zero))
      case .scalar(let x): throw UsageError("\(x.text) is a number, and the other side is a vector")
      }
    }
    return result
  }

  private static func assumptions(_ sides: [Value]) -> [String] {
    let parts = sides.map { side -> Expr in
      switch side {
      case .scalar(let x): x
      case .vector(let v): v.expression
      }
    }
    let symbols = Set(parts.flatMap(\.symbols)).filter { Vector($0.expression) == nil }.sorted { $0.name < $1.name }
    return symbols.map { symbol in
      let facts = symbol.assumptions, name = symbol.expression.text
      var words: [String] = []
      if facts.contains(.integer) { words.append("integer") }
      if facts.contains(.positive) {
        words.append("positive")
      } else if facts.contains(.nonnegative) {
        words.append("nonnegative")
      } else if facts.contains(.nonzero) {
        words.append("nonzero")
      } else if words.isEmpty {
        words.append(facts.contains(.real) ? "real" : "complex")
      }
      return "\(name) \(words.joined(separator: " "))"
    }
  }

  /// Whether all sides are equal: refuted when one pair differs, undecided when one is open.
  func decided() throws -> Truth {
    var truth = Truth.proved
    for (left, right) in zip(sides, sides.dropFirst()) {
      let found: Truth
      switch (left, right) {
      case (.scalar(let a), .scalar(let b)): found = try a.equals(b)
      case (.vector(let a), .vector(let b)): found = try a.equals(b)
      default: preconditionFailure("sides of one kind")
      }
      if found.isRefuted { return found }
      if !found.isProved { truth = found }
    }
    return truth
  }
}

/// What stands behind `where`.
private struct Conditions {
  /// As declarations.
  var declarations = ""
  /// Letters that stand for formulas, in the order in which they are given.
  var definitions: [(name: String, formula: String)] = []

  init() {}

  /// - Throws: `UsageError` for a condition of another form.
  init(_ text: String) throws(UsageError) {
    var kinds: [(name: String, words: [String])] = []
    var waiting: [String] = []
    func add(_ word: String, to names: [String]) {
      for name in names {
        if let place = kinds.firstIndex(where: { $0.name == name }) {
          kinds[place].words.append(word)
        } else {
          kinds.append((name, [word]))
        }
      }
    }
    for clause in Self.clauses(text) {
      if let (left, sign, right) = Self.relation(clause) {
        if sign == "=" {
          guard waiting.isEmpty else {
            throw UsageError("\(waiting.joined(separator: ", ")): what are they? as in x, y real")
          }
          definitions.append((left, right))
          continue
        }
        let words = [">": "positive", ">=": "nonnegative", "≥": "nonnegative", "!=": "nonzero", "≠": "nonzero"]
        guard right == "0", let word = words[sign] else {
          throw UsageError(
            "where takes x > 0, x ≥ 0, x ≠ 0, x real, n integer, n unit vector or c = formula, not \(clause)")
        }
        add(word, to: waiting + [left])
      } else {
        let pieces = clause.replacing(":", with: " ").split(separator: " ").map(String.init)
        let kind = pieces.reversed().prefix { Self.words.contains($0) }.reversed()
        let name = pieces.dropLast(kind.count).joined(separator: " ")
        guard !name.isEmpty else { throw UsageError("\(clause): of what? as in x \(clause)") }
        if kind.isEmpty {
          waiting.append(name)
          continue
        }
        for word in kind { add(word, to: waiting + [name]) }
      }
      waiting = []
    }
    guard waiting.isEmpty else {
      throw UsageError("\(waiting.joined(separator: ", ")): what are they? as in x, y real")
    }
    // The variables of functions are real unless it is said what they are.
    let variables = kinds.filter { $0.name.hasSuffix(")") }.flatMap { kind in
      (kind.name.split(separator: "(").last ?? "").dropLast().split(separator: ",").map { String($0).trimmed }
    }
    for name in variables where !kinds.contains(where: { $0.name == name }) { kinds.insert((name, ["real"]), at: 0) }
    declarations = kinds.map { "\($0.name): \($0.words.joined(separator: " "))" }.joined(separator: "; ")
  }

  private static let words: Set<String> = [
    "real", "complex", "scalar", "positive", "nonnegative", "nonzero", "integer", "vector", "unit"
  ]

  /// The parts between commas and semicolons outside of parentheses.
  private static func clauses(_ text: String) -> [String] {
    var (clauses, depth) = ([""], 0)
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0, ",;".contains(character) {
        clauses.append("")
      } else {
        clauses[clauses.count - 1].append(character)
      }
    }
    return clauses.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Both sides of a sign of relation.
  private static func relation(_ clause: String) -> (String, String, String)? {
    for sign in [">=", "!=", "≥", "≠", ">", "="] {
      guard let place = clause.firstRange(of: sign) else { continue }
      return (String(clause[..<place.lowerBound]).trimmed, sign, String(clause[place.upperBound...]).trimmed)
    }
    return nil
  }
}
