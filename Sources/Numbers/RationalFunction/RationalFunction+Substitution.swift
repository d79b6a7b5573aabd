internal import CNumerics

extension RationalFunction {
  /// The derivative with respect to a variable.
  public func derivative(in variable: Int) -> RationalFunction {
    ring.check(variable)
    return mapped { cn_fraction_derivative($0, $1, variable, $2) }
  }

  /// The value at a point.
  ///
  /// Fails with ``NumberError/divisionByZero(_:)`` where the denominator vanishes,
  /// ``NumberError/dimensionMismatch(_:)`` and ``NumberError/tooLarge(_:)``.
  public func evaluated(at point: [Rational]) throws(NumberError) -> Rational {
    let below = try denominator.evaluated(at: point)
    if below.isZero { throw .divisionByZero("a rational function at a pole") }
    return try numerator.evaluated(at: point).divided(by: below)
  }

  /// The function of another ring that results from giving each variable a value there.
  ///
  /// Numerator and denominator are made homogeneous and composed as polynomials, and one common factor is removed at
  /// the end. Fails with ``NumberError/divisionByZero(_:)`` when the denominator becomes 0 and otherwise as
  /// ``Polynomial/composed(with:)`` does.
  public func composed(with values: [RationalFunction]) throws(NumberError) -> RationalFunction {
    if values.count != ring.variableCount {
      throw .dimensionMismatch("\(values.count) values for \(ring.variableCount) variables")
    }
    guard let target = values.first?.ring else { return self }
    if !values.allSatisfy({ $0.ring === target }) { throw .mixedRings("values of a substitution") }
    let parts = values.map { [$0.numerator, $0.denominator] }
    try numerator.checkComposition(with: parts, target: target)
    try denominator.checkComposition(with: parts, target: target)
    var outcome: Int32 = 0
    let result = withExtendedLifetime(values) {
      let pointers: [OpaquePointer?] = values.map(\.storage.pointer)
      return reading { f in
        RationalFunction.making(in: target) {
          outcome = cn_fraction_compose($0, f, pointers, ring.handle, target.handle)
        }
      }
    }
    if outcome < 0 { throw .divisionByZero("a substitution that makes a denominator 0") }
    if outcome == 0 { throw .tooLarge("a substitution into a rational function") }
    return result
  }

  /// The function with one variable replaced by a function of the same ring; fails as ``composed(with:)`` does.
  public func substituting(_ variable: Int, by value: RationalFunction) throws(NumberError) -> RationalFunction {
    ring.check(variable)
    var values = (0..<ring.variableCount).map { RationalFunction(generator: $0, in: ring) }
    values[variable] = value
    return try composed(with: values)
  }
}
