/// Limits of expressions with sines and cosines of what grows without bound.
extension Growth {
  /// The limit where oscillations die away, by squeezing.
  ///
  /// With each sin u and cos u of a real u that grows without bound as a bounded letter, and J₀(u) and J₁(u) as one over √|u|, the
  /// expression is a quotient of polynomials (n₀ + Σ nₖbᵏ)/(d₀ + Σ dₖbᵏ). It tends where n₀/d₀ does if each dₖ/d₀ and each nₖ/d₀ vanish; where n₀/d₀ grows
  /// without bound it is enough that each nₖ/n₀ does.
  ///
  /// - Returns: nil where nothing oscillates.
  /// - Throws: `AlgebraError.unable` where an oscillation does not die away, or it is not seen to.
  func squeezed(_ e: Expr) throws -> Conditional<Limit>? {
    let oscillations = try oscillations(e)
    guard let first = oscillations.first else { return nil }
    let refusal = AlgebraError.unable("the limit of an oscillation", plain(first))
    var letters: [(of: Expr, by: Expr)] = []
    var bounded: [Expr] = []
    for (k, part) in oscillations.enumerated() {
      guard case .call(let f, let arguments) = part.view, f != .tan, isReal(arguments[0]) else { throw refusal }
      let letter = Symbol.hidden("b⟨\(k)⟩", .real).expression
      bounded.append(letter)
      guard f == .besselJ0 || f == .besselJ1 else {
        letters.append((of: part, by: letter))
        continue
      }
      guard let sign = try deeper.sign(arguments[0]) else { throw refusal }
      letters.append((of: part, by: letter / sqrt(Expr(sign) * arguments[0])))
    }
    let fraction = try e.substituting(letters).fraction()
    var conditions = Conditions()
    func vanish(_ parts: [Expr], over whole: Expr) throws -> Bool {
      try parts.allSatisfy { part in
        let ratio = try limit(plain(part / whole))
        conditions.append(ratio.conditions)
        return try ratio.value.value.map { try NormalForm($0).isZero } ?? false
      }
    }
    let (n, d) = (try constantFirst(fraction.numerator, bounded), try constantFirst(fraction.denominator, bounded))
    guard let n, let d, !d[0].isLiteralZero, try vanish(Array(d.dropFirst()), over: d[0]) else { throw refusal }
    // What is divided by has to be the largest part of the denominator, whatever the parameters are.
    if d.count > 1 {
      guard let last = try lastCoefficient(of: plain(d[0])) else { throw refusal }
      conditions.require(last)
    }
    let found = try limit(plain(n[0] / d[0]))
    conditions.append(found.conditions)
    switch found.value {
    case .finite: guard try vanish(Array(n.dropFirst()), over: d[0]) else { throw refusal }
    case .infinity, .minusInfinity, .unsignedInfinity:
      guard try vanish(Array(n.dropFirst()), over: n[0]) else { throw refusal }
    }
    return Conditional(found.value, conditions: conditions.list)
  }

  /// Sines, cosines, tangents and Bessel functions of what does not stay bounded.
  private func oscillations(_ e: Expr) throws -> [Expr] {
    try e.subexpressions.filter { part in
      guard case .call(let f, let arguments) = part.view, [.sin, .cos, .tan, .besselJ0, .besselJ1].contains(f),
        part.contains(variable)
      else { return false }
      if case .finite = try deeper.limit(arguments[0]).value { return false }
      return true
    }
  }

  /// The coefficients of a polynomial in letters, first that of no letter; nil for what is no polynomial in them.
  private func constantFirst(_ e: Expr, _ letters: [Expr]) throws -> [Expr]? {
    var (constant, others) = (e, [Expr]())
    for letter in letters {
      var next: [Expr] = []
      for (isConstant, part) in [(true, constant)] + others.map({ (false, $0) }) where part.contains(letter) {
        guard let powers = try? part.coefficients(of: letter), !powers.values.contains(where: { $0.contains(letter) })
        else { return nil }
        for (power, coefficient) in powers {
          if isConstant && power == 0 { continue }
          next.append(coefficient)
        }
        if isConstant { constant = powers[0] ?? 0 }
      }
      others = others.filter { !$0.contains(letter) } + next
    }
    return [constant] + others
  }
}
