import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusIntegralTests {
  let x = Expr.symbol("x", .real)
  let a = Expr.symbol("a")
  let b = Expr.symbol("b")
  let τ = Expr.symbol("τ", .positive)
  let ω = Expr.symbol("ω", .positive)

  /// Equal values at a complex point, to 100 bits: the code has compared the normal forms.
  func expectSameValue(_ f: Expr, _ h: Expr, _ note: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let point = try [x: Rational(3, 7), a: Rational(5, 11), b: Rational(-2, 13), τ: Rational(7, 17), ω: Rational(9, 19)]
      .mapValues { try ComplexBall($0, Rational(1, 23), precision: 256) }
    let difference = try enclosure(of: f, point, bits: 256) - enclosure(of: h, point, bits: 256)
    let small = difference.containsZero && difference.magnitude.bounds.upper < 0x1p-100
    #expect(small, "\(f.text) ≠ \(h.text), \(note)", sourceLocation: sourceLocation)
  }

  @Test func wavesDifferentiateBack() throws {
    try forRandomCases(1000, seed: 301) { g, seed in
      var f = g.polynomial(in: x, degree: Int.random(in: 0...2, using: &g))
      for _ in 0..<Int.random(in: 1...2, using: &g) {
        let u = g.element(of: [a, b, ω, .i * ω, Expr(g.smallNumber()), a + b]) * x + g.element(of: [0, a, 1])
        f *= g.element(of: [exp, sin, cos, sinh, cosh] as [(Expr) -> Expr])(u)
      }
      let integral = try f.antiderivative(x)
      try expectSameValue(try integral.value.derivative(x), f, "seed \(seed)")
    }
  }

  @Test func rationalFunctionsDifferentiateBack() throws {
    try forRandomCases(1000, seed: 302) { g, seed in
      let top = g.polynomial(in: x, degree: 3)
      var bottom = Expr.one
      for _ in 0..<Int.random(in: 1...2, using: &g) {
        let factor = g.element(of: [x - a, x + Expr(g.smallNumber()), x ** 2 + τ, x ** 2 + b * x + 1, 2 * x + a])
        bottom *= factor ** Expr(Int.random(in: 1...2, using: &g))
      }
      let f = top / bottom
      let integral = try f.antiderivative(x)
      try expectSameValue(try integral.value.derivative(x), f, "seed \(seed)")
    }
  }

  /// ∫ₐᵇ + ∫ᵇᶜ = ∫ₐᶜ, and the value lies in (b − a) times the enclosure of the integrand.
  @Test func definiteAgainstEnclosures() throws {
    let waves: [(Expr) -> Expr] = [exp, sin, cos, cosh]
    try forRandomCases(1000, seed: 303) { g, seed in
      var f = g.polynomial(in: x, degree: 2)
      if g.oneIn(2) {
        f *= g.element(of: waves)(Expr(g.smallNumber()) * x + 1)
      } else {
        f = f / (x ** 2 + Expr(Int.random(in: 1...3, using: &g)) * x + 3) + f / (x + 4)
      }
      let value = try f.integral(over: x, from: 0, to: 1).value
      let exact = try enclosure(of: value, [:])
      var sum = try ComplexBall(0, precision: 96)
      for k in 0..<8 {
        let piece = try Ball(lower: Rational(k, 8), upper: Rational(k + 1, 8), precision: 96)
        sum += try enclosure(of: f, [x: ComplexBall(piece)]).scaled(by: Rational(1, 8))
      }
      #expect(sum.overlaps(exact), "seed \(seed): \(f.text)")
    }
  }

  @Test func resonancesAndConditions() throws {
    let n = Expr.symbol("n", .integer)
    let generic = try (x * exp(a * x)).antiderivative(x)
    #expect(generic.conditions == [a])
    try expectEqual(generic.value, exp(a * x) * (x / a - 1 / a ** 2))
    let resonant = try (exp(.i * ω * x) * cos(ω * x)).antiderivative(x)
    try expectEqual(resonant.value, x / 2 + exp(2 * .i * ω * x) / (4 * .i * ω))
    #expect(resonant.conditions.isEmpty)
    #expect(try sin(n * x).antiderivative(x).conditions == [n])
    let zero = try exp((a - a) * x).antiderivative(x)
    #expect(zero.value == x)
  }

  @Test func improper() throws {
    try expectEqual(try exp(-x / τ).integral(over: x, from: 0, to: .infinity).value, τ)
    let laplace = try (sin(ω * x) * exp(-x / τ)).integral(over: x, from: 0, to: .infinity).value
    try expectEqual(laplace, ω / (1 / τ ** 2 + ω ** 2))
    let lorentzian = try (1 / (x ** 2 + τ ** 2)).integral(over: x, from: .minusInfinity, to: .infinity).value
    try expectEqual(lorentzian, .pi / τ)
    let half = try (1 / ((x + 1) * (x + 2))).integral(over: x, from: 0, to: .infinity).value
    try expectEqual(half, log(Expr(2)))
    // The real part of the rate is a negative sum over a denominator.
    let sum = try exp(-((1 / τ + ω) - .i) * x).integral(over: x, from: 0, to: .infinity).value
    try expectEqual(sum, τ / (1 + τ * ω - .i * τ))
    let growing = exp((1 / τ - ω) * x)
    #expect(throws: AlgebraError.self) { try growing.integral(over: x, from: 0, to: .infinity) }
    // Double poles: the constant that Hermite's reduction leaves is no divergence.
    let double = try (τ * x / (x ** 2 + 1) ** 2).integral(over: x, from: 0, to: .infinity).value
    try expectEqual(double, τ / 2)
    let triple = try ((τ * x + x ** 3) / (x ** 2 + 1) ** 3).integral(over: x, from: .minusInfinity, to: 0).value
    try expectEqual(triple, -(τ + 1) / 4)
    #expect(throws: AlgebraError.self) { try (x ** 3 / (x ** 2 + 1) ** 2).integral(over: x, from: 0, to: .infinity) }
    #expect(throws: AlgebraError.self) { try (x ** 4 / (x ** 2 + 1) ** 2).integral(over: x, from: 0, to: .infinity) }
    #expect(throws: AlgebraError.self) { try exp(-a * x).integral(over: x, from: 0, to: .infinity) }
    #expect(throws: AlgebraError.self) { try (1 / (x + 1)).integral(over: x, from: 0, to: .infinity) }
  }

  @Test func polesOnTheInterval() throws {
    #expect(throws: AlgebraError.domain("an integral over a pole", 1 / x)) {
      try (1 / x ** 2).integral(over: x, from: -1, to: 1)
    }
    #expect(throws: AlgebraError.self) { try (1 / (x ** 2 - 2)).integral(over: x, from: 0, to: 2) }
    #expect(throws: AlgebraError.self) { try (1 / (x - a)).integral(over: x, from: 0, to: 2) }
    #expect(throws: AlgebraError.self) { try (1 / x).integral(over: x, from: 0, to: 2) }
    let clear = try (1 / (x + τ)).integral(over: x, from: 0, to: .point(τ)).value
    try expectEqual(clear, log(Expr(2)))
    let between = try (1 / (x ** 2 - 2)).integral(over: x, from: -1, to: 1).value
    let exact = try enclosure(of: between, [:])
    #expect(try exact.overlaps(enclosure(of: -log(3 + 2 * sqrt(2)) / sqrt(2), [:])))
  }

  @Test func refusals() {
    #expect(throws: AlgebraError.self) { try exp(x ** 3).antiderivative(x) }
    #expect(throws: AlgebraError.self) { try (sin(x) / x).antiderivative(x) }
    #expect(throws: AlgebraError.self) { try (1 / (x ** 3 + x + 1)).antiderivative(x) }
    let square = x ** 2
    #expect(throws: AlgebraError.notAVariable(square)) { try x.antiderivative(square) }
    #expect(throws: AlgebraError.self) { try ScalarField("f")(x).antiderivative(x) }
  }
}
