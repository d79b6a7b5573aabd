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
}
