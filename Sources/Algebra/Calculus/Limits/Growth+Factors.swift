import Numbers

/// Sums of exponentials as one exponential times a sum that varies more slowly: 3ˣ + 5ˣ = 5ˣ·((3/5)ˣ + 1).
///
/// Normal forms write exp(u − v) − 1 as (exp u − exp v)/exp v, where u and v grow alike and only their difference is slow;
/// and exponentials whose ratio of growth is not rational are no powers of one small parameter, while their quotients are.
extension Growth {
  /// The expression with the dominant exponential taken out of every sum, and the logarithms of products with one split.
  func factored(_ e: Expr) throws -> Expr {
    let e = try prepared(e)
    let arena = Arena.shared
    var map: [Expr: Expr] = [:]
    for part in e.subexpressions where part.contains(variable) {
      let rebuilt = try prepared(Expr(id: arena.build { $0.rebuilt(part.id) { map[Expr(id: $0)]?.id ?? $0 } }))
      switch rebuilt.view {
      case .sum(let terms): map[part] = try factored(sum: terms) ?? rebuilt
      case .call(.log, let arguments):
        let (u, rest) = split(arguments[0])
        map[part] = !u.isLiteralZero && isReal(u) ? u + log(rest) : rebuilt
      default: map[part] = rebuilt
      }
    }
    return try prepared(map[e] ?? e)
  }

  /// e = exp(u)·rest, with u = 0 where no exponential is a factor.
  func split(_ e: Expr) -> (exponent: Expr, rest: Expr) {
    if let u = exponent(e) { return (u, .one) }
    guard case .product(let factors) = e.view else { return (.zero, e) }
    var u = Expr.zero
    var rest = Expr.one
    for (base, power) in factors {
      if let v = exponent(base), power.rationalValue?.isInteger == true {
        u += power * v
      } else {
        rest *= base ** power
      }
    }
    return (u, rest)
  }

  private func factored(sum terms: [(coefficient: Rational, term: Expr)]) throws -> Expr? {
    let parts = terms.map { (coefficient: $0.coefficient, parts: split($0.term)) }
    var dominant = Expr.zero
    var found = false
    for (_, part) in parts {
      guard !part.exponent.isLiteralZero, try isUnbounded(part.exponent) else { continue }
      // The largest one; where none grows, one that vanishes is left where it is.
      let difference = try deeper.limit((plain(part.exponent) - plain(dominant)).tidied()).value
      if difference == .infinity {
        dominant = part.exponent
        found = true
      }
    }
    if !found {
      // All of them vanish, and nothing else is there.
      guard parts.allSatisfy({ !$0.parts.exponent.isLiteralZero }), let first = parts.first else { return nil }
      dominant = first.parts.exponent
      for (_, part) in parts.dropFirst()
      where try deeper.limit((plain(part.exponent) - plain(dominant)).tidied()).value == .infinity {
        dominant = part.exponent
      }
    }
    var sum = Expr.zero
    for (coefficient, part) in parts {
      let rest = try prepared((plain(part.exponent) - plain(dominant)).tidied())
      sum += Expr(coefficient) * (rest.isLiteralZero ? part.rest : exponential(rest) * part.rest)
    }
    if sum.isLiteralZero { return .zero }
    let (u, rest) = split(sum)
    return exponential(dominant + u) * rest
  }
}
