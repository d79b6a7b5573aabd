import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("Impurities of any strength: the sea and the limits") struct StrongLimitTests {
  @Test("the closed forms of the sea and of the density have the slopes D(2 − ϱ) and g_↑ + g_↓, at random points")
  func seaSlopes() throws {
    var informative = 0
    try forRandomCases(60, seed: 34) { generator, seed in
      let model = try generator.strongModel(
        generator.element(of: SpaceDimension.allCases), isMagnetic: !generator.oneIn(4))
      let mu = Rational(Int.random(in: -10...30, using: &generator), 10)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let step = try Rational(2).power(-50)
      let levels = [mu - step, mu, mu + step].compactMap { energy -> StrongLevel<ComplexBall>? in
        guard let (level, hasStates) = try? model.level(at: energy, precision: 256), hasStates else { return nil }
        return level
      }
      guard levels.count == 3 else { return }
      let rise = try (model.sea(levels[2]) - model.sea(levels[0])).scaled(by: (2 * step).inverted())
      let slope = try levels[1].seaSlope()
      // What differences leave is 2⁻¹⁰⁰ times a third derivative, which is large near an edge.
      let error = (rise - slope).magnitude.midpointDouble
      #expect(error < 1e-24 * max(1, slope.magnitude.midpointDouble), "\(label): \(rise) and \(slope)")
      let filled = try (model.filling(levels[2]) - model.filling(levels[0])).scaled(by: (2 * step).inverted())
      let states = (filled - levels[1].up.local - levels[1].down.local).magnitude.midpointDouble
      #expect(states < 1e-24, "\(label): the density")
      #expect((rise - slope.scaled(by: 2)).magnitude.midpointDouble > 1e-6, "\(label): a slope of 0")
      informative += 1
    }
    #expect(informative >= Effort.atLeast(30))
  }

  @Test(
    "the closed forms of the sea and of the density are integrals along a contour around all states, bound ones too")
  func contour() throws {
    var (metals, gaps) = (0, 0)
    try forRandomCases(40, seed: 35) { generator, seed in
      // Few strong impurities have bands of their own below the band.
      let model =
        generator.oneIn(3)
        ? try StrongModel(
          exchange: Rational(1, 5),
          impurities: [Impurity(concentration: Rational(1, 5000), potential: 4, spin: Rational(1, 2))])
        : try generator.strongModel(generator.element(of: SpaceDimension.allCases))
      let mu = Rational(Int.random(in: -20...20, using: &generator), 10)
      // From a path that begins far away doubles keep nothing: bound states in two dimensions may be exponentially deep.
      guard model.lowest > -1e4 else { return }
      let label = "seed \(seed): \(model), μ = \(mu)"
      let (level, hasStates) = try model.level(at: mu, precision: 128)
      let (sea, filling) = (
        try model.contour(mu: mu) { try $0.seaSlope() }, try model.contour(mu: mu) { $0.up.local + $0.down.local }
      )
      let held = hasStates ? nil : try model.boundStates(level)
      let closedSea = try held.map { -.pi * ($0.up - $0.down).asDouble } ?? model.sea(level).im.midpointDouble
      let closedFilling =
        try held.map { -.pi / 2 * ($0.up + $0.down).asDouble } ?? model.filling(level).im.midpointDouble
      // Doubles, and pieces of 24 points.
      #expect(abs(sea - closedSea) < 1e-9 * max(1, abs(closedSea)), "\(label): \(sea) and \(closedSea)")
      #expect(
        abs(filling - closedFilling) < 1e-9 * max(1, abs(closedFilling)), "\(label): \(filling) and \(closedFilling)")
      if hasStates { metals += 1 } else { gaps += 1 }
    }
    #expect(metals >= Effort.atLeast(16) && gaps >= Effort.atLeast(4), "\(metals) and \(gaps)")
  }

  @Test(
    "weak impurities: the Born approximation at the level that their mean potential shifts",
    arguments: SpaceDimension.allCases)
  func weak(dimension: SpaceDimension) throws {
    // n = N/t², v and u times t: the rates stay, and what is left is of first order in t.
    func deviations(_ t: Rational) throws -> [Double] {
      let square = try (t * t).inverted()
      let model = try StrongModel(
        exchange: Rational(3, 10),
        impurities: [
          Impurity(concentration: Rational(1, 4) * square, potential: -t, spin: t * Rational(1, 2)),
          Impurity(concentration: Rational(1, 4) * square, potential: t, spin: t * Rational(3, 4))
        ], dimension: dimension)
      let born = try #require(try model.born)
      #expect(born.disorder.potential == Rational(1, 2) && born.disorder.transverse == Rational(13, 192))
      let expected = try born.coefficients(mu: 1, precision: 100)
      let computed = try model.coefficients(mu: 1, precision: 200)
      return zip(computed.all, expected.all).map { ($0 - $1).midpointDouble }
    }
    let (first, second) = (try deviations(Rational(1, 100_000)), try deviations(Rational(1, 200_000)))
    for (x, y) in zip(first, second) {
      #expect(abs(x) < 1e-3 && abs(x / y - 2) < 0.02, "\(first) and \(second)")
    }
  }

  @Test("in a gap only C_S is left, below all bands nothing; the unitary limit is the limit")
  func limits() throws {
    // Weakly bound states far below the band: 1/v = ηq.
    let model = try StrongModel(
      exchange: Rational(1, 10), impurities: [Impurity(concentration: Rational(1, 1000), potential: 2)])
    let gap = try model.coefficients(mu: -2, precision: 100)
    #expect(gap.damping.isZero && gap.adiabatic.isZero && gap.nonadiabatic.isZero)
    // Both spins have one bound state for every impurity: the difference is 0, as a number that contains it.
    #expect(gap.spin.containsZero && gap.spin.radiusDouble < 1e-25, "\(gap.spin)")
    let isInside = try model.solution(at: -2, precision: 64).isInside
    #expect(!isInside)
    let inside = try model.coefficients(mu: Rational(-493, 100), precision: 100)
    #expect(inside.adiabatic.isPositive || inside.adiabatic.isNegative)
    let deep = try StrongModel(
      exchange: Rational(1, 10), impurities: [Impurity(concentration: Rational(1, 1000), potential: -2, spin: 1)])
    let nothing = try deep.coefficients(mu: -100, precision: 64).all
    #expect(nothing.filter(\.isZero).count == 4)

    let kind = try Impurity(concentration: Rational(1, 10), potential: .unitary)
    let unitary = try StrongModel(exchange: Rational(3, 10), impurities: [kind])
    let limit = try unitary.coefficients(mu: 1, precision: 100)
    let strong = try StrongModel(
      exchange: Rational(3, 10),
      impurities: [Impurity(concentration: Rational(1, 10), potential: 1_000_000_000_000)])
    for (x, y) in zip(limit.all, try strong.coefficients(mu: 1, precision: 100).all) {
      #expect(abs((x - y).midpointDouble) < 1e-10, "\(x) and \(y)")
    }
    let born = try unitary.born
    #expect(limit.spin.isPositive && limit.adiabatic.isPositive && born == nil)
  }
}
