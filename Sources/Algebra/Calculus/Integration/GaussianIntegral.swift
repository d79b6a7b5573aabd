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

  /// The integrals whose sum is that of a product, sines and cosines being exponentials; fails as ``init(_:in:)`` does.
  static func all(_ term: Expr, in variable: Expr) throws -> [GaussianIntegral] {
    if let one = try? GaussianIntegral(term, in: variable) { return [one] }
    let (coefficient, factors) = factors(of: term)
    var products = [coefficient]
    for (base, power) in factors {
      guard base.contains(variable), let waves = exponentials(base), let n = power.rationalValue?.asInt,
        (1...8).contains(n)
      else {
        products = products.map { $0 * base ** power }
        continue
      }
      for _ in 0..<n { products = products.flatMap { product in waves.map { product * $0 } } }
    }
    return try products.map { try GaussianIntegral($0, in: variable) }
  }

  /// A term as a number times powers.
  private static func factors(of term: Expr) -> (coefficient: Expr, factors: [(base: Expr, exponent: Expr)]) {
    var (coefficient, rest) = (Expr.one, term)
    if case .sum(let terms) = term.view, terms.count == 1 {
      (coefficient, rest) = (Expr(terms[0].coefficient), terms[0].term)
    }
    if case .product(let list) = rest.view { return (coefficient, list) }
    return (coefficient, [(rest, .one)])
  }

  /// The two exponentials whose sum is a sine or cosine, trigonometric or hyperbolic.
  private static func exponentials(_ e: Expr) -> [Expr]? {
    guard case .call(let f, let arguments) = e.view else { return nil }
    let u = arguments[0]
    switch f {
    case .sin: return [exp(.i * u) / (2 * .i), -exp(-.i * u) / (2 * .i)]
    case .cos: return [exp(.i * u) / 2, exp(-.i * u) / 2]
    case .sinh: return [exp(u) / 2, -exp(-u) / 2]
    case .cosh: return [exp(u) / 2, exp(-u) / 2]
    default: return nil
    }
  }

  /// - Throws: `AlgebraError.unable` for what is no such product.
  init(_ term: Expr, in variable: Expr) throws {
    self.variable = variable
    let (coefficient, factors) = Self.factors(of: term)
    var (exponent, others): (Expr, [Expr]) = (.zero, [coefficient])
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
  var conditions: [Expr] {
    if a.isKnownNonzero { return [] }
    // A sign says nothing here.
    if case .sum(let terms) = a.view, terms.count == 1 { return [terms[0].term] }
    return [a]
  }

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
    // For a < 0 the real part of s x − b/2s goes where x goes, whatever b is.
    guard a.knownSign == -1 || a.knownSignOfFactors == -1 else {
      throw AlgebraError.unable("an integral to infinity of an exponential that is not known to decay", exp(exponent))
    }
    return rest.isLiteralZero ? .zero : weight * Expr(side)
  }
}
