import Evaluation
import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("Spin-orbit torque of a Rashba ferromagnet: limits and inputs") struct RashbaLimitTests {
  private let precision = 110

  private func model(_ rate: Rational) throws -> RashbaModel {
    try RashbaModel(mass: Rational(5, 4), coupling: Rational(-3, 5), exchange: Rational(3, 10), rate: rate)
  }

  @Test(
    "what weak disorder gives is the limit of the response, part by part, approached linearly",
    arguments: [(Rational(1), RashbaOccupation.both), (Rational(1, 10), .one), (Rational(-31, 100), .ring)])
  func weak(mu: Rational, kind: RashbaOccupation) throws {
    #expect(try model(1).occupation(mu: mu) == kind)
    let limit = try #require(try model(1).weakDisorder(mu: mu, precision: precision))
    // s_y and the field-like torque grow as 1/Γ.
    func deviations(_ rate: Rational) throws -> [Double] {
      let response = try model(rate).response(mu: mu, precision: precision).all
      return zip(response, limit.all).enumerated().map { k, pair in
        let value = k == 3 || k == 4 ? pair.0.scaled(by: rate) : pair.0
        return (value - pair.1).midpointDouble.magnitude
      }
    }
    let (coarse, fine) = (try deviations(Rational(1, 10_000_000)), try deviations(Rational(1, 100_000_000)))
    for (k, name) in RashbaResponse<Ball>.names.enumerated() {
      let vanishes = kind == .both && k != 3 && k != 4
      #expect(limit.all[k].isZero == vanishes, "\(name)")
      // The correction of the next order is 10⁻⁷ times what the scales Γη/(distance to an edge) make of it.
      let order = (coarse[k] / fine[k]).logarithm10
      #expect(abs(order - 1) < 1e-3, "\(name): \(order)")
    }
    if kind == .both {
      // α/2π.
      let value = try Ball(Rational(-3, 10), precision: precision).divided(by: Ball.pi(precision: precision))
      #expect(limit.across.overlaps(value) && limit.fieldLike.overlaps(value.scaled(by: Rational(3, 5))))
    }
  }

  @Test("without the vertex s_x does not vanish with both bands: −αJη/2(2sμ + J²)") func bare() throws {
    let weak = try model(Rational(1, 10_000_000_000))
    let (s, J) = (weak.mass * weak.coupling * weak.coupling, weak.exchange)
    let value = try #require(try weak.bareSurface(mu: 1, precision: 160)).re
    let gap = try (weak.coupling * J * weak.mass * Rational(-1, 4)).divided(by: s * 2 + J * J)
    let limit = try Ball(gap, precision: 160).divided(by: Ball.pi(precision: 160))
    #expect((value - limit).midpointDouble.magnitude < 1e-9 && limit.abs().bounds.lower > 1e-3, "\(value), \(limit)")
  }

  @Test("s_x is odd in J, s_y even") func symmetries() throws {
    try forRandomCases(1, seed: 71) { generator, seed in
      let test = try RashbaCase(.one, &generator)
      let turned = try RashbaModel(
        mass: test.model.mass, coupling: test.model.coupling, exchange: -test.model.exchange, rate: test.model.rate
      ).response(mu: test.mu, precision: 64)
      let plain = try test.model.response(mu: test.mu, precision: 64)
      for (x, y) in [
        (plain.along, -turned.along), (plain.across, turned.across), (plain.sea, -turned.sea)
      ] { #expect(x.overlaps(y) && x.excludesZero && x.radiusDouble < 1e-12, "seed \(seed): \(test) \(x) \(y)") }
    }
  }

  @Test("parameters outside their domain are named; what must vanish does") func inputs() throws {
    #expect(throws: BornError.self) { try RashbaModel(coupling: 1, exchange: 1, rate: 0) }
    #expect(throws: BornError.self) { try RashbaModel(coupling: 1, exchange: 1, rate: -1) }
    #expect(throws: BornError.parameter("m", value: "0", allowed: "positive")) {
      try RashbaModel(mass: 0, coupling: 1, exchange: 1, rate: 1)
    }
    let model = try RashbaModel(coupling: 1, exchange: 1, rate: 1)
    #expect(throws: EvaluationError.self) { try model.digits(0, mu: 1) }
    #expect(throws: EvaluationError.self) { try model.digits(RashbaModel.digitLimit + 1, mu: 1) }
    let below = try model.solution(at: -10, precision: 64)
    #expect(!below.isInside && below.up.im.isZero && below.certificate.contains("no states"))
    #expect(try model.response(mu: -10, precision: 64).all.allSatisfy(\.isZero))
    let straight = try RashbaModel(coupling: 0, exchange: 1, rate: 1)
    #expect(try straight.response(mu: 1, precision: 64).all.allSatisfy(\.isZero))
    #expect(try straight.weakDisorder(mu: 1, precision: 64) == nil)
    let plain = try RashbaModel(coupling: 1, exchange: 0, rate: 1).response(mu: 1, precision: 64)
    #expect(plain.along.isZero && plain.fieldLike.isZero && plain.dampingLike.isZero && plain.across.isPositive)
    // s_y is continuous at J = 0.
    let small = try RashbaModel(coupling: 1, exchange: Rational(1, 1 << 30), rate: 1).response(mu: 1, precision: 64)
    #expect((small.across - plain.across).midpointDouble.magnitude < 1e-12)
    #expect(throws: BornError.self) {
      try RashbaModel(coupling: 0, exchange: 0, rate: 1).solution(at: 1, precision: 64)
    }
    #expect(model.occupation(mu: 1) == nil && model.occupation(mu: -1) == nil && model.occupation(mu: 2) == .both)
  }

  @Test("at the edge of the band the sides are told until they are too close") func edge() throws {
    let model = try RashbaModel(coupling: 1, exchange: Rational(1, 2), rate: Rational(1, 5))
    var (low, high) = (Rational(-3), Rational(1))
    while high - low > Rational(1, 1 << 40) {
      let middle = (low + high) * Rational(1, 2)
      if try model.solution(at: middle, precision: 64).isInside { high = middle } else { low = middle }
    }
    #expect(try model.response(mu: low, precision: 64).all.allSatisfy(\.isZero))
    let above = try model.solution(at: high, precision: 64)
    #expect(above.isInside && above.up.im.isPositive && above.up.im.midpointDouble < 1e-4)
  }

  @Test("forty digits begin with the twenty that were asked for before") func digits() throws {
    let model = try RashbaModel(coupling: Rational(1, 5), exchange: Rational(3, 10), rate: Rational(1, 100))
    let few = try model.digits(20, mu: Rational(1, 10)).all, many = try model.digits(40, mu: Rational(1, 10)).all
    for (x, y) in zip(few, many) {
      #expect(x.isCertain && y.isCertain)
      #expect(y.description.hasPrefix(x.description.dropLast(2)) && x.description.count > 20)
    }
  }
}

extension Double {
  fileprivate var logarithm10: Double { Complex(self).logarithm().re / Complex(10).logarithm().re }
}
