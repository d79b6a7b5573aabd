/// A rectangular array of expressions.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  private(set) var entries: [Expr]

  /// Makes a matrix from its rows, which must be of one length.
  public init(_ rows: [[Expr]]) throws {
    guard let first = rows.first, rows.allSatisfy({ $0.count == first.count }) else {
      throw AlgebraError.dimensions("the rows of a matrix have different lengths")
    }
    self.init(rows: rows.count, columns: first.count, entries: rows.flatMap { $0 })
  }

  /// Makes a matrix entry by entry.
  public init(rows: Int, columns: Int, _ entry: (_ row: Int, _ column: Int) throws -> Expr) rethrows {
    var entries: [Expr] = []
    for i in 0..<rows { for j in 0..<columns { entries.append(try entry(i, j)) } }
    self.init(rows: rows, columns: columns, entries: entries)
  }

  init(rows: Int, columns: Int, entries: [Expr]) {
    self.rows = rows
    self.columns = columns
    self.entries = entries
  }

  /// The matrix of one column.
  public static func column(_ entries: [Expr]) -> Matrix { Matrix(rows: entries.count, columns: 1, entries: entries) }

  /// The unit matrix.
  public static func identity(_ n: Int) -> Matrix { Matrix(rows: n, columns: n) { $0 == $1 ? 1 : 0 } }

  /// The matrix with these entries on its diagonal.
  public static func diagonal(_ entries: [Expr]) -> Matrix {
    Matrix(rows: entries.count, columns: entries.count) { $0 == $1 ? entries[$0] : 0 }
  }

  /// The matrix of the map v ↦ a × v.
  public static func crossProduct(_ a: [Expr]) throws -> Matrix {
    guard a.count == 3 else { throw AlgebraError.dimensions("a vector product needs three components") }
    return try Matrix([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
  }

  /// The entry in a row and column, counted from zero.
  public subscript(row: Int, column: Int) -> Expr {
    get { entries[row * columns + column] }
    set { entries[row * columns + column] = newValue }
  }

  /// True for as many rows as columns.
  public var isSquare: Bool { rows == columns }
  /// The entries, row after row.
  public var elements: [Expr] { entries }

  /// The matrix with a function applied to every entry.
  public func map(_ transform: (Expr) throws -> Expr) rethrows -> Matrix {
    Matrix(rows: rows, columns: columns, entries: try entries.map(transform))
  }

  /// The transpose.
  public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }
  /// The conjugate transpose.
  public var adjoint: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0].conjugate } }

  /// The sum of the diagonal entries. Throws for a matrix that is not square.
  public func trace() throws -> Expr {
    guard isSquare else { throw AlgebraError.dimensions("the trace of a \(rows)×\(columns) matrix") }
    return .sum((0..<rows).map { self[$0, $0] })
  }

  private func combined(_ other: Matrix, _ name: String, _ f: (Expr, Expr) -> Expr) throws -> Matrix {
    guard rows == other.rows && columns == other.columns else {
      throw AlgebraError.dimensions("\(name) of a \(rows)×\(columns) and a \(other.rows)×\(other.columns) matrix")
    }
    return Matrix(rows: rows, columns: columns, entries: zip(entries, other.entries).map(f))
  }

  /// The sum. Throws `AlgebraError.dimensions` when the sizes differ.
  public static func + (a: Matrix, b: Matrix) throws -> Matrix { try a.combined(b, "the sum", +) }
  /// The difference. Throws `AlgebraError.dimensions` when the sizes differ.
  public static func - (a: Matrix, b: Matrix) throws -> Matrix { try a.combined(b, "the difference", -) }
  /// The negative.
  public static prefix func - (a: Matrix) -> Matrix { a.map { -$0 } }
  /// The multiple.
  public static func * (s: Expr, a: Matrix) -> Matrix { a.map { s * $0 } }

  /// The product. Throws `AlgebraError.dimensions` when the inner sizes differ.
  public static func * (a: Matrix, b: Matrix) throws -> Matrix {
    guard a.columns == b.rows else {
      throw AlgebraError.dimensions("the product of a \(a.rows)×\(a.columns) and a \(b.rows)×\(b.columns) matrix")
    }
    return Matrix(rows: a.rows, columns: b.columns) { i, j in .sum((0..<a.columns).map { a[i, $0] * b[$0, j] }) }
  }

  /// ab − ba.
  public func commutator(_ other: Matrix) throws -> Matrix { try self * other - other * self }

  /// The entries differentiated.
  public func derivative(_ variable: Expr) throws -> Matrix { try map { try $0.derivative(variable) } }

  /// The entries with parts replaced.
  public func substituting(_ pairs: [(of: Expr, by: Expr)]) -> Matrix { map { $0.substituting(pairs) } }
}
