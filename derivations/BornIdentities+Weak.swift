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
    let ν = parts.map(\.ν), (Γt, Γz) = (b / 2, (a - c) / 2)
    func damping(_ axis: ImpurityAxis) throws -> Expr { try scale * real(leading(torques.ladder - loop, 1, axis)) }
    sheet.published(
      "KTS, α", "C_α/t, fixed axis", .symbol("C_α"), try damping(.laboratory),
      printed: .pi * (2 * Γz * ν[0] * ν[1] + Γt * (ν[0] ** 2 + ν[1] ** 2)))
    sheet.claim(
      "axis along n: C_α/t → π(Γ_z + Γ_⊥)(ν_↑ + ν_↓)²/2", try damping(.moment),
      equals: .pi / 2 * (Γz + Γt) * (ν[0] + ν[1]) ** 2)

    let σ = [0, 1].map { parts[$0].ρ / (2 * .pi * (a * ν[$0] + b * ν[1 - $0])) }
    let adiabatic = (σ[0] - σ[1]) / 2
    for axis in [ImpurityAxis.laboratory, .moment] {
      sheet.claim(
        "\(axis.phrase): t C_ad → (σ_↑ − σ_↓)/2q² with σ_↑ = q² ρ_↑/2π(a ν_↑ + b ν_↓)",
        try -scale * real(coefficient(-1, current(axis))), equals: adiabatic)
    }
    // λ²B and, along n, the sea of C_β both tend to V/4J².
    let below = sea.V / (4 * J ** 2)
    func nonAdiabatic(_ axis: ImpurityAxis) throws -> Expr {
      try -scale * imaginary(coefficient(0, current(axis)) + leading(below, 0, axis))
    }
    let ratio = (σ[0] + σ[1]) / (σ[0] - σ[1])
    sheet.published(
      "KTS, β", "β/t, fixed axis", .symbol("β"), try nonAdiabatic(.laboratory) / adiabatic,
      printed: .pi / J * ((Γt + Γz) * (ν[0] + ν[1]) + (Γt - Γz) * (ν[0] - ν[1]) * ratio))
    sheet.claim(
      "axis along n: β/t → π(Γ_z + Γ_⊥)(ν_↑ + ν_↓)/J", try nonAdiabatic(.moment) / adiabatic,
      equals: .pi / J * (Γt + Γz) * (ν[0] + ν[1]))
    let n = parts.map(\.n)
    for axis in [ImpurityAxis.laboratory, .moment] {
      let spin = try leading(torques.ladder + sea.H / (4 * J ** 2), 0, axis)
      sheet.claim(
        "\(axis.phrase): C_S → (n_↑ − n_↓)/2 with n_σ = −Im Φ_σ/π", -scale * imaginary(spin),
        equals: (n[0] - n[1]) / 2)
    }
  }
}
