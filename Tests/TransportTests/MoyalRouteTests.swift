import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("The gradient expansion in matrices") struct MoyalRouteTests {
  /// Three directions at right angles with rational components: the rows of a rotation by a quaternion of integers.
  private func axes(_ generator: inout Generator) -> [[Rational]] {
    let q = (0..<4).map { k in Int.random(in: k == 0 ? 1...4 : -4...4, using: &generator) }
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    let norm = w * w + x * x + y * y + z * z
    // Columns of the rotation matrix.
    let columns = [
      [w * w + x * x - y * y - z * z, 2 * (x * y + w * z), 2 * (x * z - w * y)],
      [2 * (x * y - w * z), w * w - x * x + y * y - z * z, 2 * (y * z + w * x)],
      [2 * (x * z + w * y), 2 * (y * z - w * x), w * w - x * x - y * y + z * z]
    ]
    return [columns[2], columns[0], columns[1]].map { $0.map { Rational($0, norm) } }
  }

  /// That both agree, with so many decimals of the integral by quadrature and digits of the closed form.
  private func check(_ computed: ComplexBall, _ closed: ComplexBall, _ what: String, digits: Int = 30) {
    #expect(computed.overlaps(closed), "\(what): \(computed) and \(closed)")
    let (size, bound) = (closed.magnitude.midpointDouble, Double("1e-\(digits)") ?? 0)
    #expect(computed.re.radiusDouble <= bound, "\(what): \(computed)")
    #expect(closed.re.radiusDouble <= bound * size, "\(what): \(closed)")
  }

  @Test("the closed forms are what the momentum integrals of the expansion give, for any direction of the moment")
  func agreement() throws {
    var (turn, compared) = (0, 0)
    try forRandomCases(2, seed: 21) { generator, seed in
      turn += 1
      let axis: ImpurityAxis = turn % 2 == 1 ? .laboratory : .moment
      let dimension: SpaceDimension = turn % 4 == 0 || turn % 4 == 3 ? .two : .three
      let model = try generator.bornModel(axis, dimension)
      let mu = generator.level(of: model)
      let precision = 156
      guard let level = try model.level(at: mu, precision: precision) else { return }
      let energy = try ComplexBall(mu, precision: precision)
      let medium = try BornMedium(model, level, precision: precision)
      let route = try MoyalRoute(medium, energy: energy, axes: axes(&generator), precision: precision)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let retarded = try route.slopes(), advanced = try route.slopes(advanced: true)
      check(retarded.tilt, try level.tilt, "\(label): Λ")
      check(retarded.pair, try level.retardedPair, "\(label): I")
      let sea = try seaSlopes(level, model, energy: energy)
      check(try route.turning(retarded), -sea.spin.timesI.scaled(by: Rational(1, 2)), "\(label): ∂ₜn")
      check(try route.drifting(retarded), -sea.current.scaled(by: Rational(1, 2)), "\(label): E⋅∇n")
      let mirrored = level.mirrored
      check(
        try route.turningDistribution(), try (level.drive * mirrored.dressedPair).timesI,
        "\(label): the distribution under ∂ₜn")
      check(
        try route.driftingDistribution(retarded, advanced), try mirrored.dressedCurrent,
        "\(label): the distribution under E⋅∇n")
      compared += 1
    }
    #expect(compared == turn, "\(compared) of \(turn) models have states at their level")
  }

  @Test("and those for impurities of any strength are what it gives with T matrices averaged over the sphere")
  func strength() throws {
    try forRandomCases(1, seed: 27) { generator, seed in
      let model = try generator.strongModel(generator.element(of: SpaceDimension.allCases))
      let mu = model.exchange.magnitude + Rational(Int.random(in: 5...30, using: &generator), 10)
      let precision = 112
      let (level, hasStates) = try model.level(at: mu, precision: precision)
      #expect(hasStates)
      let energy = try ComplexBall(mu, precision: precision)
      let medium = try StrongMedium(model, StrongRoute(model, level, precision: precision))
      let route = try MoyalRoute(medium, energy: energy, axes: axes(&generator), precision: precision)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let retarded = try route.slopes(), advanced = try route.slopes(advanced: true)
      let J = level.system.bands.exchange, half = Rational(1, 2)
      check(retarded.tilt, (level.up.energy - level.down.energy).scaled(by: half), "\(label): Λ", digits: 20)
      // −(i/2) Jλ²(W + I²E), where E matters.
      let further = try medium.turningSource(-(retarded.tilt * retarded.pair), retarded.local)
      #expect(further.excludesZero, "\(label): E")
      let rates = try level.rates()
      let sea = try (level.seaSlope() - (J * (rates.up + rates.down)).doubled).divided(by: J.scaled(by: 4))
      check(try route.turning(retarded), -sea.timesI.scaled(by: half), "\(label): ∂ₜn", digits: 20)
      let (turned, driven) = try level.responses
      check(
        try route.turningDistribution(), (J * turned.conjugated).timesI, "\(label): the distribution under ∂ₜn",
        digits: 20)
      check(
        try route.driftingDistribution(retarded, advanced), -driven.conjugated,
        "\(label): the distribution under E⋅∇n", digits: 20)
      // −½ d/dε V/4J, by a difference whose error is 2⁻⁸⁰ times a third derivative.
      let step = try Rational(2).power(-40)
      func wave(_ mu: Rational) throws -> ComplexBall { try model.level(at: mu, precision: 256).level.wave }
      let rise = try (wave(mu + step) - wave(mu - step)).scaled(by: (2 * step).inverted())
      let closed = try rise.withPrecision(precision).divided(by: J.scaled(by: -8))
      let difference = try (route.drifting(retarded) - closed).magnitude
      #expect(difference.midpointDouble + difference.radiusDouble < 1e-19, "\(label): E⋅∇n")
      #expect(closed.excludesZero)
    }
  }
}

extension StrongLevel<ComplexBall> {
  /// Δ/(2J + τ) and N/(2J + τ).
  fileprivate var responses: (turned: ComplexBall, driven: ComplexBall) {
    get throws {
      let below = try system.bands.exchange.doubled + torque
      return (try mixedDifference.divided(by: below), try flow.divided(by: below))
    }
  }
  /// ∫(v²/d)(G_↑ − G_↓)².
  fileprivate var wave: ComplexBall {
    get throws {
      let squares = try system.bands.slope(up) + system.bands.slope(down)
      let moments = try system.bands.moment(up) - system.bands.moment(down)
      return try moments.divided(by: up.energy - down.energy).doubled - squares
    }
  }
}
