import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusRoundTripTests {
  /// An expression minus the expression of its normal form is zero: by the normal form, and by an enclosure at a point.
  @Test func normalFormKeepsTheValue() throws {
    let (x, a) = (Expr.symbol("x"), Expr.symbol("a"))
    try forRandomCases(1000, seed: 111) { g, seed in
      let f = g.analytic([x, a], depth: 3)
      guard let form = try? NormalForm(f) else { return }
      try expectEqual(f, form.expression, "seed \(seed)")
      let point = [x: try ComplexBall(Rational(1, 8), precision: 96), a: try ComplexBall(Rational(1, 11), precision: 96)]
      guard let left = try? enclosure(of: f, point), let right = try? enclosure(of: form.expression, point) else {
        return
      }
      #expect(left.overlaps(right), "seed \(seed): \(f.text)")
    }
  }
}
