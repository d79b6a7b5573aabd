import Algebra
import TestSupport
import Testing
import Transport

@Suite("Star product")
struct StarProductTests {
  private let t = Expr.symbol("t", .real), ε = Expr.symbol("ε", .real)
  private let r = ["x", "y", "z"].map { Expr.symbol($0, .real) }
  private let p = ["p_x", "p_y", "p_z"].map { Expr.symbol($0, .real) }
  private let E = ["E_x", "E_y", "E_z"].map { Expr.symbol($0, .real) }
  private let B = ["B_x", "B_y", "B_z"].map { Expr.symbol($0, .real) }
  private let q = Expr.symbol("q", .real)

  private func space() throws -> PhaseSpace { try PhaseSpace(time: t, energy: ε, positions: r, momenta: p) }

  private func everything(through order: Int) throws -> StarProduct {
    let space = try space()
    let fields = try space.electric(force: E.map { q * $0 }) + space.magnetic(B.map { q * $0 })
    return StarProduct([(space.space + space.duration + fields, through: order)])
  }

  @Test("the commutators of a charge in constant fields")
  func commutators() throws {
    let star = try everything(through: 4)
    func commutator(_ a: Expr, _ b: Expr) throws -> Operator {
      let all = try star.commutator(star.series(Operator(a)), star.series(Operator(b)))
      return all.terms.values.reduce(.zero, +)
    }
    func expect(_ a: Expr, _ b: Expr, _ value: Expr) throws {
      #expect(try commutator(a, b).equals(Operator(value)).isProved, "[\(a), \(b)]")
    }
    try expect(ε, t, .i)
    for j in 0..<3 {
      let (k, l) = ((j + 1) % 3, (j + 2) % 3)
      try expect(r[j], p[j], .i)
      try expect(r[j], p[k], 0)
      try expect(r[j], r[k], 0)
      try expect(p[j], p[k], Expr.i * q * B[l])
      try expect(ε, p[j], Expr.i * q * E[j])
      try expect(t, p[j], 0)
    }
  }

  @Test("associative through third order for abstract noncommuting symbols in one dimension")
  func associative() throws {
    let space = try PhaseSpace(time: t, energy: ε, positions: [r[0]], momenta: [p[0]])
    let star = StarProduct([(try space.space + space.electric(force: [q * E[0]]), through: 3)])
    let symbols = ["A", "B", "C"].map { Operator(OperatorSymbol($0, of: [r[0], ε, p[0]])) }
    let (a, b, c) = (star.series(symbols[0]), star.series(symbols[1]), star.series(symbols[2]))
    let left = try star.product(star.product(a, b), c), right = try star.product(a, star.product(b, c))
    for order in star.orders {
      #expect(!left[order].terms.isEmpty)
      #expect(try left[order].equals(right[order]).isProved, "order \(order)")
    }
  }

  @Test("associative through second order in three dimensions with E and B")
  func associativeInFields() throws {
    let star = try everything(through: 2)
    let variables = try space().variables
    let symbols = ["A", "B", "C"].map { Operator(OperatorSymbol($0, of: variables)) }
    let (a, b, c) = (star.series(symbols[0]), star.series(symbols[1]), star.series(symbols[2]))
    let left = try star.product(star.product(a, b), c), right = try star.product(a, star.product(b, c))
    for order in star.orders { #expect(try left[order].equals(right[order]).isProved, "order \(order)") }
  }

  @Test("a bracket with weights that vary is not associative")
  func varyingWeights() throws {
    let star = StarProduct([(Bracket([(r[0], p[0], r[0] * p[0])]), through: 2)])
    let (a, b, c) = (Operator(r[0] ** 2), Operator(p[0] ** 2), Operator(r[0] * p[0]))
    let left = try star.product(star.product(a, b), star.series(c))
    let right = try star.product(star.series(a), star.product(b, c))
    #expect(try left[[2]].equals(right[[2]]).isRefuted)
  }

  @Test("polynomials multiply as the operators they are the Wigner symbols of")
  func weylOrdering() throws {
    // The operators: symmetrised words in x and p, put into the order x before p. An independent route.
    let (X, P) = (OperatorSymbol("X"), OperatorSymbol("P"))
    func ordered(_ a: Operator) -> Operator { a.ordered([X, P]) { left, _ in left == X ? Expr.i : -Expr.i } }
    /// The Weyl-ordered operator of xᵐpⁿ: Σ_k binom(m, k) xᵏ pⁿ xᵐ⁻ᵏ / 2ᵐ (McCoy).
    func weyl(_ m: Int, _ n: Int) -> Operator {
      func power(_ s: OperatorSymbol, _ k: Int) -> Operator { (0..<k).reduce(.identity) { a, _ in a * Operator(s) } }
      var binomial = 1
      var sum = Operator.zero
      for k in 0...m {
        sum = sum + Expr(binomial) * (power(X, k) * power(P, n) * power(X, m - k))
        binomial = binomial * (m - k) / (k + 1)
      }
      return ordered((1 / Expr(1 << m)) * sum)
    }
    let star = StarProduct([(try space().space, through: 6)])
    try forRandomCases(40, seed: 1708) { generator, seed in
      func exponent() -> Int { Int.random(in: 0...3, using: &generator) }
      let (m, n, k, l) = (exponent(), exponent(), exponent(), exponent())
      let symbol = try star.product(
        Operator(r[0] ** Expr(m) * p[0] ** Expr(n)), Operator(r[0] ** Expr(k) * p[0] ** Expr(l)))
      var image = Operator.zero
      for term in symbol.terms.values {
        let c = term.terms.values.reduce(0, +)
        for (i, inX) in try c.coefficients(of: r[0]) {
          for (j, number) in try inX.coefficients(of: p[0]) { image = image + number * weyl(i, j) }
        }
      }
      let expected = ordered(weyl(m, n) * weyl(k, l))
      #expect(try image.equals(expected).isProved, "x^\(m)p^\(n) and x^\(k)p^\(l), seed \(seed)")
    }
  }
}
