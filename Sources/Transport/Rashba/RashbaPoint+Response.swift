import Numbers

extension RashbaPoint {
  /// The spin over the force that electrons at the Fermi level give, s_x + i s_y per qE, with the advanced function at the same energy:
  ///
  ///     s_x + i s_y = (iα/2πΓ) [1 − (1 + ΓK)/(1 − c)],
  ///     c = Γ∫(W_↑ − x)(W̄_↓ − x)/DD̄,   K = ∫x(W_↑ + W̄_↓ − 2x)/DD̄.
  ///
  /// c is what the ladder multiplies σ_x − iσ_y with, and 1/(1 − c) the sum of the ladder. Bare, without it, it is −iα(K + c/Γ)/2π.
  ///
  /// The integrals of xⁿ/DD̄ follow from those of 1/D because D − D̄ = −2(W − W̄)(x − x₀) is linear in x.
  func surface(advanced: RashbaPoint, dressed: Bool = true) throws -> Number {
    let (w, v, h, k) = (mean, advanced.mean, splitting, advanced.splitting)
    let (α, s, Γ) = (system.coupling, system.orbit, system.rate)
    let width = (w - v).doubled
    let place = try (w.squared - v.squared - h.squared + k.squared).divided(by: width)
    let real = (w - place).squared - (s * place).doubled - h.squared
    let twice = s.doubled - place
    let top = (w + twice) * pair + local - (v + twice) * advanced.pair - advanced.local
    let zeroth = try top.divided(by: width * real)
    let first = try place * zeroth + (pair - advanced.pair).divided(by: width)
    let second = try place * first + (self.first - advanced.first).divided(by: width)
    let sum = up + advanced.down
    let ladder = Γ * (up * advanced.down * zeroth - sum * first + second)
    let drift = Γ * (sum * first - second.doubled)
    let below = Γ * system.pi.doubled
    if !dressed { return -(try (α * (drift + ladder)).divided(by: below)).timesI }
    let one = up.unit
    return try (α * (one - (one + drift).divided(by: one - ladder))).divided(by: below).timesI
  }

  /// What the Fermi sea gives, per energy: s_x/qE = −(α/π) Im ∫dε f λ (w h′ − h w′)∫_p 1/D², λ = 1/(1 − Γ(I + 2s∫_p x/D²)).
  ///
  /// The derivatives by the energy are (1 − Γ∫GG)⁻¹(1, 1), by spins.
  func seaSlope() throws -> Number {
    let (zeroth, first, _) = try squares()
    let slopes = try RashbaSelfconsistency(system: system, energy: up).slopes(up, down)
    let determinant = slopes.0 * slopes.3 - slopes.1 * slopes.2
    let (rise, fall) = (slopes.3 - slopes.1, slopes.0 - slopes.2)
    // wh′ − hw′ = (W_↓W_↑′ − W_↑W_↓′)/2.
    let turn = (down * rise - up * fall).scaled(by: Rational(1, 2))
    let screened = up.unit - system.rate * (pair + (system.orbit * first).doubled)
    return try (turn * zeroth).divided(by: determinant * screened)
  }
}
