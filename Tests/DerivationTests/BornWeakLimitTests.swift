import Algebra
import Worksheets
import Evaluation
import Numbers
import TestSupport
import Testing
import Transport
import derivations

/// The derived limits of weak disorder where the minority band is empty or begins, against the numerical engine at weak disorder.
@Suite("Weak disorder of half metals")
struct BornWeakLimitTests {
  static let bits = 400

  /// C_α/t, t C_ad, β/t and C_S by the engine, all rates times t.
  func computed(
    _ J: Rational, _ axis: ImpurityAxis, at t: Rational, mu: Rational = 1, _ dimension: SpaceDimension = .three
  ) throws -> [Ball] {
    let disorder = Disorder(
      potential: Rational(3, 10) * t, transverse: Rational(1, 7) * t, longitudinal: Rational(1, 5) * t)
    let model = try BornModel(mass: Rational(5, 4), exchange: J, disorder: disorder, axis: axis, dimension: dimension)
    let c = try model.coefficients(mu: mu, precision: Self.bits), inverse = try Rational(1).divided(by: t)
    return [
      c.damping.scaled(by: inverse), c.adiabatic.scaled(by: t),
      try c.nonadiabatic.divided(by: c.adiabatic).scaled(by: inverse), c.spin
    ]
  }

  /// Results at these parameters and t = 1.
  func derived(_ names: [String], _ J: Rational) throws -> [Ball] {
    let limits = try GradientExpansionTests.limits.get()
    func ball(_ x: Rational) throws -> Ball { try Ball(x, precision: Self.bits) }
    let m = Rational(5, 4), (i, t, z) = (Rational(3, 10), Rational(1, 7), Rational(1, 5))
    let inputs: [Expr] = [
      .symbol("m", .positive), .symbol("a", .nonnegative), .symbol("b", .nonnegative), .symbol("c", .real),
      .symbol("k_↑", .positive), .symbol("q_↓", .positive)
    ]
    let point = try [m, i + z, 2 * t, i - z].map(ball) + [ball(2 * m * (1 + J)).sqrt(), ball(2 * m * (J - 1)).sqrt()]
    let program = try Program(names.map { try limits.scalar($0) }, inputs: inputs, over: .complexes)
    return try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)(point.map { ComplexBall($0) }).map(\.re)
  }

  @Test("a half metal is reached with corrections of the first order", arguments: ImpurityAxis.allCases)
  func halfMetal(_ axis: ImpurityAxis) throws {
    let J = Rational(3, 2), suffix = axis == .moment ? ", axis along n" : ""
    let limits = try derived(["C_α", "C_ad", "β", "C_S"].map { "\($0), half metal\(suffix)" }, J)
    let (far, near) = (
      try computed(J, axis, at: Rational(1, 1_000_000_000)), try computed(J, axis, at: Rational(1, 10_000_000_000))
    )
    for (k, limit) in limits.enumerated() {
      let gaps = [far[k] - limit, near[k] - limit]
      #expect(limit.excludesZero && gaps.allSatisfy(\.excludesZero), "\(k): \(limit), \(gaps)")
      // The next correction is smaller by t = 10⁻⁹ times a number of order ten.
      let ratio = try gaps[0].divided(by: gaps[1]).midpointDouble
      #expect(abs(ratio - 10) < 1e-6, "\(k): \(ratio)")
    }
  }

  /// Results of any band with what a plane has: ν_σ = m/2π and ρ_↑ = (μ + J)/2π.
  func plane(_ names: [String], _ J: Rational, mu: Rational) throws -> [Ball] {
    let any = try GradientExpansionTests.identities.get()
    func ball(_ x: Rational) throws -> Ball { try Ball(x, precision: Self.bits) }
    let turn = try Ball.pi(precision: Self.bits).scaled(by: 2),
      (i, t, z) = (Rational(3, 10), Rational(1, 7), Rational(1, 5))
    let inputs: [Expr] = [
      .symbol("J", .real), .symbol("a", .nonnegative), .symbol("b", .nonnegative), .symbol("c", .real),
      .symbol("ν_↑", .real), .symbol("ν_↓", .real), .symbol("ρ_↑", .real)
    ]
    let states = try ball(Rational(5, 4)).divided(by: turn)
    let point = try [J, i + z, 2 * t, i - z].map(ball) + [states, states, ball(mu + J).divided(by: turn)]
    let program = try Program(names.map { try any.scalar($0) }, inputs: inputs, over: .complexes)
    return try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)(point.map { ComplexBall($0) }).map(\.re)
  }

  @Test("in two dimensions a half metal has them too", arguments: ImpurityAxis.allCases)
  func plane(_ axis: ImpurityAxis) throws {
    let J = Rational(3, 2), mu = Rational(7, 5), suffix = axis == .moment ? "turning axis" : "fixed axis"
    let names = [
      "C_α to first order, half metal, \(suffix)", "C_ad by 1/t, half metal", "β to first order, half metal, \(suffix)"
    ]
    let limits = try plane(names, J, mu: mu), t = Self.planarRates
    let values = try t.map { try computed(J, axis, at: $0, mu: mu, .two) }
    for (k, limit) in limits.enumerated() {
      try expectFirstOrder(values[0][k] - limit, values[1][k] - limit, "\(k): \(limit)")
      #expect(limit.excludesZero)
    }
  }

  /// The unit of the rates in two dimensions, where the engine does not tell weaker disorder from none.
  static let planarRates = [Rational(1, 1_000_000), Rational(1, 10_000_000)]

  /// That a distance is ten times as small at a tenth of the disorder. The next correction is smaller by t over the distance to the
  /// edge of the band, 10⁻⁵, times a number of order ten.
  func expectFirstOrder(_ far: Ball, _ near: Ball, _ what: String) throws {
    #expect(far.excludesZero && near.excludesZero, "\(what): \(far), \(near)")
    let ratio = try far.divided(by: near).midpointDouble
    #expect(abs(ratio / 10 - 1) < 1e-3, "\(what): \(ratio)")
  }
}
