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

  @Test("a vector with given components, in products and in coefficients")
  func givenComponents() throws {
    let θ = Expr.symbol("θ", .real), H = Vector("H")
    let direction = [sin(θ), 0, cos(θ)]
    let found = try ((H ⋅ n) * (n × H)).components(where: [(n, direction), (H, [0, 0, b])])
    let expected: [Expr] = [0, -(b ** 2) * sin(θ) * cos(θ), 0]
    for (left, right) in zip(found, expected) { #expect(try left.equals(right).isProved) }
    #expect(throws: AlgebraError.self) { try n.components(where: [(n, [1, 0])]) }
  }
}
