/// Determinants by expansion along rows, each minor computed once.
///
/// A minor of the last k rows is named by its set of columns, a bit mask. For n rows there are 2ⁿ of them, and n·2ⁿ⁻¹
/// products suffice where elimination takes n³ with intermediate results far larger than the determinant: for
/// matrices of independent symbols this is by far the best way. Zeros cut whole branches off.
struct Minors<R: IntegralDomain> {
  let size: Int
  let rows: [[R]]
  private var known: [Int: R]

  init(_ rows: [[R]]) {
    self.rows = rows
    size = rows.count
    known = [:]
  }

  /// The number of products, or nil when it exceeds a limit.
  static func cost(_ rows: [[R]], limit: Int) -> Int? {
    var sets: Set<Int> = [rows[0].count == rows.count ? (1 << rows.count) - 1 : 0]
    var products = 0
    for row in rows {
      var next: Set<Int> = []
      for set in sets {
        for (column, element) in row.enumerated() where set >> column & 1 == 1 && !element.isZero {
          products += 1
          next.insert(set & ~(1 << column))
        }
      }
      if products > limit { return nil }
      sets = next
    }
    return products
  }

  /// The determinant of the rows from `row` on in the columns of a set, nil for one that is 0 for lack of terms.
  private mutating func minor(from row: Int, columns: Int) throws(NumberError) -> R? {
    if row == size - 1 {
      let element = rows[row][columns.trailingZeroBitCount]
      return element.isZero ? nil : element
    }
    if let minor = known[columns] { return minor.isZero ? nil : minor }
    var sum: R?
    var negative = false
    var rest = columns
    while rest != 0 {
      let column = rest.trailingZeroBitCount
      rest &= rest - 1
      defer { negative.toggle() }
      let element = rows[row][column]
      if element.isZero { continue }
      guard let below = try minor(from: row + 1, columns: columns & ~(1 << column)) else { continue }
      let product = try element.multiplied(by: below)
      if sum == nil {
        sum = negative ? -product : product
      } else if negative {
        sum? -= product
      } else {
        sum? += product
      }
    }
    known[columns] = sum ?? rows[0][0].zero
    return sum
  }

  /// The minors of all rows in different sets of as many columns.
  static func values(_ rows: [[R]], columns sets: [Int]) throws(NumberError) -> [R] {
    if let minors = R.minors(rows, columns: sets) { return minors }
    var minors = Minors(rows)
    var values: [R] = []
    for set in sets { values.append(try minors.minor(from: 0, columns: set) ?? rows[0][0].zero) }
    return values
  }

  /// The determinant of a square matrix.
  static func determinant(_ rows: [[R]]) throws(NumberError) -> R {
    try values(rows, columns: [(1 << rows.count) - 1])[0]
  }

  /// Cramer's rule for equations given as the rows of (A|B): the determinant of A, and for each column of B the
  /// determinants of A with that column in place of the first, the second, …
  ///
  /// All are minors of the one matrix and share what they have in common.
  static func cramer(_ equations: [[R]]) throws(NumberError) -> (determinant: R, numerators: [[R]]) {
    let size = equations.count
    let all = (1 << size) - 1
    var sets = [all]
    for column in size..<equations[0].count {
      for unknown in 0..<size { sets.append(all & ~(1 << unknown) | 1 << column) }
    }
    let minors = try values(equations, columns: sets)
    var numerators: [[R]] = []
    for first in stride(from: 1, to: sets.count, by: size) {
      // In the minor the column stands last; to the place of the unknown it passes the columns between.
      numerators.append(
        (0..<size).map { (size - 1 - $0) & 1 == 0 ? minors[first + $0] : -minors[first + $0] })
    }
    return (minors[0], numerators)
  }
}
