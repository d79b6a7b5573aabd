import Algebra
import Derivation
import Spintronics

extension MotiveForce {
  /// Step 4: the current that the motive fields of both bands drive, with an applied field E.
  ///
  /// - Returns: the current along each slope, in terms of P and σ.
  func current(_ sheet: inout Worksheet, _ field: [Expr]) throws -> [Expr] {
    sheet.step("Current", by: "Ohm's law of two bands in parallel; the field of ↓ is opposite to that of ↑")
    let P = sheet.define("polarisation of the current", medium.P, as: (σUp - σDown) / (σUp + σDown))
    let total = sheet.define("conductivity", σ, as: σUp + σDown)
    let applied = (1...3).map { Expr.symbol("E_\($0)", .real) }
    let majority = zip(applied, field).map { σUp * ($0 + $1) }
    let minority = zip(applied, field).map { σDown * ($0 - $1) }
    let joint = zip(applied, field).map { $0 + medium.P * $1 }
    let meaning: [(of: Expr, by: Expr)] = [(medium.P, P), (σ, total)]
    sheet.claim(
      "j = σ(E + P E_↑): the motive field of the metal is P E_↑", majority[0] + minority[0],
      equals: (σ * joint[0]).substituting(meaning))
    let polarised = strength / medium.e * medium.P
    let motive = polarised * (n ⋅ (rate × slopes[0]) + medium.ξ * (rate ⋅ slopes[0]))
    sheet.claim("P E_↑ as a function of ∂ₜn", joint[0] - applied[0], equals: motive)
    sheet.result("E_SMF", motive)
    return joint.map { σ * $0 }
  }

  /// The torque of (16) before it is divided by 1 + η, for a current j_k along each slope.
  func torque(_ sheet: inout Worksheet) -> (_ j: [Expr]) -> Vector {
    let drift = Expr.symbol("u", .real) * medium.gradient
    let u = sheet.define(
      "drift per current in (16)", .symbol("u"),
      as: medium.P * medium.μ / (medium.e * medium.Ms * (1 + medium.ξ ** 2)))
    let printed = sheet.premise("(16), torque", .symbol("T"), drift - medium.ξ * (n × drift))
    return { j in
      let along = Vector.sum(zip(j, slopes).map { $0 * $1 })
      return printed.substituting([(.symbol("u", .real), u), (medium.gradient.expression, along.expression)])
    }
  }

  /// Step 5: without an applied field the motive current acts back as a damping tensor.
  ///
  /// - Returns: the strength C of that tensor.
  func dampingTensor(_ sheet: inout Worksheet, _ current: [Expr], _ torque: ([Expr]) -> Vector) throws -> Expr {
    sheet.step("Damping tensor", by: "the motive current inserted in the torque of (16), no applied field")
    let applied = (1...3).map { (of: Expr.symbol("E_\($0)", .real), by: Expr.zero) }
    let ξ = medium.ξ
    let added = torque(current.map { $0.substituting(applied) })
    let C = sheet.define(
      "strength of the damping tensor", .symbol("C"),
      as: medium.μ * medium.ħ * σ * medium.P ** 2 / (2 * medium.e ** 2 * medium.Ms * (1 + ξ ** 2) ** 2))
    /// 𝒟w = C Σ aₖ(bₖ⋅w)
    func tensor(_ w: Vector) -> Vector {
      .sum(slopes.map { g in (C * ((n × g - ξ * g) ⋅ w)) * (n × g + ξ * g) })
    }
    sheet.claim(
      "the torque is n × 𝒟∂ₜn, 𝒟 = C Σ (n×∂ₖn + ξ∂ₖn) ⊗ (n×∂ₖn − ξ∂ₖn)", added, equals: n × tensor(rate))
    sheet.claim(
      "with an applied field the current σE keeps its torque, and the tensor is added", torque(current),
      equals: torque(applied.map { σ * $0.of }) + n × tensor(rate))
    let (w, z) = (Vector.tangent("wDot", at: n), Vector.tangent("zDot", at: n))
    sheet.claim(
      "𝒟ᵢⱼ(n) = 𝒟ⱼᵢ(−n), as Onsager and Casimir ask", z ⋅ tensor(w), equals: reversed(w ⋅ tensor(z)))
    let symmetric = Expr.sum(slopes.map { ((n × $0) ⋅ w) ** 2 - ξ ** 2 * ($0 ⋅ w) ** 2 })
    sheet.claim(
      "power: only C Σ [(n×∂ₖn⋅∂ₜn)² − ξ²(∂ₖn⋅∂ₜn)²], the rest of 𝒟 is a gyration", w ⋅ tensor(w), equals: C * symmetric
    )
    let gyration = Expr.sum(slopes.map { ($0 ⋅ z) * ((n × $0) ⋅ w) - ($0 ⋅ w) * ((n × $0) ⋅ z) })
    sheet.claim(
      "that gyration is the antisymmetric part, Cξ Σ [∂ₖn ⊗ n×∂ₖn − n×∂ₖn ⊗ ∂ₖn]",
      (z ⋅ tensor(w) - w ⋅ tensor(z)) / 2, equals: C * ξ * gyration)
    sheet.remark(
      "A tensor (n×∂ₖn − ξ∂ₖn) ⊗ (n×∂ₖn − ξ∂ₖn) would need the torque with +ξ; its part odd in n is symmetric, "
        + "which 𝒟(n) = 𝒟ᵀ(−n) forbids.")
    sheet.result("n × 𝒟∂ₜn", n × tensor(rate))
    sheet.result("C", C)
    return C
  }

  /// The expression with n, and with it the slopes, reversed.
  private func reversed(_ a: Expr) -> Expr {
    a.substituting(([n] + slopes).map { (of: $0.expression, by: (-$0).expression) })
  }

  /// The vector with n, and with it the slopes, reversed.
  private func reversed(_ a: Vector) -> Vector {
    a.substituting(([n] + slopes).map { (of: $0.expression, by: (-$0).expression) })
  }

  /// Step 6: the forces M_s H and E as functions of the fluxes ∂ₜn and j.
  func reciprocity(
    _ sheet: inout Worksheet, _ current: [Expr], _ torque: ([Expr]) -> Vector, _ C: Expr
  ) throws {
    sheet.step("Reciprocity", by: "(16) and Ohm's law solved for the forces: M_sH_⊥ and E, conjugate to ∂ₜn and j")
    let (α, η, Ms) = (medium.α, medium.η, medium.Ms)
    let γ = sheet.premise("gyromagnetic ratio of (17), from γ = 2μ_B/ħ", medium.γ, 2 * medium.μ / medium.ħ / (1 + η))
    let j = (1...3).map { Expr.symbol("j_\($0)", .real) }
    let drive = (1 / (1 + η)) * torque(j)
    let transverse = (Ms / γ) * (n × (rate - α * (n × rate) - drive))
    let H = (1 / Ms) * transverse
    sheet.claim(
      "H_⊥ solves (16)", γ * (H × n) + α * (n × rate) + drive, equals: rate)
    let applied = (1...3).map { Expr.symbol("E_\($0)", .real) }
    let E = try Expr.solveLinear(zip(current, j).map { $0 - $1 }, for: applied).unique()

    let still = transverse.substituting(rate, by: .zero)
    let w = Vector.tangent("wDot", at: n)
    for k in 0..<3 {
      let others = (0..<3).filter { $0 != k }.map { (of: j[$0], by: Expr.zero) }
      let perCurrent = still.substituting(others + [(j[k], 1)])
      // E_k is linear in ∂ₜn: its value for j = 0 is the cross coefficient applied to ∂ₜn.
      let perRate = motive(current[k], applied[k])
      sheet.claim(
        "the coefficient of ∂ₜn in E_\(k + 1) at n is minus that of j_\(k + 1) in M_sH at −n",
        -(w ⋅ reversed(perCurrent)),
        equals: perRate.substituting(rate, by: w))
      if k == 0 { sheet.result("M_s ∂H/∂j₁", perCurrent) }
    }
    sheet.remark("n is odd and the displaced charge even under time reversal: Casimir's sign is −1.")
    secondLaw(&sheet, transverse ⋅ rate + Expr.sum(zip(E, j).map { $0 * $1 }), j, γ, C)
  }

  /// The field that makes up for the motive field, E = ρj − E_SMF, at j = 0.
  private func motive(_ current: Expr, _ applied: Expr) -> Expr { current.substituting(applied, by: 0) / (-σ) }

  /// The dissipated power is a quadratic form of ∂ₜn and j.
  private func secondLaw(_ sheet: inout Worksheet, _ power: Expr, _ j: [Expr], _ γ: Expr, _ C: Expr) {
    let ξ = medium.ξ
    let excess = σ * strength * medium.P * ξ / medium.e
    let squares = Expr.sum(zip(j, slopes).map { ($0 - excess * ($1 ⋅ rate)) ** 2 / σ })
    let scale = medium.Ms * medium.ħ / (2 * medium.μ)
    let floor = C * ξ ** 2
    let left = medium.α * (1 + medium.η) * rate.squared - floor * Expr.sum(slopes.map { ($0 ⋅ rate) ** 2 })
    sheet.claim(
      "the power M_sH⋅∂ₜn + E⋅j is Σ(jₖ − ξσ(ħP/2e)∂ₖn⋅∂ₜn/(1 + ξ²))²/σ and a form of ∂ₜn alone", power,
      equals: squares + scale * left)
    let margin = Expr.symbol("α_0", .nonnegative)
    let least = floor * Expr.sum(slopes.map(\.squared)) + margin
    sheet.claim(
      "positive when α̃(1 + η) = Cξ²Σ|∂ₖn|² + α₀ with α₀ ≥ 0: the damping has a floor",
      left.substituting(medium.α, by: least / (1 + medium.η)),
      equals: margin * rate.squared + floor * Expr.sum(slopes.map { ($0 × rate).squared }))
    sheet.result("floor of α̃(1 + η)", floor * Expr.sum(slopes.map(\.squared)))
  }
}
