import Numbers
import TestSupport
import Testing

@Suite struct PolynomialTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() throws { try checkRingLaws(seed: 21) { $0.polynomial(in: ring) } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 22) { $0.polynomial(in: ring) } }
  @Test func univariateRingLaws() throws {
    let ring = PolynomialRing(variables: 1, order: .lexicographic)
    try checkRingLaws(seed: 23) { $0.polynomial(in: ring, terms: 8, degree: 9) }
  }
  @Test func constantRingLaws() throws {
    let ring = PolynomialRing(variables: 0)
    try checkRingLaws(seed: 24) { Polynomial($0.rational(), in: ring) }
  }

  /// Evaluation at a point is a homomorphism onto the rational numbers, and computed here from the terms.
  @Test func evaluationIsAHomomorphism() throws {
    try forRandomCases(1000, seed: 25) { generator, seed throws in
      let (a, b) = (generator.polynomial(in: ring), generator.polynomial(in: ring))
      let point = (0..<3).map { _ in generator.rational(bits: 48) }
      func value(_ p: Polynomial) throws -> Rational {
        try p.terms.reduce(Rational.zero) { sum, term in
          try sum + zip(point, term.exponents).reduce(term.coefficient) { try $0 * $1.0.power($1.1) }
        }
      }
      let comment: Comment = "seed \(seed): \(a), \(b), \(point)"
      #expect(try a.evaluated(at: point) == value(a), comment)
      #expect(try (a + b).evaluated(at: point) == value(a) + value(b), comment)
      #expect(try (a * b).evaluated(at: point) == value(a) * value(b), comment)
      #expect(try (a - b).evaluated(at: point) == value(a) - value(b), comment)
    }
  }

  @Test func termsRoundTrip() throws {
    try forRandomCases(1000, seed: 26) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 8)
      // Shuffled, and each term in two halves.
      var terms = a.terms.flatMap {
        [($0.coefficient * Rational(1, 3), $0.exponents), ($0.coefficient * Rational(2, 3), $0.exponents)]
      }
      terms.shuffle(using: &generator)
      let again = try Polynomial(terms: terms.map { (coefficient: $0.0, exponents: $0.1) }, in: ring)
      #expect(again == a && again.hashValue == a.hashValue, "seed \(seed): \(a)")
      #expect(a.terms.count == a.termCount, "seed \(seed): \(a)")
      #expect(a.totalDegree == (a.terms.map { $0.exponents.reduce(0, +) }.max() ?? -1), "seed \(seed): \(a)")
      for k in 0..<3 { #expect(a.degree(in: k) == (a.terms.map { $0.exponents[k] }.max() ?? -1), "seed \(seed): \(a)") }
      #expect(a.leadingCoefficient == a.terms.first?.coefficient ?? 0, "seed \(seed): \(a)")
      #expect(a.constantValue == (a.totalDegree <= 0 ? a.leadingCoefficient : nil), "seed \(seed): \(a)")
      let content = a.terms.reduce(Rational.zero) { gcd($0, $1.coefficient) }
      #expect(
        a.content == content && a.primitivePart.scaled(by: content.isZero ? 1 : content) == a, "seed \(seed): \(a)")
    }
    // More terms than one chunk of the visitor, and a visit that stops half way.
    let large = try (ring.generators.reduce(Polynomial(Rational(1, 7), in: ring), +)).power(14)
    let big = try large + Polynomial(Rational(2).power(200), in: ring)
    #expect(try Polynomial(terms: big.terms, in: ring) == big)
    struct Stop: Error {}
    #expect(throws: Stop.self) { try big.forEachTerm { coefficient, _ in if !coefficient.isOne { throw Stop() } } }
  }

  func gcd(_ a: Rational, _ b: Rational) -> Rational {
    (try? Rational(a.numerator.gcd(b.numerator), a.denominator.lcm(b.denominator))) ?? 0
  }

  @Test func powersAreRepeatedProducts() throws {
    try forRandomCases(1000, seed: 27) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 4)
      let n = Int.random(in: 0...5, using: &generator)
      let product = (0..<n).reduce(a.one) { product, _ in product * a }
      let power = try a.power(n)
      #expect(power == product, "seed \(seed): \(a), \(n)")
      #expect(try a.multiplied(by: power) == product * a, "seed \(seed): \(a), \(n)")
    }
  }

  @Test func greatestCommonDivisor() throws {
    try forRandomCases(1000, seed: 28) { generator, seed throws in
      let (f, g) = (generator.polynomial(in: ring), generator.polynomial(in: ring))
      let h = generator.nonzeroPolynomial(in: ring, terms: 3)
      let comment: Comment = "seed \(seed): \(f), \(g), \(h)"
      let divisor = (f * h).gcd(g * h)
      if f.isZero && g.isZero {
        #expect(divisor.isZero, comment)
        return
      }
      #expect(divisor.dividedExactly(by: h) != nil, comment)
      let (p, q) = try (
        #require((f * h).dividedExactly(by: divisor), comment), #require((g * h).dividedExactly(by: divisor), comment)
      )
      #expect(p.gcd(q).isOne, comment)
      #expect(divisor.content.isOne && divisor.leadingCoefficient > 0, comment)
    }
  }

  @Test func factorsMultiplyBack() throws {
    try forRandomCases(1000, seed: 29) { generator, seed throws in
      let f = generator.nonzeroPolynomial(in: ring, terms: 3, degree: 2)
      let g = generator.nonzeroPolynomial(in: ring, terms: 3, degree: 2)
      let product = f * f * g
      for (unit, factors) in [try product.factored(), try product.squareFree()] {
        var back = Polynomial(unit, in: ring)
        for (factor, exponent) in factors {
          #expect(factor.content.isOne && factor.leadingCoefficient > 0, "seed \(seed): \(f), \(g)")
          back *= try factor.power(exponent)
        }
        #expect(back == product, "seed \(seed): \(f), \(g)")
        for (k, (factor, _)) in factors.enumerated() {
          for (other, _) in factors[..<k] { #expect(factor.gcd(other).isOne, "seed \(seed): \(f), \(g)") }
        }
      }
      // Every non-constant factor of f occurs twice or more.
      for (factor, exponent) in try f.factored().factors {
        let whole = try product.factored().factors.first { $0.0 == factor }
        #expect((whole?.1 ?? 0) >= 2 * exponent, "seed \(seed): \(f), \(g)")
      }
    }
    #expect(throws: NumberError.self) { try Polynomial(ring).factored() }
    #expect(throws: NumberError.self) { try Polynomial(ring).squareFree() }
  }

  @Test func division() throws {
    try forRandomCases(1000, seed: 30) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 8)
      let (b, c) = (generator.nonzeroPolynomial(in: ring), generator.nonzeroPolynomial(in: ring))
      let comment: Comment = "seed \(seed): \(a), \(b), \(c)"
      let (q, r) = try a.quotientAndRemainder(dividingBy: b)
      #expect(q * b + r == a, comment)
      func leading(_ p: Polynomial) -> [Int] { p.terms.first?.exponents ?? [] }
      func isReduced(_ p: Polynomial, _ divisor: Polynomial) -> Bool {
        !p.terms.contains { zip($0.exponents, leading(divisor)).allSatisfy { $0 >= $1 } }
      }
      #expect(isReduced(r, b), comment)
      #expect((a * b).dividedExactly(by: b) == a, comment)
      #expect((a.dividedExactly(by: b) != nil) == r.isZero, comment)
      let remainder = try a.reduced(modulo: [b, c])
      #expect(isReduced(remainder, b) && isReduced(remainder, c), comment)
      #expect(try a.reduced(modulo: [b]) == r, comment)
      #expect(try a.reduced(modulo: []) == a, comment)
    }
    #expect(throws: NumberError.self) { try Polynomial(1, in: ring).quotientAndRemainder(dividingBy: Polynomial(ring)) }
    #expect(throws: NumberError.self) { try Polynomial(1, in: ring).reduced(modulo: [Polynomial(ring)]) }
    #expect(Polynomial(1, in: ring).dividedExactly(by: Polynomial(ring)) == nil)
  }

  /// sin² + cos² = 1 as an ideal: remainders take the same values on the unit circle, at rational points of it.
  @Test func reductionKeepsValuesOnTheVariety() throws {
    let ring = PolynomialRing(variables: 3, order: .lexicographic)
    let (s, c) = (ring.generators[0], ring.generators[1])
    let circle = s * s + c * c - s.one
    try forRandomCases(1000, seed: 31) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 8, degree: 5)
      let t = generator.smallRational()
      let norm = try (1 + t * t).inverted()
      let point = [2 * t * norm, (1 - t * t) * norm, generator.smallRational()]
      let remainder = try a.reduced(modulo: [circle])
      #expect(remainder.degree(in: 0) <= 1, "seed \(seed): \(a)")
      #expect(try remainder.evaluated(at: point) == a.evaluated(at: point), "seed \(seed): \(a)")
    }
  }
}
