import Numbers

extension Expr {
  /// Multiplied out: a sum of monomials in the kernels, each over the common denominator where there is one.
  ///
  /// - Throws: `AlgebraError.number(.tooLarge)` when the result would exceed the size budget; `.undefined`, `.divisionByZero`
  ///   for expressions without a value.
  public func expanded() throws -> Expr {
    try Work.bounded("multiplying out") {
      let form = try NormalForm(try forms())
      if form.denominator.isOne { return form.expression(of: form.numerator) }
      let denominator = try NormalForm.inverseFactors(of: form)
      return .sum(form.termExpressions(of: form.numerator).map { $0 * denominator })
    }
  }

  /// One fraction in lowest terms, numerator and denominator multiplied out.
  public func together() throws -> Expr { try NormalForm(try forms()).expression }

  /// The product of the irreducible factors over ℚ of numerator and denominator.
  public func factored() throws -> Expr { try NormalForm(try forms()).factoredExpression() }

  /// Numerator and denominator of the fraction in lowest terms.
  public func fraction() throws -> (numerator: Expr, denominator: Expr) {
    let form = try NormalForm(try forms())
    return (form.expression(of: form.numerator), form.expression(of: form.denominator))
  }

  /// The greatest common divisor of two polynomials in their kernels, with coprime integer coefficients; 0 of two zeros.
  ///
  /// Divisors are a notion of the free ring: where relations hold between the kernels (i² = −1, sin² + cos² = 1) there may be
  /// several, and the question is refused.
  ///
  /// - Throws: `AlgebraError.domain` for an expression with a variable in its denominator, `.unable` where relations hold.
  public func greatestCommonDivisor(_ other: Expr) throws -> Expr {
    try Work.bounded("a greatest common divisor") {
      let forms = try NormalForm.forms([try forms(), try other.forms()])
      guard forms[0].field.relations.isEmpty else {
        throw AlgebraError.unable("a greatest common divisor modulo algebraic relations", self)
      }
      for (form, e) in zip(forms, [self, other]) where !form.fraction.isPolynomial {
        throw AlgebraError.domain("a greatest common divisor of something that is not a polynomial", e)
      }
      return forms[0].expression(of: forms[0].numerator.gcd(forms[1].numerator))
    }
  }

  /// The coefficients of the powers of a kernel (a symbol, field or function that occurs), by exponent.
  ///
  /// The expression must be a polynomial in the kernel divided by something free of it or by a power of it.
  public func coefficients(of kernel: Expr) throws -> [Int: Expr] {
    let field = try KernelField(containing: [self, kernel])
    let form = try NormalForm(self, in: field)
    guard let g = field.generators.firstIndex(of: kernel) else {
      throw AlgebraError.domain("coefficients of something that is not a kernel here", kernel)
    }
    var bottom = try form.denominator.coefficients(in: g)
    var shift = 0
    while bottom.first?.isZero == true {
      bottom.removeFirst()
      shift += 1
    }
    guard bottom.count == 1 else { throw AlgebraError.domain("coefficients of a kernel in the denominator", kernel) }
    let denominator = form.expression(of: bottom[0])
    for other in field.generators where other != kernel && other.contains(kernel) {
      let k = field.generators.firstIndex(of: other) ?? 0
      if form.numerator.degree(in: k) > 0 || form.denominator.degree(in: k) > 0 {
        throw AlgebraError.domain("coefficients of a kernel inside \(kernelKind(other))", other)
      }
    }
    var result: [Int: Expr] = [:]
    for (power, part) in try form.numerator.coefficients(in: g).enumerated() where !part.isZero {
      result[power - shift] = form.expression(of: part) / denominator
    }
    return result
  }

  private func kernelKind(_ kernel: Expr) -> String {
    if case .call(let function, _) = kernel.view { return function.name } else { return "another kernel" }
  }

  /// Σ coefficient·kernelⁿ, the coefficients simplified.
  public func collected(in kernel: Expr) throws -> Expr {
    let parts = try coefficients(of: kernel).sorted { $0.key < $1.key }
    return .sum(try parts.map { try $0.value.simplified() * kernel ** Expr($0.key) })
  }

  private func forms() throws -> Expr {
    if let undefined = undefinedPart { throw AlgebraError.undefined(undefined) }
    return self
  }
}

extension NormalForm {
  /// 1/denominator as a product of powers of irreducible factors.
  static func inverseFactors(of form: NormalForm) throws -> Expr {
    let (unit, factors) = try form.denominator.factored()
    try Work.check()
    return Expr.product([Expr(try unit.inverted())] + factors.map { form.expression(of: $0.0) ** Expr(-$0.1) })
  }

  func termExpressions(of p: Polynomial) -> [Expr] { p.terms.map { Expr($0.coefficient) * monomial($0.exponents) } }
}
