import Numbers
import TestSupport
import Testing

@testable import Transport

/// What any correct result obeys, at random parameters.
@Suite("Identities of the Born coefficients") struct BornIdentityTests {
  private let precision = 280

  /// Whether two balls that ought to agree do, to forty digits.
  private func expect(
    _ x: Ball, _ y: Ball, of size: Ball? = nil, _ label: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(x.overlaps(y), "\(label): \(x) and \(y)", sourceLocation: sourceLocation)
    let scale = max((size ?? y).midpointDouble.magnitude, y.midpointDouble.magnitude)
    #expect(
      max(x.radiusDouble, y.radiusDouble) <= 1e-40 * scale && scale > 0, "\(label): \(x) is not narrow",
      sourceLocation: sourceLocation)
  }

  /// A level inside the band: the energy is raised until it is.
  private func inside(_ model: BornModel, _ mu: inout Rational) throws -> BornLevel<ComplexBall> {
    while true {
      if let level = try model.level(at: mu, precision: precision) { return level }
      mu += 1
    }
  }

  @Test("no impurity spins: no damping, no β, and half the differences of densities and conductivities")
  func ward() throws {
    try forRandomCases(200, seed: 1) { generator, seed in
      let dimension: SpaceDimension = generator.oneIn(4) ? .two : .three
      var model = try generator.bornModel(.laboratory, dimension)
      model = try BornModel(
        mass: model.mass, exchange: model.exchange,
        disorder: Disorder(potential: model.disorder.potential + Rational(1, 50), transverse: 0, longitudinal: 0),
        dimension: dimension)
      var mu = generator.level(of: model)
      let level = try inside(model, &mu)
      let label = "seed \(seed): \(model), μ = \(mu)"
      // The formulas, not what is known beforehand.
      let c = try model.coefficients(of: level).map(\.re)
      #expect(c.damping.containsZero && c.damping.radiusDouble < 1e-40 * c.spin.midpointDouble.magnitude, "\(label)")
      #expect(
        c.nonadiabatic.containsZero && c.nonadiabatic.radiusDouble < 1e-38 * c.adiabatic.midpointDouble.magnitude,
        "\(label)")
      guard dimension == .three else { return }
      let pi = try Ball.pi(precision: precision)
      let twelve = (pi * pi).scaled(by: 12)
      func flow(_ k: ComplexBall) throws -> Ball { try (k.re * k.re).divided(by: k.im) }
      let conductivities = try (flow(level.up.root) - flow(level.down.root)).divided(by: twelve.scaled(by: 2))
      expect(c.adiabatic, conductivities, "\(label): C_ad")
      // ∫ν dε: with κ = iη′ + k (k real in the band), n = (k³)/6π² and nothing below the band.
      func density(_ k: ComplexBall) throws -> Ball { try (k.re * k.re * k.re).divided(by: twelve) }
      expect(c.spin, try density(level.up.root) - density(level.down.root), "\(label): C_S")
      let occupied = level.up.root.re.isPositive && level.down.root.re.isPositive
      if occupied {
        let simple = try Ball(model.exchange, precision: precision).divided(
          by: pi.scaled(by: 3 * model.mass * model.disorder.potential))
        expect(c.adiabatic, simple, "\(label): C_ad of both bands")
      }
    }
  }

  @Test("isotropic impurity spins: β = 2πΓ_m(ν_↑ + ν_↓)/J exactly, and what goes with it")
  func isotropic() throws {
    try forRandomCases(200, seed: 2) { generator, seed in
      let dimension: SpaceDimension = generator.oneIn(4) ? .two : .three
      let axis = generator.element(of: ImpurityAxis.allCases)
      let random = try generator.bornModel(axis, dimension)
      let rate = random.disorder.longitudinal + Rational(1, 50)
      let model = try BornModel(
        mass: random.mass, exchange: random.exchange,
        disorder: Disorder(potential: random.disorder.potential, transverse: rate, longitudinal: rate), axis: axis,
        dimension: dimension)
      var mu = generator.level(of: model)
      let level = try inside(model, &mu)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let c = try model.coefficients(of: level).map(\.re)
      let pi = try Ball.pi(precision: precision)
      let J = try Ball(model.exchange, precision: precision)
      let densities = try level.densities
      let sum = densities.up.re + densities.down.re
      let ζ = try (pi * sum).scaled(by: 2 * rate).divided(by: J)
      expect(try c.nonadiabatic.divided(by: c.adiabatic), ζ, "\(label): β")
      let one = try Ball(1, precision: precision)
      let Δ = (level.down.local - level.upAdvanced.local).re
      let χ = try (J * (sum - (ζ * Δ).divided(by: pi))).scaled(by: Rational(1, 2)).divided(by: one + ζ * ζ)
      expect(c.damping, ζ * χ, "\(label): C_α")
      guard dimension == .three else { return }
      let (u, d) = (level.up.root, level.down.root)
      let twelve = (pi * pi).scaled(by: 12)
      let cube = try ((u - d) * (u - d) * (u - d)).re.divided(by: twelve.scaled(by: 4))
      expect(c.spin - (try c.damping.divided(by: ζ)), cube, of: c.spin, "\(label): C_S")
      let first = try ((u.re * u.re).divided(by: u.im) - (d.re * d.re).divided(by: d.im)).divided(
        by: twelve.scaled(by: 2))
      let second = try ((u - d) * (u - d)).divided(by: u + d).re.divided(by: twelve.scaled(by: 2))
      expect(c.adiabatic, try (first + ζ * second).divided(by: one + ζ * ζ), of: first, "\(label): C_ad")
    }
  }

  @Test(
    "both axes agree for isotropic impurity spins; a turned moment has the opposite sign; dimensions are as they must be"
  )
  func symmetries() throws {
    try forRandomCases(200, seed: 4) { generator, seed in
      let dimension: SpaceDimension = generator.oneIn(4) ? .two : .three
      let axis = generator.element(of: ImpurityAxis.allCases)
      let model = try generator.bornModel(axis, dimension)
      let mu = generator.level(of: model)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let c = try model.coefficients(mu: mu, precision: precision)
      let turned = try BornModel(
        mass: model.mass, exchange: -model.exchange, disorder: model.disorder, axis: axis, dimension: dimension)
      let t = try turned.coefficients(mu: mu, precision: precision)
      for (x, y) in [
        (c.spin, -t.spin), (c.damping, t.damping), (c.adiabatic, -t.adiabatic), (c.nonadiabatic, t.nonadiabatic)
      ]
      where !x.isZero { expect(x, y, "\(label): J → −J") }
      if model.disorder.transverse == model.disorder.longitudinal {
        let other = try BornModel(
          mass: model.mass, exchange: model.exchange, disorder: model.disorder,
          axis: axis == .moment ? .laboratory : .moment, dimension: dimension)
        for (x, y) in zip(c.all, try other.coefficients(mu: mu, precision: precision).all) where !x.isZero {
          expect(x, y, "\(label): axes")
        }
      }
      guard dimension == .three else { return }
      let s = Rational(Int.random(in: 2...9, using: &generator), 4)
      let scaled = try BornModel(
        mass: model.mass, exchange: s * s * model.exchange, disorder: model.disorder.map { s * $0 }, axis: axis)
      let d = try scaled.coefficients(mu: s * s * mu, precision: precision)
      let cubed = s * s * s
      for (x, y, factor) in [
        (c.spin, d.spin, cubed), (c.damping, d.damping, cubed), (c.adiabatic, d.adiabatic, s),
        (c.nonadiabatic, d.nonadiabatic, s)
      ] where !x.isZero { expect(x.scaled(by: factor), y, "\(label): scale \(s)") }
    }
  }

  @Test("weak disorder: Kohno, Tatara and Shibata, with corrections of second order", arguments: ImpurityAxis.allCases)
  func weak(axis: ImpurityAxis) throws {
    try forRandomCases(8, seed: 5) { generator, seed in
      let random = try generator.bornModel(axis)
      let disorder = random.disorder.map { $0 + Rational(1, 100) }
      let mu = random.exchange.magnitude + Rational(Int.random(in: 10...60, using: &generator), 20)
      func deviations(_ t: Rational) throws -> [Double] {
        let model = try BornModel(
          mass: random.mass, exchange: random.exchange, disorder: disorder.map { t * $0 }, axis: axis)
        let c = try model.coefficients(mu: mu, precision: precision).all
        let level = try Ball(mu, precision: precision)
        let weak = try #require(try model.weakDisorder(mu: level, precision: precision)).coefficients.all
        return try zip(c, weak).map { try ($0 - $1).divided(by: $1).midpointDouble }
      }
      let (first, second) = (try deviations(Rational(1, 10_000)), try deviations(Rational(1, 20_000)))
      for (x, y) in zip(first, second) {
        // The next order is a factor t² smaller still.
        #expect(abs(x / y - 4) < 1e-3 && abs(x) < 1e-4, "seed \(seed): \(axis) \(disorder), \(first), \(second)")
      }
    }
  }

  @Test("weak disorder between the bands and at the edge of the upper one: corrections of order 1 and ½")
  func orders() throws {
    // Successive halvings of the disorder: (C(t) − C(t/2))/(C(t/2) − C(t/4)) is 2^order.
    func order(_ mu: Rational) throws -> [Double] {
      let values = try (0..<3).map { k -> [Ball] in
        let t = try Rational(2).power(-30 - k)
        let model = try BornModel(
          exchange: 1,
          disorder: Disorder(potential: t, transverse: t * Rational(1, 4), longitudinal: t * Rational(1, 2)))
        // Partial fractions of poles that are t apart cancel.
        let c = try model.coefficients(mu: mu, precision: 600).all
        // C_α is of first order in the disorder, C_ad of order −1.
        return [c[0], c[1].scaled(by: try t.inverted()), c[2].scaled(by: t), c[3]]
      }
      return try (0..<4).map { k in
        try (values[0][k] - values[1][k]).divided(by: values[1][k] - values[2][k]).midpointDouble
      }
    }
    for ratio in try order(Rational(1, 2)) { #expect(abs(ratio - 2) < 0.02, "half metal: \(ratio)") }
    let atEdge = try order(1)
    for ratio in atEdge.dropFirst() { #expect(abs(ratio - 2.0.squareRoot()) < 0.02, "J = μ: \(atEdge)") }
  }

  @Test("the vertex cannot be left out: then impurities without spin would damp") func control() throws {
    let model = try model("0.3", "0.8", "0", "0")
    let level = try #require(try model.level(at: 1, precision: precision))
    let system = level.system
    let bare = try (level.mixedPair - level.retardedPair).re
    let factor = try (system.exchange * system.exchange).re.divided(by: system.pi.re)
    #expect((factor * bare).certifiedDecimal(digits: 12) == "0.00896652202777")
  }
}
