import Algebra
import Worksheets
import Evaluation
import Numbers
import TestSupport
import Testing
import derivations

@testable import Transport

/// What the Fermi level and the Fermi sea give, against the seas of the numerical engine, which it integrates over another variable.
@Suite("Fermi level and Fermi sea")
struct BornShareTests {
  private static let bits = 200

  @Test("their parts agree to thirty digits at random parameters", arguments: ImpurityAxis.allCases)
  func shares(_ axis: ImpurityAxis) throws {
    let limits = try GradientExpansionTests.limits.get(), suffix = axis == .moment ? ", axis along n" : ""
    let names = ["C_S", "C_β"].flatMap { name in ["level", "sea"].map { "\(name), Fermi \($0)\(suffix)" } }
    let inputs: [Expr] = [
      .symbol("m", .positive), .symbol("J", .real), .symbol("a", .nonnegative), .symbol("b", .nonnegative),
      .symbol("c", .real), .symbol("κ_↑"), .symbol("κ_↓")
    ]
    let program = try Program(names.map { try limits.scalar($0) }, inputs: inputs, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)
    var informative = 0
    try forRandomCases(20, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let disorder = Disorder(
        potential: rational(11...20), transverse: rational(1...4), longitudinal: rational(5...10))
      let model = try BornModel(
        mass: rational(10...40), exchange: rational(1...30), disorder: disorder, axis: axis, dimension: .three)
      // The general forms are 0/0 there.
      guard model.keeping != model.flipping, !model.vertex.isZero else { return }
      let energy = rational(10...40)
      let level = try #require(try model.level(at: energy, precision: Self.bits))
      let rates = [model.mass, model.exchange, model.keeping, model.flipping, model.vertex]
      let solution = try model.solution(at: energy, precision: Self.bits)
      let point = try rates.map { try ComplexBall($0, precision: Self.bits) } + [solution.up, solution.down]
      let found = try evaluator(point).map(\.re)
      let whole = try model.coefficients(mu: energy, precision: Self.bits), sea = try model.sea(of: level)
      let scale = try Ball(model.exchange, precision: Self.bits).divided(by: Ball.pi(precision: Self.bits))
      let deep = [sea.spin, sea.current].map { -scale * $0.im }
      for (k, total) in [whole.spin, whole.nonadiabatic].enumerated() {
        for (value, computed) in [(found[2 * k + 1], deep[k]), (found[2 * k], total - deep[k])] {
          #expect(
            value.overlaps(computed) && computed.excludesZero, "seed \(seed): \(names[2 * k]), \(value), \(computed)")
          #expect(max(value.radiusDouble, computed.radiusDouble) < 1e-30, "seed \(seed) is not sharp")
        }
      }
      informative += 1
    }
    #expect(Double(informative) > 10 * Effort.factor)
  }

  @Test(
    "in any band the parts of isotropic spins are those of two and of three dimensions",
    arguments: SpaceDimension.allCases)
  func anyBand(_ dimension: SpaceDimension) throws {
    let any = try GradientExpansionTests.identities.get()
    let names = ["C_S", "C_β"].flatMap { name in ["level", "sea"].map { "\(name), Fermi \($0), isotropic spins" } }
    let letters = ["↑", "↓"].flatMap { spin in
      ["R", "ν", "s", "ρ", "x", "y"].map { Expr.symbol("\($0)_\(spin)", .real) }
    }
    let inputs: [Expr] = [.symbol("J", .real), .symbol("a", .nonnegative), .symbol("b", .nonnegative)] + letters
    let potentials = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }
    let program = try Program(names.map { try any.scalar($0) }, inputs: inputs + potentials, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)
    try forRandomCases(10, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let spins = rational(1...6), mass = rational(10...40)
      let model = try BornModel(
        mass: mass, exchange: rational(1...15),
        disorder: Disorder(potential: rational(7...20), transverse: spins, longitudinal: spins), axis: .laboratory,
        dimension: dimension)
      let energy = rational(20...40)
      let level = try #require(try model.level(at: energy, precision: Self.bits))
      let pi = try Ball.pi(precision: Self.bits), η = try Ball(mass, precision: Self.bits).divided(by: pi.scaled(by: 2))
      let inverse = try Rational(1).divided(by: mass)
      func parts(_ z: ComplexBall) throws -> [ComplexBall] {
        [ComplexBall(z.re), ComplexBall(try -z.im.divided(by: pi))]
      }
      var values: [ComplexBall] = [], integrals: [ComplexBall] = []
      for pole in [level.up, level.down] {
        let (z, g) = (pole.energy, pole.local)
        let Φ = dimension == .three ? (g * z).scaled(by: Rational(2, 3)) : g * z - z * ComplexBall(η)
        let slope = g.scaled(by: inverse)
        values += try parts(g) + parts(Φ.scaled(by: inverse)) + [ComplexBall(slope.re), ComplexBall(slope.im)]
        integrals.append(Φ)
      }
      let rates = try [model.exchange, model.keeping, model.flipping].map { try ComplexBall($0, precision: Self.bits) }
      let found = try evaluator(rates + values + integrals).map(\.re)
      let whole = try model.coefficients(mu: energy, precision: Self.bits), sea = try model.sea(of: level)
      let scale = try Ball(model.exchange, precision: Self.bits).divided(by: pi)
      let deep = [sea.spin, sea.current].map { -scale * $0.im }
      for (k, total) in [whole.spin, whole.nonadiabatic].enumerated() {
        for (value, computed) in [(found[2 * k + 1], deep[k]), (found[2 * k], total - deep[k])] {
          #expect(
            value.overlaps(computed) && computed.excludesZero, "seed \(seed): \(names[2 * k]), \(value), \(computed)")
          #expect(max(value.radiusDouble, computed.radiusDouble) < 1e-30, "seed \(seed) is not sharp")
        }
      }
    }
  }
}
