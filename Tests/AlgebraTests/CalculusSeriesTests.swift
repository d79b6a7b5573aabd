import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusSeriesTests {
  let x = Expr.symbol("x")
  let y = Expr.symbol("y")
  let a = Expr.symbol("a")
  let b = Expr.symbol("b")
  let r = Expr.symbol("r", .real)
  let p = Expr.symbol("p", .positive)

  // MARK: Laws

  /// |f(z) − Σ cₖzᵏ| ≤ M·ρⁿ/(1 − ρ) with ρ = |z|/r and M a bound of |f| on a square around the disc |z| ≤ r, on which
  /// ball arithmetic also shows that f is analytic.
  @Test func valueWithinCauchyBound() throws {
    var informative = 0
    try forRandomCases(1200, seed: 101) { g, seed in
      let f = g.analytic([x], depth: 3)
      let order = Int.random(in: 3...9, using: &g)
      let series = try f.series(in: x, order: order)
      let side = try Ball(lower: Rational(-1, 4), upper: Rational(1, 4), precision: 96)
      guard let wide = try? enclosure(of: f, [x: ComplexBall(side, side)]), wide.isFinite else { return }
      let z = try ComplexBall(Rational(1, 16), Rational(Int.random(in: -3...3, using: &g), 64), precision: 96)
      let ratio = z.magnitude.scaled(by: 4)
      let bound = try (wide.magnitude * ratio.power(order)).divided(by: Ball(1, precision: 96) - ratio)
      let error = try enclosure(of: f, [x: z]) - enclosure(of: series.polynomialPart, [x: z])
      #expect(!(bound - error.magnitude).isNegative, "seed \(seed): \(f.text) to order \(order)")
      if bound.bounds.upper < 0.1 { informative += 1 }
    }
    #expect(Double(informative) > 500 * Effort.factor)
  }

  @Test func productOfSeriesIsSeriesOfProduct() throws {
    var (compared, atTheEdge) = (0, 0)
    try forRandomCases(1000, seed: 102) { g, seed in
      let (f, h) = (g.analytic([x, x, a], depth: 2), g.analytic([x, x, a], depth: 2))
      let order = Int.random(in: 2...4, using: &g)
      guard let s = try? f.series(in: x, order: order), let t = try? h.series(in: x, order: order) else { return }
      let whole = try (f * h).series(in: x, order: order)
      let sum = try (f + h).series(in: x, order: order)
      let product = try s * t
      // The product is known beyond the order of its factors where these begin later.
      let known = try (f * h).series(in: x, order: max(order, product.order))
      for k in 0..<order {
        let lhs = try #require(whole.coefficient(k))
        if let rhs = product.coefficient(k) { #expect(try vanishes(lhs - rhs), "seed \(seed): \(f.text) · \(h.text)") }
        #expect(try vanishes((s + t).coefficient(k)! - sum.coefficient(k)!), "seed \(seed): \(f.text) + \(h.text)")
        compared += 1
      }
      for k in order..<max(order, product.order) {
        let (lhs, rhs) = (try #require(known.coefficient(k)), try #require(product.coefficient(k)))
        #expect(try vanishes(lhs - rhs), "seed \(seed): \(f.text) · \(h.text), power \(k)")
      }
      // One factor to a lower order: what is stated of the sum and the product is true as far as it goes.
      let short = try h.series(in: x, order: order - 1)
      for (value, exact) in [(try s * short, known), (try s + short, sum)] {
        for k in 0..<min(value.order, exact.order) {
          let (lhs, rhs) = (try #require(value.coefficient(k)), try #require(exact.coefficient(k)))
          #expect(try vanishes(lhs - rhs), "seed \(seed): \(f.text), \(h.text), power \(k)")
          atTheEdge += 1
        }
      }
      #expect(try s.derivative(x).order == order - 1)
    }
    #expect(
      Double(compared) > 2000 * Effort.factor && Double(atTheEdge) > 2000 * Effort.factor, "\(compared), \(atTheEdge)")
  }

  /// The coefficients are the derivatives at 0 over k!.
  @Test func coefficientsAreDerivatives() throws {
    var compared = 0
    try forRandomCases(1000, seed: 103) { g, seed in
      let f = g.analytic([x, x, b], depth: 2)
      guard let series = try? f.series(in: x, order: 4) else { return }
      var derivative = f
      var factorial = Rational(1)
      for k in 0..<4 {
        let value = derivative.substituting(x, by: 0)
        if value.undefinedPart != nil { return }
        // Roots of multiples of one radicand are not always known to be multiples: those stay open.
        let truth = try (value - Expr(factorial) * series.coefficient(k)!).isZero()
        #expect(!truth.isRefuted, "seed \(seed): \(f.text), power \(k)")
        if !truth.isProved { return }
        derivative = try derivative.derivative(x)
        factorial = factorial * Rational(k + 1)
      }
      compared += 1
    }
    #expect(Double(compared) > 800 * Effort.factor, "\(compared)")
  }

  /// Where parts are known to fewer orders than the whole, as sin(x)/x is known to one less than sin x, nothing is stated beyond
  /// what they determine: a longer expansion begins with the shorter one.
  @Test func longerExpansionsBeginWithShorterOnes() throws {
    let removable: [Expr] = [
      sin(x) / x, (exp(x) - 1) / x, log(1 + x) / x, x / sin(x), tan(x) / x, (1 - cos(x)) / x ** 2, x / (exp(x) - 1)
    ]
    let outer: [(Expr, Expr) -> Expr] = [
      { g, _ in exp(g) }, { g, _ in log(1 + g) }, { g, _ in sin(g) }, { g, _ in cosh(g) }, { g, _ in tan(g) },
      { g, _ in tanh(g) }, { g, _ in atan(g) }, { g, _ in asin(g / 3) }, { g, _ in 1 / (1 + g) },
      { g, _ in sqrt(1 + g) },
      { g, h in g * h }, { g, h in g * cos(x) + h }, { g, h in g / h }, { g, h in atan2(g, h) }, { g, h in g ** h }
    ]
    var compared = 0
    for f in outer {
      for (k, g) in removable.enumerated() {
        let e = f(g, removable[(k + 3) % removable.count])
        let long = try e.series(in: x, order: 8)
        for order in 1...5 {
          let short = try e.series(in: x, order: order)
          for n in 0..<order {
            let (a, b) = (try #require(short.coefficient(n)), try #require(long.coefficient(n)))
            let truth = try (a - b).isZero()
            #expect(!truth.isRefuted, "\(e.text) to order \(order), power \(n): \(a.text), \(b.text)")
            if truth.isProved { compared += 1 }
          }
        }
      }
    }
    #expect(compared >= 1000, "\(compared)")
  }

  /// In several variables the part of total degree k is the k-th coefficient along every line.
  @Test func totalDegreeAgreesWithLines() throws {
    let t = Expr.symbol("t")
    try forRandomCases(1000, seed: 104) { g, seed in
      let f = g.analytic([x, y], depth: 2)
      let order = Int.random(in: 2...5, using: &g)
      let series = try f.series(in: [x, y], order: order)
      let (u, v) = (Expr(g.smallNumber()), Expr(g.smallNumber()))
      let line = try f.substituting([(x, u * t), (y, v * t)]).series(in: t, order: order)
      let along = series.polynomialPart.substituting([(x, u * t), (y, v * t)])
      #expect(try vanishes(along - line.polynomialPart), "seed \(seed): \(f.text)")
    }
  }

  // MARK: Examples

  @Test func orders() throws {
    let s = try exp(x).series(in: x, order: 4)
    #expect(s.order == 4)
    try expectEqual(s.polynomialPart, 1 + x + x ** 2 / 2 + x ** 3 / 6)
    #expect(s.coefficient(4) == nil)
    let t = try sin(x).series(in: x, order: 2)
    #expect(try (s * t).order == 2)
    #expect(try (s + t).order == 2)
    try expectEqual(s.derivative(x).polynomialPart, 1 + x + x ** 2 / 2)
  }

  @Test func laurentAndPuiseux() throws {
    try expectEqual((1 / sin(x)).series(in: x, order: 4).polynomialPart, 1 / x + x / 6 + 7 * x ** 3 / 360)
    let root = try sqrt(sin(p)).series(in: p, order: 3)
    #expect(root.exponentDenominator == 2 && root.isOneSided)
    try expectEqual(root.polynomialPart, sqrt(p) - p ** Expr(Rational(5, 2)) / 12)
    let inverse = try ((exp(x) - 1 - x) ** -1).series(in: x, order: 1)
    try expectEqual(inverse.polynomialPart, 2 / x ** 2 - 2 / (3 * x) + Expr(Rational(1, 18)))
    let far = try (sqrt(r ** 2 + 1) - r).series(in: r, about: .infinity, order: 4)
    try expectEqual(far.polynomialPart, 1 / (2 * r) - 1 / (8 * r ** 3))
    try expectEqual(asin(1 - p).series(in: p, order: 1).polynomialPart, .pi / 2 - sqrt(2) * sqrt(p))
  }

  @Test func otherPoints() throws {
    let s = try log(x).series(in: x, about: .point([p]), order: 3)
    try expectEqual(s.polynomialPart, log(p) + (x - p) / p - (x - p) ** 2 / (2 * p ** 2))
    let θ = ScalarField("θ")
    let shifted = try θ(r + x * a).series(in: x, order: 3)
    let first = try θ(r).derivative(r)
    try expectEqual(shifted.polynomialPart, θ(r) + a * x * first + a ** 2 * x ** 2 * first.derivative(r) / 2)
    try expectEqual(atan(1 / p).series(in: p, order: 3).polynomialPart, .pi / 2 - p)
    try expectEqual(atan(p - 1 / p).series(in: p, order: 3).polynomialPart, p - .pi / 2)
    try expectEqual(atan(1 / p - p).series(in: p, order: 3).polynomialPart, .pi / 2 - p)
    try expectEqual(abs(sin(r) - 2).series(in: r, order: 2).polynomialPart, 2 - r)
  }

  @Test func symbolicPowersAndConstants() throws {
    let n = Expr.symbol("n")
    try expectEqual(((1 + x) ** n).series(in: x, order: 2).polynomialPart, 1 + n * x)
    try expectEqual(exp(a + x).series(in: x, order: 2).polynomialPart, exp(a) + exp(a) * x)
    try expectEqual((x / (a + x)).series(in: x, order: 3).polynomialPart, x / a - x ** 2 / a ** 2)
    try expectEqual((sin(x + y) / (x + y)).series(in: [x, y], order: 2).polynomialPart, 1)
  }

  @Test func divisorsAreStated() throws {
    #expect(try (x / (a + x)).series(in: x, order: 3).conditions == [a])
    #expect(try (x / (p + x)).series(in: x, order: 3).conditions.isEmpty)
    let radicand = b + r ** 2
    #expect(try sqrt(radicand + x).series(in: x, order: 3).conditions == [radicand])
  }

  @Test func refusals() {
    let essential = exp(1 / x)
    #expect(throws: AlgebraError.unable("a series at an essential singularity", essential)) {
      try (essential + x).series(in: x, order: 3)
    }
    #expect(throws: AlgebraError.unable("a series at a logarithmic singularity", log(x))) {
      try (x * log(x)).series(in: x, order: 3)
    }
    #expect(throws: AlgebraError.self) { try (x / (x + y)).series(in: [x, y], order: 3) }
    #expect(throws: AlgebraError.self) { try sqrt(x + y).series(in: [x, y], order: 3) }
    #expect(throws: AlgebraError.self) { try sqrt(-1 + .i * x).series(in: x, order: 3) }
    let hiddenZero = sin(x) ** 2 + cos(x) ** 2 - 1
    #expect(throws: AlgebraError.self) { try (1 / hiddenZero).series(in: x, order: 3) }
    #expect(throws: AlgebraError.notAVariable(x * y)) { try x.series(in: x * y, order: 3) }
    let vast = x ** 1_000_000_000 + x ** -1_000_000_000
    #expect(throws: AlgebraError.self) { try vast.series(in: x, order: 3) }
    let towering = 1 / ((x ** 1_000_000_000 + x ** 1_000_000_001) ** 2_000_000_000 + x ** 3) ** 2_000_000_000
    #expect(throws: AlgebraError.self) { try towering.series(in: x, order: 3) }
    #expect(throws: AlgebraError.self) { try exp(x).series(in: x, order: .min) }
    #expect(throws: AlgebraError.self) { try exp(x).series(in: [x, x], order: 2) }
    #expect(throws: AlgebraError.self) { try exp(x).series(in: [], order: 2) }
  }
}
