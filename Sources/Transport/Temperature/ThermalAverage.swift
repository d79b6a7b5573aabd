import Evaluation
import Numbers

/// Averages ∫(−f′(E − μ)) X(E) dE of what levels have at zero temperature, f the Fermi function: scattering is elastic.
///
/// The integral runs along the curves of the physical solutions, in whose parameter the integrand is analytic, the edge of the band
/// included; Arb's quadrature bounds its own error from enclosures on complex neighbourhoods. What is beyond the last energy is
/// bounded by ``ThermalTail``.
struct ThermalAverage {
  /// What can be averaged: the coefficients, and what ``BornElectrons`` has.
  enum Quantity: Int, CaseIterable {
    case spin, damping, adiabatic, nonadiabatic
    case density, statesUp, statesDown, conductivityUp, conductivityDown

    var isCoefficient: Bool { rawValue < Quantity.density.rawValue }
  }
  let model: BornModel
  /// The chemical potential, or an enclosure of it.
  let mu: Ball
  let temperature: Rational
  let goal: Int
  /// How far above μ the integral goes, in units of the temperature.
  private let reach: Rational
  private let precision: Int

  /// - Parameter reach: where the integral ends and the bound of the rest begins; nil for where that no longer matters.
  init(_ model: BornModel, mu: Ball, temperature: Rational, goal: Int, reach: Rational? = nil) throws {
    // Arb lowers the degree of its rules with the goal, and then takes many more parts.
    let goal = max(goal, 48)
    precision = goal + 64
    (self.model, self.temperature, self.goal) = (model, temperature, goal)
    // e^(−x) < 2^(−goal − 16) beyond x = 0.7(goal + 16).
    self.reach = reach ?? Rational(7 * (goal + 16), 10)
    self.mu = try mu.withPrecision(precision)
  }

  /// The averages of some quantities.
  func values(of quantities: [Quantity]) throws -> [Quantity: Ball] {
    let cut = try cut()
    // ∫(−f′)B dE beyond the end is at most 2B e^{−(E − μ)/T} for bounds B that grow no faster than squares, and fB at the end less.
    let weight = try ((mu - cut.top).divided(by: Ball(temperature, precision: precision))).exp().scaled(by: 3)
    let memories = cut.pieces.map { _ in Memory() }
    var values: [Quantity: Ball] = [:]
    let hasCoefficients = quantities.contains(where: \.isCoefficient) && !model.exchange.isZero
    for quantity in quantities {
      if quantity.isCoefficient && (model.exchange.isZero || isZero(quantity)) {
        values[quantity] = try Ball(0, precision: precision)
        continue
      }
      let bound = (cut.tail.coefficients.all + cut.tail.electrons.all)[quantity.rawValue] * weight
      var total = (-bound).union(bound)
      for (piece, memory) in zip(cut.pieces, memories) {
        total += try integral(of: quantity, along: piece, memory, hasCoefficients)
      }
      values[quantity] = total
    }
    return values
  }

  /// Without impurity spins nothing turns a spin: C_α and C_β are 0.
  private func isZero(_ quantity: Quantity) -> Bool {
    model.isNonmagnetic && (quantity == .damping || quantity == .nonadiabatic)
  }

  private func cut() throws -> CurveCut {
    guard let high = mu.interval?.upper else { throw BornError.bandEdge("\(mu)") }
    let reach = high + temperature * reach
    switch model.dimension {
    case .three:
      return try SpatialCurve.cut(model, reach: reach, temperature: temperature, precision: precision)
    case .two: return try PlanarCurve.cut(model, reach: reach, temperature: temperature, precision: precision)
    }
  }

  /// Integrands that have been enclosed: the integrals ask for much the same balls.
  private final class Memory {
    struct Key: Hashable {
      let re, im: [Rational]

      init?(_ z: ComplexBall) {
        guard let re = z.re.interval, let im = z.im.interval else { return nil }
        (self.re, self.im) = ([re.lower, re.upper], [im.lower, im.upper])
      }
    }
    var values: [Key: [ComplexBall]?] = [:]
  }

  private func integral(
    of quantity: Quantity, along piece: CurvePiece, _ memory: Memory, _ hasCoefficients: Bool
  ) throws -> Ball {
    let value = try ComplexBall.integral(from: piece.start, to: piece.end, goal: goal + 4, precision: precision) {
      s, _ in
      guard let key = Memory.Key(s) else { return nil }
      let known = memory.values[key]
      let values = known ?? (try? integrands(piece.curve, s, hasCoefficients))
      if known == nil { memory.values[key] = .some(values) }
      return values.map { $0[quantity.rawValue] }
    }
    guard value.isFinite else {
      throw BornError.notConverged(
        "the integral over energies could not be enclosed; more disorder, a higher temperature or fewer digits may help"
      )
    }
    return value.re
  }

  /// (−f′) dE/ds times every quantity.
  private func integrands(_ curve: any LevelCurve, _ s: ComplexBall, _ hasCoefficients: Bool) throws -> [ComplexBall] {
    let point = try curve.point(at: CenteredBall(argument: s))
    let level = point.level
    let (f, fall) = try occupation(point.energy)
    let weight = fall.all * point.energy.slope
    let electrons = try isNode(s) ? level.map(\.all).electrons.all : level.electrons.all.map(\.all)
    let zero = s - s
    var coefficients = SpinTorqueCoefficients(spin: zero, damping: zero, adiabatic: zero, nonadiabatic: zero)
    if hasCoefficients {
      if hasPlanarSea {
        coefficients = try planar(level, weight: weight, f: f.all)
      } else if isNode(s) {
        coefficients = try model.coefficients(of: level.map(\.all)).map { $0 * weight }
      } else {
        coefficients = try model.coefficients(of: level).map { $0.all * weight }
      }
    }
    return coefficients.all + electrons.map { $0 * weight }
  }

  /// A node of the quadrature is a point but for rounding: plain balls do.
  private func isNode(_ s: ComplexBall) -> Bool { s.width < Double.ulpOfOne * s.magnitude.midpointDouble }

  /// Whether the integrals over the sea have no closed form. Then ∫(−f′)S dE is taken as ∫f dS.
  private var hasPlanarSea: Bool {
    model.dimension == .two && model.disorder.transverse != model.disorder.longitudinal
  }

  private func planar(
    _ level: BornLevel<CenteredBall>, weight: ComplexBall, f: ComplexBall
  ) throws -> SpinTorqueCoefficients<ComplexBall> {
    let (here, there) = (try PlanarSea(level).rises, try PlanarSea(level.mirrored).rises)
    let surface = try level.coefficients(sea: here.surface, mirroredSea: there.surface).map { $0.all * weight }
    let factor = try (level.system.exchange.all * f).divided(by: level.system.pi.all)
    func imaginary(_ x: ComplexBall, _ y: ComplexBall) -> ComplexBall { (y - x).timesI.scaled(by: Rational(1, 2)) }
    return SpinTorqueCoefficients(
      spin: surface.spin - factor * imaginary(here.spin, there.spin), damping: surface.damping,
      adiabatic: surface.adiabatic,
      nonadiabatic: surface.nonadiabatic - factor * imaginary(here.current, there.current))
  }

  /// f = 1/(e^x + 1) and −f′ = f(1 − f)/T with x = (E − μ)/T, by the exponential that is small.
  private func occupation(_ energy: CenteredBall) throws -> (f: CenteredBall, fall: CenteredBall) {
    let x = (energy - energy.constant(ComplexBall(mu))).scaled(by: try temperature.inverted())
    let isBelow = x.middle.re.isNegative
    let e = (isBelow ? x : -x).exponential()
    let least = try e.divided(by: e.unit + e)
    let rest = try e.unit.divided(by: e.unit + e)
    return (isBelow ? rest : least, (least * rest).scaled(by: try temperature.inverted()))
  }
}

extension PlanarSea where Number == CenteredBall {
  /// The slopes of both integrals along a curve, J dH/(2J − eD)² and so on, and what is no integral.
  fileprivate var rises: (spin: ComplexBall, current: ComplexBall, surface: FermiSea<CenteredBall>) {
    get throws {
      let screened = level.screened.all, zero = end - end
      let rise = endHeight.slope
      switch level.system.axis {
      case .laboratory:
        let spin = try (level.system.exchange.all * rise).divided(by: screened * screened)
        return (spin, zero.all, FermiSea(spin: zero, current: try level.dressedRetardedCurrent))
      case .moment:
        let half = Rational(1, 2)
        let current = try endCurrent.slope.scaled(by: half).divided(by: screened)
        return (try rise.scaled(by: half).divided(by: screened), current, FermiSea(spin: zero, current: zero))
      }
    }
  }
}
