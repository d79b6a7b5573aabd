/// A square matrix whose elements vanish outside a band around the diagonal: (row, column) is stored for
/// −upper ≤ row − column ≤ lower.
public struct BandMatrix<Scalar: DenseScalar>: Sendable, Hashable {
  /// The number of rows and columns.
  public let size: Int
  /// The number of diagonals below the main one.
  public let lower: Int
  /// The number of diagonals above the main one.
  public let upper: Int
  /// Column after column, lower + upper + 1 numbers each.
  private var elements: [Scalar]

  /// The zero matrix with a band; fails with ``NumberError/dimensionMismatch(_:)`` for negative sizes and with
  /// ``NumberError/tooLarge(_:)`` beyond 2³¹ − 1 numbers with the fill-in of elimination.
  public init(size: Int, lower: Int, upper: Int) throws(NumberError) {
    guard size >= 0, lower >= 0, upper >= 0 else {
      throw .dimensionMismatch("a band matrix of size \(size) with \(lower) and \(upper) side diagonals")
    }
    let limit = Int(Int32.max)
    guard size <= limit, lower <= limit / 4, upper <= limit / 4,
      !size.multipliedReportingOverflow(by: 2 * lower + upper + 1).overflow,
      size * (2 * lower + upper + 1) <= limit
    else { throw .tooLarge("a band matrix of size \(size) with \(lower) and \(upper) side diagonals") }
    self.size = size
    self.lower = lower
    self.upper = upper
    elements = [Scalar](repeating: .zero, count: size * (lower + upper + 1))
  }

  /// The element in a row and a column, 0 outside the band, where only 0 can be set: a precondition.
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      precondition(row >= 0 && row < size && column >= 0 && column < size, "no element (\(row), \(column))")
      return isInBand(row, column) ? elements[index(row, column)] : .zero
    }
    set {
      precondition(row >= 0 && row < size && column >= 0 && column < size, "no element (\(row), \(column))")
      precondition(isInBand(row, column) || newValue == .zero, "an element outside the band: (\(row), \(column))")
      if isInBand(row, column) { elements[index(row, column)] = newValue }
    }
  }

  private func isInBand(_ row: Int, _ column: Int) -> Bool { row - column <= lower && column - row <= upper }

  private func index(_ row: Int, _ column: Int) -> Int { column * (lower + upper + 1) + upper + row - column }

  /// The matrix X with `self·X = right`, by LU factors with row exchanges inside the band.
  ///
  /// Fails with ``NumberError/singular(_:)`` when a pivot is exactly 0, ``NumberError/domain(_:)`` for infinities and
  /// NaN and ``NumberError/dimensionMismatch(_:)``.
  public func solve(_ right: DenseMatrix<Scalar>) throws(NumberError) -> DenseMatrix<Scalar> {
    guard right.rows == size else {
      throw .dimensionMismatch("a right-hand side of \(right.rows) rows for \(size) equations")
    }
    try requireFinite(elements)
    try requireFinite(right.elements)
    let columns = try checkedDimension(right.columns)
    if size == 0 || columns == 0 { return right }
    var a = withRoomForFactors()
    var result = right
    let info = Scalar._solveBand(Int32(size), Int32(lower), Int32(upper), columns, &a, &result.elements)
    try check(info, .singular("a banded linear system of size \(size)"))
    return result
  }

  /// The elements with `lower` more numbers in front of each column, for the fill-in, as LAPACK wants them.
  func withRoomForFactors() -> [Scalar] {
    let (from, to) = (lower + upper + 1, 2 * lower + upper + 1)
    var a = [Scalar](repeating: .zero, count: size * to)
    for column in 0..<size {
      for k in 0..<from { a[column * to + lower + k] = elements[column * from + k] }
    }
    return a
  }

  /// The diagonal and what is below it, column after column.
  func lowerDiagonals() -> [Scalar] {
    let stride = lower + upper + 1
    var result: [Scalar] = []
    result.reserveCapacity(size * (lower + 1))
    for column in 0..<size { result += elements[(column * stride + upper)..<((column + 1) * stride)] }
    return result
  }

  /// The product with a dense matrix; fails with ``NumberError/dimensionMismatch(_:)``.
  public func multiplied(by other: DenseMatrix<Scalar>) throws(NumberError) -> DenseMatrix<Scalar> {
    guard other.rows == size else {
      throw .dimensionMismatch("the product of matrices of \(size) × \(size) and \(other.rows) × \(other.columns)")
    }
    var result = DenseMatrix<Scalar>(rows: size, columns: other.columns)
    for column in 0..<other.columns {
      for k in 0..<size {
        let factor = other[k, column]
        for row in max(0, k - upper)..<min(size, k + lower + 1) {
          result[row, column] = result[row, column] + elements[index(row, k)] * factor
        }
      }
    }
    return result
  }
}
