import Numbers
import TestSupport
import Testing

@Suite struct GaussianTests {
  let ring = PolynomialRing(variables: 2)

  @Test func rationalRingLaws() throws { try checkRingLaws(seed: 51) { $0.gaussian { $0.rational() } } }
  @Test func rationalAlgebraLaws() throws { try checkAlgebraLaws(seed: 52) { $0.gaussian { $0.rational() } } }
  @Test func rationalFieldLaws() throws { try checkFieldLaws(seed: 53) { $0.gaussian { $0.rational() } } }
  @Test func polynomialRingLaws() throws {
    try checkRingLaws(seed: 54) { $0.gaussian { $0.polynomial(in: ring, terms: 3) } }
  }
  @Test func polynomialAlgebraLaws() throws {
    try checkAlgebraLaws(seed: 55) { $0.gaussian { $0.polynomial(in: ring, terms: 3) } }
  }
  @Test func functionRingLaws() throws {
    try checkRingLaws(seed: 56, cases: 300) { $0.gaussian { $0.rationalFunction(in: ring, terms: 2, degree: 1) } }
  }
  @Test func functionFieldLaws() throws {
    try checkFieldLaws(seed: 57, cases: 300) { $0.gaussian { $0.rationalFunction(in: ring, terms: 2, degree: 1) } }
  }

  @Test func conjugationAndNorm() throws {
    try forRandomCases(1000, seed: 58) { generator, seed throws in
      let a = generator.gaussian { $0.rational() }
      let b = generator.gaussian { $0.rational() }
      #expect((a * b).conjugated == a.conjugated * b.conjugated, "seed \(seed)")
      #expect(a * a.conjugated == Gaussian(a.norm), "seed \(seed)")
      #expect((a * b).norm == a.norm * b.norm, "seed \(seed)")
      #expect(a.timesI == a * .i(like: a.re), "seed \(seed)")
    }
    #expect(Gaussian<Rational>.i(like: 1) * .i(like: 1) == Gaussian(-1))
  }

  @Test func powersAreRepeatedProducts() throws {
    try forRandomCases(1000, seed: 59) { generator, seed throws in
      let n = Int.random(in: 0...6, using: &generator)
      let a = generator.gaussian { $0.smallRational() }
      let product = (0..<n).reduce(a.one) { product, _ in product * a }
      let power = try a.power(n)
      #expect(power == product, "seed \(seed): \(a), \(n)")
      if !a.isZero { #expect(try a.power(-n) == a.inverted().power(n), "seed \(seed): \(a), \(n)") }
      let p = generator.gaussian { $0.polynomial(in: ring, terms: 2) }
      let polynomial = (0..<n).reduce(p.one) { product, _ in product * p }
      #expect(try p.power(n) == polynomial, "seed \(seed): \(p), \(n)")
    }
    let f = Gaussian(RationalFunction(generator: 0, in: ring), RationalFunction(generator: 1, in: ring))
    #expect(try f.power(3) == f * f * f)
    #expect(try (f.power(-2) * f * f).isOne)
  }

  @Test func exactDivision() throws {
    try forRandomCases(1000, seed: 60) { generator, seed throws in
      let a = generator.gaussian { $0.polynomial(in: ring, terms: 3) }
      let b = generator.gaussian { $0.nonzeroPolynomial(in: ring, terms: 3) }
      if b.isZero { return }
      #expect((a * b).dividedExactly(by: b) == a, "seed \(seed): \(a), \(b)")
    }
    let x = Gaussian(Polynomial(generator: 0, in: ring))
    #expect(x.dividedExactly(by: x + x.one) == nil)
  }

  @Test func refusals() throws {
    let zero = Gaussian<Rational>(0)
    #expect(throws: NumberError.self) { try zero.inverted() }
    #expect(throws: NumberError.self) { try zero.power(-1) }
    #expect(throws: NumberError.self) { try Gaussian<Rational>(3, 4).power(1_000_000_000_000) }
    #expect(try Gaussian<Rational>(0, 1).power(1_000_000_000_001) == Gaussian(0, 1))
    let z = Gaussian(Polynomial(generator: 0, in: ring), Polynomial(generator: 1, in: ring))
    #expect(throws: NumberError.self) { try z.power(1_000_000_000) }
    #expect(throws: NumberError.self) { try z.power(-1) }
  }
}
