import Algebra
import Numbers
import TestSupport
import Testing

@testable import Transport

/// The number of electrons, their conductivity, and the Fermi level of a given number.
@Suite("Electrons of the disordered ferromagnet") struct BornElectronsTests {
  @Test("the derivative of the density is the density of states", arguments: SpaceDimension.allCases)
  func density(dimension: SpaceDimension) throws {
    let m = Expr.symbol("m", .positive), J = Expr.symbol("J", .real)
    let Γ = Expr.symbol("Γ_i", .positive), z = Expr.symbol("Γ_z", .positive), t = Expr.symbol("Γ_⊥", .positive)
    let disorder = Disorder(potential: Γ, transverse: t, longitudinal: z)
    let system = BornSystem<Expr>(mass: m, exchange: J, disorder: disorder, pi: .pi, dimension: dimension)
    let roots = [Expr.symbol("k"), Expr.symbol("l")], advanced = [Expr.symbol("ϰ"), Expr.symbol("λ")]
    let level = try BornLevel(
      system, up: roots[0], down: roots[1], upAdvanced: advanced[0], downAdvanced: advanced[1])
    // dz_σ/dE = 1 − a dg_σ/dE − b dg_−σ/dE for both, with g′ = dg/dz.
    let (a, b) = (disorder.keeping, disorder.flipping)
    let energies = try roots.map { try system.pole($0).energy }
    let locals = try roots.map { try system.pole($0).local }
    let growth = try zip(roots, zip(locals, energies)).map { root, pair in
      try pair.0.derivative(root) / pair.1.derivative(root)
    }
    let rates = [Expr.symbol("x"), Expr.symbol("y")]
    let equations = [0, 1].map { k in
      rates[k] - 1 + a * growth[k] * rates[k] + b * growth[1 - k] * rates[1 - k]
    }
    guard case .unique(let found) = try Expr.solveLinear(equations, for: rates).value else {
      Issue.record("no unique solution")
      return
    }
    let density = try level.electrons.density
    var slope = Expr(0)
    for k in 0..<2 { slope = try slope + density.derivative(roots[k]) / energies[k].derivative(roots[k]) * found[k] }
    // The retarded half of −π⁻¹ Im (g_↑ + g_↓).
    let half = Expr.i * (locals[0] + locals[1]) / (2 * .pi)
    #expect(try slope.equals(half).isProved, "\(slope.text)")
  }

  /// (1/2π)∫(v²/d)(|G|² − Re G²) by quadrature, where |G|² − Re G² = 2(Im z)²/|z − x|⁴ at p²/2m = x.
  ///
  /// With x = y² and y = s/(1 − s), from 0 to ∞: all is rational in s.
  private func conductivity(_ model: BornModel, _ z: ComplexBall, _ precision: Int) throws -> Ball {
    func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
    let pi = ComplexBall(try Ball.pi(precision: precision)), one = try ball(1)
    let (loss, energy) = (ComplexBall(z.im), ComplexBall(z.re))
    let isThree = model.dimension == .three
    let value = try ComplexBall.integral(from: ball(0), to: one, goal: 120, precision: precision) { s, _ in
      let r = one - s
      // |z − x|²(1 − s)⁴.
      let shifted = energy * r * r - s * s
      let flat = shifted * shifted + (loss * r * r) * (loss * r * r)
      guard let below = try? (flat * flat).inverted() else { return nil }
      // x^{3/2} dx = 2y⁴ dy, or x dx = 2y³ dy; dy = ds/(1 − s)².
      let power = isThree ? s * s * s * s * r * r : s * s * s * r * r * r
      return power.scaled(by: 2) * below
    }
    // ρ v²/d over x^{3/2} or x: m√(2m)/2π² · 2/3m, and m/2π · 1/m.
    let weight =
      try isThree
      ? ball(2 * model.mass).sqrt().scaled(by: Rational(1, 3)).divided(by: pi * pi) : one.divided(by: pi.scaled(by: 2))
    let sum = value * weight * (loss * loss).scaled(by: 2)
    return try sum.divided(by: pi.scaled(by: 2)).re
  }

  @Test("the conductivity is what Kubo's formula gives by quadrature") func conductivity() throws {
    try forRandomCases(3, seed: 51) { generator, seed in
      for dimension in SpaceDimension.allCases {
        let model = try generator.bornModel(.laboratory, dimension)
        let mu = generator.level(of: model)
        guard let level = try model.level(at: mu, precision: 200), !level.isEmpty.up, !level.isEmpty.down else {
          return
        }
        let (up, down) = try level.electrons.conductivities
        for (pole, closed) in [(level.up, up.re), (level.down, down.re)] {
          let direct = try conductivity(model, pole.energy, 200)
          #expect(direct.overlaps(closed), "seed \(seed): \(model), μ = \(mu): \(direct) and \(closed)")
          #expect(direct.radiusDouble < 1e-28 && closed.radiusDouble < 1e-40 * closed.midpointDouble)
        }
      }
    }
  }

  @Test("without impurity spins C_ad is half the difference of the conductivities, in any dimension") func ward() throws
  {
    var compared = 0
    try forRandomCases(40, seed: 52) { generator, seed in
      let dimension = generator.element(of: SpaceDimension.allCases)
      let random = try generator.bornModel(.laboratory, dimension)
      let disorder = Disorder(potential: random.disorder.potential + Rational(1, 50), transverse: 0, longitudinal: 0)
      let model = try BornModel(
        mass: random.mass, exchange: random.exchange, disorder: disorder, dimension: dimension)
      let mu = generator.level(of: model)
      guard let electrons = try model.electrons(at: mu, precision: 256) else { return }
      let difference = (electrons.conductivities.up - electrons.conductivities.down).scaled(by: Rational(1, 2))
      let adiabatic = try model.coefficients(mu: mu, precision: 256).adiabatic
      #expect(adiabatic.overlaps(difference), "seed \(seed): \(model), μ = \(mu): \(adiabatic) and \(difference)")
      #expect(adiabatic.radiusDouble < 1e-40 * adiabatic.midpointDouble.magnitude)
      compared += 1
    }
    #expect(compared >= Effort.atLeast(25), "\(compared)")
  }

  @Test("μ of a density, and what follows from it, is what that μ gives") func filling() throws {
    try forRandomCases(12, seed: 53) { generator, seed in
      let axis = generator.element(of: ImpurityAxis.allCases)
      let random = try generator.bornModel(axis, generator.element(of: SpaceDimension.allCases))
      // Every third model has no spin flips, and its spins fill independently.
      let disorder = Disorder(
        potential: random.disorder.potential + Rational(1, 50),
        transverse: generator.oneIn(3) ? 0 : random.disorder.transverse, longitudinal: random.disorder.longitudinal)
      let model = try BornModel(
        mass: random.mass, exchange: random.exchange, disorder: disorder, axis: axis, dimension: random.dimension)
      let density = Rational(Int.random(in: 1...400, using: &generator), 1000)
      let label = "seed \(seed): \(model), n = \(density)"
      let mu = try model.chemicalPotential(density: density, precision: 160)
      #expect(mu.radiusDouble < 1e-44 * max(1, mu.midpointDouble.magnitude), "\(label): \(mu)")
      let fixed = try BornPoint(model, filling: .density(density)).enclosures(precision: 160)
      let inside = try #require(mu.midpoint.interval?.lower)
      let free = try BornPoint(model, filling: .chemicalPotential(inside)).enclosures(precision: 160)
      let n = try #require(free[.density])
      #expect(try (n - Ball(density, precision: 160)).abs().bounds.upper < 1e-40, "\(label): \(n)")
      for (name, value) in fixed where name != .chemicalPotential && name != .density {
        let other = try #require(free[name], "\(label): \(name)")
        #expect(value.overlaps(other), "\(label): \(name): \(value) and \(other)")
        #expect(
          value.isZero || value.radiusDouble < 1e-25 * max(1, value.midpointDouble.magnitude), "\(label): \(name)")
      }
      // A double finds it too.
      let doubles = try model.doubleSystem().electrons(mu: mu.midpointDouble)
      #expect(try abs(#require(doubles).density - density.asDouble) < 1e-11, "\(label)")
    }
    let model = try BornModel(
      exchange: 1, disorder: Disorder(potential: 1, transverse: Rational(1, 3), longitudinal: 1))
    #expect(throws: BornError.parameter("n", value: "0", allowed: "positive")) {
      try model.chemicalPotential(density: 0, precision: 64)
    }
    let thousand = try BornPoint(model, filling: .density(Rational(1, 10))).report(1000)
    #expect(thousand.isCertain && thousand[.chemicalPotential] != nil)
  }

  /// ν_σ → m√(2m(μ + σJ))/2π² and σ_σ as Kohno, Tatara and Shibata (2006) have it: ↑ is the spin whose band is lowered by J > 0.
  @Test("↑ and ↓ are those of the metal without impurities", arguments: [Rational(3, 10), Rational(-3, 10)])
  func spins(exchange: Rational) throws {
    let t = Rational(1, 4000)
    let disorder = Disorder(potential: t, transverse: t * Rational(1, 3), longitudinal: t * Rational(1, 5))
    let model = try BornModel(mass: Rational(3, 2), exchange: exchange, disorder: disorder, dimension: .three)
    let electrons = try #require(try model.electrons(at: 1, precision: 160))
    func free(_ energy: Rational) throws -> Double {
      let (m, pi) = (1.5, Double.pi)
      return m * (2 * m * energy.asDouble).squareRoot() / (2 * pi * pi)
    }
    let (up, down) = (try free(1 + exchange), try free(1 - exchange))
    // Corrections are of second order in the disorder.
    #expect(abs(electrons.states.up.midpointDouble / up - 1) < 1e-3)
    #expect(abs(electrons.states.down.midpointDouble / down - 1) < 1e-3)
    let (a, b) = (model.keeping.asDouble, model.flipping.asDouble)
    func conductivity(_ energy: Rational, _ own: Double, _ other: Double) -> Double {
      2.0 / 3 * own * energy.asDouble / (2 * Double.pi * 1.5 * (a * own + b * other))
    }
    let currents = electrons.conductivities
    #expect(abs(currents.up.midpointDouble / conductivity(1 + exchange, up, down) - 1) < 1e-3)
    #expect(abs(currents.down.midpointDouble / conductivity(1 - exchange, down, up) - 1) < 1e-3)
  }

  @Test("weak disorder in two dimensions") func plane() throws {
    for axis in ImpurityAxis.allCases {
      var last: [Double] = []
      for t in [Rational(1, 1000), Rational(1, 4000)] {
        let disorder = Disorder(potential: t, transverse: t * Rational(1, 3), longitudinal: t * Rational(1, 5))
        let model = try BornModel(
          mass: Rational(3, 2), exchange: Rational(3, 10), disorder: disorder, axis: axis, dimension: .two)
        let c = try model.coefficients(mu: 1, precision: 160).all
        let weak = try #require(try model.weakDisorder(mu: Ball(1, precision: 160), precision: 160)).coefficients.all
        let deviations = try zip(c, weak).map { try ($0 - $1).divided(by: $1).midpointDouble.magnitude }
        #expect(deviations.allSatisfy { $0 < 3 * t.asDouble }, "\(axis): \(deviations)")
        // They vanish with the disorder: at least in proportion to it, where they are not zero in two dimensions.
        for (x, y) in zip(last, deviations) { #expect(y < x / 3, "\(axis): \(last), \(deviations)") }
        last = deviations
      }
    }
  }
}
