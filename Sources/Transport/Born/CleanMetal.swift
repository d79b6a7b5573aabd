import Numbers

/// A metal at T = 0 without the impurities, but for what they do to its currents by the golden rule: what a textbook takes as the
/// electrons' spin, densities of states and polarisation.
public struct CleanMetal: Sendable {
  /// (n_↑ − n_↓)/2.
  public let spin: Ball
  /// Electrons, densities of states, and conductivities to leading order in the impurities.
  public let electrons: BornElectrons<Ball>
  /// Whether there are electrons of both spins.
  public let fillsBothBands: Bool

  /// P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓).
  public var polarisation: Ball {
    get throws {
      let (up, down) = electrons.conductivities
      return try (up - down).divided(by: up + down)
    }
  }
}

extension BornModel {
  /// The metal without impurities, whose Fermi level is μ.
  ///
  /// In three dimensions ν_σ = mk_σ/2π² and n_σ = k_σ³/6π² with k_σ = √(2m(μ + σJ)); in two ν_σ = m/2π and n_σ = ν_σ(μ + σJ). By the
  /// golden rule σ_σ/q² = n_σ/2πm(Γ_iν_σ + Γ_zν_σ + 2Γ_⊥ν_{−σ}). A band that begins at μ or above is empty.
  ///
  /// - Returns: nil where there are no electrons, and where the interval does not tell whether a band is empty.
  /// - Throws: `NumberError` without impurities.
  public func cleanMetal(mu: Ball, precision: Int) throws -> CleanMetal? {
    let system = try system(precision: precision)
    let (m, J, pi) = (system.mass.re, system.exchange.re, system.pi.re)
    let zero = try Ball(0, precision: precision)
    let levels = [mu + J, mu - J]
    guard levels.allSatisfy({ $0.isPositive || (-$0).isPositive || $0.isZero }), levels.contains(where: \.isPositive)
    else {
      return nil
    }
    let states = try levels.map { level -> Ball in
      guard level.isPositive else { return zero }
      switch dimension {
      case .three: return try (m * level).scaled(by: 2).sqrt() * m.divided(by: (pi * pi).scaled(by: 2))
      case .two: return try m.divided(by: pi.scaled(by: 2))
      }
    }
    // ∫ν dε from the bottom of a band.
    let share = Rational(2, dimension.rawValue)
    let electrons = zip(states, levels).map { ($0 * $1).scaled(by: share) }
    let load = (pi * m).scaled(by: 2)
    let conductivities = try [0, 1].map { k -> Ball in
      guard levels[k].isPositive else { return zero }
      return try electrons[k].divided(by: load * (states[k].scaled(by: keeping) + states[1 - k].scaled(by: flipping)))
    }
    return CleanMetal(
      spin: (electrons[0] - electrons[1]).scaled(by: Rational(1, 2)),
      electrons: BornElectrons(
        density: electrons[0] + electrons[1], states: (states[0], states[1]),
        conductivities: (conductivities[0], conductivities[1])),
      fillsBothBands: levels.allSatisfy(\.isPositive))
  }
}
