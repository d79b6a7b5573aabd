import Numbers

/// The integrals over the sea in two dimensions.
///
/// With D = g_↑ − g_↓, Z = 2J − (a − b)D, C = coth(D/2η) and H = DZC − 2ηZ the self-consistency makes everything a function of D
/// alone: z_↑ + z_↓ = ZC, and with λW = (dH/dε)/(2J − eD)Z and Z²𝓑 = (DC − 2η)/m
///
/// - ∫ΛλW dε is J∫dH/(2J − eD)² for the axis of the laboratory, ½∫dH/(2J − eD) when it turns along,
/// - ∫2λ(Λ′𝓑 + ½Λ𝓑′)dε is Jλ²𝓑 or ½∫d(Z²𝓑)/(2J − eD).
///
/// They begin at D = 0, far below the band; there D is real up to the edge, and contributes nothing imaginary. Integrating by
/// parts leaves ∫H dD/(2J − eD)^n, which vanishes for isotropic impurity spins, where e = 0.
struct PlanarSea<Number: Amplitude> {
  let level: BornLevel<Number>
  let eta: Number
  /// D at the Fermi level.
  let end: Number
  private let anisotropy: Number

  init(_ level: BornLevel<Number>) throws {
    self.level = level
    eta = try level.system.eta
    end = level.difference
    anisotropy = level.system.disorder.anisotropy
  }

  /// Both integrals; `integrate` takes ∫ f dD from 0, or from a real number before which nothing happens, to ``end``.
  func integrals(_ integrate: (@escaping (Number) throws -> Number) throws -> Number) throws -> FermiSea<Number> {
    let (J, screened, H) = (level.system.exchange, level.screened, endHeight)
    switch level.system.axis {
    case .laboratory:
      let rest = try integrate { x in
        try (height(x) * anisotropy).doubled.divided(by: screening(x).cubed)
      }
      let spin = try J * (H.divided(by: screened.squared) - rest)
      return FermiSea(spin: spin, current: try level.dressedRetardedCurrent)
    case .moment:
      let rest = try integrate { x in try (height(x) * anisotropy).divided(by: screening(x).squared) }
      let spin = try (H.divided(by: screened) - rest).scaled(by: Rational(1, 2))
      let turned = try integrate { x in
        try ((angle(x) - eta.doubled) * anisotropy).divided(by: level.system.mass * screening(x).squared)
      }
      let current = try (endCurrent.divided(by: screened) - turned).scaled(by: Rational(1, 2))
      return FermiSea(spin: spin, current: current)
    }
  }

  /// H at the Fermi level, with C by the energies: no hyperbolic function, no cancellation.
  var endHeight: Number { end * (level.up.energy + level.down.energy) - (eta * level.splitting).doubled }
  /// Z²𝓑 at the Fermi level.
  var endCurrent: Number { get throws { try endHeight.divided(by: level.splitting * level.system.mass) } }

  /// H as a function of D.
  private func height(_ x: Number) throws -> Number {
    let disorder = level.system.disorder
    let Z = level.system.exchange.doubled - (disorder.keeping - disorder.flipping) * x
    return try Z * (angle(x) - eta.doubled)
  }

  private func screening(_ x: Number) -> Number { level.system.exchange.doubled - anisotropy * x }

  /// x coth(x/2η).
  private func angle(_ x: Number) throws -> Number {
    try x + x.doubled.divided(by: x.divided(by: eta).exponential() - x.unit)
  }
}

extension PlanarSea where Number == Complex {
  /// Where the integrand has poles: 2J/e, and ±2πiη, ….
  var singularities: [Complex] {
    let turn = Complex(0, 2 * Double.pi * eta.re)
    let e = level.system.disorder.anisotropy
    return [turn, -turn] + (e.re == 0 ? [] : [level.system.exchange.doubled / e])
  }
}
