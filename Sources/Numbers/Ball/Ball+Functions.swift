internal import CNumerics

extension Ball {
  /// eˣ.
  public func exp() -> Ball { value(of: .exp) }

  /// The natural logarithm; fails with ``NumberError/domain(_:)`` unless this is positive.
  public func log() throws(NumberError) -> Ball {
    if !isPositive { throw .domain("the logarithm of a ball that is not positive") }
    return value(of: .log)
  }

  /// The sine.
  public func sin() -> Ball { value(of: .sin) }

  /// The cosine.
  public func cos() -> Ball { value(of: .cos) }

  /// The tangent; fails with ``NumberError/domain(_:)`` when this may contain a pole π/2 + kπ.
  public func tan() throws(NumberError) -> Ball {
    try finite(value(of: .tan), "the tangent of a ball that may contain a pole")
  }

  /// The hyperbolic sine.
  public func sinh() -> Ball { value(of: .sinh) }

  /// The hyperbolic cosine.
  public func cosh() -> Ball { value(of: .cosh) }

  /// The hyperbolic tangent.
  public func tanh() -> Ball { value(of: .tanh) }

  /// The arc sine in [−π/2, π/2]; fails with ``NumberError/domain(_:)`` unless this lies in [−1, 1].
  public func asin() throws(NumberError) -> Ball {
    try finite(value(of: .asin), "the arc sine of a ball that leaves [−1, 1]")
  }

  /// The arc cosine in [0, π]; fails with ``NumberError/domain(_:)`` unless this lies in [−1, 1].
  public func acos() throws(NumberError) -> Ball {
    try finite(value(of: .acos), "the arc cosine of a ball that leaves [−1, 1]")
  }

  /// The arc tangent in (−π/2, π/2).
  public func atan() -> Ball { value(of: .atan) }

  /// The inverse hyperbolic sine.
  public func asinh() -> Ball { mapped(cn_ball_asinh) }

  /// The inverse hyperbolic cosine ≥ 0; fails with ``NumberError/domain(_:)`` unless this lies in [1, ∞).
  public func acosh() throws(NumberError) -> Ball {
    try finite(mapped(cn_ball_acosh), "the inverse hyperbolic cosine of a ball that leaves [1, ∞)")
  }

  /// The inverse hyperbolic tangent; fails with ``NumberError/domain(_:)`` unless this lies in (−1, 1).
  public func atanh() throws(NumberError) -> Ball {
    try finite(mapped(cn_ball_atanh), "the inverse hyperbolic tangent of a ball that leaves (−1, 1)")
  }

  /// The angle of the point (x, y) in (−π, π], 0 for the origin. When the points straddle the negative x axis or may
  /// be the origin, the enclosure covers all of [−π, π].
  public static func atan2(_ y: Ball, _ x: Ball) -> Ball { combining(y, x, cn_ball_atan2) }

  func finite(_ result: Ball, _ what: @autoclosure () -> String) throws(NumberError) -> Ball {
    if isFinite && !result.isFinite { throw .domain(what()) }
    return result
  }
}
