import Numbers

extension BornModel {
  /// Bounds of |C_S|, |C_α|, |C_ad|, |C_β| at zero temperature that hold at every Fermi level, in three dimensions and for Γ_⊥ > 0.
  ///
  /// With η = m/2π, the solution has Im κ_σ = mη(a + b Re κ_{−σ}/Re κ_σ). So
  ///
  /// - Im(κ_↑ + κ_↓) ≥ 2mη(a + b) and Im κ_↑ Im κ_↓ ≥ (mη(a + b))²,
  /// - |I|, |K| ≤ √(∫|P|² ∫|M|²) ≤ 1/(a + b), from ∫|G_σ|² = −Im g_σ/Im z_σ; with θ = 1 − |c|/(a + b) then |1 − cI|, |1 − cK| ≥ θ,
  /// - |D| ≤ η|κ_↑ − κ_↓| = 4mη|J|/|u| ≤ |J|/b, since |u| ≥ 2mη(a + b) − 2mη(a − b),
  /// - ∫(v²/3)|P|²|M|² ≤ (∫(v²/3)|P|⁴ ∫(v²/3)|M|⁴)^½ ≤ (m²/12π)/(mη(a + b))³,
  /// - the integrals over the sea stay 2mη·2b, 2mη(a + b − c) and 2mη(a + b) away from their poles: they are at most 1/3ρ³ and 1/ρ³,
  ///   ρ the least of these distances.
  func bounds(precision: Int) throws -> SpinTorqueCoefficients<Ball> {
    let system = try system(precision: precision)
    let (mass, pi) = (system.mass.re, system.pi.re)
    let J = try Ball(exchange.magnitude, precision: precision)
    let (a, b, c) = (keeping, flipping, vertex)
    let all = a + b
    let θ = try (all - c.magnitude).divided(by: all)
    guard θ.signum() > 0, !b.isZero else { throw BornError.unable("bounds need Γ_⊥ > 0") }
    let e = ((disorder.longitudinal - disorder.transverse) * 2).magnitude
    let pair = try J.scaled(by: all.inverted()).scaled(by: θ.inverted())
    let D = J.scaled(by: try b.inverted())
    let tilt: Ball
    let drive: Ball
    switch axis {
    case .laboratory: (tilt, drive) = (J.scaled(by: try θ.inverted()), J)
    case .moment:
      tilt = J + D.scaled(by: (a - b).magnitude * Rational(1, 2))
      drive = J + D.scaled(by: e * Rational(1, 2))
    }
    let η = try mass.divided(by: pi.scaled(by: 2))
    let unit = mass * η
    let size = unit.scaled(by: all)
    let current = try (mass * mass).divided(by: (pi * size * size * size).scaled(by: 12))
    let distance = unit.scaled(by: 2 * min(2 * b, all - c, all))
    let cube = try (distance * distance * distance).inverted()
    let sea = try (mass * mass * mass * J * J * cube).scaled(by: Rational(4, 3)).divided(by: pi)
    let turningSea: Ball
    switch axis {
    case .laboratory: turningSea = (J * current).scaled(by: try (θ * θ).inverted())
    case .moment: turningSea = try (mass * mass * J * cube).scaled(by: Rational(2, 3)).divided(by: pi)
    }
    // K/(1 − cK), over 1/J.
    let dressed = try pair.divided(by: J)
    let flow = (tilt * current).scaled(by: 2 * (try θ.inverted()))
    let factor = try J.divided(by: pi)
    let retarded = try tilt.scaled(by: all.inverted())
    return SpinTorqueCoefficients(
      spin: factor * (sea + drive * dressed), damping: factor * (drive * dressed + retarded), adiabatic: factor * flow,
      nonadiabatic: factor * (flow + turningSea))
  }
}
