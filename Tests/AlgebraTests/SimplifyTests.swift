import Testing

@testable import Algebra

@Suite("Simplification") struct SimplifyTests {
  let u = Unknowns()

  @Test("short forms are found") func shortForms() throws {
    let (x, y, r, p) = (u.x, u.y, u.r, u.p)
    let α = Expr.symbol("α", .real), ξ = Expr.symbol("ξ", .real)
    func check(_ e: Expr, _ expected: Expr, line: Int = #line) throws {
      let s = try e.simplified()
      #expect(s == expected, "line \(line): cost \(s.cost) instead of \(expected.cost)")
    }
    try check(sin(x) ** 2 + cos(x) ** 2, 1)
    try check(2 * sin(x) * cos(x), sin(2 * x))
    try check(cos(x) ** 2 - sin(x) ** 2, cos(2 * x))
    try check(1 - cos(x) ** 2, sin(x) ** 2)
    try check((x ** 2 - y ** 2) / (x - y), x + y)
    try check(x ** 2 + 2 * x * y + y ** 2, (x + y) ** 2)
    try check((exp(x) - exp(-x)) / (exp(x) + exp(-x)) - tanh(x), 0)
    try check(cosh(x) ** 2 - 1, sinh(x) ** 2)
    try check(1 + sinh(x) ** 2, cosh(x) ** 2)
    try check(1 / (1 + ξ * Expr.i) + 1 / (1 - ξ * Expr.i), 2 / (1 + ξ ** 2))
    try check(α / (1 + ξ ** 2) + ξ ** 2 * α / (1 + ξ ** 2), α)
    try check(sqrt(p * r ** 2), sqrt(p) * abs(r))
    try check((1 - sin(x) ** 2) / cos(x), cos(x))
    try check(log(p * 2) - log(p), log(2))
    try check(x.conjugate.conjugate, x)
  }

  @Test("assumptions act only where they are given") func assumptions() throws {
    let x = u.x
    #expect(try sqrt(x ** 2).simplified() == sqrt(x ** 2))
    #expect(try sqrt(x ** 2).simplified(under: [x: .positive]) == x)
    #expect(try sqrt(x ** 2).simplified(under: [x: .real]) == abs(x))
    #expect(try (log(x * u.p) - log(x)).simplified(under: [x: .positive]) == log(u.p))
    #expect(try (log(x * u.p) - log(x)).simplified() == log(u.p))
    #expect(try (log(x * u.y) - log(x)).simplified() == log(x * u.y) - log(x))
  }

  @Test("multiplying out, factoring, collecting") func forms() throws {
    let (x, y) = (u.x, u.y)
    #expect(try ((x + 1) * (x - 1)).expanded() == (x ** 2 - 1))
    #expect(try ((x + 1) / y).expanded() == x / y + 1 / y)
    #expect(try (x ** 3 - y ** 3).factored() == (x - y) * (x ** 2 + x * y + y ** 2))
    #expect(try (1 / x + 1 / y).together() == (x + y) / (x * y))
    let c = try ((1 + 2 * x) ** 2 * y / x).coefficients(of: x)
    #expect(c == [-1: y, 0: 4 * y, 1: 4 * y])
    #expect(throws: AlgebraError.self) { try sin(x).coefficients(of: y / y) }
  }
}
