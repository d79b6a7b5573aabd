import Algebra
import Numbers

extension Workload {
  /// W1, W1b, W2 and W2b from expression to expression, in letters that are new each time.
  static var polynomialExpressions: [Workload] {
    [
      multiplyExpressions("W1", power: 12),
      multiplyExpressions("W1b", power: 20),
      Workload(
        "W2", inputs: fractionsOfLinearForms, task: { f, v in (try Expr.sum(f).together(), v) }, look: look
      ) { f, v in
        let (above, below) = try f.fraction()
        return [above.termCount, below.termCount, try value(f, v, [2, 3, 7, 11])]
      },
      Workload(
        "W2b", inputs: expressionsWithCommonFactor, task: { p, q, v in (try p.greatestCommonDivisor(q), v) }, look: look
      ) { g, v in
        [g.termCount, try value(g, v, [1, 2, 3, 4]).magnitude]
      }
    ]
  }

  private static func look(_ result: Expr, _: [Expr]) { _ = result.nodeCount }

  private static func multiplyExpressions(_ name: String, power: Int) -> Workload {
    Workload(
      name,
      inputs: {
        let v = Fresh.symbols("x", "y", "z", "w")
        return (try seen(((1 + Expr.sum(v)) ** Expr(power)).expanded()), v)
      },
      task: { f, v in (try (f * (f + 1)).expanded(), v) },
      look: look,
      check: { p, v in [p.termCount, try value(p, v, [1, 2, 3, 4])] })
  }

  /// An input as nodes.
  private static func seen(_ e: Expr) -> Expr {
    _ = e.nodeCount
    return e
  }

  private static func value(_ e: Expr, _ v: [Expr], _ numbers: [Int]) throws -> Rational {
    guard let value = e.substituting(zip(v, numbers).map { ($0, Expr($1)) }).rationalValue else {
      throw AlgebraError.domain("a value", e)
    }
    return value
  }

  private static func fractionsOfLinearForms() -> ([Expr], [Expr]) {
    let v = Fresh.symbols("x", "y", "z", "w")
    let (x, y, z, w) = (v[0], v[1], v[2], v[3])
    let forms: [Expr] = [x + y + 1, y - z + 2, z + 2 * w - 1, w - x + 3, x - 2 * y + z + w]
    let pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (0, 2), (1, 3), (2, 4)]
    let fractions = pairs.enumerated().map { index, pair in
      let k = Expr(index + 1)
      return (x * y + k * z - w + k ** 2) / (forms[pair.0] * forms[pair.1])
    }
    return (fractions, v)
  }

  private static func expressionsWithCommonFactor() throws -> (Expr, Expr, [Expr]) {
    let v = Fresh.symbols("x", "y", "z", "w")
    let (x, y, z, w) = (v[0], v[1], v[2], v[3])
    let common = (2 + x - y + 3 * z * w) ** 4 - x * y * w
    let first = (3 + x + y * z - 2 * w) ** 5 - x * y ** 2
    let second = (1 + x ** 2 + y * z - 2 * w) ** 4 - x * y * w
    return (seen(try (common * first).expanded()), seen(try (common * second).expanded()), v)
  }
}
