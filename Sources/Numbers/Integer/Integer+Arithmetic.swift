internal import CNumerics

extension Integer: IntegralDomain {
  /// The sum.
  @inlinable
  public static func + (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return Integer(sum) }
    }
    return addBig(a, b)
  }

  /// The difference.
  @inlinable
  public static func - (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return Integer(difference) }
    }
    return subtractBig(a, b)
  }

  /// The product.
  @inlinable
  public static func * (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Integer(product) }
    }
    return multiplyBig(a, b)
  }

  /// The additive inverse.
  @inlinable
  public static prefix func - (a: Integer) -> Integer {
    if case .small(let x) = a.storage, x != Int.min { return Integer(-x) }
    return negateBig(a)
  }

  /// Adds in place.
  @inlinable public static func += (a: inout Integer, b: Integer) { a = a + b }
  /// Subtracts in place.
  @inlinable public static func -= (a: inout Integer, b: Integer) { a = a - b }
  /// Multiplies in place.
  @inlinable public static func *= (a: inout Integer, b: Integer) { a = a * b }

  @usableFromInline
  static func addBig(_ a: Integer, _ b: Integer) -> Integer { calling(cn_integer_add, a, b) }
  @usableFromInline
  static func subtractBig(_ a: Integer, _ b: Integer) -> Integer { calling(cn_integer_subtract, a, b) }
  @usableFromInline
  static func multiplyBig(_ a: Integer, _ b: Integer) -> Integer { calling(cn_integer_multiply, a, b) }
  @usableFromInline
  static func negateBig(_ a: Integer) -> Integer {
    withExtendedLifetime(a) { Integer(owning: cn_integer_negate(a.word)) }
  }

  /// 0.
  @inlinable public var zero: Integer { Integer(0) }
  /// 1.
  @inlinable public var one: Integer { Integer(1) }

  /// The integer part (rounded towards −∞) of the product with a rational number: exact when the denominator
  /// divides, which is what the ring's laws are about.
  public func scaled(by factor: Rational) -> Integer { (Rational(self) * factor).floor() }
}

extension Integer {
  /// `(q, r)` with `self = q·divisor + r`, where q is rounded towards −∞, so that r has the sign of the divisor.
  ///
  /// Fails with ``NumberError/divisionByZero(_:)``.
  public func quotientAndRemainder(
    dividingBy divisor: Integer
  ) throws(NumberError) -> (quotient: Integer, remainder: Integer) {
    if divisor.isZero { throw .divisionByZero("an integer divided by 0") }
    if case .small(let a) = storage, case .small(let b) = divisor.storage, !(a == Int.min && b == -1) {
      let (q, r) = a.quotientAndRemainder(dividingBy: b)
      return r != 0 && (r < 0) != (b < 0) ? (Integer(q - 1), Integer(r + b)) : (Integer(q), Integer(r))
    }
    var q = cn_integer()
    var r = cn_integer()
    withExtendedLifetime((self, divisor)) { cn_integer_floor_divide(word, divisor.word, &q, &r) }
    return (Integer(owning: q), Integer(owning: r))
  }

  /// The quotient by a divisor that leaves no remainder, nil when there is one or the divisor is 0.
  public func dividedExactly(by divisor: Integer) -> Integer? {
    guard let (q, r) = try? quotientAndRemainder(dividingBy: divisor), r.isZero else { return nil }
    return q
  }

  /// The greatest common divisor, ≥ 0; that of two zeros is 0.
  @inlinable
  public func gcd(_ other: Integer) -> Integer {
    if case .small(let a) = storage, case .small(let b) = other.storage {
      let divisor = greatestCommonDivisor(a.magnitude, b.magnitude)
      if divisor <= UInt(Int.max) { return Integer(Int(divisor)) }
    }
    return gcdBig(other)
  }

  @usableFromInline
  func gcdBig(_ other: Integer) -> Integer { Integer.calling(cn_integer_gcd, self, other) }

  /// The least common multiple, ≥ 0.
  public func lcm(_ other: Integer) -> Integer {
    let divisor = gcd(other)
    guard !divisor.isZero, let part = dividedExactly(by: divisor) else { return .zero }
    return (part * other).magnitude
  }

  /// `selfⁿ` for n ≥ 0, with 0⁰ = 1.
  ///
  /// Fails with ``NumberError/domain(_:)`` for negative n and with ``NumberError/tooLarge(_:)`` beyond
  /// ``SizeBudget/integerBits``.
  public func power(_ n: Int) throws(NumberError) -> Integer {
    if n < 0 { throw .domain("an integer to the negative power \(n)") }
    if n == 0 || isOne { return .one }
    if isZero || n == 1 { return self }
    if magnitude.isOne { return n & 1 == 0 ? .one : self }
    let (bits, overflow) = bitWidth.multipliedReportingOverflow(by: n)
    if overflow || bits > SizeBudget.integerBits {
      throw .tooLarge("an integer of \(bitWidth) bits to the power \(n)")
    }
    return withExtendedLifetime(self) { Integer(owning: cn_integer_power(word, UInt(n))) }
  }
}

/// The greatest common divisor of two machine words by Stein's algorithm, which needs no division.
@inlinable
func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
  if a == 0 { return b }
  if b == 0 { return a }
  if a == 1 || b == 1 { return 1 }
  let shift = UInt((a | b).trailingZeroBitCount)
  var x = a &>> UInt(a.trailingZeroBitCount)
  var y = b &>> UInt(b.trailingZeroBitCount)
  // Stein's steps without branches that depend on the numbers; the end is near as soon as one of them is 1.
  while x != y {
    if x == 1 || y == 1 { return 1 &<< shift }
    let difference = x &- y
    let isLess = x < y
    x = isLess ? x : y
    y = (isLess ? 0 &- difference : difference) &>> UInt(difference.trailingZeroBitCount)
  }
  return x &<< shift
}
