import Numbers
import TestSupport
import Testing

@Suite struct BallFunctionTests {
  struct Function {
    let name: String
    let domain: ClosedRange<Int>
    let ball: (Ball) throws -> Ball
    let reference: (MPFloat, MPFloat.Rounding) throws -> MPFloat
  }

  let elementary = [
    Function(name: "exp", domain: -30...30, ball: { $0.exp() }, reference: { $0.exp(rounding: $1) }),
    Function(name: "log", domain: 0...30, ball: { try $0.log() }, reference: { $0.log(rounding: $1) }),
    Function(name: "sqrt", domain: 0...30, ball: { try $0.sqrt() }, reference: { $0.sqrt(rounding: $1) }),
    Function(name: "sin", domain: -30...30, ball: { $0.sin() }, reference: { try $0.sin(rounding: $1) }),
    Function(name: "cos", domain: -30...30, ball: { $0.cos() }, reference: { try $0.cos(rounding: $1) }),
    Function(name: "tan", domain: -30...30, ball: { try $0.tan() }, reference: { try $0.tan(rounding: $1) }),
    Function(name: "sinh", domain: -30...30, ball: { $0.sinh() }, reference: { $0.sinh(rounding: $1) }),
    Function(name: "cosh", domain: -30...30, ball: { $0.cosh() }, reference: { $0.cosh(rounding: $1) }),
    Function(name: "tanh", domain: -30...30, ball: { $0.tanh() }, reference: { $0.tanh(rounding: $1) }),
    Function(name: "asin", domain: -1...1, ball: { try $0.asin() }, reference: { $0.asin(rounding: $1) }),
    Function(name: "acos", domain: -1...1, ball: { try $0.acos() }, reference: { $0.acos(rounding: $1) }),
    Function(name: "atan", domain: -30...30, ball: { $0.atan() }, reference: { $0.atan(rounding: $1) })
  ]

  var functions: [Function] {
    let special: [(UnaryFunction, ClosedRange<Int>)] = [
      (.erf, -30...30), (.erfc, -30...30), (.gamma, 1...30), (.logGamma, 0...30), (.digamma, 1...30),
      (.dilogarithm, -30...0), (.besselJ0, -30...30), (.besselJ1, -30...30)
    ]
    return elementary
      + special.map { f, domain in
        Function(
          name: "\(f)", domain: domain, ball: { try $0.applying(f) },
          reference: { try $0.applying(f, rounding: $1) })
      }
  }

  /// The exact value at a point of the ball lies between MPFR's results rounded down and up at twice the precision,
  /// and the ball of the result must reach into that interval.
  @Test func enclosuresMeetCorrectlyRoundedValues() throws {
    var informative = 0
    try forRandomCases(1000, seed: 91) { generator, seed throws in
      for function in functions {
        let x = try generator.enclosedNumber(in: function.domain)
        guard let result = try? function.ball(x.ball), let (lower, upper) = result.interval else { continue }
        informative += 1
        let point = try MPFloat(x.value, precision: 2 * x.ball.precision + 100)
        let below = try function.reference(point, .down)
        let above = try function.reference(point, .up)
        let (low, high) = (try #require(below.asRational), try #require(above.asRational))
        #expect(lower <= high && low <= upper, "\(function.name), seed \(seed): \(x) ↦ \(result)")
      }
    }
    #expect(Double(informative) > 0.75 * 300 * Double(functions.count) * Effort.factor)
  }

  /// Of exact arguments nearly all bits are known: the enclosures are not merely right.
  @Test func enclosuresAreTight() throws {
    try forRandomCases(1000, seed: 92) { generator, seed throws in
      for function in elementary {
        let precision = Int.random(in: 60...300, using: &generator)
        let value = generator.rational(in: function.domain)
        let ball = try Ball(value, precision: precision)
        guard let result = try? function.ball(ball), !result.containsZero else { continue }
        // The argument is rounded to the precision, which costs what the derivative times the argument is, in bits.
        #expect(result.relativeAccuracyBits >= precision - 20, "\(function.name), seed \(seed): \(value) ↦ \(result)")
      }
    }
  }

  @Test func functionsOfTwoArguments() throws {
    try forRandomCases(1000, seed: 93) { generator, seed throws in
      let (x, y) = (try generator.enclosedNumber(), try generator.enclosedNumber())
      let precision = 2 * max(x.ball.precision, y.ball.precision) + 100
      let (a, b) = (try MPFloat(x.value, precision: precision), try MPFloat(y.value, precision: precision))
      func expect(_ result: Ball, _ reference: (MPFloat.Rounding) -> MPFloat, _ name: String) throws {
        guard let (lower, upper) = result.interval else { return }
        let (low, high) = (try #require(reference(.down).asRational), try #require(reference(.up).asRational))
        #expect(lower <= high && low <= upper, "\(name), seed \(seed): \(x), \(y) ↦ \(result)")
      }
      try expect(Ball.atan2(x.ball, y.ball), { MPFloat.atan2(a, b, rounding: $0) }, "atan2")
      if x.ball.isPositive {
        try expect(x.ball.power(y.ball), { a.power(b, rounding: $0) }, "power")
      } else {
        #expect(throws: NumberError.self) { try x.ball.power(y.ball) }
      }
    }
  }

  @Test func inverseHyperbolicFunctions() throws {
    try forRandomCases(1000, seed: 94) { generator, seed throws in
      let x = try generator.enclosedNumber(in: -5...5)
      #expect(x.ball.sinh().asinh().contains(x.value), "seed \(seed): \(x)")
      #expect((try? x.ball.tanh().atanh().contains(x.value)) ?? true, "seed \(seed): \(x)")
      #expect((try? x.ball.cosh().acosh().contains(x.value.magnitude)) ?? true, "seed \(seed): \(x)")
    }
    #expect(throws: NumberError.self) { try Ball(1, precision: 53).atanh() }
    #expect(throws: NumberError.self) { try Ball(0, precision: 53).acosh() }
  }

  /// A certified decimal is within half a unit of its last digit of every point of the ball.
  @Test func certifiedDecimals() throws {
    var informative = 0
    try forRandomCases(2000, seed: 95) { generator, seed throws in
      let precision = Int.random(in: 20...200, using: &generator)
      let scale = try Rational(10).power(Int.random(in: -12...12, using: &generator))
      let value = generator.rational(in: -30...30) * scale
      let ball = try Ball(value, precision: precision)
      let digits = Int.random(in: 1...Int(Double(precision) * 0.35), using: &generator)
      let (lower, upper) = try #require(ball.interval)
      guard let text = ball.certifiedDecimal(digits: digits) else {
        // Not even one unit of the last place fits around the ball, or a rounding boundary lies inside: with ten more
        // digits' worth of bits only the latter can happen, and it is rare.
        return
      }
      informative += 1
      let printed = try Rational(parsing: text)
      if value.isZero {
        #expect(text == "0", "seed \(seed)")
        return
      }
      let significant = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
      #expect(significant.count == digits, "seed \(seed): \(text), \(digits) digits")
      // One unit of the last digit, from the first digit's place.
      var unit = Rational(1)
      while unit > printed.magnitude { unit *= Rational(1, 10) }
      while unit * 10 <= printed.magnitude { unit *= 10 }
      unit *= try Rational(10).power(1 - digits)
      for end in [lower, upper, value] {
        #expect((end - printed).magnitude <= unit * Rational(1, 2), "seed \(seed): \(text) for \(ball)")
      }
    }
    #expect(Double(informative) > 1500 * Effort.factor)
  }

  @Test func certifiedDecimalForms() throws {
    func text(_ value: Rational, _ digits: Int) throws -> String? {
      try Ball(value, precision: 200).certifiedDecimal(digits: digits)
    }
    #expect(try text(Rational(1, 3), 5) == "0.33333")
    #expect(try text(Rational(-2, 3), 3) == "-0.667")
    #expect(try text(Rational(1, 2), 3) == "0.500")
    #expect(try text(Rational(5, 2), 1) == "2" && text(Rational(7, 2), 1) == "4")
    #expect(try text(Rational(999_999, 1_000_000), 3) == "1.00")
    #expect(try text(12345, 5) == "12345" && text(12345, 3) == "1.23e4" && text(12345, 7) == "12345.00")
    #expect(try text(Rational(1, 70_000), 2) == "0.000014" && text(Rational(1, 700_000), 2) == "1.4e-6")
    #expect(try text(0, 7) == "0" && text(1, 0) == nil)
    let half = try Ball(lower: Rational(49, 100), upper: Rational(51, 100), precision: 60)
    #expect(half.certifiedDecimal(digits: 1) == "0.5" && half.certifiedDecimal(digits: 2) == nil)
    #expect(try Ball(lower: Rational(-1, 9), upper: Rational(1, 9), precision: 60).certifiedDecimal(digits: 1) == nil)
    #expect(try Ball.pi(precision: 100).certifiedDecimal(digits: 25) == "3.141592653589793238462643")
    #expect(try Ball.eulerNumber(precision: 100).certifiedDecimal(digits: 25) == "2.718281828459045235360287")
    #expect(try Ball.pi(precision: 100).certifiedDecimal(digits: 40) == nil)
    let huge = try Ball(2, precision: 60).power(Int.max)
    #expect(huge.certifiedDecimal(digits: 3) == nil && huge.interval == nil && huge.isFinite)
    #expect(try Ball(10, precision: 60).power(300).exp().isFinite == false)
  }

  @Test func refusals() throws {
    let (zero, minus) = (try Ball(0, precision: 53), try Ball(-2, precision: 53))
    let around = try Ball(midpoint: 0, radius: 1e-9, precision: 53)
    for precision in [-1, 0, 1, 1 << 40, Int.max] {
      #expect(throws: NumberError.self) { try Ball(1, precision: precision) }
      #expect(throws: NumberError.self) { try Ball.pi(precision: precision) }
      #expect(throws: NumberError.self) { try zero.withPrecision(precision) }
    }
    #expect(throws: NumberError.self) { try Ball(midpoint: .nan, precision: 53) }
    #expect(throws: NumberError.self) { try Ball(midpoint: 0, radius: -1, precision: 53) }
    #expect(throws: NumberError.self) { try Ball(midpoint: 0, radius: .infinity, precision: 53) }
    #expect(throws: NumberError.self) { try Ball(lower: 1, upper: 0, precision: 53) }
    for ball in [zero, minus, around] {
      #expect(throws: NumberError.self) { try ball.log() }
      #expect(throws: NumberError.self) { try ball.power(zero) }
    }
    for ball in [minus, around] {
      #expect(throws: NumberError.self) { try ball.sqrt() }
      #expect(throws: NumberError.self) { try ball.root(3) }
    }
    #expect(try zero.sqrt().isZero && zero.root(5).isZero)
    #expect(throws: NumberError.self) { try zero.root(0) }
    #expect(throws: NumberError.self) { try zero.inverted() }
    #expect(throws: NumberError.self) { try around.power(-2) }
    #expect(throws: NumberError.self) { try minus.asin() }
    #expect(throws: NumberError.self) { try minus.acos() }
    #expect(throws: NumberError.self) { try Ball(lower: 1, upper: 2, precision: 53).tan() }
    #expect(around.containsZero && !around.isPositive && !around.isNegative && around.relativeAccuracyBits <= 0)
    #expect(try Ball(1, precision: 53).isExact && Ball(Rational(1, 3), precision: 53).radiusDouble > 0)
    #expect(minus.isLess(than: zero) && !zero.isLess(than: around) && !around.isLess(than: zero))
    #expect(try Ball(Rational(1, 3), precision: 53).description.hasPrefix("[0.33333333333333"))
    #expect(try Ball(Rational(1, 3), precision: 53).description.contains("±"))
    // Also behind an exponent with a plus.
    let wide = try Ball(lower: Rational(176_085_962_000), upper: Rational(176_085_963_000), precision: 64)
    #expect(wide.description.contains("e+11 ± ") && !wide.description.contains("+/-"))
  }
}
