import Algebra
import Testing

@Suite("Linear equations between vectors")
struct VectorEquationTests {
  let n = Vector.unit("n")
  var g: Vector { .tangent("g", at: n) }
  let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real), ξ = Expr.symbol("ξ", .positive)

  @Test("n × v + ξv = g in the tangent plane has the resolvent for its solution")
  func resolvent() throws {
    let v = a * g + b * (n × g)
    let found = try Expr.solveLinear([n × v + ξ * v - g], for: [a, b]).unique()
    #expect(try found[0].equals(ξ / (1 + ξ ** 2)).isProved)
    #expect(try found[1].equals(-1 / (1 + ξ ** 2)).isProved)
  }

  @Test("a vector out of the plane is out of reach")
  func inconsistent() throws {
    let equations = [a * g + b * (n × g) - n]
    #expect(throws: AlgebraError.self) { try Expr.solveLinear(equations, for: [a, b]).unique() }
  }

  @Test("parallel vectors leave a coefficient free")
  func underdetermined() throws {
    let equations = [a * g + b * (2 * g) - g]
    #expect(throws: AlgebraError.self) { try Expr.solveLinear(equations, for: [a, b]).unique() }
  }
}
