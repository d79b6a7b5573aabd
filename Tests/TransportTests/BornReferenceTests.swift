import Numbers
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
