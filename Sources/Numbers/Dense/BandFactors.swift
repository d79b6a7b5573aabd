internal import CNumerics

/// The triangular factors of a complex band matrix, for one right-hand side after another.
public struct BandFactors: Sendable {
  private let size: Int, lower: Int, upper: Int
  private var elements: [Complex]
  private var pivots: [Int32]

  /// How many bytes the factors of a band matrix take.
  public static func bytes(size: Int, lower: Int, upper: Int) -> Int { size * (2 * lower + upper + 1) * 16 + 4 * size }

  /// Factors a matrix; fails with ``NumberError/singular(_:)`` when a pivot is exactly 0.
  public init(_ matrix: BandMatrix<Complex>) throws(NumberError) {
    (size, lower, upper) = (matrix.size, matrix.lower, matrix.upper)
    elements = matrix.withRoomForFactors()
    pivots = [Int32](repeating: 0, count: max(size, 1))
    try requireFinite(elements)
    guard size > 0 else { return }
    let (n, below, above) = (Int32(size), Int32(lower), Int32(upper))
    let info = elements.withUnsafeMutableBytes { a in
      cn_factor_band_complex(n, below, above, a.baseAddress?.assumingMemoryBound(to: Double.self), &pivots)
    }
    try check(info, .singular("a banded linear system of size \(size)"))
  }

  /// Replaces the right-hand sides, one after another, by the solutions. Whole columns are a precondition.
  public func solve(_ right: inout [Complex]) {
    precondition(size > 0 && right.count % size == 0, "\(right.count) numbers for \(size) equations")
    let columns = Int32(right.count / size)
    let (n, below, above) = (Int32(size), Int32(lower), Int32(upper))
    elements.withUnsafeBytes { a in
      right.withUnsafeMutableBytes { b in
        _ = cn_solve_band_factored_complex(
          n, below, above, columns, a.baseAddress?.assumingMemoryBound(to: Double.self), pivots,
          b.baseAddress?.assumingMemoryBound(to: Double.self))
      }
    }
  }
}

extension BandMatrix<Double> {
  /// The eigenvalues of a symmetric matrix in increasing order; the diagonals above the main one are not looked at.
  ///
  /// Fails with ``NumberError/domain(_:)`` for infinities and NaN and with ``NumberError/notConverged(_:)``.
  public func eigenvaluesSymmetric() throws(NumberError) -> [Double] {
    var values = [Double](repeating: 0, count: size)
    guard size > 0 else { return values }
    var a = lowerDiagonals()
    try requireFinite(a)
    try check(
      cn_eigen_band(Int32(size), Int32(lower), &a, &values),
      .notConverged("eigenvalues of a band matrix of size \(size)"))
    return values
  }
}
