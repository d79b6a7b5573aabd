import Numbers
import TestSupport
import Testing

@testable import Transport

/// A model by decimals, in units m = 1.
func model(
  _ J: String, _ potential: String, _ transverse: String, _ longitudinal: String, _ axis: ImpurityAxis = .laboratory,
  _ dimension: SpaceDimension = .three
) throws -> BornModel {
  func number(_ text: String) throws -> Rational { try #require(Rational(text)) }
  return try BornModel(
    exchange: number(J),
    disorder: Disorder(
      potential: number(potential), transverse: number(transverse), longitudinal: number(longitudinal)),
    axis: axis, dimension: dimension)
}

@Suite("Coefficients at reference points") struct BornReferenceTests {
  @Test(
    "zero temperature, to every digit of independent computations",
    arguments: [
      (
        ["0.2", "0.1", "0", "0"], .laboratory,
        ["0.01430400367973529025314805", "0", "0.2122065907891937810251784", "0"]
      ),
      (
        ["0.3", "0.8", "0.3", "0.3"], .laboratory,
        [
          "0.01175372114462599769606011", "0.01012833017660957438832941", "0.01425385833358598908857198",
          "0.01244805046047395538175805"
        ]
      ),
      (
        ["0.4", "0.5", "0.1", "0.3"], .laboratory,
        [
          "0.02364707278914556387931575", "0.009881500537750395637908574", "0.04561153459242217127363653",
          "0.01611172340056931715457329"
        ]
      ),
      (
        ["0.4", "0.5", "0.1", "0.3"], .moment,
        [
          "0.02370287815401008646956357", "0.01017349170318246200541815", "0.04281254199428994642472767",
          "0.0186920709328514283258249"
        ]
      ),
      (
        ["1.5", "0.3", "0.1", "0.1"], .laboratory,
        [
          "0.09216006931770764096017168", "0.00412854222073860026987653", "0.3210272337446742749177259",
          "0.01560090288859116483986529"
        ]
      )
    ] as [([String], ImpurityAxis, [String])])
  func rows(parameters: [String], axis: ImpurityAxis, values: [String]) throws {
    let model = try model(parameters[0], parameters[1], parameters[2], parameters[3], axis)
    let balls = try model.coefficients(mu: 1, precision: 160).all
    for (ball, value) in zip(balls, values) {
      let digits = value.drop { $0 == "0" || $0 == "." }.count
      let computed = ball.isZero ? "0" : ball.certifiedDecimal(digits: max(digits, 1))
      #expect(computed == value, "\(ball)")
    }
  }
}

extension BornReferenceTests {
  @Test("two dimensions at a reference point") func planar() throws {
    let model = try model("0.3", "0.5", "0.2", "0.2", .laboratory, .two)
    let values = ["0.0198543515859353", "0.0222177154082618", "0.0204257312507013", "0.0231652489766225"]
    let digits = try model.digits(15, mu: 1).all.map(\.description)
    #expect(digits == values)
  }

  @Test("doubles agree with balls, at random parameters of all kinds") func doubles() throws {
    try forRandomCases(60, seed: 3) { generator, seed in
      let dimension = generator.element(of: SpaceDimension.allCases)
      let model = try generator.bornModel(generator.element(of: ImpurityAxis.allCases), dimension)
      let mu = generator.level(of: model)
      let balls = try model.coefficients(mu: mu, precision: 128).all.map(\.midpointDouble)
      let doubles = try model.doubleSystem().coefficients(mu: mu.asDouble).all
      let size = balls.map(\.magnitude).max() ?? 0
      let error = zip(balls, doubles).map { abs($0 - $1) }.max() ?? 0
      #expect(error <= 1e-9 * size, "seed \(seed): \(model), μ = \(mu): \(balls) \(doubles)")
    }
  }
}

extension Generator {
  /// A model with rates of any ratio; some are zero, some equal.
  mutating func bornModel(_ axis: ImpurityAxis = .laboratory, _ dimension: SpaceDimension = .three) throws -> BornModel
  {
    func rate() -> Rational { Rational(Int.random(in: 1...60, using: &self), 50) }
    var disorder = Disorder(potential: rate(), transverse: rate(), longitudinal: rate())
    switch Int.random(in: 0..<6, using: &self) {
    case 0: disorder.longitudinal = disorder.transverse
    case 1: disorder.transverse = 0
    case 2: disorder.longitudinal = 0
    case 3: disorder.longitudinal = disorder.transverse + Rational(1, 1_000_000)
    default: break
    }
    let mass = Rational(Int.random(in: 5...20, using: &self), 10)
    let exchange = Rational(Int.random(in: 1...40, using: &self), 25)
    return try BornModel(
      mass: mass, exchange: oneIn(5) ? -exchange : exchange, disorder: disorder, axis: axis, dimension: dimension)
  }

  /// A chemical potential inside the band, sometimes between the bands.
  mutating func level(of model: BornModel) -> Rational {
    let splitting = model.exchange.magnitude
    if splitting >= Rational(1, 2), oneIn(3) { return splitting * Rational(Int.random(in: 0...9, using: &self), 10) }
    return splitting * (oneIn(3) ? Rational(1, 2) : 1) + Rational(Int.random(in: 1...60, using: &self), 20)
  }
}

extension BornReferenceTests {
  @Test("a temperature of a tenth at a reference point") func warm() throws {
    let model = try model("0.4", "0.5", "0.1", "0.3")
    let values = ["0.0234716109766493", "0.0097908440128701", "0.0456028942525625", "0.0159363284621184"]
    // All decimals that the reference has take half a minute at times, and are asked for with DERIVE_TEST_FACTOR=10.
    let isThorough = Effort.factor >= 10
    let balls = try model.coefficients(mu: 1, temperature: Rational(1, 10), goal: isThorough ? 64 : 22).all
    for (ball, value) in zip(balls, values) {
      // What rounds to the sixteen decimals of the reference.
      let reference = try #require(Rational(value)), half = Rational(1, 20_000_000_000_000_000)
      let interval = try Ball(lower: reference - half, upper: reference + half, precision: 128)
      #expect(ball.overlaps(interval), "\(ball)")
      #expect(ball.radiusDouble < (isThorough ? 1e-17 : 1e-5), "\(ball)")
    }
  }
}
