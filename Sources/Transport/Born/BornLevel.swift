import Numbers

/// A solution of the self-consistency at one energy, and what follows from it at the Fermi level.
///
/// Below, P and M are the retarded Green functions of ↑ and ↓, P̄ and M̄ the advanced ones. Real parts are written as means with
/// the ``mirrored`` level, whose retarded and advanced parts are exchanged: so they stay analytic in the energy.
public struct BornLevel<Number: Amplitude>: Sendable {
  /// The parameters.
  public let system: BornSystem<Number>
  /// Retarded, of spin ↑ and ↓.
  public let up, down: Pole<Number>
  /// Advanced.
  public let upAdvanced, downAdvanced: Pole<Number>
  /// Whether retarded and advanced poles are the same number: the spin has no states at this energy (and Γ_⊥ = 0).
  public let isEmpty: (up: Bool, down: Bool)
  /// ∫P P̄ and ∫M M̄ where they are known better than as quotients, which do not do for poles that nearly meet.
  private let knownLoops: (up: Number?, down: Number?)

  /// The level with these roots (κ or z), which are not checked.
  public init(
    _ system: BornSystem<Number>, up: Number, down: Number, upAdvanced: Number, downAdvanced: Number,
    isEmpty: (up: Bool, down: Bool) = (false, false)
  ) throws {
    self.system = system
    self.isEmpty = isEmpty
    knownLoops = (nil, nil)
    self.up = try system.pole(up)
    self.down = try system.pole(down)
    self.upAdvanced = try system.pole(upAdvanced)
    self.downAdvanced = try system.pole(downAdvanced)
  }

  /// The level with these poles, which are not checked.
  init(
    _ system: BornSystem<Number>, up: Pole<Number>, down: Pole<Number>, upAdvanced: Pole<Number>,
    downAdvanced: Pole<Number>, isEmpty: (up: Bool, down: Bool) = (false, false),
    loops: (up: Number?, down: Number?) = (nil, nil)
  ) {
    (self.system, self.up, self.down, self.isEmpty, knownLoops) = (system, up, down, isEmpty, loops)
    (self.upAdvanced, self.downAdvanced) = (upAdvanced, downAdvanced)
  }

  /// The same in another kind of number.
  func map<Other>(_ transform: (Number) throws -> Other) rethrows -> BornLevel<Other> {
    func pole(_ x: Pole<Number>) throws -> Pole<Other> {
      Pole(root: try transform(x.root), energy: try transform(x.energy), local: try transform(x.local))
    }
    return BornLevel<Other>(
      try system.map(transform), up: try pole(up), down: try pole(down), upAdvanced: try pole(upAdvanced),
      downAdvanced: try pole(downAdvanced), isEmpty: isEmpty,
      loops: (try knownLoops.up.map(transform), try knownLoops.down.map(transform)))
  }

  /// Retarded and advanced exchanged: the complex conjugate of everything, at real energies.
  public var mirrored: BornLevel {
    BornLevel(
      system, up: upAdvanced, down: downAdvanced, upAdvanced: up, downAdvanced: down, isEmpty: isEmpty,
      loops: knownLoops)
  }

  // MARK: The parts

  /// D = g_↑ − g_↓.
  var difference: Number { up.local - down.local }
  /// Z = z_↑ − z_↓ = 2J − (a − b)D, the exchange splitting with the self-energy.
  public var splitting: Number {
    let disorder = system.disorder
    return system.exchange.doubled - (disorder.keeping - disorder.flipping) * difference
  }
  /// 2J − eD; λ = Z/(2J − eD).
  var screened: Number { system.exchange.doubled - system.disorder.anisotropy * difference }
  /// Δ = g_↓ − g_↑ advanced.
  private var mixedDifference: Number { down.local - upAdvanced.local }
  /// 2J + 2Γ_z Δ − 2Γ_⊥ Δ*, which is −(z_↓ − z_↑*)(1 − cK): in this form the parts of Γ_i have cancelled.
  private var mixedScreened: Number {
    let disorder = system.disorder
    let conserved = disorder.longitudinal * mixedDifference - disorder.transverse * mirrored.mixedDifference
    return system.exchange.doubled + conserved.doubled
  }

  /// λ = 1/(1 − cI), the vertex of a transverse field with two retarded functions.
  public var vertex: Number { get throws { try splitting.divided(by: screened) } }
  /// I = ∫ PM.
  public var retardedPair: Number { get throws { try system.pair(up, down) } }
  /// K = ∫ M P̄.
  public var mixedPair: Number { get throws { try system.pair(down, upAdvanced) } }
  /// ∫P P̄ and ∫M M̄, for two poles that are one number −dg/dz.
  var loops: (up: Number, down: Number) {
    get throws {
      (
        try knownLoops.up ?? (isEmpty.up ? system.confluentPair(up) : system.pair(up, upAdvanced)),
        try knownLoops.down ?? (isEmpty.down ? system.confluentPair(down) : system.pair(down, downAdvanced))
      )
    }
  }
  /// K/(1 − cK) = Δ/(2J + 2Γ_z Δ − 2Γ_⊥ Δ*).
  public var dressedPair: Number { get throws { try mixedDifference.divided(by: mixedScreened) } }
  /// 1/(1 − cK) = (2J + aΔ − bΔ*)/(2J + 2Γ_z Δ − 2Γ_⊥ Δ*).
  public var mixedVertex: Number {
    get throws {
      let screened = mixedScreened
      return try (screened + system.disorder.vertex * mixedDifference).divided(by: screened)
    }
  }
  /// What a small rotation u of n does to the inverse Green function, over u⋅σ: Λ = Jλ when the axis of the impurity spins stays,
  /// and Z/2, the whole splitting, when it turns along.
  public var tilt: Number {
    get throws {
      switch system.axis {
      case .laboratory: try system.exchange * vertex
      case .moment: splitting.scaled(by: Rational(1, 2))
      }
    }
  }
  /// The source of the distribution when n turns in time: J, less (e/2) Re D when the axis of the impurity spins turns along.
  var drive: Number {
    switch system.axis {
    case .laboratory: return system.exchange
    case .moment:
      return system.exchange
        - (system.disorder.anisotropy * (difference + mirrored.difference)).scaled(by: Rational(1, 4))
    }
  }
  /// 𝓑 = ∫(v²/d)(PM)².
  public var retardedCurrent: Number { get throws { try system.current(twice: up, twice: down) } }
  /// Q = ∫(v²/d)[Λ_A M M̄ P̄² − Λ_R M² P P̄].
  public var mixedCurrent: Number {
    get throws {
      // In three dimensions the sum of two roots does where nothing better is known.
      let loops = system.dimension == .three ? knownLoops : try loops
      let first = try system.current(twice: upAdvanced, down, downAdvanced, pair: loops.down)
      let second = try system.current(twice: down, up, upAdvanced, pair: loops.up)
      return try mirrored.tilt * first - tilt * second
    }
  }
  /// Q/(1 − cK).
  public var dressedCurrent: Number { get throws { try mixedCurrent * mixedVertex } }
}

extension BornLevel {
  /// The density of states π⁻¹(−Im g) of both spins, ν_↑ and ν_↓.
  public var densities: (up: Number, down: Number) {
    get throws {
      let twice = system.pi.doubled
      return (
        try (up.local - upAdvanced.local).timesI.divided(by: twice),
        try (down.local - downAdvanced.local).timesI.divided(by: twice)
      )
    }
  }
}
