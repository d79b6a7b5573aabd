internal import CNumerics

/// An integer of any size.
///
/// A value that fits a machine word is stored as one and computed with in place, with overflow checked; only what
/// does not fit lives in memory of its own. The representation is canonical, so equal integers are stored alike.
@frozen
public struct Integer: Sendable, Hashable {
  @usableFromInline @frozen
  enum Storage: Sendable {
    case small(Int)
    /// Never a value that fits `Int`.
    case big(BigInteger)
  }

  @usableFromInline var storage: Storage

  /// The integer with the value of a machine word.
  @inlinable
  public init(_ value: Int) { storage = .small(value) }

  /// The integer with the value of an unsigned machine word.
  public init(_ value: UInt) {
    if let small = Int(exactly: value) {
      self.init(small)
    } else {
      self = Integer(owning: cn_integer_shift_left(Integer(Int(value >> 1)).word, 1)) + Integer(Int(value & 1))
    }
  }
}

/// Memory of an integer that does not fit a machine word. Immutable, hence free to share between threads.
@usableFromInline
final class BigInteger: Sendable {
  let handle: Int

  init(owning handle: Int) { self.handle = handle }

  deinit { cn_integer_clear(cn_integer(word: handle, big: 1)) }
}

extension Integer {
  /// The value as the C functions read it. The word is only valid while `self` lives.
  var word: cn_integer {
    switch storage {
    case .small(let value): cn_integer(word: value, big: 0)
    case .big(let box): cn_integer(word: box.handle, big: 1)
    }
  }

  /// Takes over a result of a C function.
  init(owning word: cn_integer) {
    storage = word.big == 0 ? .small(word.word) : .big(BigInteger(owning: word.word))
  }

  static func calling(_ function: (cn_integer, cn_integer) -> cn_integer, _ a: Integer, _ b: Integer) -> Integer {
    withExtendedLifetime((a, b)) { Integer(owning: function(a.word, b.word)) }
  }
}

extension Integer: Comparable {
  /// Whether the values agree.
  @inlinable
  public static func == (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return x == y }
    return compareBig(a, b) == 0
  }

  /// Whether the first value is the smaller one.
  @inlinable
  public static func < (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a.storage, case .small(let y) = b.storage { return x < y }
    return compareBig(a, b) < 0
  }

  @usableFromInline
  static func compareBig(_ a: Integer, _ b: Integer) -> Int {
    withExtendedLifetime((a, b)) { Int(cn_integer_compare(a.word, b.word)) }
  }

  /// Feeds the value to a hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .small(let value): hasher.combine(value)
    case .big: hasher.combine(digest)
    }
  }

  /// A hash of the words and the sign, in time proportional to their number, the same in every run.
  @usableFromInline
  package var digest: UInt { withExtendedLifetime(self) { cn_integer_digest(word) } }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// The integer written in the source.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Integer {
  /// 0.
  @inlinable public static var zero: Integer { Integer(0) }
  /// 1.
  @inlinable public static var one: Integer { Integer(1) }

  /// Whether this is 0.
  @inlinable
  public var isZero: Bool {
    if case .small(0) = storage { return true }
    return false
  }

  /// Whether this is 1.
  @inlinable
  public var isOne: Bool {
    if case .small(1) = storage { return true }
    return false
  }

  /// −1, 0 or 1.
  @inlinable
  public func signum() -> Int {
    if case .small(let value) = storage { return value.signum() }
    return bigSign
  }

  @usableFromInline
  var bigSign: Int { withExtendedLifetime(self) { Int(cn_integer_sign(word)) } }

  /// Whether this is below 0.
  @inlinable public var isNegative: Bool { signum() < 0 }

  /// Whether 2 divides this.
  public var isEven: Bool {
    if case .small(let value) = storage { return value & 1 == 0 }
    return withExtendedLifetime(self) { cn_integer_is_even(word) != 0 }
  }

  /// |self|.
  @inlinable public var magnitude: Integer { isNegative ? -self : self }

  /// The number of significant bits of the magnitude; 0 for 0.
  public var bitWidth: Int {
    if case .small(let value) = storage { return Int.bitWidth - value.magnitude.leadingZeroBitCount }
    return withExtendedLifetime(self) { cn_integer_bits(word) }
  }

  /// The value as a machine word, or nil when it does not fit.
  @inlinable
  public var asInt: Int? {
    if case .small(let value) = storage { return value }
    return nil
  }

  /// The nearest double, ties to even; infinite when beyond the largest finite one.
  public var asDouble: Double {
    if case .small(let value) = storage { return Double(value) }
    return Rational(self).asDouble
  }
}
