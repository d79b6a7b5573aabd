import Numbers

/// The limit of weak disorder.
public struct WeakDisorder: Sendable {
  /// The coefficients to leading order in the impurities.
  public let coefficients: SpinTorqueCoefficients<Ball>
  /// P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓).
  public let polarisation: Ball
}

extension BornModel {
  /// The coefficients to leading order in the impurities (Kohno, Tatara and Shibata 2006 for the axis of the laboratory), at T = 0 with
  /// both bands occupied, μ > |J|.
  ///
  /// With the densities of states ν_σ and the electrons n_σ of the metal without impurities (in three dimensions ν_σ = mk_σ/2π² and
  /// n_σ = k_σ³/6π² with k_σ = √(2m(μ + σJ)); in two ν_σ = m/2π and n_σ = ν_σ(μ + σJ)), the conductivities
  /// σ_σ/q² = n_σ/2πm(Γ_iν_σ + Γ_zν_σ + 2Γ_⊥ν_{−σ}), ν_± = ν_↑ ± ν_↓ and P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓):
  ///
  /// - C_S = (n_↑ − n_↓)/2, C_ad = (σ_↑ − σ_↓)/2q²
  /// - C_α = π[2Γ_z ν_↑ν_↓ + Γ_⊥(ν_↑² + ν_↓²)], or (π/2)(Γ_z + Γ_⊥)ν₊² where the axis turns along
  /// - C_β/C_ad = (π/J)[(Γ_⊥ + Γ_z)ν₊ + (Γ_⊥ − Γ_z)ν₋/P], or (π/J)(Γ_z + Γ_⊥)ν₊
  ///
  /// In three dimensions corrections are smaller by the square of the impurity strength.
  ///
  /// - Returns: nil where the formulas do not apply: for μ ≤ |J|, as far as the interval tells, and for J = 0.
  public func weakDisorder(mu: Ball, precision: Int) throws -> WeakDisorder? {
    guard !exchange.isZero, let metal = try cleanMetal(mu: mu, precision: precision), metal.fillsBothBands else {
      return nil
    }
    let system = try system(precision: precision)
    let (J, pi) = (system.exchange.re, system.pi.re)
    let (ν, ρ) = metal.electrons.states
    let (up, down) = metal.electrons.conductivities
    let half = Rational(1, 2)
    let (z, t) = (disorder.longitudinal, disorder.transverse)
    let (sum, difference) = (ν + ρ, ν - ρ)
    let adiabatic = (up - down).scaled(by: half)
    let damping: Ball
    let nonadiabatic: Ball
    switch axis {
    case .laboratory:
      damping = pi * ((ν * ρ).scaled(by: 2 * z) + (ν * ν + ρ * ρ).scaled(by: t))
      // C_ad/P = (σ_↑ + σ_↓)/2, without a division by what may vanish.
      let total = (up + down).scaled(by: half)
      nonadiabatic = try (pi * (adiabatic * sum.scaled(by: t + z) + total * difference.scaled(by: t - z))).divided(
        by: J)
    case .moment:
      damping = (pi * sum * sum).scaled(by: (z + t) * half)
      nonadiabatic = try (pi * adiabatic * sum.scaled(by: z + t)).divided(by: J)
    }
    return WeakDisorder(
      coefficients: SpinTorqueCoefficients(
        spin: metal.spin, damping: damping, adiabatic: adiabatic, nonadiabatic: nonadiabatic),
      polarisation: try metal.polarisation)
  }
}
