import Algebra
import Worksheets
import Spintronics

extension DomainWall {
  /// The rates of q and ψ as functions of ψ, and the energy of the wall without a field.
  struct Rates {
    let position: Expr
    let angle: Expr
    let energy: Expr
  }

  var positionRate: Expr { get throws { try position.derivative(t) } }
  var angleRate: Expr { get throws { try angle.derivative(t) } }

  /// Step 3: (16) projected on the two soft modes ∂n/∂q and ∂n/∂ψ.
  func collectiveCoordinates(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix) throws -> Rates {
    sheet.step("Collective coordinates", by: "∫dx (n × ∂n/∂c)⋅[right − left side of (16)] = 0 for c = q and c = ψ")
    let (v, spin) = (try positionRate, try angleRate)
    let solution = try rates(projections(of: wall, motion)), found = solution.map(\.by)
    sheet.claim(
      "the velocity of the wall: drift, rotation and hard axis", v,
      equals: -U + α * w * spin - w * turning * sin(2 * angle), where: solution + [(of: turning, by: Ω)])
    sheet.claim(
      "the rate of the azimuth: field, motion and drift", spin, equals: γ * B - (α * v + ξ * U) / w, where: solution)
    let u = Expr.symbol("z", .real)
    sheet.claim(
      "the integral behind both, over the wall and over the component along the axis",
      try overWall(1 - wall[2, 0] ** 2),
      equals: try Expr.one.integral(over: u, from: -1, to: 1).value * w)
    let energy = try byEnergy(&sheet, motion, wall, solution)
    sheet.result("q̇", found[0])
    sheet.result("ψ̇", found[1])
    sheet.result("energy of the wall", energy)
    return Rates(position: found[0], angle: found[1], energy: energy)
  }

  /// ∫dx (n × ∂n/∂c)⋅[right − left side of an equation of motion] on a wall, for c = q and c = ψ.
  func projections(of wall: Matrix, _ motion: Motion) throws -> [Expr] {
    let residue = try motion.residue(wall)
    let turn = try Matrix.crossProduct(wall.elements)
    let modes = [try wall.derivative(position), try wall.derivative(angle)]
    return try modes.map { try overWall(((turn * $0).transposed * residue)[0, 0]) }
  }

  /// q̇ and ψ̇ that make the projections vanish.
  func rates(_ projections: [Expr]) throws -> [(of: Expr, by: Expr)] {
    let unknowns = [try positionRate, try angleRate]
    return zip(unknowns, try Expr.solveLinear(projections, for: unknowns).unique()).map { (of: $0, by: $1) }
  }

  /// ∫dx of a density on the wall.
  func overWall(_ density: Expr) throws -> Expr {
    try (onProfile(density, width: w) * w / s).together().integral(over: s, from: 0, to: .infinity).value
  }

  /// The same equations from the energy of the wall, whose slopes are the forces on q and ψ.
  private func byEnergy(
    _ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ solution: [(of: Expr, by: Expr)]
  ) throws -> Expr {
    let (v, spin) = (try positionRate, try angleRate)
    let first: Expr = v + U - α * w * spin
    let second: Expr = spin + α * v / w
    let density = try motion.energy(wall)
    let outside = try motion.energy(.column([0, 0, 1]))
    let energy = try overWall((density - outside).substituting(B, by: 0))
    sheet.claim(
      "energy of the wall without a field", energy,
      equals: 2 * A / w + 2 * w * (K + hard * cos(angle) ** 2))
    let walls = K + hard * cos(angle) ** 2
    sheet.claim(
      "its slope by the width vanishes where exchange balances anisotropy", try energy.derivative(w), equals: 0,
      where: [(A, w ** 2 * walls)])
    let balanced = Expr.symbol("w_0", .positive)
    sheet.claim(
      "it is least at the width \(balanced) of that balance", 4 * balanced * walls,
      isAtMost: energy.substituting(A, by: balanced ** 2 * walls), gap: 2 * walls * (w - balanced) ** 2 / w)
    sheet.claim(
      "second route: the slope of the energy along the azimuth gives the velocity", 2 * Ms / γ * first,
      equals: try energy.derivative(angle), where: solution)
    let pressure = -(try overWall(density.derivative(position)))
    sheet.claim(
      "second route: its slope along the position and the drag of the current give the rotation", 2 * Ms / γ * second,
      equals: pressure - 2 * Ms / γ * ξ * U / w, where: solution)
    return energy
  }
}
