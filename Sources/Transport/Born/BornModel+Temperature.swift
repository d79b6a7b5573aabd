import Numbers

extension BornModel {
  /// Enclosures of the coefficients at a temperature T ≥ 0, ∫(−f′(E − μ)) C₀(E) dE with C₀ those at zero temperature and f the Fermi
  /// function: scattering is elastic.
  ///
  /// The integrand is enclosed on complex neighbourhoods of the energies, where a box around the solution is proved to contain one
  /// solution for every energy; Arb's quadrature bounds its own error. An interval at the edge of the band, where the solution is
  /// not analytic, and what is far from μ are bounded by ``bounds(precision:)``, and so small that they do not matter.
  ///
  /// - Parameter goal: the number of bits wanted.
  /// - Throws: `BornError.parameter` for T < 0; `.unable` at T > 0 in two dimensions, or without spin-flip scattering (Γ_⊥ = 0).
  public func coefficients(mu: Rational, temperature: Rational, goal: Int) throws -> SpinTorqueCoefficients<Ball> {
    if temperature.isNegative { throw BornError.parameter("T", value: "\(temperature)", allowed: "not negative") }
    if temperature.isZero || exchange.isZero { return try coefficients(mu: mu, precision: goal + 64) }
    guard dimension == .three, !flipping.isZero else {
      throw BornError.unable(
        "temperatures above zero are computed in three dimensions with Γ_⊥ > 0 only; a small Γ_⊥ will do")
    }
    return try ThermalAverage(model: self, mu: mu, temperature: temperature, goal: goal).run()
  }
}

/// One average over the Fermi distribution.
struct ThermalAverage {
  let model: BornModel
  let mu: Rational
  let temperature: Rational
  let goal: Int
  private let precision: Int
  private let system: BornSystem<ComplexBall>

  init(model: BornModel, mu: Rational, temperature: Rational, goal: Int) throws {
    (self.model, self.mu, self.temperature, self.goal) = (model, mu, temperature, goal)
    precision = goal + 48
    system = try model.system(precision: precision)
  }

  func run() throws -> SpinTorqueCoefficients<Ball> {
    let bounds = try model.bounds(precision: precision)
    // e^(−x) < 2^(−goal − 12) beyond x = 0.7(goal + 12).
    let reach = temperature * Rational(7 * (goal + 16), 10)
    let (low, high) = (mu - reach, mu + reach)
    guard let edge = try edge(between: low, and: high) else {
      let nothing = try Ball(0, precision: precision)
      return bounds.map { nothing + symmetric($0 * occupied(high)) }
    }
    // Below the first energy of the integral, and beyond the last.
    let cut = edge.above == low ? occupied(low, above: false) : occupied(edge.below) - occupied(edge.above)
    let left = bounds.map { symmetric($0 * (cut.abs() + occupied(high))) }
    var results: [Ball] = []
    let memory = Memory()
    for k in 0..<4 {
      results.append(try integral(k, from: edge.above, to: high, memory) + left.all[k])
    }
    return SpinTorqueCoefficients(
      spin: results[0], damping: results[1], adiabatic: results[2], nonadiabatic: results[3])
  }

  private func symmetric(_ bound: Ball) -> Ball { (-bound).union(bound) }

  /// f(E − μ), or 1 − f.
  private func occupied(_ energy: Rational, above: Bool = true) -> Ball {
    guard let ratio = try? (energy - mu).divided(by: temperature),
      let x = try? Ball(above ? ratio : -ratio, precision: precision),
      let one = try? Ball(1, precision: precision), let f = try? (x.exp() + one).inverted()
    else { return (try? Ball(midpoint: 0.5, radius: 0.5, precision: 64)) ?? system.mass.re }
    return f
  }

  /// Energies close to one another on either side of the edge of the band, by bisection; the lower end of the interval twice when
  /// it is inside the band, nil when there are no states in it.
  private func edge(between low: Rational, and high: Rational) throws -> (below: Rational, above: Rational)? {
    func isInside(_ energy: Rational) throws -> Bool {
      try model.roots(at: energy, precision: 32).physical != nil
    }
    if try isInside(low) { return (low, low) }
    guard try isInside(high) else { return nil }
    var (below, above) = (low, high)
    // The width, over T, bounds the weight that is left.
    let width = try temperature * Rational(2).power(-goal - 16)
    while above - below > width {
      let middle = (below + above) * Rational(1, 2)
      do {
        if try isInside(middle) { above = middle } else { below = middle }
      } catch BornError.bandEdge {
        break
      }
    }
    return (below, above)
  }

  /// Integrands that have been enclosed: the four integrals ask for much the same balls.
  private final class Memory {
    struct Key: Hashable {
      let re, im: [Rational]

      init?(_ z: ComplexBall) {
        guard let re = z.re.interval, let im = z.im.interval else { return nil }
        (self.re, self.im) = ([re.lower, re.upper], [im.lower, im.upper])
      }
    }
    var values: [Key: SpinTorqueCoefficients<ComplexBall>?] = [:]
  }

  /// ∫(−f′)C dE by E = E₁ + t², which takes most of the root at the edge.
  private func integral(_ index: Int, from start: Rational, to end: Rational, _ memory: Memory) throws -> Ball {
    let zero = try ComplexBall(0, precision: precision)
    let length = ComplexBall(try Ball(end - start, precision: precision).sqrt())
    let first = try ComplexBall(start, precision: precision)
    let value = try ComplexBall.integral(from: zero, to: length, goal: goal + 4, precision: precision) { t, _ in
      guard let key = Memory.Key(t) else { return nil }
      let known = memory.values[key]
      let values = known ?? (try? integrand(t, first + t * t)) ?? nil
      if known == nil { memory.values[key] = .some(values) }
      return values?.all[index]
    }
    guard value.isFinite else {
      throw BornError.notConverged("the integral over energies does not converge; ask for fewer digits")
    }
    return value.re
  }

  private func integrand(_ t: ComplexBall, _ energy: ComplexBall) throws -> SpinTorqueCoefficients<ComplexBall>? {
    let weight = try weight(energy) * t.doubled
    return try coefficients(at: energy)?.map { $0 * weight }
  }

  /// −f′ = 1/4T cosh²((E − μ)/2T).
  private func weight(_ energy: ComplexBall) throws -> ComplexBall {
    let x = try (energy - ComplexBall(mu, precision: precision)).scaled(by: (2 * temperature).inverted())
    let cosh = x.cosh()
    return try (cosh * cosh).scaled(by: 4 * temperature).inverted()
  }

  /// The continuation of C₀ from real energies to a ball of them.
  private func coefficients(at energy: ComplexBall) throws -> SpinTorqueCoefficients<ComplexBall>? {
    try level(at: energy).map(model.coefficients(of:))
  }

  /// The level for all energies of a ball, and their complex conjugates; nil where it is not proved to be the physical one.
  private func level(at energy: ComplexBall) throws -> BornLevel<ComplexBall>? {
    guard energy.im.containsZero, let middle = energy.re.midpoint.interval?.lower else { return nil }
    // The ball together with its mirror image.
    let height = energy.im.abs()
    let symmetric = ComplexBall(energy.re, (-height).union(height))
    let roots = try model.roots(at: middle, precision: precision)
    guard let k = roots.physical else { return nil }
    let start = RootBox(up: roots.all[k].up, down: roots.all[k].down)
    var box = start
    if !(energy.re.isExact && energy.im.isZero) {
      let equations = Selfconsistency(system: system, energy: symmetric)
      // One solution for each energy: the physical one, as long as the box holds the physical one of the middle.
      guard let found = try equations.box(near: start, holding: true) else { return nil }
      box = try equations.refined(found)
    }
    return try BornLevel(
      system, up: box.up, down: box.down, upAdvanced: -box.up.conjugated, downAdvanced: -box.down.conjugated)
  }
}
