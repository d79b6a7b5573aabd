import Numbers

extension RationalIntegral {
  /// Throws unless no pole is known to lie on the closed interval.
  ///
  /// A linear factor x − ρ must have the same known sign at both ends, or ρ a known imaginary part; a quadratic factor
  /// known negative discriminant, or rational coefficients and ends between which it keeps its sign.
  func checkPoles(from a: Endpoint, to b: Endpoint) throws {
    for p in factors {
      let e = expression(p)
      for case .point(let end) in [a, b] where !end.isKnownReal {
        throw AlgebraError.unable("a definite integral between ends not known to be real", end)
      }
      switch p.degree {
      case 1:
        let root = (-p[0]).expression
        if root.imaginaryPart.knownSignOfFactors.map({ $0 != 0 }) == true { continue }
        guard let s = a.sign(minus: root), let t = b.sign(minus: root) else {
          throw AlgebraError.unable("a definite integral over an interval that may contain a pole", 1 / e)
        }
        if s * t <= 0 { throw AlgebraError.domain("an integral over a pole", 1 / e) }
      case 2:
        if p[0].expression.isKnownReal, p[1].expression.isKnownReal, try discriminant(p).knownSignOfFactors == 1 {
          continue
        }
        try checkRationalRoots(p, a, b)
      default: throw AlgebraError.unable("a definite integral over an interval that may contain a pole", 1 / e)
      }
    }
  }

  /// x² + βx + γ with rational coefficients and irrational roots.
  private func checkRationalRoots(_ p: Univariate<NormalForm>, _ a: Endpoint, _ b: Endpoint) throws {
    let e = expression(p)
    guard let γ = p[0].expression.rationalValue, let β = p[1].expression.rationalValue else {
      throw AlgebraError.unable("a definite integral over an interval that may contain a pole", 1 / e)
    }
    func ends(_ x: Endpoint) throws -> (sign: Int, side: Int) {
      switch x {
      case .infinity: return (1, 1)
      case .minusInfinity: return (1, -1)
      case .point(let x):
        guard let x = x.rationalValue else {
          throw AlgebraError.unable("a definite integral over an interval that may contain a pole", 1 / e)
        }
        return ((x * x + β * x + γ).signum(), (x + x + β).signum())
      }
    }
    let (first, last) = (try ends(a), try ends(b))
    // Both ends between the roots, or both on one side of the vertex with the same sign: no root in between.
    let clear = first.sign == last.sign && (first.sign < 0 || first.side * last.side > 0)
    if !clear { throw AlgebraError.domain("an integral over a pole", 1 / e) }
  }

  /// The value of the antiderivative at an end, as a limit at an infinite one.
  mutating func value(at end: Endpoint) throws -> Expr {
    switch end {
    case .point(let x):
      return (algebraicPart + (try logarithmicPart())).substituting(variable, by: x)
    case .infinity: return try valueAtInfinity(1)
    case .minusInfinity: return try valueAtInfinity(-1)
    }
  }

  /// At infinity proper fractions vanish, the logarithms cancel when their weights sum to zero, and the arc tangents tend
  /// to ±π/2.
  private mutating func valueAtInfinity(_ side: Int) throws -> Expr {
    let e = fraction.form.expression
    // Hermite's reduction may leave a constant, which cancels against the one at the other end.
    guard polynomial.degree <= 0 else { throw AlgebraError.domain("an improper integral that diverges", e) }
    var weight = fraction.form.zero
    var turns = fraction.form.zero
    var sum = polynomial[0].expression
    for part in logarithms {
      let p = part.factor
      let u = part.numerator[p.degree - 1]
      weight += u
      if p.degree == 1 {
        turns += u
        guard side > 0 || p[0].expression.isKnownReal else {
          throw AlgebraError.unable("an improper integral with a complex pole", 1 / expression(p))
        }
        continue
      }
      let Δ = try discriminant(p)
      guard p[1].expression.isKnownReal, Δ.knownSignOfFactors == 1 else {
        throw AlgebraError.unable("an improper integral with a pole that may be real", 1 / expression(p))
      }
      conditions.require(Δ)
      let v = part.numerator[0].scaled(by: 2) - u * p[1]
      sum += Expr(Rational(side, 2)) * .pi * v.expression / sqrt(Δ)
    }
    guard weight.isZero else { throw AlgebraError.domain("an improper integral that diverges", e) }
    return side > 0 ? sum : sum + .i * .pi * turns.expression
  }
}

extension Endpoint {
  /// The sign of the end minus a number; nil where it is not known.
  func sign(minus root: Expr) -> Int? {
    switch self {
    case .infinity: root.isKnownReal ? 1 : nil
    case .minusInfinity: root.isKnownReal ? -1 : nil
    case .point(let x): (x - root).isKnownReal ? (x - root).knownSignOfFactors : nil
    }
  }
}
