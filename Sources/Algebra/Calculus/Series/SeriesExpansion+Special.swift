import Numbers

/// Series of special functions.
extension SeriesExpansion {
  func specialFunction(_ function: Function, _ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    let center = domain.expression(try regularPart(g, in: call))
    if let sum = try atSingularity(function, u, center, in: call) { return sum }
    try checkAnalytic(function, at: center, in: call)
    // f⁽ⁿ⁾/n!.
    var term = Expr.call(function, [Self.place])
    return try taylor(g, in: call) { n, center in
      if center.isLiteralZero, let known = function.coefficientAtZero(n) { return known }
      if n > 0 { term = try term.derivative(Self.place) / Expr(n) }
      return term.substituting([(Self.place, center)])
    }
  }

  /// f(c + s) = Σ aₙ(c) sⁿ.
  ///
  /// - Parameter coefficient: aₙ(c) = f⁽ⁿ⁾(c)/n!, asked for n = 0, 1, 2, … in turn.
  func taylor(_ g: S, in call: Id, _ coefficient: (_ n: Int, _ center: Expr) throws -> Expr) throws -> S {
    let c = try regularPart(g, in: call)
    let center = domain.expression(c)
    let step = c.isZero ? g : g - S(c)
    // In a scale of growth the first term may be far away.
    let order = scale == nil ? max(limit, 1) : count(step)
    var (sum, power) = (S(domain.zero), S(domain.one))
    var n = 0
    while true {
      let value: Expr
      do {
        value = try coefficient(n, center)
      } catch AlgebraError.unable where n > 0 && scale != nil {
        // What is known may be enough.
        return sum.truncated(to: power.valuation)
      }
      if let part = value.undefinedPart { throw AlgebraError.unable("a series of this function there", part) }
      let a = try domain.element(value)
      sum = sum + power.map { $0 * a }
      if step.isZero || power.isEmpty || power.valuation + step.valuation >= order { break }
      n += 1
      power = power.times(step, limit: order)
    }
    return step.isZero ? sum : sum.truncated(to: min(step.order, order))
  }

  static var place: Expr { Symbol.hidden("series⟨place⟩", []).expression }

  /// Refuses whatever may lie on a cut.
  private func checkAnalytic(_ function: Function, at c: Expr, in call: Id) throws {
    let distance: Expr
    switch function {
    case .logGamma: distance = c
    case .dilogarithm: distance = 1 - c
    default: return
    }
    guard (scale.map { $0.sign(distance) } ?? distance.knownSign) == 1 else {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
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
