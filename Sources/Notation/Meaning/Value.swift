import Algebra

/// What a text stands for.
public enum Value: Hashable, Sendable {
  /// A number or a function of numbers.
  case scalar(Expr)
  /// A vector in space.
  case vector(Vector)

  /// The value as an expression.
  public var expression: Expr {
    switch self {
    case .scalar(let value): value
    case .vector(let value): value.expression
    }
  }

  init(_ expression: Expr) { self = Vector(expression).map(Value.vector) ?? .scalar(expression) }

  var kind: String {
    switch self {
    case .scalar: "a scalar"
    case .vector: "a vector"
    }
  }
}
