import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  /// The accumulation as printed in (15), with M = M_s n and g = (j⋅∇)n.
  var printedAccumulation: Vector {
    let m = Ms * n, mDot = Ms * rate, mGradient = Ms * gradient
    let still = (-n0 / Ms ** 2) * (m × mDot) - (ξ * n0 / Ms) * mDot
    let moving = (μ * P / (e * Ms ** 2)) * (m × mGradient) + (ξ * μ * P / (e * Ms)) * mGradient
    return (τ / (1 + ξ ** 2)) * (still + moving)
  }

  /// Step 7: sums over the two bands.
  func accumulation(_ sheet: inout Worksheet, _ δs: TangentResponse) throws -> Vector {
    sheet.step(
      "Spin accumulation", by: "sums of (13) over both bands; N = ∫dE D g, F = ∫dE D g v, with v along the field")
    try velocity(&sheet)
    try distribution(&sheet)
    let sums = BandSums()
    let slope = Vector.tangent("n'", at: n)
    let bands = sheet.premise(
      "(14) with (13): ∂ₜn summed with N, ∂n with F; ↓ responds with the other sign", .symbol("δm"),
      μ * sums.difference(rate, slope) { δs($0, at: n) })
    let current = sums.current(charge: e)
    let definitions = [
      (
        of: n0,
        by: sheet.define(
          "equilibrium spin density; the field's part of g is odd in k", n0, as: sums.spinDensity(moment: μ))
      ), (of: P, by: sheet.define("polarisation of the current", P, as: sums.polarisation))
    ]
    try polarisation(&sheet)

    sheet.claim(
      "put into (15), n₀, P and j give the sums over the bands back",
      printedAccumulation.substituting(definitions).substituting(gradient, by: current * slope), equals: bands)

    // The same in the letters of (15): densities and fluxes are eliminated.
    let j = Expr.symbol("j", .real)
    let unknowns = [sums.density[0]] + sums.flux
    let shares = try ((definitions[1].by - P) * (sums.flux[0] + sums.flux[1])).together()
    let equations = [definitions[0].by - n0, shares, current - j]
    guard case .unique(let solution) = try Expr.solveLinear(equations, for: unknowns).value else {
      throw AlgebraError.domain("definitions that do not fix the densities", definitions[1].by)
    }
    let eliminated = bands.substituting(zip(unknowns, solution).map { ($0, $1) })
      .substituting(slope, by: (1 / j) * gradient)
    sheet.published(
      "(14), (15)", "accumulation in terms of n₀, P and g = (j⋅∇)n", .symbol("δm"), eliminated,
      printed: printedAccumulation,
      note: "With P the polarisation of the current and v = +∂ℰ/ħ∂k.")
    let δm = δs(n0 * rate - (μ * P / e) * gradient, at: n)
    sheet.claim("which is the response (13) to n₀∂ₜn − (μ_B P/e)(j⋅∇)n", eliminated, equals: δm)
    sheet.result("δm", δm)
    return δm
  }

  /// The velocity follows from (4) by variation of k.
  private func velocity(_ sheet: inout Worksheet) throws {
    let k = ScalarField("k"), r = ScalarField("r"), energy = ScalarField("ε")
    let lagrangian = sheet.premise(
      "(4), its part with k", .symbol("L_k"), try ħ * k(t) * r(t).derivative(t) - energy(k(t)))
    let equation = try lagrangian.eulerLagrange(k, [t])
    guard case .unique(let solution) = try Expr.solveLinear([equation], for: [r(t).derivative(t)]).value else {
      throw AlgebraError.domain("an equation of motion without a velocity", equation)
    }
    let slope = try energy(k(t)).derivative(k(t))
    sheet.claim("the velocity of a wave packet in a band ε(k) is +∂ε/ħ∂k", solution[0], equals: slope / ħ)
    sheet.published(
      "below (13)", "velocity of the wave packet in a band ε(k)", .symbol("v"), solution[0], printed: -slope / ħ,
      expecting: .refuted,
      note: "Variation of k in (4) gives +∂ε/ħ∂k; with the printed sign the current terms of (15) would change theirs.")
    sheet.misreading("j_e", found: "∫δℰ", read: "∫dℰ")
    let weight = Expr.symbol("G", .positive)
    sheet.published(
      "j_e", "integrand of the current, G = 𝒟g", .symbol("j_e"), -e * weight * solution[0],
      printed: -(e / ħ) * weight * slope,
      note:
        "With the velocity that follows from (4), not with the one printed below (13). ∫dℰ stands for a sum over k: the "
        + "field's part of g is odd in k.")
  }

  /// g = f₀ + g₁ solves Boltzmann's equation with the force −eE at first order in E.
  private func distribution(_ sheet: inout Worksheet) throws {
    let k = Expr.symbol("k", .real), E = Expr.symbol("E", .real), τ0 = Expr.symbol("τ_0", .positive)
    let energy = ScalarField("ε")(k)
    let f0 = ScalarField("f_0")
    let g1 = Expr.symbol("g_1", .real)
    let boltzmann = sheet.premise(
      "Boltzmann, force −eE, relaxation time τ₀, first order in E", .symbol("B"),
      -(e * E / ħ) * (try f0(energy).derivative(k)) + g1 / τ0)
    guard case .unique(let solution) = try Expr.solveLinear([boltzmann], for: [g1]).value else {
      throw AlgebraError.domain("a transport equation without a solution", boltzmann)
    }
    sheet.published(
      "g", "part of the distribution linear in the field", .symbol("g_1"), solution[0],
      printed: e * τ0 * E * (try energy.derivative(k)) / ħ * (try f0(energy).derivative(energy)))
  }

  private func polarisation(_ sheet: inout Worksheet) throws {
    let ν = [Expr.symbol("ν_↑", .positive), Expr.symbol("ν_↓", .positive)]
    let w = [Expr.symbol("w_↑", .positive), Expr.symbol("w_↓", .positive)]
    let τ0 = [Expr.symbol("τ_0↑", .positive), Expr.symbol("τ_0↓", .positive)]
    let E = Expr.symbol("E", .positive)
    let flux = (0..<2).map { -e * E * τ0[$0] * w[$0] * ν[$0] }
    sheet.published(
      "P", "polarisation from the densities at the Fermi level, w the mean of v²", P,
      (flux[0] - flux[1]) / (flux[0] + flux[1]), printed: (ν[0] - ν[1]) / (ν[0] + ν[1]),
      reading: Reading(
        "τ₀⟨v²⟩ is the same for both bands (else P is the polarisation of the current)",
        replacing: [(τ0[1], τ0[0]), (w[1], w[0])], inBothSides: true),
      expecting: .conventionConflict, note: "F = −eEτ₀wν for each band, from the linear term of g.")
  }
}
