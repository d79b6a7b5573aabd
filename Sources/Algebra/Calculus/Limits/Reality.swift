import Numbers

/// Whether an expression is real where its assumptions alone do not show it: √(x − 1) and log(x − 1) are real far out.
struct Reality {
  /// The sign of a real part of the expression; nil where it is not known.
  let sign: (Expr) -> Int?

  /// True when every part is shown to be real, each from its own parts, or when the expression equals its conjugate.
  func holds(for e: Expr) -> Bool {
    if e.isKnownReal || isReal(e) { return true }
    return (try? NormalForm(e - e.conjugate).isZero) == true
  }

  private func isReal(_ e: Expr) -> Bool {
    var real: Set<Expr> = []
    for part in e.subexpressions where part.isKnownReal || isReal(part, real) { real.insert(part) }
    return real.contains(e)
  }

  private func isReal(_ part: Expr, _ real: Set<Expr>) -> Bool {
    switch part.view {
    case .number, .pi: true
    case .imaginaryUnit, .symbol, .field: false
    case .sum(let terms): terms.allSatisfy { real.contains($0.term) }
    case .product(let factors):
      factors.allSatisfy { base, exponent in
        guard real.contains(base), exponent.isKnownReal || real.contains(exponent) else { return false }
        return exponent.rationalValue?.isInteger == true || sign(base) == 1
      }
    case .call(let function, let arguments):
      switch function {
      case .abs, .re, .im: true
      case .exp, .sin, .cos, .tan, .sinh, .cosh, .tanh, .atan, .erf, .erfc, .gamma, .digamma, .besselJ0,
        .besselJ1, .atan2, .conjugate:
        arguments.allSatisfy { real.contains($0) }
      case .log, .logGamma: real.contains(arguments[0]) && sign(arguments[0]) == 1
      case .dilogarithm: real.contains(arguments[0]) && sign(1 - arguments[0]) == 1
      case .asin, .acos:
        real.contains(arguments[0]) && sign(1 - arguments[0]) == 1 && sign(1 + arguments[0]) == 1
      case .dot, .cross, .undefined: false
      }
    }
  }
}
