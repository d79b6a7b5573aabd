import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What fixes the Fermi level.
public enum BornFilling: Sendable {
  /// The chemical potential μ, from the middle of the bands without impurities.
  case chemicalPotential(Rational)
  /// The number of electrons per volume, both spins together.
  case density(Rational)
}

extension BornModel {
  /// The chemical potential of a density n > 0: an interval that contains it, whose radius is about 2^−precision times its size.
  ///
  /// n(μ) does not fall with μ, and grows where there are states. Newton's method finds μ; what proves it are two values that are
  /// certainly below and above n.
  ///
  /// - Throws: `BornError.parameter` for n ≤ 0, and what the solution of the self-consistency throws.
  public func chemicalPotential(
    density: Rational, temperature: Rational = 0, precision: Int
  ) throws -> Ball {
    if density.signum() <= 0 { throw BornError.parameter("n", value: "\(density)", allowed: "positive") }
    let working = precision + 32
    var guess = try rational(approximateChemicalPotential(density.asDouble, temperature.asDouble))
    func electrons(_ mu: Rational, _ precision: Int) throws -> (density: Ball, slope: Ball)? {
      if temperature.isZero {
        return try self.electrons(at: mu, precision: precision).map { ($0.density, $0.states.up + $0.states.down) }
      }
      return try filling(mu, temperature, precision)
    }
    // Every step doubles the number of good bits, from those of a double, or of the coarse sum above T = 0.
    var good = temperature.isZero ? 40 : 8
    let spare = temperature.isZero ? 32 : 64
    while good < (temperature.isZero ? 2 * working : precision) {
      guard let (filled, slope) = try electrons(guess, min(2 * good, working) + spare) else { break }
      let wanted = try Ball(density, precision: working)
      let step = try (wanted - filled).divided(by: slope)
      guard let next = try (Ball(guess, precision: working) + step).midpoint.interval?.lower else { break }
      guess = next
      good *= 2
    }
    let size = max(guess.magnitude, exchange.magnitude, try rational(density.asDouble))
    var radius = try size * Rational(2).power(-precision)
    for _ in 0..<24 {
      let (low, high) = (guess - radius, guess + radius)
      /// The sign of n(μ) − n, 0 where it is not certain; below the band there are no electrons at T = 0.
      func sign(_ mu: Rational) throws -> Int {
        guard let (filled, _) = try electrons(mu, working + 32) else { return -1 }
        let excess = try filled - Ball(density, precision: working + 32)
        return excess.isPositive ? 1 : excess.isNegative ? -1 : 0
      }
      if try sign(low) < 0, try sign(high) > 0 {
        return try Ball(lower: low, upper: high, precision: working)
      }
      radius = radius * 8
    }
    throw BornError.notConverged("no chemical potential could be proved to have the density \(density)")
  }

  /// The density and its slope at T > 0, to 48 bits less than the precision.
  private func filling(_ mu: Rational, _ temperature: Rational, _ precision: Int) throws -> (
    density: Ball, slope: Ball
  )? {
    let values = try ThermalAverage(
      self, mu: Ball(mu, precision: precision), temperature: temperature, goal: max(precision - 48, 12)
    )
    .values(of: [.density, .statesUp, .statesDown])
    guard let density = values[.density], let up = values[.statesUp], let down = values[.statesDown] else { return nil }
    return (density, up + down)
  }

  private func rational(_ x: Double) throws -> Rational {
    guard let q = Rational(exactly: x) else { throw BornError.notConverged("no chemical potential was found") }
    return q
  }

  /// In doubles, by bisection between an energy below the band and one with more electrons.
  private func approximateChemicalPotential(_ density: Double, _ temperature: Double) throws -> Double {
    let system = try doubleSystem()
    func filled(_ energy: Double) throws -> Double {
      guard temperature > 0 else { return try system.electrons(mu: energy)?.density ?? 0 }
      // The trapezoidal rule converges exponentially for a sech² but for the edges; a few digits will do.
      return stride(from: -30.0, through: 30, by: 0.5).reduce(0) { sum, x in
        let cosh = (exp(x / 2) + exp(-x / 2)) / 2
        let electrons = (try? system.electrons(mu: energy + x * temperature)) ?? nil
        return sum + (electrons?.density ?? 0) / (8 * cosh * cosh)
      }
    }
    var step = max(abs(exchange.asDouble), density, temperature, 1e-300)
    let spread = exchange.magnitude.asDouble + temperature
    var (low, high) = (-spread, spread)
    while try filled(low) >= density { (low, step) = (low - step, 2 * step) }
    while try filled(high) < density { (high, step) = (high + step, 2 * step) }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high || high - low < temperature / 1024 { break }
      if try filled(middle) < density { low = middle } else { high = middle }
    }
    return high
  }

  /// The electrons at zero temperature; nil below the band, where there are none.
  public func electrons(at mu: Rational, precision: Int) throws -> BornElectrons<Ball>? {
    try level(at: mu, precision: precision)?.electrons.map(\.re)
  }
}

extension BornSystem where Number == Complex {
  /// The electrons at zero temperature in double precision; nil below the band.
  ///
  /// - Throws: `BornError.bandEdge`, or `.parameter` for an energy that is not finite.
  public func electrons(mu: Double) throws -> BornElectrons<Double>? { try level(at: mu)?.electrons.map(\.re) }
}
