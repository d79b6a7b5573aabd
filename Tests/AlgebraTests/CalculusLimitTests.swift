import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusLimitTests {
  let x = Expr.symbol("x", .real)
  let a = Expr.symbol("a", .real)
  let p = Expr.symbol("p", .positive)

  func far(_ e: Expr) throws -> Limit { try e.limit(x, to: .infinity).value }
  func near(_ e: Expr) throws -> Limit { try e.limit(x, to: 0).value }

  func expectLimit(_ limit: Limit, _ value: Expr, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard let found = limit.value else {
      Issue.record("\(limit) is not \(value.text)", sourceLocation: sourceLocation)
      return
    }
    try expectEqual(found, value, sourceLocation: sourceLocation)
  }

  /// f(x) − L at x = 2⁻⁴⁰ is below 2⁻²⁰, as it is for functions with moderate first coefficient.
  @Test func finiteLimitsAgainstValues() throws {
    var nontrivial = 0
    try forRandomCases(1000, seed: 501) { g, seed in
      let (f, h) = (g.analytic([x], depth: 2), g.analytic([x], depth: 2))
      let quotient = (f - f.substituting(x, by: 0)) / (h - h.substituting(x, by: 0))
      guard quotient.undefinedPart == nil, let limit = try? near(quotient) else { return }
      let point = [x: try ComplexBall(Rational(1, 1 << 40), precision: 512)]
      let value = try enclosure(of: quotient, point, bits: 512)
      switch limit {
      case .finite(let l):
        let error = try value - enclosure(of: l, [:], bits: 512)
        #expect(error.magnitude.bounds.upper < 0x1p-20, "seed \(seed): \(quotient.text)")
        nontrivial += 1
      default: #expect(value.magnitude.bounds.lower > 0x1p20, "seed \(seed): \(quotient.text)")
      }
    }
    #expect(Double(nontrivial) > 300 * Effort.factor)
  }

  /// Quotients of polynomials, against the rule of the degrees.
  @Test func rationalFunctionsAtInfinity() throws {
    try forRandomCases(1000, seed: 502) { g, seed in
      let (m, n) = (Int.random(in: 0...4, using: &g), Int.random(in: 0...4, using: &g))
      let (top, bottom) = (g.smallNumber(), g.smallNumber())
      if top.isZero || bottom.isZero { return }
      let f = (Expr(top) * x ** Expr(m) + (m == 0 ? 0 : g.polynomial(in: x, degree: m - 1)))
      let h = (Expr(bottom) * x ** Expr(n) + (n == 0 ? 0 : g.polynomial(in: x, degree: n - 1)))
      let expected: Limit =
        m < n
        ? .finite(0)
        : m == n
          ? .finite(Expr(try top.divided(by: bottom))) : top.signum() == bottom.signum() ? .infinity : .minusInfinity
      let found = try far(f / h)
      #expect(found == expected, "seed \(seed): \((f / h).text)")
      let mirrored = try (f / h).substituting(x, by: -x).limit(x, to: .minusInfinity).value
      #expect(mirrored == expected, "seed \(seed): \((f / h).text), mirrored")
    }
  }

  @Test func atPoints() throws {
    try expectLimit(try near(sin(x) / x), 1)
    try expectLimit(try near((1 - cos(a * x)) / x ** 2), a ** 2 / 2)
    try expectLimit(try near((1 + a * x) ** (1 / x)), exp(a))
    try expectLimit(try near(x * log(p + x)), 0)
    #expect(throws: AlgebraError.self) { try near(1 / x) }
    #expect(throws: AlgebraError.self) { try near(abs(x) / x) }
    let above = try (1 / x).limit(x, to: 0, from: .above).value
    let below = try (1 / x).limit(x, to: 0, from: .below).value
    #expect(above == .infinity && below == .minusInfinity)
    let root = try (x * log(x)).limit(x, to: 0, from: .above).value
    try expectLimit(root, 0)
    #expect(try near(1 / x ** 2) == .infinity)
    #expect(try near(a / x ** 2) == .unsignedInfinity)
    try expectLimit(try exp(-1 / x).limit(x, to: 0, from: .above).value, 0)
    try expectLimit(try (x ** x).limit(x, to: 0, from: .above).value, 1)
  }

  @Test func scalesAtInfinity() throws {
    try expectLimit(try far(x ** 5 * exp(-x)), 0)
    try expectLimit(try far(log(x) / x), 0)
    try expectLimit(try far(log(x) ** 3 / sqrt(x)), 0)
    #expect(try far(exp(x) / x ** 10) == .infinity)
    try expectLimit(try far((1 + 1 / x) ** x), exp(1))
    try expectLimit(try far((1 + a / x) ** x), exp(a))
    try expectLimit(try far(sqrt(x ** 2 + a * x) - x), a / 2)
    try expectLimit(try far(x ** (1 / x)), 1)
    try expectLimit(try far(log(log(x)) / log(x)), 0)
    try expectLimit(try far((exp(x) + exp(-x)) / (exp(x) - exp(-x))), 1)
    try expectLimit(try far(log(exp(x) + x) - x), 0)
    try expectLimit(try far(exp(x + exp(-x)) - exp(x)), 1)
    try expectLimit(try far(tanh(x)), 1)
    try expectLimit(try far(atan(p * x)), .pi / 2)
    try expectLimit(try far(exp(-p * x) * sin(1 / x)), 0)
    #expect(try far(x - exp(x)) == .minusInfinity)
    try expectLimit(try far(exp(sqrt(log(x))) / x), 0)
    let two: Expr = 2
    let three: Expr = 3
    try expectLimit(try far(two ** x / three ** x), 0)
    #expect(try far(two ** x / x) == .infinity)
    #expect(try far(x ** x / exp(x)) == .infinity)
    try expectLimit(try far(x ** x / exp(x ** 2)), 0)
    try expectLimit(try far(x * ((1 + 1 / x) ** x - exp(1))), -exp(1) / 2)
    try expectLimit(try far(x * (p ** (1 / x) - 1)), log(p))
    try expectLimit(try far(exp(exp(x)) * exp(-exp(x - exp(-x))) - 1), exp(1) - 1)
    try expectLimit(try far(exp(x) * (exp(1 / x - exp(-x)) - exp(1 / x))), -1)
    try expectLimit(try far(cosh(x) / sinh(x + a)), exp(-a))
    let conditional = try ((a * x + 1) / (p * x + 2)).limit(x, to: .infinity)
    #expect(conditional.conditions.isEmpty)
    let generic = try ((x + 1) / (a * x + 2)).limit(x, to: .infinity)
    #expect(generic.conditions == [a])
  }

  /// Tidying an exponent may write it with other exponentials of the class that is being separated.
  @Test func nestedExponentials() throws {
    let ε = exp(-x)
    let slow = x / (1 + ε)
    try expectLimit(try far(exp(slow) - exp(x - x * ε)), 0)
    let quotient = x * ε / (ε + exp(-2 * x ** 2 / (x + 1)))
    try expectLimit(try far((exp(quotient) - exp(x)) / x), -exp(2))
    try expectLimit(try far(exp(quotient) / exp(x)), 1)
    #expect(try far(exp(exp(x - ε) / (1 - 1 / x)) - exp(exp(x))) == .infinity)
    #expect(try far(exp(exp(exp(x + ε))) / exp(exp(exp(x)))) == .infinity)
    let (three, five) = (Expr(3), Expr(5))
    try expectLimit(try far((three ** x + five ** x) ** (1 / x)), 5)
  }

  /// On a branch cut the side counts from which the argument comes.
  @Test func branchCuts() throws {
    func right(_ e: Expr) throws -> Limit { try e.limit(x, to: 0, from: .above).value }
    func left(_ e: Expr) throws -> Limit { try e.limit(x, to: 0, from: .below).value }
    let i = Expr.i
    try expectLimit(try far(log(-tanh(x + i))), -i * .pi)
    let turned = acos(atan(log(x)))
    try expectLimit(try turned.limit(x, to: .minusInfinity).value, -i * log(.pi / 2 + sqrt(.pi ** 2 / 4 - 1)))
    #expect(try right(log(-1 + i * x)) == .finite(i * .pi))
    #expect(try left(log(-1 + i * x)) == .finite(-i * .pi))
    #expect(throws: AlgebraError.self) { try near(log(-1 + i * x)) }
    try expectLimit(try right(sqrt(-1 - x + i * x ** 2)), i)
    try expectLimit(try left(sqrt(-1 - x + i * x ** 3)), -i)
    try expectLimit(try right(asin(2 + i * x)), .pi / 2 + i * log(2 + sqrt(3)))
    try expectLimit(try left(asin(2 + i * x)), .pi / 2 - i * log(2 + sqrt(3)))
    try expectLimit(try right(acos(-2 - i * x)), .pi + i * log(2 + sqrt(3)))
    try expectLimit(try right(atan(2 * i + x)), .pi / 2 + i * log(3) / 2)
    try expectLimit(try left(atan(2 * i + x)), -.pi / 2 + i * log(3) / 2)
    try expectLimit(try far(atan2(-1 / x, -x)), -.pi)
  }

  /// A parameter may lie on a cut: the limit says where it does not hold.
  @Test func parametersOnBranchCuts() throws {
    let c = Expr.symbol("c")
    let root = (c.conjugate ** (x + 2)) ** Expr(Rational(1, 3))
    let cube = try root.limit(x, to: 1, from: .above)
    try expectLimit(cube.value, (c.conjugate ** 3) ** Expr(Rational(1, 3)))
    let onCut = cube.conditions.contains { $0.substituting(c, by: -1).isLiteralZero }
    #expect(onCut, "\(cube.conditions.map(\.text))")
    let logarithm = try log(a + .i * x).limit(x, to: 0)
    let excluded = logarithm.conditions.contains { $0.substituting(a, by: -2).isLiteralZero }
    #expect(excluded, "\(logarithm.conditions.map(\.text))")
    #expect(!logarithm.conditions.contains { $0.substituting(a, by: 2).isLiteralZero })
  }

  /// The first terms of a high power cost as much as those of a low one.
  @Test func highPowers() throws {
    for n in [1000, 1_000_000] {
      let power = (x + 1) ** Expr(n)
      let duration = try ContinuousClock().measure { try expectLimit(try far(power / (power + 1)), 1) }
      #expect(duration < .seconds(2 * max(Effort.factor, 1)))
      try expectLimit(try far((power - x ** Expr(n)) / x ** Expr(n - 1)), Expr(n))
    }
  }

  /// The values far out agree with a limit, say nothing, or contradict it.
  @Test func checksByEnclosures() throws {
    let z = Expr.symbol("z", .positive)
    func outcome(_ e: Expr, _ limit: Limit) -> LimitCheck.Outcome {
      LimitCheck(expression: e, variable: z, limit: Conditional(limit)).outcome()
    }
    let i = Expr.i
    let near = exp(z / (1 + exp(-z))) - exp(z - z * exp(-z))
    let cases: [(Expr, Limit, Limit)] = [
      (near, .finite(0), .minusInfinity), (log(-tanh(z + i)), .finite(-i * .pi), .finite(i * .pi)),
      ((1 + 1 / z) ** z, .finite(exp(1)), .infinity), (log(z), .infinity, .finite(0)), (-z, .minusInfinity, .infinity),
      (log(log(z)) / log(z), .finite(0), .finite(1)), (exp(z) / exp(z ** 2), .finite(0), .finite(1)),
      (exp(exp(z + exp(-z)) - exp(z)), .finite(exp(1)), .finite(1)), (i * z, .unsignedInfinity, .finite(0))
    ]
    for (e, right, wrong) in cases {
      #expect(outcome(e, right) == .agrees, "\(e.text)")
      #expect(outcome(e, wrong) == .contradicts, "\(e.text)")
    }
    #expect(try ((1 + a / x) ** x).limit(x, to: .infinity).isChecked)
    #expect(try sin(x).derivative(x).limit(x, to: 0).isChecked)
  }

  /// Bounded oscillations beside what grows or vanishes.
  @Test func oscillationsThatDieAway() throws {
    for (e, wanted) in [
      (sin(x) / x, Limit.finite(0)), (p * x * cos(a * x + 1) * exp(-p * x), .finite(0)), (x + sin(x), .infinity),
      ((x + sin(x)) / (2 * x + cos(x ** 2)), .finite(.half)), (sin(x) - x ** 2 * (1 + cos(x) / x), .minusInfinity),
      (1 + sin(exp(x)) / log(x), .finite(1)), ((a + sin(x)) / (1 + sin(x) ** 2 / x) - sin(x), .finite(a))
    ] {
      #expect(try far(e) == wanted, "\(e.text)")
    }
    #expect(try near(x * sin(1 / x)) == .finite(0))
    // At a = 0 nothing is left but the oscillation.
    for e in [x / (a * x + sin(x)), 1 / (a + cos(x) / log(x)), exp(x) / (a * exp(x) + x * sin(x))] {
      let found = try e.limit(x, to: .infinity)
      #expect(found.value == .finite(1 / a) && found.conditions == [a], "\(e.text)")
    }
    for e in [
      x * sin(x), x * (2 + sin(x)), 1 / (x ** 2 * sin(x)), tan(x) / x, sin(.i * x) / x, sin(a * .i * x) / x, cos(x),
      (x + 1) / (x * (2 + cos(x))),
      // Its value depends on a, and values with some a would agree with zero.
      sin(p * .i * x / 100) * exp(-x)
    ] {
      #expect(throws: AlgebraError.self, "\(e.text)") { try far(e) }
    }
  }

  @Test func refusals() {
    #expect(throws: AlgebraError.self) { try far(sin(x)) }
    #expect(throws: AlgebraError.self) { try far(exp(a * x)) }
    #expect(throws: AlgebraError.self) { try near(sin(1 / x)) }
    #expect(throws: AlgebraError.self) { try far(ScalarField("f")(x)) }
    #expect(throws: AlgebraError.self) { try far(exp(.i * x)) }
  }
}
