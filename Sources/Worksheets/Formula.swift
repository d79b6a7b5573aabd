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
  /// The formula with each of its expressions changed: itself, the entries of a matrix; a vector stays one.
  func changing(_ change: (Expr) throws -> Expr) rethrows -> Self
  /// The terms of an expansion that are kept.
  func truncated(_ truncation: Truncation) throws -> Self
  /// The formula in a shorter form of the same value.
  func tidied() throws -> Self
  /// The expressions it is made of: itself, or the entries of a matrix.
  var parts: [Expr] { get }
  /// The formula with one of its terms (of a sum) or entries (of a matrix) multiplied by a number; nil past the last.
  func scalingTerm(_ index: Int, by factor: Expr) -> Self?
}

extension Formula {
  /// The formula in a shorter form, where that form is proved equal to it; else itself.
  var shortened: Self {
    guard let short = try? tidied(), let truth = try? short.agrees(with: self), truth.isProved else { return self }
    return short
  }

  /// The number of subexpressions.
  var size: Int { parts.reduce(0) { $0 + $1.nodeCount } }
}

extension Expr: Formula {
  /// Whether the two sides are equal.
  public func agrees(with other: Expr) throws -> Truth { try equals(other) }
  /// The components of the difference.
  public func differences(from other: Expr) throws -> [Expr] { [self - other] }
  /// The formula with symbols replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Expr { substituting(pairs) }
  /// The changed expression.
  public func changing(_ change: (Expr) throws -> Expr) rethrows -> Expr { try change(self) }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Expr {
    try series(in: t.parameter, order: t.order + 1).polynomialPart
  }
  /// A shorter form of the same value.
  public func tidied() throws -> Expr { try simplified() }
  /// The expression.
  public var parts: [Expr] { [self] }
  /// A sum with one term multiplied by a number.
  public func scalingTerm(_ index: Int, by factor: Expr) -> Expr? {
    guard !isLiteralZero else { return nil }
    guard case .sum(let terms) = view, terms.count > 1 else { return index == 0 ? factor * self : nil }
    guard index < terms.count else { return nil }
    return self + (factor - 1) * (Expr(terms[index].coefficient) * terms[index].term)
  }
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
  /// The changed vector; zero where the change makes it zero.
  public func changing(_ change: (Expr) throws -> Expr) rethrows -> Vector { Vector(try change(expression)) ?? .zero }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Vector {
    throw AlgebraError.unable("the expansion of a vector", expression)
  }
  /// A shorter form of the same value.
  public func tidied() throws -> Vector { self }
  /// The vector as an expression.
  public var parts: [Expr] { [expression] }
  /// A sum with one term multiplied by a number.
  public func scalingTerm(_ index: Int, by factor: Expr) -> Vector? {
    guard self != .zero else { return nil }
    guard case .sum(let terms) = expression.view, terms.count > 1 else { return index == 0 ? factor * self : nil }
    guard index < terms.count else { return nil }
    let changed = Expr(terms[index].coefficient) * terms[index].term
    return Vector(expression + (factor - 1) * changed)
  }
}

extension Matrix: Formula {
  /// The formula in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    builder.matrix(elements.map { builder.expression($0) }, columns: columns)
  }
  /// Whether the two sides are equal.
  public func agrees(with other: Matrix) throws -> Truth { try Self.allZero(differences(from: other)) }
  /// The components of the difference.
  public func differences(from other: Matrix) throws -> [Expr] { try (self - other).elements }
  /// The formula with symbols replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Matrix { substituting(pairs) }
  /// The matrix of changed entries.
  public func changing(_ change: (Expr) throws -> Expr) rethrows -> Matrix { try map { try change($0) } }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Matrix { try map { try $0.truncated(t) } }
  /// A shorter form of the same value.
  public func tidied() throws -> Matrix { try map { try $0.simplified() } }
  /// The entries, row by row.
  public var parts: [Expr] { elements }
  /// The matrix with one entry that is not zero multiplied by a number.
  public func scalingTerm(_ index: Int, by factor: Expr) -> Matrix? {
    let places = elements.indices.filter { !elements[$0].isLiteralZero }
    guard index < places.count else { return nil }
    var changed = self
    let (row, column) = places[index].quotientAndRemainder(dividingBy: columns)
    changed[row, column] = factor * self[row, column]
    return changed
  }

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

extension Operator: Formula {
  /// Whether the two sides are equal, in the free algebra of their noncommuting symbols with the inverses named.
  public func agrees(with other: Operator) throws -> Truth { try equals(other) }
  /// The coefficients of the difference.
  public func differences(from other: Operator) throws -> [Expr] { (self - other).parts }
  /// The formula with symbols of the coefficients replaced.
  public func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Operator { mapCoefficients { $0.substituting(pairs) } }
  /// The operator of changed coefficients.
  public func changing(_ change: (Expr) throws -> Expr) rethrows -> Operator { try mapCoefficients { try change($0) } }
  /// The kept terms of an expansion.
  public func truncated(_ t: Truncation) throws -> Operator { try mapCoefficients { try $0.truncated(t) } }
  /// A shorter form of the same value.
  public func tidied() throws -> Operator { try mapCoefficients { try $0.simplified() } }
  /// The coefficients, in the order in which the terms are printed.
  public var parts: [Expr] { orderedBases.compactMap { terms[$0] } }
  /// The operator with the coefficient of one word multiplied by a number.
  public func scalingTerm(_ index: Int, by factor: Expr) -> Operator? {
    let bases = orderedBases
    guard index < bases.count, let coefficient = terms[bases[index]] else { return nil }
    return self + Operator((factor - 1) * coefficient, bases[index])
  }
}
