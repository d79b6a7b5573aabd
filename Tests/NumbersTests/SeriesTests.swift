import Numbers
import TestSupport
import Testing

@Suite("Power series by the libraries") struct SeriesTests {
  /// Σ aₖ·bₙ₋ₖ, one by one.
  private func product<R: Ring>(_ a: [R], _ b: [R], _ count: Int) -> [R] {
    (0..<count).map { n in
      var sum = a[0].zero
      for k in 0...n where k < a.count && n - k < b.count { sum += a[k] * b[n - k] }
      return sum
    }
  }

  private func slope(_ g: [Rational]) -> [Rational] { (1..<g.count).map { g[$0].scaled(by: Rational($0)) } }

  @Test func productsOfRationalSeries() throws {
    var informative = 0
    try forRandomCases(400, seed: 821) { generator, seed throws in
      let sizes = (0..<2).map { _ in Int.random(in: 1...30, using: &generator) }
      let series = sizes.map { n in (0..<n).map { _ in generator.oneIn(3) ? .zero : generator.smallRational() } }
      let count = Int.random(in: 1...40, using: &generator)
      guard let found = Rational.convolution(series[0], series[1], count: count) else { return }
      informative += 1
      #expect(found == product(series[0], series[1], count), "seed \(seed)")
    }
    #expect(informative >= Effort.atLeast(50))
  }

  /// Each function obeys its differential equation, and starts where it should.
  @Test func functionsOfRationalSeries() throws {
    var (informative, powers) = (0, 0)
    try forRandomCases(60, seed: 822) { generator, seed throws in
      let count = 24
      var g = (0..<count).map { _ in generator.smallRational() }
      g[0] = 0
      let shifted = [Rational.one] + g.dropFirst()
      guard let e = Rational.series(.exponential, of: g, count: count),
        let l = Rational.series(.logarithm, of: shifted, count: count),
        let s = Rational.series(.sine, of: g, count: count), let c = Rational.series(.cosine, of: g, count: count),
        let sh = Rational.series(.hyperbolicSine, of: g, count: count),
        let ch = Rational.series(.hyperbolicCosine, of: g, count: count)
      else { return }
      informative += 1
      let n = count - 1
      let g1 = slope(g)
      #expect(e[0] == 1 && slope(e) == product(g1, e, n), "exp, seed \(seed)")
      #expect(l[0] == 0 && product(slope(l), shifted, n) == slope(shifted), "log, seed \(seed)")
      #expect(s[0] == 0 && slope(s) == product(g1, c, n), "sin, seed \(seed)")
      #expect(c[0] == 1 && slope(c) == product(g1, s, n).map { -$0 }, "cos, seed \(seed)")
      #expect(sh[0] == 0 && slope(sh) == product(g1, ch, n), "sinh, seed \(seed)")
      #expect(ch[0] == 1 && slope(ch) == product(g1, sh, n), "cosh, seed \(seed)")
      for exponent in [-1, Rational(1, 2), Rational(-1, 2), Rational(2, 3), -4] as [Rational] {
        guard let h = Rational.series(.power(exponent), of: shifted, count: count) else { continue }
        // g·h′ = α·g′·h.
        let right = product(slope(shifted), h, n).map { $0 * exponent }
        #expect(h[0] == 1 && product(shifted, slope(h), n) == right, "power \(exponent), seed \(seed)")
        powers += 1
      }
    }
    #expect(informative >= Effort.atLeast(50) && powers >= Effort.atLeast(250), "\(informative), \(powers)")
  }

  @Test func productsOfSeriesOfPolynomials() throws {
    let ring = PolynomialRing(variables: 3, order: .lexicographic)
    var informative = 0
    try forRandomCases(150, seed: 823) { generator, seed throws in
      let series = (0..<2).map { _ in
        (0..<Int.random(in: 1...7, using: &generator)).map { _ in generator.polynomial(in: ring) }
      }
      let count = Int.random(in: 1...12, using: &generator)
      guard let found = Polynomial.convolution(series[0], series[1], count: count) else { return }
      informative += 1
      #expect(found == product(series[0], series[1], count), "seed \(seed)")
    }
    #expect(informative >= Effort.atLeast(80))
  }

  /// x₀² + x₂² = 1 and x₁³ = x₂·x₃, reduced together: the remainder is of low degree and has the same values at points where
  /// both hold.
  @Test func reductionModuloSeveralRadicals() throws {
    for order in [PolynomialRing.Order.lexicographic, .degreeReverseLexicographic] {
      let ring = PolynomialRing(variables: 4, order: order)
      let g = ring.generators
      let relations = [g[0] * g[0] + g[2] * g[2] - g[0].one, try g[1].power(3) - g[2] * g[3]]
      var changed = 0
      try forRandomCases(300, seed: 824) { generator, seed throws in
        let p = generator.polynomial(in: ring, terms: 12, degree: 9)
        let r = try p.reduced(modulo: relations)
        if r != p { changed += 1 }
        #expect(r.degree(in: 0) <= 1 && r.degree(in: 1) <= 2, "seed \(seed): \(p)")
        var (t, x1) = (generator.smallRational(), generator.smallRational())
        if t * t == 1 { t = 2 }
        if x1.isZero { x1 = 3 }
        let norm = try (1 + t * t).inverted()
        let x2 = (1 - t * t) * norm
        let point = [2 * t * norm, x1, x2, try (x1 * x1 * x1).divided(by: x2)]
        #expect(try r.evaluated(at: point) == p.evaluated(at: point), "seed \(seed): \(p)")
        // Changing the order of the relations changes nothing.
        #expect(try r == p.reduced(modulo: relations.reversed()), "seed \(seed): \(p)")
      }
      #expect(changed >= Effort.atLeast(200))
    }
  }

  /// A quotient of polynomials with a common factor comes out as without it, of whatever kind the factor is.
  @Test func quotientsAreInLowestTerms() throws {
    var (common, coprime) = (0, 0)
    let ring = PolynomialRing(variables: 5)
    try forRandomCases(500, seed: 825) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 6), b = generator.nonzeroPolynomial(in: ring, terms: 6)
      let c = generator.nonzeroPolynomial(in: ring, terms: generator.oneIn(3) ? 1 : 4, degree: 2)
      let f = try RationalFunction(a * c, over: b * c)
      #expect(try f == RationalFunction(a, over: b), "seed \(seed): \(a) \(b) \(c)")
      #expect(f.numerator * b == a * f.denominator, "seed \(seed)")
      let content = f.numerator.gcd(f.denominator)
      #expect(f.isZero || content.isOne, "seed \(seed): \(f)")
      #expect(f.denominator.leadingCoefficient > 0, "seed \(seed): \(f)")
      // No common integer either.
      let shared = f.numerator.content.commonIntegerFactor(f.denominator.content)
      #expect(f.isZero || shared == 1, "seed \(seed): \(f)")
      if c.isConstant { coprime += 1 } else { common += 1 }
    }
    #expect(common >= Effort.atLeast(250) && coprime >= Effort.atLeast(20))
  }
}

extension Rational {
  fileprivate func commonIntegerFactor(_ other: Rational) -> Integer { numerator.gcd(other.numerator) }
}
