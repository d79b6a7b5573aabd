import Algebra
import Derivation
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
}
