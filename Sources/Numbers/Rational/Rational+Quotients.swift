extension Rational {
  /// ℚ holds the quotients of ℤ.
  public typealias Integral = Integer

  /// The numerators over the least common multiple of the denominators.
  public static func clearingDenominators(_ values: [Rational]) -> (numerators: [Integer], denominator: Integer) {
    let denominator = values.reduce(Integer.one) { $1.isInteger ? $0 : $0.lcm($1.denominator) }
    if denominator.isOne { return (values.map(\.numerator), denominator) }
    return (values.map { ($0 * Rational(denominator)).numerator }, denominator)
  }

  /// The fraction `n/d`; fails with ``NumberError/divisionByZero(_:)`` for d = 0.
  public init(quotient numerator: Integer, _ denominator: Integer) throws(NumberError) {
    try self.init(numerator, denominator)
  }
}
