import Numbers

/// An algebraic relation between generators whose leading term is generator^degree, with coefficient one.
struct Relation: Sendable {
  let generator: Int
  let degree: Int
  let polynomial: Polynomial

  init(_ generator: Int, _ degree: Int, _ polynomial: Polynomial) {
    self.generator = generator
    self.degree = degree
    self.polynomial = polynomial
  }
}

extension [Relation] {
  /// The fraction with numerator and denominator reduced, and with i removed from the denominator.
  func reduced(_ f: RationalFunction, imaginary: Int?) throws -> RationalFunction {
    let isReduced = allSatisfy { relation in
      let (above, below) = f.degrees(in: relation.generator)
      return above < relation.degree && below < relation.degree
    }
    if isReduced, imaginary.map({ f.degrees(in: $0).below < 1 }) ?? true { return f }
    let ideal = map(\.polynomial)
    if let polynomial = f.asPolynomial { return RationalFunction(try polynomial.reduced(modulo: ideal)) }
    var (n, d) = (f.numerator, f.denominator)
    n = try n.reduced(modulo: ideal)
    d = try d.reduced(modulo: ideal)
    if let i = imaginary, d.degree(in: i) > 0 {
      let parts = try d.coefficients(in: i)
      let conjugate = parts[0] - parts[1] * Polynomial(generator: i, in: d.ring)
      n = try (n * conjugate).reduced(modulo: ideal)
      d = try (d * conjugate).reduced(modulo: ideal)
    }
    try Work.check()
    if d.isZero { throw AlgebraError.divisionByZero(.zero) }
    return try RationalFunction(n, over: d)
  }
}
