import Numbers

/// Canonical forms of the arguments of kernels.
extension Normalizer {
  /// The argument as numerator over denominator, multiplied out.
  func canonical(_ id: Id) throws -> Expr {
    if arena[id].kind == .symbol || arena.isNumber(id) || arena[id].facts.contains(.vector) { return Expr(id: id) }
    if let known = canonicalForms[id] { return known }
    if settledArguments.contains(id) { return Expr(id: id) }
    let form = try NormalForm(Expr(id: id))
    let result = form.expression(of: form.numerator) / form.expression(of: form.denominator)
    canonicalForms[id] = result
    // A canonical form is taken as it is when it is met again, even if a second pass would write it differently.
    settledArguments.insert(result.id)
    settledArguments.insert((-result).id)
    return result
  }

  /// A radicand, with the factors that may leave the root in front as powers of their own.
  ///
  /// Positive factors may leave any root; a real factor's even power may leave a square root as an absolute value. The
  /// constructor of powers knows these rules: here the radicand is brought to a product on which they can act.
  func canonicalRadicand(_ base: Id) throws -> Expr {
    if arena[base].kind == .symbol || arena[base].kind == .field || arena[base].kind == .call {
      return Expr(id: base)
    }
    return try separated(base).reduce(.one) { $0 * $1 }
  }

  /// log u with the logarithms of positive factors and of numbers split off.
  func canonicalLogarithm(_ u: Id) throws -> Expr {
    if arena[u].kind == .symbol || u == Expr.i.id { return log(Expr(id: u)) }
    if let q = Expr(id: u).rationalValue { return numericLogarithm(q) }
    var result = Expr.zero
    var rest = Expr.one
    for factor in try separated(u) {
      if let q = factor.rationalValue {
        if q.isNegative { rest = -rest }
        result += numericLogarithm(q.magnitude)
      } else if case .product(let pairs) = factor.view, pairs.count == 1, pairs[0].base.isKnownPositive,
        pairs[0].exponent.isKnownReal
      {
        result += pairs[0].exponent * log(pairs[0].base)
      } else if factor.isKnownPositive {
        result += log(factor)
      } else {
        rest *= factor
      }
    }
    if rest == -1 { return result + Expr.i * Expr.pi }
    return rest.isLiteralOne ? result : result + log(rest)
  }

  private func numericLogarithm(_ q: Rational) -> Expr {
    if q.isNegative { return numericLogarithm(q.magnitude) + Expr.i * Expr.pi }
    if q.isOne { return .zero }
    guard let top = try? q.numerator.factored(), let bottom = try? q.denominator.factored() else {
      return log(Expr(q))
    }
    let plus = top.map { Expr($0.exponent) * Expr.call(.log, [Expr($0.prime)]) }
    let minus = bottom.map { Expr(-$0.exponent) * Expr.call(.log, [Expr($0.prime)]) }
    return .sum(plus + minus)
  }

  /// The value as a list of factors: a rational number, the known positive or squared factors, and what is left, multiplied
  /// out. Factors of which nothing is known stay together, because taking them apart would not be valid under a root or
  /// logarithm.
  private func separated(_ u: Id) throws -> [Expr] {
    let form = try NormalForm(Expr(id: u))
    if form.isZero { throw AlgebraError.domain("root or logarithm of zero", Expr(id: u)) }
    let (number, factors) = try form.factors()
    var free: [Expr] = []
    var bound = Expr.one
    for (factor, exponent) in factors {
      let power = factor ** Expr(exponent)
      if factor.isKnownPositive || (exponent % 2 == 0 && factor.isKnownReal) {
        free.append(power)
      } else if exponent % 2 != 0 && abs(exponent) > 2 && factor.isKnownReal {
        free.append(factor ** Expr(exponent > 0 ? exponent - 1 : exponent + 1))
        bound *= factor ** Expr(exponent > 0 ? 1 : -1)
      } else {
        bound *= power
      }
    }
    if bound.isLiteralOne { return [Expr(number)] + free }
    let rest = Expr(number.isNegative ? -1 : 1) * bound
    let expanded = try NormalForm(rest)
    let settled = expanded.expression(of: expanded.numerator) / expanded.expression(of: expanded.denominator)
    return [Expr(number.magnitude)] + free + [settled]
  }
}
