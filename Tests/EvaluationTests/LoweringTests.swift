import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

@Suite("Lowering") struct LoweringTests {
  let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real), z = Expr.symbol("z")

  private func operations(_ e: Expr...) throws -> Int { try Program(e, inputs: [x, y]).operationCount }

  /// Dense polynomials are computed by nested products: at small whole numbers doubles hold their values exactly.
  @Test("nested products have the values of the sums") func nested() throws {
    let (x, y) = (Expr.symbol("x", .real), Expr.symbol("y", .real))
    try forRandomCases(300, seed: 431) { generator, seed in
      var terms: [(c: Int, i: Int, j: Int)] = []
      for _ in 0..<Int.random(in: 2...9, using: &generator) {
        let i = Int.random(in: 0...5, using: &generator), j = Int.random(in: 0...4, using: &generator)
        terms.append((Int.random(in: 1...9, using: &generator), i, j))
      }
      let e = Expr.sum(terms.map { Expr($0.c) * x ** Expr($0.i) * y ** Expr($0.j) })
      let program = try Program([e], inputs: [x, y])
      for (a, b) in [(2, 3), (-3, 2), (1, -1)] {
        func power(_ base: Int, _ n: Int) -> Int { (0..<n).reduce(1) { product, _ in product * base } }
        let value = terms.reduce(0) { $0 + $1.c * power(a, $1.i) * power(b, $1.j) }
        #expect(try program([Double(a), Double(b)])[0] == Double(value), "seed \(seed): \(e.text) at \(a), \(b)")
      }
    }
  }

  @Test("powers take about as few multiplications as possible") func chains() throws {
    // The lengths of the shortest addition chains of 1 … 64 (OEIS A003313).
    let shortest = [
      0, 1, 2, 2, 3, 3, 4, 3, 4, 4, 5, 4, 5, 5, 5, 4, 5, 5, 6, 5, 6, 6, 6, 5, 6, 6, 6, 6, 7, 6, 7, 5, 6, 6, 7, 6, 7, 7,
      7, 6, 7, 7, 7, 7, 7, 7, 8, 6, 7, 7, 7, 7, 8, 7, 8, 7, 8, 8, 8, 7, 8, 8, 8, 6
    ]
    for n in 2...64 {
      let count = try operations(x ** Expr(n))
      #expect(count == AdditionChain.length(n))
      #expect((shortest[n - 1]...shortest[n - 1] + 1).contains(count), "x^\(n)")
    }
    #expect(try operations(x ** 15) == 5)
    // Powers already there are used: x⁷ is x³·x⁴.
    #expect(try operations(x ** 3, x ** 4, x ** 7) == 4)
  }

  @Test("polynomials are nested where that is cheaper") func horner() throws {
    #expect(try operations(1 + x + x ** 2 + x ** 3 + x ** 4 + x ** 5) == 9)
    #expect(try operations(x * y + x) == 2)
    // x² is there anyway.
    #expect(try operations(3 * x + x ** 2 / 7, x ** 2) == 3)
  }

  @Test("sines and cosines, and exponentials with their reciprocals, are computed together") func pairs() throws {
    #expect(try operations(sin(x) + cos(x)) == 2)
    #expect(try operations(exp(x * y) - exp(-(x * y))) == 3)
    #expect(try operations(sinh(x) * cosh(x)) == 2)
    let program = try Program([sin(x), cos(x), exp(x), exp(-x)], inputs: [x])
    #expect(program.operationCount == 2)
    for t in [0.3, -2.0, 710, -745, 0] {
      let values = try program([t])
      #expect(values[0] == sinOf(t) && values[1] == cosOf(t))
      for (k, s) in [(2, t), (3, -t)] {
        let exact = try Ball(exactly(s), precision: 200).exp().midpointDouble
        #expect(values[k] == exact || (values[k] - exact).magnitude <= 4 * exact.ulp, "exp \(s)")
      }
    }
  }

  private func exactly(_ t: Double) throws -> Rational { Rational(exactly: t) ?? 0 }
  private func sinOf(_ t: Double) -> Double { (try? Program([sin(x)], inputs: [x])([t])[0]) ?? .nan }
  private func cosOf(_ t: Double) -> Double { (try? Program([cos(x)], inputs: [x])([t])[0]) ?? .nan }

  @Test("what depends on no input is computed once, what no result needs never") func prologue() throws {
    let program = try Program([x * sqrt(2) + exp(Expr(1)) * sin(.pi / 7)], inputs: [x, y])
    #expect(program.body.count == 3)
    #expect(!program.tape.contains { $0.operation == .input && $0.k == 1 })
  }

  @Test("fields are inputs, whatever their arguments are") func fields() throws {
    let θ = ScalarField("θ")(x)
    #expect(try Program([sin(θ) ** 2], inputs: [θ])([1.0])[0] == sinOf(1) * sinOf(1))
  }

  @Test("vectors by components, matrices by entries") func shapes() throws {
    let n = Vector.unit("n")
    let inputs = try n.components().flatMap(\.symbols).map(\.expression)
    let unit = try Program(componentsOf: n, inputs: Array(Set(inputs)).sorted { $0.text < $1.text })
    let values = try unit([0.3, -0.4])
    #expect(values.count == 3 && (values.reduce(0) { $0 + $1 * $1 } - 1).magnitude < 1e-15)
    let (a, b) = (Vector("a"), Vector("b"))
    let components = try (a.components() + b.components())
    #expect(try Program([a ⋅ b + a.squared], inputs: components)([1, 2, 3, 4, 5, 6]) == [46])
    #expect(try Program(Matrix([[x, y], [x * y, 1]]), inputs: [x, y])([2, 3]) == [2, 3, 6, 1])
  }

  @Test("the listing") func explain() throws {
    let program = try Program([sin(x) * exp(-y) + cos(x) / 3 + .pi], inputs: [x, y])
    #expect(
      program.explain == """
        once:
          r0 = π
        at each point:
          r1 = x
          r2 = y
          r3, r4 = sin, cos r1
          r2 = −r2
          r2 = exp r2
          r3 = r2·r3
          r3 = r0 + r3
          r4 = r3 + (1/3)·r4
        result r4  = π + cos x/3 + e^(−y) sin x
        6 operations: 1 accumulate, 1 add, 1 exp, 1 multiply, 1 negate, 1 sinCos
        5 registers, 2 constants

        """)
  }

  @Test("large sums are lowered in a moment") func large() throws {
    let terms = (1...3000).map { k in Expr(k) * x ** Expr(k % 50) * sin(Expr(k) * y) }
    let program = try Program([.sum(terms)], inputs: [x, y])
    #expect(program.operationCount > 3000)
  }
}
