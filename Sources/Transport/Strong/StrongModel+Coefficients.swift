import Evaluation
import Numbers

extension StrongModel {
  /// Enclosures of the coefficients at zero temperature, with the Fermi level μ, computed with a precision in bits.
  ///
  /// All are 0 without exchange splitting. In a gap and below the bands C_α, C_ad and C_β are 0, and C_S is what the states below
  /// have. Impurities without spin, of any strength, leave C_α = C_β = 0.
  ///
  /// - Throws: `BornError.bandEdge`, and `NumberError` when the precision does not do.
  public func coefficients(mu: Rational, precision: Int) throws -> SpinTorqueCoefficients<Ball> {
    let (level, hasStates) = try level(at: mu, precision: precision)
    return try coefficients(at: level, hasStates, precision: precision)
  }

  private func coefficients(
    at level: StrongLevel<ComplexBall>, _ hasStates: Bool, precision: Int
  ) throws -> SpinTorqueCoefficients<Ball> {
    let zero = try Ball(0, precision: precision)
    var result = SpinTorqueCoefficients(spin: zero, damping: zero, adiabatic: zero, nonadiabatic: zero)
    if exchange.isZero { return result }
    guard hasStates else {
      let held = try boundStates(level)
      result.spin = try Ball((held.up - held.down) * Rational(1, 4), precision: precision)
      return result
    }
    let sea = try sea(level)
    result = try level.coefficients(sea: sea, conjugateSea: sea.conjugated).map(\.re)
    if !isMagnetic { (result.damping, result.nonadiabatic) = (zero, zero) }
    return result
  }

  /// Enclosures of the coefficients and of what is made of them, of the density, the densities of states and the conductivity.
  ///
  /// - Throws: what ``coefficients(mu:precision:)`` throws.
  public func enclosures(mu: Rational, precision: Int) throws -> [BornQuantity: Ball] {
    let (level, hasStates) = try level(at: mu, precision: precision)
    let coefficients = try coefficients(at: level, hasStates, precision: precision)
    var values = coefficients.quantities(localSpin: 0)
    let zero = try Ball(0, precision: precision)
    guard hasStates else {
      let held = try boundStates(level)
      values[.density] = try Ball((held.up + held.down) * Rational(1, 2), precision: precision)
      return values.merging([.conductivity, .statesUp, .statesDown].map { ($0, zero) }, uniquingKeysWith: { $1 })
    }
    values[.density] = -(try filling(level).im.divided(by: level.system.bands.pi.re))
    let (states, conductivities) = (try level.states, try level.conductivities)
    (values[.statesUp], values[.statesDown]) = (states.up.re, states.down.re)
    let (up, down) = (conductivities.up.re, conductivities.down.re)
    values[.conductivity] = up + down
    values[.polarisation] = exchange.isZero ? zero : try? (up - down).divided(by: up + down)
    return values
  }

  /// The same with so many significant decimal digits, each of them certain.
  ///
  /// - Throws: `EvaluationError.digits` for a number of digits that is not from 1 to ``digitLimit``, and what
  ///   ``coefficients(mu:precision:)`` throws.
  public func report(_ count: Int, mu: Rational) throws -> BornReport {
    let values = try certainDigits(count, limit: Self.digitLimit) { try enclosures(mu: mu, precision: $0) }
    return BornReport(values: values)
  }

  /// How many digits are computed at most.
  public static let digitLimit = 10_000

  /// The solution of the self-consistency at an energy with its certificate.
  ///
  /// - Throws: `BornError.bandEdge` where neither a state with losses nor a stable one without could be proved.
  public func solution(at energy: Rational, precision: Int) throws -> BornSolution {
    BornSolution(
      try state(at: energy, precision: precision), withoutLosses: "no states, below the band or in a gap")
  }
}
