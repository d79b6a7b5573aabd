extension RationalFunction {
  /// Rational functions are the quotients of polynomials.
  public typealias Integral = Polynomial

  /// The numerators over the least common multiple of the denominators.
  public static func clearingDenominators(
    _ values: [RationalFunction]
  ) -> (numerators: [Polynomial], denominator: Polynomial) {
    let polynomials = values.compactMap(\.asPolynomial)
    if polynomials.count == values.count { return (polynomials, Polynomial(1, in: values[0].ring)) }
    let denominators = values.map(\.denominator)
    var common = denominators[0]
    for denominator in denominators.dropFirst() where common != denominator {
      let divisor = common.gcd(denominator)
      common *= denominator.dividedExactly(by: divisor) ?? denominator
    }
    let numerators = zip(values, denominators).map { value, denominator in
      value.numerator * (common.dividedExactly(by: denominator) ?? common)
    }
    return (numerators, common)
  }

  /// A quotient in lowest terms; fails with ``NumberError/divisionByZero(_:)`` for denominator 0.
  public init(quotient numerator: Polynomial, _ denominator: Polynomial) throws(NumberError) {
    try self.init(numerator, over: denominator)
  }
}
