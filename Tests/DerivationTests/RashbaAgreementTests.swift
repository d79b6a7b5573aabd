import Algebra
import Worksheets
import Evaluation
import Numbers
import TestSupport
import Testing
import derivations

@testable import Transport

/// The derived torque of the Rashba ferromagnet, lowered to programs, against the numerical engine, which integrates with other formulas.
@Suite("Derived and computed Rashba torque")
struct RashbaAgreementTests {
  private static let bits = 200
  static let torque = Result { try Derivation.rashbaTorque.run() }

  private let m = Expr.symbol("m", .positive), α = Expr.symbol("α_R", .real), J = Expr.symbol("J", .real)
  private let Γ = Expr.symbol("Γ_i", .positive), r = Expr.symbol("r", .positive), μ = Expr.symbol("μ", .real)
  private let w = ["w_1", "w_2"].map { Expr.symbol($0, .real) }, h = ["h_1", "h_2"].map { Expr.symbol($0, .real) }

  private func values(_ names: [String], _ inputs: [Expr], _ point: [Ball]) throws -> [ComplexBall] {
    let torque = try Self.torque.get()
    let program = try Program(names.map { try torque.scalar($0) }, inputs: inputs, over: .complexes)
    return try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)(point.map { ComplexBall($0) })
  }

  private func ball(_ q: Rational) throws -> Ball { try Ball(q, precision: Self.bits) }

  @Test("every claim is proved") func claims() throws {
    let torque = try Self.torque.get()
    #expect(torque.surprises.isEmpty && torque.statements.allSatisfy { $0.verdict.kind == .proved })
  }

  @Test("at the Fermi level they agree to thirty digits at random parameters") func surface() throws {
    try forRandomCases(20, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let model = try RashbaModel(
        mass: rational(10...40), coupling: rational(-30 ... -2), exchange: rational(2...20), rate: rational(2...30))
      let energy = rational(-2...40)
      let solution = try model.solution(at: energy, precision: Self.bits)
      try #require(solution.isInside)
      let half = Rational(1, 2)
      let mean = (solution.up + solution.down).scaled(by: half), split = (solution.up - solution.down).scaled(by: half)
      let point = [try ball(model.mass), try ball(model.coupling), try ball(model.exchange), mean.re, mean.im, split.re]
      let factors = try values(
        ["1 + Γ_i K, Fermi level", "1 − c, Fermi level"], [m, α, J] + w + h, point + [split.im])
      // iα(1 − A/B)/2πΓ.
      let ratio = try factors[0].divided(by: factors[1])
      let unit = try ball(model.coupling).divided(by: Ball.pi(precision: Self.bits).scaled(by: model.rate * 2))
      let (along, across) = (ratio.im * unit, unit - ratio.re * unit)
      let computed = try model.point(solution.up, solution.down, precision: Self.bits).surface()
      for (x, y) in [(along, computed.re), (across, computed.im)] {
        #expect(x.overlaps(y) && x.excludesZero, "seed \(seed): \(model), μ = \(energy): \(x), \(y)")
        #expect(max(x.radiusDouble, y.radiusDouble) < 1e-30, "seed \(seed) is not sharp")
      }
    }
  }

  @Test("to leading order in the impurities they agree, with both bands and with one") func weak() throws {
    let model = try RashbaModel(
      mass: Rational(5, 4), coupling: Rational(3, 5), exchange: Rational(3, 10), rate: Rational(1, 7))
    let parameters = [try ball(model.mass), try ball(model.coupling), try ball(model.exchange)]
    let rate = try ball(model.rate)
    let both = try #require(try model.weakDisorder(mu: 1, precision: Self.bits))
    let derived = try values(["s_y, both bands"], [Γ, α], [rate, parameters[1]])
    #expect(derived[0].re.overlaps(both.across) && both.along.isZero)
    for mu in [Rational(-1, 5), Rational(1, 10)] {
      let one = try #require(try model.weakDisorder(mu: mu, precision: Self.bits))
      let s = model.mass * model.coupling * model.coupling
      let root = try ball(s * s + s * mu * 2 + model.exchange * model.exchange).sqrt()
      let names = ["s_y, one band", "s_x, one band", "s_x of the Fermi level, one band"]
      let found = try values(names, [m, α, J, r, Γ], parameters + [root, rate])
      for (x, y) in zip(found, [one.across, one.along, one.surface]) {
        let isSharp = max(x.re.radiusDouble, y.radiusDouble) < 1e-40
        #expect(x.re.overlaps(y) && y.excludesZero && isSharp, "\(mu): \(x), \(y)")
      }
    }
  }

  /// How far what the engine finds at a coupling is from the derived limit, over the coupling.
  private func distance(_ computed: Ball, over coupling: Rational, from limit: Ball) throws -> Ball {
    try computed.divided(by: ball(coupling)) - limit
  }

  /// That a distance which is of second order in the coupling is a hundred times as small at a tenth of it; corrections are of
  /// fourth order, 10⁻¹⁶ times numbers of order one.
  private func expectQuadratic(_ far: Ball, _ near: Ball, _ what: String) throws {
    #expect(far.excludesZero && near.excludesZero, "\(what): \(far), \(near)")
    let ratio = try far.divided(by: near).midpointDouble
    #expect(abs(ratio - 100) < 1e-9, "\(what): \(ratio)")
  }

  @Test("as the coupling vanishes the torque is that of a texture in two dimensions, at any disorder")
  func weakCoupling() throws {
    let couplings = [Rational(1, 100_000_000), Rational(1, 1_000_000_000)]
    try forRandomCases(4, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let (mass, exchange, rate) = (rational(10...40), rational(2...10), rational(2...30))
      let energy = rational(14...40)
      let plane = try BornModel(
        mass: mass, exchange: exchange, disorder: Disorder(potential: rate, transverse: 0, longitudinal: 0),
        axis: .laboratory, dimension: .two)
      let solution = try plane.solution(at: energy, precision: Self.bits)
      try #require(solution.isInside && solution.up.im.isPositive && solution.down.im.isPositive)
      let half = Rational(1, 2)
      let mean = (solution.up + solution.down).scaled(by: half), split = (solution.up - solution.down).scaled(by: half)
      let point = [try ball(mass), try ball(rate), try ball(exchange), mean.re, mean.im, split.re, split.im]
      let names = ["s_y/α_R, weak coupling", "s_x/α_R of the Fermi level, weak coupling", "C_ad, two dimensions"]
      let found = try values(names, [m, Γ, J] + w + h, point).map(\.re)
      let adiabatic = try plane.coefficients(mu: energy, precision: Self.bits).adiabatic
      #expect(found[2].overlaps(adiabatic) && adiabatic.excludesZero && adiabatic.radiusDouble < 1e-30, "seed \(seed)")
      #expect(try found[0].overlaps(adiabatic.scaled(by: mass).divided(by: ball(exchange))), "seed \(seed)")
      let computed = try couplings.map { coupling in
        try RashbaModel(mass: mass, coupling: coupling, exchange: exchange, rate: rate)
          .response(mu: energy, precision: Self.bits)
      }
      let zero = try ball(0)
      let rows: [(name: String, values: [Ball], limit: Ball)] = [
        ("across", computed.map(\.across), found[0]), ("Fermi level", computed.map(\.surface), found[1]),
        ("Fermi sea", computed.map(\.sea), -found[1]), ("along", computed.map(\.along), zero)
      ]
      for row in rows {
        let gaps = try zip(row.values, couplings).map { try distance($0, over: $1, from: row.limit) }
        try expectQuadratic(gaps[0], gaps[1], "seed \(seed), \(row.name)")
      }
    }
  }

  @Test("and with one band occupied that of a half metal with few impurities") func weakCouplingOfOneBand() throws {
    let couplings = [Rational(1, 100_000_000), Rational(1, 1_000_000_000)]
    let (mass, exchange, rate) = (Rational(5, 4), Rational(3, 10), Rational(1, 7))
    for energy in [Rational(-1, 5), Rational(3, 20)] {
      let names = [
        "s_y/α_R, weak coupling, one band", "s_x/α_R of the Fermi level, weak coupling, one band",
        "C_ad, two dimensions, half metal"
      ]
      let found = try values(
        names, [m, Γ, J, μ], [ball(mass), ball(rate), ball(exchange), ball(energy)]
      ).map(\.re)
      let computed = try couplings.map { coupling in
        try #require(
          try RashbaModel(mass: mass, coupling: coupling, exchange: exchange, rate: rate)
            .weakDisorder(mu: energy, precision: Self.bits))
      }
      let rows = [
        (computed.map(\.across), found[0]), (computed.map(\.surface), found[1]), (computed.map(\.along), try ball(0))
      ]
      for (values, limit) in rows {
        let gaps = try zip(values, couplings).map { try distance($0, over: $1, from: limit) }
        try expectQuadratic(gaps[0], gaps[1], "μ = \(energy)")
      }
      // The golden rule for one spin.
      let metal = try #require(
        try BornModel(
          mass: mass, exchange: exchange, disorder: Disorder(potential: rate, transverse: 0, longitudinal: 0),
          axis: .laboratory, dimension: .two
        ).cleanMetal(mu: ball(energy), precision: Self.bits))
      #expect(found[2].overlaps(metal.electrons.conductivities.up.scaled(by: Rational(1, 2))))
    }
  }

  @Test("the spin along the field with one band occupied is odd in the exchange, and given for one sign") func sign()
    throws
  {
    func along(_ exchange: Rational) throws -> Ball {
      let model = try RashbaModel(mass: 1, coupling: Rational(3, 5), exchange: exchange, rate: Rational(1, 7))
      return try #require(try model.weakDisorder(mu: Rational(1, 10), precision: Self.bits)).along
    }
    let (up, down) = (try along(Rational(3, 10)), try along(Rational(-3, 10)))
    #expect(up.overlaps(-down) && up.excludesZero)
    let results = try Derivation.rashbaTorque.derivedResults()
    let place = try #require(results.names.firstIndex(of: "s_x, one band"))
    #expect(results.domains[place].contains { $0.text == Condition(0, .less, J).text })
  }
}
