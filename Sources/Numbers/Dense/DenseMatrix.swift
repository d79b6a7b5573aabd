/// A matrix of doubles.
public typealias RealMatrix = DenseMatrix<Double>
/// A matrix of complex numbers of double precision.
public typealias ComplexMatrix = DenseMatrix<Complex>

/// A dense matrix of floating-point numbers for LAPACK, stored column after column.
public struct DenseMatrix<Scalar: DenseScalar>: Sendable, Hashable {
  /// The number of rows, ≥ 0.
  public let rows: Int
  /// The number of columns, ≥ 0.
  public let columns: Int
  /// The elements, column after column.
  public internal(set) var elements: [Scalar]

  /// The zero matrix. Sizes ≥ 0 are a precondition.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    elements = [Scalar](repeating: .zero, count: rows * columns)
  }

  /// A matrix from its elements, column after column; fails with ``NumberError/dimensionMismatch(_:)`` when there are
  /// not rows × columns of them.
  public init(rows: Int, columns: Int, columnMajor elements: [Scalar]) throws(NumberError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, elements.count == count else {
      throw .dimensionMismatch("\(elements.count) elements for a matrix of \(rows) × \(columns)")
    }
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix from its rows; fails with ``NumberError/dimensionMismatch(_:)`` when their lengths differ.
  public init(_ rows: [[Scalar]]) throws(NumberError) {
    let columns = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == columns }) else { throw .dimensionMismatch("rows of different lengths") }
    self.init(rows: rows.count, columns: columns)
    for (row, line) in rows.enumerated() {
      for (column, element) in line.enumerated() { self[row, column] = element }
    }
  }

  /// The unit matrix of a size ≥ 0, a precondition.
  public static func identity(_ size: Int) -> DenseMatrix {
    var result = DenseMatrix(rows: size, columns: size)
    for k in 0..<size { result[k, k] = .one }
    return result
  }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no element (\(row), \(column))")
      return elements[column * rows + row]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no element (\(row), \(column))")
      elements[column * rows + row] = newValue
    }
  }

  /// A column, counted from 0.
  public func column(_ column: Int) -> ArraySlice<Scalar> { elements[column * rows..<(column + 1) * rows] }

  /// The conjugate of the matrix with rows and columns exchanged.
  public var adjoint: DenseMatrix {
    var result = DenseMatrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column].conjugated }
    }
    return result
  }

  /// The largest absolute value of an element; 0 for an empty matrix.
  public var largestMagnitude: Double { elements.reduce(0) { max($0, $1.magnitude) } }

  /// The product; fails with ``NumberError/dimensionMismatch(_:)``. A plain loop, for checks and small sizes: it is
  /// not worth another library.
  public func multiplied(by other: DenseMatrix) throws(NumberError) -> DenseMatrix {
    guard columns == other.rows else {
      throw .dimensionMismatch("the product of matrices of \(rows) × \(columns) and \(other.rows) × \(other.columns)")
    }
    var result = DenseMatrix(rows: rows, columns: other.columns)
    for column in 0..<other.columns {
      for k in 0..<columns {
        let factor = other[k, column]
        for row in 0..<rows {
          let index = column * rows + row
          result.elements[index] = result.elements[index] + elements[k * rows + row] * factor
        }
      }
    }
    return result
  }
}

extension DenseMatrix: CustomStringConvertible {
  /// "[[1.0, 2.0], [3.0, 4.0]]".
  public var description: String {
    let lines = (0..<rows).map { row in
      "[" + (0..<columns).map { "\(self[row, $0])" }.joined(separator: ", ") + "]"
    }
    return "[" + lines.joined(separator: ", ") + "]"
  }
}
