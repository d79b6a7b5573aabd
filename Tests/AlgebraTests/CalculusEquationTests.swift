import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite struct CalculusEquationTests {
  let x = Expr.symbol("x")
  let y = Expr.symbol("y")
  let a = Expr.symbol("a")
  let b = Expr.symbol("b")

  /// Every root makes the polynomial vanish, and with multiplicities there are as many as the degree.
  @Test func rootsAreRoots() throws {
    try forRandomCases(1000, seed: 601) { g, seed in
      var p = Expr.one
      var degree = 0
      for _ in 0..<Int.random(in: 1...3, using: &g) {
        let factor = g.element(of: [x - a, x + Expr(g.smallNumber()), x ** 2 + a * x + b, b * x + 1, x ** 2 - 2])
        p *= factor
        degree += factor.contains(x ** 2) ? 2 : 1
      }
      let roots = try p.roots(in: x).value
      #expect(roots.map(\.multiplicity).reduce(0, +) == degree, "seed \(seed): \(p.text)")
      for root in roots { try expectEqual(p.substituting(x, by: root.value), 0, "seed \(seed): \(p.text)") }
    }
  }

  @Test func radicals() throws {
    let golden = try (x ** 2 - x - 1).roots(in: x).value.map(\.value)
    #expect(golden == [.half + sqrt(5) / 2, .half - sqrt(5) / 2])
    let imaginary = try (x ** 2 + 1).roots(in: x).value.map(\.value)
    #expect(imaginary == [.i, -.i])
    let quartic = try (x ** 4 - 5 * x ** 2 + 6).roots(in: x).value.map(\.value)
    #expect(Set(quartic) == [sqrt(2), -sqrt(2), sqrt(3), -sqrt(3)])
    let biquadratic = try (x ** 4 - 4 * x ** 2 + 1).roots(in: x).value
    #expect(biquadratic.count == 4)
    let linear = try (a * x + b).roots(in: x)
    #expect(linear.value == [Root(value: -b / a, multiplicity: 1)] && linear.conditions == [a])
    let cubic = x ** 3 + x + 1
    #expect(throws: AlgebraError.self) { try cubic.roots(in: x) }
    #expect(throws: AlgebraError.self) { try (sin(x) - x).roots(in: x) }
    #expect(throws: AlgebraError.self) { try (x - x).roots(in: x) }
  }

  /// Random systems of known rank: solutions solve, and the directions of freedom are as many as they must be.
  @Test func linearSystems() throws {
    let unknowns = (0..<3).map { Expr.symbol("u\($0)") }
    try forRandomCases(1000, seed: 602) { g, seed in
      let rank = Int.random(in: 1...3, using: &g)
      let left = Matrix(rows: 3, columns: rank) { _, _ in g.entry([a]) }
      let right = Matrix(rows: rank, columns: 3) { _, _ in g.entry([b]) }
      let m = try left * right
      let inside = try m * .column((0..<3).map { _ in g.entry([a, b]) })
      let outside = g.oneIn(3)
      let target = outside ? Matrix.column((0..<3).map { _ in g.entry([a, b]) }) : inside
      let residuals = try (m * .column(unknowns) - target).elements
      func vanish(_ values: [Expr]) throws -> Bool {
        try residuals.allSatisfy { e in try vanishes(e.substituting(zip(unknowns, values).map { ($0, $1) })) }
      }
      let freedom = 3 - (try m.rank())
      switch try Expr.solveLinear(residuals, for: unknowns).value {
      case .unique(let values): #expect(try vanish(values) && freedom == 0, "seed \(seed)")
      case .underdetermined(let particular, let basis):
        #expect(try vanish(particular) && basis.count == freedom, "seed \(seed)")
        for v in basis { #expect(try vanish(zip(particular, v).map { $0 + a * $1 }), "seed \(seed)") }
      case .inconsistent:
        let joined = Matrix(rows: 3, columns: 4) { $1 < 3 ? m[$0, $1] : target[$0, 0] }
        #expect(try outside && joined.rank() > m.rank(), "seed \(seed)")
      }
    }
    #expect(throws: AlgebraError.self) { try Expr.solveLinear([x * y - 1], for: [x, y]) }
    let solved = try Expr.solveLinear([a * x - 1], for: [x])
    #expect(solved.value == .unique([1 / a]) && solved.conditions == [a])
  }
}
