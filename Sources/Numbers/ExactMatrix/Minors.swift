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
  mutating func minor(from row: Int, columns: Int) throws(NumberError) -> R? {
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

  /// The determinant of a square matrix.
  static func determinant(_ rows: [[R]]) throws(NumberError) -> R {
    var minors = Minors(rows)
    return try minors.minor(from: 0, columns: (1 << rows.count) - 1) ?? rows[0][0].zero
  }

  /// The adjugate: element (j, i) is (−1)^(i+j) times the minor without row i and column j. For size ≥ 2.
  static func adjugate(_ rows: [[R]]) throws(NumberError) -> [[R]] {
    let size = rows.count
    let all = (1 << size) - 1
    let zero = rows[0][0].zero
    var result = [[R]](repeating: [R](repeating: zero, count: size), count: size)
    for i in 0..<size {
      var minors = Minors(Array(rows[..<i] + rows[(i + 1)...]))
      for j in 0..<size {
        guard let minor = try minors.minor(from: 0, columns: all & ~(1 << j)) else { continue }
        result[j][i] = (i + j) & 1 == 0 ? minor : -minor
      }
    }
    return result
  }
}
