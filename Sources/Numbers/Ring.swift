/// A commutative ring that contains the rational numbers, or is at least scaled by them where that has a meaning.
///
/// `zero` and `one` are properties of an element and not of its type: elements such as polynomials carry the ring
/// they live in, and only they can name its unit.
public protocol Ring: Hashable, Sendable {
  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The additive inverse.
  static prefix func - (a: Self) -> Self
  /// Adds in place.
  static func += (a: inout Self, b: Self)
  /// Subtracts in place.
  static func -= (a: inout Self, b: Self)
  /// Multiplies in place.
  static func *= (a: inout Self, b: Self)
  /// Adds `a·b` in place.
  mutating func addProduct(_ a: Self, _ b: Self)
  /// Whether this is the additive unit.
  var isZero: Bool { get }
  /// Whether this is the multiplicative unit.
  var isOne: Bool { get }
  /// The additive unit of the ring this element lives in.
  var zero: Self { get }
  /// The multiplicative unit of the ring this element lives in.
  var one: Self { get }
  /// The product with a rational number.
  func scaled(by factor: Rational) -> Self

  /// The first `count` coefficients of the product of two power series, which are not empty, where a faster way is known than
  /// products and sums one by one; nil where there is none, which is the default.
  static func convolution(_ a: [Self], _ b: [Self], count: Int) -> [Self]?
  /// The first `count` coefficients of a function of a power series, where a faster way is known than recurrences; nil where
  /// there is none, which is the default.
  static func series(_ function: SeriesFunction, of g: [Self], count: Int) -> [Self]?
}

/// A function of power series. Logarithms and powers are of series with constant term 1, the others of series with constant
/// term 0.
public enum SeriesFunction: Sendable, Hashable {
  case exponential, logarithm, sine, cosine, hyperbolicSine, hyperbolicCosine
  case power(Rational)
}

/// A ring without divisors of zero, in which quotients that exist can be found.
public protocol IntegralDomain: Ring {
  /// The quotient when the divisor divides this element, otherwise nil.
  func dividedExactly(by divisor: Self) -> Self?
  /// The product, of operands that may come from outside; fails with ``NumberError/tooLarge(_:)`` when its size,
  /// estimated beforehand, exceeds ``SizeBudget``. By default there is no limit.
  func multiplied(by other: Self) throws(NumberError) -> Self
  /// The minors of all rows in some sets of columns, each a bit mask, where a faster way is known than products and
  /// sums one by one; nil where there is none, which is the default. The sets are different.
  static func minors(_ rows: [[Self]], columns sets: [Int]) -> [Self]?
  /// Whether minors are much shorter than what elimination makes on the way to them, as with polynomials. Not by default.
  static var minorsAreShort: Bool { get }
}

/// A ring whose elements other than zero have inverses.
///
/// A field is presented as the quotients of an integral domain (ℚ of ℤ, rational functions of polynomials), because
/// sums of products are much cheaper there: linear algebra clears denominators first, works without quotients, and
/// brings each answer to lowest terms once. A field without such a domain presents itself, which is the default.
public protocol Field: IntegralDomain {
  /// The domain of which this field holds the quotients.
  associatedtype Integral: IntegralDomain = Self

  /// `1/self`; fails with ``NumberError/divisionByZero(_:)`` for zero.
  func inverted() throws(NumberError) -> Self
  /// `self/divisor`; fails with ``NumberError/divisionByZero(_:)`` for zero.
  func divided(by divisor: Self) throws(NumberError) -> Self

  /// Numerators over one denominator: element k is `numerators[k]/denominator`. The list is not empty.
  static func clearingDenominators(_ values: [Self]) -> (numerators: [Integral], denominator: Integral)
  /// A quotient; fails with ``NumberError/divisionByZero(_:)`` for zero.
  init(quotient numerator: Integral, _ denominator: Integral) throws(NumberError)
}

extension Ring {
  /// Adds in place.
  @inlinable public static func += (a: inout Self, b: Self) { a = a + b }
  /// Subtracts in place.
  @inlinable public static func -= (a: inout Self, b: Self) { a = a - b }
  /// Multiplies in place.
  @inlinable public static func *= (a: inout Self, b: Self) { a = a * b }
  /// Adds `a·b` in place.
  @inlinable public mutating func addProduct(_ a: Self, _ b: Self) { self += a * b }
  /// Whether this is the multiplicative unit.
  @inlinable public var isOne: Bool { self == one }

  /// None.
  @inlinable public static func convolution(_ a: [Self], _ b: [Self], count: Int) -> [Self]? { nil }
  /// None.
  @inlinable public static func series(_ function: SeriesFunction, of g: [Self], count: Int) -> [Self]? { nil }
}

extension Ring {
  /// `selfⁿ` for n ≥ 0 by repeated squaring, with the empty product 1 for n = 0 (also of zero).
  @inlinable
  func repeatedlySquared(_ n: Int) -> Self {
    var result = one
    var square = self
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }
}

extension IntegralDomain {
  /// The product.
  @inlinable
  public func multiplied(by other: Self) throws(NumberError) -> Self { self * other }

  /// No.
  @inlinable
  public static var minorsAreShort: Bool { false }

  /// None.
  @inlinable
  public static func minors(_ rows: [[Self]], columns sets: [Int]) -> [Self]? { nil }
}

extension Field {
  /// `self·divisor⁻¹`.
  @inlinable
  public func divided(by divisor: Self) throws(NumberError) -> Self { self * (try divisor.inverted()) }

  /// The quotient, nil only for division by zero.
  @inlinable
  public func dividedExactly(by divisor: Self) -> Self? { try? divided(by: divisor) }
}

extension Field where Integral == Self {
  /// The elements themselves over 1.
  public static func clearingDenominators(_ values: [Self]) -> (numerators: [Self], denominator: Self) {
    (values, values[0].one)
  }

  /// The quotient.
  public init(quotient numerator: Self, _ denominator: Self) throws(NumberError) {
    self = try numerator.divided(by: denominator)
  }
}
