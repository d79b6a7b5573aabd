import Algebra

/// What a text stands for.
public enum Value: Hashable, Sendable {
  /// A number or a function of numbers.
  case scalar(Expr)
  /// A vector in space.
  case vector(Vector)
  /// A rectangular array of scalars.
  case matrix(Matrix)
  /// Products of symbols that do not commute, and of Pauli matrices.
  case noncommuting(Operator)
  /// A power series with the order of what it leaves out.
  case series(Series)
  /// Several values in their order.
  case list([Value])
  /// Both sides of an equation, or all of a chain.
  case equation([Value])
  /// An end of an interval, ∞ or −∞; no number.
  case end(Endpoint)

  /// The value of a scalar or a vector as an expression; nil for everything else.
  public var expression: Expr? {
    switch self {
    case .scalar(let value): value
    case .vector(let value): value.expression
    case .matrix, .noncommuting, .series, .list, .equation, .end: nil
    }
  }

  init(_ expression: Expr) { self = Vector(expression).map(Value.vector) ?? .scalar(expression) }

  var kind: String {
    switch self {
    case .scalar: "a scalar"
    case .vector: "a vector"
    case .matrix(let m): "a \(m.rows)×\(m.columns) matrix"
    case .noncommuting: "an operator"
    case .series: "a series"
    case .list: "a list"
    case .equation: "an equation"
    case .end: "an end at infinity"
    }
  }

  /// The value with a function applied to every scalar in it.
  func map(_ transform: (Expr) throws -> Expr) throws -> Value {
    switch self {
    case .scalar(let x): .scalar(try transform(x))
    case .vector(let v): Value(try transform(v.expression))
    case .matrix(let m): .matrix(try m.map(transform))
    case .noncommuting(let o):
      .noncommuting(try o.terms.reduce(Operator.zero) { $0 + Operator(try transform($1.value), $1.key) })
    case .list(let parts): .list(try parts.map { try $0.map(transform) })
    case .equation(let sides): .equation(try sides.map { try $0.map(transform) })
    case .series(let s): .scalar(try transform(s.polynomialPart))
    case .end: self
    }
  }

  /// Everything of which the value consists.
  public var parts: [Expr] {
    switch self {
    case .scalar(let x): [x]
    case .vector(let v): [v.expression]
    case .matrix(let m): m.elements
    case .noncommuting(let o): Array(o.terms.values)
    case .list(let parts), .equation(let parts): parts.flatMap(\.parts)
    case .series(let s): [s.polynomialPart]
    case .end: []
    }
  }
}
