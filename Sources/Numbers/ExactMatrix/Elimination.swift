/// Elimination without fractions (Bareiss 1968; Gauss–Jordan form of Bareiss's one-step scheme).
///
/// A step with pivot p replaces every other row by (p·row − element·pivot row)/previous pivot, and the division is
/// exact, since by Sylvester's identity every element is then a minor of the original matrix. After the last step all
/// pivots are equal, so that the reduced row echelon form is the rows divided by that one number.
struct Elimination<R: IntegralDomain> {
  var rows: [[R]]
  /// The column of the pivot in each of the first rows.
  private(set) var pivotColumns: [Int] = []
  /// What stands at each pivot in the end.
  private(set) var pivot: R
  /// Whether rows were exchanged an odd number of times.
  private(set) var isOdd = false

  /// Eliminates with pivots in the first `columns` columns; `below` alone suffices for a determinant.
  init(_ rows: [[R]], columns: Int, onlyBelow: Bool = false) throws(NumberError) {
    self.rows = rows
    pivot = rows[0][0].one
    for column in 0..<columns where pivotColumns.count < rows.count {
      try eliminate(column, onlyBelow: onlyBelow)
    }
  }

  private mutating func eliminate(_ column: Int, onlyBelow: Bool) throws(NumberError) {
    let row = pivotColumns.count
    guard let found = (row..<rows.count).first(where: { !rows[$0][column].isZero }) else { return }
    if found != row {
      rows.swapAt(found, row)
      isOdd.toggle()
    }
    let previous = pivot
    let divides = !previous.isOne
    pivot = rows[row][column]
    for other in (onlyBelow ? row + 1 : 0)..<rows.count where other != row {
      let factor = rows[other][column]
      for k in rows[other].indices {
        if k == column { continue }
        // Left of the pivot only earlier pivots are left, which the step turns into the new one.
        var element = rows[other][k].isZero ? rows[other][k] : try pivot.multiplied(by: rows[other][k])
        if !factor.isZero && !rows[row][k].isZero { element -= try factor.multiplied(by: rows[row][k]) }
        if divides && !element.isZero {
          guard let quotient = element.dividedExactly(by: previous) else {
            throw .domain("elimination in a ring with divisors of zero")
          }
          element = quotient
        }
        rows[other][k] = element
      }
      rows[other][column] = factor.zero
    }
    pivotColumns.append(column)
  }

  /// The determinant of a square matrix by elimination.
  static func determinant(_ rows: [[R]]) throws(NumberError) -> R {
    let elimination = try Elimination(rows, columns: rows.count, onlyBelow: true)
    guard elimination.pivotColumns.count == rows.count else { return rows[0][0].zero }
    return elimination.isOdd ? -elimination.pivot : elimination.pivot
  }
}
