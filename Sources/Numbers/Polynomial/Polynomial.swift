internal import CNumerics

/// A polynomial with rational coefficients in the variables of a ``PolynomialRing``.
///
/// Stored as an integer polynomial over one common denominator, in FLINT's sparse form: terms in decreasing order,
/// no term zero, so that equal polynomials have equal terms. Copies share their storage; arithmetic in place reuses
/// it when it is not shared. Operands of different rings are a programming error and stop the program.
///
/// `*` is bounded only by memory: where operands come from outside, use ``multiplied(by:)``, which estimates first.
public struct Polynomial: @unchecked Sendable {
  var storage: PolynomialStorage

  /// The ring this polynomial lives in.
  public var ring: PolynomialRing { storage.header }

  init(owning storage: PolynomialStorage) { self.storage = storage }

  /// 0.
  public init(_ ring: PolynomialRing) { storage = .make(in: ring) }

  /// A constant.
  public init(_ value: Rational, in ring: PolynomialRing) {
    storage = .make(in: ring)
    withExtendedLifetime(value) { cn_polynomial_set_rational(storage.pointer, value.words, ring.handle) }
  }

  /// One of the variables, counted from 0.
  public init(generator variable: Int, in ring: PolynomialRing) {
    ring.check(variable)
    storage = .make(in: ring)
    cn_polynomial_set_generator(storage.pointer, variable, ring.handle)
  }
}

extension Polynomial {
  /// A result that `fill` writes into new storage.
  static func making(in ring: PolynomialRing, _ fill: (OpaquePointer) -> Void) -> Polynomial {
    let storage = PolynomialStorage.make(in: ring)
    fill(storage.pointer)
    return Polynomial(owning: storage)
  }

  /// The pointer of this value, valid during `body`.
  func reading<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  /// The pointers of two values of one ring, valid during `body`.
  func reading<Result>(with other: Polynomial, _ body: (OpaquePointer, OpaquePointer) -> Result) -> Result {
    precondition(ring === other.ring, "polynomials of different rings")
    return withExtendedLifetime((storage, other.storage)) { body(storage.pointer, other.storage.pointer) }
  }

  typealias Unary = (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Void
  typealias Binary = (OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Void

  static func combining(_ a: Polynomial, _ b: Polynomial, _ function: Binary) -> Polynomial {
    let ring = a.ring
    return a.reading(with: b) { p, q in making(in: ring) { function($0, p, q, ring.handle) } }
  }

  mutating func combine(with other: Polynomial, _ function: Binary) {
    guard isKnownUniquelyReferenced(&storage) else {
      self = Polynomial.combining(self, other, function)
      return
    }
    reading(with: other) { function($0, $0, $1, ring.handle) }
  }
}

extension Polynomial: Hashable {
  /// Whether the polynomials are equal. Elements of different rings are not.
  public static func == (a: Polynomial, b: Polynomial) -> Bool {
    if a.storage === b.storage { return true }
    guard a.ring === b.ring else { return false }
    return a.reading(with: b) { cn_polynomial_equal($0, $1, a.ring.handle) != 0 }
  }

  /// Feeds the terms to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reading { cn_polynomial_digest($0, ring.handle) })
  }
}

extension Polynomial: Ring {
  /// The sum.
  public static func + (a: Polynomial, b: Polynomial) -> Polynomial { combining(a, b, cn_polynomial_add) }
  /// The difference.
  public static func - (a: Polynomial, b: Polynomial) -> Polynomial { combining(a, b, cn_polynomial_subtract) }
  /// The product.
  public static func * (a: Polynomial, b: Polynomial) -> Polynomial { combining(a, b, cn_polynomial_multiply) }

  /// The additive inverse.
  public static prefix func - (a: Polynomial) -> Polynomial {
    a.reading { p in making(in: a.ring) { cn_polynomial_negate($0, p, a.ring.handle) } }
  }

  /// Adds in place.
  public static func += (a: inout Polynomial, b: Polynomial) { a.combine(with: b, cn_polynomial_add) }
  /// Subtracts in place.
  public static func -= (a: inout Polynomial, b: Polynomial) { a.combine(with: b, cn_polynomial_subtract) }
  /// Multiplies in place.
  public static func *= (a: inout Polynomial, b: Polynomial) { a.combine(with: b, cn_polynomial_multiply) }

  /// Adds `a·b` in place.
  public mutating func addProduct(_ a: Polynomial, _ b: Polynomial) {
    precondition(ring === a.ring, "polynomials of different rings")
    guard isKnownUniquelyReferenced(&storage) else {
      self = self + a * b
      return
    }
    a.reading(with: b) { cn_polynomial_add_product(storage.pointer, $0, $1, ring.handle) }
  }

  /// The first `count` coefficients of the product of two power series, each over one denominator.
  public static func convolution(_ a: [Polynomial], _ b: [Polynomial], count: Int) -> [Polynomial]? {
    guard count > 1, a.count > 1, b.count > 1 else { return nil }
    let ring = a[0].ring
    for p in a + b { precondition(p.ring === ring, "polynomials of different rings") }
    let results = (0..<count).map { _ in Polynomial(ring) }
    withExtendedLifetime((a, b, results)) {
      let pointers: [OpaquePointer?] = results.map(\.storage.pointer)
      let (p, q): ([OpaquePointer?], [OpaquePointer?]) = (a.map(\.storage.pointer), b.map(\.storage.pointer))
      cn_polynomial_convolve(pointers, count, p, a.count, q, b.count, ring.handle)
    }
    return results
  }

  /// 0 in the same ring.
  public var zero: Polynomial { Polynomial(ring) }
  /// 1 in the same ring.
  public var one: Polynomial { Polynomial(1, in: ring) }
  /// Whether this is 0.
  public var isZero: Bool { termCount == 0 }
  /// Whether this is 1.
  public var isOne: Bool { reading { cn_polynomial_is_one($0, ring.handle) != 0 } }

  /// The product with a rational number.
  public func scaled(by factor: Rational) -> Polynomial {
    if factor.isOne { return self }
    return withExtendedLifetime(factor) {
      reading { p in Polynomial.making(in: ring) { cn_polynomial_scale($0, p, factor.words, ring.handle) } }
    }
  }
}

extension Polynomial {
  /// The number of terms.
  public var termCount: Int { reading { cn_polynomial_length($0) } }

  /// The largest sum of exponents in a term; −1 for the zero polynomial.
  public var totalDegree: Int { reading { cn_polynomial_total_degree($0, ring.handle) } }

  /// The largest exponent of a variable; −1 for the zero polynomial.
  public func degree(in variable: Int) -> Int {
    ring.check(variable)
    return reading { cn_polynomial_degree($0, variable, ring.handle) }
  }

  /// The largest exponent of each variable; all −1 for the zero polynomial.
  public var degrees: [Int] {
    Array(
      [Int](unsafeUninitializedCapacity: ring.stride) { buffer, count in
        reading { cn_polynomial_degrees($0, buffer.baseAddress!, ring.handle) }
        count = ring.stride
      }.prefix(ring.variableCount))
  }

  /// Whether no variable occurs.
  public var isConstant: Bool { reading { cn_polynomial_is_constant($0, ring.handle) != 0 } }

  /// The value of a polynomial without variables, nil for others.
  public var constantValue: Rational? { isConstant ? leadingCoefficient : nil }

  /// The coefficient of the first term in the ring's order; 0 for the zero polynomial.
  public var leadingCoefficient: Rational {
    var value = Rational.zero
    readTerms(from: 0, count: min(termCount, 1)) { coefficient, _ in value = coefficient }
    return value
  }

  /// The greatest common divisor of the coefficients: p divided by it has coprime integer coefficients and the sign
  /// of p. Positive; 0 for the zero polynomial.
  public var content: Rational { reading { Rational(owning: cn_polynomial_content($0)) } }

  /// p divided by its content: coprime integer coefficients.
  public var primitivePart: Polynomial {
    guard let factor = try? content.inverted() else { return self }
    return scaled(by: factor)
  }

  /// Bits of the largest integer in the representation.
  var coefficientBits: Int { reading { cn_polynomial_bits($0) } }
}
