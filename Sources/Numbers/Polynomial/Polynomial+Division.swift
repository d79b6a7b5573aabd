internal import CNumerics

extension Polynomial: IntegralDomain {
  /// The quotient when the divisor divides this polynomial without a remainder, otherwise nil.
  public func dividedExactly(by divisor: Polynomial) -> Polynomial? {
    precondition(ring === divisor.ring, "polynomials of different rings")
    if divisor.isZero { return nil }
    var divides: Int32 = 0
    let quotient = reading(with: divisor) { p, q in
      Polynomial.making(in: ring) { divides = cn_polynomial_divide_exactly($0, p, q, ring.handle) }
    }
    return divides != 0 ? quotient : nil
  }

  /// `(q, r)` with `self = q·divisor + r`, where no term of r is divisible by the divisor's leading term.
  ///
  /// Fails with ``NumberError/divisionByZero(_:)``.
  public func quotientAndRemainder(
    dividingBy divisor: Polynomial
  ) throws(NumberError) -> (quotient: Polynomial, remainder: Polynomial) {
    if divisor.isZero { throw .divisionByZero("a polynomial divided by 0") }
    let quotient = PolynomialStorage.make(in: ring)
    let remainder = PolynomialStorage.make(in: ring)
    reading(with: divisor) { p, q in
      cn_polynomial_divide(quotient.pointer, remainder.pointer, p, q, ring.handle)
    }
    return (Polynomial(owning: quotient), Polynomial(owning: remainder))
  }

  /// The remainder of the division by several polynomials, tried in the order given at each step: self minus a
  /// combination of them, with no term divisible by any of their leading terms. It is unique when they are a Gröbner
  /// basis for the ring's order.
  ///
  /// Fails with ``NumberError/divisionByZero(_:)`` when one of them is 0.
  public func reduced(modulo divisors: [Polynomial]) throws(NumberError) -> Polynomial {
    if divisors.contains(where: \.isZero) { throw .divisionByZero("a polynomial reduced modulo 0") }
    if divisors.isEmpty { return self }
    for divisor in divisors { precondition(ring === divisor.ring, "polynomials of different rings") }
    return withExtendedLifetime(divisors) {
      let pointers: [OpaquePointer?] = divisors.map(\.storage.pointer)
      return reading { p in
        Polynomial.making(in: ring) { cn_polynomial_reduce($0, p, pointers, pointers.count, ring.handle) }
      }
    }
  }

  /// Yes: a step of elimination multiplies polynomials before it divides.
  public static var minorsAreShort: Bool { true }

  /// Minors by memoised expansion along rows, in one call and with storage that is used again; nil for matrices of more
  /// than 16 columns and where a product has more than 1,000,000 pairs of terms.
  public static func minors(_ rows: [[Polynomial]], columns sets: [Int]) -> [Polynomial]? {
    let (ring, columns) = (rows[0][0].ring, rows[0].count)
    if columns > 16 { return nil }
    var elements: [OpaquePointer?] = []
    elements.reserveCapacity(rows.count * columns)
    for row in rows {
      for element in row {
        precondition(element.ring === ring, "polynomials of different rings")
        elements.append(element.storage.pointer)
      }
    }
    let minors = sets.map { _ in Polynomial(ring) }
    let results: [OpaquePointer?] = minors.map(\.storage.pointer)
    let done = withExtendedLifetime((rows, minors)) {
      cn_polynomial_minors(
        results, sets.map { UInt(bitPattern: $0) }, sets.count, elements, rows.count, columns, ring.handle)
    }
    return done != 0 ? minors : nil
  }

  /// The greatest common divisor over ℚ, scaled to coprime integer coefficients with the leading one positive; 0 for
  /// two zeros.
  public func gcd(_ other: Polynomial) -> Polynomial {
    var found: Int32 = 0
    let result = reading(with: other) { p, q in
      Polynomial.making(in: ring) { found = cn_polynomial_gcd($0, p, q, ring.handle) }
    }
    precondition(found != 0, "FLINT computes a greatest common divisor of polynomials whose degrees fit a word")
    return result
  }

  /// `(unit, factors)` with `self = unit·∏ factorᵉˣᵖᵒⁿᵉⁿᵗ`: irreducible over ℚ, different, with coprime integer
  /// coefficients and positive leading ones, in an order that depends on the polynomial alone.
  ///
  /// Fails with ``NumberError/domain(_:)`` for 0 and with ``NumberError/tooLarge(_:)`` when the degree in a variable
  /// exceeds ``SizeBudget/factoringDegree``.
  public func factored() throws(NumberError) -> (unit: Rational, factors: [(Polynomial, Int)]) {
    try factors(squareFree: false)
  }

  /// As ``factored()``, with factors that are coprime and free of squares but may be reducible.
  public func squareFree() throws(NumberError) -> (unit: Rational, factors: [(Polynomial, Int)]) {
    try factors(squareFree: true)
  }

  private func factors(squareFree: Bool) throws(NumberError) -> (unit: Rational, factors: [(Polynomial, Int)]) {
    if isZero { throw .domain("the factors of the zero polynomial") }
    if let degree = degrees.max(), degree > SizeBudget.factoringDegree {
      throw .tooLarge("factoring a polynomial of degree \(degree)")
    }
    guard let found = reading({ cn_factors_new($0, squareFree ? 1 : 0, ring.handle) }) else {
      throw .notConverged("factoring a polynomial of \(termCount) terms")
    }
    defer { cn_factors_free(found, ring.handle) }
    let factors = (0..<cn_factors_count(found)).map { k in
      var exponent = 0
      let base = Polynomial.making(in: ring) { exponent = cn_factors_take(found, k, $0, ring.handle) }
      return (base, exponent)
    }
    return (Rational(owning: cn_factors_unit(found)), factors)
  }

  /// The resultant with respect to a variable: the determinant of the Sylvester matrix, zero when the two have a
  /// common factor in which the variable occurs.
  ///
  /// Fails with ``NumberError/tooLarge(_:)`` when the result may exceed ``SizeBudget/polynomialWords``.
  public func resultant(_ other: Polynomial, in variable: Int) throws(NumberError) -> Polynomial {
    ring.check(variable)
    precondition(ring === other.ring, "polynomials of different rings")
    if isZero || other.isZero { return zero }
    try checkResultant(other, in: variable)
    var done: Int32 = 0
    let result = reading(with: other) { p, q in
      Polynomial.making(in: ring) { done = cn_polynomial_resultant($0, p, q, variable, ring.handle) }
    }
    if done == 0 { throw .tooLarge("a resultant of polynomials with \(termCount) and \(other.termCount) terms") }
    return result
  }

  /// The discriminant with respect to a variable: (−1)^(n(n−1)/2) · resultant(p, p′)/leading coefficient for degree
  /// n ≥ 1; zero exactly when there is a double root.
  ///
  /// Fails with ``NumberError/domain(_:)`` below degree 1 and with ``NumberError/tooLarge(_:)``.
  public func discriminant(in variable: Int) throws(NumberError) -> Polynomial {
    ring.check(variable)
    if degree(in: variable) < 1 { throw .domain("the discriminant of a polynomial of degree below 1") }
    try checkResultant(derivative(in: variable), in: variable)
    var done: Int32 = 0
    let result = reading { p in
      Polynomial.making(in: ring) { done = cn_polynomial_discriminant($0, p, variable, ring.handle) }
    }
    if done == 0 { throw .tooLarge("a discriminant of a polynomial with \(termCount) terms") }
    return result
  }

  /// A resultant has degree n in the coefficients of p and m in those of q, for degrees m of p and n of q.
  private func checkResultant(_ other: Polynomial, in variable: Int) throws(NumberError) {
    let m = Double(degree(in: variable))
    let n = Double(other.degree(in: variable))
    let (s, t) = (Double(termCount), Double(other.termCount))
    var dense = 0.0
    for (k, (a, b)) in zip(degrees, other.degrees).enumerated() where k != variable {
      dense += cn_log2(n * Double(a) + m * Double(b) + 1)
    }
    let sparse = cn_log2_binomial(n + s - 1, s - 1) + cn_log2_binomial(m + t - 1, t - 1)
    let bits =
      n * (Double(coefficientBits) + cn_log2(s)) + m * (Double(other.coefficientBits) + cn_log2(t))
    let size = SizeEstimate(logTerms: min(dense, sparse), bits: bits, variables: ring.variableCount)
    try size.check("a resultant of polynomials of degree \(Int(m)) and \(Int(n))")
    // The elimination takes m + n steps even when the result is small.
    if m + n > 100_000 { throw .tooLarge("a resultant of polynomials of degree \(Int(m)) and \(Int(n))") }
  }
}
