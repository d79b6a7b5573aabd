import Foundation
import Numbers
import TestSupport
import Testing

@Suite struct IntegerTests {
  @Test func ringLaws() throws { try checkRingLaws(seed: 1) { $0.integer() } }
  @Test func orderLaws() throws { try checkOrderLaws(seed: 2) { $0.integer() } }

  /// Against digit-by-digit arithmetic, with many operands at the edges of a machine word.
  @Test func agreesWithSchoolArithmetic() throws {
    try forRandomCases(2000, seed: 3) { generator, seed throws in
      let (a, b) = (generator.integer(bits: 160), generator.integer(bits: 160))
      let (x, y) = (SchoolNumber(a), SchoolNumber(b))
      #expect((a + b).description == (x + y).description, "seed \(seed): \(a) + \(b)")
      #expect((a - b).description == (x + -y).description, "seed \(seed): \(a) - \(b)")
      #expect((a * b).description == (x * y).description, "seed \(seed): \(a) * \(b)")
      #expect((-a).description == (-x).description, "seed \(seed): -\(a)")
      #expect((a < b) == (x < y), "seed \(seed): \(a) < \(b)")
      #expect((a == b) == (x == y), "seed \(seed): \(a) == \(b)")
    }
  }

  /// A value is stored in a word exactly when it fits one, on both sides of the boundary.
  @Test func representationIsCanonical() throws {
    for edge in [Integer(Int.max), Integer(Int.min)] {
      for offset in -5...5 {
        let value = edge + Integer(offset)
        let text = (SchoolNumber(edge) + SchoolNumber("\(offset)")).description
        #expect(value.description == text)
        #expect(value.asInt == Int(text))
        #expect(Integer(text) == value && Integer(text)?.hashValue == value.hashValue)
        #expect(value - Integer(offset) == edge && (value - Integer(offset)).asInt == edge.asInt)
      }
    }
    #expect((-Integer(Int.min)).description == "9223372036854775808")
    #expect((-(-Integer(Int.min))).asInt == Int.min)
    #expect(Integer(Int.min).magnitude == Integer(Int.max) + 1)
    #expect(Integer(UInt.max).description == "18446744073709551615")
    #expect((Integer(Int.min) * -1 * -1).asInt == Int.min)
  }

  @Test func floorDivision() throws {
    try forRandomCases(2000, seed: 4) { generator, seed throws in
      let (a, b) = (generator.integer(), generator.integer(bits: 96))
      if b.isZero {
        #expect(throws: NumberError.self) { try a.quotientAndRemainder(dividingBy: b) }
        return
      }
      let (q, r) = try a.quotientAndRemainder(dividingBy: b)
      #expect(q * b + r == a, "seed \(seed): \(a), \(b)")
      #expect(r.magnitude < b.magnitude && (r.isZero || r.isNegative == b.isNegative), "seed \(seed): \(a), \(b)")
      #expect((a * b).dividedExactly(by: b) == a, "seed \(seed): \(a), \(b)")
      #expect((a.dividedExactly(by: b) == nil) == !r.isZero, "seed \(seed): \(a), \(b)")
    }
    let (q, r) = try Integer(Int.min).quotientAndRemainder(dividingBy: -1)
    #expect(q == Integer(Int.max) + 1 && r.isZero)
  }

  /// The greatest common divisor divides both, and what remains is coprime (Bézout by Euclid's algorithm).
  @Test func greatestCommonDivisor() throws {
    try forRandomCases(2000, seed: 5) { generator, seed throws in
      let (a, b, c) = (generator.integer(bits: 96), generator.integer(bits: 96), generator.integer(bits: 64))
      let (x, y) = (a * c, b * c)
      var (u, v) = (x.magnitude, y.magnitude)
      while !v.isZero { (u, v) = (v, try u.quotientAndRemainder(dividingBy: v).remainder) }
      #expect(x.gcd(y) == u, "seed \(seed): \(x), \(y)")
      #expect(x.lcm(y) * u == (x * y).magnitude, "seed \(seed): \(x), \(y)")
    }
    #expect(Integer(Int.min).gcd(0) == Integer(Int.max) + 1)
    #expect(Integer(0).gcd(0).isZero && Integer(0).lcm(5).isZero)
  }

  @Test func powersAndRoots() throws {
    try forRandomCases(1000, seed: 6) { generator, seed throws in
      let a = generator.integer(bits: 96)
      let n = Int.random(in: 0...9, using: &generator)
      let power = try a.power(n)
      #expect(power == (0..<n).reduce(Integer.one) { product, _ in product * a }, "seed \(seed): \(a), \(n)")
      if n > 0 {
        #expect(power.exactRoot(n) == (n & 1 == 0 ? a.magnitude : a), "seed \(seed): \(a), \(n)")
        if n > 1, a.bitWidth > 1 {
          #expect((power + 1).exactRoot(n) == nil, "seed \(seed): \(a), \(n)")
          #expect(power.isPerfectPower, "seed \(seed): \(a), \(n)")
          let (root, exponent) = try #require(power.perfectPower())
          #expect(try exponent % n == 0 && root.power(exponent) == power, "seed \(seed): \(a), \(n)")
        }
      }
      let square = try a.magnitude.squareRoot()
      #expect(square * square <= a.magnitude && (square + 1) * (square + 1) > a.magnitude, "seed \(seed): \(a)")
    }
    #expect(Integer(-8).exactRoot(3) == -2 && Integer(-8).exactRoot(2) == nil && Integer(8).exactRoot(0) == nil)
    #expect(Integer(-1).exactRoot(1_000_001) == -1 && Integer(2).exactRoot(1_000_000_000_000) == nil)
    #expect(Integer(Int.min).exactRoot(63) == -2 && (Integer(Int.max) + 1).exactRoot(63) == 2)
    #expect(Integer(6).perfectPower() == nil && Integer(1).perfectPower() == nil && Integer(0).isPerfectPower)
    #expect(Integer(-64).perfectPower().map { "\($0)" } == "(root: -4, exponent: 3)")
  }

  @Test func factors() throws {
    try forRandomCases(1000, seed: 7) { generator, seed throws in
      let a = generator.integer(bits: 64)
      if a.isZero { return }
      let factors = try a.factored()
      var product = Integer.one
      for (prime, exponent) in factors {
        #expect(prime.isProbablePrime && exponent > 0, "seed \(seed): \(a)")
        product *= try prime.power(exponent)
      }
      #expect(product == a.magnitude, "seed \(seed): \(a)")
      #expect(zip(factors, factors.dropFirst()).allSatisfy { $0.prime < $1.prime }, "seed \(seed): \(a)")
    }
    #expect(try Integer(1).factored().isEmpty)
    #expect(throws: NumberError.self) { try Integer(0).factored() }
    #expect(throws: NumberError.self) { try Integer(3).power(200).factored() }
    // Two large primes: found where that is quick, refused at once where it takes seconds.
    let first = try Integer(2).power(48) - 59, second = try Integer(2).power(50) - 27
    #expect(first.isProbablePrime && second.isProbablePrime)
    #expect(try (first * second).factored().map(\.prime) == [first, second])
    let medium = try Integer(2).power(31) - 1
    #expect(try (medium * medium * first * second * 12).factored().map(\.exponent) == [2, 1, 2, 1, 1])
    #expect(try (first * first * 5).factored().map(\.exponent) == [1, 2])
    let large = try Integer(2).power(89) - 1, larger = try Integer(2).power(107) - 1
    let clock = ContinuousClock()
    #expect(clock.measure { #expect(throws: NumberError.self) { try (large * larger).factored() } } < .seconds(1))
  }

  /// Nothing of factoring is shared: not between threads, and not through files of the working directory.
  @Test func factorsInParallel() async throws {
    let first = try Integer(2).power(44) - 17, second = try Integer(2).power(46) - 21
    let product = first * second
    let files = try FileManager.default.contentsOfDirectory(atPath: ".").sorted()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? product.factored().map(\.prime)) == [first, second] } }
      for await found in group { #expect(found) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: ".").sorted() == files)
  }

  /// The split multiplies back, and trial division finds no n-th power of a small prime inside.
  @Test func squareFreeSplit() throws {
    let primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]
    try forRandomCases(1000, seed: 8) { generator, seed throws in
      let n = Int.random(in: 2...4, using: &generator)
      let a = generator.integer(bits: 64) * (try generator.integer(bits: 32).power(n))
      let (outside, inside) = a.squareFreeSplit(root: n)
      #expect(try outside.power(n) * inside == a, "seed \(seed): \(a), \(n)")
      if a.isZero { return }
      for prime in primes {
        #expect(try inside.dividedExactly(by: Integer(prime).power(n)) == nil, "seed \(seed): \(a), \(n)")
      }
    }
    #expect(Integer(72).squareFreeSplit(root: 2) == (6, 2))
    #expect(Integer(-72).squareFreeSplit(root: 2) == (6, -2))
    #expect(Integer(5).squareFreeSplit(root: 1) == (5, 1) && Integer(5).squareFreeSplit(root: 0) == (1, 5))
    let large = try Integer(2).power(127) - 1
    #expect((large * large).squareFreeSplit(root: 2) == (large, 1))
    #expect((large * large * 12).squareFreeSplit(root: 2) == (large * 2, 3))
  }

  @Test func textRoundTrips() throws {
    try forRandomCases(1000, seed: 9) { generator, seed throws in
      let a = generator.integer()
      let radix = Int.random(in: 2...36, using: &generator)
      #expect(Integer(a.text(radix: radix), radix: radix) == a, "seed \(seed): \(a)")
      #expect(Integer(a.text(radix: radix).uppercased(), radix: radix) == a, "seed \(seed): \(a)")
      #expect(Integer(a.description) == a, "seed \(seed): \(a)")
    }
    #expect(Integer("+12") == 12 && Integer("-0") == 0 && Integer("zz", radix: 36) == 1295)
    let big = String(repeating: "9", count: 40)
    for text in ["", "-", "+", "1 2", "0x10", "1e3", "--1", "+-" + big, "- " + big, big + "\0", big + "a", "٣"] {
      #expect(Integer(text) == nil, "\(text)")
    }
    #expect(Integer("1", radix: 1) == nil && Integer("1", radix: 37) == nil)
  }

  @Test func sizes() throws {
    try forRandomCases(1000, seed: 10) { generator, seed throws in
      let a = generator.integer()
      #expect(a.bitWidth == (a.isZero ? 0 : a.magnitude.text(radix: 2).count), "seed \(seed): \(a)")
      #expect(a.isEven == "02468".contains(a.description.last ?? "1"), "seed \(seed): \(a)")
      #expect(a.signum() == (a.isZero ? 0 : a.description.hasPrefix("-") ? -1 : 1), "seed \(seed): \(a)")
    }
    #expect(throws: NumberError.self) { try Integer(2).power(1_000_000_000_000) }
    #expect(throws: NumberError.self) { try Integer(2).power(Int.max) }
    #expect(throws: NumberError.self) { try Integer(2).power(-1) }
    #expect(try Integer(-1).power(Int.max) == -1 && Integer(0).power(Int.max) == 0 && Integer(0).power(0) == 1)
    #expect(throws: NumberError.self) { try Integer(-4).squareRoot() }
  }
}
