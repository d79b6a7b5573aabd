import Algebra
import Numbers

/// A proved bound of |f| far out on the half line t ≥ 0, for terms made of powers of polynomials, exponentials of
/// polynomials, and factors that stay bounded.
///
/// A term is at most C·B(t) for t ≥ T, where B = |p₁|^q₁ ⋯ e^P has a rational logarithmic derivative B′/B. Where
/// B′/B ≤ −r for all t ≥ T, B(t) ≤ B(T)·e^(−r(t−T)), and the integral from T to ∞ is at most C·B(T)/r. The inequality between
/// polynomials is shown by the signs of their coefficients in t − T.
///
/// Functions of s = e^(−t/d) alone, such as 1/(1 + e^(−t)), are enclosed over 0 ≤ s ≤ e^(−T/d).
struct TailBound {
  private static let precision = 128

  private let t: Expr
  private let terms: [Term]

  /// One term: |term| ≤ C·∏ |base|^exponent · e^P.
  private struct Term {
    var constants: [(base: Expr, exponent: Rational)] = []
    var powers: [(base: Expr, exponent: Rational)] = []
    var exponent = Expr.zero
    /// Functions of s, to be enclosed.
    var bounded: [(base: Expr, exponent: Rational)] = []
    var s = Expr.symbol("\u{0}s", .positive)
    /// d in s = e^(−t/d).
    var d = 1
  }

  /// - Parameter t: a real symbol, the only one in f.
  /// - Throws: `AlgebraError` or `EvaluationError.notConverged` for a term of another kind.
  init(_ f: Expr, in t: Expr) throws {
    self.t = t
    let sum = try f.expanded()
    if case .sum(let list) = sum.view {
      terms = try list.map { try Self.term(Expr($0.coefficient) * $0.term, t) }
    } else {
      terms = [try Self.term(sum, t)]
    }
  }

  // MARK: Taking a term apart

  private static func term(_ e: Expr, _ t: Expr) throws -> Term {
    var term = Term()
    var factors: [(base: Expr, exponent: Expr)] = [(e, 1)]
    switch e.view {
    case .product(let list): factors = list
    case .sum(let list) where list.count == 1:
      term.constants.append((Expr(list[0].coefficient), 1))
      if case .product(let inner) = list[0].term.view { factors = inner } else { factors = [(list[0].term, 1)] }
    default: break
    }
    for (base, exponent) in factors {
      guard let q = exponent.rationalValue else { throw unsuited(base ** exponent) }
      try take(base, q, t, &term)
    }
    return term
  }

  private static func unsuited(_ e: Expr) -> EvaluationError {
    .notConverged("no bound of \(e.text) far out is known")
  }

  private static func take(_ base: Expr, _ q: Rational, _ t: Expr, _ term: inout Term) throws {
    guard base.contains(t) else { return term.constants.append((base, q)) }
    if case .call(let function, let arguments) = base.view {
      switch function {
      case .exp where arguments[0].isKnownReal && isRational(arguments[0], in: t):
        term.exponent += Expr(q) * arguments[0]
        return
      case .exp where (arguments[0] / .i).isKnownReal: return
      case .sin, .cos, .tanh:
        if q > 0 && arguments[0].isKnownReal { return }
      case .log where arguments[0] == t && q > 0:
        // |log t| ≤ t for t ≥ 1, where every tail begins.
        return term.powers.append((t, q))
      default: break
      }
    }
    if isRational(base, in: t) && base.isKnownReal { return term.powers.append((base, q)) }
    try takeFunctionOfExponentials(base, q, t, &term)
  }

  /// Whether t occurs in no function and under no root.
  private static func isRational(_ e: Expr, in t: Expr) -> Bool {
    e.subexpressions.allSatisfy { part in
      switch part.view {
      case .call: !part.contains(t)
      case .product(let factors):
        factors.allSatisfy { $0.exponent.rationalValue?.isInteger == true || !($0.base ** $0.exponent).contains(t) }
      default: true
      }
    }
  }

  /// A factor in which t occurs in e^(−kt) only: sᵐ times a function that is bounded near s = 0.
  private static func takeFunctionOfExponentials(_ base: Expr, _ q: Rational, _ t: Expr, _ term: inout Term) throws {
    var rates: [(call: Expr, rate: Rational, constant: Expr)] = []
    for part in base.subexpressions {
      guard case .call(.exp, let arguments) = part.view, part.contains(t) else { continue }
      // An exponential of exponentials is left, and becomes one of s.
      guard let slopes = try? arguments[0].coefficients(of: t), slopes.keys.allSatisfy({ $0 == 0 || $0 == 1 }),
        let rate = slopes[1]?.rationalValue
      else { continue }
      rates.append((part, rate, exp(slopes[0] ?? 0)))
    }
    guard let d = rates.map(\.rate.denominator).reduce(Integer(1), { $0.lcm($1) }).asInt, d <= 64 else {
      throw unsuited(base)
    }
    // One s for the whole term: its root of the greatest order.
    guard term.bounded.isEmpty || term.d == d else { throw unsuited(base) }
    term.d = d
    let s = term.s
    let replaced = base.substituting(
      rates.map { ($0.call, $0.constant * s ** Expr(-$0.rate * Rational(d))) })
    guard !replaced.contains(t) else { throw unsuited(base) }
    var (numerator, denominator) = try replaced.fraction()
    let order = try Self.leastPower(numerator, s) - Self.leastPower(denominator, s)
    if order != 0 {
      (numerator, denominator) = try (replaced * s ** Expr(-order)).fraction()
      term.exponent -= Expr(Rational(order, d) * q) * t
    }
    term.bounded.append((numerator / denominator, q))
  }

  private static func leastPower(_ e: Expr, _ s: Expr) throws -> Int {
    e.contains(s) ? (try? e.coefficients(of: s).keys.min()) ?? 0 : 0
  }

  // MARK: Bounding

  /// A bound of ∫ |f| from T to ∞; nil where none can be shown from there.
  func bound(from start: Int) throws -> Rational? {
    var total: Rational = 0
    for term in terms {
      guard let part = try bound(term, start) else { return nil }
      total += part
    }
    return total
  }

  private func bound(_ term: Term, _ start: Int) throws -> Rational? {
    var logarithmic = try term.exponent.derivative(t)
    for (base, q) in term.powers { logarithmic += Expr(q) * (try base.derivative(t)) / base }
    guard let rate = try rate(logarithmic, start) else { return nil }
    var bound = try Ball(rate.inverted(), precision: Self.precision)
    for (base, q) in term.constants + term.powers {
      let value = try base.enclosure(bits: Self.precision, at: base.contains(t) ? [t: .rational(Rational(start))] : [:])
      bound *= try power(value.magnitude, q)
    }
    let exponent = try term.exponent.enclosure(bits: Self.precision, at: [t: .rational(Rational(start))])
    bound *= exponent.re.exp()
    let smallest = try Ball(Rational(-start, term.d), precision: Self.precision).exp()
    let s = try Ball(0, precision: Self.precision).union(smallest)
    for (base, q) in term.bounded {
      let program = try Program([base], inputs: [term.s], over: .complexes)
      let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.precision)
      guard let value = try? evaluator([ComplexBall(s)])[0].magnitude, q > 0 || value.excludesZero else { return nil }
      bound *= try power(value, q)
    }
    return bound.interval?.upper
  }

  private func power(_ base: Ball, _ q: Rational) throws -> Ball {
    if let n = q.asInt { return try base.power(n) }
    return try base.power(Ball(q, precision: Self.precision))
  }

  /// A number r > 0 such that the rational function is at most −r for all t ≥ start; nil where none is found.
  private func rate(_ function: Expr, _ start: Int) throws -> Rational? {
    let (numerator, denominator) = try function.fraction()
    let (p, q) = (try shifted(numerator, start), try shifted(denominator, start))
    guard let (p, q) = p.flatMap({ p in q.map { (p, $0) } }) else { return nil }
    // The denominator keeps one sign.
    let sign: Rational = q[0].isPositive ? 1 : -1
    guard q[0].excludesZero, q.allSatisfy({ $0.scaled(by: sign).isPositive || $0.isZero }) else { return nil }
    for k in -6...6 {
      // The largest of these first: −p − r·q has no negative coefficient.
      let r = try Rational(2).power(-k)
      let isBelow = (0..<max(p.count, q.count)).allSatisfy { j in
        guard let zero = try? Ball(0, precision: Self.precision) else { return false }
        let difference = (j < p.count ? p[j] : zero) + (j < q.count ? q[j] : zero).scaled(by: r)
        return difference.scaled(by: sign).isNegative || difference.isZero
      }
      if isBelow { return r }
    }
    return nil
  }

  /// The coefficients of a polynomial in t − start; nil for none.
  private func shifted(_ polynomial: Expr, _ start: Int) throws -> [Ball]? {
    let coefficients = polynomial.contains(t) ? try polynomial.coefficients(of: t) : [0: polynomial]
    guard let degree = coefficients.keys.max(), coefficients.keys.allSatisfy({ $0 >= 0 }), degree <= 200 else {
      return nil
    }
    let values = try (0...degree).map { try (coefficients[$0] ?? 0).enclosure(bits: Self.precision) }
    guard values.allSatisfy({ $0.im.isZero }) else { return nil }
    var result = values.map(\.re)
    // Horner's scheme, again and again.
    for k in 0..<degree {
      for j in stride(from: degree - 1, through: k, by: -1) {
        result[j] += result[j + 1].scaled(by: Rational(start))
      }
    }
    return result
  }
}
