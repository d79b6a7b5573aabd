import Evaluation
import Numbers

extension BornLevel {
  /// χ = (J/2)(ν_↑ + ν_↓ − ζ(R_↓ − R_↑)/π)/(1 + ζ²) with R = Re g and ζ = 2πΓ_m(ν_↑ + ν_↓)/J: what the Fermi level does in C_S where the
  /// impurity spins are isotropic, Γ_⊥ = Γ_z = Γ_m. There C_α = ζχ and C_β = ζC_ad.
  var isotropicResponse: Number {
    get throws {
      let spins = try densities, states = spins.up + spins.down
      let twiceShift = down.local + downAdvanced.local - up.local - upAdvanced.local
      let ratio = try (system.pi * states * system.disorder.transverse).doubled.divided(by: system.exchange)
      let lifted = try states - (ratio * twiceShift).divided(by: system.pi.doubled)
      return try (system.exchange * lifted).scaled(by: Rational(1, 2)).divided(by: ratio.unit + ratio.squared)
    }
  }
}

extension BornPoint {
  /// The part of C_S that the Fermi level has; see ``BornLevel/isotropicResponse``.
  ///
  /// - Returns: nil where the impurity spins have an axis, without exchange, above T = 0 and below the band.
  public func fermiLevelSpin(precision: Int) throws -> Ball? {
    let disorder = model.disorder
    guard temperature.isZero, !model.exchange.isZero, disorder.transverse == disorder.longitudinal else { return nil }
    return try level(precision: precision)?.isotropicResponse.re
  }
}
