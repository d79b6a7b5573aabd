import Numbers

extension StrongModel {
  /// The state at a real energy, counted from the middle of the unperturbed bands, in boxes that contain one solution.
  ///
  /// A box with Im z > 0 contains the physical solution, because there is no other. A box around a real solution z with
  /// 1 − M_σσ > 0 and det(1 − M) > 0, M_σρ = ∂Σ_σ/∂g_ρ ∫G_ρ² ≥ 0, has the physical solution move out of it when the energy gets a
  /// small imaginary part: then there are no states at this energy, which lies below the band or in a gap.
  ///
  /// - Throws: `BornError.bandEdge` where neither can be proved.
  func state(at energy: Rational, precision: Int) throws -> BandState<ComplexBall> {
    let doubles = StrongEquations(system: doubleSystem(), energy: Complex(energy.asDouble))
    guard let start = doubles.solve() else { throw BornError.bandEdge("\(energy)") }
    let state = try BandState.certified(
      near: start, dimension, precision: precision,
      equations: {
        StrongEquations(system: try system(precision: $0), energy: try ComplexBall(energy, precision: $0))
      }, sides: sides)
    guard let state else { throw BornError.bandEdge("\(energy)") }
    return state
  }

  /// Which of the spins are certainly without states; nil when the box does not tell.
  private func sides(
    of box: RootBox, _ equations: StrongEquations<ComplexBall>
  ) throws -> (up: Bool, down: Bool)? {
    // Real if the box holds the mirror image of its solution, which is one too: isLossless proves that.
    let up = dimension.kept(box.up).isPositive && dimension.lost(box.up).containsZero
    let down = dimension.kept(box.down).isPositive && dimension.lost(box.down).containsZero
    if !up && !down { return dimension.isPhysical(box.up) && dimension.isPhysical(box.down) ? (false, false) : nil }
    guard up && down || !isMagnetic else { return nil }
    let (x, y) = (up ? box.up.lossless(dimension) : box.up, down ? box.down.lossless(dimension) : box.down)
    let s = try equations.slopes(x, y)
    let bands = equations.system.bands
    let (p, q) = (try bands.rates(bands.pole(x)).energy, try bands.rates(bands.pole(y)).energy)
    let (upMargin, downMargin) = (try s.0.divided(by: p).re, try s.3.divided(by: q).re)
    if up && down {
      let both = try (s.0 * s.3 - s.1 * s.2).divided(by: p * q).re
      return upMargin.isPositive && downMargin.isPositive && both.isPositive ? (true, true) : nil
    }
    let isStable = up ? upMargin.isPositive : downMargin.isPositive
    return isStable && dimension.isPhysical(up ? box.down : box.up) ? (up, down) : nil
  }

  /// The level at an energy, and whether there are states.
  func level(at energy: Rational, precision: Int) throws -> (level: StrongLevel<ComplexBall>, hasStates: Bool) {
    let state = try state(at: energy, precision: precision)
    let roots = state.roots
    func isEmpty(_ root: ComplexBall) -> Bool { dimension.lost(root).isZero }
    func advanced(_ root: ComplexBall) -> ComplexBall { dimension == .three ? -root.conjugated : root.conjugated }
    let level = try StrongLevel(
      system(precision: precision), up: roots.up, down: roots.down, upAdvanced: advanced(roots.up),
      downAdvanced: advanced(roots.down), isEmpty: (isEmpty(roots.up), isEmpty(roots.down)))
    if case .inside = state { return (level, true) }
    return (level, false)
  }
}

extension SpaceDimension {
  /// The part of a root that a state without losses has: Im κ, or −z.
  func kept(_ root: ComplexBall) -> Ball { self == .three ? root.im : -root.re }
  /// The part that vanishes there: Re κ, or Im z.
  func lost(_ root: ComplexBall) -> Ball { self == .three ? root.re : root.im }
  /// Whether Im z > 0, on the physical sheet.
  func isPhysical(_ root: ComplexBall) -> Bool { lost(root).isPositive && (self == .two || root.im.isPositive) }
}
