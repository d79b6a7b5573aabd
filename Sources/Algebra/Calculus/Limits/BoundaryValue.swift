extension Expr {
  /// The value to which the expression tends as positive symbols tend to zero, and what must not vanish for it.
  ///
  /// Where every operation on the way is continuous at zero, in all symbols together, the value is the expression with zero in
  /// their place. Roots and logarithms are so of what stays real, or off the negative axis; a divisor is a condition unless it is
  /// known to be different from zero. Everything else is a limit from above, in which a branch cut is met on the side of positive
  /// values, and of one symbol only: a limit in several may depend on their order.
  ///
  /// ```swift
  /// try (n0 / (Ms * (1 + ξ ** 2))).boundaryValue([ξ]).value    // n0/Ms
  /// try (sin(ξ) / ξ).boundaryValue([ξ]).value                  // 1
  /// ```
  ///
  /// - Throws: `AlgebraError.domain` where the value grows without bound, and for several symbols in which the expression is not
  ///   continuous; as `limit` does.
  public func boundaryValue(_ symbols: [Expr]) throws -> Conditional<Expr> {
    for symbol in symbols { guard case .symbol = symbol.view else { throw AlgebraError.notAVariable(symbol) } }
    let present = symbols.filter { contains($0) }
    guard let symbol = present.first else { return Conditional(self, isChecked: true) }
    if let value = valueByContinuity(present) { return value }
    let place = present.map { "\($0.symbols.first?.name ?? "") = 0" }.joined(separator: ", ")
    if present.count > 1 { throw AlgebraError.domain("a limit at \(place) that no order changes", self) }
    if facts.contains(.vector) { throw AlgebraError.unable("the limit of a vector at \(place)", self) }
    let found = try limit(symbol, to: .point(0), from: .above)
    guard let value = found.value.value else {
      throw AlgebraError.domain("a finite limit at \(place)", self)
    }
    return Conditional(value, conditions: found.conditions, isChecked: found.isChecked)
  }

  /// The expression with zero for the symbols, where all operations are continuous there; nil where one may not be.
  private func valueByContinuity(_ symbols: [Expr]) -> Conditional<Expr>? {
    let zeros = symbols.map { (of: $0, by: Expr.zero) }
    let value = substituting(zeros)
    guard value.undefinedPart == nil else { return nil }
    var conditions = Conditions()
    for part in subexpressions where symbols.contains(where: { part.contains($0) }) {
      guard part.isContinuous(where: { $0.substituting(zeros) }, &conditions) else { return nil }
    }
    return Conditional(value, conditions: conditions.list, isChecked: true)
  }

  /// Whether the outermost operation is continuous there; what must not vanish is added to the conditions.
  private func isContinuous(where atZero: (Expr) -> Expr, _ conditions: inout Conditions) -> Bool {
    switch view {
    case .number, .imaginaryUnit, .pi, .symbol, .sum: return true
    case .field(let field): return field.arguments.allSatisfy { atZero($0) == $0 }
    case .product(let factors):
      for (base, exponent) in factors {
        let (end, power) = (atZero(base), exponent.rationalValue)
        guard let power else {
          // As exp(exponent log(base)).
          guard end.shownSign == .positive else { return false }
          continue
        }
        if power.isInteger && power >= 0 { continue }
        if !power.isInteger && !base.isKnownReal && end.shownSign != .positive { return false }
        if power < 0 {
          if end.isLiteralZero { return false }
          conditions.insert(end)
        }
      }
      return true
    case .call(let function, let arguments):
      switch function {
      case .exp, .sin, .cos, .sinh, .cosh, .erf, .erfc, .besselJ0, .besselJ1, .abs, .conjugate, .re, .im, .dot, .cross:
        return true
      case .atan, .tanh: return arguments[0].isKnownReal
      case .log:
        let end = atZero(arguments[0])
        if end.isLiteralZero || !arguments[0].isKnownReal && end.shownSign != .positive { return false }
        conditions.insert(end)
        return true
      case .tan, .asin, .acos, .gamma, .logGamma, .digamma, .dilogarithm, .atan2, .undefined: return false
      }
    }
  }
}
