internal import CNumerics

/// A complex number whose real and imaginary part are known up to a radius each: a rectangle that contains the exact
/// value.
///
/// Functions with a branch cut are the principal ones: the argument lies in (−π, π], so that on the negative real
/// axis, when the imaginary part is exactly 0, the value is the one continuous from above. When a rectangle straddles
/// a cut, the result encloses the principal values on both sides; it is then wide, but right.
public struct ComplexBall: @unchecked Sendable {
  var storage: ComplexBallStorage

  /// The working precision in bits.
  public var precision: Int { storage.header }

  init(owning storage: ComplexBallStorage) { self.storage = storage }

  /// The number with the given parts; its precision is the larger of theirs.
  public init(_ re: Ball, _ im: Ball) {
    storage = .make(max(re.precision, im.precision))
    re.reading(with: im) { cn_complex_ball_set_parts(storage.pointer, $0, $1) }
  }

  /// A real number.
  public init(_ re: Ball) {
    self.init(re, Ball.making(re.precision) { _ in })
  }

  /// The number with rational parts; fails as ``Ball/init(_:precision:)-(Rational,_)`` does.
  public init(_ re: Rational, _ im: Rational = 0, precision: Int) throws(NumberError) {
    self.init(try Ball(re, precision: precision), try Ball(im, precision: precision))
  }

  /// The imaginary unit; fails as ``Ball/init(_:precision:)-(Rational,_)`` does.
  public static func i(precision: Int) throws(NumberError) -> ComplexBall {
    try ComplexBall(0, 1, precision: precision)
  }

  /// The real part.
  public var re: Ball { reading { z in Ball.making(precision) { cn_complex_ball_real($0, z) } } }

  /// The imaginary part.
  public var im: Ball { reading { z in Ball.making(precision) { cn_complex_ball_imaginary($0, z) } } }
}

/// Memory of one complex ball, with its precision. Immutable once it is shared.
final class ComplexBallStorage: ManagedBuffer<Int, UInt> {
  static func make(_ precision: Int) -> ComplexBallStorage {
    let buffer = create(minimumCapacity: cn_complex_ball_words) { _ in precision }
    let storage = unsafeDowncast(buffer, to: ComplexBallStorage.self)
    cn_complex_ball_init(storage.pointer)
    return storage
  }

  /// Valid while the storage lives.
  var pointer: OpaquePointer { withUnsafeMutablePointerToElements { OpaquePointer($0) } }

  deinit { cn_complex_ball_clear(pointer) }
}

extension ComplexBall {
  static func making(_ precision: Int, _ fill: (OpaquePointer) -> Void) -> ComplexBall {
    let storage = ComplexBallStorage.make(precision)
    fill(storage.pointer)
    return ComplexBall(owning: storage)
  }

  func reading<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  func reading<Result>(with other: ComplexBall, _ body: (OpaquePointer, OpaquePointer) -> Result) -> Result {
    withExtendedLifetime((storage, other.storage)) { body(storage.pointer, other.storage.pointer) }
  }

  func mapped(_ function: (OpaquePointer?, OpaquePointer?, Int) -> Void) -> ComplexBall {
    let precision = precision
    return reading { z in ComplexBall.making(precision) { function($0, z, precision) } }
  }

  static func combining(
    _ a: ComplexBall, _ b: ComplexBall, _ function: (OpaquePointer?, OpaquePointer?, OpaquePointer?, Int) -> Void
  ) -> ComplexBall {
    let precision = max(a.precision, b.precision)
    return a.reading(with: b) { z, w in making(precision) { function($0, z, w, precision) } }
  }

  mutating func combine(
    with other: ComplexBall, _ function: (OpaquePointer?, OpaquePointer?, OpaquePointer?, Int) -> Void
  ) {
    guard precision >= other.precision, isKnownUniquelyReferenced(&storage) else {
      self = ComplexBall.combining(self, other, function)
      return
    }
    reading(with: other) { function($0, $0, $1, precision) }
  }
}

extension ComplexBall {
  /// Whether 0 is one of the points.
  public var containsZero: Bool { reading { cn_complex_ball_contains_zero($0) != 0 } }

  /// Whether the exact value is certainly not 0.
  public var excludesZero: Bool { !containsZero }

  /// Whether this is the number 0 exactly.
  public var isZero: Bool { reading { cn_complex_ball_is_zero($0) != 0 } }

  /// Whether both parts are finite.
  public var isFinite: Bool { reading { cn_complex_ball_is_finite($0) != 0 } }

  /// Whether all points of another ball are points of this one.
  public func contains(_ other: ComplexBall) -> Bool {
    reading(with: other) { cn_complex_ball_contains_ball($0, $1) != 0 }
  }

  /// Whether the number with the given parts is one of the points.
  public func contains(_ re: Rational, _ im: Rational) -> Bool { self.re.contains(re) && self.im.contains(im) }

  /// Whether two balls have a point in common.
  public func overlaps(_ other: ComplexBall) -> Bool {
    reading(with: other) { cn_complex_ball_overlaps($0, $1) != 0 }
  }
}

extension ComplexBall: CustomStringConvertible {
  /// "[1 ± 0] + [0.5 ± 1e-16]i".
  public var description: String { "\(re) + \(im)i" }
}
