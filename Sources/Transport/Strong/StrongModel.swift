import Numbers

/// Electrons p²/2m − J n⋅σ with impurities of any strength, in the self-consistent T matrix approximation, by exact numbers.
///
/// Σ = Σ_k n_k⟨T_k⟩ with T = V(1 − gV)⁻¹ in the full local Green function g, averaged over the directions of the impurity spins:
/// all repeated scattering by one impurity, none of the interference between several. ħ = k_B = 1; see ``Impurity`` for what a
/// cutoff does. Since the impurity spins have no axis, it does not matter what an axis would do when the moment turns.
public struct StrongModel: Sendable {
  /// The mass m > 0.
  public let mass: Rational
  /// The exchange energy J; ↑ is the spin along n, which has the energy −J.
  public let exchange: Rational
  /// At least one kind.
  public let impurities: [Impurity]
  /// Two or three.
  public let dimension: SpaceDimension

  /// - Throws: `BornError.parameter` for m ≤ 0 or when there are no impurities.
  public init(
    mass: Rational = 1, exchange: Rational, impurities: [Impurity], dimension: SpaceDimension = .three
  ) throws(BornError) {
    if mass.signum() <= 0 { throw .parameter("m", value: "\(mass)", allowed: "positive") }
    if impurities.isEmpty { throw .parameter("impurities", value: "none", allowed: "at least one kind") }
    self.mass = mass
    self.exchange = exchange
    self.impurities = impurities
    self.dimension = dimension
  }

  /// Whether any scattering turns spins.
  public var isMagnetic: Bool { impurities.contains(where: \.isMagnetic) }

  /// The Born approximation with the same Γ_i = Σ n v² and Γ_⊥ = Γ_z = Σ n u²/3; nil in the unitary limit, where there is none.
  /// Its level is the one above ``meanPotential``, which it does not have.
  public var born: BornModel? {
    get throws {
      var (potential, spin): (Rational, Rational) = (0, 0)
      for impurity in impurities {
        guard case .finite(let v) = impurity.potential else { return nil }
        potential = potential + impurity.concentration * v * v
        spin = spin + impurity.concentration * impurity.spin * impurity.spin * Rational(1, 3)
      }
      return try BornModel(
        mass: mass, exchange: exchange,
        disorder: Disorder(potential: potential, transverse: spin, longitudinal: spin), dimension: dimension)
    }
  }

  /// How many electrons per volume the states hold that single impurities bind below the band: one for each positive eigenvalue
  /// v ± u. A small one binds far below the band, near the cutoff.
  public var boundElectrons: Rational {
    impurities.reduce(0) { sum, impurity in
      guard case .finite(let v) = impurity.potential else { return sum }
      let binding = [v + impurity.spin, v - impurity.spin].count { $0.signum() > 0 }
      return sum + impurity.concentration * Rational(binding)
    }
  }

  /// Σ n v, by which weak impurities shift the bands; nil in the unitary limit.
  public var meanPotential: Rational? {
    var sum: Rational = 0
    for impurity in impurities {
      guard case .finite(let v) = impurity.potential else { return nil }
      sum = sum + impurity.concentration * v
    }
    return sum
  }

  /// The same in balls of a precision.
  func system(precision: Int) throws -> StrongSystem<ComplexBall> {
    func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
    return StrongSystem(
      bands: .bands(
        mass: try ball(mass), exchange: try ball(exchange), pi: ComplexBall(try Ball.pi(precision: precision)),
        zero: try ball(0), dimension),
      scatterers: try impurities.map { try $0.map(ball) })
  }

  /// The same in double precision.
  func doubleSystem() -> StrongSystem<Complex> {
    func number(_ q: Rational) -> Complex { Complex(q.asDouble) }
    return StrongSystem(
      bands: .bands(mass: number(mass), exchange: number(exchange), pi: Complex(.pi), zero: 0.0, dimension),
      scatterers: impurities.map { $0.map(number) })
  }
}

/// The parameters as numbers of one kind, in which the formulas are evaluated.
public struct StrongSystem<Number: ImpurityAmplitude>: Sendable {
  /// Mass, exchange and dimension, without disorder.
  public var bands: BornSystem<Number>
  /// The impurities.
  public var scatterers: [Scatterer<Number>]

  /// The impurities in a medium.
  func dressed(_ up: Pole<Number>, _ down: Pole<Number>) throws -> [DressedScatterer<Number>] {
    try scatterers.map { try DressedScatterer($0, up: up.local, down: down.local) }
  }

  /// A spin with this root, where g is analytic on all of a ball.
  func pole(_ root: Number) throws -> Pole<Number> {
    if bands.dimension == .two, let ball = root as? ComplexBall { _ = try (-ball).offCut("log(−z)") }
    return try bands.pole(root)
  }
}

extension BornSystem {
  /// The bands without disorder.
  static func bands(mass: Number, exchange: Number, pi: Number, zero: Number, _ dimension: SpaceDimension) -> BornSystem
  {
    BornSystem(
      mass: mass, exchange: exchange, disorder: Disorder(potential: zero, transverse: zero, longitudinal: zero), pi: pi,
      dimension: dimension)
  }

  /// dz/d(root) and dg/d(root).
  func rates(_ pole: Pole<Number>) throws -> (energy: Number, local: Number) {
    switch dimension {
    case .three: (try pole.root.divided(by: mass), -(try eta).timesI)
    case .two: (pole.root.unit, try eta.divided(by: pole.root))
    }
  }
}

extension Sequence {
  /// The sum of a property over what is at least one.
  func total<Number: Amplitude>(_ value: (Element) throws -> Number) rethrows -> Number? {
    var sum: Number?
    for element in self {
      let next = try value(element)
      sum = sum.map { $0 + next } ?? next
    }
    return sum
  }
}
