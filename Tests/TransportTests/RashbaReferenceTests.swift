import Numbers
import TestSupport
import Testing

@testable import Transport

/// What the random tests of the Rashba ferromagnet compare at.
struct RashbaCase {
  let model: RashbaModel
  let mu: Rational

  static let kinds: [RashbaOccupation] = [.both, .one, .ring]

  /// Parameters for which, without impurities, these bands are occupied.
  init(_ kind: RashbaOccupation, _ generator: inout Generator) throws {
    func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
    let mass = rational(10...40), sign: Rational = generator.oneIn(2) ? 1 : -1
    let J = rational(2...12), fraction = rational(3...16)
    // s = mα² > |J| has a ring.
    let α = kind == .ring ? rational(30...50) : rational(2...30)
    let s = mass * α * α
    switch kind {
    case .both: mu = J + rational(4...30)
    case .one: mu = J * (fraction - Rational(1, 2))
    default:
      // The bottom of the ring is −(s² + J²)/2s.
      let bottom = try (s * s + J * J).divided(by: s * 2)
      mu = (J - bottom) * fraction - J
    }
    model = try RashbaModel(
      mass: mass, coupling: generator.oneIn(2) ? α : -α, exchange: sign * J,
      rate: Rational(Int.random(in: 20...60, using: &generator), 100))
  }
}

@Suite("Spin-orbit torque of a Rashba ferromagnet by two routes") struct RashbaReferenceTests {
  private let precision = 96

  /// The point at a complex energy in the upper half plane, by Newton's iteration from one nearby.
  private func point(
    _ model: RashbaModel, _ energy: ComplexBall, near: RashbaPoint<ComplexBall>? = nil
  ) throws -> RashbaPoint<ComplexBall> {
    let middle = Complex(energy.re.midpointDouble, energy.im.midpointDouble)
    let doubles = RashbaSelfconsistency(system: model.doubleSystem(), energy: middle)
    func double(_ z: ComplexBall) -> Complex { Complex(z.re.midpointDouble, z.im.midpointDouble) }
    let continued = near.flatMap { doubles.newton(from: (double($0.up), double($0.down))) }
    let start = try #require(continued ?? doubles.solve())
    let equations = try model.equations(at: energy, precision: precision)
    var (up, down) = (
      try ComplexBall(start.0, precision: precision), try ComplexBall(start.1, precision: precision)
    )
    // From 10⁻¹³ to 10⁻²⁶ and 10⁻⁵².
    for _ in 0..<2 {
      let (f, h) = try equations.values(up, down), s = try equations.slopes(up, down)
      let determinant = try (s.0 * s.3 - s.1 * s.2).inverted()
      up = (up - (s.3 * f - s.1 * h) * determinant).representative
      down = (down - (s.0 * h - s.2 * f) * determinant).representative
    }
    try #require(up.im.isPositive && down.im.isPositive)
    return try RashbaPoint(equations.system, up: up, down: down)
  }

  /// λ(wh′ − hw′)∫_p 1/D² per energy, from the derivatives (1 − Γ∫GG)⁻¹(1, 1) of W.
  private func seaDensity(_ point: RashbaPoint<ComplexBall>) throws -> ComplexBall {
    let system = point.system
    let slopes = try RashbaSelfconsistency(system: system, energy: point.up).slopes(point.up, point.down)
    let determinant = slopes.0 * slopes.3 - slopes.1 * slopes.2
    let turn = (point.down * (slopes.3 - slopes.1) - point.up * (slopes.0 - slopes.2)).scaled(by: Rational(1, 2))
    let screened = point.up.unit - system.rate * (point.pair + (system.orbit * point.moment).doubled)
    return try (turn * point.square).divided(by: determinant * screened)
  }

  private func agree(_ x: ComplexBall, _ y: ComplexBall, within size: Double = 1e-20) -> Bool {
    let gap = x - y
    return gap.containsZero && gap.width < size
  }

  @Test("self-energy and Fermi level are what matrices and quadrature give", arguments: [RashbaOccupation.both, .one])
  func matrices(kind: RashbaOccupation) throws {
    try forRandomCases(1, seed: kind == .both ? 61 : 62) { generator, seed in
      let test = try RashbaCase(kind, &generator)
      let label = "seed \(seed): \(test)"
      let solution = try test.model.solution(at: test.mu, precision: precision)
      #expect(solution.isInside, "\(label)")
      let energy = try ComplexBall(test.mu, precision: precision)
      let route = RashbaRoute(
        model: test.model, energy: energy, up: solution.up, down: solution.down, precision: precision)
      let (J, Γ) = (try route.ball(test.model.exchange), try route.ball(test.model.rate))
      let locals = try route.locals()
      #expect(agree(solution.up, energy + J - Γ * locals.up), "\(label)")
      #expect(agree(solution.down, energy - J - Γ * locals.down), "\(label)")
      let response = try test.model.point(solution.up, solution.down, precision: precision).surface()
      let spin = try route.surface()
      for (computed, quadrature) in zip([response.re, response.im], spin) {
        #expect(agree(ComplexBall(computed), quadrature), "\(label): \(computed), \(quadrature)")
        #expect(computed.excludesZero && quadrature.im.containsZero, "\(label)")
      }
    }
  }

  @Test("what is under the integral of the sea is what matrices and quadrature give")
  func density() throws {
    try forRandomCases(1, seed: 63) { generator, seed in
      let test = try RashbaCase(.ring, &generator)
      let label = "seed \(seed): \(test)"
      let high = try ComplexBall(test.mu - 1, Rational(1, 2), precision: precision)
      let above = try point(test.model, high)
      let other = RashbaRoute(model: test.model, energy: high, up: above.up, down: above.down, precision: precision)
      let density = try seaDensity(above) * other.ball(test.model.coupling)
      let matrices = try other.sea()
      #expect(agree(density, matrices) && density.excludesZero, "\(label): \(density), \(matrices)")
      let curve = RashbaCurve(system: above.system)
      let slope = try curve.seaSlope(above).divided(by: curve.energySlope(above)) * other.ball(test.model.coupling)
      #expect(agree(slope, matrices), "\(label): \(slope), \(matrices)")
    }
  }

  @Test("the sea is what the rule of tanh and sinh gives along a half circle of energies", arguments: RashbaCase.kinds)
  func contour(kind: RashbaOccupation) throws {
    try forRandomCases(1, seed: kind == .both ? 64 : kind == .one ? 65 : 66) { generator, seed in
      let test = try RashbaCase(kind, &generator)
      let s = test.model.mass * test.model.coupling * test.model.coupling
      let low = -(test.mu.magnitude + test.model.exchange.magnitude + s + test.model.mass * test.model.rate)
      #expect(try !test.model.solution(at: low, precision: 64).isInside)
      func ball(_ q: Rational) throws -> Ball { try Ball(q, precision: precision) }
      let (center, radius) = (try ball((low + test.mu) * Rational(1, 2)), try ball((test.mu - low) * Rational(1, 2)))
      let half = try Ball.pi(precision: precision).scaled(by: Rational(1, 2))
      var sum = try ComplexBall(0, precision: precision)
      var near: RashbaPoint<ComplexBall>?
      let step = Rational(1, 20)
      for j in -71...71 {
        let y = try ball(step * Rational(j)), place = half * y.sinh()
        // The angle from π to 0 is π/(1 + e^(2 place)).
        let angle = try (half.scaled(by: 2)).divided(by: ball(1) + place.scaled(by: 2).exp())
        let rate = try half * half * y.cosh().divided(by: place.cosh() * place.cosh())
        let turned = ComplexBall(angle.cos(), angle.sin())
        let here = try point(test.model, ComplexBall(center) + ComplexBall(radius) * turned, near: near)
        near = here
        let value = try seaDensity(here)
        // dE = i R e^(iφ) dφ, dφ = −rate dy.
        sum -= (value * turned).timesI * ComplexBall(radius * rate).scaled(by: step)
      }
      let coupling = try ball(test.model.coupling)
      let sea = -(try (coupling * sum.im).divided(by: half.scaled(by: 2)))
      let computed = try test.model.response(mu: test.mu, precision: precision).sea
      // Errors of the rule and of its cut-off ends.
      let gap = (sea - computed).abs().bounds.upper
      #expect(gap < 1e-20, "seed \(seed): \(test): \(sea), \(computed)")
      #expect(computed.abs().bounds.lower > 1e-6, "seed \(seed): \(test): \(computed)")
    }
  }
}
