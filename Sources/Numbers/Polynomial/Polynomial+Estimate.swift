internal import CNumerics

/// Upper bounds for the size of a result, made before it is computed.
struct SizeEstimate {
  /// log₂ of a bound for the number of terms.
  var logTerms: Double
  /// Bits of a coefficient.
  var bits: Double
  /// The largest exponent.
  var degree = 0.0
  let variables: Int

  /// log₂ of the machine words of the result.
  var logWords: Double { logTerms + cn_log2(Double(variables) + 1 + bits / 64) }

  func check(_ what: @autoclosure () -> String) throws(NumberError) {
    if bits > Double(SizeBudget.integerBits) || degree > Double(SizeBudget.exponent) { throw .tooLarge(what()) }
    if !(logWords <= cn_log2(Double(SizeBudget.polynomialWords))) { throw .tooLarge(what()) }
  }
}

extension SizeEstimate {
  /// The n-th power of a sum of polynomials, none zero, with coefficients of any signs.
  ///
  /// t terms give at most C(n+t−1, t−1) products, degrees dᵢ at most ∏(n·dᵢ+1) monomials, and coefficients of b bits
  /// at most (t·2ᵇ)ⁿ.
  static func sumPower(_ parts: [Polynomial], _ n: Int) -> SizeEstimate {
    let n = Double(n)
    let t = Double(parts.map(\.termCount).reduce(0, +))
    let bits = parts.map(\.coefficientBits).max() ?? 0
    var degrees = parts[0].degrees
    for part in parts.dropFirst() { degrees = zip(degrees, part.degrees).map { max($0, $1) } }
    var dense = 0.0
    for degree in degrees where degree > 0 { dense += cn_log2(n * Double(degree) + 1) }
    return SizeEstimate(
      logTerms: min(dense, cn_log2_binomial(n + t - 1, t - 1)),
      bits: t == 1 && bits == 1 ? 1 : n * (Double(bits) + cn_log2(t)),
      degree: n * Double(degrees.max() ?? 0),
      variables: degrees.count)
  }
}

extension Polynomial {
  /// Multiplies after checking that the product stays within ``SizeBudget/polynomialWords``; fails with
  /// ``NumberError/tooLarge(_:)``.
  public func multiplied(by other: Polynomial) throws(NumberError) -> Polynomial {
    precondition(ring === other.ring, "polynomials of different rings")
    try checkProduct(other)
    return self * other
  }

  /// Refuses a product that may be too large.
  func checkProduct(_ other: Polynomial) throws(NumberError) {
    if termCount * other.termCount <= 100_000 { return }
    var dense = 0.0
    for (a, b) in zip(degrees, other.degrees) { dense += cn_log2(Double(a) + Double(b) + 1) }
    let sparse = cn_log2(Double(termCount)) + cn_log2(Double(other.termCount))
    try SizeEstimate(
      logTerms: min(dense, sparse), bits: Double(coefficientBits) + Double(other.coefficientBits),
      variables: ring.variableCount
    ).check("the product of polynomials with \(termCount) and \(other.termCount) terms")
  }

  /// `selfⁿ` for n ≥ 0, expanded, with 0⁰ = 1.
  ///
  /// A polynomial of t terms and degrees dᵢ has a power of at most min(C(n+t−1, t−1), ∏(n·dᵢ+1)) terms. Fails with
  /// ``NumberError/tooLarge(_:)`` when that times the words of a term exceeds ``SizeBudget/polynomialWords`` or an
  /// exponent exceeds ``SizeBudget/exponent``, and with ``NumberError/domain(_:)`` for negative n.
  public func power(_ n: Int) throws(NumberError) -> Polynomial {
    if n < 0 { throw .domain("a polynomial to the negative power \(n)") }
    if n == 0 { return one }
    if n == 1 || isZero || isOne { return self }
    try checkPower(n)
    var done: Int32 = 0
    let result = reading { p in
      Polynomial.making(in: ring) { done = cn_polynomial_power($0, p, UInt(n), ring.handle) }
    }
    if done == 0 { throw .tooLarge("a polynomial to the power \(n)") }
    return result
  }

  /// Refuses the power n ≥ 1 of a polynomial other than 0 and ±1 when it is too large.
  func checkPower(_ n: Int) throws(NumberError) {
    if isConstant, leadingCoefficient.magnitude.isOne { return }
    try SizeEstimate.sumPower([self], n).check("a polynomial of \(termCount) terms to the power \(n)")
  }

  /// Refuses a substitution whose result may be too large. Each substitute is given as polynomials (a numerator and a
  /// denominator, say) that all occur to at most the power of the variable.
  func checkComposition(with substitutes: [[Polynomial]], target: PolynomialRing) throws(NumberError) {
    if isZero { return }
    let own = degrees
    var bits = Double(coefficientBits) + cn_log2(Double(termCount))
    var targetDegrees = [Double](repeating: 0, count: target.variableCount)
    for (variable, parts) in substitutes.enumerated() where own[variable] > 0 {
      let n = Double(own[variable])
      for part in parts where !part.isZero {
        if part.isConstant, part.leadingCoefficient.magnitude.isOne { continue }
        let grows = part.termCount > 1 || part.coefficientBits > 1
        if grows { bits += n * (Double(part.coefficientBits) + cn_log2(Double(part.termCount))) }
        for (k, degree) in part.degrees.enumerated() { targetDegrees[k] += n * Double(max(degree, 0)) }
      }
    }
    var dense = 0.0
    for degree in targetDegrees {
      if degree > Double(SizeBudget.exponent) { throw .tooLarge("a substitution of degree \(degree)") }
      dense += cn_log2(degree + 1)
    }
    if bits > Double(SizeBudget.integerBits) { throw .tooLarge("a substitution with coefficients of \(bits) bits") }
    let estimate = SizeEstimate(logTerms: dense, bits: bits, variables: target.variableCount)
    let limit = cn_log2(Double(SizeBudget.polynomialWords))
    if estimate.logWords <= limit { return }
    // The bound by degrees is hopeless for sparse results: count the products that can arise instead.
    let counts = substitutes.map { $0.map { Double(max($0.termCount, 1)) } }
    var sum = 0.0
    forEachTerm { _, exponents in
      var log = 0.0
      for (variable, exponent) in exponents.enumerated() where exponent > 0 {
        for t in counts[variable] where t > 1 { log += cn_log2_binomial(Double(exponent) + t - 1, t - 1) }
      }
      sum += log < 60 ? Double(sign: .plus, exponent: Int(log), significand: 2) : .infinity
    }
    try SizeEstimate(logTerms: cn_log2(max(sum, 1)), bits: bits, variables: target.variableCount)
      .check("a substitution into a polynomial of \(termCount) terms")
  }
}
