import Numbers

/// ∫ R(exp(k x)) dx for a rational function R: with u = exp(k x) it is ∫ R(u)/(k u) du.
///
/// Of this kind are the functions of Fermi and Bose, their derivatives and products, and rational functions of hyperbolic ones.
struct ExponentialIntegral {
  private let expression: Expr
  private let variable: Expr
  /// k.
  private let rate: Expr
  /// R(u)/(k u).
  private let integrand: Expr
  private let u = Symbol.hidden("u⟨integral⟩", .positive).expression

  /// Fails with `AlgebraError.unable` where the variable occurs elsewhere than in exponentials whose rates are rational multiples of
  /// one.
  init(_ e: Expr, in variable: Expr) throws {
    (expression, self.variable) = (e, variable)
    let refusal = AlgebraError.unable("an integral of this kind", e)
    let plain = e.mappingKernels { part in
      guard case .call(let f, let arguments) = part.view, part.contains(variable) else { return nil }
      let v = arguments[0]
      switch f {
      case .sinh: return (exp(v) - exp(-v)) / 2
      case .cosh: return (exp(v) + exp(-v)) / 2
      case .tanh: return (exp(2 * v) - 1) / (exp(2 * v) + 1)
      default: return nil
      }
    }
    var exponentials: [(part: Expr, slope: Expr, constant: Expr)] = []
    for part in plain.subexpressions {
      guard case .call(.exp, let arguments) = part.view, part.contains(variable) else { continue }
      let slope = try arguments[0].derivative(variable).tidied()
      guard !slope.contains(variable) else { throw refusal }
      exponentials.append((part, slope, try (arguments[0] - slope * variable).tidied()))
    }
    guard let first = exponentials.first?.slope, !first.isLiteralZero else { throw refusal }
    let multiples = try exponentials.map { try ($0.slope / first).tidied().rationalValue }
    let fractions = multiples.compactMap { q -> (n: Int, d: Int)? in
      guard let n = q?.numerator.asInt, let d = q?.denominator.asInt, n.magnitude < 64, d < 64 else { return nil }
      return (n, d)
    }
    guard fractions.count == multiples.count else { throw refusal }
    // The largest rate of which all others are whole multiples.
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : divisor(b, a % b) }
    let common = fractions.reduce(1) { $0 / divisor($0, $1.d) * $1.d }
    guard common < 1000 else { throw refusal }
    let unit = Rational(fractions.reduce(0) { divisor($0, $1.n * common / $1.d) }, common)
    let rate = Expr(unit) * first
    let u = u
    let replaced = plain.substituting(
      try zip(exponentials, multiples).map { exponential, multiple in
        guard let multiple, let n = try (multiple * unit.inverted()).asInt else { throw refusal }
        return (of: exponential.part, by: exp(exponential.constant) * u ** Expr(n))
      })
    guard !replaced.contains(variable) else { throw refusal }
    self.rate = rate
    integrand = replaced / (rate * u)
  }

  /// What is refused is told of the expression that was given, not of one in u.
  private func telling<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch AlgebraError.unable(let what, _) {
      throw AlgebraError.unable(what, expression)
    } catch AlgebraError.domain(let what, _) {
      throw AlgebraError.domain(what, expression)
    }
  }

  func antiderivative() throws -> Conditional<Expr> {
    var part = try telling { try RationalIntegral(integrand, u) }
    let value = try telling { part.algebraicPart + (try part.logarithmicPart()) }
    let back = value.substituting([(of: log(u), by: rate * variable), (of: u, by: exp(rate * variable))])
    var conditions = Conditions()
    conditions.append(part.conditions.list)
    if !rate.isKnownNonzero { conditions.require(rate) }
    return Conditional(back, conditions: conditions.list)
  }

  func integral(from a: Endpoint, to b: Endpoint) throws -> Conditional<Expr> {
    func moved(_ end: Endpoint) throws -> Endpoint {
      if case .point(let x) = end { return .point(exp(rate * x)) }
      guard let sign = rate.knownSign else {
        throw AlgebraError.unable("the growth of an exponential", exp(rate * variable))
      }
      return (end == .infinity) == (sign > 0) ? .infinity : 0
    }
    var (low, high) = (try moved(a), try moved(b))
    // Where the exponential vanishes R must vanish, too.
    if [a, b].contains(where: { if case .point = $0 { false } else { true } }), low == 0 || high == 0,
      try integrand.fraction().denominator.substituting(u, by: 0).isZero().isProved
    {
      throw AlgebraError.domain("an improper integral that diverges", expression)
    }
    let isTurned = low == .infinity || high == 0
    if isTurned { (low, high) = (high, low) }
    let found = try telling { try integrand.integral(over: u, from: low, to: high) }
    return Conditional(isTurned ? -found.value : found.value, conditions: found.conditions)
  }
}
