import Algebra

/// The value of an expression, straight from its structure: independent of every writer.
func evaluate(_ expression: Expr, _ point: [Expr: Complex]) -> Complex {
  switch expression.view {
  case .number(let q): return Complex(q.asDouble)
  case .imaginaryUnit: return .i
  case .pi: return Complex(.pi)
  case .symbol, .field: return point[expression] ?? Complex(.nan)
  case .sum(let terms):
    return terms.reduce(Complex(0)) { $0 + Complex($1.coefficient.asDouble) * evaluate($1.term, point) }
  case .product(let factors):
    return factors.reduce(Complex(1)) {
      $0 * Complex.power(evaluate($1.base, point), evaluate($1.exponent, point))
    }
  case .call(let function, let arguments):
    return Complex.call(function.name, arguments.map { evaluate($0, point) }) ?? Complex(.nan)
  }
}
