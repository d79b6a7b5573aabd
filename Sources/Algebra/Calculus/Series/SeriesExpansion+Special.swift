import Numbers

/// Series of special functions.
extension SeriesExpansion {
  /// Taylor's formula f(c + s) = Σ aₙ sⁿ: about 0 by the coefficients known there, elsewhere by the derivatives.
  func specialFunction(_ function: Function, _ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    let c = try regularPart(g, in: call)
    let center = domain.expression(c)
    try checkAnalytic(function, at: center, in: call)
    let step = c.isZero ? g : g - S(c)
    var derivative = Expr.call(function, [Self.place])
    var (sum, power) = (S(domain.zero), S(domain.one))
    var n = 0
    var factorial = Rational(1)
    while true {
      let coefficient: Expr
      if c.isZero, let known = function.coefficientAtZero(n) {
        coefficient = known
      } else {
        if n > 0 { derivative = try derivative.derivative(Self.place) }
        coefficient = derivative.substituting([(Self.place, center)]) / Expr(factorial)
        if let part = coefficient.undefinedPart { throw AlgebraError.unable("a series of this function there", part) }
      }
      let a = try domain.element(coefficient)
      sum = sum + power.map { $0 * a }
      if step.isZero || power.isEmpty || power.valuation + step.valuation >= max(limit, 1) { break }
      power = power.times(step, limit: limit)
      n += 1
      factorial *= Rational(n)
    }
    return step.isZero ? sum : sum.truncated(to: min(step.order, max(limit, 1)))
  }

  private static var place: Expr { Symbol.hidden("series⟨place⟩", []).expression }

  /// Refuses poles, and whatever may lie on a cut.
  private func checkAnalytic(_ function: Function, at c: Expr, in call: Id) throws {
    switch function {
    case .gamma, .digamma:
      guard let q = c.rationalValue, q.isInteger, q <= 0 else { return }
      throw AlgebraError.unable("a series at a pole of Γ", Expr(id: call))
    case .logGamma where c.knownSign != 1, .dilogarithm where (1 - c).knownSign != 1:
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
    default: return
    }
  }
}

extension Function {
  /// The coefficient of xⁿ of the function, where its power series about 0 is known.
  fileprivate func coefficientAtZero(_ n: Int) -> Expr? {
    let m = n / 2
    /// (−1)ᵐ/m!.
    let alternating = (1...max(m, 1)).reduce(Rational(1)) { m == 0 ? $0 : $0 * Rational(-1, $1) }
    /// (−1/4)ᵐ/m!².
    let bessel = (1...max(m, 1)).reduce(Rational(1)) { m == 0 ? $0 : $0 * Rational(-1, 4 * $1 * $1) }
    switch self {
    case .erf: return n % 2 == 0 ? 0 : Expr(alternating * Rational(2, n)) / sqrt(.pi)
    case .erfc: return n == 0 ? 1 : n % 2 == 0 ? 0 : Expr(alternating * Rational(-2, n)) / sqrt(.pi)
    case .dilogarithm: return n == 0 ? 0 : Expr(Rational(1, n * n))
    case .besselJ0: return n % 2 == 1 ? 0 : Expr(bessel)
    case .besselJ1: return n % 2 == 0 ? 0 : Expr(bessel * Rational(1, 2 * (m + 1)))
    default: return nil
    }
  }
}
