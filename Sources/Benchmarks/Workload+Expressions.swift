import Algebra
import Numbers
import Typesetting

extension Workload {
  /// W5, W7a, W7b and W8 from expression to expression. W5, W7a and W7b are in letters that are new each time; W8 keeps
  /// its letters, since writing stores nothing.
  static var expressions: [Workload] {
    [
      Workload("W5", inputs: angles, task: { f, angles in (try f.expanded(), angles) }) { f, angles in
        let (s1, c1, s2, c2) = (sin(angles[0]), cos(angles[0]), sin(angles[1]), cos(angles[1]))
        // Here sine and cosine have changed places: the sine is of degree at most one.
        let value = f.substituting([(c1, 2), (s1, 3), (c2, 5), (s2, 7)])
        return [f.termCount, value.rationalValue ?? 0]
      },
      Workload("W7a", inputs: resolvent, task: { m, v in (try m.inverse(), v) }) { inverse, v in
        let numbers: [Expr] = [2, 3, 5, 7, 11, 13, 17]
        let fractions = try inverse.elements.map { try $0.fraction() }
        let values = inverse.substituting(zip(v, numbers).map { ($0, $1) }).elements
        return [
          fractions.map { $0.numerator.termCount + $0.denominator.termCount }.reduce(0, +),
          values.enumerated().map { Rational($0 + 1) * ($1.rationalValue ?? 0) }.reduce(0, +)
        ]
      },
      Workload("W7b", inputs: precession, task: { m, v in (try m.exponential(v[3]).value, v) }) { m, v in
        let point = Dictionary(uniqueKeysWithValues: zip(v, [1, 2, 3, 0.5, 5]))
        return [m.elements.enumerated().map { Double($0 + 1) * $1.value(at: point) }.reduce(0, +)]
      },
      Workload(
        "W8",
        inputs: {
          let letters = ["x", "y", "z", "w"].map { Expr.symbol($0) }
          return try ((1 + Expr.sum(letters)) ** 20).expanded()
        },
        task: { $0.latex },
        check: { text in
          let bytes = text.utf8
          return [bytes.count { $0 == UInt8(ascii: "+") } + 1, bytes.count { $0 == UInt8(ascii: "^") }]
        })
    ]
  }

  private static func angles() -> (Expr, [Expr]) {
    let v = Fresh.symbols("a", "b", assuming: .real)
    return ((1 + sin(v[0]) + cos(v[0]) + sin(v[1]) + cos(v[1])) ** 12, v)
  }

  private static func resolvent() throws -> (Matrix, [Expr]) {
    let v = Fresh.symbols("τ", "p", "q", "r", "w", "a", "b")
    let (rate, p, q, r, w, a, b) = (1 / v[0], v[1], v[2], v[3], v[4], v[5], v[6])
    return (try Matrix([[rate + p, w, -b], [-w, rate + q, -a], [b, a, rate + r]]), v)
  }

  private static func precession() throws -> (Matrix, [Expr]) {
    let v = Fresh.symbols("a", "b", "c", "t", "τ", assuming: .real)
    let (a, b, c, rate) = (v[0], v[1], v[2], 1 / v[4])
    return (try Matrix([[-rate, c, -b], [-c, -rate, a], [b, -a, -rate]]), v)
  }
}
