import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusRoundTripTests {
  /// An expression minus the expression of its normal form is zero: by an enclosure at a point, and by the normal form
  /// itself but for rare cases.
  @Test func normalFormKeepsTheValue() throws {
    let (x, a) = (Expr.symbol("x"), Expr.symbol("a"))
    var (undecided, compared) = (0, 0)
    try forRandomCases(1000, seed: 111) { g, seed in
      let f = g.analytic([x, a], depth: 3)
      guard let form = try? NormalForm(f) else { return }
      if try !vanishes(f - form.expression) { undecided += 1 }
      let point = [
        x: try ComplexBall(Rational(1, 8), precision: 96), a: try ComplexBall(Rational(1, 11), precision: 96)
      ]
      guard let left = try? enclosure(of: f, point), let right = try? enclosure(of: form.expression, point) else {
        return
      }
      #expect(left.overlaps(right), "seed \(seed): \(f.text)")
      compared += 1
    }
    #expect(Double(compared) > 900 * Effort.factor, "\(compared)")
    // Exponents that are sums over one denominator are not brought together again.
    #expect(undecided <= 5)
  }
}
