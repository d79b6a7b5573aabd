import Numbers
import TestSupport
import Testing

@Suite struct MPFloatTests {
  /// Rounding down and up brackets the exact result by neighbouring numbers, and the other directions pick one.
  @Test func arithmeticIsCorrectlyRounded() throws {
    try forRandomCases(1000, seed: 121) { generator, seed throws in
      let precision = Int.random(in: 2...120, using: &generator)
      let x = try MPFloat(generator.rational(in: -30...30), precision: precision)
      let y = try MPFloat(generator.rational(in: -30...30), precision: precision)
      let (a, b) = (try #require(x.asRational), try #require(y.asRational))
      func check(_ exact: Rational, _ name: String, _ operation: (MPFloat.Rounding) -> MPFloat) throws {
        let comment: Comment = "seed \(seed): \(x) \(name) \(y) at \(precision) bits"
        let down = try #require(operation(.down).asRational)
        let up = try #require(operation(.up).asRational)
        #expect(down <= exact && exact <= up, comment)
        #expect((down == up) == (down == exact), comment)
        let nearest = try #require(operation(.nearest).asRational)
        #expect(nearest == down || nearest == up, comment)
        #expect((nearest - exact).magnitude <= min(exact - down, up - exact), comment)
        #expect(operation(.towardsZero).asRational == (exact.isNegative ? up : down), comment)
        #expect(operation(.awayFromZero).asRational == (exact.isNegative ? down : up), comment)
        if down != up, !down.isZero, !up.isZero {
          // Neighbours: one unit in the last of `precision` places apart.
          let size = max(down.magnitude, up.magnitude)
          #expect((up - down) * (try Rational(2).power(precision - 1)) <= size, comment)
        }
      }
      try check(a + b, "+") { x.adding(y, rounding: $0) }
      try check(a - b, "-") { x.subtracting(y, rounding: $0) }
      try check(a * b, "*") { x.multiplied(by: y, rounding: $0) }
      if !b.isZero { try check(a.divided(by: b), "/") { x.divided(by: y, rounding: $0) } }
      let third = a * Rational(1, 3)
      try check(third, "third of") { (try? MPFloat(third, precision: precision, rounding: $0)) ?? x }
    }
  }

  /// At 53 bits the operations are those of the processor.
  @Test func agreesWithDouble() throws {
    try forRandomCases(2000, seed: 122) { generator, seed throws in
      let (a, b) = (Double.random(in: -1e9...1e9, using: &generator), Double.random(in: -1e-3...1e3, using: &generator))
      let (x, y) = (try MPFloat(a, precision: 53), try MPFloat(b, precision: 53))
      #expect((x + y).asDouble == a + b, "seed \(seed): \(a), \(b)")
      #expect((x - y).asDouble == a - b, "seed \(seed): \(a), \(b)")
      #expect((x * y).asDouble == a * b, "seed \(seed): \(a), \(b)")
      #expect((x / y).asDouble == a / b, "seed \(seed): \(a), \(b)")
      #expect(x.magnitude.sqrt().asDouble == abs(a).squareRoot(), "seed \(seed): \(a)")
      #expect((x < y) == (a < b) && (x == y) == (a == b) && (-x).asDouble == -a, "seed \(seed): \(a), \(b)")
      #expect(try MPFloat("\(a)", precision: 53).asDouble == a, "seed \(seed): \(a)")
    }
  }

  @Test func textRoundTrips() throws {
    try forRandomCases(1000, seed: 123) { generator, seed throws in
      let precision = Int.random(in: 2...300, using: &generator)
      let scale = try Rational(2).power(Int.random(in: -200...200, using: &generator))
      let x = try MPFloat(generator.rational(in: -30...30) * scale, precision: precision)
      #expect(try MPFloat(x.description, precision: precision) == x, "seed \(seed): \(x) at \(precision) bits")
    }
    #expect(try MPFloat(Rational(5, 4), precision: 60).description == "1.25")
    #expect(try MPFloat("-1e22", precision: 60).description == "-1e22")
    #expect(try MPFloat("1200", precision: 60).description == "1200")
    #expect(try MPFloat("0.0625", precision: 24).description == "0.0625")
    for text in ["", "x", "1e", "0x1", "inf", "nan", "1 2", " 1", "1,5"] {
      #expect(throws: NumberError.self, "\(text)") { try MPFloat(text, precision: 60) }
    }
    #expect(try MPFloat("1e1000000000", precision: 60) > MPFloat(1.0, precision: 2))
  }

  @Test func specialValues() throws {
    let (zero, one) = (try MPFloat(0.0, precision: 20), try MPFloat(1.0, precision: 20))
    #expect((one / zero).isInfinite && (zero / zero).isNaN && (-one).sqrt().isNaN && zero.log().isInfinite)
    #expect(!((zero / zero) == (zero / zero)) && !((zero / zero) < one) && (one / zero).asRational == nil)
    #expect(
      (one / zero).description == "inf" && (-one / zero).description == "-inf" && (zero / zero).description == "nan")
    #expect(zero.asRational == 0 && (-zero).isNegative && zero.isZero && one.isFinite)
    #expect(throws: NumberError.self) { try MPFloat(1.0, precision: 1) }
    #expect(throws: NumberError.self) { try MPFloat(1.0, precision: 1 << 40) }
    let huge = try MPFloat("1e100000000", precision: 20)
    #expect(throws: NumberError.self) { try huge.sin() }
    #expect(throws: NumberError.self) { try huge.cos() }
    #expect(throws: NumberError.self) { try huge.tan() }
    #expect(huge.asRational == nil && huge.exp().isInfinite && (-huge).exp().isZero)
  }

  /// Functional equations between functions that MPFR computes by different algorithms.
  @Test func functionalEquations() throws {
    try forRandomCases(1000, seed: 124) { generator, seed throws in
      let precision = 200
      let x = try MPFloat(generator.rational(in: 1...20), precision: precision)
      let y = try MPFloat(generator.rational(in: 1...5), precision: precision)
      let bound = try MPFloat(Rational(2).power(8 - precision), precision: precision)
      func expect(_ a: MPFloat, _ b: MPFloat, _ name: String) {
        #expect((a - b).magnitude <= bound * (a.magnitude + b.magnitude), "\(name), seed \(seed): \(x), \(y)")
      }
      let one = try MPFloat(1.0, precision: precision)
      expect(x.exp().log(), x, "log exp")
      expect((x + y).exp(), x.exp() * y.exp(), "exp of a sum")
      expect(try x.sin() * x.sin() + x.cos() * x.cos(), one, "sin² + cos²")
      expect(try x.tan() * x.cos(), try x.sin(), "tan")
      expect(x.cosh() * x.cosh(), one + x.sinh() * x.sinh(), "cosh² = 1 + sinh²")
      expect(x.cosh() + x.sinh(), x.exp(), "cosh + sinh")
      expect(x.tanh() * x.cosh(), x.sinh(), "tanh")
      expect(x.power(y), (y * x.log()).exp(), "power")
      let inverse = one / (x + one)
      expect(try inverse.asin().sin(), inverse, "sin asin")
      expect(try inverse.acos().cos(), inverse, "cos acos")
      expect(try x.atan().tan(), x, "tan atan")
      expect(MPFloat.atan2(x, y), (x / y).atan(), "atan2")
    }
  }
}
