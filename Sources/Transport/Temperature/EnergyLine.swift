import Numbers

/// The physical solutions with the energy itself as the parameter, in two dimensions and away from all edges, by Newton's method and
/// Krawczyk's test.
struct EnergyLine: LevelCurve {
  private let model: BornModel
  private let system: BornSystem<ComplexBall>
  private let doubles: BornSystem<Complex>

  init(_ model: BornModel, precision: Int) throws {
    self.model = model
    system = try model.system(precision: precision)
    doubles = try model.doubleSystem()
  }

  func point(at s: CenteredBall) throws -> CurvePoint {
    let energy = s.middle
    let approximate = Selfconsistency(system: doubles, energy: Complex(energy.re.midpointDouble)).solve()
    guard s.middle.im.containsZero, case .inside(let up, let down) = approximate else {
      throw BornError.bandEdge("\(energy)")
    }
    let start = RootBox(
      up: try ComplexBall(up, precision: energy.precision), down: try ComplexBall(down, precision: energy.precision))
    let (middle, all) = (try box(energy, near: start), try box(s.all, near: start))
    // One solution with positive imaginary parts for the real energy in the middle is the physical one.
    guard middle.up.im.isPositive, middle.down.im.isPositive else { throw BornError.bandEdge("\(energy)") }
    // The slopes solve F′ dz = dE (1, 1).
    let slopes = try Selfconsistency(system: system, energy: s.all).slopes(all.up, all.down)
    let inverse = try (slopes.0 * slopes.3 - slopes.1 * slopes.2).inverted()
    let rise = ((slopes.3 - slopes.1) * inverse, (slopes.0 - slopes.2) * inverse)
    let x = s.function(middle: middle.up, slope: rise.0, plain: all.up)
    let y = s.function(middle: middle.down, slope: rise.1, plain: all.down)
    // The ball of energies is its own mirror image.
    let level = try BornLevel(
      system.map(s.constant), up: x, down: y,
      upAdvanced: s.function(middle: middle.up.conjugated, slope: rise.0.conjugated, plain: all.up.conjugated),
      downAdvanced: s.function(middle: middle.down.conjugated, slope: rise.1.conjugated, plain: all.down.conjugated))
    return CurvePoint(level: level, energy: s)
  }

  private func box(_ energy: ComplexBall, near start: RootBox) throws -> RootBox {
    let equations = Selfconsistency(system: system, energy: energy)
    guard let box = try equations.box(near: start) else {
      throw BornError.notConverged("the self-consistency was not solved at E = \(energy)")
    }
    return try equations.refined(box)
  }
}
