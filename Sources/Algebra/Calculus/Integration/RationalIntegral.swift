import Numbers

/// The antiderivative of a rational function: a polynomial, a rational part by Hermite's reduction, and for each irreducible
/// factor of the denominator a logarithm or an arc tangent.
struct RationalIntegral {
  /// uₖ·log pₖ for pₖ = x − root, or (for quadratic p) u·log p + v·∫1/p.
  struct LogarithmicPart {
    let factor: Univariate<NormalForm>
    /// The numerator over the factor, of lower degree.
    let numerator: Univariate<NormalForm>
  }

  let variable: Expr
  let fraction: VariableFraction
  private(set) var polynomial: Univariate<NormalForm>
  private(set) var rational: [(numerator: Univariate<NormalForm>, denominator: Univariate<NormalForm>)] = []
  private(set) var logarithms: [LogarithmicPart] = []
  var conditions = Conditions()
  /// The irreducible factors of the denominator, monic in the variable.
  private(set) var factors: [Univariate<NormalForm>] = []

  /// Throws `AlgebraError.unable` for an irreducible factor of degree above 2 that needs a logarithm.
  init(_ e: Expr, _ variable: Expr) throws {
    self.variable = variable
    fraction = try VariableFraction(e, in: variable, purpose: "an integral of a function that is not rational")
    let zero = fraction.form.zero
    conditions.require(fraction.denominator.leading.expression)
    let scale = try fraction.denominator.leading.inverted()
    let denominator = fraction.denominator.scaled(by: scale)
    let (quotient, rest) = try fraction.numerator.scaled(by: scale).divided(by: denominator)
    polynomial = Univariate(
      [zero] + quotient.coefficients.enumerated().map { $1.scaled(by: Rational(1, $0 + 1)) }, zero: zero)
    let factors = try fraction.factors(of: fraction.form.denominator).filter { $0.factor.degree > 0 }
      .map { (factor: try $0.factor.monic(), exponent: $0.exponent) }
    self.factors = factors.map(\.factor)
    // Partial fractions over the powers of the irreducible factors.
    for (factor, exponent) in factors {
      var power = factor
      for _ in 1..<exponent {
        try Work.check()
        power = power * factor
      }
      let cofactor = try denominator.divided(by: power).quotient
      let inverse = try cofactor.extendedGCD(power).s
      try reduce(try (rest * inverse).divided(by: power).remainder, factor, exponent)
    }
  }

  /// ∫a/pᵐ with deg a < m·deg p. Since s·p + t·p′ = 1, Hermite's step is
  /// ∫a/pᵐ = −(a·t)/((m−1)·pᵐ⁻¹) + ∫(a·s + (a·t)′/(m−1))/pᵐ⁻¹.
  private mutating func reduce(_ a: Univariate<NormalForm>, _ p: Univariate<NormalForm>, _ exponent: Int) throws {
    var a = a
    let (gcd, s, t) = try p.extendedGCD(p.derivative)
    guard gcd.degree == 0 else { throw AlgebraError.unable("an inseparable denominator", fraction.form.expression) }
    var m = exponent
    var shift = Univariate<NormalForm>([], zero: a.zero)
    while m > 1 {
      var power = p
      for _ in 1..<(m - 1) {
        try Work.check()
        power = power * p
      }
      let scale = Rational(1, m - 1)
      let top = (a * t).scaled(by: scale)
      // Keep the numerator short: top = q·pᵐ⁻¹ + r, and the polynomial q is part of the integral.
      let (q, r) = try top.divided(by: power)
      rational.append((r.scaled(by: -1), power))
      shift = shift - q
      a = a * s + top.derivative
      m -= 1
    }
    let (q, r) = try a.divided(by: p)
    let integral = Univariate(
      [a.zero] + q.coefficients.enumerated().map { $1.scaled(by: Rational(1, $0 + 1)) }, zero: a.zero)
    polynomial = polynomial + shift + integral
    if exponent > 1, p.degree > 1 { conditions.require(try discriminant(p)) }
    if r.isZero { return }
    guard p.degree <= 2 else {
      throw AlgebraError.unable("an integral with an irreducible factor of degree \(p.degree)", expression(p))
    }
    logarithms.append(LogarithmicPart(factor: p, numerator: r))
  }

  /// 4γ − β² for p = x² + βx + γ; 1 for other degrees.
  func discriminant(_ p: Univariate<NormalForm>) throws -> Expr {
    guard p.degree == 2 else { return .one }
    return try (p[0].scaled(by: 4) - p[1] * p[1]).factoredExpression()
  }

  func expression(_ p: Univariate<NormalForm>) -> Expr {
    .sum(p.coefficients.enumerated().map { $1.expression * variable ** Expr($0) })
  }

  /// The polynomial and rational part.
  var algebraicPart: Expr {
    expression(polynomial) + .sum(rational.map { expression($0.numerator) / expression($0.denominator) })
  }

  /// ∫(ux + v)/(x² + βx + γ) = (u/2)·log p + (2v − uβ)/√Δ·atan((2x + β)/√Δ), Δ = 4γ − β²; for known negative Δ with
  /// logarithms of the linear factors instead.
  mutating func logarithmicPart() throws -> Expr {
    var sum = Expr.zero
    for part in logarithms {
      let p = part.factor
      let u = part.numerator[p.degree - 1].expression
      if p.degree == 1 {
        sum += u * log(expression(p))
        continue
      }
      let Δ = try discriminant(p)
      conditions.require(Δ)
      let β = p[1].expression
      let weight = try (2 * part.numerator[0].expression - u * β).tidied()
      sum += u / 2 * log(expression(p))
      if weight.isLiteralZero { continue }
      let slope = 2 * variable + β
      if Δ.knownSign == -1 {
        let root = sqrt(-Δ)
        sum += weight / (2 * root) * (log((slope - root) / 2) - log((slope + root) / 2))
      } else {
        sum += weight / sqrt(Δ) * atan(slope / sqrt(Δ))
      }
    }
    return sum
  }
}
