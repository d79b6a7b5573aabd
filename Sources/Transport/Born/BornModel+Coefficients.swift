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
  func coefficients<Number: SeaAmplitude>(of level: BornLevel<Number>) throws -> SpinTorqueCoefficients<Number> {
    try level.coefficients(sea: sea(of: level), mirroredSea: sea(of: level.mirrored))
  }

  /// The integrals over the sea up to a level.
  func sea<Number: SeaAmplitude>(of level: BornLevel<Number>) throws -> FermiSea<Number> {
    let mass = level.system.mass
    switch dimension {
    case .three:
      return try level.closedSea(splitting: keeping - flipping, vertex: vertex, zero: 0) { try mass.constant($0) }
    case .two:
      let sea = try PlanarSea(level)
      if disorder.transverse == disorder.longitudinal { return try sea.integrals { _ in mass - mass } }
      let start = planarStart
      return try sea.integrals { slope in try Number.planarIntegral(of: slope, from: start, to: sea.end) }
    }
  }

  /// A real D of the sign it has below the band, nearer to 0 than 2J/e.
  private var planarStart: Rational {
    let e = (disorder.longitudinal - disorder.transverse).magnitude * 2
    let load = mass * Rational(1, 8)
    let start = e.isZero ? load : min(load, (try? exchange.magnitude.divided(by: e)) ?? load)
    return exchange.isNegative ? start : -start
  }
}

/// Balls, of which the integrals over the sea are certified.
protocol SeaAmplitude: Amplitude {
  /// A constant of the precision of this number.
  func constant(_ value: Rational) throws -> Self
  /// ∫ of a function along the straight path.
  static func planarIntegral(of slope: @escaping (Self) throws -> Self, from start: Rational, to end: Self) throws
    -> Self
}

extension ComplexBall: SeaAmplitude {
  func constant(_ value: Rational) throws -> ComplexBall { try ComplexBall(value, precision: precision) }

  static func planarIntegral(
    of slope: @escaping (ComplexBall) throws -> ComplexBall, from start: Rational, to end: ComplexBall
  ) throws -> ComplexBall {
    let precision = end.precision
    let value = try ComplexBall.integral(
      from: end.constant(start), to: end, goal: precision - 20, precision: precision
    ) { z, _ in try? slope(z) }
    guard value.isFinite else {
      throw BornError.notConverged("the integral over the sea comes too near to a pole of the vertex")
    }
    return value
  }
}

extension CenteredBall: SeaAmplitude {
  func constant(_ value: Rational) throws -> CenteredBall {
    constant(try ComplexBall(value, precision: middle.precision))
  }

  /// The integral to the middle, and on from there.
  static func planarIntegral(
    of slope: @escaping (CenteredBall) throws -> CenteredBall, from start: Rational, to end: CenteredBall
  ) throws -> CenteredBall {
    let middle = try ComplexBall.planarIntegral(
      of: { try slope(end.constant($0)).all }, from: start, to: end.middle)
    return end.function(middle: middle, slope: try slope(end).all)
  }
}
