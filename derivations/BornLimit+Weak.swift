import Algebra
import Derivation
import Transport

extension BornLimit {
  /// Step 6: Γ → tΓ with t → 0.
  func weakDisorder(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws {
    sheet.step(
      "Weak disorder", by: "all rates times t, and κ_σ = k_σ + O(t) through t³, order by order; both bands occupied"
    )
    let t = Expr.symbol("t", .real), k = ["k_↑", "k_↓"].map { Expr.symbol($0, .positive) }
    let (a, b, c) = (metal.a, metal.b, metal.c)
    let J = (k[0] ** 2 - k[1] ** 2) / (4 * m), level = (k[0] ** 2 + k[1] ** 2) / (4 * m)
    let clean = [(of: metal.J, by: J), (of: E, by: level), (of: a, by: t * a), (of: b, by: t * b)]
    let equations = try (state.energies.substituting(clean) - .column(band.poles.map { $0 ** 2 / (2 * m) })).elements
    var κ = k
    for order in 1...3 {
      let next = ["κ_1", "κ_2"].map { Expr.symbol($0) }
      let trial = zip(band.poles, zip(κ, next)).map { (of: $0, by: $1.0 + t ** Expr(order) * $1.1) }
      let conditions = try equations.map {
        try $0.substituting(trial).series(in: t, order: order + 1).coefficient(order) ?? 0
      }
      guard case .unique(let found) = try Expr.solveLinear(conditions, for: next).value else {
        throw AlgebraError.singular("the expansion of κ")
      }
      κ = zip(κ, found).map { $0 + t ** Expr(order) * $1 }
    }
    let weak = poles(κ)
    func leading(_ e: Expr, _ power: Int) throws -> Expr {
      let value = closed(e, at: weak).substituting([(of: metal.J, by: J), (of: c, by: t * c)])
      return try value.series(in: t, order: power + 1).coefficient(power) ?? 0
    }
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0) }, states = k.map(states)
    let Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) }
    let strengths = zip(Γ, [b / 2, (a - c) / 2]).map { (of: $0, by: $1) }
    let densities = zip(ν, states).map { (of: $0, by: $1) }
    let damping = try leading(torques.damping, 1)
    sheet.published(
      "KTS, α", "the damping, in units of the disorder", torqueLetters[1] / t, damping,
      printed: .pi * (2 * Γ[1] * ν[0] * ν[1] + Γ[0] * (ν[0] ** 2 + ν[1] ** 2)), where: strengths + densities)
    let rates = [0, 1].map { 2 * .pi * (a * states[$0] + b * states[1 - $0]) }
    let currents = zip(σ, zip(k, rates)).map { (of: $0, by: q ** 2 * electrons($1.0) / (m * $1.1)) }
    let adiabatic = try leading(torques.adiabatic, -1)
    sheet.published(
      "KTS, v_s", "the adiabatic torque, by the conductivities of the spins", t * torqueLetters[2], adiabatic,
      printed: (σ[0] - σ[1]) / (2 * q ** 2), where: currents)
    let nonAdiabatic = try leading(nonAdiabatic, 0)
    let polarisation = (σ[0] - σ[1]) / (σ[0] + σ[1])
    sheet.published(
      "KTS, β", "the non-adiabatic torque by the adiabatic one, in units of the disorder", .symbol("β") / t,
      nonAdiabatic / adiabatic,
      printed: .pi / metal.J * ((Γ[0] + Γ[1]) * (ν[0] + ν[1]) + (Γ[0] - Γ[1]) * (ν[0] - ν[1]) / polarisation),
      where: strengths + densities + currents + [(metal.J, J)])
    let D = κ[0] - κ[1]
    // The logarithm's argument tends to 1 with t.
    let path = [(of: sea.D, by: D), (of: metal.J, by: J), (of: sea.excess, by: t * sea.excess)]
    let P = try sea.general.substituting(path).series(in: t, order: 1).coefficient(0) ?? 0
    let spin = try leading(torques.renormalisation, 0) - J ** 2 / .pi * (P - P.conjugate) / (2 * Expr.i)
    let n = ["n_↑", "n_↓"].map { Expr.symbol($0) }
    sheet.published(
      "KTS, S", "the spin that is renormalised where disorder is weak", torqueLetters[0], spin,
      printed: (n[0] - n[1]) / 2, where: zip(n, k).map { ($0, electrons($1)) })
  }
}
