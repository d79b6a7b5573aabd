import Numbers

extension RashbaModel {
  /// W_↑ and W_↓ at an energy counted from the middle of the unperturbed bands, in boxes with exactly one solution.
  ///
  /// A box with Im W > 0 contains the physical solution, because there is no other (see ``RashbaSelfconsistency``). A box around a
  /// real solution where the matrix 1 − Γ∫GG has positive minors contains the one that the physical solution comes from when the
  /// energy loses its imaginary part, since W moves up with it at the rate (1 − Γ∫GG)⁻¹(1, 1) > 0: there are no states.
  ///
  /// - Throws: `BornError.bandEdge` where neither can be proved, `.unable` for α = J = 0, where the two bands are one.
  func state(at energy: Rational, precision: Int) throws -> BandState<ComplexBall> {
    let isDegenerate = coupling.isZero && exchange.isZero
    if isDegenerate { throw BornError.unable("α_R = J = 0: there is nothing that acts on a spin, and no torque") }
    guard let start = RashbaSelfconsistency(system: doubleSystem(), energy: Complex(energy.asDouble)).solve() else {
      throw BornError.bandEdge("\(energy)")
    }
    var working = 128
    while working <= 2048 {
      let equations = try equations(at: ComplexBall(energy, precision: working), precision: working)
      let near = RootBox(
        up: try ComplexBall(start.0, precision: working), down: try ComplexBall(start.1, precision: working))
      let fine = try self.equations(at: ComplexBall(energy, precision: precision), precision: precision)
      if let box = try equations.box(near: near) {
        if box.up.im.isPositive && box.down.im.isPositive {
          let refined = try fine.refined(box)
          return .inside(up: refined.up, down: refined.down)
        }
        if try isBelow(box, equations) {
          let refined = try fine.refined(box)
          return .below(up: ComplexBall(refined.up.re), down: ComplexBall(refined.down.re))
        }
      }
      working *= 2
    }
    throw BornError.bandEdge("\(energy)")
  }

  /// W_↑ and W_↓ at an energy with their certificate; throws as ``response(mu:precision:)`` does.
  public func solution(at energy: Rational, precision: Int) throws -> BornSolution {
    BornSolution(try state(at: energy, precision: precision))
  }

  func equations(at energy: ComplexBall, precision: Int) throws -> RashbaSelfconsistency<ComplexBall> {
    RashbaSelfconsistency(system: try system(precision: precision), energy: energy)
  }

  /// Whether a box holds its mirror image, and so a real solution, and whether that is stable.
  private func isBelow(_ box: RootBox, _ equations: RashbaSelfconsistency<ComplexBall>) throws -> Bool {
    guard box.up.im.containsZero, box.down.im.containsZero else { return false }
    guard try equations.isLossless(box, up: true, down: true, .two) else { return false }
    guard
      let slopes = try? equations.slopes(ComplexBall(box.up.re), ComplexBall(box.down.re))
    else { return false }
    let minor = slopes.0.re * slopes.3.re - slopes.1.re * slopes.2.re
    return slopes.0.re.isPositive && slopes.3.re.isPositive && minor.isPositive
  }
}

extension RashbaSelfconsistency where Number == Complex {
  /// The physical solution nearly, at an energy on the real axis or above it: iterations of the self-energy, which stay among the
  /// matrices with a positive imaginary part and converge, and Newton's method; nil where neither settles.
  func solve() -> (Complex, Complex)? {
    let (above, below) = (energy + system.exchange, energy - system.exchange)
    let size = max(above.magnitude, below.magnitude, system.rate.re * system.mass.re, Double.leastNormalMagnitude)
    var W = (above + Complex(0, size / 4), below + Complex(0, size / 4))
    var rounds = 8
    while rounds < 20_000 {
      var step = Double.infinity
      for _ in 0..<rounds {
        guard let g = try? RashbaPoint(system, up: W.0, down: W.1).locals else { return nil }
        let next = (above - system.rate * g.up, below - system.rate * g.down)
        step = max((next.0 - W.0).magnitude, (next.1 - W.1).magnitude)
        W = next
      }
      // A solution below the real axis is not the physical one; rounding may put a real one there.
      if let x = newton(from: W), min(x.0.im, x.1.im) > -1e-9 * size { return x }
      if step < 1e-7 * size { return W }
      rounds *= 2
    }
    return nil
  }
}
