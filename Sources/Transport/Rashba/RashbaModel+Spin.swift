import Numbers

/// The spin s = ½⟨σ⟩ that a field along x makes, over the force qE, and the parts of it.
public struct RashbaResponse<Value> {
  /// s_x of the electrons at the Fermi level, with its vertex correction.
  public var surface: Value
  /// s_x of the Fermi sea.
  public var sea: Value
  /// s_x, the sum of the two.
  public var along: Value
  /// s_y, which the sea has no part in.
  public var across: Value
  /// τ_FL = 2J s_y, the coefficient of n × (ẑ × Ê).
  public var fieldLike: Value
  /// τ_DL = −2J s_x, the coefficient of n × (n × (ẑ × Ê)).
  public var dampingLike: Value

  /// All of them, in the order of `names`.
  public var all: [Value] { [surface, sea, along, across, fieldLike, dampingLike] }
  /// What the parts are called.
  public static var names: [String] {
    ["s_x, Fermi level", "s_x, Fermi sea", "s_x", "s_y", "field-like", "damping-like"]
  }
}

extension RashbaResponse: Sendable where Value: Sendable {}

extension RashbaModel {
  /// Enclosures of the response at zero temperature with the Fermi level μ, computed with a precision in bits.
  ///
  /// Below the band, and for α = 0, it is 0; for J = 0 there is no torque, and by symmetry no s_x.
  ///
  /// - Throws: `BornError.bandEdge`, and `NumberError` when the precision does not do.
  public func response(mu: Rational, precision: Int) throws -> RashbaResponse<Ball> {
    let zero = try Ball(0, precision: precision)
    let nothing = RashbaResponse(
      surface: zero, sea: zero, along: zero, across: zero, fieldLike: zero, dampingLike: zero)
    guard !coupling.isZero, case .inside(let up, let down) = try state(at: mu, precision: precision) else {
      return nothing
    }
    let spin = try point(up, down, precision: precision).surface()
    if exchange.isZero {
      var result = nothing
      result.across = spin.im
      return result
    }
    let sea = try sea(to: mu, precision: precision)
    let along = spin.re + sea, twice = exchange * 2
    return RashbaResponse(
      surface: spin.re, sea: sea, along: along, across: spin.im, fieldLike: spin.im.scaled(by: twice),
      dampingLike: along.scaled(by: -twice))
  }

  /// The response of the electrons at the Fermi level without vertex correction, s_x + i s_y over qE; nil without states.
  func bareSurface(mu: Rational, precision: Int) throws -> ComplexBall? {
    guard case .inside(let up, let down) = try state(at: mu, precision: precision) else { return nil }
    return try point(up, down, precision: precision).surface(dressed: false)
  }

  func point(_ up: ComplexBall, _ down: ComplexBall, precision: Int) throws -> RashbaPoint<ComplexBall> {
    try RashbaPoint(system(precision: precision), up: up, down: down)
  }
}

extension RashbaPoint where Number == ComplexBall {
  /// s_x + i s_y over qE of the electrons at the Fermi level, at a real energy.
  func surface(dressed: Bool = true) throws -> ComplexBall {
    let advanced = RashbaPoint(
      system, up: up.conjugated, down: down.conjugated, pair: pair.conjugated, local: local.conjugated,
      squares: (square.conjugated, moment.conjugated))
    return try surface(advanced: advanced, dressed: dressed)
  }
}
