import Numbers

/// The physical solutions with the energy itself as the parameter, in two dimensions and away from all edges, by Newton's method and
/// Krawczyk's test.
struct EnergyLine: LevelCurve {
  private let system: BornSystem<ComplexBall>
  private let doubles: BornSystem<Complex>

  init(_ model: BornModel, precision: Int) throws {
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
    let middle = try box(energy, near: start), all = try box(s.all, near: middle, holding: true)
    // One solution with positive imaginary parts for the real energy in the middle is the physical one.
    guard middle.up.im.isPositive, middle.down.im.isPositive else { throw BornError.bandEdge("\(energy)") }
    // The slopes solve F′ dz = dE (1, 1).
    let slopes = try ContinuedSelfconsistency(system: system, energy: s.all).slopes(all.up, all.down)
    let inverse = try (slopes.0 * slopes.3 - slopes.1 * slopes.2).inverted()
    let rise = ((slopes.3 - slopes.1) * inverse, (slopes.0 - slopes.2) * inverse)
    let x = s.function(middle: middle.up, slope: rise.0, plain: all.up)
    let y = s.function(middle: middle.down, slope: rise.1, plain: all.down)
    // The ball of energies is its own mirror image.
    let (p, q) = (try pole(x, turn: 1), try pole(y, turn: 1))
    let (pAdvanced, qAdvanced) = (
      try pole(
        s.function(middle: middle.up.conjugated, slope: rise.0.conjugated, plain: all.up.conjugated), turn: -1),
      try pole(
        s.function(middle: middle.down.conjugated, slope: rise.1.conjugated, plain: all.down.conjugated), turn: -1)
    )
    // z − z̄ = −a(g_σ − ḡ_σ) − b(g_{−σ} − ḡ_{−σ}), where nothing cancels for small rates.
    let disorder = system.disorder.map(s.constant)
    let (u, d) = (p.local - pAdvanced.local, q.local - qAdvanced.local)
    let level = BornLevel(
      system.map(s.constant), up: p, down: q, upAdvanced: pAdvanced, downAdvanced: qAdvanced,
      loops: (
        try u.divided(by: disorder.keeping * u + disorder.flipping * d),
        try d.divided(by: disorder.keeping * d + disorder.flipping * u)
      ))
    return CurvePoint(level: level, energy: s)
  }

  /// - Parameter turn: 1 for the retarded function and −1 for the advanced one.
  private func pole(_ z: CenteredBall, turn: Int) throws -> Pole<CenteredBall> {
    let eta = z.constant(try system.eta)
    guard z.all.re.isPositive else { return Pole(root: z, energy: z, local: try eta * (-z).logarithm()) }
    let half = z.constant(system.pi.scaled(by: Rational(turn))).timesI
    return Pole(root: z, energy: z, local: try eta * (z.logarithm() - half))
  }

  private func box(_ energy: ComplexBall, near start: RootBox, holding: Bool = false) throws -> RootBox {
    let equations = ContinuedSelfconsistency(system: system, energy: energy)
    guard let box = try equations.box(near: start, holding: holding) else {
      throw BornError.notConverged("the self-consistency was not solved at E = \(energy)")
    }
    return try equations.refined(box)
  }
}

/// The equations of the retarded functions in two dimensions, continued through the real axis where z is to the right: there
/// log(−z) is log z − iπ.
struct ContinuedSelfconsistency: PairEquations {
  let system: BornSystem<ComplexBall>
  let energy: ComplexBall
  var mass: ComplexBall { system.mass }

  func values(_ up: ComplexBall, _ down: ComplexBall) throws -> (ComplexBall, ComplexBall) {
    let (a, b, eta) = (system.disorder.keeping, system.disorder.flipping, try system.eta)
    let (x, y) = (try logarithm(up), try logarithm(down))
    return (
      up - energy - system.exchange + eta * (a * x + b * y), down - energy + system.exchange + eta * (a * y + b * x)
    )
  }

  func slopes(
    _ up: ComplexBall, _ down: ComplexBall
  ) throws -> (ComplexBall, ComplexBall, ComplexBall, ComplexBall) {
    // Where neither logarithm is analytic these would not be the slopes.
    _ = (try logarithm(up), try logarithm(down))
    return try Selfconsistency(system: system, energy: energy).slopes(up, down)
  }

  private func logarithm(_ z: ComplexBall) throws -> ComplexBall {
    if z.re.isPositive { return try z.log() - ComplexBall(system.pi.re).timesI }
    guard z.im.isPositive || z.re.isNegative else { throw NumberError.domain("log(−z) where z may be positive") }
    return try (-z).log()
  }
}
