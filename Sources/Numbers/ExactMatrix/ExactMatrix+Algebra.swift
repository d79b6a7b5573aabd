extension ExactMatrix {
  /// Rows without denominators: row k is `rows[k]/denominators[k]`.
  func integralRows() -> (rows: [[F.Integral]], denominators: [F.Integral]) {
    var result: [[F.Integral]] = []
    var denominators: [F.Integral] = []
    for row in 0..<rows {
      let (numerators, denominator) = F.clearingDenominators(Array(elements[row * columns..<(row + 1) * columns]))
      result.append(numerators)
      denominators.append(denominator)
    }
    return (result, denominators)
  }

  private var elementRows: [[F]] {
    (0..<rows).map { Array(elements[$0 * columns..<($0 + 1) * columns]) }
  }

  /// The determinant: by memoised minors when the matrix is small or sparse, by fraction-free elimination otherwise,
  /// in both cases without quotients until the end.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)`` when the matrix is not square and, as everything here that
  /// multiplies polynomials, with ``NumberError/tooLarge(_:)`` when a product may exceed ``SizeBudget``.
  public func determinant() throws(NumberError) -> F {
    try requireSquare("the determinant")
    if rows <= 10, let minors = F.minors(elementRows, columns: [(1 << rows) - 1]) { return minors[0] }
    let (rows, denominators) = integralRows()
    let small = rows.count <= 10 || (rows.count < Int.bitWidth - 1 && Minors.cost(rows, limit: 32_768) != nil)
    return try over(denominators, small ? try Minors.determinant(rows) : try Elimination.determinant(rows))
  }

  /// The determinant by fraction-free elimination (Bareiss), whatever the size.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)`` when the matrix is not square.
  public func determinantBareiss() throws(NumberError) -> F {
    try requireSquare("the determinant")
    let (rows, denominators) = integralRows()
    return try over(denominators, try Elimination.determinant(rows))
  }

  private func over(_ denominators: [F.Integral], _ value: F.Integral) throws(NumberError) -> F {
    var product = denominators[0]
    for denominator in denominators.dropFirst() where !denominator.isOne {
      product = try product.multiplied(by: denominator)
    }
    return try F(quotient: value, product)
  }

  /// The inverse.
  ///
  /// Fails with ``NumberError/singular(_:)`` when there is none and with ``NumberError/dimensionMismatch(_:)`` when
  /// the matrix is not square.
  public func inverse() throws(NumberError) -> ExactMatrix {
    try requireSquare("the inverse")
    return try solve(one)
  }

  /// The matrix X with `self·X = right`.
  ///
  /// Up to size 5, and for rational functions up to size 8, by Cramer's rule; larger by fraction-free elimination. Either way each element
  /// is brought to lowest terms once. Fails with ``NumberError/singular(_:)`` when the determinant is 0 and with
  /// ``NumberError/dimensionMismatch(_:)``.
  public func solve(_ right: ExactMatrix) throws(NumberError) -> ExactMatrix {
    try requireSquare("the inverse")
    guard right.rows == rows else {
      throw .dimensionMismatch("a right-hand side of \(right.rows) rows for \(rows) equations")
    }
    // Each equation is cleared of denominators together with its right-hand side.
    var equations: [[F.Integral]] = []
    for row in 0..<rows {
      let left = elements[row * columns..<(row + 1) * columns]
      let numbers = right.elements[row * right.columns..<(row + 1) * right.columns]
      equations.append(F.clearingDenominators(Array(left) + Array(numbers)).numerators)
    }
    return try isSolvedByMinors(equations) ? solveByMinors(equations) : solveByElimination(equations)
  }

  /// Small systems, and those of independent symbols up to size 8, in whose elimination the intermediate results are far larger
  /// than the minors. For numbers, whose products do not grow, elimination is better.
  private func isSolvedByMinors(_ equations: [[F.Integral]]) -> Bool {
    if rows <= 5 { return true }
    guard rows <= 8, F.Integral.minorsAreShort, equations[0].count - rows == 1 || equations[0].count <= 2 * rows else {
      return false
    }
    return true
  }

  /// By Cramer's rule; of many right-hand sides the unit matrix is solved for instead, and multiplied by them.
  private func solveByMinors(_ equations: [[F.Integral]]) throws(NumberError) -> ExactMatrix {
    let sides = equations[0].count - rows
    if sides > rows {
      let (zero, one) = (equations[0][0].zero, equations[0][0].one)
      let units = (0..<rows).map { row in equations[row][..<rows] + (0..<rows).map { $0 == row ? one : zero } }
      let (determinant, adjugate) = try Minors.cramer(units.map(Array.init))
      return try quotients(sides, determinant) { row, side throws(NumberError) in
        var sum = determinant.zero
        for k in 0..<rows where !equations[k][rows + side].isZero {
          sum += try adjugate[k][row].multiplied(by: equations[k][rows + side])
        }
        return sum
      }
    }
    let (determinant, numerators) = try Minors.cramer(equations)
    return try quotients(sides, determinant) { row, side in numerators[side][row] }
  }

  private func quotients(
    _ sides: Int, _ determinant: F.Integral, _ numerator: (_ row: Int, _ side: Int) throws(NumberError) -> F.Integral
  ) throws(NumberError) -> ExactMatrix {
    if determinant.isZero { throw .singular("a matrix with determinant 0") }
    var result: [F] = []
    for row in 0..<rows {
      for side in 0..<sides { result.append(try F(quotient: try numerator(row, side), determinant)) }
    }
    return ExactMatrix(unchecked: result, rows: rows, columns: sides)
  }

  private func solveByElimination(_ equations: [[F.Integral]]) throws(NumberError) -> ExactMatrix {
    let elimination = try Elimination(equations, columns: rows)
    if elimination.pivotColumns.count < rows { throw .singular("a matrix of rank \(elimination.pivotColumns.count)") }
    var result: [F] = []
    for row in 0..<rows {
      for column in rows..<equations[0].count {
        result.append(try F(quotient: elimination.rows[row][column], elimination.pivot))
      }
    }
    return ExactMatrix(unchecked: result, rows: rows, columns: equations[0].count - rows)
  }

  /// The number of linearly independent rows. Fails with ``NumberError/tooLarge(_:)``.
  public var rank: Int {
    get throws(NumberError) {
      try Elimination(integralRows().rows, columns: columns, onlyBelow: true).pivotColumns.count
    }
  }

  /// A basis of the vectors x with `self·x = 0`, one for each column without a pivot in the reduced row echelon form,
  /// where it is 1; empty when only 0 is mapped to 0. Fails with ``NumberError/tooLarge(_:)``.
  public func nullspace() throws(NumberError) -> [[F]] {
    let elimination = try Elimination(integralRows().rows, columns: columns)
    let zero = elements[0].zero
    var basis: [[F]] = []
    for free in 0..<columns where !elimination.pivotColumns.contains(free) {
      var vector = [F](repeating: zero, count: columns)
      vector[free] = zero.one
      for (row, column) in elimination.pivotColumns.enumerated() {
        let element = elimination.rows[row][free]
        if !element.isZero { vector[column] = try F(quotient: -element, elimination.pivot) }
      }
      basis.append(vector)
    }
    return basis
  }

  /// The sum of the diagonal; fails with ``NumberError/dimensionMismatch(_:)`` when the matrix is not square.
  public func trace() throws(NumberError) -> F {
    try requireSquare("the trace")
    var sum = elements[0]
    for k in 1..<max(rows, 1) { sum += self[k, k] }
    return sum
  }

  /// The coefficients c₀, …, cₙ = 1 of det(λ·1 − A) = Σ cₖ λᵏ, by the recurrence of Faddeev and Le Verrier:
  /// M₁ = 1, c₍ₙ₋ₖ₎ = −tr(A·Mₖ)/k, Mₖ₊₁ = A·Mₖ + c₍ₙ₋ₖ₎·1.
  ///
  /// Fails with ``NumberError/dimensionMismatch(_:)`` when the matrix is not square.
  public func characteristicPolynomial() throws(NumberError) -> [F] {
    try requireSquare("the characteristic polynomial")
    var coefficients = [F](repeating: elements[0].one, count: rows + 1)
    var product = self
    for k in 1...rows {
      let coefficient = try product.trace().scaled(by: Rational(-1, k))
      coefficients[rows - k] = coefficient
      if k == rows { break }
      for j in 0..<rows { product[j, j] += coefficient }
      product = self * product
    }
    return coefficients
  }
}
