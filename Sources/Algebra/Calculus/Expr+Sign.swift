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
