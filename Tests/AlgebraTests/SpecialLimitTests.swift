import Algebra
import Numbers
import TestExpressions
import Testing

@Suite("Limits of special functions") struct SpecialLimitTests {
  private static let x = Expr.symbol("x", .real)
  private static func f(_ function: Function, _ u: Expr) -> Expr { .call(function, [u]) }

  private static func value(_ e: Expr, to end: Endpoint, _ side: Side) throws -> Limit {
    try e.limit(x, to: end, from: side).value
  }

  private func expect(_ e: Expr, _ wanted: Expr, to end: Endpoint = .infinity, from side: Side = .both) throws {
    guard case .finite(let found) = try Self.value(e, to: end, side) else {
      Issue.record("\(e.text)")
      return
    }
    #expect(try found.equals(wanted).isProved, "\(e.text) → \(found.text)")
  }

  @Test("far out") func far() throws {
    let (x, f) = (Self.x, Self.f)
    let π = Expr.pi
    // Stirling's formula, to its third term.
    let ratio = f(.gamma, x) * exp(x) / x ** (x - .half)
    try expect(ratio, sqrt(2 * π))
    try expect(x * (x * (ratio / sqrt(2 * π) - 1) - Expr(Rational(1, 12))), Expr(Rational(1, 288)))
    try expect((f(.gamma, x + 1) / x ** x) ** (1 / x), exp(-1))
    try expect(f(.logGamma, x + 1) - f(.logGamma, x) - log(x), 0)
    try expect(f(.gamma, x + .half) / (f(.gamma, x) * sqrt(x)), 1)
    try expect(x ** 2 * (f(.digamma, x) - log(x) + 1 / (2 * x)), Expr(Rational(-1, 12)))
    // The second derivative of log Γ.
    try expect(
      x * (f(.logGamma, x + exp(-x)) - f(.logGamma, x) - exp(-x) * f(.digamma, x)) * exp(2 * x), .half)
    try expect(x * exp(x ** 2) * f(.erfc, x), 1 / sqrt(π))
    try expect(x ** 2 * (sqrt(π) * x * exp(x ** 2) * f(.erfc, x) - 1), -.half)
    try expect((f(.erf, x + exp(-(x ** 3))) - f(.erf, x)) * exp(x ** 2 + x ** 3), 2 / sqrt(π))
    try expect(f(.erfc, x), 2, to: .minusInfinity)
    try expect(log(f(.erfc, x)) / x ** 2, -1)
    try expect(f(.dilogarithm, -x) / log(x) ** 2, -.half)
    try expect(x ** Expr(Rational(1, 3)) * f(.besselJ0, x ** 2 - x), 0)
    #expect(try Self.value(f(.gamma, x) - x ** 50, to: .infinity, .both) == .infinity)
  }

  @Test("at poles and where cuts begin") func near() throws {
    let (x, f) = (Self.x, Self.f)
    try expect((x + 2) * f(.gamma, x), .half, to: .point(-2))
    try expect(x * (x * f(.gamma, x) - 1) / x ** 2, f(.digamma, 1), to: .point(0))
    try expect((x + 3) * f(.digamma, x), -1, to: .point(-3))
    try expect(f(.logGamma, x) + log(x), 0, to: .point(0), from: .above)
    try expect((f(.dilogarithm, x) - .pi ** 2 / 6) / ((1 - x) * log(1 - x)), 1, to: .point(1), from: .below)
    #expect(try Self.value(f(.gamma, x), to: .point(-1), .above) == .minusInfinity)
    #expect(try Self.value(f(.gamma, x), to: .point(-1), .below) == .infinity)
  }

  /// Γ has poles without end on the left, the error function grows off the axis, and √x J₁(x) oscillates.
  @Test("what has no limit is refused") func refusals() {
    let (x, f) = (Self.x, Self.f)
    for e in [f(.gamma, -x), f(.erf, .i * x), sqrt(x) * f(.besselJ1, x), f(.gamma, .i * x)] {
      #expect(throws: AlgebraError.self, "\(e.text)") { try Self.value(e, to: .infinity, .both) }
    }
  }

  /// The sign in front of an odd function may come out of its argument while it is rewritten.
  @Test("odd functions whose argument turns") func turned() throws {
    let x = Self.x
    for e in [tanh(x - exp(x)), tanh(exp(-x) - x), Self.f(.erf, exp(-exp(x)) - x)] { try expect(e, -1) }
    try expect((1 + tanh(exp(-exp(x)) - x)) * exp(2 * x), 2)
  }

  /// log log log x is 2.6 at the largest argument that values are taken at.
  @Test("values far out say nothing of iterated logarithms") func iteratedLogarithms() throws {
    let y = log(Self.x), z = log(log(Self.x))
    try expect(y ** 2 * exp(sqrt(y) * z ** 2 * exp(sqrt(z) * log(z) ** 3)) / sqrt(Self.x), 0)
  }
}
