import Algebra
import Worksheets
import Spintronics

extension MotiveForce {
  /// Step 8: the forces M_s H and E as functions of the fluxes ∂ₜn and j.
  func reciprocity(
    _ sheet: inout Worksheet, _ held: Held, _ torque: ([Expr]) -> Vector, _ tensor: Tensor
  ) throws {
    sheet.step(
      "Reciprocity", by: "(16) and Ohm's law of both bands solved for M_s H_⊥ and E, conjugate to ∂ₜn and j")
    let (α, η, Ms, H) = (medium.α, medium.η, medium.Ms, medium.field)
    let γ = sheet.premise("gyromagnetic ratio of (17), from γ = 2μ_B/ħ", medium.γ, 2 * medium.μ / medium.ħ / (1 + η))
    let gilbert = sheet.premise("(16), field and damping", rate.expression, medium.γ * (H × n) + α * (n × rate))
      .substituting([(medium.γ, γ)])
    let damped = gilbert.substituting(H, by: .zero)
    // The field across n, in units of M_s, turns n by this response.
    let h = Vector.tangent("h", at: n)
    let turns = try TangentResponse(
      of: gilbert.substituting(rate, by: .zero).substituting(H, by: (1 / Ms) * h), to: h, at: n)
    let drive = (1 / (1 + η)) * torque(held.flux)
    let pull = Vector.tangent("d", at: n)
    /// M_s H_⊥ for a drive.
    func field(_ drive: Vector) -> Vector { turns.inverse(rate - damped - drive, at: n) }
    let transverse = field(drive)
    let meanings = [(of: pull.expression, by: drive.expression), (of: tensorStrength, by: tensor.C)]
    sheet.claim(
      "the field across \(n) solves (16) with the torque of both bands",
      γ * ((1 / Ms) * field(pull) × n) + α * (n × rate) + pull, equals: rate, where: [meanings[0]])
    let E = held.field

    let still = transverse.substituting(rate, by: .zero)
    let w = Vector.tangent("wDot", at: n), z = Vector.tangent("zDot", at: n)
    for k in 0..<3 {
      let others = (0..<3).filter { $0 != k }.map { (of: j[$0], by: Expr.zero) }
      let perCurrent = still.substituting(others + [(j[k], 1)])
      // E_k is linear in ∂ₜn: its value for j = 0 is the cross coefficient applied to ∂ₜn.
      let perRate = E[k].substituting(j[k], by: 0)
      sheet.claim(
        "the coefficient of the rate in \(applied[k]) is minus that of \(j[k]) in the field, at reversed \(n)",
        -(w ⋅ reversed(perCurrent)),
        equals: perRate.substituting(rate, by: w))
      if k == 0 { sheet.result("M_s ∂H/∂j₁", perCurrent) }
    }
    let scale = Ms / γ
    let own = scale * (α * w + n × w + ((1 - medium.P ** 2) / (1 + η)) * tensor.applied(w))
    sheet.claim(
      "the rest of the field: precession, damping and the damping tensor", field(pull),
      equals: own.substituting(w, by: rate) + still, where: meanings)
    let local = scale * (α * w + n × w)
    sheet.claim(
      "reversing \(n) transposes precession and damping, as it does the tensor", z ⋅ local,
      equals: w ⋅ reversed(local.substituting(w, by: z)))
    sheet.remark("n is odd and the displaced charge even under time reversal: Casimir's sign is −1.")
    let power = transverse ⋅ rate + Expr.sum(zip(E, j).map { $0 * $1 })
    try secondLaw(&sheet, power, E[0], tensor.C)
  }

  /// The dissipated power is a quadratic form of ∂ₜn and j.
  private func secondLaw(_ sheet: inout Worksheet, _ power: Expr, _ E: Expr, _ strength: Expr) throws {
    let (ξ, P, C) = (medium.ξ, medium.P, tensorStrength)
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
          "part of E_↑ by the curvature of n", turning, as: self.strength / medium.e * (n ⋅ (rate × slopes[0])),
          isComparand: true)
      ),
      (
        of: friction,
        by: sheet.define(
          "part by friction", friction, as: self.strength / medium.e * ξ * (rate ⋅ slopes[0]), isComparand: true)
      )
    ]
    let field = j[0] / σ - P * (turning + friction)
    let letters = meaning + [(of: C, by: strength)]
    sheet.claim("the motive field is the sum of both parts", E, equals: field, where: meaning)
    let square = (j[0] - σ * P * friction) ** 2 / σ
    let parts = zip(along, across).map { C * (1 - P ** 2) * $1 - C * ξ ** 2 * $0 }
    sheet.claim(
      "per direction the power is a square with the current and a form of the rate alone", power.substituting(others),
      equals: square + scale * (damping + parts[0]), where: letters)
    sheet.claim(
      "the curvature's share of that form is a heat", scale * C * across[0], equals: σ * turning ** 2, where: letters)
    let bands = [
      σ * (1 + P) / 2 * (applied[0] + turning) ** 2,
      σ * (1 - P) / 2 * (applied[0] - turning) ** 2
    ]
    sheet.claim(
      "the square and that share are the heat of both bands", square + (1 - P ** 2) * σ * turning ** 2,
      equals: bands[0] + bands[1], where: [(applied[0], field)])
    let form = damping + Expr.sum(parts)
    let margin = Expr.symbol("α_0", .nonnegative)
    let floor = strength * ξ ** 2 * Expr.sum(slopes.map(\.squared))
    /// What the letters mean at a damping.
    func at(_ value: Expr) -> [(of: Expr, by: Expr)] {
      [(of: medium.α, by: value / (1 + medium.η)), (of: C, by: strength)]
    }
    sheet.claim(
      "from a floor of the damping on, \(margin) above it, the form is positive", form,
      equals: margin * rate.squared + C * (1 - P ** 2 + ξ ** 2) * Expr.sum(across), where: at(floor + margin))
    sheet.claim(
      "no less will do for one slope alone: at the floor a turn along it costs nothing",
      form.substituting(others).substituting(rate, by: slopes[0]), equals: 0, where: at(floor.substituting(others)))
    let floors = try slopes.indices.map { try least($0, power) }
    sheet.result("floor of α̃(1 + η)", (1 + medium.η) * .sum(floors), folded: floor)
  }

  /// The damping at which a turn along one slope, at the current of least power, costs nothing.
  private func least(_ k: Int, _ power: Expr) throws -> Expr {
    let others = slopes.indices.filter { $0 != k }
      .flatMap { [(of: slopes[$0].expression, by: Vector.zero.expression), (of: j[$0], by: Expr.zero)] }
    let alone = power.substituting(others)
    let current = try Expr.solveLinear([alone.derivative(j[k])], for: [j[k]]).unique()[0]
    let turning = alone.substituting(j[k], by: current).substituting(rate, by: slopes[k])
    return try Expr.solveLinear([turning], for: [medium.α]).unique()[0]
  }
}
