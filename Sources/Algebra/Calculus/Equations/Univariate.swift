import Numbers

/// A polynomial in one variable over a field, its coefficients by power.
struct Univariate<F: Field> {
  private(set) var coefficients: [F]
  let zero: F

  init(_ coefficients: [F], zero: F) {
    self.coefficients = coefficients
    self.zero = zero
    while let last = self.coefficients.last, last.isZero { self.coefficients.removeLast() }
  }

  var degree: Int { coefficients.count - 1 }
  var isZero: Bool { coefficients.isEmpty }
  var leading: F { coefficients.last ?? zero }

  subscript(power: Int) -> F { coefficients.indices.contains(power) ? coefficients[power] : zero }

  static func + (a: Univariate, b: Univariate) -> Univariate {
    Univariate((0..<max(a.coefficients.count, b.coefficients.count)).map { a[$0] + b[$0] }, zero: a.zero)
  }

  static func - (a: Univariate, b: Univariate) -> Univariate {
    Univariate((0..<max(a.coefficients.count, b.coefficients.count)).map { a[$0] - b[$0] }, zero: a.zero)
  }

  static func * (a: Univariate, b: Univariate) -> Univariate {
    if a.isZero || b.isZero { return Univariate([], zero: a.zero) }
    var product = Array(repeating: a.zero, count: a.degree + b.degree + 1)
    for (i, c) in a.coefficients.enumerated() {
      for (j, d) in b.coefficients.enumerated() { product[i + j].addProduct(c, d) }
    }
    return Univariate(product, zero: a.zero)
  }

  func scaled(by c: F) -> Univariate { Univariate(coefficients.map { $0 * c }, zero: zero) }
  func scaled(by q: Rational) -> Univariate { Univariate(coefficients.map { $0.scaled(by: q) }, zero: zero) }

  var derivative: Univariate {
    Univariate((1..<max(coefficients.count, 1)).map { coefficients[$0].scaled(by: Rational($0)) }, zero: zero)
  }

  /// Quotient and remainder. Throws for the divisor 0.
  func divided(by divisor: Univariate) throws(NumberError) -> (quotient: Univariate, remainder: Univariate) {
    let inverse = try divisor.leading.inverted()
    var rest = coefficients
    var quotient = Array(repeating: zero, count: max(degree - divisor.degree + 1, 0))
    for k in quotient.indices.reversed() {
      let c = rest[k + divisor.degree] * inverse
      quotient[k] = c
      if c.isZero { continue }
      for (j, d) in divisor.coefficients.enumerated() { rest[k + j] -= c * d }
    }
    return (Univariate(quotient, zero: zero), Univariate(Array(rest.prefix(max(divisor.degree, 0))), zero: zero))
  }

  /// The polynomial divided by its leading coefficient.
  func monic() throws(NumberError) -> Univariate { isZero ? self : scaled(by: try leading.inverted()) }

  /// (g, s, t) with s·self + t·other = g, the monic greatest common divisor.
  func extendedGCD(_ other: Univariate) throws(NumberError) -> (gcd: Univariate, s: Univariate, t: Univariate) {
    let one = Univariate([zero.one], zero: zero)
    let none = Univariate([], zero: zero)
    var (a, b) = (self, other)
    var (s, s1) = (one, none)
    var (t, t1) = (none, one)
    while !b.isZero {
      let (q, r) = try a.divided(by: b)
      (a, b) = (b, r)
      (s, s1) = (s1, s - q * s1)
      (t, t1) = (t1, t - q * t1)
    }
    if a.isZero { return (a, s, t) }
    let inverse = try a.leading.inverted()
    return (a.scaled(by: inverse), s.scaled(by: inverse), t.scaled(by: inverse))
  }
}

/// A rational function of one variable over the field of its other kernels.
struct VariableFraction {
  let form: NormalForm
  let variable: Expr
  /// The place of the variable among the generators; nil when it does not occur.
  let place: Int?
  let numerator: Univariate<NormalForm>
  let denominator: Univariate<NormalForm>

  /// Throws `AlgebraError.unable` when the variable occurs inside another kernel.
  init(_ e: Expr, in variable: Expr, purpose: String) throws {
    guard case .symbol = variable.view else { throw AlgebraError.notAVariable(variable) }
    let field = try KernelField(containing: [e, variable])
    form = try NormalForm(e, in: field)
    self.variable = variable
    place = field.generators.firstIndex(of: variable)
    for (k, g) in field.generators.enumerated() where k != place && g.contains(variable) {
      if form.numerator.degree(in: k) > 0 || form.denominator.degree(in: k) > 0 {
        throw AlgebraError.unable(purpose, g)
      }
    }
    numerator = try Self.coefficients(form.numerator, place, form)
    denominator = try Self.coefficients(form.denominator, place, form)
  }

  static func coefficients(_ p: Polynomial, _ place: Int?, _ form: NormalForm) throws -> Univariate<NormalForm> {
    let parts = try place.map { try p.coefficients(in: $0) } ?? (p.isZero ? [] : [p])
    return Univariate(
      parts.map { NormalForm(field: form.field, fraction: RationalFunction($0)) }, zero: form.zero)
  }

  /// The irreducible factors of a polynomial of the ring, by their coefficients in the variable.
  func factors(of p: Polynomial) throws -> [(factor: Univariate<NormalForm>, exponent: Int)] {
    try p.factored().factors.map { (try Self.coefficients($0.0, place, form), $0.1) }
  }
}
