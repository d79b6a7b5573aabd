internal import CNumerics

extension ComplexBall {
  /// The sum.
  public static func + (a: ComplexBall, b: ComplexBall) -> ComplexBall { combining(a, b, cn_complex_ball_add) }
  /// The difference.
  public static func - (a: ComplexBall, b: ComplexBall) -> ComplexBall { combining(a, b, cn_complex_ball_subtract) }
  /// The product.
  public static func * (a: ComplexBall, b: ComplexBall) -> ComplexBall { combining(a, b, cn_complex_ball_multiply) }
  /// The additive inverse.
  public static prefix func - (a: ComplexBall) -> ComplexBall { a.mapped(cn_complex_ball_negate) }

  /// Adds in place.
  public static func += (a: inout ComplexBall, b: ComplexBall) { a.combine(with: b, cn_complex_ball_add) }
  /// Subtracts in place.
  public static func -= (a: inout ComplexBall, b: ComplexBall) { a.combine(with: b, cn_complex_ball_subtract) }
  /// Multiplies in place.
  public static func *= (a: inout ComplexBall, b: ComplexBall) { a.combine(with: b, cn_complex_ball_multiply) }

  /// The product with a rational number.
  public func scaled(by factor: Rational) -> ComplexBall {
    withExtendedLifetime(factor) { mapped { cn_complex_ball_scale($0, $1, factor.words, $2) } }
  }

  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` when the divisor contains 0.
  public func divided(by divisor: ComplexBall) throws(NumberError) -> ComplexBall {
    if divisor.containsZero { throw .divisionByZero("a ball divided by one that contains 0") }
    return ComplexBall.combining(self, divisor, cn_complex_ball_divide)
  }

  /// `1/self`; fails with ``NumberError/divisionByZero(_:)`` when this contains 0.
  public func inverted() throws(NumberError) -> ComplexBall {
    try ComplexBall(1, precision: precision).divided(by: self)
  }

  /// re − i·im.
  public var conjugated: ComplexBall { mapped(cn_complex_ball_conjugate) }

  /// √(re² + im²).
  public var magnitude: Ball {
    let precision = precision
    return reading { z in Ball.making(precision) { cn_complex_ball_abs($0, z, precision) } }
  }

  /// The angle in (−π, π], π for exactly negative real numbers, 0 for 0. When the ball straddles the negative real
  /// axis or contains 0, the enclosure covers all of [−π, π].
  public var argument: Ball {
    let precision = precision
    return reading { z in Ball.making(precision) { cn_complex_ball_arg($0, z, precision) } }
  }
}

extension ComplexBall {
  /// eᶻ.
  public func exp() -> ComplexBall { value(of: .exp) }

  /// The principal logarithm log|z| + i·arg z; fails with ``NumberError/domain(_:)`` when this contains 0.
  public func log() throws(NumberError) -> ComplexBall {
    if containsZero { throw .domain("the logarithm of a ball that contains 0") }
    return value(of: .log)
  }

  /// The principal square root, whose real part is not negative.
  public func sqrt() throws(NumberError) -> ComplexBall { mapped(cn_complex_ball_sqrt) }

  /// The sine.
  public func sin() -> ComplexBall { value(of: .sin) }

  /// The cosine.
  public func cos() -> ComplexBall { value(of: .cos) }

  /// The tangent; fails with ``NumberError/domain(_:)`` when this may contain a pole.
  public func tan() throws(NumberError) -> ComplexBall {
    try finite(value(of: .tan), "the tangent of a ball that may contain a pole")
  }

  /// The hyperbolic sine.
  public func sinh() -> ComplexBall { value(of: .sinh) }

  /// The hyperbolic cosine.
  public func cosh() -> ComplexBall { value(of: .cosh) }

  /// The hyperbolic tangent; fails with ``NumberError/domain(_:)`` when this may contain a pole.
  public func tanh() throws(NumberError) -> ComplexBall {
    try finite(value(of: .tanh), "the hyperbolic tangent of a ball that may contain a pole")
  }

  /// The principal arc sine, with cuts on the real axis beyond ±1; fails with ``NumberError/domain(_:)`` when this
  /// straddles a cut so widely that nothing can be said.
  public func asin() throws(NumberError) -> ComplexBall {
    try finite(value(of: .asin), "the arc sine of a ball that straddles a branch cut")
  }

  /// The principal arc cosine π/2 − asin z; fails as ``asin()`` does.
  public func acos() throws(NumberError) -> ComplexBall {
    try finite(value(of: .acos), "the arc cosine of a ball that straddles a branch cut")
  }

  /// The principal arc tangent, with cuts on the imaginary axis beyond ±i; fails with ``NumberError/domain(_:)`` when
  /// this may contain one of these points.
  public func atan() throws(NumberError) -> ComplexBall {
    try finite(value(of: .atan), "the arc tangent of a ball that may contain ±i")
  }

  /// `selfⁿ`, with z⁰ = 1; fails with ``NumberError/divisionByZero(_:)`` for negative n when this contains 0.
  public func power(_ n: Int) throws(NumberError) -> ComplexBall {
    if n < 0 && containsZero { throw .divisionByZero("a ball that contains 0 to the power \(n)") }
    return mapped { cn_complex_ball_power($0, $1, n, $2) }
  }

  /// The principal power exp(q·log z), and 0 for exactly 0 to a positive power.
  ///
  /// Fails with ``NumberError/zeroToPower(_:)`` for exactly 0 to a negative power and with
  /// ``NumberError/domain(_:)`` when this contains 0 otherwise, unless q is an integer or has denominator 2.
  public func power(_ exponent: Rational) throws(NumberError) -> ComplexBall {
    if let n = exponent.asInt { return try power(n) }
    if isZero {
      if exponent.isNegative { throw .zeroToPower("0 to the power \(exponent)") }
      return self
    }
    // z^(p/q) = (z^(1/q))^p holds for principal values, since exp(p·w) = exp(w)^p.
    if let n = exponent.denominator.asInt, let p = exponent.numerator.asInt, n <= 1 << 20 {
      if containsZero && n > 2 { throw .domain("a root of a ball that contains 0") }
      let root = n == 2 ? try sqrt() : mapped { cn_complex_ball_root($0, $1, UInt(n), $2) }
      // Across the cut the root may contain 0 although z does not.
      if p > 0 || containsZero || root.excludesZero { return try root.power(p) }
    }
    return try log().scaled(by: exponent).exp()
  }

  /// The principal power exp(w·log z), and 0 for exactly 0 to a power with positive real part.
  ///
  /// Fails with ``NumberError/zeroToPower(_:)`` for exactly 0 to another power and with ``NumberError/domain(_:)``
  /// when this contains 0 otherwise.
  public func power(_ exponent: ComplexBall) throws(NumberError) -> ComplexBall {
    if isZero {
      if !exponent.re.isPositive { throw .zeroToPower("0 to a power whose real part is not positive") }
      return self
    }
    if containsZero { throw .domain("a power of a ball that contains 0") }
    return ComplexBall.combining(self, exponent, cn_complex_ball_complex_power)
  }

  func finite(_ result: ComplexBall, _ what: @autoclosure () -> String) throws(NumberError) -> ComplexBall {
    if isFinite && !result.isFinite { throw .domain(what()) }
    return result
  }
}
