import Numbers

extension RashbaModel {
  /// s_x/qE of the Fermi sea up to μ: the integral from a real energy below the band, before which everything is real, through the
  /// upper half plane of energies, where the Green function is analytic.
  ///
  /// It is taken over w of ``RashbaCurve``, on a polygon that is proved to lie in the image of that half plane.
  func sea(to mu: Rational, precision: Int) throws -> Ball {
    let (start, below) = try floor(below: mu, precision: precision)
    // Few corners make few integrals; where the image bends much, chords between them leave it.
    var path: RashbaPath?
    for pieces in [2, 4, 8, 16, 32] where path == nil {
      path = try RashbaPath(
        model: self, corners: polygon(from: start, below, to: mu, pieces: pieces, precision: precision))
    }
    guard let path else {
      throw BornError.notConverged("the path to the Fermi level is not proved to stay above the real energies")
    }
    let coupling = try Ball(coupling, precision: precision)
    return -(try (coupling * path.integral(goal: precision - 16).im).divided(by: Ball.pi(precision: precision)))
  }

  /// w and h at some energies on two segments that meet above the middle.
  private func polygon(
    from start: Rational, _ below: RootBox, to mu: Rational, pieces: Int, precision: Int
  ) throws -> [(w: ComplexBall, h: ComplexBall)] {
    let height = (mu - start) * Rational(1, 2)
    var corners: [(w: ComplexBall, h: ComplexBall)] = []
    for j in 0...2 * pieces {
      let t = Rational(j, pieces)
      let energy = start + height * t, rise = height * (j <= pieces ? t : 2 - t)
      let box: RootBox
      if j == 0 {
        box = below
      } else if j == 2 * pieces {
        let state = try state(at: mu, precision: precision).roots
        box = RootBox(up: state.up, down: state.down)
      } else {
        let doubles = RashbaSelfconsistency(system: doubleSystem(), energy: Complex(energy.asDouble, rise.asDouble))
        guard let x = doubles.solve() else { throw BornError.notConverged("no solution above the real energies") }
        box = RootBox(up: try ComplexBall(x.0, precision: precision), down: try ComplexBall(x.1, precision: precision))
      }
      let half = Rational(1, 2)
      let (w, h) = ((box.up + box.down).scaled(by: half), (box.up - box.down).scaled(by: half))
      // The corners between the ends may be anywhere near.
      corners.append(j == 0 || j == 2 * pieces ? (w, h) : (w.representative, h))
    }
    return corners
  }

  /// An energy without states below μ, and below all bands without impurities, and its solution.
  private func floor(below mu: Rational, precision: Int) throws -> (energy: Rational, box: RootBox) {
    var depth = mu.magnitude + exchange.magnitude + mass * coupling * coupling + mass * rate
    for _ in 0..<16 {
      let energy = min(mu, 0) - depth
      if case .below(let up, let down) = try state(at: energy, precision: precision) {
        return (energy, RootBox(up: up, down: down))
      }
      depth = depth * 2
    }
    throw BornError.notConverged("no energy below the band was found")
  }
}
