import Numbers
import TestSupport
import Testing

@Suite struct RationalTests {
  @Test func ringLaws() throws { try checkRingLaws(seed: 11) { $0.rational() } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 12) { $0.rational() } }
  @Test func fieldLaws() throws { try checkFieldLaws(seed: 13) { $0.rational() } }
  @Test func orderLaws() throws { try checkOrderLaws(seed: 14) { $0.rational() } }

  /// Against cross multiplication of integers, with the result in lowest terms.
  @Test func agreesWithCrossMultiplication() throws {
    try forRandomCases(2000, seed: 15) { generator, seed throws in
      let (a, b) = (generator.rational(), generator.rational())
      let comment: Comment = "seed \(seed): \(a), \(b)"
      func check(_ value: Rational, _ n: Integer, _ d: Integer) {
        #expect(value.numerator * d == n * value.denominator, comment)
        #expect(value.denominator.signum() == 1 && value.numerator.gcd(value.denominator).isOne, comment)
      }
      let (n, d, m, e) = (a.numerator, a.denominator, b.numerator, b.denominator)
      check(a + b, n * e + m * d, d * e)
      check(a - b, n * e - m * d, d * e)
      check(a * b, n * m, d * e)
      if !b.isZero { check(try a.divided(by: b), n * e, d * m) }
      #expect((a < b) == (n * e < m * d), comment)
      check(try Rational(n * m, d), n * m, d)
    }
  }

  @Test func powersAreRepeatedProducts() throws {
    try forRandomCases(1000, seed: 16) { generator, seed throws in
      let a = generator.rational(bits: 96)
      let n = Int.random(in: 0...8, using: &generator)
      let product = (0..<n).reduce(Rational.one) { product, _ in product * a }
      #expect(try a.power(n) == product, "seed \(seed): \(a), \(n)")
      if !a.isZero { #expect(try a.power(-n) == product.inverted(), "seed \(seed): \(a), \(n)") }
    }
    #expect(throws: NumberError.zeroToPower("0 to the power -2")) { try Rational(0).power(-2) }
    #expect(throws: NumberError.self) { try Rational(2, 3).power(Int.min) }
    #expect(try Rational(-1).power(Int.min) == 1 && Rational(0).power(0) == 1)
  }

  @Test func roundingToIntegers() throws {
    try forRandomCases(1000, seed: 17) { generator, seed throws in
      let a = generator.rational()
      let floor = Rational(a.floor())
      #expect(floor <= a && a < floor + 1, "seed \(seed): \(a)")
      #expect(Rational(a.ceiling()) == (a.isInteger ? floor : floor + 1), "seed \(seed): \(a)")
      #expect((a - Rational(a.rounded())).magnitude <= Rational(1, 2), "seed \(seed): \(a)")
      let part = a.reducedModuloOne
      #expect(part >= 0 && part < 1 && (a - part).isInteger, "seed \(seed): \(a)")
    }
    #expect(Rational(-7, 2).rounded() == -3 && Rational(7, 2).rounded() == 4)
  }

  /// No double lies closer to the number than the one returned, and of two equally close ones it is the even one.
  @Test func doublesAreCorrectlyRounded() throws {
    try forRandomCases(3000, seed: 18) { generator, seed throws in
      let bits = UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &generator)
      let double = Double(bitPattern: bits)
      let next = double.nextUp
      let exact = try #require(Rational(exactly: double))
      #expect(exact.asDouble == double, "seed \(seed): \(double)")
      #expect((-exact).asDouble == -double, "seed \(seed): \(double)")
      guard let above = Rational(exactly: next) else { return }
      let middle = (exact + above) * Rational(1, 2)
      let even = bits & 1 == 0 ? double : next
      #expect(middle.asDouble == even, "seed \(seed): half way above \(double)")
      let little = (above - exact) * Rational(1, 1000)
      #expect((middle - little).asDouble == double, "seed \(seed): below half way above \(double)")
      #expect((middle + little).asDouble == next, "seed \(seed): above half way above \(double)")
      let ratio = generator.rational(bits: 64)
      let rounded = try #require(Rational(exactly: ratio.asDouble))
      for neighbour in [ratio.asDouble.nextUp, ratio.asDouble.nextDown] {
        let other = try #require(Rational(exactly: neighbour))
        #expect((ratio - rounded).magnitude <= (ratio - other).magnitude, "seed \(seed): \(ratio)")
      }
    }
    #expect(try Rational(10).power(400).asDouble == .infinity)
    #expect(try Rational(-10).power(401).asDouble == -.infinity)
    #expect(try Rational(10).power(-400).asDouble == 0)
    #expect(try Rational(10).power(-10_000_000).asDouble == 0)
    #expect(Rational(exactly: .infinity) == nil && Rational(exactly: .nan) == nil)
    #expect(Integer(Int.max).asDouble == 0x1p63 && (Integer(Int.max) * 4).asDouble == 0x1p65)
  }

  @Test func text() throws {
    try forRandomCases(1000, seed: 19) { generator, seed throws in
      let a = generator.rational()
      #expect(Rational(a.description) == a, "seed \(seed): \(a)")
      // A decimal text is its digits over a power of ten.
      let (digits, places) = (generator.integer(bits: 64).magnitude, Int.random(in: 0...30, using: &generator))
      let exponent = Int.random(in: -40...40, using: &generator)
      let padded = String(repeating: "0", count: max(0, places + 1 - digits.description.count)) + digits.description
      let decimal = padded.dropLast(places) + "." + padded.suffix(places) + "e\(exponent)"
      #expect(
        try Rational(parsing: String(decimal)) == Rational(digits) * Rational(10).power(exponent - places),
        "seed \(seed): \(decimal)")
    }
    #expect(Rational("-1.25") == Rational(-5, 4) && Rational("1e-3") == Rational(1, 1000))
    #expect(Rational("-.5") == Rational(-1, 2) && Rational("5.") == 5 && Rational("6/4") == Rational(3, 2))
    for text in [
      "", ".", "1/0", "1/-2", "1//2", "1e", "e5", "1.2.3", "1.-2", "0x1", "1e1000000000", "1e99999999999999999999"
    ] {
      #expect(Rational(text) == nil, "\(text)")
    }
    #expect(throws: NumberError.divisionByZero("a fraction with denominator 0")) { try Rational(parsing: "1/0") }
    #expect(throws: NumberError.tooLarge("a decimal number with the exponent 1000000000")) {
      try Rational(parsing: "1e1000000000")
    }
    #expect(throws: NumberError.self) { try Rational(1, Integer(0)) }
    #expect(Rational(Int.min, Int.min) == 1 && Rational(1, Int.min).denominator == Integer(Int.max) + 1)
  }
}
