import Algebra
import Worksheets
import Transport

extension BornIdentities {
  /// Γ → tΓ with t → 0: expansions by the derivatives of the functions of the band at the energies E ± J.
  struct WeakExpansion {
    let setting: BornIdentities, t = Expr.symbol("t", .real)
    /// All rates times t, and the letters of the band through first order.
    let rates: [(of: Expr, by: Expr)], weak: [(of: Expr, by: Expr)]
    /// What the letters are at t = 0.
    let clean: [(of: Expr, by: Expr)]
    /// Whether ↓ has no states.
    let isHalfMetal: Bool

    init(_ setting: BornIdentities, isHalfMetal: Bool = false) {
      let (metal, band, t) = (setting.metal, setting.band, t), (a, b, c) = (metal.a, metal.b, metal.c)
      // The letters stand for their values at t = 0, and become real ones only behind the expansion.
      var weak: [(of: Expr, by: Expr)] = []
      for (k, letters) in band.letters.enumerated() {
        let shift = -t * (a * letters.g + b * band.letters[1 - k].g)
        weak += [(letters.g, letters.g + shift * letters.gRate), (letters.h, letters.h + shift * letters.hRate)]
      }
      let rates = [(of: a, by: t * a), (of: b, by: t * b), (of: c, by: t * c)]
      weak += setting.onShell.map { (of: $0.of, by: $0.by.substituting(rates).substituting(weak)) }
      let empty = setting.parts[1]
      let none = [empty.ν, empty.ρ, empty.n, empty.gRate[1], empty.hRate[1]].map { (of: $0, by: Expr.zero) }
      (self.setting, self.rates, self.weak, self.isHalfMetal) = (setting, rates, weak, isHalfMetal)
      clean = zip(band.letters, setting.parts).flatMap { letters, parts in
        [
          (of: letters.g, by: parts.gValue), (of: letters.gRate, by: parts.gSlope), (of: letters.h, by: parts.hValue),
          (of: letters.hRate, by: parts.hSlope), (of: letters.Φ, by: parts.potential)
        ]
      }.map { (of: $0.of, by: isHalfMetal ? $0.by.substituting(none) : $0.by) }
    }

    func expansion(_ e: Expr, below order: Int, _ axis: ImpurityAxis) throws -> Expr {
      let torque = e.substituting(setting.torques.turning(axis)).substituting(rates)
      return try setting.integrals.closed(torque, axis: axis, at: weak).substituting(weak).series(in: t, order: order)
        .polynomialPart
    }
    func coefficient(_ power: Int, _ e: Expr) throws -> Expr {
      (try e.series(in: t, order: power + 1).coefficient(power) ?? 0).substituting(clean)
    }
    func leading(_ e: Expr, _ power: Int, _ axis: ImpurityAxis) throws -> Expr {
      try coefficient(power, expansion(e, below: power + 1, axis))
    }

    /// Y through t⁰. Q_1 and Q_2 begin with 1/t; factor by factor the expansions stay small.
    func current(_ axis: ImpurityAxis) throws -> Expr {
      let metal = setting.metal
      let Q = try loops().map { try expansion($0, below: 1, axis) }
      let ℓ = try expansion(metal.retarded.ℓ, below: 2, axis)
      let ladder = try expansion(1 / (1 - metal.c * metal.K.letter), below: 2, axis)
      return (ℓ.conjugate * Q[0] - ℓ * Q[1]) * ladder
    }

    /// Q_1 and Q_2. Where ↓ is empty Q_1 begins with t⁰, for which G_↓* = G_↓.
    private func loops() throws -> [Expr] {
      let (metal, band) = (setting.metal, setting.band), Q = metal.Q
      guard isHalfMetal else { return Q.map(\.letter) }
      let same = Q[0].integrand.substituting(metal.advanced.G[1], by: metal.retarded.G[1])
      return [try band.inLetters(band.integral(metal)(same)), Q[1].letter]
    }
  }

  /// C_α, C_ad and C_β to leading order, without the power of the disorder.
  struct WeakTorques {
    let damping: Expr, adiabatic: Expr, nonAdiabatic: Expr
    var β: Expr { nonAdiabatic / adiabatic }
  }

  /// Step 7: both bands occupied.
  func weakDisorder(_ sheet: inout Worksheet, _ sea: Sea) throws -> [ImpurityAxis: WeakTorques] {
    sheet.step(
      "Weak disorder",
      by:
        "all rates times t; g, h and z through first order in t by their derivatives at the energies E ± J"
    )
    let weak = WeakExpansion(self), t = weak.t, (a, b, c, J) = (metal.a, metal.b, metal.c, metal.J)
    func expansion(_ e: Expr, below order: Int, _ axis: ImpurityAxis) throws -> Expr {
      try weak.expansion(e, below: order, axis)
    }
    func coefficient(_ power: Int, _ e: Expr) throws -> Expr { try weak.coefficient(power, e) }
    func leading(_ e: Expr, _ power: Int, _ axis: ImpurityAxis) throws -> Expr { try weak.leading(e, power, axis) }
    let axes = [ImpurityAxis.laboratory, .moment], Y = try axes.map { try weak.current($0) }
    func real(_ e: Expr) -> Expr { e.realPart.withoutParts }
    func imaginary(_ e: Expr) -> Expr { e.imaginaryPart.withoutParts }
    let scale = J ** 2 / .pi, loop = metal.retarded.ℓ * metal.I.letter
    let ν = parts.map(\.ν), (Γt, Γz) = (Expr.symbol("Γ_⊥"), Expr.symbol("Γ_z")), letter = torqueLetters
    let strengths = [(of: Γt, by: b / 2), (of: Γz, by: (a - c) / 2)]
    func damping(_ axis: ImpurityAxis) throws -> Expr { try scale * real(leading(torques.ladder - loop, 1, axis)) }
    sheet.published(
      "KTS, α", "fixed axis: the damping, in units of the disorder", letter[1] / t, try damping(.laboratory),
      printed: .pi * (2 * Γz * ν[0] * ν[1] + Γt * (ν[0] ** 2 + ν[1] ** 2)), where: strengths)
    let turning = try damping(.moment)
    sheet.claim(
      "turning axis: the damping to first order in the disorder", letter[1] / t,
      equals: .pi / 2 * (Γz + Γt) * (ν[0] + ν[1]) ** 2, where: [(letter[1], t * turning)] + strengths)
    sheet.result("C_α to first order, fixed axis", try damping(.laboratory))
    sheet.result("C_α to first order, turning axis", turning)

    let currents = [0, 1].map { parts[$0].ρ / (2 * .pi * (a * ν[$0] + b * ν[1 - $0])) }
    let conductivities = zip(σ, currents).map { (of: $0, by: q ** 2 * $1 / t) }
    for (k, conductivity) in try self.conductivities().enumerated() {
      let leading = try coefficient(-1, expansion(conductivity, below: 0, .laboratory))
      sheet.claim(
        "the conductivity of \(k == 0 ? "↑" : "↓") at weak disorder", σ[k], equals: conductivities[k].by,
        where: [(σ[k], q ** 2 * leading / t)])
    }
    let adiabatic = (currents[0] - currents[1]) / 2
    let flows = try Y.map { try -scale * real(coefficient(-1, $0)) }
    for (axis, flow) in zip(axes, flows) {
      sheet.claim(
        "\(axis.phrase): the adiabatic torque at weak disorder, by the conductivities of the spins", letter[2],
        equals: (σ[0] - σ[1]) / (2 * q ** 2), where: [(letter[2], flow / t)] + conductivities)
    }
    // λ²B and, along n, the sea of C_β both tend to V/4J².
    let below = sea.V / (4 * J ** 2)
    let nonAdiabatic = try zip(axes, Y).map { try -scale * imaginary(coefficient(0, $1) + leading(below, 0, $0)) }
    let ratio = (σ[0] + σ[1]) / (σ[0] - σ[1]), β = Expr.symbol("β")
    sheet.published(
      "KTS, β", "fixed axis: the non-adiabatic torque by the adiabatic one, in units of the disorder", β / t,
      nonAdiabatic[0] / adiabatic,
      printed: .pi / J * ((Γt + Γz) * (ν[0] + ν[1]) + (Γt - Γz) * (ν[0] - ν[1]) * ratio),
      where: strengths + conductivities)
    sheet.claim(
      "turning axis: the non-adiabatic torque by the adiabatic one, to first order in the disorder", β / t,
      equals: .pi / J * (Γt + Γz) * (ν[0] + ν[1]),
      where: [(β, t * nonAdiabatic[1] / adiabatic)] + strengths)
    sheet.result("β to first order, fixed axis", nonAdiabatic[0] / adiabatic)
    sheet.result("β to first order, turning axis", nonAdiabatic[1] / adiabatic)
    sheet.result("C_ad by 1/t", adiabatic)
    let n = parts.map(\.n)
    for axis in [ImpurityAxis.laboratory, .moment] {
      let spin = try leading(torques.ladder + sea.H / (4 * J ** 2), 0, axis)
      sheet.claim(
        "\(axis.phrase): the spin at weak disorder is that of the electrons of clean bands", letter[0],
        equals: (n[0] - n[1]) / 2, where: [(letter[0], -scale * imaginary(spin))])
    }
    return [
      .laboratory: .init(damping: try damping(.laboratory), adiabatic: flows[0], nonAdiabatic: nonAdiabatic[0]),
      .moment: .init(damping: turning, adiabatic: flows[1], nonAdiabatic: nonAdiabatic[1])
    ]
  }
}
