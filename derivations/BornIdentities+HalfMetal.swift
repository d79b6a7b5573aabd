import Algebra
import Worksheets
import Transport

extension BornIdentities {
  /// Step 9: Γ → tΓ with t → 0, ↓ without states.
  func weakHalfMetal(_ sheet: inout Worksheet, _ sea: Sea) throws -> [ImpurityAxis: WeakTorques] {
    sheet.step(
      "Weak disorder, half metal",
      by: "as in step 7, where ν_↓, ρ_↓ and n_↓ vanish and the functions of ↓ are real"
    )
    let weak = WeakExpansion(self, isHalfMetal: true), t = weak.t, (a, b, c, J) = (metal.a, metal.b, metal.c, metal.J)
    let scale = J ** 2 / .pi, loop = metal.retarded.ℓ * metal.I.letter
    let ν = parts.map(\.ν), Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) }, letter = torqueLetters, β = Expr.symbol("β")
    let strengths = [(of: Γ[0], by: b / 2), (of: Γ[1], by: (a - c) / 2)]
    func rates(in e: Expr) -> [(of: Expr, by: Expr)] { strengths.filter { e.contains($0.of) } }
    let conductivity = (of: σ[0], by: q ** 2 * parts[0].ρ / (2 * .pi * a * ν[0] * t))
    let rows: [(axis: ImpurityAxis, flips: Expr)] = [(.laboratory, 2 * Γ[0]), (.moment, Γ[0] + Γ[1])]
    var found: [ImpurityAxis: WeakTorques] = [:]
    for (axis, flips) in rows {
      let phrase = axis.phrase, Y = try weak.current(axis)
      let wave = try weak.coefficient(0, Y) + weak.leading(sea.V / (4 * J ** 2), 0, axis)
      let torques = WeakTorques(
        damping: try (scale * weak.leading(self.torques.ladder - loop, 1, axis).realPart.withoutParts).simplified(),
        adiabatic: try (-scale * weak.coefficient(-1, Y).realPart.withoutParts).simplified(),
        nonAdiabatic: try (-scale * wave.imaginaryPart.withoutParts).simplified())
      found[axis] = torques
      let spin = try weak.leading(self.torques.ladder + sea.H / (4 * J ** 2), 0, axis)
      sheet.claim(
        "\(phrase): the damping of a half metal, in units of the disorder", letter[1] / t,
        equals: .pi / 2 * flips * ν[0] ** 2, where: [(letter[1], t * torques.damping)] + rates(in: flips))
      sheet.claim(
        "\(phrase): its adiabatic torque, by the conductivity", letter[2], equals: σ[0] / (2 * q ** 2),
        where: [(letter[2], torques.adiabatic / t), conductivity])
      sheet.claim(
        "\(phrase): its non-adiabatic torque by the adiabatic one, in units of the disorder", β / t,
        equals: .pi / J * flips * ν[0], where: [(β, t * torques.β)] + rates(in: flips))
      sheet.claim(
        "\(phrase): its spin is that of the electrons", letter[0], equals: parts[0].n / 2,
        where: [(letter[0], -scale * spin.imaginaryPart.withoutParts)])
      sheet.result("C_α to first order, half metal, \(phrase)", torques.damping)
      sheet.result("β to first order, half metal, \(phrase)", torques.β)
      if axis == .laboratory { sheet.result("C_ad by 1/t, half metal", torques.adiabatic) }
    }
    return found
  }
}
