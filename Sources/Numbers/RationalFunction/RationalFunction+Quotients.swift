extension RationalFunction {
  /// Rational functions are the quotients of polynomials.
  public typealias Integral = Polynomial

  /// The numerators over the least common multiple of the denominators.
  public static func clearingDenominators(
    _ values: [RationalFunction]
  ) -> (numerators: [Polynomial], denominator: Polynomial) {
    let polynomials = values.compactMap(\.asPolynomial)
    if polynomials.count == values.count { return (polynomials, Polynomial(1, in: values[0].ring)) }
    let denominators = values.map { $0.isPolynomial && $0.denominator.isOne ? nil : $0.denominator }
    var common: Polynomial?
    for denominator in denominators {
      guard let denominator, denominator != common else { continue }
      guard let before = common else {
        common = denominator
        continue
      }
      common = before * (denominator.dividedExactly(by: before.gcd(denominator)) ?? denominator)
    }
    guard let common else { return (values.map(\.numerator), Polynomial(1, in: values[0].ring)) }
    let numerators = zip(values, denominators).map { value, denominator in
      guard let denominator else { return value.isZero ? value.numerator : value.numerator * common }
      if denominator == common { return value.numerator }
      return value.numerator * (common.dividedExactly(by: denominator) ?? common)
    }
    return (numerators, common)
  }

  /// A quotient in lowest terms; fails with ``NumberError/divisionByZero(_:)`` for denominator 0.
  public init(quotient numerator: Polynomial, _ denominator: Polynomial) throws(NumberError) {
    try self.init(numerator, over: denominator)
  }
}
