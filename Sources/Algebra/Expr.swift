import Numbers

precedencegroup ExponentiationPrecedence {
  higherThan: MultiplicationPrecedence
  associativity: right
}
infix operator ** : ExponentiationPrecedence

/// An exact scalar expression: an immutable value of four bytes, compared and hashed in one step.
///
/// Making an expression applies only identities that hold without assumptions beyond those its symbols carry: sums collect
/// like terms, products collect like bases, and functions take their special values. An operation that has no value, such as
/// a division by zero, gives an expression whose `undefinedPart` names it; every question about such an expression is
/// answered by an error that carries it.
public struct Expr: Hashable, Sendable {
  /// The index of the node, or of an entry of `DeferredNodes`.
  let index: Id

  /// The index of the node, which is made now if it was not needed before.
  @inline(__always) var id: Id { index & DeferredNodes.mark == 0 ? index : DeferredNodes.shared.node(index) }

  init(id: Id) { index = id }

  /// The same expression.
  public static func == (a: Expr, b: Expr) -> Bool {
    a.index == b.index || ((a.index | b.index) & DeferredNodes.mark != 0 && a.id == b.id)
  }

  /// Feeds the node to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// A rational number.
  public init(_ value: Rational) { index = Arena.shared.build { $0.number(value) } }
  /// An integer.
  public init(_ value: Integer) { self.init(Rational(value)) }
  /// An integer.
  public init(_ value: Int) { index = Arena.shared.build { $0.integer(value) } }
  /// A symbol.
  public init(_ symbol: Symbol) { index = symbol.id }

  /// The imaginary unit.
  public static let i = Expr(id: Arena.shared.build { $0.constant(.imaginaryUnit) }).lasting
  /// The ratio of a circle's circumference to its diameter.
  public static let pi = Expr(id: Arena.shared.build { $0.constant(.pi) }).lasting
  /// Zero.
  public static let zero = Expr(0)
  /// One.
  public static let one = Expr(1)
  /// One half.
  public static let half = Expr(Rational(1, 2)).lasting

  /// The symbol of that name and those assumptions.
  public static func symbol(_ name: String, _ assumptions: Assumptions = []) -> Expr {
    Symbol(name, assumptions).expression
  }

  /// True for the expression 0 itself. Whether an expression *equals* zero is `isZero()`.
  public var isLiteralZero: Bool { self == .zero }
  /// True for the expression 1 itself.
  public var isLiteralOne: Bool { self == .one }
  /// The value, when the expression is a rational number.
  public var rationalValue: Rational? {
    let arena = Arena.shared
    return arena.isNumber(id) ? arena.rationalValue(id) : nil
  }

  var facts: Facts { Arena.shared[id].facts }

  /// True when the value is known to be real. False means "not known".
  public var isKnownReal: Bool { facts.contains(.real) }
  /// True when the value is known to be positive. False means "not known".
  public var isKnownPositive: Bool { facts.contains(.positive) }
  /// True when the value is known to be real and not negative. False means "not known".
  public var isKnownNonnegative: Bool { facts.contains(.nonnegative) }
  /// True when the value is known to be different from zero. False means "not known".
  public var isKnownNonzero: Bool { facts.contains(.nonzero) }
  /// True when neither symbols nor fields occur.
  public var isConstant: Bool { facts.contains(.constant) }

  /// The operation without a value that the expression contains, such as 1/0; nil for a well-formed expression.
  public var undefinedPart: Expr? { facts.contains(.undefined) ? self : nil }
}

extension Expr: ExpressibleByIntegerLiteral {
  /// The integer.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Expr {
  /// The sum, like terms collected.
  public static func + (a: Expr, b: Expr) -> Expr { Expr(id: Arena.shared.build { $0.sum(a.id, b.id) }) }
  /// The difference.
  public static func - (a: Expr, b: Expr) -> Expr { Expr(id: Arena.shared.build { $0.difference(a.id, b.id) }) }
  /// The product, like bases collected; sums are not multiplied out.
  public static func * (a: Expr, b: Expr) -> Expr { Expr(id: Arena.shared.build { $0.product(a.id, b.id) }) }
  /// The quotient a·b⁻¹. Division by the number zero gives an expression without a value.
  public static func / (a: Expr, b: Expr) -> Expr { Expr(id: Arena.shared.build { $0.quotient(a.id, b.id) }) }
  /// The principal power aᵇ = exp(b·log a). 0⁰ is 1; zero to a negative power has no value.
  ///
  /// In Swift a prefix operator binds tighter than every infix one: `-x ** 2` is (−x)². Write `-(x ** 2)`.
  public static func ** (a: Expr, b: Expr) -> Expr { Expr(id: Arena.shared.build { $0.power(a.id, b.id) }) }
  /// The negative.
  public static prefix func - (a: Expr) -> Expr { Expr(id: Arena.shared.build { $0.negate(a.id) }) }

  /// Adds in place.
  public static func += (a: inout Expr, b: Expr) { a = a + b }
  /// Subtracts in place.
  public static func -= (a: inout Expr, b: Expr) { a = a - b }
  /// Multiplies in place.
  public static func *= (a: inout Expr, b: Expr) { a = a * b }
  /// Divides in place.
  public static func /= (a: inout Expr, b: Expr) { a = a / b }

  /// The sum of many expressions, in one pass.
  public static func sum(_ terms: some Sequence<Expr>) -> Expr {
    Expr(id: Arena.shared.build { arena in arena.sum(terms.map(\.id)) })
  }

  /// The product of many expressions, in one pass.
  public static func product(_ factors: some Sequence<Expr>) -> Expr {
    Expr(id: Arena.shared.build { arena in arena.product(factors.map(\.id)) })
  }

  /// A function of scalar arguments.
  public static func call(_ function: Function, _ arguments: [Expr]) -> Expr {
    Expr(id: Arena.shared.build { $0.call(function, arguments.map(\.id)) })
  }

  /// The complex conjugate.
  public var conjugate: Expr { .call(.conjugate, [self]) }
  /// The real part.
  public var realPart: Expr { .call(.re, [self]) }
  /// The imaginary part.
  public var imaginaryPart: Expr { .call(.im, [self]) }
  /// The absolute value.
  public var magnitude: Expr { .call(.abs, [self]) }
}

/// eˣ.
public func exp(_ x: Expr) -> Expr { .call(.exp, [x]) }
/// The principal logarithm: imaginary part in (−π, π].
public func log(_ x: Expr) -> Expr { .call(.log, [x]) }
/// The sine.
public func sin(_ x: Expr) -> Expr { .call(.sin, [x]) }
/// The cosine.
public func cos(_ x: Expr) -> Expr { .call(.cos, [x]) }
/// The tangent.
public func tan(_ x: Expr) -> Expr { .call(.tan, [x]) }
/// The principal arc sine.
public func asin(_ x: Expr) -> Expr { .call(.asin, [x]) }
/// The principal arc cosine.
public func acos(_ x: Expr) -> Expr { .call(.acos, [x]) }
/// The principal arc tangent.
public func atan(_ x: Expr) -> Expr { .call(.atan, [x]) }
/// The angle of the point (x, y), in (−π, π].
public func atan2(_ y: Expr, _ x: Expr) -> Expr { .call(.atan2, [y, x]) }
/// The hyperbolic sine.
public func sinh(_ x: Expr) -> Expr { .call(.sinh, [x]) }
/// The hyperbolic cosine.
public func cosh(_ x: Expr) -> Expr { .call(.cosh, [x]) }
/// The hyperbolic tangent.
public func tanh(_ x: Expr) -> Expr { .call(.tanh, [x]) }
/// The error function.
public func erf(_ x: Expr) -> Expr { .call(.erf, [x]) }
/// The principal square root.
public func sqrt(_ x: Expr) -> Expr { x ** .half }
/// The absolute value.
public func abs(_ x: Expr) -> Expr { .call(.abs, [x]) }
