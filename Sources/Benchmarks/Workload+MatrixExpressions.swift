import Algebra
import Numbers

extension Workload {
  /// W3a and W3b from expression to expression, in letters that are new each time.
  static var matrixExpressions: [Workload] {
    [
      Workload(
        "W3a",
        inputs: {
          let v = Fresh.symbols(count: 36)
          return (Matrix(rows: 6, columns: 6) { v[6 * $0 + $1] }, v)
        },
        task: { m, v in (try m.determinant(), v) },
        look: { d, _ in _ = d.nodeCount },
        check: { d, v in
          let point = zip(v, numbers(rows: 6, columns: 6)).map { ($0, Expr($1)) }
          return [d.termCount, d.substituting(point).rationalValue ?? 0]
        }),
      Workload(
        "W3b",
        inputs: {
          let v = Fresh.symbols(count: 20)
          let right = Matrix(rows: 4, columns: 1) { row, _ in v[5 * row + 4] }
          return (Matrix(rows: 4, columns: 4) { v[5 * $0 + $1] }, right, v)
        },
        task: { a, b, v in (try a.solve(b), v) },
        look: { x, _ in _ = Expr.nodeCount(of: x.elements) },
        check: { x, v in
          let fractions = try x.elements.map { try $0.fraction() }
          let values = x.substituting(zip(v, systemNumbers()).map { ($0, Expr($1)) }).elements
          return [
            fractions.map { $0.numerator.termCount + $0.denominator.termCount }.reduce(0, +),
            values.enumerated().map { Rational(($0 + 1) * ($0 + 1)) * ($1.rationalValue ?? 0) }.reduce(0, +)
          ]
        })
    ]
  }
}
