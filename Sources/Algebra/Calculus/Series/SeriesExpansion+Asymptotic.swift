import Numbers

/// Expansions of special functions at +∞, in a scale of growth, and at poles.
extension SeriesExpansion {
  /// The expansion of a function of u where u grows without bound; nil where it does not, or for other functions.
  func asymptotic(_ e: Expr) throws -> S? {
    guard let kind = FarFunction.kind(e), case .field(let f) = e.view else { return nil }
    let u = f.arguments[0]
    let g = try series(u.id)
    if g.valuation >= 0 || g.isEmpty {
      guard case .scaledErrorFunction = kind else { return nil }
      return try scaledErrorFunction(g, in: e.id)
    }
    // As many terms as are worth computing behind the first one.
    let count = limit / (-2 * g.valuation) + 2
    let sum: Expr
    let next: Int
    switch kind {
    case .logGamma(let n): (sum, next) = Self.stirling(u, derivative: n, count)
    case .scaledErrorFunction: (sum, next) = Self.scaledErrorFunction(u, count)
    }
    return try series(of: sum).truncated(to: -g.valuation * next)
  }

  /// log Γ(u) ~ (u − ½) log u − u + ½ log 2π + Σ B₂ₖ/(2k(2k − 1) u²ᵏ⁻¹) (Stirling), or a derivative, and the power of 1/u in the
  /// first term left out.
  private static func stirling(_ u: Expr, derivative n: Int, _ count: Int) -> (Expr, next: Int) {
    /// The nth derivative of c·u^m over u^(m−n).
    func falling(_ m: Int) -> Rational { (0..<n).reduce(Rational(1)) { $0 * Rational(m - $1) } }
    var sum = Expr.zero
    for k in 1...count {
      let b = Rational.bernoulli(2 * k) * Rational(1, 2 * k * (2 * k - 1))
      sum += Expr(b * falling(1 - 2 * k)) * u ** Expr(1 - 2 * k - n)
    }
    let next = 2 * count + 1 + n
    if n == 0 { return ((u - .half) * log(u) - u + .half * log(2 * .pi) + sum, next) }
    if n == 1 { return (log(u) - 1 / (2 * u) + sum, next) }
    // Derivatives of log u − 1/(2u).
    let factorial = (1..<n - 1).reduce(Rational(1)) { $0 * Rational($1) }
    let sign = Rational(n % 2 == 0 ? 1 : -1)
    return (
      Expr(sign * factorial) * u ** Expr(1 - n) + Expr(sign * factorial * Rational(n - 1, 2)) * u ** Expr(-n) + sum,
      next
    )
  }

  /// E(u) ~ Σ (−1)ᵏ(2k − 1)!!/(2u²)ᵏ, and the power of 1/u in the first term left out.
  private static func scaledErrorFunction(_ u: Expr, _ count: Int) -> (Expr, next: Int) {
    var (sum, factor) = (Expr.one, Rational(1))
    for k in 1...count {
      factor *= Rational(1 - 2 * k, 2)
      sum += Expr(factor) * u ** Expr(-2 * k)
    }
    return (sum, 2 * count + 2)
  }

  /// E about a value that varies more slowly, by E′ = (2u + 1/u) E − 2u.
  private func scaledErrorFunction(_ g: S, in call: Id) throws -> S {
    let (place, value) = (Self.place, Symbol.hidden("E⟨value⟩", .positive).expression)
    // E⁽ⁿ⁾/n! with a letter for E.
    var term = value
    return try taylor(g, in: call) { n, center in
      if n > 0 {
        let slope = (2 * place + 1 / place) * value - 2 * place
        term = try (Expr(Rational(1, n)) * (term.derivative(place) + term.derivative(value) * slope)).tidied()
      }
      return term.substituting([(value, FarFunction.scaledErrorFunction(center)), (place, center)])
    }
  }

  /// A function at one of its poles, or the dilogarithm where its cut begins, by its values elsewhere; nil at other points.
  func atSingularity(_ function: Function, _ u: Id, _ center: Expr, in call: Id) throws -> S? {
    guard let n = center.rationalValue?.asInt else { return nil }
    let x = Expr(id: u)
    if function == .dilogarithm {
      guard scale != nil, n == 1, isReal(u) else { return nil }
      // Euler's reflection, for 0 < u < 1.
      return try series(of: .pi ** 2 / 6 - log(x) * log(1 - x) - .call(.dilogarithm, [1 - x]))
    }
    guard n <= 0 else { return nil }
    guard n >= -Self.farthestPole else { throw AlgebraError.unable("a series at a pole so far away", Expr(id: call)) }
    // Γ(u) = Γ(u + k)/(u(u + 1)…(u + k − 1)).
    let factors = (0...(-n)).map { x + Expr($0) }
    let beyond = Expr.call(function, [x + Expr(1 - n)])
    switch function {
    case .gamma: return try series(of: beyond * .product(factors.map { 1 / $0 }))
    case .digamma: return try series(of: beyond - .sum(factors.map { 1 / $0 }))
    case .logGamma where scale != nil && n == 0 && isReal(u): return try series(of: beyond - log(x))
    default: return nil
    }
  }

  private static var farthestPole: Int { 1000 }
}
