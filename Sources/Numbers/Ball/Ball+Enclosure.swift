internal import CNumerics

extension Ball {
  /// Whether the number is one of the points.
  public func contains(_ value: Rational) -> Bool {
    withExtendedLifetime(value) { reading { cn_ball_contains_rational($0, value.words) != 0 } }
  }

  /// Whether all points of another ball are points of this one.
  public func contains(_ other: Ball) -> Bool { reading(with: other) { cn_ball_contains_ball($0, $1) != 0 } }

  /// Whether two balls have a point in common.
  public func overlaps(_ other: Ball) -> Bool { reading(with: other) { cn_ball_overlaps($0, $1) != 0 } }

  /// Whether 0 is one of the points.
  public var containsZero: Bool { reading { cn_ball_contains_zero($0) != 0 } }

  /// Whether the exact value is certainly not 0.
  public var excludesZero: Bool { !containsZero }

  /// Whether a negative number is one of the points.
  public var containsNegative: Bool { reading { cn_ball_contains_negative($0) != 0 } }

  /// Whether all points are above 0.
  public var isPositive: Bool { reading { cn_ball_is_positive($0) != 0 } }

  /// Whether all points are below 0.
  public var isNegative: Bool { reading { cn_ball_is_negative($0) != 0 } }

  /// Whether this is the number 0 exactly.
  public var isZero: Bool { reading { cn_ball_is_zero($0) != 0 } }

  /// Whether every point of this ball is below every point of the other.
  public func isLess(than other: Ball) -> Bool { reading(with: other) { cn_ball_is_less($0, $1) != 0 } }

  /// Whether midpoint and radius are finite.
  public var isFinite: Bool { reading { cn_ball_is_finite($0) != 0 } }

  /// Whether the radius is 0.
  public var isExact: Bool { reading { cn_ball_is_exact($0) != 0 } }

  /// The midpoint, rounded to the nearest double.
  public var midpointDouble: Double { reading { cn_ball_midpoint($0) } }

  /// The radius, rounded upwards to a double.
  public var radiusDouble: Double { reading { cn_ball_radius($0) } }

  /// Doubles that enclose all points, rounded outwards.
  public var bounds: (lower: Double, upper: Double) {
    var lower = 0.0
    var upper = 0.0
    reading { cn_ball_bounds($0, &lower, &upper) }
    return (lower, upper)
  }

  /// About −log₂ of the relative error: the number of leading bits that are known. Negative when not even the sign
  /// is known, very large for an exact ball.
  public var relativeAccuracyBits: Int { reading { cn_ball_relative_accuracy($0) } }

  /// The smallest ball that contains this one and another.
  public func union(_ other: Ball) -> Ball { Ball.combining(self, other, cn_ball_set_union) }

  /// The midpoint as an exact ball.
  public var midpoint: Ball { mapped { x, y, _ in cn_ball_set_midpoint(x, y) } }

  /// The radius as an exact ball.
  public var radius: Ball { mapped { x, y, _ in cn_ball_set_radius(x, y) } }

  /// The same ball with another working precision, to which the midpoint is rounded and the error added; fails as
  /// ``init(_:precision:)-(Rational,_)`` does.
  public func withPrecision(_ precision: Int) throws(NumberError) -> Ball {
    let precision = try Ball.checked(precision)
    return reading { x in Ball.making(precision) { cn_ball_round($0, x, precision) } }
  }

  /// The exact ends of the interval; nil when it is not finite or its ends take more than some 10⁸ bits to write.
  public var interval: (lower: Rational, upper: Rational)? {
    var a = cn_integer()
    var b = cn_integer()
    var exponent = 0
    guard reading({ cn_ball_interval($0, &a, &b, &exponent) }) != 0 else { return nil }
    let (lower, upper) = (Integer(owning: a), Integer(owning: b))
    if exponent >= 0 { return (Rational(lower.shiftedLeft(exponent)), Rational(upper.shiftedLeft(exponent))) }
    let scale = Integer.one.shiftedLeft(-exponent)
    return (Rational(reducing: lower, scale), Rational(reducing: upper, scale))
  }
}
