internal import CNumerics

extension Polynomial {
  /// The sum of the given terms, which may come in any order and repeat a monomial.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)`` when a term has not one exponent for each variable,
  /// ``NumberError/domain(_:)`` for a negative exponent and ``NumberError/tooLarge(_:)`` for one beyond
  /// ``SizeBudget/exponent``.
  public init(
    terms: [(coefficient: Rational, exponents: [Int])], in ring: PolynomialRing
  ) throws(NumberError) {
    var coefficients: [Rational] = []
    var exponents: [Int] = []
    coefficients.reserveCapacity(terms.count)
    exponents.reserveCapacity(terms.count * ring.variableCount)
    for term in terms {
      guard term.exponents.count == ring.variableCount else {
        throw .dimensionMismatch("\(term.exponents.count) exponents for \(ring.variableCount) variables")
      }
      coefficients.append(term.coefficient)
      exponents.append(contentsOf: term.exponents)
    }
    try self.init(coefficients: coefficients, exponents: exponents, in: ring)
  }

  /// The sum of terms given as two plain arrays, the exponents of term k from `k·variableCount` on: the fast form of
  /// ``init(terms:in:)`` with the same failures.
  public init(coefficients: [Rational], exponents: [Int], in ring: PolynomialRing) throws(NumberError) {
    guard exponents.count == coefficients.count * ring.variableCount else {
      throw .dimensionMismatch(
        "\(exponents.count) exponents for \(coefficients.count) terms in \(ring.variableCount) variables")
    }
    if let bad = exponents.first(where: { UInt(bitPattern: $0) > UInt(SizeBudget.exponent) }) {
      throw bad < 0 ? .domain("a polynomial with the exponent \(bad)") : .tooLarge("the exponent \(bad)")
    }
    let padded = ring.variableCount == 0 ? [Int](repeating: 0, count: coefficients.count) : exponents
    storage = .make(in: ring)
    withExtendedLifetime(coefficients) {
      coefficients.map(\.words).withUnsafeBufferPointer { coefficients in
        padded.withUnsafeBufferPointer { exponents in
          exponents.withMemoryRebound(to: UInt.self) {
            cn_polynomial_set_terms(
              storage.pointer, coefficients.baseAddress, $0.baseAddress, coefficients.count, ring.handle)
          }
        }
      }
    }
  }

  /// The terms in decreasing order of their monomials.
  public var terms: [(coefficient: Rational, exponents: [Int])] {
    var result: [(coefficient: Rational, exponents: [Int])] = []
    result.reserveCapacity(termCount)
    forEachTerm { result.append(($0, Array($1))) }
    return result
  }

  /// Visits the terms in decreasing order of their monomials without allocating memory for each. The buffer holds one
  /// exponent for each variable and is only valid during the visit.
  public func forEachTerm(_ body: (Rational, UnsafeBufferPointer<Int>) throws -> Void) rethrows {
    try readTerms(from: 0, count: termCount, body)
  }

  func readTerms(
    from start: Int, count: Int, _ body: (Rational, UnsafeBufferPointer<Int>) throws -> Void
  ) rethrows {
    if count == 0 { return }
    let stride = ring.stride
    let denominator = reading { Integer(owning: cn_polynomial_denominator($0)) }
    let chunk = min(count, 256)
    try withUnsafeTemporaryAllocation(of: cn_integer.self, capacity: chunk) { coefficients in
      try withUnsafeTemporaryAllocation(of: Int.self, capacity: chunk * stride) { exponents in
        for first in Swift.stride(from: start, to: start + count, by: chunk) {
          let length = min(chunk, start + count - first)
          reading {
            cn_polynomial_read($0, first, length, coefficients.baseAddress!, exponents.baseAddress!, ring.handle)
          }
          var taken = 0
          defer { for k in taken..<length { cn_integer_clear(coefficients[k]) } }
          while taken < length {
            let coefficient = Integer(owning: coefficients[taken])
            let monomial = UnsafeBufferPointer(
              start: exponents.baseAddress! + taken * stride, count: ring.variableCount)
            taken += 1
            try body(
              denominator.isOne ? Rational(coefficient) : Rational(reducing: coefficient, denominator), monomial)
          }
        }
      }
    }
  }
}

extension Polynomial: CustomStringConvertible {
  /// The terms in order, with the variables called x0, x1, …
  public var description: String { text { "x\($0)" } }

  /// The terms in order, with names for the variables.
  public func text(_ name: (Int) -> String) -> String {
    var result = ""
    forEachTerm { coefficient, exponents in
      var factors: [String] = []
      if !coefficient.magnitude.isOne || exponents.allSatisfy({ $0 == 0 }) {
        factors.append("\(coefficient.magnitude)")
      }
      for (variable, exponent) in exponents.enumerated() where exponent != 0 {
        factors.append(exponent == 1 ? name(variable) : "\(name(variable))^\(exponent)")
      }
      if result.isEmpty {
        if coefficient.isNegative { result += "-" }
      } else {
        result += coefficient.isNegative ? " - " : " + "
      }
      result += factors.joined(separator: "*")
    }
    return result.isEmpty ? "0" : result
  }
}
