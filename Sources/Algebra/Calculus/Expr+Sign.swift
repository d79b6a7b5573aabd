import Numbers

extension Expr {
  /// 1, −1 or 0 where the sign is known from assumptions, or from an enclosure for a real number; nil otherwise.
  var knownSign: Int? {
    if let q = rationalValue { return q.signum() }
    if isKnownPositive { return 1 }
    if (-self).isKnownPositive { return -1 }
    guard isConstant, isKnownReal else { return nil }
    for bits in [64, 256, 1024] {
      var point = SamplePoint(seed: 1)
      guard let value = point.enclosure(of: self, bits: bits) else { continue }
      if value.re.isPositive { return 1 }
      if value.re.isNegative { return -1 }
    }
    return (try? NormalForm(self).isZero) == true ? 0 : nil
  }

  /// `knownSign`, looked for in the factors too.
  var knownSignOfFactors: Int? {
    if let sign = knownSign { return sign }
    guard let form = try? NormalForm(self) else { return nil }
    if form.isZero { return 0 }
    guard let (number, factors) = try? form.factors() else { return nil }
    var sign = number.signum()
    for (factor, exponent) in factors {
      if exponent % 2 == 0 && factor.isKnownReal && factor.isKnownNonzero { continue }
      guard let s = factor.knownSign, s != 0 else { return nil }
      if exponent % 2 != 0 { sign *= s }
    }
    return sign
  }
}

extension Expr {
  /// What the form of a real expression shows of its sign.
  public enum ShownSign: Int, Comparable, Sendable {
    case nonnegative, positive

    /// Positive says more than nonnegative.
    public static func < (a: ShownSign, b: ShownSign) -> Bool { a.rawValue < b.rawValue }
  }

  /// Positive or nonnegative where the form shows it: sums and products of positive symbols and numbers, of squares of real
  /// expressions and of functions with positive values. Nil when the form does not show it; nothing is rewritten.
  public var shownSign: ShownSign? {
    var known: [Expr: ShownSign] = [:]
    for part in subexpressions { known[part] = Self.shownSign(of: part, known) }
    return known[self]
  }

  private static func shownSign(of part: Expr, _ known: [Expr: ShownSign]) -> ShownSign? {
    if part.isKnownPositive { return .positive }
    if part.isKnownNonnegative { return .nonnegative }
    if part.isConstant { return part.knownSign.flatMap { $0 < 0 ? nil : $0 == 0 ? .nonnegative : .positive } }
    switch part.view {
    case .sum(let terms):
      var best = ShownSign.nonnegative
      for (coefficient, term) in terms {
        guard coefficient > 0, let sign = known[term] else { return nil }
        best = max(best, sign)
      }
      return best
    case .product(let factors):
      var worst = ShownSign.positive
      for (base, exponent) in factors {
        guard let sign = shownSign(ofPower: base, exponent, known) else { return nil }
        worst = min(worst, sign)
      }
      return worst
    case .number, .imaginaryUnit, .pi, .symbol, .field, .call: return nil
    }
  }

  private static func shownSign(ofPower base: Expr, _ exponent: Expr, _ known: [Expr: ShownSign]) -> ShownSign? {
    if known[base] == .positive && exponent.isKnownReal { return .positive }
    guard let power = exponent.rationalValue else { return nil }
    if known[base] == .nonnegative && power > 0 { return .nonnegative }
    guard base.isKnownReal, power.isInteger, power.numerator.isEven else { return nil }
    return power < 0 ? .positive : .nonnegative
  }
}
