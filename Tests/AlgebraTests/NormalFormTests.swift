import Testing

@testable import Algebra

private func zero(_ e: Expr) -> Bool { (try? NormalForm(e).isZero) ?? false }

/// The normal form on its own, without the enclosures that confirm a proof.
@Test("normal forms see relations between kernels") func normalForms() throws {
  let x = Expr.symbol("x"), n = Expr.symbol("n"), r = Expr.symbol("r", .real)
  let y = Expr.symbol("y", .positive), z = Expr.symbol("z", .positive)
  #expect(zero((x + y) ** 2 - x ** 2 - 2 * x * y - y ** 2))
  #expect(zero(sin(x) ** 2 + cos(x) ** 2 - 1))
  #expect(zero(sin(2 * x) - 2 * sin(x) * cos(x)))
  #expect(zero(tan(x / 2) - sin(x) / (1 + cos(x))))
  #expect(zero(exp(x + y) - exp(x) * exp(y)))
  #expect(zero(exp(Expr.i * x) - cos(x) - Expr.i * sin(x)))
  #expect(zero(cosh(x) ** 2 - sinh(x) ** 2 - 1))
  #expect(zero(sin(Expr.i * x) - Expr.i * sinh(x)))
  #expect(zero(sqrt(y * z) - sqrt(y) * sqrt(z)))
  #expect(!zero(sqrt(x * n) - sqrt(x) * sqrt(n)))
  #expect(zero(sqrt(r ** 2 + 2 * r + 1) - abs(r + 1)))
  #expect(zero(1 / (sqrt(x) - 1) - (sqrt(x) + 1) / (x - 1)))
  #expect(zero(log(y * z) - log(y) - log(z)))
  #expect(zero(log(Expr(6)) - log(Expr(2)) - log(Expr(3))))
  #expect(zero(x ** (n + 1) - x * x ** n))
  #expect(zero(sin(x + Expr.pi / 3) - sin(x) / 2 - sqrt(3) * cos(x) / 2))
  #expect(zero(exp(sin(2 * x)) - exp(2 * sin(x) * cos(x))))
  #expect(zero(1 / (x + Expr.i) - (x - Expr.i) / (x ** 2 + 1)))
  #expect(zero(sqrt(x + 1 / x) * sqrt(x + 1 / x) - (x ** 2 + 1) / x))
  #expect(zero((x * x.conjugate) - abs(x) ** 2))
  #expect(zero(x.realPart + Expr.i * x.imaginaryPart - x))
  #expect(zero(sqrt(Expr(3) + 2 * sqrt(2)) ** 2 - 3 - 2 * sqrt(2)))
  #expect(zero(tanh(x) - (exp(2 * x) - 1) / (exp(2 * x) + 1)))
  let th = ScalarField("θ"), t = Expr.symbol("t", .real)
  let q = cos(th(t) / 2) ** 2 - sin(th(t) / 2) ** 2
  #expect(zero(try q.derivative(t) + sin(th(t)) * th(t).derivative(t)))
}

@Suite("Roots of one radicand in two forms")
struct RadicandTests {
  @Test("exponentials and cosines under a root")
  func exponentials() throws {
    let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real)
    let cosine = (exp(.i * x) + exp(-.i * x)) / 2
    #expect(try sqrt(1 + y ** 2 + cosine).equals(sqrt(1 + y ** 2 + cos(x))).isProved)
    #expect(try sqrt(1 + y ** 2 + cosine).equals(sqrt(1 + y ** 2 - cos(x))).isRefuted)
    #expect(try sqrt(sin(x) ** 2 * y ** 2 + 1).equals(sqrt((1 - cos(2 * x)) / 2 * y ** 2 + 1)).isProved)
  }
}
