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
    let ν = k.map(states), (Γt, Γz) = (b / 2, (a - c) / 2)
    let damping = try leading(torques.damping, 1)
    sheet.published(
      "KTS, α", "C_α/t", .symbol("C_α"), damping,
      printed: .pi * (2 * Γz * ν[0] * ν[1] + Γt * (ν[0] ** 2 + ν[1] ** 2)))
    let rates = [0, 1].map { 2 * .pi * (a * ν[$0] + b * ν[1 - $0]) }
    let σ = zip(k, rates).map { electrons($0) / (m * $1) }
    let adiabatic = try leading(torques.adiabatic, -1)
    sheet.published("KTS, v_s", "t C_ad", .symbol("C_ad"), adiabatic, printed: (σ[0] - σ[1]) / 2)
    let nonAdiabatic = try leading(nonAdiabatic, 0)
    let polarisation = (σ[0] - σ[1]) / (σ[0] + σ[1])
    sheet.published(
      "KTS, β", "β/t", .symbol("β"), nonAdiabatic / adiabatic,
      printed: .pi / J * ((Γt + Γz) * (ν[0] + ν[1]) + (Γt - Γz) * (ν[0] - ν[1]) / polarisation))
    let D = κ[0] - κ[1]
    // The logarithm's argument tends to 1 with t.
    let path = [(of: sea.D, by: D), (of: metal.J, by: J), (of: sea.excess, by: t * sea.excess)]
    let P = try sea.general.substituting(path).series(in: t, order: 1).coefficient(0) ?? 0
    let spin = try leading(torques.renormalisation, 0) - J ** 2 / .pi * (P - P.conjugate) / (2 * Expr.i)
    sheet.published(
      "KTS, S", "C_S", .symbol("C_S"), spin, printed: (electrons(k[0]) - electrons(k[1])) / 2)
  }
}
