internal import CNumerics

extension RationalFunction: Field {
  /// The sum, reduced.
  public static func + (a: RationalFunction, b: RationalFunction) -> RationalFunction {
    combining(a, b, cn_fraction_add)
  }

  /// The difference, reduced.
  public static func - (a: RationalFunction, b: RationalFunction) -> RationalFunction {
    combining(a, b, cn_fraction_subtract)
  }

  /// The product, reduced.
  public static func * (a: RationalFunction, b: RationalFunction) -> RationalFunction {
    combining(a, b, cn_fraction_multiply)
  }

  /// The additive inverse.
  public static prefix func - (a: RationalFunction) -> RationalFunction { a.mapped(cn_fraction_negate) }

  /// Adds in place.
  public static func += (a: inout RationalFunction, b: RationalFunction) { a.combine(with: b, cn_fraction_add) }
  /// Subtracts in place.
  public static func -= (a: inout RationalFunction, b: RationalFunction) { a.combine(with: b, cn_fraction_subtract) }
  /// Multiplies in place.
  public static func *= (a: inout RationalFunction, b: RationalFunction) { a.combine(with: b, cn_fraction_multiply) }

  /// 0 in the same ring.
  public var zero: RationalFunction { RationalFunction(ring) }
  /// 1 in the same ring.
  public var one: RationalFunction { RationalFunction(1, in: ring) }
  /// Whether this is 0.
  public var isZero: Bool { reading { cn_fraction_is_zero($0, ring.handle) != 0 } }
  /// Whether this is 1.
  public var isOne: Bool { reading { cn_fraction_is_one($0, ring.handle) != 0 } }

  /// The product with a rational number.
  public func scaled(by factor: Rational) -> RationalFunction {
    if factor.isOne { return self }
    return withExtendedLifetime(factor) { mapped { cn_fraction_scale($0, $1, factor.words, $2) } }
  }

  /// `1/self`; fails with ``NumberError/divisionByZero(_:)``.
  public func inverted() throws(NumberError) -> RationalFunction {
    if isZero { throw .divisionByZero("the inverse of the rational function 0") }
    return mapped(cn_fraction_invert)
  }

  /// The sum; fails with ``NumberError/tooLarge(_:)`` when it may exceed ``SizeBudget/polynomialWords``. Sums of many
  /// fractions with different denominators grow exponentially: where they come from outside, add them like this.
  public func adding(_ other: RationalFunction) throws(NumberError) -> RationalFunction {
    let (a, b) = (sizes, other.sizes)
    if max(a.above * b.below, a.below * b.above, a.below * b.below) > 100_000, denominator != other.denominator {
      try numerator.checkProduct(other.denominator)
      try denominator.checkProduct(other.numerator)
      try denominator.checkProduct(other.denominator)
    }
    return self + other
  }

  /// The product; fails with ``NumberError/tooLarge(_:)`` when it may exceed ``SizeBudget/polynomialWords``.
  public func multiplied(by other: RationalFunction) throws(NumberError) -> RationalFunction {
    let (a, b) = (sizes, other.sizes)
    if max(a.above * b.above, a.below * b.below) > 100_000 {
      try numerator.checkProduct(other.numerator)
      try denominator.checkProduct(other.denominator)
    }
    return self * other
  }

  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` and, when the result may exceed
  /// ``SizeBudget/polynomialWords``, with ``NumberError/tooLarge(_:)``.
  public func divided(by divisor: RationalFunction) throws(NumberError) -> RationalFunction {
    if divisor.isZero { throw .divisionByZero("a rational function divided by 0") }
    let (a, b) = (sizes, divisor.sizes)
    if max(a.above * b.below, a.below * b.above) > 100_000 {
      try numerator.checkProduct(divisor.denominator)
      try denominator.checkProduct(divisor.numerator)
    }
    return RationalFunction.combining(self, divisor, cn_fraction_divide)
  }

  /// `selfⁿ`, with 0⁰ = 1.
  ///
  /// Fails with ``NumberError/zeroToPower(_:)`` for 0 to a negative power and with ``NumberError/tooLarge(_:)`` as
  /// ``Polynomial/power(_:)`` does.
  public func power(_ n: Int) throws(NumberError) -> RationalFunction {
    if n == 0 { return one }
    if isZero {
      if n < 0 { throw .zeroToPower("0 to the power \(n)") }
      return self
    }
    if n == Int.min { throw .tooLarge("a rational function to the power \(n)") }
    if n < 0 { return try inverted().power(-n) }
    if n == 1 { return self }
    try numerator.checkPower(n)
    try denominator.checkPower(n)
    var done: Int32 = 0
    let result = mapped { done = cn_fraction_power($0, $1, UInt(n), $2) }
    if done == 0 { throw .tooLarge("a rational function to the power \(n)") }
    return result
  }
}
