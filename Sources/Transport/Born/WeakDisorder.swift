import Evaluation
import Numbers

extension BornModel {
  /// The coefficients to leading order in the impurities (Kohno, Tatara and Shibata 2006 for the axis of the laboratory), at T = 0
  /// in three dimensions with both bands occupied, μ > |J|.
  ///
  /// With ν_σ = m k_σ/2π², n_σ = k_σ³/6π², k_σ = √(2m(μ + σJ)), σ_σ/q² = k_σ²τ-conductivities n_σ/2πm(Γ_iν_σ + Γ_zν_σ + 2Γ_⊥ν_{−σ}),
  /// ν_± = ν_↑ ± ν_↓ and P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓):
  ///
  /// - C_S = (n_↑ − n_↓)/2, C_ad = (σ_↑ − σ_↓)/2q²
  /// - C_α = π[2Γ_z ν_↑ν_↓ + Γ_⊥(ν_↑² + ν_↓²)], or (π/2)(Γ_z + Γ_⊥)ν₊² where the axis turns along
  /// - C_β/C_ad = (π/J)[(Γ_⊥ + Γ_z)ν₊ + (Γ_⊥ − Γ_z)ν₋/P], or (π/J)(Γ_z + Γ_⊥)ν₊
  ///
  /// Corrections are smaller by the square of the impurity strength.
  ///
  /// - Returns: nil where the formulas do not apply: in two dimensions, for μ ≤ |J| and for J = 0.
  public func weakDisorder(mu: Rational, precision: Int) throws -> SpinTorqueCoefficients<Ball>? {
    guard dimension == .three, mu > exchange.magnitude, !exchange.isZero else { return nil }
    let pi = try Ball.pi(precision: precision)
    let system = try system(precision: precision)
    let (m, J) = (system.mass.re, system.exchange.re)
    func wave(_ energy: Rational) throws -> Ball { try Ball(2 * mass * energy, precision: precision).sqrt() }
    let (k, l) = (try wave(mu + exchange), try wave(mu - exchange))
    let square = (pi * pi).scaled(by: 2)
    let (ν, ρ) = (try (m * k).divided(by: square), try (m * l).divided(by: square))
    let (n, o) = (try (k * k * k).divided(by: square.scaled(by: 3)), try (l * l * l).divided(by: square.scaled(by: 3)))
    let (a, b) = (keeping, flipping)
    let load = (pi * m).scaled(by: 2)
    let up = try n.divided(by: load * (ν.scaled(by: a) + ρ.scaled(by: b)))
    let down = try o.divided(by: load * (ρ.scaled(by: a) + ν.scaled(by: b)))
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
    return SpinTorqueCoefficients(
      spin: (n - o).scaled(by: half), damping: damping, adiabatic: adiabatic, nonadiabatic: nonadiabatic)
  }
}
