import Algebra
import Typesetting

/// A side of an equation: an expression, an abstract vector or a matrix.
public protocol Formula: Typesettable, Sendable {
  /// Whether the two sides are equal.
  func agrees(with other: Self) throws -> Truth
  /// The scalar components of the difference, all of them zero exactly when the sides are equal.
  func differences(from other: Self) throws -> [Expr]
  /// The formula with symbols replaced.
  func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Self
  /// The terms of an expansion that are kept.
  func truncated(_ truncation: Truncation) throws -> Self
  /// The formula in a shorter form of the same value.
  func tidied() throws -> Self
}

extension Expr: Formula {
  public func agrees(with other: Expr) throws -> Truth { try equals(other) }
  public func differences(from other: Expr) throws -> [Expr] { [self - other] }
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Expr { substituting(pairs) }
  public func truncated(_ t: Truncation) throws -> Expr {
    try series(in: t.parameter, order: t.order + 1).polynomialPart
  }
  public func tidied() throws -> Expr { try simplified() }
}

extension Vector: Formula {
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node { builder.expression(expression) }
  public func agrees(with other: Vector) throws -> Truth { try equals(other) }
  public func differences(from other: Vector) throws -> [Expr] { try (self - other).components() }
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Vector { substituting(pairs) }
  public func truncated(_ t: Truncation) throws -> Vector {
    throw AlgebraError.unable("the expansion of a vector", expression)
  }
  public func tidied() throws -> Vector { self }
}

extension Matrix: Formula {
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    builder.matrix(elements.map { builder.expression($0) }, columns: columns)
  }
  public func agrees(with other: Matrix) throws -> Truth { try Self.allZero(differences(from: other)) }
  public func differences(from other: Matrix) throws -> [Expr] { try (self - other).elements }
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Matrix { substituting(pairs) }
  public func truncated(_ t: Truncation) throws -> Matrix { try map { try $0.truncated(t) } }
  public func tidied() throws -> Matrix { try map { try $0.simplified() } }

  /// Zero when every expression is; refuted when one provably is not, whatever is open about the others.
  static func allZero(_ expressions: [Expr]) throws -> Truth {
    var truth = Truth.proved
    for expression in expressions {
      switch try expression.isZero() {
      case .proved: continue
      case .refuted(let witness): return .refuted(witness)
      case .undecided(let doubt): truth = .undecided(doubt)
      }
    }
    return truth
  }
}
