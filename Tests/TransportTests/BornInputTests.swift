import Evaluation
import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("What the Born approximation is asked for") struct BornInputTests {
  private func disorder(_ i: Rational, _ t: Rational, _ z: Rational) -> Disorder<Rational> {
    Disorder(potential: i, transverse: t, longitudinal: z)
  }

  @Test("parameters outside their domain are named") func parameters() throws {
    #expect(throws: BornError.parameter("m", value: "0", allowed: "positive")) {
      try BornModel(mass: 0, exchange: 1, disorder: disorder(1, 0, 0))
    }
    #expect(throws: BornError.parameter("Γ_⊥", value: "-1", allowed: "not negative")) {
      try BornModel(exchange: 1, disorder: disorder(1, -1, 0))
    }
    #expect(throws: BornError.ballistic) { try BornModel(exchange: 1, disorder: disorder(0, 0, 0)) }
    let model = try BornModel(exchange: 1, disorder: disorder(1, 1, 1))
    #expect(throws: BornError.parameter("T", value: "-1", allowed: "not negative")) {
      try model.coefficients(mu: 1, temperature: -1, goal: 20)
    }
    #expect(throws: EvaluationError.self) { try model.digits(0, mu: 1) }
    for value in [Double.nan, .infinity, -1] {
      let rates = Disorder(potential: 1, transverse: value, longitudinal: 0)
      #expect(throws: BornError.self) { try BornSystem<Complex>(exchange: 1, disorder: rates) }
    }
    let doubles = try BornSystem<Complex>(
      exchange: 1, disorder: Disorder(potential: 1, transverse: 0.5, longitudinal: 0))
    #expect(throws: BornError.self) { try doubles.coefficients(mu: .nan) }
    #expect(throws: BornError.self) {
      try BornSystem<Complex>(exchange: .infinity, disorder: doubles.disorder.map(\.re))
    }
  }

  @Test("without splitting, and below the band, there is no torque") func nothing() throws {
    for dimension in SpaceDimension.allCases {
      let unsplit = try BornModel(exchange: 0, disorder: disorder(1, 1, 1), dimension: dimension)
      #expect(try unsplit.coefficients(mu: 1, precision: 64).all.allSatisfy(\.isZero))
      let split = try BornModel(exchange: 1, disorder: disorder(1, 1, 2), dimension: dimension)
      #expect(try split.coefficients(mu: -3, precision: 64).all.allSatisfy(\.isZero))
      #expect(try split.doubleSystem().coefficients(mu: -3).all.allSatisfy { $0 == 0 })
      let solution = try split.solution(at: -3, precision: 64)
      #expect(!solution.isInside && solution.certificate.contains("no states"))
      let report = try BornPoint(split, filling: .chemicalPotential(-3)).report(10)
      #expect(report[.nonadiabaticity] == nil && report[.dampingConstant] == nil && report[.polarisation] == nil)
      #expect(report[.density]?.description == "0" && report[.conductivity]?.description == "0")
    }
  }

  @Test("coefficients vanish continuously as the splitting does") func smallSplitting() throws {
    let sizes = try [6, 12].map { digits -> [Double] in
      let J = try Rational(10).power(-digits)
      let model = try BornModel(exchange: J, disorder: disorder(1, Rational(1, 3), Rational(1, 2)))
      return try model.coefficients(mu: 1, precision: 300).all.map(\.midpointDouble.magnitude)
    }
    // C_S and C_ad are odd in J, C_α and C_β even; with spins among the impurities all begin as late as that.
    for (k, order) in [3, 2, 3, 2].enumerated() {
      var ratio = sizes[0][k] / sizes[1][k]
      for _ in 0..<order { ratio /= 1e6 }
      #expect(abs(ratio - 1) < 1e-4, "\(k): \(sizes)")
    }
  }

  @Test("one spin without states, with and without scattering between the spins") func halfMetal() throws {
    // κ_↓ is purely imaginary for b = 0, and nearly so for a small b: the coefficients are continuous.
    let empty = try BornModel(exchange: 2, disorder: disorder(Rational(1, 2), 0, Rational(1, 4)))
    let down = try empty.solution(at: 1, precision: 100).down
    #expect(down.re.isZero && down.im.isPositive)
    let exact = try empty.coefficients(mu: 1, precision: 200).all
    let tiny = try Rational(10).power(-12)
    let coupled = try BornModel(exchange: 2, disorder: disorder(Rational(1, 2), tiny, Rational(1, 4)))
    let near = try coupled.coefficients(mu: 1, precision: 200).all
    for (x, y) in zip(exact, near) { #expect((x - y).abs().midpointDouble < 1e-11, "\(x) \(y)") }
    // Nothing at the Fermi level can turn a spin.
    #expect(exact[1].isZero && exact[3].isZero && exact[0].isPositive && exact[2].isPositive)
  }

  @Test(
    "one spin without states: no damping and no β where no scattering turns a spin, unless the axis of the impurities turns",
    arguments: ImpurityAxis.allCases, SpaceDimension.allCases)
  func emptySpin(axis: ImpurityAxis, dimension: SpaceDimension) throws {
    for exchange: Rational in [2, -2] {
      let model = try BornModel(
        exchange: exchange, disorder: disorder(Rational(1, 2), 0, Rational(1, 4)), axis: axis, dimension: dimension)
      let level = try #require(try model.level(at: 1, precision: 200))
      #expect(level.isEmpty == (exchange < 0, exchange > 0))
      let formulas = try model.coefficients(of: level)
      let coefficients = try model.coefficients(mu: 1, precision: 200)
      for (value, reported) in [
        (formulas.damping, coefficients.damping), (formulas.nonadiabatic, coefficients.nonadiabatic)
      ] {
        let isZero = value.re.containsZero && value.re.radiusDouble < 1e-40
        #expect(isZero == (axis == .laboratory) && reported.isZero == isZero, "\(value) \(reported)")
      }
      for value in [formulas.spin, formulas.adiabatic] { #expect(value.re.excludesZero) }
    }
  }

  @Test("the bounds for every Fermi level hold", arguments: ImpurityAxis.allCases)
  func bounds(axis: ImpurityAxis) throws {
    try forRandomCases(60, seed: 41) { generator, seed in
      let random = try generator.bornModel(axis)
      let model = try BornModel(
        mass: random.mass, exchange: random.exchange,
        disorder: Disorder(
          potential: random.disorder.potential, transverse: random.disorder.transverse + Rational(1, 100),
          longitudinal: random.disorder.longitudinal), axis: axis)
      let bounds = try model.bounds(precision: 128).all
      for mu in [generator.level(of: model), model.exchange.magnitude * Rational(-1, 2), 100] {
        let values = try model.coefficients(mu: mu, precision: 200).all
        for (x, bound) in zip(values, bounds) {
          #expect(bound.isPositive && x.abs().isLess(than: bound), "seed \(seed): \(model), μ = \(mu): \(x), \(bound)")
        }
      }
    }
  }

  @Test("next to the edge of the band the sides are told, to 36 decimals and more") func edge()
    throws
  {
    let model = try BornModel(exchange: 1, disorder: disorder(1, Rational(1, 2), Rational(1, 3)))
    var (low, high) = (Rational(-3), Rational(1))
    while high - low > (try Rational(2).power(-120)) {
      let middle = (low + high) * Rational(1, 2)
      if try model.solution(at: middle, precision: 64).isInside { high = middle } else { low = middle }
    }
    #expect(try model.coefficients(mu: low, precision: 64).all.allSatisfy(\.isZero))
    let above = try model.coefficients(mu: high, precision: 64).all
    #expect(above.allSatisfy { $0.midpointDouble.magnitude < 1e-15 && !$0.isZero }, "\(above)")
  }

  @Test("a thousand digits, and ten more") func manyDigits() throws {
    let model = try model("0.4", "0.5", "0.1", "0.3", .moment)
    let (many, more) = (try model.digits(1000, mu: 1), try model.digits(1010, mu: 1))
    for (x, y) in zip(many.all, more.all) {
      #expect(x.isCertain && y.isCertain)
      // The last digits of the shorter one are rounded.
      #expect(y.description.hasPrefix(x.description.dropLast(2)) && x.description.count > 1000)
    }
  }
}
