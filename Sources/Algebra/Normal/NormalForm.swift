import Numbers

/// An expression as a quotient of coprime polynomials in its kernels, reduced modulo the relations between them.
///
/// Arithmetic stays inside the field the form was made in, so matrices of normal forms can be inverted and solved; forms of
/// different fields do not mix.
public struct NormalForm: Field {
  /// The field the form lives in.
  public let field: KernelField
  let fraction: RationalFunction

  /// The normal form in the smallest field that contains the expression.
  public init(_ expression: Expr) throws {
    self = try Work.bounded("a normal form") {
      let field = try KernelField(containing: [expression])
      return NormalForm(field: field, fraction: try field.fraction(of: expression))
    }
  }

  /// The normal form in a field made for this expression among others.
  public init(_ expression: Expr, in field: KernelField) throws {
    self = try Work.bounded("a normal form") {
      NormalForm(field: field, fraction: try field.fraction(of: expression))
    }
  }

  init(field: KernelField, fraction: RationalFunction) {
    self.field = field
    self.fraction = fraction
  }

  /// Normal forms of several expressions in one common field.
  public static func forms(_ expressions: [Expr]) throws -> [NormalForm] {
    try Work.bounded("normal forms") {
      let field = try KernelField(containing: expressions)
      return try expressions.map { try NormalForm($0, in: field) }
    }
  }

  var numerator: Polynomial { fraction.numerator }
  var denominator: Polynomial { fraction.denominator }
  var imaginaryGenerator: Int? { field.imaginaryGenerator }

  /// True when the numerator vanishes modulo the relations.
  public var isZero: Bool { fraction.isZero }
  /// Zero of the same field.
  public var zero: NormalForm { NormalForm(field: field, fraction: fraction.zero) }
  /// One of the same field.
  public var one: NormalForm { NormalForm(field: field, fraction: fraction.one) }

  private func settle(_ f: RationalFunction) -> NormalForm {
    // Reduction fails only on a zero divisor; the unreduced fraction is then still the right value.
    NormalForm(field: field, fraction: (try? field.reduced(f)) ?? f)
  }

  /// The sum.
  public static func + (a: NormalForm, b: NormalForm) -> NormalForm { a.settle(a.fraction + b.fraction) }
  /// The difference.
  public static func - (a: NormalForm, b: NormalForm) -> NormalForm { a.settle(a.fraction - b.fraction) }
  /// The product.
  public static func * (a: NormalForm, b: NormalForm) -> NormalForm { a.settle(a.fraction * b.fraction) }
  /// The negative.
  public static prefix func - (a: NormalForm) -> NormalForm { NormalForm(field: a.field, fraction: -a.fraction) }
  /// The rational multiple.
  public func scaled(by q: Rational) -> NormalForm { NormalForm(field: field, fraction: fraction.scaled(by: q)) }

  /// 1/x. Throws `NumberError.divisionByZero` for zero.
  public func inverted() throws(NumberError) -> NormalForm { settle(try fraction.inverted()) }
  /// The quotient. Throws `NumberError.divisionByZero` for a zero divisor.
  public func divided(by other: NormalForm) throws(NumberError) -> NormalForm {
    settle(try fraction.divided(by: other.fraction))
  }

  // MARK: Back to expressions

  /// Numerator over denominator, both multiplied out.
  public var expression: Expr { Self.expressions([self])[0] }

  /// The expressions of several forms, among which denominators are often the same: each is written once.
  static func expressions(_ forms: [NormalForm]) -> [Expr] {
    var known: [Polynomial: DeferredPolynomial] = [:]
    return forms.map { form in
      let generators = form.field.generatorIds
      let above = DeferredPolynomial(form.numerator, generators)
      let denominator = form.denominator
      if denominator.isOne { return DeferredNodes.shared.expression(DeferredFraction(above)) }
      let below = known[denominator] ?? DeferredPolynomial(denominator, generators)
      known[denominator] = below
      return DeferredNodes.shared.expression(DeferredFraction(above, over: below))
    }
  }

  /// The expression of a polynomial in the generators.
  func expression(of p: Polynomial) -> Expr {
    DeferredNodes.shared.expression(DeferredFraction(DeferredPolynomial(p, field.generatorIds)))
  }

  func monomial(_ exponents: [Int]) -> Expr {
    let generators = field.generatorIds
    return exponents.withUnsafeBufferPointer { list in
      Expr(id: Arena.shared.build { $0.monomial(generators, list) })
    }
  }

  /// The numeric factor and the irreducible factors with their exponents, negative ones from the denominator.
  /// - Throws: `AlgebraError.number(.tooLarge)` for polynomials beyond what factors in reasonable time.
  func factors() throws -> (Rational, [(Expr, Int)]) {
    try Work.bounded("factoring") { try factorsWithinBudget() }
  }

  private func factorsWithinBudget() throws -> (Rational, [(Expr, Int)]) {
    for p in [numerator, denominator] where p.termCount > 2 && p.termCount * p.degrees.reduce(0, +) > 20_000 {
      throw AlgebraError.number(.tooLarge("factoring \(p.termCount) terms of degrees \(p.degrees)"))
    }
    let (u, top) = try numerator.factored()
    let (v, bottom) = try denominator.factored()
    try Work.check()
    let factors = top.map { (expression(of: $0.0), $0.1) } + bottom.map { (expression(of: $0.0), -$0.1) }
    return (try u.divided(by: v), factors)
  }

  /// The product of the irreducible factors of numerator and denominator.
  public func factoredExpression() throws -> Expr {
    let (number, parts) = try factors()
    return Expr.product([Expr(number)] + parts.map { $0.0 ** Expr($0.1) })
  }
}

extension Polynomial {
  /// The polynomial with expressions for its generators.
  func expression(_ generators: [Expr]) -> Expr {
    DeferredNodes.shared.expression(DeferredFraction(DeferredPolynomial(self, generators.map(\.id))))
  }
}
