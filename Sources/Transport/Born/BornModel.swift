import Numbers

/// What the axis of an anisotropic distribution of impurity spins does when the moment n turns.
public enum ImpurityAxis: String, Sendable, CaseIterable {
  /// It stays: the axis is that of the laboratory, along which n points up to a small angle.
  case laboratory = "Z"
  /// It follows the local moment n(x, t).
  case moment = "N"
}

/// The dimension of space.
public enum SpaceDimension: Int, Sendable, CaseIterable {
  case two = 2
  case three = 3
}

/// Electrons p²/2m − J n⋅σ with impurities in the self-consistent Born approximation, by exact numbers.
///
/// ħ = k_B = 1. In two dimensions the self-energy has a constant that depends on the cutoff; the cutoff is the unit of energy
/// here, g_σ = (m/2π) log(−z_σ), and another one shifts μ by (a + b)(m/2π) times the logarithm of the ratio.
public struct BornModel: Sendable {
  /// The mass m > 0.
  public let mass: Rational
  /// The exchange energy J; ↑ is the spin along n, which has the energy −J.
  public let exchange: Rational
  /// The rates Γ ≥ 0.
  public let disorder: Disorder<Rational>
  /// Laboratory axis (Z) or local axis (N).
  public let axis: ImpurityAxis
  /// Two or three.
  public let dimension: SpaceDimension

  /// - Throws: `BornError.parameter` for m ≤ 0 or a negative rate, `.ballistic` when there are no impurities.
  public init(
    mass: Rational = 1, exchange: Rational, disorder: Disorder<Rational>, axis: ImpurityAxis = .laboratory,
    dimension: SpaceDimension = .three
  ) throws(BornError) {
    if mass.signum() <= 0 { throw .parameter("m", value: "\(mass)", allowed: "positive") }
    let rates = [
      ("Γ_i", disorder.potential), ("Γ_⊥", disorder.transverse), ("Γ_z", disorder.longitudinal)
    ]
    for (name, rate) in rates where rate.isNegative {
      throw .parameter(name, value: "\(rate)", allowed: "not negative")
    }
    if rates.allSatisfy({ $0.1.isZero }) { throw .ballistic }
    self.mass = mass
    self.exchange = exchange
    self.disorder = disorder
    self.axis = axis
    self.dimension = dimension
  }

  /// a = Γ_i + Γ_z.
  public var keeping: Rational { disorder.potential + disorder.longitudinal }
  /// b = 2Γ_⊥.
  public var flipping: Rational { disorder.transverse * 2 }
  /// c = Γ_i − Γ_z.
  public var vertex: Rational { disorder.potential - disorder.longitudinal }
  /// Whether no impurity carries a spin.
  public var isNonmagnetic: Bool { disorder.transverse.isZero && disorder.longitudinal.isZero }

  /// The same in balls of a precision.
  func system(precision: Int) throws -> BornSystem<ComplexBall> {
    BornSystem(
      mass: try ComplexBall(mass, precision: precision), exchange: try ComplexBall(exchange, precision: precision),
      disorder: try disorder.map { try ComplexBall($0, precision: precision) },
      pi: ComplexBall(try Ball.pi(precision: precision)), axis: axis, dimension: dimension)
  }
}

/// The parameters as numbers of one kind, in which the formulas are evaluated.
public struct BornSystem<Number: Amplitude>: Sendable {
  /// m.
  public var mass: Number
  /// J.
  public var exchange: Number
  /// The rates Γ.
  public var disorder: Disorder<Number>
  /// π, as exactly as this kind of number has it.
  public var pi: Number
  /// What the axis of the impurity spins does.
  public var axis: ImpurityAxis
  /// Two or three.
  public var dimension: SpaceDimension

  /// The system with these parameters, which are not checked.
  public init(
    mass: Number, exchange: Number, disorder: Disorder<Number>, pi: Number, axis: ImpurityAxis = .laboratory,
    dimension: SpaceDimension = .three
  ) {
    self.mass = mass
    self.exchange = exchange
    self.disorder = disorder
    self.pi = pi
    self.axis = axis
    self.dimension = dimension
  }

  /// η = m/2π: the local Green function is −iηκ in three dimensions and η log(−z) in two.
  public var eta: Number { get throws { try mass.divided(by: pi.doubled) } }
}
