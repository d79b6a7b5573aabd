import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

@Suite("Functions") struct FunctionTests {
  let x = Expr.symbol("x", .real), z = Expr.symbol("z"), w = Expr.symbol("w")

  /// Functions with an interval of arguments.
  private var real: [(Expr, ClosedRange<Int>)] {
    [
      (exp(x), -700...700), (log(x), 0...1_000_000), (sin(x), -1000...1000), (cos(x), -1000...1000),
      (tan(x), -100...100),
      (asin(x), -1...1), (acos(x), -1...1), (atan(x), -1000...1000), (sinh(x), -700...700), (cosh(x), -700...700),
      (tanh(x), -20...20), (sqrt(x), 0...1000), (x ** Expr(Rational(1, 3)), 0...1000),
      (x ** Expr(Rational(129, 2)), 0...1000)
    ]
  }

  @Test("scalar and vector functions are as accurate as promised", arguments: [Program.Functions.scalar, .vector])
  func accuracy(_ functions: Program.Functions) throws {
    for (f, range) in real {
      let program = try Program([f], inputs: [x])
      let evaluator = try Evaluator<BallRegisters>(program, precision: 120)
      var generator = Generator(seed: 5)
      // All lengths of the last, incomplete vector.
      for count in Array(1...9) + [400] {
        let arguments = (0..<count).map { _ in generator.rational(in: range).asDouble }.filter { $0 != 0 }
        let values = try program.evaluate([arguments], functions: functions)[0]
        for (t, value) in zip(arguments, values) {
          guard let exact = Rational(exactly: t), let ball = try? evaluator([exact])[0] else { continue }
          let nearest = ball.midpointDouble
          // 4 units for a vector function; two of the library's, one after the other, for powers.
          #expect((value - nearest).magnitude <= 6 * nearest.ulp, "\(f.text) at \(t)")
        }
      }
    }
  }

  @Test("on branch cuts doubles and balls take the same principal values") func cuts() throws {
    let functions = [
      log(z), sqrt(z), z ** Expr(Rational(1, 3)), z ** Expr(Rational(-5, 7)), asin(z), acos(z), atan(z), log(-z),
      sqrt(-z), z ** .i, abs(z), z.conjugate, z.realPart, z.imaginaryPart, exp(z), sin(z) / cos(z), tanh(z)
    ]
    let points: [(Int, Int)] = [(-2, 0), (2, 0), (3, -1), (-3, -1), (-3, 1), (0, 2), (0, -2), (0, 1), (1, 1)]
    for f in functions {
      let program = try Program([f], inputs: [z], over: .complexes)
      for (re, im) in points {
        let point = [try ComplexBall(Rational(re), Rational(im), precision: 100)]
        guard let ball = try? Evaluator<ComplexBallRegisters>(program, precision: 100)(point)[0] else { continue }
        let value = try program([Complex(Double(re), Double(im))])[0]
        let error = Complex(value.re - ball.re.midpointDouble, value.im - ball.im.midpointDouble).magnitude
        #expect(error < 1e-14 * (1 + ball.magnitude.midpointDouble), "\(f.text) at \(re) + \(im)i: \(value), \(ball)")
      }
    }
  }

  @Test("undefined operations are errors in balls, NaN and infinities in doubles") func undefined() throws {
    for (f, point) in [
      (1 / x, 0), (log(x), 0), (log(x), -1), (sqrt(x), -1), (asin(x), 2), (x ** .pi, -1),
      (x ** Expr(Rational(1, 3)), -8),
      (sin(1 / x), 0), (exp(1 / x), 0), (exp(exp(exp(x))), 40)
    ] {
      let program = try Program([f], inputs: [x])
      #expect(throws: EvaluationError.self, "\(f.text)") {
        try Evaluator<BallRegisters>(program, precision: 60)([Rational(point)])
      }
      #expect(try program([Double(point)]).allSatisfy { !$0.isFinite }, "\(f.text)")
    }
  }

  @Test("an evaluator answers the next point after one without a value") func recovery() throws {
    let f = try Evaluator<BallRegisters>(Program([1 / x + sqrt(2)], inputs: [x]), precision: 100)
    let before = try f([Rational(3)])[0]
    #expect(throws: EvaluationError.noValue("division by an enclosure of zero", of: 1 / x, at: "x = 0")) {
      try f([Rational(0)])
    }
    let after = try f([Rational(3)])[0]
    #expect(before.contains(after) && after.contains(before))
    #expect(throws: EvaluationError.self) { try f([Rational(1), 2]) }
    #expect(try f.evaluate([[1, 2, 3]])[0].count == 3)
    #expect(throws: EvaluationError.self) { try f.evaluate([[1, 0, 3]]) }
  }
}
