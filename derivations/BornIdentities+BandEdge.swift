import Algebra
import Worksheets
import Transport

extension BornIdentities {
  /// Step 10: what a band of ↓ changes that begins with states, as in two dimensions, but with no electrons yet.
  func bandEdge(
    _ sheet: inout Worksheet, above: [ImpurityAxis: WeakTorques], below: [ImpurityAxis: WeakTorques]
  ) throws {
    sheet.step(
      "Where the band of ↓ begins",
      by: "steps 7 and 9 with t → 0 first: from above ρ_↓ → 0, and ν_↓ → 0 in three dimensions, but m/2π in two")
    let t = Expr.symbol("t", .real), Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) }
    let strengths = [(of: Γ[0], by: metal.b / 2), (of: Γ[1], by: (metal.a - metal.c) / 2)], ν = parts.map(\.ν),
      J = metal.J
    let begins = [(of: parts[1].ρ, by: Expr.zero)], (jump, ratio, flow) = ("ΔC_α", "Δβ", "ΔC_ad")
    for axis in [ImpurityAxis.laboratory, .moment] {
      guard let above = above[axis], let below = below[axis] else { continue }
      let isFixed = axis == .laboratory
      let damping = try (above.damping - below.damping).simplified()
      let change = try (above.β.substituting(begins) - below.β).simplified()
      let current = try (above.adiabatic.substituting(begins) - below.adiabatic).simplified()
      let flips = isFixed ? 2 * Γ[1] : Γ[0] + Γ[1], own = isFixed ? Γ[0] : (Γ[0] + Γ[1]) / 2
      sheet.claim(
        "\(axis.phrase): the damping jumps by what the new states of ↓ add", .symbol(jump) / t,
        equals: .pi * (flips * ν[0] * ν[1] + own * ν[1] ** 2), where: [(.symbol(jump), t * damping)] + strengths)
      sheet.claim(
        "\(axis.phrase): the ratio of both torques of a current jumps, too", .symbol(ratio) / t,
        equals: .pi / J * flips * ν[1], where: [(.symbol(ratio), t * change)] + (isFixed ? [strengths[1]] : strengths))
      sheet.claim(
        "\(axis.phrase): the adiabatic torque falls, since electrons of ↑ flip into the new states",
        t * .symbol(flow),
        equals: -metal.b * ν[1] * parts[0].ρ / (4 * .pi * metal.a * ν[0] * (metal.a * ν[0] + metal.b * ν[1])),
        where: [(.symbol(flow), current / t)])
      let none = [(of: ν[1], by: Expr.zero)]
      sheet.claim(
        "\(axis.phrase): nothing jumps where the band begins without states",
        Matrix.column([damping, change, current]).substituting(none), equals: .column([0, 0, 0]))
      sheet.result("jump of C_α, \(axis.phrase)", damping)
      sheet.result("jump of β, \(axis.phrase)", change)
      if isFixed { sheet.result("jump of C_ad", current) }
    }
  }
}
