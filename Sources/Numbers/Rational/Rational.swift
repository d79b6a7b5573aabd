internal import CNumerics

/// A fraction in lowest terms with a positive denominator.
///
/// While both parts fit machine words they are stored in place and computed with in Swift, every overflow checked.
@frozen
public struct Rational: Sendable, Hashable {
  @usableFromInline @frozen
  enum Storage: Sendable {
    /// Numerator and denominator, in lowest terms, the denominator positive.
    case small(Int, Int)
    /// The same, where one of the parts does not fit `Int`.
    case big(BigRational)
  }

  @usableFromInline var storage: Storage

  /// Without checks: `n/d` in lowest terms, d > 0.
  @inlinable
  init(lowest n: Int, _ d: Int) { storage = .small(n, d) }

  /// Without checks: `n/d` in lowest terms, d > 0.
  init(lowest n: Integer, _ d: Integer) {
    if case .small(let n) = n.storage, case .small(let d) = d.storage {
      storage = .small(n, d)
    } else {
      storage = .big(BigRational(n, d))
    }
  }

  /// The rational number with the value of a machine word.
  @inlinable
  public init(_ value: Int) { storage = .small(value, 1) }

  /// The rational number with the value of an integer.
  @inlinable
  public init(_ value: Integer) {
    if case .small(let small) = value.storage { self.init(lowest: small, 1) } else { self.init(big: value) }
  }

  @usableFromInline
  init(big value: Integer) { self.init(lowest: value, .one) }

  /// The fraction `n/d`, reduced; d ≠ 0 is a precondition: this form is for numbers written in the source.
  @inlinable
  public init(_ n: Int, _ d: Int) {
    precondition(d != 0, "a fraction with denominator 0")
    let divisor = greatestCommonDivisor(n.magnitude, d.magnitude)
    if divisor <= UInt(Int.max), n != Int.min, d != Int.min {
      let g = d < 0 ? -Int(divisor) : Int(divisor)
      self.init(lowest: n / g, d / g)
    } else {
      self.init(reducing: Integer(n), Integer(d))
    }
  }

  /// The fraction `n/d`, reduced; fails with ``NumberError/divisionByZero(_:)`` for d = 0.
  public init(_ n: Integer, _ d: Integer) throws(NumberError) {
    if d.isZero { throw .divisionByZero("a fraction with denominator 0") }
    self.init(reducing: n, d)
  }

  /// d ≠ 0.
  @usableFromInline
  init(reducing n: Integer, _ d: Integer) {
    self = withExtendedLifetime((n, d)) { Rational(owning: cn_rational_reduce(n.word, d.word)) }
  }

  /// The exact value of a double; nil for infinities and NaN.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if let small = Int(exactly: value) {
      self.init(small)
      return
    }
    // value = significand·2^exponent with a significand of at most 53 bits.
    let exponent = Int(value.exponent) - value.significandWidth
    let significand = value / Double(sign: .plus, exponent: exponent, significand: 1)
    let odd = Integer(Int(exactly: significand) ?? 0)
    if exponent >= 0 {
      self.init(odd.shiftedLeft(exponent))
    } else {
      self.init(lowest: odd, Integer.one.shiftedLeft(-exponent))
    }
  }
}

extension Integer {
  /// `self·2ᵇⁱᵗˢ` for bits ≥ 0.
  func shiftedLeft(_ bits: Int) -> Integer {
    withExtendedLifetime(self) { Integer(owning: cn_integer_shift_left(word, UInt(bits))) }
  }
}

/// The parts of a fraction that does not fit two machine words.
@usableFromInline
final class BigRational: Sendable {
  @usableFromInline let numerator: Integer
  @usableFromInline let denominator: Integer

  init(_ numerator: Integer, _ denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension Rational {
  /// The value as the C functions read it. The words are only valid while `self` lives.
  var words: cn_rational {
    switch storage {
    case .small(let n, let d):
      cn_rational(numerator: cn_integer(word: n, big: 0), denominator: cn_integer(word: d, big: 0))
    case .big(let box): cn_rational(numerator: box.numerator.word, denominator: box.denominator.word)
    }
  }

  /// Takes over a result of a C function.
  init(owning words: cn_rational) {
    self.init(lowest: Integer(owning: words.numerator), Integer(owning: words.denominator))
  }

  /// The numerator of the fraction in lowest terms; it carries the sign.
  public var numerator: Integer {
    switch storage {
    case .small(let n, _): Integer(n)
    case .big(let box): box.numerator
    }
  }

  /// The denominator of the fraction in lowest terms, ≥ 1.
  public var denominator: Integer {
    switch storage {
    case .small(_, let d): Integer(d)
    case .big(let box): box.denominator
    }
  }
}

extension Rational: Comparable {
  /// Whether the values agree.
  @inlinable
  public static func == (a: Rational, b: Rational) -> Bool {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage { return n == m && d == e }
    return equalBig(a, b)
  }

  @usableFromInline
  static func equalBig(_ a: Rational, _ b: Rational) -> Bool {
    guard case .big(let x) = a.storage, case .big(let y) = b.storage else { return false }
    return x === y || (x.numerator == y.numerator && x.denominator == y.denominator)
  }

  /// Whether the first value is the smaller one.
  @inlinable
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let n, let d) = a.storage, case .small(let m, let e) = b.storage {
      if d == e { return n < m }
      let left = n.multipliedReportingOverflow(by: e)
      let right = m.multipliedReportingOverflow(by: d)
      if !left.overflow, !right.overflow { return left.partialValue < right.partialValue }
    }
    return lessBig(a, b)
  }

  @usableFromInline
  static func lessBig(_ a: Rational, _ b: Rational) -> Bool {
    withExtendedLifetime((a, b)) { cn_rational_compare(a.words, b.words) < 0 }
  }

  /// Feeds the value to a hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let n, let d):
      hasher.combine(n)
      hasher.combine(d)
    case .big(let box):
      hasher.combine(box.numerator)
      hasher.combine(box.denominator)
    }
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer written in the source.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}
