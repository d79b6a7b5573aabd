import Numbers
import TestSupport
import Testing

@Suite struct PolynomialCalculusTests {
  let ring = PolynomialRing(variables: 3)

  @Test func derivation() throws {
    try forRandomCases(1000, seed: 111) { generator, seed throws in
      let (a, b) = (generator.polynomial(in: ring), generator.polynomial(in: ring))
      let k = Int.random(in: 0..<3, using: &generator)
      #expect(
        (a * b).derivative(in: k) == a.derivative(in: k) * b + a * b.derivative(in: k), "seed \(seed): \(a), \(b)")
      #expect((a + b).derivative(in: k) == a.derivative(in: k) + b.derivative(in: k), "seed \(seed): \(a), \(b)")
      let terms = a.terms.filter { $0.exponents[k] > 0 }.map { term in
        var exponents = term.exponents
        exponents[k] -= 1
        return (coefficient: term.coefficient * Rational(term.exponents[k]), exponents: exponents)
      }
      #expect(try a.derivative(in: k) == Polynomial(terms: terms, in: ring), "seed \(seed): \(a)")
    }
  }

  @Test func coefficientsSumUp() throws {
    try forRandomCases(1000, seed: 112) { generator, seed throws in
      let a = generator.polynomial(in: ring, terms: 8)
      let k = Int.random(in: 0..<3, using: &generator)
      let x = Polynomial(generator: k, in: ring)
      var sum = a.zero
      let coefficients = try a.coefficients(in: k)
      for coefficient in coefficients.reversed() {
        #expect(coefficient.degree(in: k) <= 0, "seed \(seed): \(a)")
        sum = sum * x + coefficient
      }
      #expect(sum == a && coefficients.count == a.degree(in: k) + 1, "seed \(seed): \(a)")
      let collected = a.collected(in: k)
      #expect(collected.allSatisfy { !$0.coefficient.isZero && coefficients[$0.power] == $0.coefficient })
      #expect(collected.count == coefficients.filter { !$0.isZero }.count, "seed \(seed): \(a)")
    }
  }

  /// Substituting and then evaluating is evaluating at the values of what was substituted.
  @Test func compositionCommutesWithEvaluation() throws {
    let target = PolynomialRing(variables: 2)
    try forRandomCases(1000, seed: 113) { generator, seed throws in
      let a = generator.polynomial(in: ring)
      let values = (0..<3).map { _ in generator.polynomial(in: target, terms: 3, degree: 2) }
      let point = (0..<2).map { _ in generator.smallRational() }
      let composed = try a.composed(with: values)
      let expected = try a.evaluated(at: values.map { try $0.evaluated(at: point) })
      #expect(try composed.evaluated(at: point) == expected, "seed \(seed): \(a), \(values)")
      let (k, value) = (Int.random(in: 0..<3, using: &generator), generator.polynomial(in: ring, terms: 3, degree: 2))
      let substituted = try a.substituting(k, by: value)
      let place = (0..<3).map { _ in generator.smallRational() }
      var moved = place
      moved[k] = try value.evaluated(at: place)
      #expect(try substituted.evaluated(at: place) == a.evaluated(at: moved), "seed \(seed): \(a), \(value)")
    }
  }

  /// The resultant is the determinant of the Sylvester matrix.
  @Test func resultantIsTheSylvesterDeterminant() throws {
    try forRandomCases(1000, seed: 114) { generator, seed throws in
      let k = Int.random(in: 0..<3, using: &generator)
      let a = generator.nonzeroPolynomial(in: ring, terms: 4, degree: 2, bigCoefficients: false)
      let b = generator.nonzeroPolynomial(in: ring, terms: 3, degree: 2, bigCoefficients: false)
      let (m, n) = (a.degree(in: k), b.degree(in: k))
      if m + n == 0 { return }
      let (p, q) = (try a.coefficients(in: k), try b.coefficients(in: k))
      var rows: [[RationalFunction]] = []
      for shift in 0..<n {
        rows.append(
          (0..<m + n).map {
            ($0 - shift) >= 0 && ($0 - shift) <= m ? RationalFunction(p[m - $0 + shift]) : RationalFunction(ring)
          })
      }
      for shift in 0..<m {
        rows.append(
          (0..<m + n).map {
            ($0 - shift) >= 0 && ($0 - shift) <= n ? RationalFunction(q[n - $0 + shift]) : RationalFunction(ring)
          })
      }
      let expected = try ExactMatrix(rows).determinant().asPolynomial
      #expect(try a.resultant(b, in: k) == expected, "seed \(seed): \(a), \(b), \(k)")
    }
    let x = ring.generators[0]
    #expect(try (x * x - x.one).resultant(x - x.one, in: 0).isZero)
    #expect(try x.resultant(Polynomial(ring), in: 0).isZero)
  }

  @Test func discriminant() throws {
    try forRandomCases(1000, seed: 115) { generator, seed throws in
      let k = Int.random(in: 0..<3, using: &generator)
      let a = generator.polynomial(in: ring, terms: 5, degree: 3, bigCoefficients: false)
      let n = a.degree(in: k)
      if n < 1 {
        #expect(throws: NumberError.self) { try a.discriminant(in: k) }
        return
      }
      // Resultant(a, a′) = (−1)^(n(n−1)/2) · leading coefficient · discriminant.
      let leading = try a.coefficients(in: k)[n]
      let resultant = try a.resultant(a.derivative(in: k), in: k)
      let sign = Rational(n * (n - 1) / 2 % 2 == 0 ? 1 : -1)
      #expect(try (a.discriminant(in: k) * leading).scaled(by: sign) == resultant, "seed \(seed): \(a), \(k)")
    }
    let (a, b, x) = (ring.generators[0], ring.generators[1], ring.generators[2])
    #expect(try (x * x + a * x + b).discriminant(in: 2) == a * a - b.scaled(by: 4))
  }

  /// Everything that could not be written down is refused before it is tried.
  @Test func refusals() throws {
    let (x, y) = (ring.generators[0], ring.generators[1])
    let one = x.one
    #expect(throws: NumberError.self) { try (x + one).power(1_000_000_000) }
    #expect(throws: NumberError.self) { try (x + one).power(1_000_000) }
    #expect(throws: NumberError.self) { try (x + y + one).power(100_000) }
    #expect(throws: NumberError.self) { try x.scaled(by: 2).power(1_000_000_000_000) }
    #expect(throws: NumberError.self) { try x.power(Int.max) }
    #expect(throws: NumberError.self) { try x.power(-1) }
    #expect(try x.power(10_000_000).totalDegree == 10_000_000)
    #expect(try (-one).power(Int.max) == -one)
    let high = try x.power(10_000_000) + y
    #expect(throws: NumberError.self) { try high.coefficients(in: 0) }
    #expect(high.collected(in: 0).map(\.power) == [10_000_000, 0])
    #expect(throws: NumberError.self) { try high.evaluated(at: [Rational(1 << 40), 1, 1]) }
    #expect(throws: NumberError.self) { try high.factored() }
    #expect(try high.evaluated(at: [-1, 5, 1]) == 6)
    #expect(try high.evaluated(at: [0, 5, 1]) == 5)
    #expect(throws: NumberError.self) { try high.substituting(0, by: x + one) }
    #expect(throws: NumberError.self) { try high.substituting(0, by: x * x * y) }
    #expect(throws: NumberError.self) { try high.resultant(high + one, in: 0) }
    #expect(throws: NumberError.self) { try high.discriminant(in: 0) }
    #expect(throws: NumberError.self) { try x.evaluated(at: [1]) }
    #expect(throws: NumberError.self) { try x.composed(with: [x]) }
    #expect(throws: NumberError.mixedRings("values of a substitution")) {
      try x.composed(with: [x, y, PolynomialRing(variables: 3).generators[0]])
    }
    #expect(throws: NumberError.self) { try Polynomial(terms: [(coefficient: 1, exponents: [1])], in: ring) }
    #expect(throws: NumberError.self) { try Polynomial(terms: [(coefficient: 1, exponents: [1, -1, 0])], in: ring) }
    #expect(throws: NumberError.self) {
      try Polynomial(terms: [(coefficient: 1, exponents: [1, Int.max, 0])], in: ring)
    }
    #expect(throws: NumberError.self) { try Polynomial(coefficients: [1], exponents: [1], in: ring) }
    let dense = try (x + y + ring.generators[2] + one).power(60)
    #expect(throws: NumberError.self) {
      try dense.multiplied(by: dense).multiplied(by: dense).multiplied(by: dense).multiplied(by: dense).multiplied(
        by: dense
      ).multiplied(by: dense)
    }
    #expect(Polynomial(1, in: ring) != Polynomial(1, in: PolynomialRing(variables: 3)))
  }

  @Test func text() throws {
    let (x, y) = (ring.generators[0], ring.generators[1])
    #expect((x * x * y).scaled(by: Rational(-3, 4)).description == "-3/4*x0^2*x1")
    #expect((x - y + x.one).description == "x0 - x1 + 1")
    #expect((x - x).description == "0" && (-x.one).description == "-1")
    #expect((x * y).text { ["a", "b", "c"][$0] } == "a*b")
    #expect((RationalFunction(x) * RationalFunction(y)).description == "x0*x1")
    #expect(try RationalFunction(x + y, over: x - y).description == "(x0 + x1)/(x0 - x1)")
    #expect(try RationalFunction(x, over: y.scaled(by: 2)).description == "x0/(2*x1)")
    #expect(try RationalFunction(x + y, over: x.one.scaled(by: 2)).description == "(x0 + x1)/2")
  }
}
