import Algebra

/// The path of a wave packet: time, the coordinate along its velocity, and that velocity.
public struct Trajectory: Sendable {
  /// The time.
  public let time: Expr
  /// The coordinate along the velocity.
  public let position: Expr
  /// The velocity.
  public let velocity: Expr

  /// The path on which position′ = velocity.
  public init(time: Expr, position: Expr, velocity: Expr) {
    self.time = time
    self.position = position
    self.velocity = velocity
  }

  /// ∂ₜa + v ∂ₓa. Throws `AlgebraError.notDifferentiable` for a function without a derivative.
  public func rate(of a: Expr) throws -> Expr { try a.totalDerivative([(time, 1), (position, velocity)]) }
}

/// A smooth magnetic texture: its direction n by polar angle and azimuth, both functions of place and time.
public struct Texture: Sendable {
  /// The angle between n and the polar axis.
  public let polar: Expr
  /// The angle of n about the polar axis.
  public let azimuth: Expr

  /// The texture with these angles, real expressions.
  public init(polar: Expr, azimuth: Expr) {
    self.polar = polar
    self.azimuth = azimuth
  }

  /// n in Cartesian components, a column.
  public var direction: Matrix {
    .column([sin(polar) * cos(azimuth), sin(polar) * sin(azimuth), cos(polar)])
  }

  /// The spinors along and against n, with the phases e^(∓iφ/2).
  public var frame: SpinorFrame { SpinorFrame(polar: polar, azimuth: azimuth) }

  /// n⋅(∂ᵤn × ∂ᵥn) = sin θ (∂ᵤθ ∂ᵥφ − ∂ᵥθ ∂ᵤφ), the solid angle that n sweeps per du dv.
  public func solidAngleDensity(_ u: Expr, _ v: Expr) throws -> Expr {
    try sin(polar)
      * (polar.derivative(u) * azimuth.derivative(v) - polar.derivative(v) * azimuth.derivative(u))
  }
}
