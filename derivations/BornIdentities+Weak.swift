import Algebra
import Derivation
import Transport

extension BornIdentities {
  /// Step 7: Γ → tΓ with t → 0, both bands occupied.
  func weakDisorder(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step(
      "Weak disorder",
      by:
        "all rates times t; g, h and z through first order in t by their derivatives at the energies E ± J"
    )
    let t = Expr.symbol("t", .real), (a, b, c, J) = (metal.a, metal.b, metal.c, metal.J)
    // The letters stand for their values at t = 0, and become real ones only behind the expansion.
    var weak: [(of: Expr, by: Expr)] = []
    for (k, letters) in band.letters.enumerated() {
      let shift = -t * (a * letters.g + b * band.letters[1 - k].g)
      weak += [(letters.g, letters.g + shift * letters.gRate), (letters.h, letters.h + shift * letters.hRate)]
    }
    let rates = [(of: a, by: t * a), (of: b, by: t * b), (of: c, by: t * c)]
    weak += onShell.map { (of: $0.of, by: $0.by.substituting(rates).substituting(weak)) }
    let clean = zip(band.letters, parts).flatMap { letters, parts in
      [
        (of: letters.g, by: parts.gValue), (of: letters.gRate, by: parts.gSlope), (of: letters.h, by: parts.hValue),
        (of: letters.hRate, by: parts.hSlope), (of: letters.Φ, by: parts.potential)
      ]
    }
    func expansion(_ e: Expr, below order: Int, _ axis: ImpurityAxis) throws -> Expr {
      let torque = e.substituting(torques.turning(axis)).substituting(rates)
      return try integrals.closed(torque, axis: axis, at: weak).substituting(weak).series(in: t, order: order)
        .polynomialPart
    }
    func coefficient(_ power: Int, _ e: Expr) throws -> Expr {
      (try e.series(in: t, order: power + 1).coefficient(power) ?? 0).substituting(clean)
    }
    func leading(_ e: Expr, _ power: Int, _ axis: ImpurityAxis) throws -> Expr {
      try coefficient(power, expansion(e, below: power + 1, axis))
    }
    // Q_1 and Q_2 begin with 1/t; factor by factor the expansions stay small.
    func current(_ axis: ImpurityAxis) throws -> Expr {
      let Q = try metal.Q.map { try expansion($0.letter, below: 1, axis) }
      let ℓ = try expansion(metal.retarded.ℓ, below: 2, axis)
      let ladder = try expansion(1 / (1 - c * metal.K.letter), below: 2, axis)
      return (ℓ.conjugate * Q[0] - ℓ * Q[1]) * ladder
    }
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
    for axis in [ImpurityAxis.laboratory, .moment] {
      sheet.claim(
        "\(axis.phrase): the adiabatic torque at weak disorder, by the conductivities of the spins", letter[2],
        equals: (σ[0] - σ[1]) / (2 * q ** 2),
        where: [(letter[2], try -scale * real(coefficient(-1, current(axis))) / t)] + conductivities)
    }
    // λ²B and, along n, the sea of C_β both tend to V/4J².
    let below = sea.V / (4 * J ** 2)
    func nonAdiabatic(_ axis: ImpurityAxis) throws -> Expr {
      try -scale * imaginary(coefficient(0, current(axis)) + leading(below, 0, axis))
    }
    let ratio = (σ[0] + σ[1]) / (σ[0] - σ[1]), β = Expr.symbol("β")
    sheet.published(
      "KTS, β", "fixed axis: the non-adiabatic torque by the adiabatic one, in units of the disorder", β / t,
      try nonAdiabatic(.laboratory) / adiabatic,
      printed: .pi / J * ((Γt + Γz) * (ν[0] + ν[1]) + (Γt - Γz) * (ν[0] - ν[1]) * ratio),
      where: strengths + conductivities)
    sheet.claim(
      "turning axis: the non-adiabatic torque by the adiabatic one, to first order in the disorder", β / t,
      equals: .pi / J * (Γt + Γz) * (ν[0] + ν[1]),
      where: [(β, t * (try nonAdiabatic(.moment)) / adiabatic)] + strengths)
    sheet.result("β to first order, fixed axis", try nonAdiabatic(.laboratory) / adiabatic)
    sheet.result("β to first order, turning axis", try nonAdiabatic(.moment) / adiabatic)
    sheet.result("C_ad by 1/t", adiabatic)
    let n = parts.map(\.n)
    for axis in [ImpurityAxis.laboratory, .moment] {
      let spin = try leading(torques.ladder + sea.H / (4 * J ** 2), 0, axis)
      sheet.claim(
        "\(axis.phrase): the spin at weak disorder is that of the electrons of clean bands", letter[0],
        equals: (n[0] - n[1]) / 2, where: [(letter[0], -scale * imaginary(spin))])
    }
  }
}
