import Algebra
import Derivation
import Spintronics

extension DomainWall {
  /// The rates of q and ψ as functions of ψ.
  struct Rates {
    let position: Expr
    let angle: Expr
  }

  var positionRate: Expr { get throws { try position.derivative(t) } }
  var angleRate: Expr { get throws { try angle.derivative(t) } }

  /// Step 3: (16) projected on the two soft modes ∂n/∂q and ∂n/∂ψ.
  func collectiveCoordinates(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix) throws -> Rates {
    sheet.step("Collective coordinates", by: "∫dx (n × ∂n/∂c)⋅[right − left side of (16)] = 0 for c = q and c = ψ")
    let residue = try motion.residue(wall)
    let turn = try Matrix.crossProduct(wall.elements)
    let modes = [try wall.derivative(position), try wall.derivative(angle)]
    let equations = try modes.map { try overWall(((turn * $0).transposed * residue)[0, 0]) }
    let (v, spin) = (try positionRate, try angleRate)
    let found = try Expr.solveLinear(equations, for: [v, spin]).unique()
    let push = γ * B - ξ * U / w
    let first: Expr = v + U - α * w * spin
    let second: Expr = spin + α * v / w
    let solution = [(of: v, by: found[0]), (of: spin, by: found[1])]
    sheet.claim(
      "q̇ = −U + α̃wψ̇ − wΩ sin 2ψ, Ω = γ̃K_⊥/M_s", first.substituting(solution), equals: -w * Ω * sin(2 * angle))
    sheet.claim("ψ̇ = γ̃B − (α̃q̇ + ξU)/w", second.substituting(solution), equals: push)
    let u = Expr.symbol("z", .real)
    sheet.claim(
      "the integral behind both, ∫sin²θ dx = w∫du with u = cos θ, is 2w", try overWall(1 - wall[2, 0] ** 2),
      equals: try Expr.one.integral(over: u, from: -1, to: 1).value * w)
    try byEnergy(&sheet, motion, wall, first.substituting(solution), second.substituting(solution))
    sheet.result("q̇", found[0])
    sheet.result("ψ̇", found[1])
    return Rates(position: found[0], angle: found[1])
  }

  /// ∫dx of a density on the wall.
  private func overWall(_ density: Expr) throws -> Expr {
    try (onProfile(density, width: w) * w / s).together().integral(over: s, from: 0, to: .infinity).value
  }

  /// The same equations from the energy of the wall, whose slopes are the forces on q and ψ.
  private func byEnergy(
    _ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ first: Expr, _ second: Expr
  ) throws {
    let density = try motion.energy(wall)
    let outside = try motion.energy(.column([0, 0, 1]))
    let energy = try overWall((density - outside).substituting(B, by: 0))
    sheet.claim(
      "energy of the wall without a field: 2A/w + 2w(K + K_⊥ cos²ψ)", energy,
      equals: 2 * A / w + 2 * w * (K + hard * cos(angle) ** 2))
    sheet.claim(
      "it is least for w² = A/(K + K_⊥ cos²ψ)",
      try energy.derivative(w).substituting(A, by: w ** 2 * (K + hard * cos(angle) ** 2)),
      equals: 0)
    sheet.claim(
      "second route: (2M_s/γ̃)(q̇ + U − α̃wψ̇) is its slope ∂E/∂ψ", 2 * Ms / γ * first, equals: try energy.derivative(angle)
    )
    let pressure = -(try overWall(density.derivative(position)))
    sheet.claim(
      "second route: (2M_s/γ̃)(ψ̇ + α̃q̇/w) is −∂E/∂q plus the drag of the current, −(2M_s/γ̃)ξU/w", 2 * Ms / γ * second,
      equals: pressure - 2 * Ms / γ * ξ * U / w)
  }
}
