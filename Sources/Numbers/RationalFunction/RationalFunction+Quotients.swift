internal import CNumerics

extension RationalFunction {
  /// Rational functions are the quotients of polynomials.
  public typealias Integral = Polynomial

  /// The numerators over the least common multiple of the denominators.
  public static func clearingDenominators(
    _ values: [RationalFunction]
  ) -> (numerators: [Polynomial], denominator: Polynomial) {
    if values.allSatisfy(\.isPolynomial) {
      return (values.compactMap(\.asPolynomial), Polynomial(1, in: values[0].ring))
    }
    let denominators = values.map { $0.hasDenominator ? $0.denominator : nil }
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

  /// Whether the denominator is another than 1.
  private var hasDenominator: Bool { reading { cn_fraction_has_denominator($0, ring.handle) != 0 } }

  /// Minors of polynomials, by the method for polynomials but without taking the elements apart; nil where an element has a
  /// variable in its denominator, for more than 16 columns and where a product has more than 1,000,000 pairs of terms.
  public static func minors(_ rows: [[RationalFunction]], columns sets: [Int]) -> [RationalFunction]? {
    let (ring, columns) = (rows[0][0].ring, rows[0].count)
    if columns > 16 { return nil }
    var elements: [OpaquePointer?] = []
    elements.reserveCapacity(rows.count * columns)
    for row in rows {
      for element in row {
        precondition(element.ring === ring, "rational functions of different rings")
        elements.append(element.storage.pointer)
      }
    }
    let minors = sets.map { _ in RationalFunction(ring) }
    let results: [OpaquePointer?] = minors.map(\.storage.pointer)
    let done = withExtendedLifetime((rows, minors)) {
      cn_fraction_minors(
        results, sets.map { UInt(bitPattern: $0) }, sets.count, elements, rows.count, columns, ring.handle)
    }
    return done != 0 ? minors : nil
  }

  /// A quotient in lowest terms; fails with ``NumberError/divisionByZero(_:)`` for denominator 0.
  public init(quotient numerator: Polynomial, _ denominator: Polynomial) throws(NumberError) {
    try self.init(numerator, over: denominator)
  }
}
