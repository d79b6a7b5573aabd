import Numbers

/// Electrons of a plane with spin-orbit coupling of Rashba's form, in a ferromagnet whose moments point along the normal n = ẑ:
///
///     H = p²/2m − μ + α(p_y σ_x − p_x σ_y) − J n⋅σ
///
/// and impurities without spin, ⟨V V⟩ = Γ δ, in the self-consistent Born approximation; by exact numbers.
///
/// ħ = k_B = 1. The self-energy Σ = Γ∫_p G has a constant that depends on the cutoff; the cutoff is the unit of energy here, as for
/// ``BornModel`` in two dimensions: without spin-orbit coupling ∫_p G_σ = (m/2π) log(−z_σ).
public struct RashbaModel: Sendable {
  /// The mass m > 0.
  public let mass: Rational
  /// The coupling α, of either sign.
  public let coupling: Rational
  /// The exchange energy J, of either sign.
  public let exchange: Rational
  /// The strength of the impurities Γ > 0.
  public let rate: Rational

  /// - Throws: `BornError.parameter` for m ≤ 0 or Γ ≤ 0.
  public init(mass: Rational = 1, coupling: Rational, exchange: Rational, rate: Rational) throws(BornError) {
    if mass.signum() <= 0 { throw .parameter("m", value: "\(mass)", allowed: "positive") }
    if rate.signum() <= 0 {
      throw .parameter(
        "Γ_i", value: "\(rate)",
        allowed: "positive: without impurities the current, and the torque with it, is infinite")
    }
    (self.mass, self.coupling, self.exchange, self.rate) = (mass, coupling, exchange, rate)
  }

  /// The same in balls of a precision.
  func system(precision: Int) throws -> RashbaSystem<ComplexBall> {
    func ball(_ x: Rational) throws -> ComplexBall { try ComplexBall(x, precision: precision) }
    return RashbaSystem(
      mass: try ball(mass), coupling: try ball(coupling), exchange: try ball(exchange), rate: try ball(rate),
      pi: ComplexBall(try Ball.pi(precision: precision)))
  }

  func doubleSystem() -> RashbaSystem<Complex> {
    RashbaSystem(
      mass: Complex(mass.asDouble), coupling: Complex(coupling.asDouble), exchange: Complex(exchange.asDouble),
      rate: Complex(rate.asDouble), pi: Complex(.pi))
  }
}

/// The parameters of a ``RashbaModel`` as numbers of one kind, in which the formulas are evaluated.
public struct RashbaSystem<Number: Amplitude>: Sendable {
  /// m.
  public var mass: Number
  /// α.
  public var coupling: Number
  /// J.
  public var exchange: Number
  /// Γ.
  public var rate: Number
  /// π, as exactly as this kind of number has it.
  public var pi: Number

  /// The system with these parameters, which are not checked.
  public init(mass: Number, coupling: Number, exchange: Number, rate: Number, pi: Number) {
    (self.mass, self.coupling, self.exchange, self.rate, self.pi) = (mass, coupling, exchange, rate, pi)
  }

  /// η = m/2π, the states per energy and spin over π: ∫_p = η∫dx with x = p²/2m, after the average over directions.
  public var eta: Number { get throws { try mass.divided(by: pi.doubled) } }
  /// s = mα², so that (αp)² = 2sx.
  public var orbit: Number { mass * coupling.squared }
}
