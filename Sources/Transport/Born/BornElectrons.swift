import Numbers

/// What the electrons are at one Fermi level, besides their torques.
public struct BornElectrons<Number: Sendable>: Sendable {
  /// The number of electrons per volume, of both spins.
  public var density: Number
  /// The density of states at the Fermi level, ν_↑ and ν_↓.
  public var states: (up: Number, down: Number)
  /// The conductivity over q², σ_↑/q² and σ_↓/q².
  public var conductivities: (up: Number, down: Number)

  /// Every number rewritten.
  func map<Other>(_ transform: (Number) throws -> Other) rethrows -> BornElectrons<Other> {
    BornElectrons<Other>(
      density: try transform(density), states: (try transform(states.up), try transform(states.down)),
      conductivities: (try transform(conductivities.up), try transform(conductivities.down)))
  }
}

extension BornLevel {
  /// The electrons at zero temperature, with this level as the Fermi level.
  ///
  /// - The density is −π⁻¹ Im ∫(g_↑ + g_↓)dE. Along the solutions dE = dz_σ + a dg_σ + b dg_{−σ}, so that the integral is
  ///   Σ_σ(G(z_σ) + ½a g_σ²) + b g_↑g_↓ with dG/dz = g; below the band it is real.
  /// - ν_σ = −π⁻¹ Im g_σ.
  /// - σ_σ/q² = (1/2π) ∫(v²/d)(G_σG_σ* − Re G_σ²) = (1/2π)(Re h′ − Im h/Im z), h = ∫(v²/d)G_σ: a current has no vertex correction,
  ///   as the impurities scatter into all directions alike.
  public var electrons: BornElectrons<Number> {
    get throws {
      let twice = system.pi.doubled
      let density = try (filling - mirrored.filling).timesI.divided(by: twice)
      return BornElectrons(
        density: density, states: try densities,
        conductivities: (
          isEmpty.up ? density - density : try conductivity(up, upAdvanced),
          isEmpty.down ? density - density : try conductivity(down, downAdvanced)
        ))
    }
  }

  /// ∫(g_↑ + g_↓)dE.
  private var filling: Number {
    get throws {
      let disorder = system.disorder
      let own = (up.local.squared + down.local.squared) * disorder.keeping
      let flows = try system.flow(up) + system.flow(down)
      return flows + own.scaled(by: Rational(1, 2)) + disorder.flipping * up.local * down.local
    }
  }

  private func conductivity(_ pole: Pole<Number>, _ advanced: Pole<Number>) throws -> Number {
    let slopes = try (system.slope(pole) + system.slope(advanced)).scaled(by: Rational(1, 2))
    let chord = try (system.moment(pole) - system.moment(advanced)).divided(by: pole.energy - advanced.energy)
    return try (slopes - chord).divided(by: system.pi.doubled)
  }
}

extension BornSystem {
  /// h = ∫_p (v²/d) G = 2zg/dm, up to a polynomial in z that depends on the cutoff.
  func moment(_ x: Pole<Number>) throws -> Number {
    try (x.energy * x.local).scaled(by: Rational(2, dimension.rawValue)).divided(by: mass)
  }

  /// dh/dz = g/m, and (g + η)/m in two dimensions.
  func slope(_ x: Pole<Number>) throws -> Number {
    try (dimension == .three ? x.local : x.local + eta).divided(by: mass)
  }

  /// G with dG/dz = g: mh, and mh − ηz in two dimensions.
  func flow(_ x: Pole<Number>) throws -> Number {
    let flow = try moment(x) * mass
    return dimension == .three ? flow : try flow - eta * x.energy
  }
}
