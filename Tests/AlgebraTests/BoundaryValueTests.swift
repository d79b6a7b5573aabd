import Algebra
import Testing

/// Values at zero of symbols that are positive.
@Suite("Values at the boundary") struct BoundaryValueTests {
  private static let ξ = Expr.symbol("ξ", .positive), α = Expr.symbol("α", .positive)
  private static let a = Expr.symbol("a", .positive), x = Expr.symbol("x", .real), z = Expr.symbol("z")

  @Test(
    "where the operations are continuous, and as limits where they are not",
    arguments: [
      (a / (1 + ξ ** 2), a), ((a + ξ) / (1 + a * ξ), a), (sqrt(ξ) + exp(-ξ), 1), (sqrt(ξ + a ** 2), a),
      (sin(ξ) / ξ, 1), ((exp(ξ) - 1) / ξ, 1), (ξ * log(ξ), 0), (ξ / abs(ξ), 1),
      (log(1 + ξ) / ξ ** 2 - 1 / ξ, -Expr(1) / 2),
      // A branch cut is met from the side of positive values.
      (sqrt(-1 - Expr.i * ξ), -Expr.i), (sqrt(-1 + Expr.i * ξ), Expr.i), (log(-1 - Expr.i * ξ), -Expr.i * Expr.pi),
      (abs(x + ξ), abs(x)), (1 / (ξ + a), 1 / a), (atan(1 / ξ), Expr.pi / 2), ((1 + ξ) ** (1 / ξ), exp(1))
    ] as [(Expr, Expr)])
  func values(of expression: Expr, wanted: Expr) throws {
    let found = try expression.boundaryValue([Self.ξ])
    #expect(try found.value.equals(wanted).isProved, "\(found.value)")
    #expect(found.conditions.isEmpty, "\(found.conditions)")
  }

  @Test("a divisor that may vanish is a condition") func conditions() throws {
    let found = try (1 / (Self.x + Self.ξ)).boundaryValue([Self.ξ])
    #expect(found.value == 1 / Self.x && found.conditions == [Self.x])
    let root = try (1 / sqrt(Self.x + Self.ξ)).boundaryValue([Self.ξ])
    #expect(root.conditions == [Self.x])
  }

  @Test("several symbols at once, where their order cannot matter") func several() throws {
    let (ξ, α, a) = (Self.ξ, Self.α, Self.a)
    #expect(try ((α + ξ * a) / (1 + ξ ** 2 + α)).boundaryValue([ξ, α]).value == 0)
    #expect(try (a * α).boundaryValue([ξ]).value == a * α)
    #expect(throws: AlgebraError.self) { try (ξ / (ξ + α)).boundaryValue([ξ, α]) }
    #expect(throws: AlgebraError.self) { try (ξ * α / (ξ ** 2 + α ** 2)).boundaryValue([α, ξ]) }
  }

  @Test(
    "nothing is given where there is no limit",
    arguments: [1 / ξ, log(ξ), a / sqrt(ξ), sin(1 / ξ), 1 / (ξ + ξ ** 2)])
  func none(expression: Expr) { #expect(throws: (any Error).self) { try expression.boundaryValue([Self.ξ]) } }

  @Test("vectors, by continuity") func vectors() throws {
    let (n, h, ξ) = (Vector.unit("n"), Vector("H"), Self.ξ)
    let torque = (1 / (1 + ξ ** 2)) * (n × h) + ξ * h
    #expect(try Vector(torque.expression.boundaryValue([ξ]).value) == n × h)
    #expect(throws: AlgebraError.self) { try ((1 / ξ) * h).expression.boundaryValue([ξ]) }
  }
}
