import Numbers

/// What a system of linear equations has for solutions, where its generic rank holds.
public enum LinearSolution: Hashable, Sendable {
  /// One solution, in the order of the unknowns.
  case unique([Expr])
  /// A particular solution and a basis of what may be added to it.
  case underdetermined(particular: [Expr], basis: [[Expr]])
  /// No solution.
  case inconsistent
}

extension Expr {
  /// Solves the equations eₖ = 0, linear in the unknowns, over the field of everything else in them.
  ///
  /// Gauss–Jordan elimination on the coefficients in normal form; the conditions are the pivots, which were divided by.
  ///
  /// - Throws: `AlgebraError.unable` when an equation is not linear in the unknowns.
  public static func solveLinear(_ equations: [Expr], for unknowns: [Expr]) throws -> Conditional<LinearSolution> {
    var rows: [[Expr]] = []
    let zeros = unknowns.map { (of: $0, by: Expr.zero) }
    for e in equations {
      let constant = e.substituting(zeros)
      let slopes = try unknowns.map { try e.derivative($0) }
      let rest = e - constant - .sum(zip(slopes, unknowns).map { $0 * $1 })
      guard
        !unknowns.contains(where: { u in
          slopes.contains { s in s.contains(u) && (try? NormalForm(s.derivative(u)).isZero) != true }
        }),
        try NormalForm(rest).isZero
      else { throw AlgebraError.unable("equations that are not linear", e) }
      rows.append(slopes.map { $0.substituting(zeros) } + [-constant])
    }
    return try Matrix(rows: rows.count, columns: unknowns.count + 1, entries: rows.flatMap { $0 }).solutions()
  }
}

extension Matrix {
  /// All solutions of A·x = b, for a square or rectangular A and a column b; see `Expr.solveLinear`.
  public func solutions(_ b: Matrix) throws -> Conditional<LinearSolution> {
    guard b.rows == rows, b.columns == 1 else {
      throw AlgebraError.dimensions("a right-hand side of \(b.rows)×\(b.columns) for \(rows) equations")
    }
    return try Matrix(rows: rows, columns: columns + 1) { $1 < columns ? self[$0, $1] : b[$0, 0] }.solutions()
  }

  /// The solutions of the system whose augmented matrix this is.
  func solutions() throws -> Conditional<LinearSolution> {
    let unknowns = columns - 1
    guard rows > 0, unknowns > 0 else { throw AlgebraError.dimensions("a system of \(rows) equations") }
    return try Work.bounded("a system of \(rows) linear equations") {
      let forms = try NormalForm.forms(elements)
      var table = (0..<rows).map { Array(forms[$0 * columns..<($0 + 1) * columns]) }
      var pivots: [Int] = []
      var conditions = Conditions()
      for column in 0..<unknowns where pivots.count < rows {
        let row = pivots.count
        // A constant pivot, where there is one, costs no condition.
        let candidates = (row..<rows).filter { !table[$0][column].isZero }
        guard let found = candidates.first(where: { table[$0][column].fraction.isConstant }) ?? candidates.first else {
          continue
        }
        table.swapAt(row, found)
        conditions.require(table[row][column].expression)
        let inverse = try table[row][column].inverted()
        table[row] = table[row].map { $0 * inverse }
        for other in 0..<rows where other != row && !table[other][column].isZero {
          let factor = table[other][column]
          for k in 0..<columns { table[other][k] -= factor * table[row][k] }
        }
        try Work.check()
        pivots.append(column)
      }
      for row in pivots.count..<rows where !table[row][unknowns].isZero {
        conditions.require(table[row][unknowns].expression)
        return Conditional(.inconsistent, conditions: conditions.list)
      }
      var particular = Array(repeating: Expr.zero, count: unknowns)
      for (row, column) in pivots.enumerated() { particular[column] = table[row][unknowns].expression }
      let basis = (0..<unknowns).filter { !pivots.contains($0) }.map { free in
        var vector = Array(repeating: Expr.zero, count: unknowns)
        vector[free] = 1
        for (row, column) in pivots.enumerated() { vector[column] = (-table[row][free]).expression }
        return vector
      }
      let solution: LinearSolution =
        basis.isEmpty ? .unique(particular) : .underdetermined(particular: particular, basis: basis)
      return Conditional(solution, conditions: conditions.list)
    }
  }
}
