import Numbers

/// What the axis of an anisotropic distribution of impurity spins does when the moment n turns.
///
/// The difference enters in three places. Let n turn by a small u across n, let P and M be the Green functions of ↑ and ↓ and
/// D = g_↑ − g_↓, and write 𝒦_n[A] = Γ_i A + Γ_⊥ σ_a A σ_a + (Γ_z − Γ_⊥)(n⋅σ)A(n⋅σ) for the average over the impurities.
///
/// 1. *The inverse Green function.* Its change is Λ u⋅σ. With the axis at rest the self-energy answers by its vertex,
///    Λ = J + cIΛ with I = ∫PM, so that Λ = Jλ. With the axis turning along everything at n is what it was, rotated:
///    Λ = J − Σ₋ = Z/2. The two agree for e = 2(Γ_z − Γ_⊥) = 0, since λ = Z/(2J − eD).
/// 2. *The distribution.* In Σ^< = 𝒦[∫G^<] with G^< = f⋆G^A − G^R⋆f + g the Fermi function does not pass through an average that
///    depends on time: s = 𝒦[∫g] − (i/2)f′(∂ₜ𝒦)[∫(G^R + G^A)], and (∂ₜ𝒦)[A₀ + A₁n⋅σ] = eA₁ ∂ₜn⋅σ. Together with if′J ∂ₜn⋅σ from the
///    Hamiltonian the source is if′(J − (e/2)Re D)∂ₜn⋅σ. A field adds nothing of the kind, as ∫∂_pG = 0.
/// 3. *The second order.* For any Λ, ∫G_XF = −λ(Λ′𝓑 + ½Λ𝓑′) with 𝓑 = ∫(v²/d)(PM)²: the field correction of a tilted Green
///    function, −(i/2)vG[∂_εL, G]G ∝ Λ′Z − ΛZ′, is there only when the axis rests; PMZ = M − P and integration by parts in
///    momentum bring everything else to this form. For Λ = Jλ it is the derivative of −½Jλ²𝓑, and C_β has no sea; for Λ = Z/2
///    it is −(Z²𝓑)′/4(2J − eD), and C_β has one.
///
/// Between them the first order of G^< in E and ∇n is f′(ΛP²MM̄ − Λ̄PP̄M̄²) before the vertex, in both cases.
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

  /// Every parameter in another kind of number.
  func map<Other>(_ transform: (Number) throws -> Other) rethrows -> BornSystem<Other> {
    BornSystem<Other>(
      mass: try transform(mass), exchange: try transform(exchange), disorder: try disorder.map(transform),
      pi: try transform(pi), axis: axis, dimension: dimension)
  }

  /// η = m/2π: the local Green function is −iηκ in three dimensions and η log(−z) in two.
  public var eta: Number { get throws { try mass.divided(by: pi.doubled) } }
}
