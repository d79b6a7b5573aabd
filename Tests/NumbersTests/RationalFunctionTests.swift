import Numbers
import TestSupport
import Testing

@Suite struct RationalFunctionTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() throws { try checkRingLaws(seed: 31) { $0.rationalFunction(in: ring) } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 32) { $0.rationalFunction(in: ring) } }
  @Test func fieldLaws() throws { try checkFieldLaws(seed: 33) { $0.rationalFunction(in: ring) } }

  @Test func representationIsCanonical() throws {
    try forRandomCases(1000, seed: 34) { generator, seed throws in
      let f = generator.rationalFunction(in: ring)
      let (p, q) = (f.numerator, f.denominator)
      let extra = generator.nonzeroPolynomial(in: ring, terms: 3)
      let comment: Comment = "seed \(seed): \(f), \(extra)"
      #expect(p.gcd(q).isConstant && q.leadingCoefficient > 0, comment)
      #expect(p.content.isInteger && q.content.isInteger, comment)
      #expect(f.isZero || p.content.numerator.gcd(q.content.numerator).isOne, comment)
      let again = try RationalFunction(p * extra, over: q * extra)
      #expect(again == f && again.hashValue == f.hashValue, comment)
      #expect(try RationalFunction(p).divided(by: RationalFunction(q)) == f, comment)
      #expect(f.isPolynomial == q.isConstant && (f.asPolynomial != nil) == q.isConstant, comment)
      #expect(f.asPolynomial.map(RationalFunction.init) ?? f == f, comment)
      #expect(f.isConstant == (p.isConstant && q.isConstant), comment)
      #expect(RationalFunction(f.constantValue ?? 0, in: ring) == (f.isConstant ? f : f.zero), comment)
    }
  }

  @Test func evaluationIsAHomomorphism() throws {
    var informative = 0
    try forRandomCases(1000, seed: 35) { generator, seed throws in
      let (f, g) = (generator.rationalFunction(in: ring), generator.rationalFunction(in: ring))
      let point = (0..<3).map { _ in generator.smallRational() }
      guard let a = try? f.evaluated(at: point), let b = try? g.evaluated(at: point) else { return }
      informative += 1
      #expect(try (f + g).evaluated(at: point) == a + b, "seed \(seed): \(f), \(g)")
      #expect(try (f * g).evaluated(at: point) == a * b, "seed \(seed): \(f), \(g)")
      if !b.isZero {
        #expect(try f.divided(by: g).evaluated(at: point) == a.divided(by: b), "seed \(seed): \(f), \(g)")
      }
    }
    #expect(Double(informative) > 700 * Effort.factor)
  }

  @Test func derivation() throws {
    try forRandomCases(1000, seed: 36) { generator, seed throws in
      let (f, g) = (generator.rationalFunction(in: ring), generator.rationalFunction(in: ring))
      let k = Int.random(in: 0..<3, using: &generator)
      let comment: Comment = "seed \(seed): \(f), \(g), \(k)"
      #expect((f * g).derivative(in: k) == f.derivative(in: k) * g + f * g.derivative(in: k), comment)
      #expect((f + g).derivative(in: k) == f.derivative(in: k) + g.derivative(in: k), comment)
      // p = f·q gives p′ = f′·q + f·q′, with derivatives of polynomials on both sides.
      let (p, q) = (f.numerator, f.denominator)
      let right = f.derivative(in: k) * RationalFunction(q) + f * RationalFunction(q.derivative(in: k))
      #expect(RationalFunction(p.derivative(in: k)) == right, comment)
    }
  }

  @Test func compositionCommutesWithEvaluation() throws {
    let target = PolynomialRing(variables: 2)
    var informative = 0
    try forRandomCases(1000, seed: 37) { generator, seed throws in
      let f = generator.rationalFunction(in: ring)
      let values = (0..<3).map { _ in generator.rationalFunction(in: target, terms: 2) }
      let point = (0..<2).map { _ in generator.smallRational() }
      guard let place = try? values.map({ try $0.evaluated(at: point) }),
        let expected = try? f.evaluated(at: place), let composed = try? f.composed(with: values)
      else { return }
      informative += 1
      #expect(try composed.evaluated(at: point) == expected, "seed \(seed): \(f), \(values)")
      #expect(
        try f.composed(with: (0..<3).map { RationalFunction(generator: $0, in: ring) }) == f, "seed \(seed): \(f)")
    }
    #expect(Double(informative) > 500 * Effort.factor)
    let (x, y) = (RationalFunction(generator: 0, in: ring), RationalFunction(generator: 1, in: ring))
    #expect(try x.divided(by: y).substituting(1, by: x).isOne)
    #expect(try (x * x - y * y).divided(by: x - y).substituting(1, by: x) == x + x)
  }

  @Test func powersAreRepeatedProducts() throws {
    try forRandomCases(1000, seed: 38) { generator, seed throws in
      let f = generator.rationalFunction(in: ring)
      let n = Int.random(in: 0...4, using: &generator)
      let product = (0..<n).reduce(f.one) { product, _ in product * f }
      #expect(try f.power(n) == product, "seed \(seed): \(f), \(n)")
      if !f.isZero { #expect(try f.power(-n) == product.inverted(), "seed \(seed): \(f), \(n)") }
    }
  }

  @Test func refusals() throws {
    let (x, y) = (RationalFunction(generator: 0, in: ring), RationalFunction(generator: 1, in: ring))
    #expect(throws: NumberError.self) { try RationalFunction(Polynomial(1, in: ring), over: Polynomial(ring)) }
    #expect(throws: NumberError.self) { try x.divided(by: x - x) }
    #expect(throws: NumberError.self) { try (x - x).inverted() }
    #expect(throws: NumberError.zeroToPower("0 to the power -1")) { try (x - x).power(-1) }
    #expect(throws: NumberError.self) { try (x + y).power(1_000_000_000) }
    #expect(throws: NumberError.self) { try (x + y).power(-1_000_000_000) }
    #expect(throws: NumberError.self) { try x.power(Int.min) }
    #expect(throws: NumberError.self) { try (x - y).inverted().evaluated(at: [2, 2, 0]) }
    #expect(throws: NumberError.self) { try x.evaluated(at: []) }
    #expect(throws: NumberError.self) { try (x - y).inverted().substituting(0, by: y) }
    #expect(throws: NumberError.self) { try x.composed(with: [x]) }
    #expect(throws: NumberError.self) { try x.power(10_000_000).substituting(0, by: x + y) }
    #expect(throws: NumberError.self) { try x.power(-10_000_000).substituting(0, by: (x + y).inverted()) }
    // Each sum is one more factor in the denominator, expanded.
    let many = PolynomialRing(variables: 40)
    #expect(throws: NumberError.self) {
      var sum = RationalFunction(many)
      for k in 0..<20 {
        let pair = Polynomial(generator: 2 * k, in: many) + Polynomial(generator: 2 * k + 1, in: many)
        sum = try sum.adding(RationalFunction(pair.one, over: pair))
      }
    }
    let dense = try many.generators[..<5].reduce(Polynomial(1, in: many), +).power(12)
    let (above, below) = (RationalFunction(dense), try RationalFunction(dense.one, over: dense + dense.one))
    #expect(throws: NumberError.self) { try above.multiplied(by: above) }
    #expect(throws: NumberError.self) { try above.divided(by: below) }
    #expect(throws: NumberError.self) {
      try x.composed(with: [x, y, RationalFunction(generator: 0, in: PolynomialRing(variables: 1))])
    }
  }
}
