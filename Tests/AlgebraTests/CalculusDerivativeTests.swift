import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusDerivativeTests {
  let x = Expr.symbol("x")
  let y = Expr.symbol("y")
  let z = Expr.symbol("z")

  /// Values that are equal at a complex point with an imaginary part, to 60 bits and more.
  func agree(_ a: Expr, _ b: Expr, _ note: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Bool {
    let point = [
      x: try ComplexBall(Rational(1, 7), Rational(1, 13), precision: 192),
      y: try ComplexBall(Rational(-1, 9), Rational(1, 17), precision: 192),
      z: try ComplexBall(Rational(1, 5), Rational(-1, 11), precision: 192)
    ]
    guard let left = try? enclosure(of: a, point, bits: 192), let right = try? enclosure(of: b, point, bits: 192) else {
      return false
    }
    #expect(left.overlaps(right), "\(a.text) ≠ \(b.text), \(note)", sourceLocation: sourceLocation)
    return (left - right).magnitude.bounds.upper < 1e-18
  }

  @Test func rules() throws {
    var sharp = 0
    try forRandomCases(1000, seed: 701) { g, seed in
      let (f, h) = (g.analytic([x, y], depth: 3), g.analytic([x, y], depth: 2))
      let (df, dh) = (try f.derivative(x), try h.derivative(x))
      let c = Expr(g.smallNumber())
      var count = 0
      if try agree((c * f + h).derivative(x), c * df + dh, "linearity, seed \(seed)") { count += 1 }
      if try agree((f * h).derivative(x), df * h + f * dh, "product, seed \(seed)") { count += 1 }
      let outer = g.analytic([z, y], depth: 2)
      let chain = try outer.derivative(z).substituting(z, by: f) * df
      if try agree(outer.substituting(z, by: f).derivative(x), chain, "chain, seed \(seed)") { count += 1 }
      if try agree(try df.derivative(y), f.derivative(y).derivative(x), "mixed partials, seed \(seed)") { count += 1 }
      if count == 4 { sharp += 1 }
    }
    #expect(Double(sharp) > 900 * Effort.factor)
  }

  /// (f(x+h) − f(x−h))/2h − f′(x) = h²/6·f‴(ξ), with f‴ enclosed over the whole interval.
  @Test func differenceQuotients() throws {
    let h = Rational(1, 1 << 10)
    let center = Rational(1, 8)
    var sharp = 0
    try forRandomCases(1000, seed: 702) { g, seed in
      let f = g.analytic([x], depth: 3)
      let third = try f.derivative(x, order: 3)
      let interval = ComplexBall(try Ball(lower: center - h, upper: center + h, precision: 128))
      guard let curvature = try? enclosure(of: third, [x: interval], bits: 128), curvature.isFinite else { return }
      func value(_ e: Expr, _ p: Rational) throws -> ComplexBall {
        try enclosure(of: e, [x: ComplexBall(p, precision: 128)], bits: 128)
      }
      let quotient = try (value(f, center + h) - value(f, center - h)).scaled(by: (h + h).inverted())
      let rest = curvature.scaled(by: h * h * Rational(1, 6))
      let difference = try quotient - value(f.derivative(x), center)
      #expect(difference.overlaps(rest), "seed \(seed): \(f.text)")
      if rest.magnitude.bounds.upper < 1e-4 { sharp += 1 }
    }
    #expect(Double(sharp) > 700 * Effort.factor)
  }
}
