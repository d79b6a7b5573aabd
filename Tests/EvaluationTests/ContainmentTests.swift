import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

/// Enclosures at several precisions, floating-point numbers at twice the precision and operations on single balls agree on
/// random expressions: together a hundred thousand with DERIVE_TEST_FACTOR=50.
@Suite("Containment") struct ContainmentTests {
  @Test("real enclosures overlap, and contain the floating-point value at twice the precision") func real() throws {
    var informative = 0
    var nested = 0
    try forRandomCases(1000, seed: 401) { generator, seed in
      var source = RandomExpressions(generator, isComplex: false)
      guard let made = try? source.make(1 + Int(seed % 9)), made.expression.undefinedPart == nil else { return }
      let program = try Program([made.expression], inputs: source.symbols)
      let point = source.point.map(\.re)
      var enclosures: [Ball] = []
      for bits in [53, 200, 2000] {
        guard let ball = try? Evaluator<BallRegisters>(program, precision: bits)(point)[0] else { continue }
        expect(ball.overlaps(made.value.re), "seed \(seed): \(made.expression.text)")
        for other in enclosures {
          expect(ball.overlaps(other), "seed \(seed): \(made.expression.text)")
          if other.contains(ball) { nested += 1 }
        }
        enclosures.append(ball)
        let twice = try Evaluator<MPFloatRegisters>(program, precision: 2 * bits)(point)[0]
        guard let value = twice.asRational else { continue }
        // The exact value may lie on the edge of a ball (the cosine of a tiny x is enclosed as 1 ± x²/2), so that the last unit
        // of the floating-point number counts.
        let unit = try value.magnitude * Rational(2).power(1 - 2 * bits)
        let rounded = try Ball(lower: value - unit, upper: value + unit, precision: 2 * bits + 10)
        expect(ball.overlaps(rounded), "seed \(seed), \(bits) bits: \(made.expression.text)")
        informative += 1
      }
    }
    #expect(Double(informative) > 1500 * Effort.factor)
    #expect(Double(nested) > 1500 * Effort.factor)
  }

  @Test("complex enclosures overlap, and contain what doubles say within their error") func complex() throws {
    var informative = 0
    try forRandomCases(1000, seed: 402) { generator, seed in
      var source = RandomExpressions(generator, isComplex: true)
      guard let made = try? source.make(1 + Int(seed % 8)), made.expression.undefinedPart == nil else { return }
      let program = try Program([made.expression], inputs: source.symbols, over: .complexes)
      var enclosures: [ComplexBall] = []
      for bits in [53, 200, 2000] {
        let point = try source.point.map { try ComplexBall($0.re, $0.im, precision: bits) }
        guard let ball = try? Evaluator<ComplexBallRegisters>(program, precision: bits)(point)[0] else { continue }
        expect(ball.overlaps(made.value), "seed \(seed): \(made.expression.text)")
        for other in enclosures { expect(ball.overlaps(other), "seed \(seed): \(made.expression.text)") }
        enclosures.append(ball)
        informative += 1
      }
      // At a few units per operation, where the enclosure of 53 bits shows that no cancellation and no cut is near.
      guard let coarse = enclosures.first, let fine = enclosures.last, fine.magnitude.bounds.lower > 1e-200,
        coarse.re.radiusDouble + coarse.im.radiusDouble < 1e-12 * fine.magnitude.bounds.lower
      else { return }
      let value = try program(source.point.map { Complex($0.re.asDouble, $0.im.asDouble) })[0]
      let error = Complex(value.re - fine.re.midpointDouble, value.im - fine.im.midpointDouble).magnitude
      #expect(error <= 1e-10 * fine.magnitude.bounds.upper, "seed \(seed): \(made.expression.text)")
    }
    #expect(Double(informative) > 1200 * Effort.factor)
  }

  /// Balls of 2000 bits would fill the screen.
  private func expect(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { Issue.record("\(what())") }
  }

  @Test("directed rounding of a single operation brackets the value") func directed() throws {
    let x = Expr.symbol("x", .positive)
    for e in [exp(x), sqrt(x), log(x), x / 3, sin(x)] {
      let program = try Program([e], inputs: [x])
      let point = [try MPFloat(Rational(22, 7), precision: 100)]
      let low = try Evaluator<MPFloatRegisters>(program, precision: 100, rounding: .down)(point)
      let high = try Evaluator<MPFloatRegisters>(program, precision: 100, rounding: .up)(point)
      #expect(low[0] < high[0])
    }
  }
}
