import Algebra
import Testing
import Typesetting

@Test func simpleExpressions() {
  let x = Expr.symbol("x"), xi = Expr.symbol("xi", .real)
  #expect((2 * x / 3).latex == "\\frac{2 x}{3}")
  #expect(sqrt(1 + xi ** 2).text == "√(1 + ξ²)")
}
