import Numbers

extension BornModel {
  /// The state at an energy, counted from the middle of the unperturbed bands (the chemical potential μ, at zero temperature), in
  /// boxes that are proved to contain one solution of the self-consistency each.
  ///
  /// A box with Im z > 0 contains the physical solution, because there is no other (see ``Selfconsistency``). Where the box is
  /// around a real solution with 1 − aI_↑↑ > 0 and (1 − aI_↑↑)(1 − aI_↓↓) > b²I_↑↑I_↓↓, I_σσ = ∫_p G_σ², a physical one with
  /// Im z > 0 moves out of that real one when the energy gets a small imaginary part; a second one cannot be, so that there are
  /// no states at this energy.
  ///
  /// - Throws: `BornError.bandEdge` where neither can be proved.
  ///
  /// In three dimensions all solutions are isolated where that is possible.
  func state(at energy: Rational, precision: Int) throws -> BandState<ComplexBall> {
    if dimension == .three && !flipping.isZero {
      let roots = try roots(at: energy, precision: precision)
      guard let k = roots.physical ?? roots.stable else { throw BornError.bandEdge("\(energy)") }
      // The isolation may have stopped early for roots that are close together.
      let equations = Selfconsistency(
        system: try system(precision: precision), energy: try ComplexBall(energy, precision: precision))
      let box = try equations.refined(RootBox(up: roots.all[k].up, down: roots.all[k].down))
      if roots.physical != nil { return .inside(up: box.up, down: box.down) }
      return .below(up: box.up.lossless(dimension), down: box.down.lossless(dimension))
    }
    let doubles = Selfconsistency(system: try doubleSystem(), energy: Complex(energy.asDouble))
    guard let start = doubles.solve() else { throw BornError.bandEdge("\(energy)") }
    let state = try BandState.certified(
      near: start, dimension, precision: precision,
      equations: {
        Selfconsistency(system: try system(precision: $0), energy: try ComplexBall(energy, precision: $0))
      }, sides: { box, _ in try sides(of: box) })
    guard let state else { throw BornError.bandEdge("\(energy)") }
    return state
  }

  /// Which of the spins are certainly real in the sense of the state below the band; nil when the box does not tell.
  private func sides(of box: RootBox) throws -> (up: Bool, down: Bool)? {
    let precision = box.up.precision
    let isThree = dimension == .three
    func kept(_ k: ComplexBall) -> Ball { isThree ? k.im : -k.re }
    func lost(_ k: ComplexBall) -> Ball { isThree ? k.re : k.im }
    func isPhysical(_ k: ComplexBall) -> Bool { lost(k).isPositive && (!isThree || k.im.isPositive) }
    // Real if the box holds the mirror image of its solution, which is one too: isLossless proves that.
    func isReal(_ k: ComplexBall) -> Bool { lost(k).containsZero && kept(k).isPositive }
    let load = try ComplexBall(isThree ? mass * mass : mass, precision: precision).re
      .divided(by: Ball.pi(precision: precision).scaled(by: 2))
    let (a, b) = (load.scaled(by: keeping), load.scaled(by: flipping))
    let up = isReal(box.up), down = isReal(box.down)
    let (x, y) = (kept(box.up) - a, kept(box.down) - a)
    if up, down {
      return x.isPositive && y.isPositive && (x * y - b * b).isPositive ? (true, true) : nil
    }
    if !up, !down { return isPhysical(box.up) && isPhysical(box.down) ? (false, false) : nil }
    guard flipping.isZero else { return nil }
    guard up ? x.isPositive && isPhysical(box.down) : y.isPositive && isPhysical(box.up) else { return nil }
    return (up, down)
  }

  func doubleSystem() throws -> BornSystem<Complex> {
    BornSystem(
      mass: Complex(mass.asDouble), exchange: Complex(exchange.asDouble),
      disorder: disorder.map { Complex($0.asDouble) },
      pi: Complex(.pi), axis: axis, dimension: dimension)
  }

  /// The level at an energy inside the band; nil below it, where all coefficients are 0.
  func level(at energy: Rational, precision: Int) throws -> BornLevel<ComplexBall>? {
    guard case .inside(let up, let down) = try state(at: energy, precision: precision) else { return nil }
    return try level(up, down, precision: precision)
  }

  /// The level for all energies of an interval inside the band: enclosures of everything that the level has at any of them.
  ///
  /// - Throws: `BornError.bandEdge` where the interval is too wide, or too close to the edge.
  func level(around energies: Ball, precision: Int) throws -> BornLevel<ComplexBall> {
    guard let middle = energies.midpoint.interval?.lower else { throw BornError.bandEdge("\(energies)") }
    let state = try state(at: middle, precision: precision)
    guard case .inside(let up, let down) = state else { throw BornError.bandEdge("\(energies)") }
    if energies.isExact { return try level(up, down, precision: precision) }
    let equations = Selfconsistency(
      system: try system(precision: precision), energy: ComplexBall(try energies.withPrecision(precision)))
    guard let found = try equations.box(near: RootBox(up: up, down: down), holding: true) else {
      throw BornError.bandEdge("\(energies)")
    }
    let box = try equations.refined(found)
    let isEmpty = (up: isEmpty(up), down: isEmpty(down))
    guard isEmpty.up || isEmpty.down else { return try level(box.up, box.down, precision: precision) }
    guard let sides = try sides(of: box), (sides.up, sides.down) == isEmpty,
      try equations.isLossless(box, up: isEmpty.up, down: isEmpty.down, dimension)
    else {
      throw BornError.bandEdge("\(energies)")
    }
    return try level(
      isEmpty.up ? box.up.lossless(dimension) : box.up, isEmpty.down ? box.down.lossless(dimension) : box.down,
      precision: precision)
  }

  private func level(_ up: ComplexBall, _ down: ComplexBall, precision: Int) throws -> BornLevel<ComplexBall> {
    try BornLevel(
      system(precision: precision), up: up, down: down, upAdvanced: advanced(up), downAdvanced: advanced(down),
      isEmpty: (isEmpty(up), isEmpty(down)))
  }

  /// Whether the part that vanishes below the band is exactly 0.
  private func isEmpty(_ root: ComplexBall) -> Bool { (dimension == .three ? root.re : root.im).isZero }

  /// −κ*, or z*.
  private func advanced(_ root: ComplexBall) -> ComplexBall {
    dimension == .three ? -root.conjugated : root.conjugated
  }
}

extension ComplexBall {
  init(_ value: Complex, precision: Int) throws {
    self.init(try Ball(midpoint: value.re, precision: precision), try Ball(midpoint: value.im, precision: precision))
  }

  /// Without the part that vanishes below the band.
  func lossless(_ dimension: SpaceDimension) -> ComplexBall {
    dimension == .three ? ComplexBall(im).timesI : ComplexBall(re)
  }
}
