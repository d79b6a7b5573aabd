import Algebra
import Numbers
import Testing

@testable import Transport

/// The closed forms, put to the algebra: they are written once for all kinds of numbers, and expressions are one.
@Suite("Proofs of the closed forms") struct BornProofTests {
  @Test("the integrals over the sea are antiderivatives") func antiderivatives() throws {
    let q = Expr.symbol("q"), δ = Expr.symbol("δ", .real), γ = Expr.symbol("γ", .real)
    for (orders, factors) in [
      ([(δ, 2), (γ, 2)], (q - δ) ** 2 * (q - γ) ** 2), ([(δ, 3), (γ, 1)], (q - δ) ** 3 * (q - γ)),
      ([(0, 2), (δ, 1), (γ, 1)], q ** 2 * (q - δ) * (q - γ)), ([(0, 1), (δ, 2), (γ, 1)], q * (q - δ) ** 2 * (q - γ)),
      ([(δ, 4)], (q - δ) ** 4), ([(0, 1), (δ, 3)], q * (q - δ) ** 3)
    ] as [([(Expr, Int)], Expr)] {
      let closed = try inversePowers(at: q, poles: orders.map { (position: $0.0, order: $0.1) })
      #expect(try closed.derivative(q).equals(1 / factors).isProved, "\(closed.text)")
    }
  }

  @Test("λW dε and λ(Λ′𝓑 + ½Λ𝓑′) dε are rational in κ_↑ + κ_↓, by the equations of self-consistency")
  func integrands() throws {
    let m = Expr.symbol("m", .positive), η = m / (2 * .pi)
    let a = Expr.symbol("a", .positive), b = Expr.symbol("b", .positive), c = Expr.symbol("c", .real)
    let k = Expr.symbol("κ_↑"), l = Expr.symbol("κ_↓")
    // J and E from the equations; κ_↑′ and κ_↓′ by Cramer's rule from their derivatives.
    let E = (k ** 2 + l ** 2) / (4 * m) - .i * η * (a + b) * (k + l) / 2
    let J = (k ** 2 - l ** 2) / (4 * m) - .i * η * (a - b) * (k - l) / 2
    let (p, q) = (2 * k - 2 * .i * m * η * a, 2 * l - 2 * .i * m * η * a), r = -2 * .i * m * η * b
    let determinant = p * q - r ** 2
    let (kSlope, lSlope) = (2 * m * (q - r) / determinant, 2 * m * (p - r) / determinant)
    for (f, wanted) in [(E, Expr(1)), (J, Expr(0))] {
      let slope = try f.derivative(k) * kSlope + f.derivative(l) * lSlope
      #expect(try slope.equals(wanted).isProved)
    }
    let s = k + l
    let I = .i * m ** 2 / (.pi * s), λ = 1 / (1 - c * I)
    let (u, v) = (s - 2 * .i * m * η * (a - b), s - 2 * .i * m * η * c)
    // W = Σ ±z′∂I/∂z with z = κ²/2m.
    let W = try I.derivative(k) * kSlope - I.derivative(l) * lSlope
    let sSlope = kSlope + lSlope
    let laboratory = 4 * .i * m ** 3 * J ** 2 / (.pi * u ** 2 * v ** 2) * sSlope
    #expect(try (J * λ * λ * W).equals(laboratory).isProved)
    let half = (k ** 2 - l ** 2) / (4 * m)
    let moment = 4 * .i * m ** 3 * J ** 2 / (.pi * u ** 3 * v) * sSlope
    #expect(try (half * λ * W).equals(moment).isProved)
    // 2λ(Λ′𝓑 + ½Λ𝓑′) with Λ = Z/2 = half.
    let B = -2 * .i * m ** 2 / (3 * .pi * s ** 3)
    func slope(_ f: Expr) throws -> Expr { try f.derivative(k) * kSlope + f.derivative(l) * lSlope }
    let turning = try 2 * λ * (slope(half) * B + half * slope(B) / 2)
    let rational = 1 / (s ** 2 * u * v) + 2 / (s * u ** 2 * v)
    let closed = 2 * .i * m ** 2 * J / (3 * .pi) * rational * sSlope
    #expect(try turning.equals(closed).isProved)
  }

  @Test("∫(v²/3)G₁G₂G₃G₄ is a divided difference, and symmetric in the roots")
  func fourfold() throws {
    let m = Expr.symbol("m", .positive), η = m / (2 * .pi)
    let roots = (1...4).map { Expr.symbol("κ_\($0)") }
    // p²/2m · v-weight: h(z) = 2z g/3m with g = −iηκ, z = κ²/2m.
    func h(_ k: Expr) -> Expr { -.i * η * k ** 3 / (3 * m ** 2) }
    func z(_ k: Expr) -> Expr { k ** 2 / (2 * m) }
    func divided(_ k: ArraySlice<Expr>) -> Expr {
      guard k.count > 1, let first = k.first, let last = k.last else { return h(k.first ?? 0) }
      return (divided(k.dropLast()) - divided(k.dropFirst())) / (z(first) - z(last))
    }
    let pairs = (0..<4).flatMap { i in (0..<i).map { roots[i] + roots[$0] } }
    let symmetric = (0..<4).map { i in Expr.product((0..<4).filter { $0 != i }.map { roots[$0] }) }
    let closed = -4 * .i * m ** 2 * Expr.sum(symmetric) / (3 * .pi * Expr.product(pairs))
    #expect(try (-divided(roots[...])).equals(closed).isProved)
    // What is computed is that with two roots equal.
    let system = BornSystem<Expr>(
      mass: m, exchange: 0, disorder: Disorder(potential: 1, transverse: 0, longitudinal: 0), pi: .pi)
    let poles = try roots.map(system.pole)
    let twice = closed.substituting([(of: roots[3], by: roots[0])])
    #expect(try system.current(twice: poles[0], poles[1], poles[2]).equals(twice).isProved)
    let both = twice.substituting([(of: roots[2], by: roots[1])])
    #expect(try system.current(twice: poles[0], twice: poles[1]).equals(both).isProved)
  }

  @Test("1/(1 − cI) and K/(1 − cK) in the forms without cancellation are the same by self-consistency")
  func vertices() throws {
    let m = Expr.symbol("m", .positive), η = m / (2 * .pi)
    let Γ = Expr.symbol("Γ_i", .positive), z = Expr.symbol("Γ_z", .positive), t = Expr.symbol("Γ_⊥", .positive)
    let k = Expr.symbol("κ_↑"), l = Expr.symbol("κ_↓")
    let (a, b, c) = (Γ + z, 2 * t, Γ - z)
    let J = (k ** 2 - l ** 2) / (4 * m) - .i * η * (a - b) * (k - l) / 2
    let system = BornSystem<Expr>(
      mass: m, exchange: J, disorder: Disorder(potential: Γ, transverse: t, longitudinal: z), pi: .pi)
    let n = Expr.symbol("ϰ_↑"), o = Expr.symbol("ϰ_↓")
    let level = try BornLevel(system, up: k, down: l, upAdvanced: n, downAdvanced: o)
    #expect(try level.vertex.equals(1 / (1 - c * level.retardedPair)).isProved)
    let K = try level.mixedPair
    let Δ = -.i * η * (l - n), opposite = -.i * η * (o - k)
    let mixed = (l ** 2 - n ** 2) / (2 * m)
    // mixed = −2J − aΔ + bΔ* solves for J; with it both forms agree.
    let solved = (-mixed - a * Δ + b * opposite) / 2
    let form = Δ / (2 * solved + 2 * z * Δ - 2 * t * opposite)
    #expect(try form.equals(K / (1 - c * K)).isProved)
  }
}
