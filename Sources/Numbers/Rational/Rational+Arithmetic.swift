internal import CNumerics

extension Rational: Field {
  /// The sum.
  @inlinable
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage,
      let sum = addSmall(n, d, m, e)
    {
      return sum
    }
    return addBig(a, b)
  }

  /// The difference.
  @inlinable
  public static func - (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage, m != Int.min,
      let difference = addSmall(n, d, -m, e)
    {
      return difference
    }
    return subtractBig(a, b)
  }

  /// The product.
  @inlinable
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage,
      let product = multiplySmall(n, d, m, e)
    {
      return product
    }
    return multiplyBig(a, b)
  }

  /// The additive inverse.
  @inlinable
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let n, let d) = a.storage, n != Int.min { return Rational(lowest: -n, d) }
    return negateBig(a)
  }

  /// Adds in place.
  @inlinable public static func += (a: inout Rational, b: Rational) { a = a + b }
  /// Subtracts in place.
  @inlinable public static func -= (a: inout Rational, b: Rational) { a = a - b }
  /// Multiplies in place.
  @inlinable public static func *= (a: inout Rational, b: Rational) { a = a * b }

  /// `n/d + m/e` in lowest terms, nil when a word overflows.
  ///
  /// With g = gcd(d, e) the sum is t/(d·e/g) for t = n·(e/g) + m·(d/g), and only g can still have a factor in common
  /// with t (Knuth, The Art of Computer Programming 2, 4.5.1): two small greatest common divisors, not one large.
  @inlinable
  static func addSmall(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational? {
    if d == 1, e == 1 {
      let (sum, overflow) = n.addingReportingOverflow(m)
      return overflow ? nil : Rational(lowest: sum, 1)
    }
    let g = Int(bitPattern: greatestCommonDivisor(d.magnitude, e.magnitude))
    let (d1, e1) = g == 1 ? (d, e) : (d / g, e / g)
    let left = n.multipliedReportingOverflow(by: e1)
    let right = m.multipliedReportingOverflow(by: d1)
    let sum = left.partialValue.addingReportingOverflow(right.partialValue)
    if left.overflow || right.overflow || sum.overflow { return nil }
    var t = sum.partialValue
    if t == 0 { return Rational(0) }
    var rest = e
    if g != 1 {
      let h = Int(bitPattern: greatestCommonDivisor(t.magnitude, g.magnitude))
      t /= h
      rest = e / h
    }
    let denominator = d1.multipliedReportingOverflow(by: rest)
    return denominator.overflow ? nil : Rational(lowest: t, denominator.partialValue)
  }

  /// `n/d · m/e` in lowest terms, nil when a word overflows.
  @inlinable
  static func multiplySmall(_ n: Int, _ d: Int, _ m: Int, _ e: Int) -> Rational? {
    if d == 1, e == 1 {
      let (product, overflow) = n.multipliedReportingOverflow(by: m)
      return overflow ? nil : Rational(lowest: product, 1)
    }
    if n == 0 || m == 0 { return Rational(0) }
    let g = Int(bitPattern: greatestCommonDivisor(n.magnitude, e.magnitude))
    let h = Int(bitPattern: greatestCommonDivisor(m.magnitude, d.magnitude))
    let numerator = (n / g).multipliedReportingOverflow(by: m / h)
    let denominator = (d / h).multipliedReportingOverflow(by: e / g)
    if numerator.overflow || denominator.overflow { return nil }
    return Rational(lowest: numerator.partialValue, denominator.partialValue)
  }

  static func calling(_ function: (cn_rational, cn_rational) -> cn_rational, _ a: Rational, _ b: Rational) -> Rational {
    withExtendedLifetime((a, b)) { Rational(owning: function(a.words, b.words)) }
  }

  @usableFromInline
  static func addBig(_ a: Rational, _ b: Rational) -> Rational { calling(cn_rational_add, a, b) }
  @usableFromInline
  static func subtractBig(_ a: Rational, _ b: Rational) -> Rational { calling(cn_rational_subtract, a, b) }
  @usableFromInline
  static func multiplyBig(_ a: Rational, _ b: Rational) -> Rational { calling(cn_rational_multiply, a, b) }
  @usableFromInline
  static func negateBig(_ a: Rational) -> Rational { Rational(lowest: -a.numerator, a.denominator) }

  /// 0.
  @inlinable public var zero: Rational { Rational(0) }
  /// 1.
  @inlinable public var one: Rational { Rational(1) }
  /// The product.
  @inlinable public func scaled(by factor: Rational) -> Rational { self * factor }

  /// `1/self`; fails with ``NumberError/divisionByZero(_:)`` for 0.
  @inlinable
  public func inverted() throws(NumberError) -> Rational {
    if isZero { throw .divisionByZero("the inverse of the rational number 0") }
    return unsafeInverse
  }

  /// `1/self` for self ≠ 0.
  @inlinable
  var unsafeInverse: Rational {
    if case .small(let n, let d) = storage, n != Int.min {
      return n < 0 ? Rational(lowest: -d, -n) : Rational(lowest: d, n)
    }
    return invertBig()
  }

  @usableFromInline
  func invertBig() -> Rational {
    isNegative ? Rational(lowest: -denominator, -numerator) : Rational(lowest: denominator, numerator)
  }

  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` for 0.
  @inlinable
  public func divided(by divisor: Rational) throws(NumberError) -> Rational {
    if divisor.isZero { throw .divisionByZero("a rational number divided by 0") }
    return self * divisor.unsafeInverse
  }

  /// `selfⁿ`, with 0⁰ = 1.
  ///
  /// Fails with ``NumberError/zeroToPower(_:)`` for 0 to a negative power and with ``NumberError/tooLarge(_:)``
  /// beyond ``SizeBudget/integerBits``.
  public func power(_ n: Int) throws(NumberError) -> Rational {
    if n < 0 {
      if isZero { throw .zeroToPower("0 to the power \(n)") }
      if n == Int.min { return try power(n + 1).divided(by: self) }
      return try unsafeInverse.power(-n)
    }
    // Powers of coprime numbers are coprime.
    return Rational(lowest: try numerator.power(n), try denominator.power(n))
  }
}
