internal import CNumerics

/// A binary floating-point number of any precision with correctly rounded operations (MPFR).
///
/// Values follow the rules of IEEE 754 as `Double` does: there are infinities and NaN, division by zero gives an
/// infinity, and NaN compares as neither smaller nor equal. Each operation takes a rounding direction; operators round
/// to nearest. The result has the larger precision of the operands. Where a guaranteed enclosure is wanted, or simply
/// speed, use ``Ball``.
public struct MPFloat: @unchecked Sendable {
  /// In which direction a result that is not representable is rounded.
  public enum Rounding: Int32, Sendable, CaseIterable {
    /// To the nearest number, ties to the even one.
    case nearest = 0
    /// Towards zero.
    case towardsZero = 1
    /// Towards +∞.
    case up = 2
    /// Towards −∞.
    case down = 3
    /// Away from zero.
    case awayFromZero = 4
  }

  var storage: MPFloatStorage

  /// The number of bits of the significand.
  public var precision: Int { storage.header }

  init(owning storage: MPFloatStorage) { self.storage = storage }

  /// A rational number, rounded. Fails with ``NumberError/tooLarge(_:)`` beyond ``SizeBudget/precision`` bits and
  /// with ``NumberError/domain(_:)`` below 2.
  public init(_ value: Rational, precision: Int, rounding: Rounding = .nearest) throws(NumberError) {
    storage = .make(try Ball.checked(precision))
    withExtendedLifetime(value) { cn_mpfloat_set_rational(storage.pointer, value.words, rounding.rawValue) }
  }

  /// A double, rounded; fails as ``init(_:precision:rounding:)-(Rational,_,_)`` does.
  public init(_ value: Double, precision: Int, rounding: Rounding = .nearest) throws(NumberError) {
    storage = .make(try Ball.checked(precision))
    cn_mpfloat_set_double(storage.pointer, value, rounding.rawValue)
  }

  /// Another floating-point number, rounded; fails as ``init(_:precision:rounding:)-(Rational,_,_)`` does.
  public init(_ value: MPFloat, precision: Int, rounding: Rounding = .nearest) throws(NumberError) {
    storage = .make(try Ball.checked(precision))
    value.reading { cn_mpfloat_set(storage.pointer, $0, rounding.rawValue) }
  }

  /// A decimal number such as "-1.25e-3", correctly rounded. Fails with ``NumberError/domain(_:)`` when the text is not
  /// one and as ``init(_:precision:rounding:)-(Rational,_,_)`` does.
  public init(_ text: String, precision: Int, rounding: Rounding = .nearest) throws(NumberError) {
    storage = .make(try Ball.checked(precision))
    let count = text.utf8.count
    let decimal = Set("+-.0123456789eE".utf8)
    guard count > 0, count <= SizeBudget.digits, text.utf8.allSatisfy(decimal.contains),
      cn_mpfloat_set_text(storage.pointer, text, rounding.rawValue) == count
    else { throw .domain("\"\(text.prefix(40))\" is not a decimal number") }
  }

  /// π, rounded; fails as ``init(_:precision:rounding:)-(Rational,_,_)`` does.
  public static func pi(precision: Int, rounding: Rounding = .nearest) throws(NumberError) -> MPFloat {
    let storage = MPFloatStorage.make(try Ball.checked(precision))
    cn_mpfloat_pi(storage.pointer, rounding.rawValue)
    return MPFloat(owning: storage)
  }
}

/// Memory of one number, with its precision. Immutable once it is shared.
final class MPFloatStorage: ManagedBuffer<Int, UInt> {
  static func make(_ precision: Int) -> MPFloatStorage {
    let buffer = create(minimumCapacity: cn_mpfloat_words) { _ in precision }
    let storage = unsafeDowncast(buffer, to: MPFloatStorage.self)
    cn_mpfloat_init(storage.pointer, precision)
    return storage
  }

  /// Valid while the storage lives.
  var pointer: OpaquePointer { withUnsafeMutablePointerToElements { OpaquePointer($0) } }

  deinit { cn_mpfloat_clear(pointer) }
}

extension MPFloat {
  func reading<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  func reading<Result>(with other: MPFloat, _ body: (OpaquePointer, OpaquePointer) -> Result) -> Result {
    withExtendedLifetime((storage, other.storage)) { body(storage.pointer, other.storage.pointer) }
  }

  func mapped(_ rounding: Rounding, _ function: (OpaquePointer?, OpaquePointer?, Int32) -> Void) -> MPFloat {
    let result = MPFloatStorage.make(precision)
    reading { function(result.pointer, $0, rounding.rawValue) }
    return MPFloat(owning: result)
  }

  static func combining(
    _ a: MPFloat, _ b: MPFloat, _ rounding: Rounding,
    _ function: (OpaquePointer?, OpaquePointer?, OpaquePointer?, Int32) -> Void
  ) -> MPFloat {
    let result = MPFloatStorage.make(max(a.precision, b.precision))
    a.reading(with: b) { function(result.pointer, $0, $1, rounding.rawValue) }
    return MPFloat(owning: result)
  }
}

extension MPFloat: Comparable {
  /// Whether the values agree, whatever their precisions; false when one is NaN.
  public static func == (a: MPFloat, b: MPFloat) -> Bool { a.reading(with: b) { cn_mpfloat_equal($0, $1) != 0 } }

  /// Whether the first value is the smaller one; false when one is NaN.
  public static func < (a: MPFloat, b: MPFloat) -> Bool { a.reading(with: b) { cn_mpfloat_less($0, $1) != 0 } }
}

extension MPFloat {
  /// Whether this is not a number.
  public var isNaN: Bool { reading { cn_mpfloat_is_nan($0) != 0 } }
  /// Whether this is an infinity.
  public var isInfinite: Bool { reading { cn_mpfloat_is_infinite($0) != 0 } }
  /// Whether this is neither an infinity nor NaN.
  public var isFinite: Bool { !isNaN && !isInfinite }
  /// Whether this is +0 or −0.
  public var isZero: Bool { reading { cn_mpfloat_is_zero($0) != 0 } }
  /// Whether the sign bit is set.
  public var isNegative: Bool { reading { cn_mpfloat_is_negative($0) != 0 } }

  /// The nearest double.
  public var asDouble: Double { reading { cn_mpfloat_double($0, 0) } }

  /// The exact value; nil when it is not finite, or so large or small that it is refused as a fraction.
  public var asRational: Rational? {
    guard isFinite else { return nil }
    if isZero { return 0 }
    let size = reading { cn_mpfloat_exponent($0) }
    guard size.magnitude <= SizeBudget.precision else { return nil }
    var word = cn_integer()
    let exponent = reading { cn_mpfloat_significand($0, &word) }
    let significand = Integer(owning: word)
    if exponent >= 0 { return Rational(significand.shiftedLeft(exponent)) }
    return Rational(reducing: significand, Integer.one.shiftedLeft(-exponent))
  }
}

extension MPFloat: CustomStringConvertible {
  /// A decimal number with so many digits that reading it at the same precision gives this value again; "inf",
  /// "-inf" or "nan" for what is not finite.
  public var description: String {
    if isNaN { return "nan" }
    if isInfinite { return isNegative ? "-inf" : "inf" }
    if isZero { return isNegative ? "-0" : "0" }
    var exponent = 0
    let size = reading { cn_mpfloat_text_size($0) }
    var digits = withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
      reading { cn_mpfloat_write($0, buffer.baseAddress!, &exponent) }
      return String(cString: buffer.baseAddress!)[...]
    }
    let sign = digits.hasPrefix("-") ? "-" : ""
    digits = digits.dropFirst(sign.count)
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    if (-4...20).contains(exponent - 1) {
      if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + digits }
      if digits.count <= exponent { return sign + digits + String(repeating: "0", count: exponent - digits.count) }
      return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
    let fraction = digits.dropFirst()
    return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent - 1)"
  }
}
