import Numbers

extension Workload {
  /// W3a, W3b and W7a on matrices of rational functions.
  static var matrices: [Workload] {
    [
      Workload("W3a", inputs: { try generic(rows: 6, columns: 6) }, task: { try $0.determinant() }) { f in
        [f.numerator.termCount, try f.evaluated(at: numbers(rows: 6, columns: 6))]
      },
      Workload("W3b", inputs: system, task: { try $0.solve($1) }) { solution in
        try terms(solution) + [weighted(solution, at: systemNumbers()) { Rational(($0 + 1) * ($0 + 1)) }]
      },
      Workload("W7a", inputs: resolvent, task: { try $0.inverse() }) { inverse in
        try terms(inverse) + [weighted(inverse, at: [2, 3, 5, 7, 11, 13, 17]) { Rational($0 + 1) }]
      }
    ]
  }

  /// The numbers that stand for symbolic elements in the checks.
  static func numbers(rows: Int, columns: Int) -> [Rational] {
    func number(_ i: Int, _ j: Int) -> Rational {
      let value = 3 * i * i + 5 * j * j * j + i * j
      return Rational(value % 11)
    }
    return (1...rows).flatMap { i in (1...columns).map { j in number(i, j) } }
  }

  private static func variables(_ count: Int) -> [RationalFunction] {
    PolynomialRing(variables: count).generators.map { RationalFunction($0) }
  }

  private static func generic(rows: Int, columns: Int) throws -> ExactMatrix<RationalFunction> {
    try ExactMatrix(rows: rows, columns: columns, elements: variables(rows * columns))
  }

  private static func system() throws -> (ExactMatrix<RationalFunction>, ExactMatrix<RationalFunction>) {
    // The variables stand in the order of the rows of (A|b).
    let all = variables(20)
    let rows = stride(from: 0, to: 20, by: 5).map { Array(all[$0..<$0 + 5]) }
    return (try ExactMatrix(rows.map { Array($0.dropLast()) }), try ExactMatrix(column: rows.map { $0[4] }))
  }

  /// The numbers for A and b, row by row of (A|b).
  static func systemNumbers() -> [Rational] {
    let (matrix, column): ([Rational], [Rational]) = (numbers(rows: 4, columns: 4), [2, 3, 5, 7])
    var result: [Rational] = []
    for row in 0..<4 { result += matrix[4 * row..<4 * row + 4] + [column[row]] }
    return result
  }

  private static func resolvent() throws -> ExactMatrix<RationalFunction> {
    let v = variables(7)
    let (rate, p, q, r, w, a, b) = (try v[0].inverted(), v[1], v[2], v[3], v[4], v[5], v[6])
    return try ExactMatrix([
      [rate + p, w, -b],
      [-w, rate + q, -a],
      [b, a, rate + r]
    ])
  }

  private static func terms(_ matrix: ExactMatrix<RationalFunction>) -> [any CustomStringConvertible] {
    [matrix.elements.map { $0.numerator.termCount + $0.denominator.termCount }.reduce(0, +)]
  }

  /// Σ weight(k)·element k at a point.
  private static func weighted(
    _ matrix: ExactMatrix<RationalFunction>, at point: [Rational], _ weight: (Int) -> Rational
  ) throws -> Rational {
    try matrix.elements.enumerated().map { k, f in weight(k) * (try f.evaluated(at: point)) }.reduce(0, +)
  }
}
