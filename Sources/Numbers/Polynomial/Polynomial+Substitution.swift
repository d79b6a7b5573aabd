internal import CNumerics

extension Polynomial {
  /// The derivative with respect to a variable.
  public func derivative(in variable: Int) -> Polynomial {
    ring.check(variable)
    return reading { p in
      Polynomial.making(in: ring) { cn_polynomial_derivative($0, p, variable, ring.handle) }
    }
  }

  /// The powers of a variable that occur, in decreasing order, with the polynomials that stand before them, in which
  /// the variable does not occur.
  public func collected(in variable: Int) -> [(power: Int, coefficient: Polynomial)] {
    ring.check(variable)
    let count = reading { cn_polynomial_power_count($0, variable, ring.handle) }
    let parts = (0..<count).map { _ in PolynomialStorage.make(in: ring) }
    var powers = [Int](repeating: 0, count: count)
    withExtendedLifetime(parts) {
      let pointers: [OpaquePointer?] = parts.map(\.pointer)
      reading { cn_polynomial_collect($0, variable, count, &powers, pointers, ring.handle) }
    }
    return zip(powers, parts).map { ($0, Polynomial(owning: $1)) }
  }

  /// The coefficients of the powers of a variable: element k stands before the k-th power, and the variable does not
  /// occur in it. Empty for the zero polynomial.
  ///
  /// Fails with ``NumberError/tooLarge(_:)`` when the degree is beyond 10⁶; ``collected(in:)`` has no such limit.
  public func coefficients(in variable: Int) throws(NumberError) -> [Polynomial] {
    let degree = degree(in: variable)
    if degree > 1_000_000 { throw .tooLarge("the coefficients of a polynomial of degree \(degree)") }
    var result = [Polynomial](repeating: zero, count: degree + 1)
    for (power, coefficient) in collected(in: variable) { result[power] = coefficient }
    return result
  }

  /// The value at a point.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)`` and, when the value may exceed ``SizeBudget/integerBits``, with
  /// ``NumberError/tooLarge(_:)``.
  public func evaluated(at point: [Rational]) throws(NumberError) -> Rational {
    try checkPoint(point)
    let padded = ring.variableCount == 0 ? [Rational.zero] : point
    var value = cn_rational()
    let done = withExtendedLifetime(padded) {
      reading { cn_polynomial_evaluate($0, padded.map(\.words), &value, ring.handle) }
    }
    if done == 0 { throw .tooLarge("the value of a polynomial of degree \(totalDegree)") }
    return Rational(owning: value)
  }

  func checkPoint(_ point: [Rational]) throws(NumberError) {
    if point.count != ring.variableCount {
      throw .dimensionMismatch("\(point.count) values for \(ring.variableCount) variables")
    }
    var bits = Double(coefficientBits)
    for (degree, value) in zip(degrees, point) where degree > 0 && !value.isZero && !value.magnitude.isOne {
      bits += Double(degree) * Double(max(value.numerator.bitWidth, value.denominator.bitWidth))
    }
    if bits > Double(SizeBudget.integerBits) {
      throw .tooLarge("the value of a polynomial of degree \(totalDegree)")
    }
  }

  /// The polynomial of another ring that results from giving each variable a value there.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)``, ``NumberError/mixedRings(_:)`` when the values do not live in
  /// one ring and ``NumberError/tooLarge(_:)`` when the result may exceed ``SizeBudget/polynomialWords``. In a ring
  /// without variables there is no value to name the target: the polynomial itself is returned.
  public func composed(with values: [Polynomial]) throws(NumberError) -> Polynomial {
    if values.count != ring.variableCount {
      throw .dimensionMismatch("\(values.count) values for \(ring.variableCount) variables")
    }
    guard let target = values.first?.ring else { return self }
    if !values.allSatisfy({ $0.ring === target }) { throw .mixedRings("values of a substitution") }
    try checkComposition(with: values.map { [$0] }, target: target)
    var done: Int32 = 0
    let result = withExtendedLifetime(values) {
      let pointers: [OpaquePointer?] = values.map(\.storage.pointer)
      return reading { p in
        Polynomial.making(in: target) { done = cn_polynomial_compose($0, p, pointers, ring.handle, target.handle) }
      }
    }
    if done == 0 { throw .tooLarge("a substitution into a polynomial of \(termCount) terms") }
    return result
  }

  /// The polynomial with one variable replaced by a polynomial of the same ring; fails as ``composed(with:)`` does.
  public func substituting(_ variable: Int, by value: Polynomial) throws(NumberError) -> Polynomial {
    ring.check(variable)
    var values = ring.generators
    values[variable] = value
    return try composed(with: values)
  }
}
