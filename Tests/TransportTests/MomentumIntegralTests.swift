import Algebra
import Evaluation
import Numbers
import TestSupport
import Testing
import Transport

@Suite("Momentum integrals")
struct MomentumIntegralTests {
  private let G = ["G_1", "G_2", "G_3"].map { Expr.symbol($0) }
  private let v = Expr.symbol("v", .real), w = Expr.symbol("w", .real)
  private let κ = ["κ_1", "κ_2", "κ_3"].map { Expr.symbol($0) }
  private let s = Expr.symbol("s", .real)
  private var formal: MomentumIntegral { MomentumIntegral(G, velocity: v, acceleration: w) }

  /// Three dimensions, m = 1.
  private func closed() throws -> MomentumIntegral {
    let η = 1 / (2 * Expr.pi)
    return try formal.closed(
      κ.map {
        .init(parameter: $0, energy: $0 ** 2 / 2, density: -Expr.i * η * $0, flow: -Expr.i * η * $0 ** 3 / 3)
      })
  }

  /// ∫p²dp/2π² of the same by quadrature, v² → p²/3 and w → 1: p from 0 to 1, and p = 1/s beyond.
  private func quadrature(_ integrand: Expr, _ poles: [(of: Expr, by: Expr)]) throws -> ComplexBall {
    func radial(_ momentum: Expr, _ propagator: (Expr) -> Expr, _ measure: Expr) throws -> ComplexBall {
      let propagators = zip(G, κ).map { (of: $0, by: propagator($1.substituting(poles))) }
      let values = propagators + [(of: v, by: momentum / sqrt(Expr(3))), (of: w, by: 1)]
      let whole = integrand.substituting(values) * measure / (2 * .pi ** 2)
      return try whole.enclosedIntegral(over: s, along: [0, 1], bits: 60)
    }
    let inner = try radial(s, { 2 / ($0 ** 2 - s ** 2) }, s ** 2)
    let outer = try radial(1 / s, { 2 * s ** 2 / ($0 ** 2 * s ** 2 - 1) }, s ** (-4))
    return inner + outer
  }

  @Test("closed forms agree with quadrature")
  func residues() throws {
    let closed = try closed()
    let products: [Expr] = [
      G[0] * G[1], G[0] ** 2, G[0] ** 2 * G[1], G[0] * G[1] * G[2], G[0] ** 3 * G[2] ** 2, v ** 2 * G[0] * G[1] * G[2],
      v ** 2 * G[0] ** 3, v ** 2 * (G[0] * G[1]) ** 2, w * G[0] * G[1] ** 2, w * G[0] * G[1], v ** 2 * G[2] ** 3
    ]
    try forRandomCases(3, seed: 310) { generator, seed in
      // Two retarded poles, above the axis, and an advanced one.
      let poles = zip(κ, [1, 1, -1]).map { κ, sign in
        let (x, y) = (Int.random(in: 1...9, using: &generator), Int.random(in: 2...9, using: &generator))
        return (of: κ, by: Expr(Rational(x, 5)) * Expr(sign) + .i * Expr(Rational(y, 7)))
      }
      for product in products {
        let exact = try closed(product).substituting(poles)
        let difference = try (exact.enclosure(bits: 60)) - quadrature(product, poles)
        #expect(difference.re.contains(0) && difference.im.contains(0), "\(product), seed \(seed)")
        #expect(difference.re.radiusDouble < 1e-12 && difference.im.radiusDouble < 1e-12)
      }
    }
  }

  @Test("odd in the velocity is zero; formal integrals are linear and follow the rates of propagators")
  func formalObjects() throws {
    let integral = formal, a = Expr.symbol("a")
    #expect(try integral(v * G[0] * G[1]) == 0)
    let sum = try integral(a * G[0] * G[1] - 2 * v ** 2 * G[0])
    #expect(try sum.equals(a * integral(G[0] * G[1]) - 2 * integral(v ** 2 * G[0])).isProved)
    let parts = try integral(w * G[0] * G[1])
    #expect(try parts.equals(-integral(v ** 2 * (G[0] ** 2 * G[1] + G[0] * G[1] ** 2))).isProved)
    let rate = try integral.derivative(integral(G[0] * G[1]) ** 2, rates: [(G[0], -a * G[0] ** 2)])
    #expect(try rate.equals(-2 * a * integral(G[0] * G[1]) * integral(G[0] ** 2 * G[1])).isProved)
    #expect(try closed().evaluating(sum).equals(closed()(a * G[0] * G[1] - 2 * v ** 2 * G[0])).isProved)
  }

  @Test("what is not covered is an error, not a number")
  func refusals() throws {
    let integral = formal
    for integrand in [v ** 4 * G[0], 1 / G[0], sin(v) * G[0], Expr.one, v ** 2, w ** 2 * G[0]] {
      #expect(throws: AlgebraError.self) { try integral(integrand) }
    }
    #expect(throws: AlgebraError.self) { try integral.closed([]) }
  }
}
