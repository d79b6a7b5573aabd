import Algebra
import Numbers
import TestSupport

/// A random expression over real or complex symbols, together with an enclosure of its value that was computed alongside by
/// operations on single balls, without a program.
struct RandomExpression {
  var expression: Expr
  var value: ComplexBall
}

struct RandomExpressions {
  static let bits = 160
  /// Two symbols of any value, real ones in real expressions, and a positive one.
  let symbols: [Expr]

  var generator: Generator
  let isComplex: Bool
  /// The values of the symbols.
  let point: [(re: Rational, im: Rational)]

  init(_ generator: Generator, isComplex: Bool) {
    self.generator = generator
    self.isComplex = isComplex
    let assumptions: Assumptions = isComplex ? [] : .real
    symbols = [.symbol("x", assumptions), .symbol("y", assumptions), .symbol("p", .positive)]
    func part(_ range: ClosedRange<Int>, _ g: inout Generator) -> Rational {
      Rational(Int.random(in: range, using: &g), Int.random(in: 7...40, using: &g))
    }
    var g = self.generator
    point = symbols.indices.map { k in
      (part(k == 2 ? 1...90 : -90...90, &g), isComplex && k < 2 ? part(-60...60, &g) : 0)
    }
    self.generator = g
  }

  private mutating func choose(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }

  private mutating func leaf() throws -> RandomExpression {
    if isComplex && generator.oneIn(6) {
      return RandomExpression(expression: .i, value: try ComplexBall(0, 1, precision: Self.bits))
    }
    if generator.oneIn(4) {
      let q = generator.smallRational()
      return RandomExpression(expression: Expr(q), value: try ComplexBall(q, precision: Self.bits))
    }
    if generator.oneIn(9) {
      return RandomExpression(expression: .pi, value: ComplexBall(try Ball.pi(precision: Self.bits)))
    }
    let k = choose(3)
    return RandomExpression(
      expression: symbols[k], value: try ComplexBall(point[k].re, point[k].im, precision: Self.bits))
  }

  /// An expression of about so many operations. Fails where a value does not exist or would leave every range.
  mutating func make(_ size: Int) throws -> RandomExpression {
    if size <= 0 { return try leaf() }
    switch choose(11) {
    case 0...3: return try two(size) { ($0 + $1, $2 + $3) }
    case 4: return try two(size) { ($0 - $1, $2 - $3) }
    case 5, 6: return try two(size) { ($0 * $1, $2 * $3) }
    case 7: return try two(size) { ($0 / $1, try $2.divided(by: $3)) }
    case 8:
      let a = try make(size - 1)
      let n = choose(11) - 3
      return RandomExpression(expression: a.expression ** Expr(n), value: try a.value.power(n))
    case 9:
      let a = try make(size - 1)
      let q = generator.element(of: [Rational(1, 2), Rational(-1, 2), Rational(1, 3), Rational(2, 3), Rational(5, 2)])
      return try checked(a.expression ** Expr(q), a.value.power(q), a.value)
    default: return try call(try make(size - 1))
    }
  }

  private mutating func two(
    _ size: Int, _ join: (Expr, Expr, ComplexBall, ComplexBall) throws -> (Expr, ComplexBall)
  ) throws -> RandomExpression {
    let (a, b) = (try make(size / 2), try make(size - 1 - size / 2))
    let (expression, value) = try join(a.expression, b.expression, a.value, b.value)
    return RandomExpression(expression: expression, value: value)
  }

  private mutating func call(_ a: RandomExpression) throws -> RandomExpression {
    if a.value.magnitude.bounds.upper > 40 { throw NumberError.domain("a large argument") }
    let (e, v) = (a.expression, a.value)
    switch choose(isComplex ? 13 : 11) {
    case 0: return try checked(exp(e), v.exp(), v)
    case 1: return try checked(sin(e), v.sin(), v)
    case 2: return try checked(cos(e), v.cos(), v)
    case 3: return try checked(log(e), v.log(), v)
    case 4: return try checked(tan(e), v.tan(), v)
    case 5: return try checked(sinh(e), v.sinh(), v)
    case 6: return try checked(cosh(e), v.cosh(), v)
    case 7: return try checked(tanh(e), v.tanh(), v)
    case 8: return try checked(atan(e), v.atan(), v)
    case 9: return try checked(abs(e), ComplexBall(v.magnitude), v)
    case 10: return try checked(sin(e) * exp(-e) + cos(e) * exp(e), v.sin() * (-v).exp() + v.cos() * v.exp(), v)
    case 11: return try checked(e.conjugate, v.conjugated, v)
    default: return try checked(e.realPart + 2 * e.imaginaryPart, ComplexBall(v.re + v.im.scaled(by: 2)), v)
    }
  }

  /// Real expressions stay real: what left the axis is refused. So is a point on a branch cut, where the last bit decides.
  private func checked(_ e: Expr, _ value: ComplexBall, _ argument: ComplexBall) throws -> RandomExpression {
    guard value.isFinite, isComplex || value.im.isZero else { throw NumberError.domain("a complex value") }
    return RandomExpression(expression: e, value: value)
  }
}
