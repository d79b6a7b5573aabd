import Algebra
import Numbers

extension Workload {
  /// W4a, W4b and W6 from expression to expression, in letters that are new each time.
  static var calculus: [Workload] {
    [
      Workload("W4a", inputs: wave, task: { f, v in (try f.series(in: v[3], order: 11), v) }, look: look) { series, v in
        let numbers: [Expr] = [2, 3, 5, .half]
        let value = series.polynomialPart.substituting(zip(v, numbers).map { ($0, $1) })
        let terms = (0..<11).map { series.coefficient($0)?.termCount ?? 0 }.reduce(0, +)
        return [terms, try exactValue(value)]
      },
      Workload("W4b", inputs: logarithm, task: { f, x in (try f.series(in: x, order: 21), x) }) { series, x in
        let polynomial = series.polynomialPart
        return [polynomial.termCount, try exactValue(polynomial.substituting(x, by: 1))]
      },
      Workload(
        "W6",
        inputs: oscillation,
        task: { f, v in (try f.derivative(v[0], order: 8), v) },
        check: { f, v in [f.value(at: [v[0]: 1.0 / 2, v[1]: 1.0 / 3])] })
    ]
  }

  private static func oscillation() -> (Expr, [Expr]) {
    let v = Fresh.symbols("x", "y")
    let (x, y) = (v[0], v[1])
    return (exp(x * sin(x * y)) / (1 + x ** 2), v)
  }

  private static func wave() -> (Expr, [Expr]) {
    let v = Fresh.symbols("a", "b", "c", "ε")
    let (a, b, c, ε) = (v[0], v[1], v[2], v[3])
    let oscillation = sin(b * ε + ε ** 2)
    return (exp(a * ε) * oscillation / sqrt(1 + c * ε), v)
  }

  private static func look(_ series: Series, _: [Expr]) {
    _ = Expr.nodeCount(of: (0..<11).compactMap { series.coefficient($0) })
  }

  private static func logarithm() -> (Expr, Expr) {
    let x = Fresh.symbols("x")[0]
    return (log(1 + sin(x)) * exp(cos(x) - 1), x)
  }

  /// The number that an expression without symbols is.
  private static func exactValue(_ e: Expr) throws -> Rational {
    guard let value = try e.together().rationalValue else { throw AlgebraError.domain("a value", e) }
    return value
  }
}
