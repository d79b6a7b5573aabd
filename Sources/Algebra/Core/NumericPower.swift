import Numbers

/// Rational numbers under rational exponents: r^(p/q) = rational · ∏ primeₖ^fₖ · (−1)^f with every 0 < f < 1, so that equal
/// radicals have one form: √12 = 2·√3, 1/√2 = ½·√2, √−4 = 2i.
extension Arena {
  /// The largest number of bits a power of rationals is computed to; larger ones stay symbolic.
  private static let bitBudget = 1 << 20

  /// True for the numeric factors that `pushNumericPower` would give back unchanged.
  func isSettledRoot(_ pair: Pair) -> Bool {
    if pair.key == one { return false }
    if !isNumber(pair.value) {
      if pair.key == minusOne { return residueOfSign(pair.value) == nil }
      return pair.key != zero || !self[pair.value].facts.contains(.positive)
    }
    let (base, exponent) = (rationalValue(pair.key), rationalValue(pair.value))
    if base.isZero { return false }
    let whole = exponent.floor()
    if whole.asInt == nil || exceedsBudget(base, whole) { return true }
    if exponent.isInteger { return false }
    if base == -1 { return exponent < 1 && !exponent.isNegative && exponent != Rational(1, 2) }
    return exponent < 1 && !exponent.isNegative && isPrime(base)
  }

  private func exceedsBudget(_ base: Rational, _ exponent: Integer) -> Bool {
    if base.isOne || base == -1 { return false }
    guard let n = exponent.asInt else { return true }
    let bits = max(base.numerator.bitWidth, base.denominator.bitWidth)
    return bits.multipliedReportingOverflow(by: n.magnitude > UInt(Int.max) ? Int.max : abs(n)).overflow
      || bits * abs(n) > Self.bitBudget
  }

  private func isPrime(_ q: Rational) -> Bool {
    guard q.isInteger, !q.isNegative, !q.isOne else { return false }
    if let n = q.asInt, n < 1 << 20 {
      var d = 2
      while d * d <= n {
        if n % d == 0 { return false }
        d += 1
      }
      return true
    }
    // A number too large to factor counts as prime: it keeps its root, which is correct if not canonical.
    guard let factors = try? q.numerator.factored() else { return true }
    return factors.count == 1 && factors[0].exponent == 1
  }

  /// Folds base^exponent into the coefficient as far as it is rational and pushes the rest.
  func pushNumericPower(_ base: Id, _ exponent: Id, _ coefficient: inout Id) {
    if base == one { return }
    if base == zero && self[exponent].facts.contains(.positive) {
      coefficient = zero
      return
    }
    if base == minusOne, !isNumber(exponent), let (isNegative, rest) = residueOfSign(exponent) {
      if isNegative { coefficient = negate(coefficient) }
      if isNumber(rest) {
        if rest != zero { pushNumericPower(base, rest, &coefficient) }
      } else {
        scratch.append(Pair(key: base, value: rest, hash: self[base].hash))
      }
      return
    }
    guard isNumber(exponent) else {
      scratch.append(Pair(key: base, value: exponent, hash: self[base].hash))
      return
    }
    let (b, e) = (rationalValue(base), rationalValue(exponent))
    if b.isZero {
      if e.isNegative { pushUndefined(base, exponent) } else { coefficient = zero }
      return
    }
    let whole = e.floor()
    let fraction = e - Rational(whole)
    guard let n = whole.asInt, let power = exceedsBudget(b, whole) ? nil : try? b.power(n) else {
      scratch.append(Pair(key: base, value: exponent, hash: self[base].hash))
      return
    }
    coefficient = multiplyNumbers(coefficient, number(power))
    if fraction.isZero { return }
    if b.isNegative { pushRootOfMinusOne(fraction) }
    pushPrimePowers(b.numerator.magnitude, fraction, &coefficient)
    if !b.denominator.isOne {
      // den^(−f) = den^(1−f) / den
      if let inverse = try? Rational(b.denominator).inverted() {
        coefficient = multiplyNumbers(coefficient, number(inverse))
      }
      pushPrimePowers(b.denominator, Rational(1) - fraction, &coefficient)
    }
  }

  /// Pushes 0⁰ or 0⁻¹ as a factor: the coefficient is a number always.
  func pushUndefined(_ base: Id, _ exponent: Id) {
    let factor = undefined(.zero, [base, exponent])
    scratch.append(Pair(key: factor, value: one, hash: self[factor].hash))
  }

  private func pushRootOfMinusOne(_ fraction: Rational) {
    if fraction == Rational(1, 2) {
      let i = constant(.imaginaryUnit)
      scratch.append(Pair(key: i, value: one, hash: self[i].hash))
    } else {
      scratch.append(Pair(key: minusOne, value: number(fraction), hash: self[minusOne].hash))
    }
  }

  private func pushPrimePowers(_ n: Integer, _ fraction: Rational, _ coefficient: inout Id) {
    if n.isOne { return }
    let factors = (try? n.factored()) ?? [(prime: n, exponent: 1)]
    for (prime, multiplicity) in factors {
      let total = fraction * Rational(multiplicity)
      let whole = total.floor()
      if let k = whole.asInt, k > 0, let p = try? Rational(prime).power(k) {
        coefficient = multiplyNumbers(coefficient, number(p))
      }
      let rest = total - Rational(whole)
      if !rest.isZero {
        let base = number(Rational(prime))
        scratch.append(Pair(key: base, value: number(rest), hash: self[base].hash))
      }
    }
  }
}
