import Algebra
import Typesetting

/// An equation as it was typed, `a = b where x > 0, n integer, c = a/2`, and what its names are.
public struct Claim: Sendable {
  /// Both sides, or all of a chain.
  public let sides: [Value]
  /// What is assumed of the symbols in it, as "x positive".
  public let assumptions: [String]

  /// The claim in a text, which may be LaTeX. Everything else as below.
  public init(
    reading source: Source, in environment: Environment,
    resolve: (Environment, Source) throws -> Environment = { known, _ in known }
  ) throws {
    let input = try LaTeXInput.translation(of: source) {
      environment.isWord($0) || Statement.wordsBetween.contains($0)
    }
    self = try LaTeXInput.reading(source, as: input) { try Claim($0, in: environment, resolve: resolve) }
  }

  /// - Parameters:
  ///   - environment: what names mean; those that it does not know are real.
  ///   - resolve: what names with a dot mean, in a text that contains them.
  /// - Throws: `Diagnostics` for a text that cannot be read, `StatementError` for sides of different kinds.
  public init(
    _ source: Source, in environment: Environment,
    resolve: (Environment, Source) throws -> Environment = { known, _ in known }
  ) throws {
    var premises = Premises()
    var equation = source
    if let place = source.text.ranges(of: " where ").last {
      premises = try Premises(String(source.text[place.upperBound...]))
      let text = String(source.text[..<place.lowerBound])
      equation = Source(text, name: source.name, firstLine: source.firstLine)
    }
    var environment = environment
    try environment.declare(premises)
    // Results may stand in the equation and in what letters stand for.
    let everything = ([equation.text] + premises.definitions.map(\.formula)).joined(separator: "\n")
    environment = try resolve(environment, Source(everything))
    environment.undeclared = .symbols(.real)
    let reader = Reader(environment)
    let meanings = try Self.meanings(premises.definitions, reader)
    let sides = try reader.equation(equation).map { try $0.map { $0.substituting(meanings) } }
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
      guard case .symbol = letter.view else {
        throw StatementError("\(name) is no letter that could stand for \(formula)")
      }
      if meanings.contains(where: { $0.of == letter }) { throw StatementError("\(name) is given two meanings") }
      meanings.append((letter, try reader.expression(Source(formula, name: "where"))))
    }
    // Each round puts in one more; what is left after as many rounds as there are letters speaks of itself.
    let letters = Set(meanings.map(\.of))
    for _ in meanings {
      let known = meanings
      meanings = meanings.map { ($0.of, $0.by.substituting(known)) }
    }
    if let circular = meanings.first(where: { !letters.isDisjoint(with: $0.by.unknowns) }) {
      throw StatementError("\(circular.of.text) stands for something that it occurs in itself")
    }
    return meanings
  }

  /// A plain 0 beside vectors is the zero vector, a number beside operators a multiple of the identity.
  static func alike(_ sides: [Value]) throws(StatementError) -> [Value] {
    let model = sides.first { if case .scalar = $0 { false } else { true } }
    guard let model else { return sides }
    return try sides.map { side throws(StatementError) in
      switch (model, side) {
      case (.vector, .vector), (.noncommuting, .noncommuting): return side
      case (.matrix(let m), .matrix(let other)) where m.rows == other.rows && m.columns == other.columns: return side
      case (.noncommuting, .scalar(let x)): return .noncommuting(Operator(x))
      case (.vector, .scalar(let x)) where x.isLiteralZero: return .vector(.zero)
      case (.matrix(let m), .scalar(let x)) where x.isLiteralZero:
        return .matrix(Matrix(rows: m.rows, columns: m.columns) { _, _ in 0 })
      case (_, .scalar(let x)): throw StatementError("\(x.text) is a number, and the other side is \(model.kind)")
      default: throw StatementError("\(model.kind) and \(side.kind) cannot be compared")
      }
    }
  }

  private static func assumptions(_ sides: [Value]) -> [String] {
    let parts = sides.flatMap(\.parts)
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
  public func decided() throws -> Truth {
    var truth = Truth.proved
    for (left, right) in zip(sides, sides.dropFirst()) {
      let found = try Self.compare(left, right)
      if found.isRefuted { return found }
      if !found.isProved { truth = found }
    }
    return truth
  }

  private static func compare(_ left: Value, _ right: Value) throws -> Truth {
    switch (left, right) {
    case (.scalar(let a), .scalar(let b)): return try a.equals(b)
    case (.vector(let a), .vector(let b)): return try a.equals(b)
    case (.matrix(let a), .matrix(let b)): return try all(zip(a.elements, b.elements).map { ($0, $1) })
    case (.noncommuting(let a), .noncommuting(let b)): return try all((a - b).terms.values.map { ($0, .zero) })
    default: throw StatementError("\(left.kind) and \(right.kind) cannot be compared")
    }
  }

  /// Whether all pairs are equal.
  private static func all(_ pairs: [(Expr, Expr)]) throws -> Truth {
    var truth = Truth.proved
    for (a, b) in pairs {
      let found = try a.equals(b)
      if found.isRefuted { return found }
      if !found.isProved { truth = found }
    }
    return truth
  }
}
