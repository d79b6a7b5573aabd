internal import CNumerics

extension MPFloat {
  /// The sum, rounded to nearest.
  public static func + (a: MPFloat, b: MPFloat) -> MPFloat { a.adding(b) }
  /// The difference, rounded to nearest.
  public static func - (a: MPFloat, b: MPFloat) -> MPFloat { a.subtracting(b) }
  /// The product, rounded to nearest.
  public static func * (a: MPFloat, b: MPFloat) -> MPFloat { a.multiplied(by: b) }
  /// The quotient, rounded to nearest; an infinity or NaN for divisor 0.
  public static func / (a: MPFloat, b: MPFloat) -> MPFloat { a.divided(by: b) }
  /// The additive inverse.
  public static prefix func - (a: MPFloat) -> MPFloat { a.mapped(.nearest, cn_mpfloat_negate) }

  /// The sum.
  public func adding(_ other: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    MPFloat.combining(self, other, rounding, cn_mpfloat_add)
  }

  /// The difference.
  public func subtracting(_ other: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    MPFloat.combining(self, other, rounding, cn_mpfloat_subtract)
  }

  /// The product.
  public func multiplied(by other: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    MPFloat.combining(self, other, rounding, cn_mpfloat_multiply)
  }

  /// The quotient; an infinity or NaN for divisor 0.
  public func divided(by other: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    MPFloat.combining(self, other, rounding, cn_mpfloat_divide)
  }

  /// `selfʸ`; NaN where it is not real.
  public func power(_ exponent: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    MPFloat.combining(self, exponent, rounding, cn_mpfloat_power)
  }

  /// |self|.
  public var magnitude: MPFloat { mapped(.nearest, cn_mpfloat_abs) }

  /// The square root; NaN below 0.
  public func sqrt(rounding: Rounding = .nearest) -> MPFloat { mapped(rounding, cn_mpfloat_sqrt) }

  /// eˣ.
  public func exp(rounding: Rounding = .nearest) -> MPFloat { value(of: .exp, rounding) }

  /// The natural logarithm; −∞ at 0, NaN below.
  public func log(rounding: Rounding = .nearest) -> MPFloat { value(of: .log, rounding) }

  /// The sine; fails with ``NumberError/tooLarge(_:)`` for arguments beyond 2^``SizeBudget/precision``, whose reduction
  /// would need as many bits of π.
  public func sin(rounding: Rounding = .nearest) throws(NumberError) -> MPFloat {
    try checkReduction("sine")
    return value(of: .sin, rounding)
  }

  /// The cosine; fails as ``sin(rounding:)`` does.
  public func cos(rounding: Rounding = .nearest) throws(NumberError) -> MPFloat {
    try checkReduction("cosine")
    return value(of: .cos, rounding)
  }

  /// The tangent; fails as ``sin(rounding:)`` does.
  public func tan(rounding: Rounding = .nearest) throws(NumberError) -> MPFloat {
    try checkReduction("tangent")
    return value(of: .tan, rounding)
  }

  /// The hyperbolic sine.
  public func sinh(rounding: Rounding = .nearest) -> MPFloat { value(of: .sinh, rounding) }

  /// The hyperbolic cosine.
  public func cosh(rounding: Rounding = .nearest) -> MPFloat { value(of: .cosh, rounding) }

  /// The hyperbolic tangent.
  public func tanh(rounding: Rounding = .nearest) -> MPFloat { value(of: .tanh, rounding) }

  /// The arc sine in [−π/2, π/2]; NaN outside [−1, 1].
  public func asin(rounding: Rounding = .nearest) -> MPFloat { value(of: .asin, rounding) }

  /// The arc cosine in [0, π]; NaN outside [−1, 1].
  public func acos(rounding: Rounding = .nearest) -> MPFloat { value(of: .acos, rounding) }

  /// The arc tangent in [−π/2, π/2].
  public func atan(rounding: Rounding = .nearest) -> MPFloat { value(of: .atan, rounding) }

  /// The angle of the point (x, y) in [−π, π], with the conventions of IEEE 754 for zeros and infinities.
  public static func atan2(_ y: MPFloat, _ x: MPFloat, rounding: Rounding = .nearest) -> MPFloat {
    combining(y, x, rounding, cn_mpfloat_atan2)
  }

  func checkReduction(_ name: String) throws(NumberError) {
    if isFinite && !isZero && reading({ cn_mpfloat_exponent($0) }) > SizeBudget.precision {
      throw .tooLarge("the \(name) of a number beyond 2^\(SizeBudget.precision)")
    }
  }
}
