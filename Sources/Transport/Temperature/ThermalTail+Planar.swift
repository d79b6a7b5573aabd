import Numbers

extension ThermalTail {
  /// In two dimensions from an energy E_h on.
  ///
  /// Let M = 2(E + |J| + η(a + b)(π + 3|log η(a + b)| + |log 2η(a + b)|)). From |z_↑||z_↓| ≥ η²(a + b)² and the real parts of the
  /// self-consistency |z_σ| ≤ M; and Re z_σ ≥ E − |J| − η(a + b) log⁺M ≥ X = E_h/2 as long as |J|, η(a + b) and η(a + b) log⁺M are
  /// at most E_h/4. Then
  ///
  /// - |D| = η|log z_↑/z_↓| ≤ η|Z|/X ≤ 4η|J|/X, |Δ| ≤ 2πη + |D|, |I| = |D/Z| ≤ η/X,
  /// - Im z_σ ≥ γ = πη(a + b)/2, so that ∫(v²/2)|G|⁴ ≤ (η/m)(πM/2γ³ + 1/2γ²),
  /// - with w = D/2η the height Z(x coth(x/2η) − 2η) over the sea is at most 4|J|·0.8η|w|² between 0 and D, because
  ///   |w coth w − 1| ≤ (1 − cot 1)|w|² for |w| ≤ 1; |2J − ex| ≥ |J| there,
  /// - ν_σ ≤ η, n ≤ 2η(E − E₁), and σ_σ/q² = (η/2πm)(1 + ψ Re z/Im z).
  static func planar(_ model: BornModel, top: Ball, edge: Ball, temperature: Rational) throws -> ThermalTail? {
    let precision = top.precision
    func ball(_ q: Rational) throws -> Ball { try Ball(q, precision: precision) }
    let mass = try ball(model.mass), pi = try Ball.pi(precision: precision)
    let η = try mass.divided(by: pi.scaled(by: 2))
    let J = try ball(model.exchange.magnitude)
    let load = η.scaled(by: model.keeping + model.flipping)
    let logarithms = try load.log().abs().scaled(by: 3) + load.scaled(by: 2).log().abs()
    let M = (top + J + load * (pi + logarithms)).scaled(by: 2)
    let quarter = top.scaled(by: Rational(1, 4))
    let X = top.scaled(by: Rational(1, 2))
    let one = try ball(1)
    let e = ((model.disorder.longitudinal - model.disorder.transverse) * 2).magnitude
    guard top.isPositive, M.isPositive else { return nil }
    // log⁺M ≤ log(M + 1).
    let needed = [J, load, try load * (M + one).log(), (η.scaled(by: e)).scaled(by: 2), try ball(temperature)]
    guard needed.allSatisfy({ (quarter - $0).isPositive }) else { return nil }
    let γ = load * pi.scaled(by: Rational(1, 2))
    let D = try (η * J).scaled(by: 4).divided(by: X)
    let w = try J.scaled(by: 2).divided(by: X)
    let bend = (η * w * w).scaled(by: Rational(4, 5))
    let current = try (η * (M * pi + γ)).divided(by: (mass * γ * γ * γ).scaled(by: 2))
    let conductivity = try η * (one + (pi * M).divided(by: γ)).divided(by: (pi * mass).scaled(by: 2))
    let sizes = Sizes(
      difference: D, mixed: (pi * η).scaled(by: 2) + D, pair: try η.divided(by: X), current: current,
      spinSea: bend.scaled(by: 12), turningSea: J.isZero ? J : try bend.divided(by: mass * J),
      electrons: BornElectrons(
        density: (η * (top + edge.abs())).scaled(by: 2), states: (η, η), conductivities: (conductivity, conductivity)))
    return try ThermalTail(model, sizes)
  }
}
