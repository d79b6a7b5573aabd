import Algebra
import Numbers
import Testing
import Typesetting

/// Whole-valued letters in angles and in exponents of −1, judged by every small value of the letters.
@Suite("Half turns") struct HalfTurnTests {
  private let minus = Expr(-1)
  private let n = Expr.symbol("n", .integer), m = Expr.symbol("m", .integer), x = Expr.symbol("x", .real)

  @Test("an angle and an exponent have the value that they have for every whole number") func values() throws {
    let angles: [Expr] = [
      .pi * n, .pi * (n + m), 3 * .pi * n + x, x - 2 * .pi * n * m, .pi * n + .pi / 2, .pi * n / 2,
      5 * .pi * n - 4 * .pi * m
    ]
    var compared = 0
    for exponent in [n, 3 * n + 2, n * m - m + 1, 2 * n, n / 2] {
      for a in -3...3 {
        for b in -2...2 {
          let pairs = [(of: n, by: Expr(a)), (of: m, by: Expr(b))]
          let later = (minus ** exponent).substituting(pairs)
          let first = minus ** exponent.substituting(pairs)
          #expect(later == first)
          compared += 1
        }
      }
    }
    #expect(compared == 175)
    for (k, angle) in angles.enumerated() {
      for a in -3...3 {
        let put = angle.substituting([(n, Expr(a)), (m, Expr(a + 1))])
        #expect(try cos(angle).substituting([(n, Expr(a)), (m, Expr(a + 1))]).equals(cos(put)).isProved, "angle \(k)")
        #expect(try sin(angle).substituting([(n, Expr(a)), (m, Expr(a + 1))]).equals(sin(put)).isProved, "angle \(k)")
        #expect(
          try exp(.i * angle).substituting([(n, Expr(a)), (m, Expr(a + 1))]).equals(exp(.i * put)).isProved,
          "angle \(k)")
      }
    }
  }

  @Test("forms") func forms() throws {
    let sign = minus ** n
    let turn: Expr = 2 * .pi * n
    let pairs: [(Expr, Expr)] = [
      (sin(.pi * n), .zero), (cos(.pi * n), sign), (cos(turn + x), cos(x)), (exp(.i * turn), .one),
      (minus ** (2 * n), .one), (sign * sign, .one), (minus ** (n + 1), -sign), (minus ** (x + 2), minus ** x)
    ]
    for (found, wanted) in pairs { #expect(found == wanted, "\(found.text), not \(wanted.text)") }
    // Nothing is known of letters that need not be whole.
    let open: [Expr] = [sin(.pi * x), minus ** (2 * x) - 1, cos(.pi * n / 2)]
    for e in open { #expect(!e.isLiteralZero) }
  }
}
