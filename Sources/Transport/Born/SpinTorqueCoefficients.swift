/// The four coefficients of τ = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n.
///
/// τ = 2J n × s is the torque on the local moments, s = ½⟨σ⟩ the spin density of the electrons, q their charge.
public struct SpinTorqueCoefficients<Number: Sendable>: Sendable {
  /// C_S, the spin that the electrons add to the local moments.
  public var spin: Number
  /// C_α, Gilbert damping.
  public var damping: Number
  /// C_ad, the adiabatic torque of a current.
  public var adiabatic: Number
  /// C_β, the torque across the adiabatic one.
  public var nonadiabatic: Number

  /// The coefficients with these values.
  public init(spin: Number, damping: Number, adiabatic: Number, nonadiabatic: Number) {
    self.spin = spin
    self.damping = damping
    self.adiabatic = adiabatic
    self.nonadiabatic = nonadiabatic
  }

  /// In the order of their definition.
  public var all: [Number] { [spin, damping, adiabatic, nonadiabatic] }

  /// Every coefficient rewritten.
  public func map<Other>(_ transform: (Number) throws -> Other) rethrows -> SpinTorqueCoefficients<Other> {
    SpinTorqueCoefficients<Other>(
      spin: try transform(spin), damping: try transform(damping), adiabatic: try transform(adiabatic),
      nonadiabatic: try transform(nonadiabatic))
  }
}

/// Names of the coefficients, in the order of ``SpinTorqueCoefficients/all``.
public let spinTorqueCoefficientNames = ["C_S", "C_α", "C_ad", "C_β"]
