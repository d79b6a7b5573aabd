import Numbers
import TestSupport

@testable import Algebra

/// A random expression together with an enclosure of its value that was computed alongside, operation by operation, without
/// looking at the expression.
struct Evaluated {
  var expression: Expr
  var value: ComplexBall
}

/// Makes random expressions over symbols of every kind of assumption.
struct ExpressionSource {
  var generator: Generator
  var point: SamplePoint
  let bits = 160

  static let symbols: [Expr] = [
    .symbol("x"), .symbol("y"), .symbol("r", .real), .symbol("s", .real), .symbol("p", .positive),
    .symbol("q", .nonnegative), .symbol("n", .integer), .symbol("z", .nonzero)
  ]

  init(_ generator: Generator) {
    self.generator = generator
    point = SamplePoint(seed: self.generator.next())
  }

  mutating func choose(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }

  mutating func leaf() throws -> Evaluated {
    let e: Expr
    switch choose(8) {
    case 0: e = Expr(Rational(choose(13) - 6, 1 + choose(6)))
    case 1: e = .i
    case 2: e = Expr(choose(9) - 4)
    default: e = generator.element(of: Self.symbols)
    }
    guard let value = point.enclosure(of: e, bits: bits) else { throw AlgebraError.unable("a leaf", e) }
    return Evaluated(expression: e, value: value)
  }

  /// An expression of about the given number of operations. Fails where a value does not exist.
  mutating func make(_ size: Int) throws -> Evaluated {
    if size <= 0 { return try leaf() }
    switch choose(12) {
    case 0...2:
      let (a, b) = (try make(size / 2), try make(size - 1 - size / 2))
      return Evaluated(expression: a.expression + b.expression, value: a.value + b.value)
    case 3:
      let (a, b) = (try make(size / 2), try make(size - 1 - size / 2))
      return Evaluated(expression: a.expression - b.expression, value: a.value - b.value)
    case 4...6:
      let (a, b) = (try make(size / 2), try make(size - 1 - size / 2))
      return Evaluated(expression: a.expression * b.expression, value: a.value * b.value)
    case 7:
      let (a, b) = (try make(size / 2), try make(size - 1 - size / 2))
      return Evaluated(expression: a.expression / b.expression, value: try a.value.divided(by: b.value))
    case 8:
      let a = try make(size - 1)
      let n = choose(7) - 3
      return Evaluated(expression: a.expression ** Expr(n), value: try a.value.power(n))
    case 9:
      let a = try make(size - 1)
      let q = generator.element(of: [Rational(1, 2), Rational(-1, 2), Rational(1, 3), Rational(2, 3), Rational(3, 2)])
      return Evaluated(expression: a.expression ** Expr(q), value: try a.value.power(q))
    default: return try call(try make(size - 1))
    }
  }

  private mutating func call(_ a: Evaluated) throws -> Evaluated {
    let functions: [Function] = [
      .exp, .log, .sin, .cos, .tan, .sinh, .cosh, .tanh, .atan, .abs, .conjugate, .re, .im
    ]
    let f = generator.element(of: functions)
    // Towers of exponentials leave every range.
    let size = a.value.magnitude.bounds.upper
    if size > 50, f != .abs, f != .conjugate {
      throw AlgebraError.unable("a large argument", a.expression)
    }
    return Evaluated(
      expression: .call(f, [a.expression]), value: try f.enclosure([a.value], of: a.expression))
  }
}
