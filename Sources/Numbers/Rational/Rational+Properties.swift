internal import CNumerics

extension Rational {
  /// 0.
  @inlinable public static var zero: Rational { Rational(0) }
  /// 1.
  @inlinable public static var one: Rational { Rational(1) }

  /// Whether this is 0.
  @inlinable
  public var isZero: Bool {
    if case .small(0, _) = storage { return true }
    return false
  }

  /// Whether this is 1.
  @inlinable
  public var isOne: Bool {
    if case .small(1, 1) = storage { return true }
    return false
  }

  /// Whether the denominator is 1.
  @inlinable
  public var isInteger: Bool {
    switch storage {
    case .small(_, let d): d == 1
    case .big(let box): box.denominator.isOne
    }
  }

  /// −1, 0 or 1.
  @inlinable
  public func signum() -> Int {
    switch storage {
    case .small(let n, _): n.signum()
    case .big(let box): box.numerator.signum()
    }
  }

  /// Whether this is below 0.
  @inlinable public var isNegative: Bool { signum() < 0 }

  /// |self|.
  @inlinable public var magnitude: Rational { isNegative ? -self : self }

  /// The value as a machine word; nil when it is not an integer or does not fit.
  @inlinable
  public var asInt: Int? {
    if case .small(let n, 1) = storage { return n }
    return nil
  }

  /// The value as an integer; nil when it is not one.
  public var asInteger: Integer? { isInteger ? numerator : nil }

  /// The nearest double, ties to even, in the range of subnormal numbers too; infinite when beyond the largest one.
  public var asDouble: Double {
    if case .small(let n, let d) = storage {
      // Both parts are exact as doubles, so their quotient is rounded once.
      if d == 1 { return Double(n) }
      if n.magnitude <= 1 << 53, d <= 1 << 53 { return Double(n) / Double(d) }
    }
    return withExtendedLifetime(self) { cn_rational_to_double(words) }
  }

  /// ⌊self⌋, the largest integer that is not above.
  public func floor() -> Integer {
    if isInteger { return numerator }
    return (try? numerator.quotientAndRemainder(dividingBy: denominator).quotient) ?? numerator
  }

  /// ⌈self⌉, the smallest integer that is not below.
  public func ceiling() -> Integer { -(-self).floor() }

  /// The nearest integer, halves upwards: ⌊self + ½⌋.
  public func rounded() -> Integer { (self + Rational(1, 2)).floor() }

  /// `self − ⌊self⌋`, in [0, 1).
  public var reducedModuloOne: Rational { self - Rational(floor()) }
}
