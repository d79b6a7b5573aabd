import Algebra
import Derivation
import Transport

extension BornIdentities {
  /// Step 7: Γ → tΓ with t → 0, both bands occupied.
  func weakDisorder(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step(
      "Weak disorder",
      by: "all rates times t; g, h and z through first order in t by their derivatives at the energies E ± J")
    let t = Expr.symbol("t", .real), (a, b, c, J) = (metal.a, metal.b, metal.c, metal.J)
    let g = parts.map(\.gValue)
    let shifts = [0, 1].map { -(a * g[$0] + b * g[1 - $0]) }
    var weak: [(of: Expr, by: Expr)] = []
    for (k, letters) in band.letters.enumerated() {
      weak += [
        (letters.g, g[k] + t * shifts[k] * parts[k].gSlope),
        (letters.h, parts[k].hValue + t * shifts[k] * parts[k].hSlope),
        (letters.hRate, parts[k].hSlope), (letters.Φ, parts[k].potential)
      ]
    }
    let rates = [(of: a, by: t * a), (of: b, by: t * b), (of: c, by: t * c)]
    weak += onShell.map { (of: $0.of, by: $0.by.substituting(rates).substituting(weak)) }
    func leading(_ e: Expr, _ power: Int, _ axis: ImpurityAxis) throws -> Expr {
      let torque = e.substituting(TorqueCoefficients(metal: metal).turning(axis)).substituting(rates)
      let value = integrals.closed(torque, axis: axis, at: weak).substituting(weak).withoutParts
      return try value.series(in: t, order: power + 1).coefficient(power) ?? 0
    }
    let ν = parts.map(\.ν), (Γt, Γz) = (b / 2, (a - c) / 2)
    let damping = try leading(torques.damping, 1, .laboratory)
    sheet.published(
      "KTS, α", "C_α/t, fixed axis", .symbol("C_α"), damping,
      printed: .pi * (2 * Γz * ν[0] * ν[1] + Γt * (ν[0] ** 2 + ν[1] ** 2)))
    sheet.claim(
      "axis along n: C_α/t → π(Γ_z + Γ_⊥)(ν_↑ + ν_↓)²/2", try leading(torques.damping, 1, .moment),
      equals: .pi / 2 * (Γz + Γt) * (ν[0] + ν[1]) ** 2)

    let σ = [0, 1].map { parts[$0].ρ / (2 * .pi * (a * ν[$0] + b * ν[1 - $0])) }
    let adiabatic = (σ[0] - σ[1]) / 2
    for axis in [ImpurityAxis.laboratory, .moment] {
      sheet.claim(
        "\(axis.phrase): t C_ad → (σ_↑ − σ_↓)/2q² with σ_σ = q²ρ_σ/2π(a ν_σ + b ν_−σ)",
        try leading(torques.adiabatic, -1, axis), equals: adiabatic)
    }
    // λ²B and, along n, the sea of C_β both tend to V/4J².
    let below = sea.V.imaginaryPart / (4 * .pi)
    func nonAdiabatic(_ axis: ImpurityAxis) throws -> Expr { try leading(torques.nonAdiabatic - below, 0, axis) }
    let ratio = (σ[0] + σ[1]) / (σ[0] - σ[1])
    sheet.published(
      "KTS, β", "β/t, fixed axis", .symbol("β"), try nonAdiabatic(.laboratory) / adiabatic,
      printed: .pi / J * ((Γt + Γz) * (ν[0] + ν[1]) + (Γt - Γz) * (ν[0] - ν[1]) * ratio))
    sheet.claim(
      "axis along n: β/t → π(Γ_z + Γ_⊥)(ν_↑ + ν_↓)/J", try nonAdiabatic(.moment) / adiabatic,
      equals: .pi / J * (Γt + Γz) * (ν[0] + ν[1]))
    let n = parts.map(\.n)
    for axis in [ImpurityAxis.laboratory, .moment] {
      sheet.claim(
        "\(axis.phrase): C_S → (n_↑ − n_↓)/2 with n_σ = −Im Φ_σ/π",
        try leading(torques.renormalisation - sea.H.imaginaryPart / (4 * .pi), 0, axis), equals: (n[0] - n[1]) / 2)
    }
  }
}
