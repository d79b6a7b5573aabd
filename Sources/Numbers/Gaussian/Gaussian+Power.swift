extension Gaussian where Base == Rational {
  /// `selfⁿ`, with 0⁰ = 1.
  ///
  /// Fails with ``NumberError/zeroToPower(_:)`` for 0 to a negative power and with ``NumberError/tooLarge(_:)``
  /// beyond ``SizeBudget/integerBits``.
  public func power(_ n: Int) throws(NumberError) -> Gaussian {
    if n < 0 {
      if isZero { throw .zeroToPower("0 to the power \(n)") }
      if n == Int.min { throw .tooLarge("a complex number to the power \(n)") }
      return try inverted().power(-n)
    }
    if im.isZero { return Gaussian(try re.power(n)) }
    if re.isZero {
      let size = try im.power(n)
      return [Gaussian(size), Gaussian(0, size), Gaussian(-size), Gaussian(0, -size)][n & 3]
    }
    let parts = [re.numerator, re.denominator, im.numerator, im.denominator]
    let bits = parts.map(\.bitWidth).reduce(2, +)
    let (size, overflow) = bits.multipliedReportingOverflow(by: n)
    if overflow || size > SizeBudget.integerBits { throw .tooLarge("a complex number to the power \(n)") }
    return repeatedlySquared(n)
  }
}

extension Gaussian where Base == Polynomial {
  /// `selfⁿ` for n ≥ 0, expanded; fails as ``Polynomial/power(_:)`` does.
  public func power(_ n: Int) throws(NumberError) -> Gaussian {
    if n < 0 { throw .domain("a polynomial to the negative power \(n)") }
    if im.isZero { return Gaussian(try re.power(n)) }
    try checkPower(n)
    return repeatedlySquared(n)
  }

  /// Both parts of the power are sums over the monomials of (|re| + |im|)ⁿ, with coefficients no larger.
  func checkPower(_ n: Int) throws(NumberError) {
    if n == 0 || (re.isConstant && im.isConstant && re.coefficientBits <= 1 && im.coefficientBits <= 1) { return }
    try SizeEstimate.sumPower([re, im].filter { !$0.isZero }, n)
      .check("a complex polynomial of \(re.termCount + im.termCount) terms to the power \(n)")
  }
}

extension Gaussian where Base == RationalFunction {
  /// `selfⁿ`, with 0⁰ = 1; fails as ``RationalFunction/power(_:)`` does.
  public func power(_ n: Int) throws(NumberError) -> Gaussian {
    if n < 0 {
      if isZero { throw .zeroToPower("0 to the power \(n)") }
      if n == Int.min { throw .tooLarge("a complex rational function to the power \(n)") }
      return try inverted().power(-n)
    }
    if im.isZero { return Gaussian(try re.power(n)) }
    // Over a common denominator the power is one of polynomials, reduced once at the end.
    let (numerators, denominator) = Gaussian.clearingDenominators([self])
    return try Gaussian(quotient: try numerators[0].power(n), Gaussian<Polynomial>(try denominator.re.power(n)))
  }
}
