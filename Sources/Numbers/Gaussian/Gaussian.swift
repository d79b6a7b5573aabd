/// `re + i·im` with i² = −1, over any ring: ℚ(i), polynomials or rational functions with coefficients in ℚ(i).
///
/// Over a domain in which −1 is no sum of squares, as ℚ and polynomials over it, there are no divisors of zero.
@frozen
public struct Gaussian<Base: Ring>: Ring, CustomStringConvertible {
  /// The real part.
  public var re: Base
  /// The imaginary part.
  public var im: Base

  /// `re + i·im`.
  @inlinable
  public init(_ re: Base, _ im: Base) {
    self.re = re
    self.im = im
  }

  /// A real element.
  @inlinable
  public init(_ re: Base) {
    self.re = re
    im = re.zero
  }

  /// i in the ring that `element` lives in.
  @inlinable
  public static func i(like element: Base) -> Gaussian { Gaussian(element.zero, element.one) }

  /// The sum.
  @inlinable
  public static func + (a: Gaussian, b: Gaussian) -> Gaussian { Gaussian(a.re + b.re, a.im + b.im) }

  /// The difference.
  @inlinable
  public static func - (a: Gaussian, b: Gaussian) -> Gaussian { Gaussian(a.re - b.re, a.im - b.im) }

  /// The additive inverse.
  @inlinable
  public static prefix func - (a: Gaussian) -> Gaussian { Gaussian(-a.re, -a.im) }

  /// The product. Real and imaginary factors, the most frequent ones, cost two multiplications instead of four.
  @inlinable
  public static func * (a: Gaussian, b: Gaussian) -> Gaussian {
    if b.im.isZero { return a.im.isZero ? Gaussian(a.re * b.re, a.im) : Gaussian(a.re * b.re, a.im * b.re) }
    if a.im.isZero { return Gaussian(a.re * b.re, a.re * b.im) }
    if b.re.isZero { return Gaussian(-(a.im * b.im), a.re * b.im) }
    if a.re.isZero { return Gaussian(-(a.im * b.im), a.im * b.re) }
    var re = a.re * b.re
    re -= a.im * b.im
    var im = a.re * b.im
    im += a.im * b.re
    return Gaussian(re, im)
  }

  /// Adds in place.
  @inlinable
  public static func += (a: inout Gaussian, b: Gaussian) {
    a.re += b.re
    a.im += b.im
  }

  /// Subtracts in place.
  @inlinable
  public static func -= (a: inout Gaussian, b: Gaussian) {
    a.re -= b.re
    a.im -= b.im
  }

  /// Whether this is 0.
  @inlinable public var isZero: Bool { re.isZero && im.isZero }
  /// Whether this is 1.
  @inlinable public var isOne: Bool { im.isZero && re.isOne }
  /// Whether the imaginary part is 0.
  @inlinable public var isReal: Bool { im.isZero }
  /// 0.
  @inlinable public var zero: Gaussian { Gaussian(re.zero, re.zero) }
  /// 1.
  @inlinable public var one: Gaussian { Gaussian(re.one, re.zero) }

  /// The product with a rational number.
  @inlinable
  public func scaled(by factor: Rational) -> Gaussian {
    Gaussian(re.scaled(by: factor), im.scaled(by: factor))
  }

  /// re − i·im.
  @inlinable public var conjugated: Gaussian { Gaussian(re, -im) }

  /// re² + im².
  @inlinable public var norm: Base { im.isZero ? re * re : re * re + im * im }

  /// i·self.
  @inlinable public var timesI: Gaussian { Gaussian(-im, re) }

  /// "(re) + (im)i", or the real part alone.
  public var description: String { im.isZero ? "\(re)" : "(\(re)) + (\(im))i" }
}

extension Gaussian: IntegralDomain where Base: IntegralDomain {
  /// The product; fails with ``NumberError/tooLarge(_:)`` where products of the parts do.
  @inlinable
  public func multiplied(by other: Gaussian) throws(NumberError) -> Gaussian {
    if other.im.isZero { return Gaussian(try re.multiplied(by: other.re), try im.multiplied(by: other.re)) }
    if im.isZero { return Gaussian(try re.multiplied(by: other.re), try re.multiplied(by: other.im)) }
    return Gaussian(
      try re.multiplied(by: other.re) - (try im.multiplied(by: other.im)),
      try re.multiplied(by: other.im) + (try im.multiplied(by: other.re)))
  }

  /// The quotient when the divisor divides this element, otherwise nil.
  @inlinable
  public func dividedExactly(by divisor: Gaussian) -> Gaussian? {
    let numerator = self * divisor.conjugated
    let norm = divisor.norm
    guard let re = numerator.re.dividedExactly(by: norm), let im = numerator.im.dividedExactly(by: norm) else {
      return nil
    }
    return Gaussian(re, im)
  }
}

extension Gaussian: Field where Base: Field {
  /// The quotients of `Gaussian<Base.Integral>`.
  public typealias Integral = Gaussian<Base.Integral>

  /// `(re − i·im)/(re² + im²)`; fails with ``NumberError/divisionByZero(_:)`` for 0.
  @inlinable
  public func inverted() throws(NumberError) -> Gaussian {
    if im.isZero { return Gaussian(try re.inverted(), im) }
    let scale = try norm.inverted()
    return Gaussian(re * scale, -(im * scale))
  }

  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` for 0.
  @inlinable
  public func divided(by divisor: Gaussian) throws(NumberError) -> Gaussian {
    if divisor.im.isZero { return Gaussian(try re.divided(by: divisor.re), try im.divided(by: divisor.re)) }
    let numerator = self * divisor.conjugated
    let norm = divisor.norm
    return Gaussian(try numerator.re.divided(by: norm), try numerator.im.divided(by: norm))
  }

  /// The quotient, nil only for division by zero.
  @inlinable
  public func dividedExactly(by divisor: Gaussian) -> Gaussian? { try? divided(by: divisor) }

  /// Real and imaginary parts over one real denominator.
  public static func clearingDenominators(
    _ values: [Gaussian]
  ) -> (numerators: [Gaussian<Base.Integral>], denominator: Gaussian<Base.Integral>) {
    let (parts, denominator) = Base.clearingDenominators(values.flatMap { [$0.re, $0.im] })
    let numerators = values.indices.map { Gaussian<Base.Integral>(parts[2 * $0], parts[2 * $0 + 1]) }
    return (numerators, Gaussian<Base.Integral>(denominator))
  }

  /// A quotient; fails with ``NumberError/divisionByZero(_:)`` for 0.
  public init(
    quotient numerator: Gaussian<Base.Integral>, _ denominator: Gaussian<Base.Integral>
  ) throws(NumberError) {
    let product = numerator * denominator.conjugated
    let norm = denominator.norm
    self.init(try Base(quotient: product.re, norm), try Base(quotient: product.im, norm))
  }
}
