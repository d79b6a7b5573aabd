import Algebra
import Numbers

/// A random expression together with an enclosure of its value that was computed alongside, operation by operation, without
/// looking at the expression.
public struct Evaluated: Sendable {
  /// The expression.
  public var expression: Expr
  /// A ball that contains its value.
  public var value: ComplexBall

  /// An expression and its value.
  public init(expression: Expr, value: ComplexBall) {
    self.expression = expression
    self.value = value
  }
}

/// Makes random expressions over leaves with values, out of every function there is.
public struct ExpressionSource {
  /// Where the next choice comes from.
  public var generator: Generator
  /// The symbols and fields, with their values.
  public let leaves: [Evaluated]
  /// The precision of the values.
  public let bits: Int
  /// Whether every part is real.
  public let isReal: Bool
  /// How often each function was called in an expression that has a value.
  public private(set) var calls: [Function: Int] = [:]

  /// The functions of scalars, all of them.
  public static let functions = Function.allCases.filter { ![.dot, .cross, .undefined].contains($0) }

  /// - Parameter isReal: only real expressions, of leaves that are real.
  public init(_ generator: Generator, leaves: [Evaluated], bits: Int = 160, isReal: Bool = false) {
    self.generator = generator
    self.leaves = leaves
    self.bits = bits
    self.isReal = isReal
  }

  /// A number below n.
  public mutating func choose(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }

  private mutating func leaf(real: Bool) throws -> Evaluated {
    switch choose(10) {
    case 0:
      let q = Rational(choose(13) - 6, 1 + choose(6))
      return Evaluated(expression: Expr(q), value: try ComplexBall(q, precision: bits))
    case 1:
      let n = choose(9) - 4
      return Evaluated(expression: Expr(n), value: try ComplexBall(Rational(n), precision: bits))
    case 2 where !real: return Evaluated(expression: .i, value: try .i(precision: bits))
    case 3:
      // Where the values of trigonometric functions are special.
      let q = Rational(choose(49) - 24, 12)
      return Evaluated(expression: Expr(q) * .pi, value: ComplexBall(try Ball.pi(precision: bits)).scaled(by: q))
    default:
      let usable = real ? leaves.filter { $0.expression.isKnownReal } : leaves
      guard !usable.isEmpty else { throw NumberError.domain("no leaf") }
      return usable[choose(usable.count)]
    }
  }

  /// An expression of about the given number of operations. Fails where a value does not exist.
  public mutating func make(_ size: Int) throws -> Evaluated { try make(size, real: isReal) }

  private mutating func make(_ size: Int, real: Bool) throws -> Evaluated {
    if size <= 0 { return try leaf(real: real) }
    switch choose(13) {
    case 0...2: return try two(size, real) { ($0 + $1, $2 + $3) }
    case 3: return try two(size, real) { ($0 - $1, $2 - $3) }
    case 4...6: return try two(size, real) { ($0 * $1, $2 * $3) }
    case 7: return try two(size, real) { ($0 / $1, try $2.divided(by: $3)) }
    case 8:
      let a = try make(size - 1, real: real)
      let n = choose(9) - 3
      return Evaluated(expression: a.expression ** Expr(n), value: try a.value.power(n))
    case 9:
      let a = try make(size - 1, real: real)
      let q = generator.element(
        of: [Rational(1, 2), Rational(-1, 2), Rational(1, 3), Rational(2, 3), Rational(3, 2), Rational(5, 2)])
      return try checked(Evaluated(expression: a.expression ** Expr(q), value: try a.value.power(q)), real)
    default: return try call(generator.element(of: Self.functions), size - 1, real: real)
    }
  }

  private mutating func two(
    _ size: Int, _ real: Bool, _ join: (Expr, Expr, ComplexBall, ComplexBall) throws -> (Expr, ComplexBall)
  ) throws -> Evaluated {
    let (a, b) = (try make(size / 2, real: real), try make(size - 1 - size / 2, real: real))
    let (expression, value) = try join(a.expression, b.expression, a.value, b.value)
    return Evaluated(expression: expression, value: value)
  }

  /// A call of a function with random arguments of about so many operations.
  public mutating func call(_ function: Function, _ size: Int) throws -> Evaluated {
    try call(function, size, real: isReal)
  }

  private mutating func call(_ function: Function, _ size: Int, real: Bool) throws -> Evaluated {
    var arguments: [Evaluated] = []
    for _ in 0..<function.arity {
      // An angle has real coordinates.
      let argument = try make(size / function.arity, real: real || function == .atan2)
      if function == .atan2, !argument.value.im.isZero || !argument.expression.isKnownReal {
        throw AlgebraError.unable("a complex angle", argument.expression)
      }
      arguments.append(argument)
    }
    // Towers of exponentials leave every range.
    if arguments[0].value.magnitude.bounds.upper > 50, ![.abs, .conjugate, .re, .im].contains(function) {
      throw AlgebraError.unable("a large argument", arguments[0].expression)
    }
    guard let value = try function.ball(arguments.map(\.value)) else {
      throw AlgebraError.unable("a value of \(function.name)", arguments[0].expression)
    }
    let made = try checked(Evaluated(expression: .call(function, arguments.map(\.expression)), value: value), real)
    calls[function, default: 0] += 1
    return made
  }

  /// Real expressions stay real: what left the axis is refused.
  private func checked(_ made: Evaluated, _ real: Bool) throws -> Evaluated {
    guard made.value.isFinite, !real || made.value.im.isZero else { throw NumberError.domain("a complex value") }
    return made
  }
}
