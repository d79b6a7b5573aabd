import Algebra

/// A linear response that is isotropic in the plane across n: X ↦ along·X + turned·(n × X).
///
/// Such responses commute; n × is one of them, with the square −1, so they multiply like complex numbers.
public struct TangentResponse: Sendable {
  /// The coefficient of X.
  public let along: Expr
  /// The coefficient of n × X.
  public let turned: Expr

  /// The response with these coefficients.
  public init(along: Expr, turned: Expr) {
    self.along = along
    self.turned = turned
  }

  /// The response to X, a vector across n.
  public func callAsFunction(_ X: Vector, at n: Vector) -> Vector { along * X + turned * (n × X) }

  /// The response that one vector has to another, T = along·X + turned·(n × X), read off in components.
  ///
  /// - Throws: `AlgebraError.domain` when T is no such combination.
  public init(of T: Vector, to X: Vector, at n: Vector) throws {
    let (sum, straight, turned) = (try T.components(), try X.components(), try (n × X).components())
    let unknowns = [Symbol.hidden("along").expression, Symbol.hidden("turned").expression]
    let equations = sum.indices.map { unknowns[0] * straight[$0] + unknowns[1] * turned[$0] - sum[$0] }
    guard case .unique(let solution) = try Expr.solveLinear(equations, for: unknowns).value else {
      throw AlgebraError.domain("a response along X and n × X", T.expression)
    }
    self.init(along: try solution[0].simplified(), turned: try solution[1].simplified())
  }

  /// The inverse (along − turned n ×)/(along² + turned²).
  public var inverse: TangentResponse {
    let square = along ** 2 + turned ** 2
    return TangentResponse(along: along / square, turned: -turned / square)
  }

  /// The same response, its coefficients as products.
  public func factored() throws -> TangentResponse {
    TangentResponse(along: try along.factored(), turned: try turned.factored())
  }
}
