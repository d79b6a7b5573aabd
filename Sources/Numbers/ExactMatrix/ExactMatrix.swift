/// A matrix over a field, computed with exactly.
///
/// There is at least one row and one column, so that a matrix always has an element to name its field. Sums and
/// products of operands whose shapes do not fit are programming errors; where shapes come from outside, use
/// ``adding(_:)`` and ``multiplied(by:)``.
public struct ExactMatrix<F: Field>: Sendable, Hashable {
  /// The number of rows, ≥ 1.
  public let rows: Int
  /// The number of columns, ≥ 1.
  public let columns: Int
  /// The elements, row after row.
  public private(set) var elements: [F]

  init(unchecked elements: [F], rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix from its elements, row after row; fails with ``NumberError/dimensionMismatch(_:)`` when there are not
  /// rows × columns ≥ 1 of them.
  public init(rows: Int, columns: Int, elements: [F]) throws(NumberError) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows > 0, columns > 0, !overflow, elements.count == count else {
      throw .dimensionMismatch("\(elements.count) elements for a matrix of \(rows) × \(columns)")
    }
    self.init(unchecked: elements, rows: rows, columns: columns)
  }

  /// A matrix from its rows; fails with ``NumberError/dimensionMismatch(_:)`` when there is none or their lengths
  /// differ.
  public init(_ rows: [[F]]) throws(NumberError) {
    let columns = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == columns }) else { throw .dimensionMismatch("rows of different lengths") }
    try self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  /// A column; fails with ``NumberError/dimensionMismatch(_:)`` when it is empty.
  public init(column: [F]) throws(NumberError) {
    try self.init(rows: column.count, columns: 1, elements: column)
  }

  /// The unit matrix of a size ≥ 1 (a precondition) over the field of `element`.
  public static func identity(_ size: Int, like element: F) -> ExactMatrix {
    precondition(size > 0, "a unit matrix of size \(size)")
    var elements = [F](repeating: element.zero, count: size * size)
    for k in 0..<size { elements[k * (size + 1)] = element.one }
    return ExactMatrix(unchecked: elements, rows: size, columns: size)
  }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> F {
    get {
      precondition((0..<rows).contains(row) && (0..<columns).contains(column), "no element (\(row), \(column))")
      return elements[row * columns + column]
    }
    set {
      precondition((0..<rows).contains(row) && (0..<columns).contains(column), "no element (\(row), \(column))")
      elements[row * columns + column] = newValue
    }
  }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The matrix of the same shape with a function applied to each element.
  public func map<G: Field>(_ function: (F) throws -> G) rethrows -> ExactMatrix<G> {
    ExactMatrix<G>(unchecked: try elements.map(function), rows: rows, columns: columns)
  }

  /// Rows and columns exchanged.
  public var transposed: ExactMatrix {
    var result: [F] = []
    result.reserveCapacity(elements.count)
    for column in 0..<columns {
      for row in 0..<rows { result.append(elements[row * columns + column]) }
    }
    return ExactMatrix(unchecked: result, rows: columns, columns: rows)
  }

  func requireSquare(_ what: String) throws(NumberError) {
    if !isSquare { throw .dimensionMismatch("\(what) of a matrix of \(rows) × \(columns)") }
  }
}

extension ExactMatrix: Ring {
  /// The sum of matrices of one shape.
  public static func + (a: ExactMatrix, b: ExactMatrix) -> ExactMatrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "a sum of matrices of different shapes")
    return ExactMatrix(unchecked: zip(a.elements, b.elements).map { $0 + $1 }, rows: a.rows, columns: a.columns)
  }

  /// The difference of matrices of one shape.
  public static func - (a: ExactMatrix, b: ExactMatrix) -> ExactMatrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "a difference of matrices of different shapes")
    return ExactMatrix(unchecked: zip(a.elements, b.elements).map { $0 - $1 }, rows: a.rows, columns: a.columns)
  }

  /// The product, of a matrix with as many columns as the other has rows.
  public static func * (a: ExactMatrix, b: ExactMatrix) -> ExactMatrix {
    precondition(a.columns == b.rows, "a product of matrices whose shapes do not fit")
    var result: [F] = []
    result.reserveCapacity(a.rows * b.columns)
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        var sum = a.elements[row * a.columns] * b.elements[column]
        for k in 1..<max(a.columns, 1) {
          let left = a.elements[row * a.columns + k]
          let right = b.elements[k * b.columns + column]
          if !left.isZero && !right.isZero { sum.addProduct(left, right) }
        }
        result.append(sum)
      }
    }
    return ExactMatrix(unchecked: result, rows: a.rows, columns: b.columns)
  }

  /// The additive inverse.
  public static prefix func - (a: ExactMatrix) -> ExactMatrix { a.map { -$0 } }

  /// Whether all elements are 0.
  public var isZero: Bool { elements.allSatisfy(\.isZero) }

  /// The zero matrix of the same shape.
  public var zero: ExactMatrix {
    ExactMatrix(unchecked: [F](repeating: elements[0].zero, count: elements.count), rows: rows, columns: columns)
  }

  /// The unit matrix of the same size. That the matrix is square is a precondition.
  public var one: ExactMatrix {
    precondition(isSquare, "the unit of a matrix ring whose matrices are not square")
    return .identity(rows, like: elements[0])
  }

  /// Every element multiplied by a rational number.
  public func scaled(by factor: Rational) -> ExactMatrix { map { $0.scaled(by: factor) } }

  /// Every element multiplied by an element of the field.
  public func multiplied(byScalar factor: F) -> ExactMatrix { map { factor * $0 } }

  /// The sum; fails with ``NumberError/dimensionMismatch(_:)``.
  public func adding(_ other: ExactMatrix) throws(NumberError) -> ExactMatrix {
    guard rows == other.rows, columns == other.columns else {
      throw .dimensionMismatch("the sum of matrices of \(rows) × \(columns) and \(other.rows) × \(other.columns)")
    }
    return self + other
  }

  /// The product; fails with ``NumberError/dimensionMismatch(_:)``.
  public func multiplied(by other: ExactMatrix) throws(NumberError) -> ExactMatrix {
    guard columns == other.rows else {
      throw .dimensionMismatch("the product of matrices of \(rows) × \(columns) and \(other.rows) × \(other.columns)")
    }
    return self * other
  }
}

extension ExactMatrix: CustomStringConvertible {
  /// "[[1, 2], [3, 4]]".
  public var description: String {
    let lines = (0..<rows).map { row in
      "[" + elements[row * columns..<(row + 1) * columns].map { "\($0)" }.joined(separator: ", ") + "]"
    }
    return "[" + lines.joined(separator: ", ") + "]"
  }
}
