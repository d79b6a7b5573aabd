import Evaluation
import Numbers

/// What the exact identities of isotropic impurity spins, Γ_⊥ = Γ_z = Γ_m, say of a level: the coefficients without the ladders of
/// ``BornLevel/coefficients(sea:mirroredSea:)``, from densities of states, shifts of levels and conductivities alone.
public struct IsotropicResponse<Number: Sendable>: Sendable {
  /// ζ = 2πΓ_m(ν_↑ + ν_↓)/J.
  public let ratio: Number
  /// χ = (J/2)(ν_↑ + ν_↓ − ζ(R_↓ − R_↑)/π)/(1 + ζ²) with R = Re g: what the Fermi level does in C_S. C_α = ζχ.
  public let spin: Number
  /// (X₁ + ζX₂)/(1 + ζ²) with X₁ = (σ_↑ − σ_↓)/2q² and the wave X₂ = (1/4π) Im[h′_↑ + h′_↓ − 2(h_↑ − h_↓)/(z_↑ − z_↓)], which is
  /// C_ad; C_β = ζC_ad.
  public let adiabatic: Number

  /// The same in another kind of number.
  public func map<Other>(_ transform: (Number) throws -> Other) rethrows -> IsotropicResponse<Other> {
    IsotropicResponse<Other>(
      ratio: try transform(ratio), spin: try transform(spin), adiabatic: try transform(adiabatic))
  }
}

extension BornLevel {
  /// The response by the identities, whatever the rates are: it is the one of this level where the impurity spins are isotropic.
  var isotropicResponse: IsotropicResponse<Number> {
    get throws {
      let spins = try densities, states = spins.up + spins.down
      let ratio = try (system.pi * states * system.disorder.transverse).doubled.divided(by: system.exchange)
      let whole = ratio.unit + ratio.squared
      let twiceShift = down.local + downAdvanced.local - up.local - upAdvanced.local
      let lifted = try states - (ratio * twiceShift).divided(by: system.pi.doubled)
      let currents = try electrons.conductivities
      // −i(w − w̄) = 2 Im w.
      let wave = try (mirrored.waves - waves).timesI.divided(by: system.pi.doubled.doubled.doubled)
      let half = (currents.up - currents.down).scaled(by: Rational(1, 2))
      return IsotropicResponse(
        ratio: ratio, spin: try (system.exchange * lifted).scaled(by: Rational(1, 2)).divided(by: whole),
        adiabatic: try (half + ratio * wave).divided(by: whole))
    }
  }

  /// h′_↑ + h′_↓ − 2(h_↑ − h_↓)/(z_↑ − z_↓).
  private var waves: Number {
    get throws { try system.slope(up) + system.slope(down) - system.chord(up, down, pair: retardedPair).doubled }
  }
}

extension BornPoint {
  /// The response by the identities of isotropic impurity spins.
  ///
  /// - Returns: nil where the impurity spins have an axis, without exchange, above T = 0 and below the band.
  public func isotropicResponse(precision: Int) throws -> IsotropicResponse<Ball>? {
    let disorder = model.disorder
    guard temperature.isZero, !model.exchange.isZero, disorder.transverse == disorder.longitudinal else { return nil }
    return try level(precision: precision)?.isotropicResponse.map(\.re)
  }
}
