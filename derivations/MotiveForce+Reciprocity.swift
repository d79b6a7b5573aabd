import Algebra
import Derivation
import Spintronics

extension MotiveForce {
  /// Step 8: the forces M_s H and E as functions of the fluxes ∂ₜn and j.
  func reciprocity(
    _ sheet: inout Worksheet, _ held: Held, _ torque: ([Expr]) -> Vector, _ tensor: Tensor
  ) throws {
    sheet.step(
      "Reciprocity", by: "(16) and Ohm's law of both bands solved for M_s H_⊥ and E, conjugate to ∂ₜn and j")
    let (α, η, Ms) = (medium.α, medium.η, medium.Ms)
    let γ = sheet.premise("gyromagnetic ratio of (17), from γ = 2μ_B/ħ", medium.γ, 2 * medium.μ / medium.ħ / (1 + η))
    let drive = (1 / (1 + η)) * torque(held.currents.difference)
    let transverse = (Ms / γ) * (n × (rate - α * (n × rate) - drive))
    let H = (1 / Ms) * transverse
    sheet.claim(
      "H_⊥ solves (16) with the torque of both bands", γ * (H × n) + α * (n × rate) + drive, equals: rate)
    let E = held.field

    let still = transverse.substituting(rate, by: .zero)
    let w = Vector.tangent("wDot", at: n), z = Vector.tangent("zDot", at: n)
    for k in 0..<3 {
      let others = (0..<3).filter { $0 != k }.map { (of: j[$0], by: Expr.zero) }
      let perCurrent = still.substituting(others + [(j[k], 1)])
      // E_k is linear in ∂ₜn: its value for j = 0 is the cross coefficient applied to ∂ₜn.
      let perRate = E[k].substituting(j[k], by: 0)
      sheet.claim(
        "the coefficient of ∂ₜn in E_\(k + 1) at n is minus that of j_\(k + 1) in M_s H at −n",
        -(w ⋅ reversed(perCurrent)),
        equals: perRate.substituting(rate, by: w))
      if k == 0 { sheet.result("M_s ∂H/∂j₁", perCurrent) }
    }
    let scale = Ms / γ
    let own = scale * (α * w + n × w + ((1 - medium.P ** 2) / (1 + η)) * tensor.applied(w))
    sheet.claim(
      "the rest of M_s H_⊥ is (M_s/γ̃)[n × ∂ₜn + α̃∂ₜn + (1 − P²)𝒟∂ₜn/(1 + η)]", transverse,
      equals: own.substituting(w, by: rate) + still)
    let local = scale * (α * w + n × w)
    sheet.claim(
      "n × and α̃ at n are their own transposes at −n, as 𝒟 is", z ⋅ local,
      equals: w ⋅ reversed(local.substituting(w, by: z)))
    sheet.remark("n is odd and the displaced charge even under time reversal: Casimir's sign is −1.")
    let power = transverse ⋅ rate + Expr.sum(zip(E, j).map { $0 * $1 })
    secondLaw(&sheet, power, E[0], tensor.C)
  }

  /// The dissipated power is a quadratic form of ∂ₜn and j.
  private func secondLaw(_ sheet: inout Worksheet, _ power: Expr, _ E: Expr, _ C: Expr) {
    let (ξ, P) = (medium.ξ, medium.P)
    let scale = medium.Ms * medium.ħ / (2 * medium.μ)
    let damping = medium.α * (1 + medium.η) * rate.squared
    let along = slopes.map { ($0 ⋅ rate) ** 2 }, across = slopes.map { ((n × $0) ⋅ rate) ** 2 }
    // Each direction adds its own terms: in one of them every term is seen.
    let others =
      slopes.dropFirst().map { (of: $0.expression, by: Vector.zero.expression) }
      + j.dropFirst().map { (of: $0, by: Expr.zero) }
    let (turning, friction) = (Expr.symbol("E'", .real), Expr.symbol("E''", .real))
    let meaning = [
      (
        of: turning,
        by: sheet.define(
          "part of E_↑ by the curvature of n", turning, as: strength / medium.e * (n ⋅ (rate × slopes[0])))
      ),
      (
        of: friction,
        by: sheet.define("part by friction", friction, as: strength / medium.e * ξ * (rate ⋅ slopes[0]))
      )
    ]
    let field = j[0] / σ - P * (turning + friction)
    sheet.claim("E_↑ is E′ + E″: E = j/σ − P(E′ + E″)", E, equals: field.substituting(meaning))
    let square = (j[0] - σ * P * friction) ** 2 / σ
    let parts = zip(along, across).map { C * (1 - P ** 2) * $1 - C * ξ ** 2 * $0 }
    sheet.claim(
      "per direction the power M_s H⋅∂ₜn + E⋅j is (j − σP E″)²/σ and a form of ∂ₜn alone", power.substituting(others),
      equals: square.substituting(meaning) + scale * (damping + parts[0]))
    sheet.claim(
      "in it (M_sħ/2μ_B)C(n×∂ₖn⋅∂ₜn)² is σE′²", scale * C * across[0], equals: σ * turning.substituting(meaning) ** 2)
    let bands = [
      σ * (1 + P) / 2 * (field + turning) ** 2,
      σ * (1 - P) / 2 * (field - turning) ** 2
    ]
    sheet.claim(
      "the square and (1 − P²)σE′² are the heat σ_↑(E + E′)² + σ_↓(E − E′)² of both bands",
      square + (1 - P ** 2) * σ * turning ** 2, equals: bands[0] + bands[1])
    let form = damping + Expr.sum(parts)
    let margin = Expr.symbol("α_0", .nonnegative)
    let floor = C * ξ ** 2 * Expr.sum(slopes.map(\.squared))
    func atDamping(_ value: Expr) -> Expr { form.substituting(medium.α, by: value / (1 + medium.η)) }
    sheet.claim(
      "positive when α̃(1 + η) = Cξ²Σ|∂ₖn|² + α₀ with α₀ ≥ 0: the damping has a floor", atDamping(floor + margin),
      equals: margin * rate.squared + C * (1 - P ** 2 + ξ ** 2) * Expr.sum(across))
    sheet.claim(
      "no less will do where n varies along one direction: at the floor ∂ₜn along ∂₁n costs nothing",
      atDamping(floor).substituting(others).substituting(rate, by: slopes[0]), equals: 0)
    sheet.result("floor of α̃(1 + η)", floor)
  }
}
