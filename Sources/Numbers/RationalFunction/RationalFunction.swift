internal import CNumerics

/// A quotient of polynomials over ℚ in lowest terms.
///
/// Canonical: numerator and denominator have integer coefficients, no common factor (no common integer either), and
/// the denominator's leading coefficient in the ring's order is positive. Equal functions are therefore stored alike,
/// and equality costs no arithmetic. Operands of different rings are a programming error and stop the program.
public struct RationalFunction: @unchecked Sendable {
  var storage: FractionStorage

  /// The ring of numerator and denominator.
  public var ring: PolynomialRing { storage.header }

  init(owning storage: FractionStorage) { self.storage = storage }

  /// 0.
  public init(_ ring: PolynomialRing) { storage = .make(in: ring) }

  /// A constant.
  public init(_ value: Rational, in ring: PolynomialRing) {
    storage = .make(in: ring)
    withExtendedLifetime(value) { cn_fraction_set_rational(storage.pointer, value.words, ring.handle) }
  }

  /// A polynomial.
  public init(_ value: Polynomial) {
    storage = .make(in: value.ring)
    value.reading { cn_fraction_set_polynomial(storage.pointer, $0, value.ring.handle) }
  }

  /// One of the variables, counted from 0.
  public init(generator variable: Int, in ring: PolynomialRing) {
    self.init(Polynomial(generator: variable, in: ring))
  }

  /// A quotient, reduced; fails with ``NumberError/divisionByZero(_:)``.
  public init(_ numerator: Polynomial, over denominator: Polynomial) throws(NumberError) {
    if denominator.isZero { throw .divisionByZero("a rational function with denominator 0") }
    let ring = numerator.ring
    storage = .make(in: ring)
    numerator.reading(with: denominator) { cn_fraction_set_quotient(storage.pointer, $0, $1, ring.handle) }
  }
}

/// Memory of one fraction: the C value lies inside the Swift object. Immutable once it is shared.
final class FractionStorage: ManagedBuffer<PolynomialRing, UInt> {
  static func make(in ring: PolynomialRing) -> FractionStorage {
    let buffer = create(minimumCapacity: cn_fraction_words) { _ in ring }
    let storage = unsafeDowncast(buffer, to: FractionStorage.self)
    cn_fraction_init(storage.pointer, ring.handle)
    return storage
  }

  /// Valid while the storage lives.
  var pointer: OpaquePointer { withUnsafeMutablePointerToElements { OpaquePointer($0) } }

  deinit { cn_fraction_clear(pointer, header.handle) }
}

extension RationalFunction {
  /// A result that `fill` writes into new storage.
  static func making(in ring: PolynomialRing, _ fill: (OpaquePointer) -> Void) -> RationalFunction {
    let storage = FractionStorage.make(in: ring)
    fill(storage.pointer)
    return RationalFunction(owning: storage)
  }

  /// The pointer of this value, valid during `body`.
  func reading<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  /// The pointers of two values of one ring, valid during `body`.
  func reading<Result>(with other: RationalFunction, _ body: (OpaquePointer, OpaquePointer) -> Result) -> Result {
    precondition(ring === other.ring, "rational functions of different rings")
    return withExtendedLifetime((storage, other.storage)) { body(storage.pointer, other.storage.pointer) }
  }

  static func combining(
    _ a: RationalFunction, _ b: RationalFunction, _ function: Polynomial.Binary
  ) -> RationalFunction {
    let ring = a.ring
    return a.reading(with: b) { f, g in making(in: ring) { function($0, f, g, ring.handle) } }
  }

  mutating func combine(with other: RationalFunction, _ function: Polynomial.Binary) {
    guard isKnownUniquelyReferenced(&storage) else {
      self = RationalFunction.combining(self, other, function)
      return
    }
    reading(with: other) { function($0, $0, $1, ring.handle) }
  }

  func mapped(_ function: Polynomial.Unary) -> RationalFunction {
    reading { f in RationalFunction.making(in: ring) { function($0, f, ring.handle) } }
  }
}

extension RationalFunction: Hashable {
  /// Whether the functions are equal. Elements of different rings are not.
  public static func == (a: RationalFunction, b: RationalFunction) -> Bool {
    if a.storage === b.storage { return true }
    guard a.ring === b.ring else { return false }
    return a.reading(with: b) { cn_fraction_equal($0, $1, a.ring.handle) != 0 }
  }

  /// Feeds numerator and denominator to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reading { cn_fraction_digest($0, ring.handle) })
  }
}

extension RationalFunction {
  /// What stands above, with integer coefficients.
  public var numerator: Polynomial {
    reading { f in Polynomial.making(in: ring) { cn_fraction_numerator($0, f, ring.handle) } }
  }

  /// What stands below, with integer coefficients, the leading one positive.
  public var denominator: Polynomial {
    reading { f in Polynomial.making(in: ring) { cn_fraction_denominator($0, f, ring.handle) } }
  }

  /// The numbers of terms above and below.
  public var sizes: (above: Int, below: Int) {
    reading { (cn_fraction_numerator_length($0), cn_fraction_denominator_length($0)) }
  }

  /// The degrees in one variable, above and below; that of zero is −1.
  public func degrees(in variable: Int) -> (above: Int, below: Int) {
    precondition(variable >= 0 && variable < ring.variableCount, "a variable of another ring")
    var degrees = (0, 0)
    reading { f in
      withUnsafeMutablePointer(to: &degrees) {
        $0.withMemoryRebound(to: Int.self, capacity: 2) { cn_fraction_degrees($0, f, variable, ring.handle) }
      }
    }
    return degrees
  }

  /// Whether the denominator is constant.
  public var isPolynomial: Bool { reading { cn_fraction_is_polynomial($0, ring.handle) != 0 } }

  /// The function as a polynomial; nil when its denominator is not constant.
  public var asPolynomial: Polynomial? {
    var isPolynomial: Int32 = 0
    let result = reading { f in
      Polynomial.making(in: ring) { isPolynomial = cn_fraction_polynomial($0, f, ring.handle) }
    }
    return isPolynomial != 0 ? result : nil
  }

  /// Whether no variable occurs.
  public var isConstant: Bool { reading { cn_fraction_is_constant($0, ring.handle) != 0 } }

  /// The value of a function without variables, nil for others.
  public var constantValue: Rational? { isConstant ? asPolynomial?.constantValue : nil }
}

extension RationalFunction: CustomStringConvertible {
  /// Numerator and denominator, with the variables called x0, x1, …
  public var description: String { text { "x\($0)" } }

  /// Numerator and denominator, with names for the variables.
  public func text(_ name: (Int) -> String) -> String {
    let above = numerator
    let below = denominator
    if below.isOne { return above.text(name) }
    func enclosed(_ p: Polynomial) -> String { p.termCount > 1 ? "(\(p.text(name)))" : p.text(name) }
    return "\(enclosed(above))/\(below.isConstant ? enclosed(below) : "(\(below.text(name)))")"
  }
}
