import Numbers

/// ∫ P(x) exp(a x² + b x + c) dx for a polynomial P and a ≠ 0.
///
/// With q the exponent, R′ + q′R + K = P has one polynomial R and one number K, and
/// ∫ exp q dx = (√π/2s) exp(c − b²/4a) erf(s x − b/2s) with s = √(−a).
struct GaussianIntegral {
  private let variable: Expr
  private let exponent: Expr
  private let a: Expr
  private let b: Expr
  /// R by powers of the variable, and K.
  private let algebraic: [Expr]
  private let rest: Expr

  /// - Throws: `AlgebraError.unable` for what is no such product.
  init(_ term: Expr, in variable: Expr) throws {
    self.variable = variable
    var (exponent, others): (Expr, [Expr]) = (.zero, [])
    var factors = [(base: term, exponent: Expr.one)]
    if case .product(let list) = term.view { factors = list }
    for (base, power) in factors {
      if case .call(.exp, let arguments) = base.view, base.contains(variable), power.rationalValue != nil {
        exponent += power * arguments[0]
      } else {
        others.append(base ** power)
      }
    }
    guard let q = try? exponent.coefficients(of: variable), q.keys.allSatisfy({ (0...2).contains($0) }), let a = q[2],
      try !a.isZero().isProved, let polynomial = try? Expr.product(others).coefficients(of: variable),
      polynomial.keys.allSatisfy({ $0 >= 0 })
    else { throw AlgebraError.unable("an integral of this kind", term) }
    (self.exponent, self.a, b) = (exponent, a, q[1] ?? 0)
    let degree = polynomial.keys.max() ?? 0
    var r = [Expr](repeating: .zero, count: degree + 2)
    // The coefficient of xᵏ: 2a r_{k−1} + b r_k + (k + 1) r_{k+1} = P_k.
    for k in stride(from: degree, to: 0, by: -1) {
      r[k - 1] = try (((polynomial[k] ?? 0) - b * r[k] - Expr(k + 1) * r[k + 1]) / (2 * a)).simplified()
    }
    algebraic = r
    rest = try ((polynomial[0] ?? 0) - b * r[0] - r[1]).simplified()
  }

  /// What must not vanish.
  var conditions: [Expr] { a.isKnownNonzero ? [] : [a] }

  private var scale: Expr { sqrt(-a) }
  private var weight: Expr {
    let constant = exponent.substituting(variable, by: 0)
    return rest * sqrt(.pi) / (2 * scale) * exp(constant - b ** 2 / (4 * a))
  }

  /// The antiderivative at a point.
  func value(at x: Expr) -> Expr {
    let sum = Expr.sum(algebraic.enumerated().map { $1 * x ** Expr($0) })
    let error = rest.isLiteralZero ? .zero : weight * erf(scale * x - b / (2 * scale))
    return sum * exp(exponent.substituting(variable, by: x)) + error
  }

  /// Its limit at ±∞ where the exponential decays.
  ///
  /// - Throws: `AlgebraError.unable` where that is not known.
  func limitAtInfinity(_ side: Int) throws -> Expr {
    guard a.knownSign == -1 || a.knownSignOfFactors == -1, (b / scale).isKnownReal else {
      throw AlgebraError.unable("an integral to infinity of an exponential that is not known to decay", exp(exponent))
    }
    return rest.isLiteralZero ? .zero : weight * Expr(side)
  }
}
