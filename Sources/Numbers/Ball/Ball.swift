internal import CNumerics

/// A real number known up to a radius: the set of all points within the radius of the midpoint, which an exact value
/// is known to lie in (Johansson's Arb).
///
/// Every operation returns a ball that contains the exact result for all points of its operands. A ball carries the
/// precision in bits at which results are rounded; the result of an operation on two has the larger one. A ball is
/// not a number that could be compared for equality: ask what it contains or excludes.
///
/// A result too large to enclose, such as exp(10³⁰⁰), is a ball of infinite radius: see ``isFinite``.
public struct Ball: @unchecked Sendable {
  var storage: BallStorage

  /// The working precision in bits.
  public var precision: Int { storage.header }

  init(owning storage: BallStorage) { self.storage = storage }

  /// The smallest ball around a rational number at a precision: exact when the number is a binary fraction of so many
  /// bits. Fails with ``NumberError/tooLarge(_:)`` beyond ``SizeBudget/precision`` bits and with
  /// ``NumberError/domain(_:)`` below 2.
  public init(_ value: Rational, precision: Int) throws(NumberError) {
    storage = .make(try Ball.checked(precision))
    withExtendedLifetime(value) { cn_ball_set_rational(storage.pointer, value.words, precision) }
  }

  /// An integer; fails as ``init(_:precision:)-(Rational,_)`` does.
  public init(_ value: Int, precision: Int) throws(NumberError) { try self.init(Rational(value), precision: precision) }

  /// The points within `radius` of `midpoint`. Fails with ``NumberError/domain(_:)`` for what is not finite or a
  /// negative radius, and as ``init(_:precision:)-(Rational,_)`` does.
  public init(midpoint: Double, radius: Double = 0, precision: Int) throws(NumberError) {
    guard midpoint.isFinite, radius.isFinite, radius >= 0 else {
      throw .domain("a ball around \(midpoint) of radius \(radius)")
    }
    storage = .make(try Ball.checked(precision))
    cn_ball_set_double(storage.pointer, midpoint, radius, precision)
  }

  /// A ball that contains the interval from `lower` to `upper`, and little more. Fails with
  /// ``NumberError/domain(_:)`` when they are in the wrong order, and as ``init(_:precision:)-(Rational,_)`` does.
  public init(lower: Rational, upper: Rational, precision: Int) throws(NumberError) {
    if lower > upper { throw .domain("an interval from \(lower) to \(upper)") }
    self = try Ball(lower, precision: precision).union(Ball(upper, precision: precision))
  }

  /// π; fails as ``init(_:precision:)-(Rational,_)`` does.
  public static func pi(precision: Int) throws(NumberError) -> Ball {
    making(try checked(precision)) { cn_ball_pi($0, precision) }
  }

  /// Euler's number e = exp(1); fails as ``init(_:precision:)-(Rational,_)`` does.
  public static func eulerNumber(precision: Int) throws(NumberError) -> Ball {
    making(try checked(precision)) { cn_ball_e($0, precision) }
  }

  static func checked(_ precision: Int) throws(NumberError) -> Int {
    if precision < 2 { throw .domain("a precision of \(precision) bits (at least 2)") }
    if precision > SizeBudget.precision {
      throw .tooLarge("a precision of \(precision) bits (at most \(SizeBudget.precision))")
    }
    return precision
  }
}

/// Memory of one ball, with its precision: the C value lies inside the Swift object. Immutable once it is shared.
final class BallStorage: ManagedBuffer<Int, UInt> {
  static func make(_ precision: Int) -> BallStorage {
    let buffer = create(minimumCapacity: cn_ball_words) { _ in precision }
    let storage = unsafeDowncast(buffer, to: BallStorage.self)
    cn_ball_init(storage.pointer)
    return storage
  }

  /// Valid while the storage lives.
  var pointer: OpaquePointer { withUnsafeMutablePointerToElements { OpaquePointer($0) } }

  deinit { cn_ball_clear(pointer) }
}

extension Ball {
  static func making(_ precision: Int, _ fill: (OpaquePointer) -> Void) -> Ball {
    let storage = BallStorage.make(precision)
    fill(storage.pointer)
    return Ball(owning: storage)
  }

  func reading<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  func reading<Result>(with other: Ball, _ body: (OpaquePointer, OpaquePointer) -> Result) -> Result {
    withExtendedLifetime((storage, other.storage)) { body(storage.pointer, other.storage.pointer) }
  }

  func mapped(_ function: (OpaquePointer?, OpaquePointer?, Int) -> Void) -> Ball {
    let precision = precision
    return reading { x in Ball.making(precision) { function($0, x, precision) } }
  }

  static func combining(
    _ a: Ball, _ b: Ball, _ function: (OpaquePointer?, OpaquePointer?, OpaquePointer?, Int) -> Void
  ) -> Ball {
    let precision = max(a.precision, b.precision)
    return a.reading(with: b) { x, y in making(precision) { function($0, x, y, precision) } }
  }

  /// In place when the storage is not shared and has the precision of the result.
  mutating func combine(
    with other: Ball, _ function: (OpaquePointer?, OpaquePointer?, OpaquePointer?, Int) -> Void
  ) {
    guard precision >= other.precision, isKnownUniquelyReferenced(&storage) else {
      self = Ball.combining(self, other, function)
      return
    }
    reading(with: other) { function($0, $0, $1, precision) }
  }
}

extension Ball {
  /// The smallest ball around a rational number, at a precision that has been checked.
  static func rounding(_ value: Rational, _ precision: Int) -> Ball {
    making(precision) { ball in withExtendedLifetime(value) { cn_ball_set_rational(ball, value.words, precision) } }
  }
}
