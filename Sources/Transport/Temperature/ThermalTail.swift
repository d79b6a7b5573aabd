import Numbers

/// Bounds of what a level has at every energy from some E_h on, deep in the band, as they are at E_h.
///
/// Above it they grow no faster than the square of N or E; see ``LevelCurve``. The common part, for both dimensions:
///
/// - |D| is so small that |e||D| ≤ |J| and |a − b||D| ≤ 2|J|. Then |2J − eD| ≥ |J|, |Z| ≤ 4|J|, |λ| ≤ 4, and the tilt is at most
///   4|J|, the drive at most 2|J|.
/// - The real part of Δ = g_↓ − g_↑* is within that of D, so that 2J + 2Γ_zΔ − 2Γ_⊥Δ* has a modulus of at least |J|:
///   |K/(1 − cK)| ≤ |Δ|/|J| and |1/(1 − cK)| ≤ 1 + |c||Δ|/|J|.
/// - |Q| ≤ 8|J| times ∫(v²/d)|P|²|M|², which also bounds 𝓑.
struct ThermalTail {
  /// For the four coefficients, the density, and the density of states and σ/q² of either spin.
  let coefficients: SpinTorqueCoefficients<Ball>
  let electrons: BornElectrons<Ball>

  /// What the dimension says.
  struct Sizes {
    /// |D|, |Δ|.
    var difference, mixed: Ball
    /// |I|.
    var pair: Ball
    /// ∫(v²/d)|P|²|M|².
    var current: Ball
    /// |∫ΛλW dε| and, for the axis that turns along, |∫2λ(Λ′𝓑 + ½Λ𝓑′)dε|.
    var spinSea, turningSea: Ball
    var electrons: BornElectrons<Ball>
  }

  /// nil where E_h is not deep enough.
  init?(_ model: BornModel, _ sizes: Sizes) throws {
    let precision = sizes.difference.precision
    let J = try Ball(model.exchange.magnitude, precision: precision)
    electrons = sizes.electrons
    let zero = J - J
    guard !J.isZero else {
      coefficients = SpinTorqueCoefficients(spin: zero, damping: zero, adiabatic: zero, nonadiabatic: zero)
      return
    }
    let e = ((model.disorder.longitudinal - model.disorder.transverse) * 2).magnitude
    let D = sizes.difference
    guard !(J - D.scaled(by: e)).containsNegative else { return nil }
    guard !(J.scaled(by: 2) - D.scaled(by: (model.keeping - model.flipping).magnitude)).containsNegative else {
      return nil
    }
    let dressed = try sizes.mixed.divided(by: J)
    let vertex = try Ball(1, precision: precision) + dressed.scaled(by: model.vertex.magnitude)
    let flow = (J * sizes.current * vertex).scaled(by: 8)
    let sea: Ball
    switch model.axis {
    case .laboratory: sea = (J * sizes.current).scaled(by: 16)
    case .moment: sea = sizes.turningSea
    }
    let factor = try J.divided(by: Ball.pi(precision: precision))
    let driven = (J * dressed).scaled(by: 2)
    coefficients = SpinTorqueCoefficients(
      spin: factor * (sizes.spinSea + driven), damping: factor * (driven + (J * sizes.pair).scaled(by: 4)),
      adiabatic: factor * flow, nonadiabatic: factor * (flow + sea))
  }
}

extension ThermalTail {
  /// In three dimensions from a place of the curve with N = |u|² on, where y is the real part of u.
  ///
  /// Bounds for N ≥ N_h, where β ≤ X ≤ X_h, y² ≥ N_h/4 and 4m dE/dN ≥ 1/4:
  ///
  /// - |κ_↑ − κ_↓| = |k|/√N, so that |D| ≤ η|k|/√N_h, |Δ| ≤ η(√N + |k|/√N_h) and |I| ≤ 2mη/y_h,
  /// - Im κ_↑ Im κ_↓ ≥ (mη(a + b))², so that ∫(v²/3)|P|²|M|² ≤ (m²/12π)/(mη(a + b))³,
  /// - on the way u → τu, 1 ≤ τ, all poles of the sea are at least τy away: ∫|du|/|…|⁴ ≤ |u|/3y⁴ ≤ 2/3y_h³,
  /// - Re κ ≤ √N: ν_σ ≤ m√N/2π², n ≤ (ν_↑ + ν_↓)(E − E₁) with 4mE ≤ N/2 + k²/2N_h + βX_h + r(r + 2β)/2, and σ_σ = q²(Re κ_σ)²/12π² Im κ_σ with
  ///   Im κ_σ = mη(a + b Re κ_{−σ}/Re κ_σ) and (Re κ_↑/Re κ_↓)^{±1} ≤ (y + |k|/√N)/(y − |k|/√N).
  static func spatial(
    _ model: BornModel, N: Rational, β: Ball, constant: Ball, edge: Ball, temperature: Rational
  ) throws -> ThermalTail? {
    let precision = β.precision
    func ball(_ q: Rational) throws -> Ball { try Ball(q, precision: precision) }
    let (mass, pi) = (try ball(model.mass), try Ball.pi(precision: precision))
    let η = try mass.divided(by: pi.scaled(by: 2))
    let k = try ball(4 * model.mass * model.exchange.magnitude)
    let n = try ball(N), square = try ball(N * N)
    let rest = square - k * k
    guard rest.isPositive else { return nil }
    let X = try (β * square).divided(by: rest)
    let y2 = n - X * X
    let steep =
      try ball(Rational(1, 4)) - (k * k).divided(by: square).scaled(by: Rational(1, 2))
      - (β * β * k * k * n).scaled(by: 2).divided(by: rest * rest)
    // 64mT ≤ N: the Fermi function falls faster than the bounds grow.
    guard (y2 - n.scaled(by: Rational(1, 4))).isPositive, steep.isPositive, N >= 64 * model.mass * temperature else {
      return nil
    }
    let (y, root) = (try y2.sqrt(), try n.sqrt())
    let chord = try k.divided(by: root)
    guard (y - chord).isPositive else { return nil }
    let a = model.keeping, b = model.flipping
    let unit = mass * η
    let width = unit.scaled(by: a + b)
    let cube = try (y * y * y).inverted()
    let J = try ball(model.exchange.magnitude)
    let least = try unit * (ball(a) + (y - chord).divided(by: y + chord).scaled(by: b))
    let states = try (mass * root).divided(by: (pi * pi).scaled(by: 2))
    let offset = try (k * k).divided(by: n.scaled(by: 2)) + β * X + constant - (mass * edge).scaled(by: 4)
    let depth = try (n.scaled(by: Rational(1, 2)) + offset.abs()).divided(by: mass.scaled(by: 4))
    let conductivity = try n.divided(by: (pi * pi * least).scaled(by: 12))
    let sizes = Sizes(
      difference: η * chord, mixed: η * (root + chord), pair: try unit.scaled(by: 2).divided(by: y),
      current: try (mass * mass).divided(by: (pi * width * width * width).scaled(by: 12)),
      spinSea: try (mass * mass * mass * J * J * cube).scaled(by: Rational(8, 3)).divided(by: pi),
      turningSea: try (mass * mass * J * cube).scaled(by: Rational(4, 3)).divided(by: pi),
      electrons: BornElectrons(
        density: (states * depth).scaled(by: 2), states: (states, states),
        conductivities: (conductivity, conductivity)))
    return try ThermalTail(model, sizes)
  }
}
