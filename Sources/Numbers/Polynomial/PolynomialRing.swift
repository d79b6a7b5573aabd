internal import CNumerics

/// The polynomials over ℚ in a number of variables, ordered by a monomial order.
///
/// A ring is an identity: two rings with the same number of variables are different, and elements of different rings
/// do not mix. Immutable, hence free to share between threads.
public final class PolynomialRing: @unchecked Sendable, Equatable, Hashable {
  /// Which of two monomials comes first.
  public enum Order: Sendable {
    /// By the exponent of the first variable, then of the second, and so on.
    case lexicographic
    /// By the total degree; among equals, the smaller exponent of the last variable comes first, and so on.
    case degreeReverseLexicographic
  }

  /// The number of variables.
  public let variableCount: Int
  /// The order of the terms of an element.
  public let order: Order

  let handle: OpaquePointer
  /// The exponents that C reads and writes for each term: a ring without variables is given one that never occurs.
  let stride: Int

  /// A new ring, different from every other. `variables ≥ 0` is a precondition.
  public init(variables: Int, order: Order = .degreeReverseLexicographic) {
    precondition(variables >= 0, "a ring with \(variables) variables")
    variableCount = variables
    self.order = order
    stride = max(variables, 1)
    handle = cn_ring_new(stride, order == .lexicographic ? 0 : 1)
  }

  deinit { cn_ring_free(handle) }

  /// Whether these are one ring.
  public static func == (a: PolynomialRing, b: PolynomialRing) -> Bool { a === b }

  /// Feeds the identity to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The variables as polynomials.
  public var generators: [Polynomial] { (0..<variableCount).map { Polynomial(generator: $0, in: self) } }

  func check(_ variable: Int) {
    precondition(
      (0..<variableCount).contains(variable), "variable \(variable) in a ring with \(variableCount) variables")
  }
}

/// Memory of one polynomial: the C value lies inside the Swift object. Immutable once it is shared.
final class PolynomialStorage: ManagedBuffer<PolynomialRing, UInt> {
  static func make(in ring: PolynomialRing) -> PolynomialStorage {
    let buffer = create(minimumCapacity: cn_polynomial_words) { _ in ring }
    let storage = unsafeDowncast(buffer, to: PolynomialStorage.self)
    cn_polynomial_init(storage.pointer, ring.handle)
    return storage
  }

  /// Valid while the storage lives.
  var pointer: OpaquePointer { withUnsafeMutablePointerToElements { OpaquePointer($0) } }

  deinit { cn_polynomial_clear(pointer, header.handle) }
}
