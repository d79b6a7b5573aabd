import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// The accumulation as printed in (15), put into n and g = (j⋅∇)n.
  var printedAccumulation: Vector { letters.accumulation.replacing(letters.meanings) }

  /// Step 7: sums over the two bands.
  mutating func accumulation(_ sheet: inout Worksheet, _ δs: TangentResponse) throws -> Vector {
    sheet.step(
      "Spin accumulation", by: "sums of (13) over both bands; N = ∫dE D g, F = ∫dE D g v, with v along the field")
    let velocity = try velocity(&sheet)
    let drift = try distribution(&sheet)
    let sums = BandSums()
    let slope = Vector.tangent("n'", at: n)
    let bands = sheet.premise(
      "with (13): ∂ₜn summed with N, ∂n with F; ↓ responds with the other sign", .symbol("δm"),
      μ * sums.difference(rate, slope) { δs($0, at: n) }, tag: "(14)")
    let j = Expr.symbol("j", .real)
    let current = sheet.premise("current along the field; each electron carries −e", j, sums.current(charge: e))
    let definitions = [
      (
        of: n0,
        by: sheet.define(
          "equilibrium spin density; the field's part of g is odd in k", n0, as: sums.spinDensity(moment: μ),
          tag: "text, n₀")
      ), (of: P, by: sheet.define("polarisation of the current", P, as: sums.polarisation))
    ]
    transport = Transport(drift: drift, velocity: velocity)
    try polarisation(&sheet)

    sheet.claim(
      "put into (15), density, polarisation and current give the sums over the bands back",
      printedAccumulation.substituting(definitions).substituting(gradient, by: current * slope), equals: bands)

    // The same in the letters of (15): densities and fluxes are eliminated.
    let unknowns = [sums.density[0]] + sums.flux
    let shares = try ((definitions[1].by - P) * (sums.flux[0] + sums.flux[1])).together()
    let equations = [definitions[0].by - n0, shares, current - j]
    guard case .unique(let solution) = try Expr.solveLinear(equations, for: unknowns).value else {
      throw AlgebraError.domain("definitions that do not fix the densities", definitions[1].by)
    }
    let eliminated = bands.substituting(zip(unknowns, solution).map { ($0, $1) })
      .substituting(slope, by: (1 / j) * gradient)
    let byRate = try TangentResponse(of: eliminated.substituting(gradient, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: eliminated.substituting(rate, by: .zero), to: gradient, at: n)
    let δm = byRate(rate, at: n) + byGradient(gradient, at: n)
    sheet.published(
      "(15)", "spin accumulation", Vector("δm").expression, δm, printed: letters.accumulation,
      where: letters.meanings,
      note: "With P the polarisation of the current and v = +∂ℰ/ħ∂k.")
    sheet.claim(
      "it is the response (13) to the change of the equilibrium density and the gradient of the current", δm,
      equals: δs(n0 * rate - (μ * P / e) * gradient, at: n))
    sheet.result("δm", δm)
    return δm
  }

  /// The velocity follows from (4) by variation of k.
  private func velocity(_ sheet: inout Worksheet) throws -> Expr {
    let k = ScalarField("k"), r = ScalarField("r"), energy = ScalarField("ε")
    let lagrangian = sheet.premise(
      "(4), its part with k", .symbol("L_k"), try ħ * k(t) * r(t).derivative(t) - energy(k(t)))
    let equation = try lagrangian.eulerLagrange(k, [t])
    guard case .unique(let solution) = try Expr.solveLinear([equation], for: [r(t).derivative(t)]).value else {
      throw AlgebraError.domain("an equation of motion without a velocity", equation)
    }
    let slope = try energy(k(t)).derivative(k(t))
    sheet.claim("velocity of a wave packet in a band", solution[0], equals: slope / ħ)
    sheet.published(
      "below (13)", "velocity of a wave packet", .symbol("v"), solution[0], printed: -slope / ħ,
      expecting: .refuted,
      note: "Variation of k in (4) gives +∂ε/ħ∂k; with the printed sign the current terms of (15) would change theirs.")
    sheet.misreading("j_e", found: "∫δℰ", read: "∫dℰ")
    let weight = Expr.symbol("G", .positive)
    sheet.published(
      "j_e", "integrand of the current, with \(weight) the density of occupied states", .symbol("j_e"),
      -e * weight * solution[0],
      printed: -(e / ħ) * weight * slope,
      note:
        "With the velocity that follows from (4), not with the one printed below (13). ∫dℰ stands for a sum over k: the "
        + "field's part of g is odd in k.")
    sheet.result("velocity", solution[0].substituting(slope, by: .symbol("ε'", .real)))
    return solution[0]
  }

  /// g = f₀ + g₁ solves Boltzmann's equation with the force −eE at first order in E.
  private func distribution(_ sheet: inout Worksheet) throws -> Expr {
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
    let slopes = [
      (of: try energy.derivative(k), by: Expr.symbol("ε'", .real)),
      (of: try f0(energy).derivative(energy), by: Expr.symbol("f_0'", .real))
    ]
    sheet.result("g₁", solution[0].substituting(slopes))
    return solution[0]
  }

  private func polarisation(_ sheet: inout Worksheet) throws {
    let bands = ["↑", "↓"].map { Transport.Band($0) }
    let flux = try bands.map { try transport.flux(of: $0, in: self) }
    let P = (flux[0] - flux[1]) / (flux[0] + flux[1])
    let ν = bands.map(\.density)
    sheet.published(
      "P", "polarisation from the densities of states at the Fermi level", self.P, P,
      printed: (ν[0] - ν[1]) / (ν[0] + ν[1]),
      reading: .under(
        [(bands[1].square, bands[0].time * bands[0].square / bands[1].time)],
        because: "so that the diffusion constants of the bands are the same"),
      note: "F = −eEτ₀wν for each band, from the linear term of g; w is the mean of v² there.")
    try parabolicBands(&sheet, bands, P)
  }

  /// P of parabolic bands, of which k_F, the mass and the time are known.
  ///
  /// With n = k³/6π² electrons per spin, ν = dn/dε and w a third of v².
  private func parabolicBands(_ sheet: inout Worksheet, _ bands: [Transport.Band], _ P: Expr) throws {
    let m = Expr.symbol("m_e", .positive), k = ["↑", "↓"].map { Expr.symbol("k_\($0)", .positive) }
    let τ0 = Expr.symbol("τ_0", .positive)
    func electrons(_ k: Expr) -> Expr { k ** 3 / (6 * .pi ** 2) }
    func energy(_ k: Expr) -> Expr { ħ ** 2 * k ** 2 / (2 * m) }
    let values = try zip(bands, k).flatMap { band, k in
      let speed = try energy(k).derivative(k) / ħ
      return [
        (of: band.density, by: try electrons(k).derivative(k) / energy(k).derivative(k)),
        (of: band.square, by: speed ** 2 / 3), (of: band.time, by: τ0)
      ]
    }
    let polarisation = P.substituting(values)
    let N = k.map(electrons)
    sheet.claim(
      "in parabolic bands of one mass and one time the numbers of electrons polarise the current", polarisation,
      equals: (N[0] - N[1]) / (N[0] + N[1]))
    let ν = bands.map { $0.density.substituting(values) }
    let ratio = [(of: k[0], by: 3 * k[1] / 2)]
    sheet.claim(
      "so at the ratio \(Expr(3) / 2) of the wave numbers it is", polarisation.substituting(ratio),
      equals: Expr(19) / 35)
    sheet.claim(
      "where the densities of states give", ((ν[0] - ν[1]) / (ν[0] + ν[1])).substituting(ratio), equals: Expr(1) / 5)
    sheet.result("P of parabolic bands", try polarisation.simplified())
  }
}

/// What a field does to the electrons of a band: the part g₁ of the distribution, and the velocity.
struct Transport {
  let drift: Expr
  let velocity: Expr

  /// The letters of a band at the Fermi level: its density of states, the mean of v² and the relaxation time.
  struct Band {
    let density: Expr, square: Expr, time: Expr

    init(_ name: String) {
      (density, square) = (.symbol("ν_\(name)", .positive), .symbol("w_\(name)", .positive))
      time = .symbol("τ_0\(name)", .positive)
    }
  }

  /// The flux of a band is the sum of g₁v: v² has the mean w, and −∂f₀/∂ε sums to the density of states ν.
  func flux(of band: Band, in setting: ZhangLi, field: Expr? = nil) throws -> Expr {
    let k = Expr.symbol("k", .real), path = ScalarField("k")(setting.t)
    let energy = ScalarField("ε")(k)
    let V = Expr.symbol("V", .real), E = Expr.symbol("E", .real)
    let slopes = [
      (of: try energy.derivative(k), by: setting.ħ * V),
      (of: try ScalarField("f_0")(energy).derivative(energy), by: -band.density)
    ]
    let integrand = (drift * velocity.substituting(path, by: k)).substituting(slopes)
    let flux = try integrand.derivative(V, order: 2) / 2 * band.square
    return flux.substituting([(.symbol("τ_0", .positive), band.time), (E, field ?? E)])
  }
}
