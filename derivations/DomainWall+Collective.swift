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
    func projection(_ mode: Matrix) throws -> Expr {
      let density = try ((turn * mode).transposed * residue)[0, 0]
      let onWall = try (onProfile(density, width: w) * w / s).together()
      return try onWall.integral(over: s, from: 0, to: .infinity).value
    }
    let modes = [-(try wall.derivative(x)), try wall.derivative(angle)]
    let equations = try modes.map(projection)
    let (v, spin) = (try positionRate, try angleRate)
    let found = try Expr.solveLinear(equations, for: [v, spin]).unique()
    let (push, turn2) = (γ * B - ξ * U / w, Ω * sin(2 * angle))
    let first: Expr = v + U - α * w * spin
    let second: Expr = spin + α * v / w
    let solution = [(of: v, by: found[0]), (of: spin, by: found[1])]
    sheet.claim(
      "q̇ = −U + α̃wψ̇ − wΩ sin 2ψ, Ω = γ̃K_⊥/M_s", first.substituting(solution), equals: -w * turn2)
    sheet.claim("ψ̇ = γ̃B − (α̃q̇ + ξU)/w", second.substituting(solution), equals: push)
    let density = onProfile(1 - wall[2, 0] ** 2, width: w) * w / s
    let u = Expr.symbol("z", .real)
    sheet.claim(
      "the integral behind both, ∫sin²θ dx = w∫du with u = cos θ, is 2w",
      try density.together().integral(over: s, from: 0, to: .infinity).value,
      equals: try Expr.one.integral(over: u, from: -1, to: 1).value * w)
    sheet.result("q̇", found[0])
    sheet.result("ψ̇", found[1])
    return Rates(position: found[0], angle: found[1])
  }
}
