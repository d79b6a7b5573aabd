/// A complex number of double precision.
@frozen
public struct Complex: Sendable, Hashable, CustomStringConvertible, ExpressibleByFloatLiteral {
  /// The real part.
  public var re: Double
  /// The imaginary part.
  public var im: Double

  /// `re + i·im`.
  @inlinable
  public init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  /// A real number written in the source.
  @inlinable
  public init(floatLiteral value: Double) { self.init(value) }

  /// The imaginary unit.
  @inlinable public static var i: Complex { Complex(0, 1) }

  /// The sum.
  @inlinable public static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  /// The difference.
  @inlinable public static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  /// The additive inverse.
  @inlinable public static prefix func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }

  /// The product.
  @inlinable
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }

  /// The quotient by Smith's formula, which does not overflow where the result does not.
  @inlinable
  public static func / (a: Complex, b: Complex) -> Complex {
    if abs(b.re) >= abs(b.im) {
      let ratio = b.im / b.re
      let scale = b.re + b.im * ratio
      return Complex((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale)
    }
    let ratio = b.re / b.im
    let scale = b.re * ratio + b.im
    return Complex((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale)
  }

  /// re − i·im.
  @inlinable public var conjugated: Complex { Complex(re, -im) }

  /// √(re² + im²), without overflow on the way.
  @inlinable
  public var magnitude: Double {
    let large = max(abs(re), abs(im))
    if large == 0 || !large.isFinite { return large }
    let (x, y) = (re / large, im / large)
    return large * (x * x + y * y).squareRoot()
  }

  /// Whether both parts are finite.
  @inlinable public var isFinite: Bool { re.isFinite && im.isFinite }

  /// "1.0 + 2.0i".
  public var description: String { im < 0 ? "\(re) - \(-im)i" : "\(re) + \(im)i" }
}
