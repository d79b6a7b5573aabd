import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusVariationTests {
  let x = Expr.symbol("x", .real)
  let t = Expr.symbol("t", .real)
  let a = Expr.symbol("a", .real)
  let θ = ScalarField("θ")
  let φ = ScalarField("φ")

  func random(_ g: inout Generator, depth: Int) throws -> Expr {
    let (u, v) = (θ(x, t), φ(x, t))
    let leaves = [u, v, try u.derivative(x), try v.derivative(t), try u.derivative(x).derivative(t), x, a]
    if depth == 0 { return g.element(of: leaves) }
    let e = try random(&g, depth: depth - 1)
    switch Int.random(in: 0..<5, using: &g) {
    case 0: return e + Expr(g.smallNumber()) * (try random(&g, depth: depth - 1))
    case 1, 2: return e * (try random(&g, depth: depth - 1))
    case 3: return sin(e)
    default: return e ** 2
    }
  }

  @Test func totalDerivativesHaveNoVariation() throws {
    try forRandomCases(1000, seed: 401) { g, seed in
      let (f, h) = (try random(&g, depth: 2), try random(&g, depth: 1))
      let divergence = try f.derivative(x) + h.derivative(t)
      for variation in try divergence.eulerLagrange([θ, φ], [x, t]) {
        #expect(try vanishes(variation), "seed \(seed): \(f.text), \(h.text)")
      }
    }
  }

  /// A test that the law above can fail: products of derivatives do vary.
  @Test func equationsOfMotion() throws {
    let (u, c) = (θ(x, t), Expr.symbol("c", .positive))
    let wave = try (u.derivative(t) ** 2 - c ** 2 * u.derivative(x) ** 2) / 2 + cos(u)
    let expected = try -sin(u) - u.derivative(t, order: 2) + c ** 2 * u.derivative(x, order: 2)
    try expectEqual(try wave.eulerLagrange(θ, [x, t]), expected)
    let beam = try u.derivative(x, order: 2) ** 2
    try expectEqual(try beam.eulerLagrange(θ, [x, t]), 2 * u.derivative(x, order: 4))
    let q = ScalarField("q")
    let (m, k) = (Expr.symbol("m"), Expr.symbol("k"))
    let particle = try m * q(t).derivative(t) ** 2 / 2 - k * q(t) ** 2 / 2
    try expectEqual(try particle.eulerLagrange(q, [t]), -k * q(t) - m * (try q(t).derivative(t, order: 2)))
    // The Schrödinger density, ψ and its conjugate varied independently.
    let (ψ, ψc) = (ScalarField("ψ", []), ScalarField("ψ*", []))
    let density = try .i * ψc(x, t) * ψ(x, t).derivative(t) - ψc(x, t).derivative(x) * ψ(x, t).derivative(x)
    let equation = try .i * ψ(x, t).derivative(t) + ψ(x, t).derivative(x, order: 2)
    try expectEqual(try density.eulerLagrange(ψc, [x, t]), equation)
  }

  /// Replacing commutes with differentiation.
  @Test func replacingCommutesWithDerivatives() throws {
    var compared = 0
    try forRandomCases(1000, seed: 402) { g, seed in
      let e = try random(&g, depth: 2)
      let value = g.analytic([x, t, a], depth: 2)
      let first = try e.replacing(field: θ, arguments: [x, t], by: value).derivative(x)
      let second = try e.derivative(x).replacing(field: θ, arguments: [x, t], by: value)
      let difference = first - second
      compared += 1
      if difference.isLiteralZero { return }
      let none = try difference.replacing(field: φ, arguments: [x, t], by: sin(x + t))
      let point = [x: Rational(1, 7), t: Rational(1, 9), a: Rational(2, 11)]
      let values = try point.mapValues { try ComplexBall($0, precision: 96) }
      guard let ball = try? enclosure(of: none, values) else {
        compared -= 1
        return
      }
      #expect(ball.containsZero, "seed \(seed): \(e.text)")
    }
    #expect(Double(compared) > 800 * Effort.factor, "\(compared)")
    let wall = 2 * atan(exp(x - a * t))
    let kink = try (θ(2 * x, t) + θ(x, t).derivative(x)).replacing(field: θ, arguments: [x, t], by: wall)
    try expectEqual(kink, 2 * atan(exp(2 * x - a * t)) + 2 * exp(x - a * t) / (1 + exp(2 * x - 2 * a * t)))
    #expect(throws: AlgebraError.self) { try θ(x, t).replacing(field: θ, arguments: [x], by: x) }
    #expect(throws: AlgebraError.self) { try θ(2 * x, t).eulerLagrange(θ, [x, t]) }
    #expect(throws: AlgebraError.self) { try θ(x, t).eulerLagrange(θ, [x, x]) }
  }
}
