import Algebra
import Worksheets
import Spintronics

extension ZhangLiInAMetal {
  /// Step 7: the golden rule for a density matrix at one energy; see ``TorqueOfSpins/goldenRule(_:strengths:states:)``.
  ///
  /// - Returns: the transverse rate, in the strengths a, b and c of the engine.
  func relaxation(_ sheet: inout Worksheet) throws -> Expr {
    sheet.step("Relaxation", by: "golden rule for the spin at one energy, with the densities of states of both spins")
    let Γ = ["Γ_⊥", "Γ_⊥", "Γ_z"].map { Expr.symbol($0, .nonnegative) }
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }
    let s = (1...3).map { Expr.symbol("s_\($0)", .real) }
    let rate = sheet.define(
      "golden rule", .symbol("fDot"),
      as: try TorqueOfSpins.goldenRule(PauliMatrix.combination(s), strengths: Γ, states: ν))
    let rates = try TorqueOfSpins.rates(of: rate, by: s)
    let (T1, T2) = (Expr.symbol("T_1", .positive), Expr.symbol("T_2", .positive))
    sheet.claim(
      "rates of the two transverse components and of the longitudinal one", Matrix.column(rates),
      equals: .column([1 / T2, 1 / T2, 1 / T1]),
      where: [(T2, 1 / (2 * .pi * (Γ[0] + Γ[2]) * (ν[0] + ν[1]))), (T1, 1 / (4 * .pi * Γ[0] * (ν[0] + ν[1])))])
    // τ_ex = ħ/2J: ξ/τ_ex is the rate of the identities.
    let isotropic = [(of: Γ[2], by: Γ[0]), (of: Expr.symbol("b", .nonnegative), by: 2 * Γ[0])]
    let microscopic = 2 * J * theory.ratio
    sheet.claim(
      "for isotropic impurity spins it is the rate that \(ξ) is made of, with the gap twice the exchange",
      rates[0].substituting(isotropic), equals: microscopic.substituting(isotropic))
    sheet.claim(
      "and then the longitudinal rate is the same", rates[2].substituting(isotropic),
      equals: rates[0].substituting(isotropic))
    sheet.result("1/T₂", rates[0])
    sheet.result("1/T₁", rates[2])
    return rates[0].substituting([(of: Γ[0], by: b / 2), (of: Γ[2], by: (a - c) / 2)])
  }

  /// The strengths of the impurities: what keeps the spin, what flips it, and what belongs to σ^±.
  private var a: Expr { .symbol("a", .nonnegative) }
  private var b: Expr { .symbol("b", .nonnegative) }
  private var c: Expr { .symbol("c", .real) }

  /// Step 8: one ratio of times for the damping and for the current, where the impurity spins have an axis.
  ///
  /// To first order in the disorder ξ is C_α over the response (J/2)(ν_↑ + ν_↓) of the Fermi level, and β.
  func anisotropy(_ sheet: inout Worksheet, transverse rate: Expr) throws {
    sheet.step(
      "Impurity spins with an axis", by: "the ratio of times from the damping and from the current, to first order")
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }, (up, down) = (ν[0], ν[1])
    let level = J / 2 * (up + down)
    let ρ = ["ρ_↑", "ρ_↓"].map { Expr.symbol($0, .real) }
    let ratios = [theory.turning, theory.fixed].map { [$0[0] / level, $0[1]] }
    sheet.claim(
      "an axis that turns along: both are the transverse rate over twice the exchange", Matrix.column(ratios[0]),
      equals: .column([rate / (2 * J), rate / (2 * J)]))
    // σ_σ at weak disorder, by e² and the disorder.
    let currents = [0, 1].map { ρ[$0] / (2 * .pi * (a * ν[$0] + b * ν[1 - $0])) }
    let shares = Expr.symbol("P", .real)
    let excess = currents[0] - currents[1] - shares * (currents[0] + currents[1])
    let solved = try Expr.solveLinear([excess], for: [ρ[0]]).unique()[0]
    let byP = try ratios[1].map { try $0.substituting(ρ[0], by: solved).simplified() }
    sheet.published(
      "one ξ", "a fixed axis: the ratio from the current by that from the damping", ξ, byP[1], printed: byP[0],
      expecting: .refuted,
      note: "Zhang and Li's form with one ξ does not hold there.")
    let (Γt, Γz) = (Expr.symbol("Γ_⊥", .nonnegative), Expr.symbol("Γ_z", .nonnegative))
    sheet.claim(
      "a fixed axis: the difference of the two ratios", byP[1] - byP[0],
      equals: .pi / J * (Γt - Γz) * (up - down) * (1 / shares - (up - down) / (up + down)),
      where: [(Γt, b / 2), (Γz, (a - c) / 2)])
    let half = [(of: down, by: Expr.zero), (of: shares, by: Expr.one)]
    sheet.claim(
      "which is zero where one band is empty", (byP[1] - byP[0]).substituting(half), equals: 0)
    // Two relaxation times in the theory itself: n₀ of anisotropic-relaxation may have either sign.
    let ξ2 = Expr.symbol("ξ_2", .positive)
    let twoTimes = try Derivation.anisotropicRelaxation.results { ["γ̃", "α̃"].contains($0) }
    let names = [(of: Expr.symbol("n_0", .real), by: n0), (of: Expr.symbol("α", .real), by: letters.α)]
    let laws = try twoTimes.map { law -> Expr in
      guard let value = law.value as? Expr else { throw AlgebraError.domain("an expression", .symbol(law.name)) }
      return value.substituting(names)
    }
    sheet.claim(
      "two relaxation times do not part them: what relaxes across \(n) alone is in the equation of motion",
      Matrix.column(laws),
      equals: Matrix.column([theory.motion[0], theory.motion[1]].map { $0.substituting(ξ, by: ξ2) }))
    sheet.result("ξ from the damping, fixed axis", ratios[1][0])
    sheet.result("ξ from the current, fixed axis", ratios[1][1])
  }
}
