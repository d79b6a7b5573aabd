import Numbers

/// Values of special functions at special arguments.
extension Arena {
  /// (2/√π) exp(−u²), the derivative of erf.
  func gaussian(_ u: Id) -> Id {
    let root = power(constant(.pi), minusHalf)
    return product([integer(2), root, call(.exp, [negate(power(u, integer(2)))])])
  }

  /// Whether Γ has a pole there.
  func isPoleOfGamma(_ u: Id) -> Bool {
    guard isNumber(u) else { return false }
    let q = rationalValue(u)
    return q.isInteger && q <= 0
  }

  /// Γ(n) = (n − 1)!, and Γ(n + 1/2) = √π ∏ (k + 1/2) over 0 ≤ k < n, or its inverse.
  func specialGamma(_ u: Id) -> Id? {
    if isPoleOfGamma(u) { return undefined(.poleOfGamma, [u]) }
    guard isNumber(u) else { return nil }
    let q = rationalValue(u)
    guard q.magnitude <= 100 else { return nil }
    if q.isInteger {
      var value = Rational(1)
      var k = q - 1
      while k > 1 { (value, k) = (value * k, k - 1) }
      return number(value)
    }
    guard q.denominator == 2, let p = q.numerator.asInt else { return nil }
    // Γ(x + 1) = x Γ(x), from Γ(1/2) = √π, with x = n/2.
    var value = Rational(1)
    var n = 1
    while n < p { (value, n) = (value * Rational(n, 2), n + 2) }
    while n > p { (value, n) = (value * Rational(n > 2 ? 2 : -2, abs(n - 2)), n - 2) }
    return product(number(value), power(constant(.pi), number(Rational(1, 2))))
  }

  /// log Γ at positive arguments where Γ is known.
  func specialLogGamma(_ u: Id) -> Id? {
    if isPoleOfGamma(u) { return undefined(.poleOfGamma, [u]) }
    guard isNumber(u), !rationalValue(u).isNegative, let value = specialGamma(u) else { return nil }
    return call(.log, [value])
  }

  /// Li₂ at 0, 1, −1 and 1/2.
  func specialDilogarithm(_ u: Id) -> Id? {
    guard isNumber(u) else { return nil }
    let square = power(constant(.pi), integer(2))
    switch rationalValue(u) {
    case 0: return zero
    case 1: return scale(square, by: number(Rational(1, 6)))
    case -1: return scale(square, by: number(Rational(-1, 12)))
    case Rational(1, 2):
      let logarithm = power(call(.log, [integer(2)]), integer(2))
      return sum(scale(square, by: number(Rational(1, 12))), scale(logarithm, by: minusHalf))
    default: return nil
    }
  }
}
