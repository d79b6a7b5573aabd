import Numbers

/// What fixes the Fermi level.
public enum BornFilling: Sendable {
  /// The chemical potential μ, from the middle of the bands without impurities.
  case chemicalPotential(Rational)
  /// The number of electrons per volume, both spins together.
  case density(Rational)
}

extension BornModel {
  /// The chemical potential of a density n > 0 at zero temperature: an interval that contains it, whose radius is about
  /// 2^−precision times its size.
  ///
  /// n(μ) does not fall with μ, and grows where there are states. Newton's method finds μ; what proves it are two values that are
  /// certainly below and above n.
  ///
  /// - Throws: `BornError.parameter` for n ≤ 0, and what the solution of the self-consistency throws.
  public func chemicalPotential(density: Rational, precision: Int) throws -> Ball {
    if density.signum() <= 0 { throw BornError.parameter("n", value: "\(density)", allowed: "positive") }
    let working = precision + 32
    var guess = try rational(approximateChemicalPotential(density.asDouble))
    // Every step doubles the number of good bits, from those of a double.
    var good = 40
    while good < 2 * working {
      let electrons = try electrons(at: guess, precision: min(2 * good, working) + 32)
      guard let electrons else { break }
      let wanted = try Ball(density, precision: working)
      let step = try (wanted - electrons.density).divided(by: electrons.states.up + electrons.states.down)
      guard let next = try (Ball(guess, precision: working) + step).midpoint.interval?.lower else { break }
      guess = next
      good *= 2
    }
    let size = max(guess.magnitude, exchange.magnitude, try rational(density.asDouble))
    var radius = try size * Rational(2).power(-precision)
    for _ in 0..<24 {
      let (low, high) = (guess - radius, guess + radius)
      if try compare(low, density, working) < 0, try compare(high, density, working) > 0 {
        return try Ball(lower: low, upper: high, precision: working)
      }
      radius = radius * 8
    }
    throw BornError.notConverged("no chemical potential could be proved to have the density \(density)")
  }

  /// The sign of n(μ) − n, 0 where it is not certain.
  private func compare(_ mu: Rational, _ density: Rational, _ precision: Int) throws -> Int {
    guard let electrons = try electrons(at: mu, precision: precision + 32) else { return -1 }
    let excess = try electrons.density - Ball(density, precision: precision + 32)
    return excess.isPositive ? 1 : excess.isNegative ? -1 : 0
  }

  private func rational(_ x: Double) throws -> Rational {
    guard let q = Rational(exactly: x) else { throw BornError.notConverged("no chemical potential was found") }
    return q
  }

  /// In doubles, by bisection between an energy below the band and one with more electrons.
  private func approximateChemicalPotential(_ density: Double) throws -> Double {
    let system = try doubleSystem()
    func filled(_ energy: Double) throws -> Double { try system.electrons(mu: energy)?.density ?? 0 }
    var step = max(abs(exchange.asDouble), density, 1e-300)
    var (low, high) = (-exchange.magnitude.asDouble, exchange.magnitude.asDouble)
    while try filled(low) >= density { (low, step) = (low - step, 2 * step) }
    while try filled(high) < density { (high, step) = (high + step, 2 * step) }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
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
