import Numbers

/// An end of an interval, or where a limit is taken.
public enum Endpoint: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// A finite point.
  case point(Expr)
  /// +∞.
  case infinity
  /// −∞.
  case minusInfinity

  /// The integer.
  public init(integerLiteral value: Int) { self = .point(Expr(value)) }
}

extension Expr {
  /// An antiderivative with respect to a symbol, and the expressions that must not vanish for it.
  ///
  /// Three classes and their sums are covered, and a fourth alone. (a) Polynomial × exponential × trigonometric (hyperbolic) functions of
  /// arguments linear in the variable, by undetermined amplitudes; where a rate is identically zero the resonant form is
  /// taken, otherwise the rate becomes a condition. (b) Rational functions of the variable, by Hermite reduction, with
  /// logarithms log(x − ρ) and arc tangents for linear and quadratic irreducible denominators. (c) Polynomial × exponential of
  /// a quadratic × trigonometric (hyperbolic) functions of linear arguments, by the error function. (d) Rational functions of
  /// exponentials whose rates are rational multiples of one, such as Fermi's. Every result is verified by differentiation in
  /// normal form before it is returned.
  ///
  /// - Throws: `AlgebraError.unable` naming the part that belongs to none of them.
  public func antiderivative(_ variable: Expr) throws -> Conditional<Expr> {
    guard case .symbol = variable.view else { throw AlgebraError.notAVariable(variable) }
    if let part = undefinedPart { throw AlgebraError.undefined(part) }
    return try Work.bounded("an antiderivative") {
      let (result, conditions) = try antiderivativeInClasses(variable)
      guard try NormalForm(result.derivative(variable) - self).isZero else {
        throw AlgebraError.unable("the verification of an integral", self)
      }
      return Conditional(result, conditions: conditions.list)
    }
  }

  private func antiderivativeInClasses(_ variable: Expr) throws -> (Expr, Conditions) {
    let parts: Integrable
    do {
      parts = try integrable(in: variable)
    } catch let refusal as AlgebraError {
      guard let exponentials = try? ExponentialIntegral(self, in: variable) else { throw refusal }
      let found = try exponentials.antiderivative()
      var conditions = Conditions()
      conditions.append(found.conditions)
      return (found.value, conditions)
    }
    let (rational, waves, gaussians) = parts
    var conditions = Conditions()
    let (integral, resonances) = try waves.antiderivative()
    conditions.append(resonances)
    var result = try integral.tidiedExpression(at: variable)
    if !rational.isLiteralZero {
      var part = try RationalIntegral(rational, variable)
      result += part.algebraicPart + (try part.logarithmicPart())
      conditions.append(part.conditions.list)
    }
    for gaussian in gaussians {
      result += gaussian.value(at: variable)
      conditions.append(gaussian.conditions)
    }
    return (result, conditions)
  }

  /// The definite integral over a real interval, by the antiderivative (which is verified), with the expressions that must
  /// not vanish.
  ///
  /// For rational functions no pole may lie on the closed interval, which must be decidable from assumptions. At an infinite
  /// end every exponential must be known to decay, and rational functions must fall off faster than 1/x.
  ///
  /// - Throws: `AlgebraError.domain` for a pole on the interval or a divergent integral, `.unable` where that is not
  ///   decidable and as `antiderivative` does.
  public func integral(over variable: Expr, from a: Endpoint, to b: Endpoint) throws -> Conditional<Expr> {
    let indefinite = try antiderivative(variable)
    do {
      guard (try? integrable(in: variable)) != nil else {
        return try ExponentialIntegral(self, in: variable).integral(from: a, to: b)
      }
      let (rational, waves, gaussians) = try integrable(in: variable)
      var conditions = Conditions()
      conditions.append(indefinite.conditions)
      let (integral, _) = try waves.antiderivative()
      func value(at end: Endpoint) throws -> Expr {
        switch end {
        case .point(let x):
          try integral.tidiedExpression(at: x) + Expr.sum(gaussians.map { $0.value(at: x) })
        case .infinity: try integral.limitAtInfinity(1) + Expr.sum(gaussians.map { try $0.limitAtInfinity(1) })
        case .minusInfinity: try integral.limitAtInfinity(-1) + Expr.sum(gaussians.map { try $0.limitAtInfinity(-1) })
        }
      }
      var result = try value(at: b) - value(at: a)
      if !rational.isLiteralZero {
        var part = try RationalIntegral(rational, variable)
        try part.checkPoles(from: a, to: b)
        result += try part.value(at: b) - part.value(at: a)
        conditions.append(part.conditions.list)
      }
      if let part = result.undefinedPart { throw AlgebraError.undefined(part) }
      return Conditional(result, conditions: conditions.list)
    } catch let error as NumberError { throw AlgebraError.number(error) }
  }

  /// What an expression consists of for integration.
  private typealias Integrable = (rational: Expr, waves: WaveSum, gaussians: [GaussianIntegral])

  /// The expression as a rational function of the variable plus waves plus polynomials times exponentials of quadratics.
  private func integrable(in variable: Expr) throws -> Integrable {
    if isRational(in: variable) { return (self, WaveSum(variable), []) }
    if let waves = try? WaveSum(self, in: variable) { return (.zero, waves, []) }
    func split(_ e: Expr) throws -> Integrable {
      var parts: Integrable = (.zero, WaveSum(variable), [])
      let terms: [(coefficient: Rational, term: Expr)] = if case .sum(let terms) = e.view { terms } else { [(1, e)] }
      for (coefficient, term) in terms {
        if term.isRational(in: variable) {
          parts.rational += Expr(coefficient) * term
        } else if let gaussians = try? GaussianIntegral.all(Expr(coefficient) * term, in: variable) {
          parts.gaussians += gaussians
        } else {
          parts.waves = parts.waves + (try WaveSum(term, in: variable)).scaled(by: Expr(coefficient))
        }
      }
      return parts
    }
    do {
      return try split(self)
    } catch let refusal {
      guard let expanded = try? expanded(), expanded != self, let parts = try? split(expanded) else { throw refusal }
      return parts
    }
  }

  /// True when the variable occurs in sums, products and integer powers only.
  private func isRational(in variable: Expr) -> Bool {
    subexpressions.allSatisfy { part in
      if part == variable || !part.contains(variable) { return true }
      switch part.view {
      case .sum: return true
      case .product(let factors):
        return factors.allSatisfy { !$0.exponent.contains(variable) }
          && factors.allSatisfy { !$0.base.contains(variable) || $0.exponent.rationalValue?.isInteger == true }
      default: return false
      }
    }
  }
}

extension WaveSum {
  /// The expression with amplitudes in normal form.
  func tidiedExpression(at x: Expr) throws -> Expr {
    var copy = self
    for (key, a) in terms {
      copy.terms[key] = Amplitudes(cosine: try a.cosine.tidied(), sine: try a.sine.tidied())
    }
    return copy.expression(at: x)
  }
}
