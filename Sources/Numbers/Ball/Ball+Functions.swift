internal import CNumerics

extension Ball {
  /// eˣ.
  public func exp() -> Ball { mapped(cn_ball_exp) }

  /// The natural logarithm; fails with ``NumberError/domain(_:)`` unless this is positive.
  public func log() throws(NumberError) -> Ball {
    if !isPositive { throw .domain("the logarithm of a ball that is not positive") }
    return mapped(cn_ball_log)
  }

  /// The sine.
  public func sin() -> Ball { mapped(cn_ball_sin) }

  /// The cosine.
  public func cos() -> Ball { mapped(cn_ball_cos) }

  /// The tangent; fails with ``NumberError/domain(_:)`` when this may contain a pole π/2 + kπ.
  public func tan() throws(NumberError) -> Ball {
    try finite(mapped(cn_ball_tan), "the tangent of a ball that may contain a pole")
  }

  /// The hyperbolic sine.
  public func sinh() -> Ball { mapped(cn_ball_sinh) }

  /// The hyperbolic cosine.
  public func cosh() -> Ball { mapped(cn_ball_cosh) }

  /// The hyperbolic tangent.
  public func tanh() -> Ball { mapped(cn_ball_tanh) }

  /// The arc sine in [−π/2, π/2]; fails with ``NumberError/domain(_:)`` unless this lies in [−1, 1].
  public func asin() throws(NumberError) -> Ball {
    try finite(mapped(cn_ball_asin), "the arc sine of a ball that leaves [−1, 1]")
  }

  /// The arc cosine in [0, π]; fails with ``NumberError/domain(_:)`` unless this lies in [−1, 1].
  public func acos() throws(NumberError) -> Ball {
    try finite(mapped(cn_ball_acos), "the arc cosine of a ball that leaves [−1, 1]")
  }

  /// The arc tangent in (−π/2, π/2).
  public func atan() -> Ball { mapped(cn_ball_atan) }

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

  private func finite(_ result: Ball, _ what: @autoclosure () -> String) throws(NumberError) -> Ball {
    if isFinite && !result.isFinite { throw .domain(what()) }
    return result
  }
}
