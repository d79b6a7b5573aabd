import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// Step 10: v → tv, u → tu, n_i → n_i/t².
  func weakImpurities(_ sheet: inout Worksheet, _ one: Scattering, _ turning: Expr) throws {
    sheet.step("Weak impurities", by: "v and u times t, n_i over t², t → 0, order by order under the average")
    let t = Expr.symbol("t", .real)
    let weak = [(of: v, by: t * v), (of: u, by: t * u)]
    func orders(_ e: Expr, _ order: Int) throws -> Expr {
      let coefficient = try e.substituting(weak).series(in: t, order: order + 1).coefficient(order) ?? 0
      let mean = try coefficient.expanded().integral(over: x, from: -1, to: 1).value / 2
      return density * mean
    }
    let (potential, spin) = (density * v ** 2, density * u ** 2 / 3)
    let (a, b) = (potential + spin, 2 * spin), S = selfEnergies
    let Γ = ["Γ_i", "Γ_z", "Γ_⊥"].map { Expr.symbol($0) }
    let strengths = zip(Γ, [potential, spin, spin]).map { (of: $0, by: $1) },
      (charge, axial) = (strengths[0], strengths[1])
    for (k, name) in ["↑", "↓"].enumerated() {
      sheet.claim(
        "the self-energy of \(name) to first order, a shift of the chemical potential", S[k], equals: density * v,
        where: [(S[k], try orders(one.T[k, k], 1))])
      sheet.claim(
        "the self-energy of \(name) to second order, that of the Born approximation", S[k],
        equals: (Γ[0] + Γ[1]) * g[k] + 2 * Γ[2] * g[1 - k],
        where: [(S[k], try orders(one.T[k, k], 2))] + strengths)
    }
    let (cR, cM) = vertices
    sheet.claim(
      "the vertex between retarded functions to second order", cR, equals: Γ[0] - Γ[1],
      where: [(cR, try orders(one.T[0, 0] * one.T[1, 1], 2)), charge, axial])
    sheet.claim(
      "the vertex between one of each kind to second order", cM, equals: Γ[0] - Γ[1],
      where: [(cM, try orders(one.T[1, 1] * advanced(one.T[0, 0]), 2)), charge, axial])
    let difference = Expr.symbol("Δ")
    sheet.claim(
      "the torque to second order is imaginary, so that the identity holds", τ,
      equals: 2 * Γ[2] * (difference - difference.conjugate),
      where: [(τ, try orders(torque(one), 2)), strengths[2], (difference, Δ)])
    let logarithms = try (density * turning).substituting(weak).series(in: t, order: 3)
    let flows = try [orders(one.T[0, 0], 1), orders(one.T[1, 1], 1), a * g[0] + b * g[1], a * g[1] + b * g[0]]
    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }, turn = Expr.symbol("Λ_1"), E = Expr.symbol("E", .real)
    sheet.claim(
      "the sea has no first order", 2 * (g[0] * S[0] - g[1] * S[1]) + turn, equals: 0,
      where: [(S[0], flows[0]), (S[1], flows[1]), (turn, logarithms.coefficient(1) ?? 0)])
    let sea = 2 * (Φ[0] - Φ[1]) + 2 * (g[0] * flows[2] - g[1] * flows[3]) + (logarithms.coefficient(2) ?? 0)
    sheet.claim(
      "and to second order that of the Born approximation", H - 2 * J * (g[0] + g[1]),
      equals: 2 * (Φ[0] - Φ[1]) - (z[0] - z[1]) * (g[0] + g[1]),
      where: [(H, sea), (z[0], E + J - flows[2]), (z[1], E - J - flows[3])])
    let real = ["a_↑", "a_↓"].map { Expr.symbol($0, .real) }, ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .positive) }
    let values = zip(real, ν).map { $0 - Expr.i * .pi * $1 }
    let parts = zip(g, values).map { part in
      (of: part.0, by: sheet.define("its real and imaginary part", part.0, as: part.1, isNotation: true))
    }
    let third = try orders(torque(one), 3).substituting(parts)
    sheet.claim(
      "to third order the torque has a real part, and the identity ends", (τ + τ.conjugate) / 2,
      equals: 4 * .pi ** 2 * Γ[2] * v * (ν[0] ** 2 - ν[1] ** 2), where: [(τ, third), strengths[2]])
    sheet.result("Re τ to third order", third.realPart)
    let fourth = try orders(torque(one).substituting(v, by: 0), 4).substituting(parts)
    func side(_ k: Int) -> Expr {
      real[k] * (4 * ν[k] ** 2 + 7 * ν[0] * ν[1] - ν[1 - k] ** 2)
    }
    sheet.claim(
      "where \(v) vanishes, the real part begins with the fourth order", (τ + τ.conjugate) / 2,
      equals: 4 * .pi ** 2 / 15 * density * u ** 4 * (side(0) - side(1)), where: [(τ, fourth)])
  }
}
