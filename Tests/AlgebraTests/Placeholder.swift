import Testing
@testable import Algebra
@Test func smoke() throws {
  let x = Expr.symbol("x"), y = Expr.symbol("y", .positive), r = Expr.symbol("r", .real)
  #expect(x + x == 2 * x)
  #expect(x * x == (x ** 2))
  #expect((x + y) - (x + y) == 0)
  #expect(sqrt(Expr(12)) == 2 * sqrt(3))
  #expect(sqrt(-4 as Expr) == 2 * Expr.i)
  #expect(sqrt(r ** 2) == abs(r))
  #expect(sqrt(y ** 2) == y)
  #expect(sqrt(x ** 2) != x)
  #expect(sqrt(x * y * r ** 2) == sqrt(y) * abs(r) * sqrt(x))
  #expect(Expr.i * Expr.i == -1)
  #expect(sin(Expr.pi / 6) == .half)
  #expect(1 / sqrt(2 as Expr) == .half * sqrt(2))
  #expect(exp(2 * log(x)) == (x ** 2))
  #expect(try (x ** 3 * sin(x)).derivative(x) == (3 * x ** 2 * sin(x) + x ** 3 * cos(x)))
  #expect((1 / (x - x)).undefinedPart != nil)
  #expect(sqrt(sqrt(x) * sqrt(x)) == sqrt(x))
  #expect(cos(5 * Expr.pi / 12) == (sqrt(6) - sqrt(2)) / 4)
  #expect(exp(Expr.i * Expr.pi) == -1)
}
