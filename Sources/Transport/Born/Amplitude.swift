import Algebra
import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The complex numbers in which the closed forms of the Born approximation are written once: doubles for speed, balls for
/// certainty, expressions for proofs.
public protocol Amplitude: Sendable {
  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The additive inverse.
  static prefix func - (a: Self) -> Self
  /// The quotient; fails where the divisor may be 0, as far as the kind of number can tell.
  func divided(by divisor: Self) throws -> Self
  /// The product with a rational number.
  func scaled(by factor: Rational) -> Self
  /// The product with the imaginary unit.
  var timesI: Self { get }
  /// The principal logarithm; fails where the number may be 0.
  func logarithm() throws -> Self
  /// The principal square root.
  func squareRoot() throws -> Self
  /// eˣ.
  func exponential() -> Self
  /// The number 1, of the same precision.
  var unit: Self { get }
  /// One number of a ball, and the number itself where it is only one.
  var representative: Self { get }
  /// A function of this number from its value at the ``representative`` and its slope for all numbers of a ball; the value itself
  /// where there is only one number.
  func continued(from value: Self, slope: @autoclosure () throws -> Self) rethrows -> Self
}

extension Amplitude {
  /// The number itself.
  public var representative: Self { self }
  /// The value.
  public func continued(from value: Self, slope: @autoclosure () throws -> Self) rethrows -> Self { value }
}

extension Amplitude {
  /// The number 0: a wide ball less itself would be wide.
  var zero: Self { unit - unit }
  var squared: Self { self * self }
  var cubed: Self { self * self * self }
  var doubled: Self { self + self }
}

extension Complex: Amplitude {
  /// 1.
  public var unit: Complex { 1.0 }
  /// The quotient, not finite for the divisor 0.
  @inlinable public func divided(by divisor: Complex) -> Complex { self / divisor }
  /// The product with a rational number.
  public func scaled(by factor: Rational) -> Complex {
    let factor = factor.asDouble
    return Complex(factor * re, factor * im)
  }
  /// The product with the imaginary unit.
  @inlinable public var timesI: Complex { Complex(-im, re) }
  /// The principal logarithm.
  public func logarithm() -> Complex { Complex(log(magnitude), atan2(im, re)) }
  /// eˣ.
  public func exponential() -> Complex { Complex(exp(re)) * Complex(cos(im), sin(im)) }
  /// The principal square root, without cancellation.
  public func squareRoot() -> Complex {
    let size = magnitude
    if size == 0 { return 0.0 }
    let large = ((size + abs(re)) / 2).squareRoot()
    if re >= 0 { return Complex(large, im / (2 * large)) }
    return Complex(abs(im) / (2 * large), im < 0 ? -large : large)
  }
}

extension ComplexBall: Amplitude {
  /// 1.
  ///
  /// The precision of a ball is one that there are balls of: nothing can fail.
  public var unit: ComplexBall { (try? ComplexBall(1, precision: precision)) ?? self }
  /// The product with the imaginary unit.
  public var timesI: ComplexBall { ComplexBall(-im, re) }
  /// The middle.
  public var representative: ComplexBall { ComplexBall(re.midpoint, im.midpoint) }
  /// The value and the slope times a ball around 0.
  public func continued(from value: ComplexBall, slope: @autoclosure () throws -> ComplexBall) rethrows -> ComplexBall {
    try value + (self - representative) * slope()
  }
  /// The principal logarithm.
  public func logarithm() throws -> ComplexBall { try log() }
  /// The principal square root.
  public func squareRoot() throws -> ComplexBall { try sqrt() }
  /// eˣ.
  public func exponential() -> ComplexBall { exp() }
}

extension Expr: Amplitude {
  /// 1.
  public var unit: Expr { 1 }
  /// The quotient.
  public func divided(by divisor: Expr) -> Expr { self / divisor }
  /// The product with a rational number.
  public func scaled(by factor: Rational) -> Expr { Expr(factor) * self }
  /// The product with the imaginary unit.
  public var timesI: Expr { .i * self }
  /// The principal logarithm.
  public func logarithm() -> Expr { log(self) }
  /// The principal square root.
  public func squareRoot() -> Expr { sqrt(self) }
  /// eˣ.
  public func exponential() -> Expr { exp(self) }
}
