import Numbers
import TestSupport
import Testing

@testable import Transport

extension Generator {
  /// One or two kinds of impurities, some without spin, some with v = ±u.
  mutating func strongModel(_ dimension: SpaceDimension, isMagnetic: Bool = true) throws -> StrongModel {
    func number(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &self), 10) }
    func impurity(_ hasSpin: Bool) throws -> Impurity {
      let v = number(-25...25)
      let potential = v.isZero ? 1 : v
      let spin: Rational = !hasSpin ? 0 : oneIn(5) ? potential : number(2...20)
      return try Impurity(concentration: number(1...4), potential: potential, spin: spin)
    }
    var impurities = [try impurity(isMagnetic)]
    if oneIn(2) { impurities.append(try impurity(isMagnetic && oneIn(2))) }
    return try StrongModel(
      mass: number(6...15), exchange: oneIn(4) ? -number(2...12) : number(2...12), impurities: impurities,
      dimension: dimension)
  }
}

@Suite("Impurities of any strength") struct StrongTests {
  private let precision = 112

  private func expect(
    _ x: ComplexBall, _ y: ComplexBall, _ label: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(x.overlaps(y), "\(label): \(x) and \(y)", sourceLocation: sourceLocation)
    let width = max(x.re.radiusDouble, x.im.radiusDouble, y.re.radiusDouble, y.im.radiusDouble)
    #expect(width <= 1e-20 * max(1, y.magnitude.midpointDouble), "\(label): \(x)", sourceLocation: sourceLocation)
  }

  @Test("closed forms are what matrices averaged over the sphere and integrals over momenta give")
  func agreement() throws {
    var (turn, informative) = (0, 0)
    try forRandomCases(3, seed: 31) { generator, seed in
      turn += 1
      let model = try generator.strongModel(turn % 2 == 0 ? .two : .three)
      let mu = model.exchange.magnitude + Rational(Int.random(in: 5...30, using: &generator), 10)
      let (level, hasStates) = try model.level(at: mu, precision: precision)
      guard hasStates else { return }
      informative += 1
      let label = "seed \(seed): \(model), μ = \(mu)"
      let route = try StrongRoute(model, level, precision: precision)
      let (J, E) = (level.system.bands.exchange, try ComplexBall(mu, precision: precision))
      expect(try route.average { T, _ in T.a }, E + J - level.up.energy, "\(label): Σ_↑")
      expect(try route.average { T, _ in T.d }, E - J - level.down.energy, "\(label): Σ_↓")
      expect(try route.average { T, _ in T.a * T.d }, level.vertex, "\(label): c_R")
      expect(try route.average { T, A in T.d * A.a }, try level.mixedVertex, "\(label): c_M")
      // Rotation and charge.
      let D = level.difference
      expect(level.vertex * D, J + J - level.up.energy + level.down.energy, "\(label): rotation")
      let lost = try route.average { T, A in
        T.a * A.a * (level.up.local - level.upAdvanced.local) + T.b * A.c
          * (level.down.local - level.downAdvanced.local)
      }
      expect(lost, level.upAdvanced.energy - level.up.energy, "\(label): the optical theorem")

      let zero = level.difference.zero
      let closed = try level.coefficients(sea: zero, conjugateSea: zero)
      let computed = try route.coefficients()
      expect(computed.level.damping, closed.damping, "\(label): C_α")
      expect(computed.level.adiabatic, closed.adiabatic, "\(label): C_ad")
      expect(computed.level.nonadiabatic, closed.nonadiabatic, "\(label): C_β")
      // The sea is taken apart as ∫λ²(W + I²E)dε = (1/4J²)∫D(2 − ϱ)dε − (g_↑ + g_↓)/2J.
      let pi = level.system.bands.pi
      let sum = ComplexBall((level.up.local + level.down.local).im)
      expect(
        closed.spin - computed.level.spin, try (J * sum).divided(by: pi.scaled(by: 2)),
        "\(label): C_S at the Fermi level")
      let rates = try level.rates()
      let slope = try (level.seaSlope() - (J * (rates.0 + rates.1)).scaled(by: 2)).divided(by: (J * J).scaled(by: 4))
      expect(computed.sea, slope, "\(label): the sea of C_S")
    }
    #expect(informative >= Effort.atLeast(3))
  }

  @Test("Ward identities at random metals, to forty digits") func ward() throws {
    let bits = 176
    var (informative, refuted) = (0, 0)
    func expectZero(_ x: ComplexBall, _ label: String) {
      #expect(x.containsZero && max(x.re.radiusDouble, x.im.radiusDouble) < 1e-40, "\(label): \(x)")
    }
    try forRandomCases(200, seed: 36) { generator, seed in
      let model = try generator.strongModel(generator.element(of: SpaceDimension.allCases), isMagnetic: true)
      let mu = Rational(Int.random(in: -5...30, using: &generator), 10)
      guard let (level, hasStates) = try? model.level(at: mu, precision: bits), hasStates else { return }
      informative += 1
      let label = "seed \(seed): \(model), μ = \(mu)"
      let selfEnergies = level.retarded.map(\.selfEnergy)
      let zero = level.difference.zero
      let (up, down) = (selfEnergies.reduce(zero) { $0 + $1.up }, selfEnergies.reduce(zero) { $0 + $1.down })
      expectZero(up - down - level.vertex * level.difference, "\(label): Σ_↑ − Σ_↓ = c_R D")
      let twice = level.system.bands.exchange.doubled
      expectZero(
        level.up.energy - level.down.energy + level.vertex * level.difference - twice, "\(label): λ = (z_↑ − z_↓)/2J")
      let (τ, c) = (try level.torque, try level.mixedVertex)
      expectZero(down - up.conjugated - c * level.mixedDifference - τ, "\(label): Σ_↓ − Σ_↑* = c_M Δ + τ")
      #expect(τ.excludesZero, "\(label)")
      // The vertex of the Born approximation is not the one of this self-energy.
      let born = try ComplexBall(
        model.impurities.reduce(Rational(0)) { sum, impurity in
          guard case .finite(let v) = impurity.potential else { return sum }
          return sum + impurity.concentration * (v * v - impurity.spin * impurity.spin * Rational(1, 3))
        }, precision: bits)
      if (up - down - born * level.difference).excludesZero { refuted += 1 }
    }
    #expect(informative >= Effort.atLeast(150) && refuted == informative, "\(refuted) of \(informative)")
  }

  @Test("impurities without spin: no damping, no β, and half the difference of the densities, at any strength")
  func nonmagnetic() throws {
    var informative = 0
    try forRandomCases(40, seed: 32) { generator, seed in
      let model = try generator.strongModel(generator.element(of: SpaceDimension.allCases), isMagnetic: false)
      let mu = Rational(Int.random(in: -10...30, using: &generator), 10)
      guard let (level, hasStates) = try? model.level(at: mu, precision: precision), hasStates else { return }
      let label = "seed \(seed): \(model), μ = \(mu)"
      let (J, D) = (level.system.bands.exchange, level.difference)
      // The vertices by themselves, not what follows from τ = 0.
      let splitting = level.up.energy - level.down.energy
      expect(try (J + J - level.vertex * D).divided(by: splitting), J.unit, "\(label): c_R")
      let mixed = level.down.energy - level.upAdvanced.energy
      let turned = J + J + mixed + (try level.mixedVertex) * level.mixedDifference
      expect(turned, J.zero, "\(label): c_M")
      let values = try model.enclosures(mu: mu, precision: precision)
      let (P, σ) = (try #require(values[.polarisation]), try #require(values[.conductivity]))
      expect(
        ComplexBall(try #require(values[.adiabatic])), ComplexBall((P * σ).scaled(by: Rational(1, 2))),
        "\(label): C_ad = (σ_↑ − σ_↓)/2q²")
      informative += 1
    }
    #expect(informative >= Effort.atLeast(20))
  }

  @Test("a turned moment has the opposite sign; the sign of u does not matter") func symmetries() throws {
    func coefficients(_ J: Rational, _ u: Rational) throws -> [Ball] {
      let impurities = [try Impurity(concentration: Rational(1, 5), potential: -1, spin: u)]
      let model = try StrongModel(exchange: J, impurities: impurities)
      let (level, _) = try model.level(at: 1, precision: precision)
      return try level.coefficients(sea: level.difference.zero, conjugateSea: level.difference.zero).map(\.re).all
    }
    let (a, b, c) = (
      try coefficients(Rational(2, 5), 1), try coefficients(Rational(-2, 5), 1), try coefficients(Rational(2, 5), -1)
    )
    for (k, sign) in [-1, 1, -1, 1].enumerated() {
      expect(ComplexBall(a[k].scaled(by: Rational(sign))), ComplexBall(b[k]), "J → −J")
      expect(ComplexBall(a[k]), ComplexBall(c[k]), "u → −u")
      #expect(a[k].excludesZero)
    }
  }

  @Test("what is refused") func refusals() throws {
    func error(_ body: () throws -> Void) -> BornError? {
      do { try body() } catch { return error as? BornError }
      return nil
    }
    #expect(
      error { _ = try Impurity(concentration: 0, potential: 1) }
        == .parameter("concentration", value: "0", allowed: "positive"))
    #expect(
      error { _ = try Impurity(concentration: 1, potential: 0) }
        == .parameter("potential", value: "0", allowed: "not 0 for impurities without spin"))
    #expect(
      error { _ = try StrongModel(exchange: 1, impurities: []) }
        == .parameter("impurities", value: "none", allowed: "at least one kind"))
  }
}
