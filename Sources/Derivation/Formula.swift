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
  /// Whether the two sides are equal.
  public func agrees(with other: Expr) throws -> Truth { try equals(other) }
  /// The components of the difference.
  public func differences(from other: Expr) throws -> [Expr] { [self - other] }
  /// The formula with symbols replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Expr { substituting(pairs) }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Expr {
    try series(in: t.parameter, order: t.order + 1).polynomialPart
  }
  /// A shorter form of the same value.
  public func tidied() throws -> Expr { try simplified() }
}

extension Vector: Formula {
  /// The formula in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node { builder.expression(expression) }
  /// Whether the two sides are equal.
  public func agrees(with other: Vector) throws -> Truth { try equals(other) }
  /// The components of the difference.
  public func differences(from other: Vector) throws -> [Expr] { try (self - other).components() }
  /// The formula with symbols replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Vector { substituting(pairs) }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Vector {
    throw AlgebraError.unable("the expansion of a vector", expression)
  }
  /// A shorter form of the same value.
  public func tidied() throws -> Vector { self }
}

extension Matrix: Formula {
  /// The formula in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    builder.matrix(elements.map { builder.expression($0) }, columns: columns)
  }
  /// Whether the two sides are equal.
  /// The components of the difference.
  public func agrees(with other: Matrix) throws -> Truth { try Self.allZero(differences(from: other)) }
  /// The components of the difference.
  public func differences(from other: Matrix) throws -> [Expr] { try (self - other).elements }
  /// The formula with symbols replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Matrix { substituting(pairs) }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Matrix { try map { try $0.truncated(t) } }
  /// A shorter form of the same value.
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
