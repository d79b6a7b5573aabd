internal import CNumerics

extension Ball {
  /// The sum.
  public static func + (a: Ball, b: Ball) -> Ball { combining(a, b, cn_ball_add) }
  /// The difference. Two copies of one inexact ball do not cancel: their points are not known to agree.
  public static func - (a: Ball, b: Ball) -> Ball { combining(a, b, cn_ball_subtract) }
  /// The product.
  public static func * (a: Ball, b: Ball) -> Ball { combining(a, b, cn_ball_multiply) }
  /// The additive inverse.
  public static prefix func - (a: Ball) -> Ball { a.mapped(cn_ball_negate) }

  /// Adds in place.
  public static func += (a: inout Ball, b: Ball) { a.combine(with: b, cn_ball_add) }
  /// Subtracts in place.
  public static func -= (a: inout Ball, b: Ball) { a.combine(with: b, cn_ball_subtract) }
  /// Multiplies in place.
  public static func *= (a: inout Ball, b: Ball) { a.combine(with: b, cn_ball_multiply) }

  /// The product with a rational number.
  public func scaled(by factor: Rational) -> Ball {
    withExtendedLifetime(factor) { mapped { cn_ball_scale($0, $1, factor.words, $2) } }
  }

  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` when the divisor contains 0.
  public func divided(by divisor: Ball) throws(NumberError) -> Ball {
    if divisor.containsZero { throw .divisionByZero("a ball divided by one that contains 0") }
    return Ball.combining(self, divisor, cn_ball_divide)
  }

  /// `1/self`; fails with ``NumberError/divisionByZero(_:)`` when this contains 0.
  public func inverted() throws(NumberError) -> Ball { try Ball(1, precision: precision).divided(by: self) }

  /// `selfⁿ`, with x⁰ = 1; fails with ``NumberError/divisionByZero(_:)`` for negative n when this contains 0.
  public func power(_ n: Int) throws(NumberError) -> Ball {
    if n < 0 && containsZero { throw .divisionByZero("a ball that contains 0 to the power \(n)") }
    return mapped { cn_ball_power($0, $1, n, $2) }
  }

  /// `selfʸ = exp(y·log self)`; fails with ``NumberError/domain(_:)`` unless this is positive.
  public func power(_ exponent: Ball) throws(NumberError) -> Ball {
    if !isPositive { throw .domain("a real power of a ball that is not positive") }
    return Ball.combining(self, exponent, cn_ball_real_power)
  }

  /// The square root ≥ 0; fails with ``NumberError/domain(_:)`` when this contains a negative number.
  public func sqrt() throws(NumberError) -> Ball {
    if containsNegative { throw .domain("the square root of a ball that contains negative numbers") }
    return isZero ? self : mapped(cn_ball_sqrt)
  }

  /// The n-th root ≥ 0 for n ≥ 1; fails with ``NumberError/domain(_:)`` when this contains a negative number.
  public func root(_ n: Int) throws(NumberError) -> Ball {
    if n < 1 { throw .domain("the root of order \(n)") }
    if containsNegative { throw .domain("a root of a ball that contains negative numbers") }
    return isZero ? self : mapped { cn_ball_root($0, $1, UInt(n), $2) }
  }

  /// |self|.
  public func abs() -> Ball { mapped(cn_ball_abs) }

  /// Σ aₖ bₖ over pairs of balls, at least one, rounded once.
  package static func sumOfProducts(
    count: Int, precision: Int, _ a: (Int) -> Ball, _ b: (Int) -> Ball
  ) -> Ball {
    withUnsafeTemporaryAllocation(of: Ball.self, capacity: 2 * count) { balls in
      withUnsafeTemporaryAllocation(of: OpaquePointer?.self, capacity: 2 * count) { pointers in
        for k in 0..<count {
          balls.initializeElement(at: k, to: a(k))
          balls.initializeElement(at: count + k, to: b(k))
        }
        // The balls in the buffer keep what the pointers lead to.
        for k in 0..<2 * count { pointers[k] = balls[k].storage.pointer }
        let sum = making(precision) {
          cn_ball_dot($0, pointers.baseAddress, pointers.baseAddress.map { $0 + count }, count, precision)
        }
        balls.deinitialize()
        return sum
      }
    }
  }
}
