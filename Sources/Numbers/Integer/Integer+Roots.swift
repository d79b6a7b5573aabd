internal import CNumerics

extension Integer {
  /// The integer r with `rⁿ = self`, ≥ 0 for even n; nil when there is none, or when n < 1.
  public func exactRoot(_ n: Int) -> Integer? {
    if n < 1 || (isNegative && n & 1 == 0) { return nil }
    if n == 1 || isZero || isOne { return self }
    if bitWidth <= n { return self == Integer(-1) ? self : nil }  // 1 < |r| would give more than n bits
    var exact: Int32 = 0
    let root = withExtendedLifetime(self) { Integer(owning: cn_integer_root(word, n, &exact)) }
    return exact != 0 ? root : nil
  }

  /// The largest r ≥ 0 with `r² ≤ self`; fails with ``NumberError/domain(_:)`` below 0.
  public func squareRoot() throws(NumberError) -> Integer {
    if isNegative { throw .domain("the square root of a negative integer") }
    var exact: Int32 = 0
    return withExtendedLifetime(self) { Integer(owning: cn_integer_root(word, 2, &exact)) }
  }

  /// `(root, exponent)` with `rootᵉˣᵖᵒⁿᵉⁿᵗ = self`, exponent > 1 and as large as possible; nil when there is none.
  /// 0 and ±1, which are powers in more than one way, give nil.
  public func perfectPower() -> (root: Integer, exponent: Int)? {
    if isZero || magnitude.isOne { return nil }
    var root = self
    var exponent = 1
    // Each pass replaces the root by one of at most half its size, so few passes are made.
    while true {
      var next = cn_integer()
      let k = withExtendedLifetime(root) { cn_integer_perfect_power(root.word, &next) }
      let found = Integer(owning: next)
      if k < 2 { break }
      root = found
      exponent *= k
    }
    return exponent > 1 ? (root, exponent) : nil
  }

  /// Whether this is a perfect power with an exponent above 1, 0 and ±1 included.
  public var isPerfectPower: Bool { isZero || magnitude.isOne || perfectPower() != nil }

  /// Whether this is a prime number (a Baillie–PSW test: no counterexample is known, and none exists below 2⁶⁴).
  public var isProbablePrime: Bool {
    signum() > 0 && withExtendedLifetime(self) { cn_integer_is_probable_prime(word) != 0 }
  }

  /// The prime factors of |self| with their exponents, in increasing order; none for ±1.
  ///
  /// Fails with ``NumberError/domain(_:)`` for 0 and with ``NumberError/tooLarge(_:)`` above 256 bits, or when a
  /// composite without small primes has more than 100 bits: with 100 its factors take a tenth of a second, with 140 ten.
  public func factored() throws(NumberError) -> [(prime: Integer, exponent: Int)] {
    if isZero { throw .domain("the prime factors of 0") }
    if bitWidth > 256 { throw .tooLarge("factoring an integer of \(bitWidth) bits (at most 256)") }
    var exponents: [Integer: Int] = [:]
    for (base, exponent) in magnitude.factors(bits: 40) {
      if base.isProbablePrime {
        exponents[base, default: 0] += exponent
        continue
      }
      if base.bitWidth > 100 { throw .tooLarge("factoring an integer of \(base.bitWidth) bits without small primes") }
      for (factor, inner) in base.factors(bits: 52) {
        guard factor.isProbablePrime else { throw .tooLarge("factoring \(factor), an integer without small primes") }
        exponents[factor, default: 0] += exponent * inner
      }
    }
    return exponents.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// `(outside, inside)` with `|self| = outsideⁿ·inside`; the sign goes to `inside`.
  ///
  /// Primes up to about 2³² are found (beyond 1024 bits only those below 2¹⁵), and what is left is tried as a perfect
  /// power. An n-th power of a larger prime times another large prime may therefore stay inside; the identity holds in
  /// any case. 0 splits into 0 and 1.
  public func squareFreeSplit(root n: Int) -> (outside: Integer, inside: Integer) {
    if isZero { return (.zero, .one) }
    if n < 2 { return n == 1 ? (self, .one) : (.one, self) }
    let sign = isNegative ? Integer(-1) : .one
    var outside = Integer.one
    var inside = sign
    for (base, exponent) in magnitude.factors(bits: 32) {
      // A cofactor may be a power itself: p⁴q⁴ is found as (pq)⁴ with pq unknown.
      let (root, k) = base.perfectPower() ?? (base, 1)
      let (times, rest) = (exponent * k).quotientAndRemainder(dividingBy: n)
      outside *= root.repeatedlySquared(times)
      inside *= root.repeatedlySquared(rest)
    }
    return (outside, inside)
  }

  private struct Search: Hashable, Sendable {
    let number: Integer
    let bits: Int
  }

  private static let searches = Memo<Search, [(factor: Integer, exponent: Int)]>(capacity: 1024) {
    $0.number.factorsSearched(bits: $0.bits)
  }

  /// Pairs whose product is `self` ≥ 1; those with more than `bits` bits may be composite. Where the search takes longer
  /// than a look, its result is remembered: an expression asks for the same number again whenever it is rebuilt.
  func factors(bits: Int) -> [(factor: Integer, exponent: Int)] {
    bitWidth > 40 ? Self.searches(Search(number: self, bits: bits)) : factorsSearched(bits: bits)
  }

  private func factorsSearched(bits: Int) -> [(factor: Integer, exponent: Int)] {
    if isOne { return [] }
    let capacity = max(bitWidth, 1)  // as many factors of two or more
    return withUnsafeTemporaryAllocation(of: cn_integer.self, capacity: capacity) { factors in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: capacity) { exponents in
        let count = withExtendedLifetime(self) {
          cn_integer_factor(word, bits, factors.baseAddress!, exponents.baseAddress!, capacity)
        }
        return (0..<count).map { (Integer(owning: factors[$0]), exponents[$0]) }
      }
    }
  }
}
