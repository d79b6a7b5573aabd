import Numbers

extension Series {
  /// The sum, known to the lower of the two orders.
  ///
  /// - Throws: `AlgebraError.domain` for series in different variables or about different points.
  public static func + (a: Series, b: Series) throws -> Series {
    let (f, g) = try common(a, b)
    let order = min(f.order, g.order)
    return try f.combined(g, order: order) { (f: [[Int]: NormalForm], g) in
      f.merging(g) { $0 + $1 }
    }
  }

  /// The difference, known to the lower of the two orders; throws as the sum does.
  public static func - (a: Series, b: Series) throws -> Series { try a + (-b) }

  /// The negative.
  public static prefix func - (a: Series) -> Series { a.mapped { -$0 } }

  /// The product, known to the lower of order₁ + valuation₂ and order₂ + valuation₁; throws as the sum does.
  public static func * (a: Series, b: Series) throws -> Series {
    let (f, g) = try common(a, b)
    let order = min(f.order + g.valuation, g.order + f.valuation)
    return try f.combined(g, order: order) { f, g in
      var product: [[Int]: NormalForm] = [:]
      for (m, c) in f {
        for (n, d) in g {
          let exponents = zip(m, n).map { $0 + $1 }
          if exponents.reduce(0, +) >= order { continue }
          product[exponents] = product[exponents].map { $0 + c * d } ?? c * d
        }
      }
      return product
    }
  }

  /// The multiple by an expression free of the variables, which must not occur in it.
  public static func * (s: Expr, a: Series) throws -> Series {
    guard !a.variables.contains(where: { s.contains($0) }) else {
      throw AlgebraError.domain("the multiple of a series by its variable", s)
    }
    return try Series(
      variables: a.variables, center: a.center, order: a.order, exponentDenominator: a.exponentDenominator,
      isOneSided: a.isOneSided, terms: [Array(repeating: 0, count: a.variables.count): s]
    ).combined(a, order: a.order) { s, f in
      guard let factor = s.values.first else { return [:] }
      return f.mapValues { factor * $0 }
    }
  }

  /// The derivative by a variable; the order falls by one.
  public func derivative(_ variable: Expr) throws -> Series {
    guard let k = variables.firstIndex(of: variable), case .point = center else {
      throw AlgebraError.notAVariable(variable)
    }
    var result: [[Int]: Expr] = [:]
    for (exponents, c) in terms where exponents[k] != 0 {
      var lowered = exponents
      lowered[k] -= exponentDenominator
      result[lowered] = Expr(Rational(exponents[k], exponentDenominator)) * c
    }
    return Series(
      variables: variables, center: center, order: order - exponentDenominator,
      exponentDenominator: exponentDenominator, isOneSided: isOneSided, conditions: conditions, terms: result)
  }

  private func mapped(_ f: (Expr) -> Expr) -> Series {
    Series(
      variables: variables, center: center, order: order, exponentDenominator: exponentDenominator,
      isOneSided: isOneSided, conditions: conditions, terms: terms.mapValues(f))
  }

  /// Both series with one common denominator of exponents.
  private static func common(_ a: Series, _ b: Series) throws -> (Series, Series) {
    guard a.variables == b.variables, a.center == b.center else {
      throw AlgebraError.domain("series in different variables or about different points", b.polynomialPart)
    }
    let (p, q) = (a.exponentDenominator, b.exponentDenominator)
    return p == q ? (a, b) : (a.refined(by: q), b.refined(by: p))
  }

  /// The same series with exponents counted in smaller units.
  private func refined(by q: Int) -> Series {
    var copy = self
    copy.rescale(by: q)
    return copy
  }

  private mutating func rescale(by q: Int) {
    let scaled = Dictionary(uniqueKeysWithValues: terms.map { ($0.key.map { $0 * q }, $0.value) })
    self = Series(
      unreduced: scaled, variables: variables, center: center, order: order * q,
      exponentDenominator: exponentDenominator * q, isOneSided: isOneSided, conditions: conditions)
  }

  private func combined(
    _ other: Series, order: Int, _ body: ([[Int]: NormalForm], [[Int]: NormalForm]) throws -> [[Int]: NormalForm]
  ) throws -> Series {
    let field = try KernelField(containing: Array(terms.values) + Array(other.terms.values) + [.one])
    let f = try terms.mapValues { try NormalForm($0, in: field) }
    let g = try other.terms.mapValues { try NormalForm($0, in: field) }
    let result = try body(f, g).filter { $0.key.reduce(0, +) < order && !$0.value.isZero }
    return Series(
      variables: variables, center: center, order: order, exponentDenominator: exponentDenominator,
      isOneSided: isOneSided || other.isOneSided,
      conditions: conditions + other.conditions.filter { !conditions.contains($0) },
      terms: result.mapValues(\.expression))
  }
}
