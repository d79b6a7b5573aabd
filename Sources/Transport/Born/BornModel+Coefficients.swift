import Evaluation
import Numbers

extension BornModel {
  /// Enclosures of the coefficients at zero temperature, with the Fermi level μ, computed with a precision in bits.
  ///
  /// Below the band, and without exchange splitting, they are 0. So are C_α and C_β where no scattering turns a spin:
  ///
  /// - without impurity spins, K/(1 − cK) − I/(1 − cI) = (g_↑ − g_↑*)/2J is imaginary, and likewise Q/(1 − cK) + Jλ²𝓑 is real;
  /// - for Γ_⊥ = 0, one spin without states and the axis of the laboratory, g_↓ is real, and K/(1 − cK) and I/(1 − cI) are complex
  ///   conjugates. An axis that turns along with the moment does work even then.
  ///
  /// - Throws: `BornError.bandEdge`, and `NumberError` when the precision does not do.
  public func coefficients(mu: Rational, precision: Int) throws -> SpinTorqueCoefficients<Ball> {
    try coefficients(at: exchange.isZero ? nil : level(at: mu, precision: precision), precision: precision)
  }

  /// The same of a level that is known, nil below the band.
  func coefficients(at level: BornLevel<ComplexBall>?, precision: Int) throws -> SpinTorqueCoefficients<Ball> {
    let zero = try Ball(0, precision: precision)
    guard !exchange.isZero, let level else {
      return SpinTorqueCoefficients(spin: zero, damping: zero, adiabatic: zero, nonadiabatic: zero)
    }
    var result = try coefficients(of: level).map(\.re)
    if isNonmagnetic || axis == .laboratory && (level.isEmpty.up || level.isEmpty.down) {
      result.damping = zero
      result.nonadiabatic = zero
    }
    return result
  }

  /// The coefficients of a level with its own sea.
  func coefficients(of level: BornLevel<ComplexBall>) throws -> SpinTorqueCoefficients<ComplexBall> {
    try level.coefficients(sea: sea(of: level), mirroredSea: sea(of: level.mirrored))
  }

  /// The integrals over the sea up to a level.
  func sea(of level: BornLevel<ComplexBall>) throws -> FermiSea<ComplexBall> {
    let precision = level.system.mass.precision
    switch dimension {
    case .three:
      return try level.closedSea(splitting: keeping - flipping, vertex: vertex, zero: 0) {
        try ComplexBall($0, precision: precision)
      }
    case .two:
      let sea = try PlanarSea(level)
      if disorder.transverse == disorder.longitudinal {
        return try sea.integrals { _ in try ComplexBall(0, precision: precision) }
      }
      return try sea.integrals { slope in
        try sea.integral(of: slope, from: planarStart(precision), precision: precision)
      }
    }
  }

  /// A real D of the sign it has below the band, nearer to 0 than 2J/e.
  private func planarStart(_ precision: Int) throws -> ComplexBall {
    let e = (disorder.longitudinal - disorder.transverse).magnitude * 2
    let load = mass * Rational(1, 8)
    let start = e.isZero ? load : min(load, (try? exchange.magnitude.divided(by: e)) ?? load)
    return try ComplexBall(exchange.isNegative ? start : -start, precision: precision)
  }
}

extension PlanarSea where Number == ComplexBall {
  /// A certified integral along the straight path.
  func integral(
    of slope: @escaping (ComplexBall) throws -> ComplexBall, from start: ComplexBall, precision: Int
  ) throws -> ComplexBall {
    let value = try ComplexBall.integral(from: start, to: end, goal: precision - 20, precision: precision) { z, _ in
      try? slope(z)
    }
    guard value.isFinite else {
      throw BornError.notConverged("the integral over the sea comes too near to a pole of the vertex")
    }
    return value
  }
}
