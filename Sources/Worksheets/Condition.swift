import Algebra
import Typesetting

/// A relation between two real expressions under which a result holds, such as |a| ≤ b.
public struct Condition: Hashable, Sendable {
  /// How the left side lies to the right one.
  public enum Relation: String, Hashable, Sendable {
    case atMost = "≤", less = "<", different = "≠", equal = "="
  }

  /// The left side.
  public let left: Expr
  /// How it lies to the right side.
  public let relation: Relation
  /// The right side.
  public let right: Expr

  /// A relation between two sides.
  public init(_ left: Expr, _ relation: Relation, _ right: Expr) {
    (self.left, self.relation, self.right) = (left, relation, right)
  }

  /// right − left, whose sign decides.
  public var gap: Expr { right - left }

  /// Whether the condition holds where the gap has this sign.
  public func holds(whereGapHasSign sign: Int) -> Bool {
    switch relation {
    case .atMost: sign >= 0
    case .less: sign > 0
    case .different: sign != 0
    case .equal: sign == 0
    }
  }

  /// The condition with both sides changed.
  public func map(_ change: (Expr) throws -> Expr) rethrows -> Condition {
    Condition(try change(left), relation, try change(right))
  }
}

extension Condition: Typesettable, CustomStringConvertible {
  /// "|a| ≤ b".
  public var description: String { text }

  /// The relation in the printing model.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    let (first, second) = (left.layout(&builder), right.layout(&builder))
    let sign: Layout.Relation =
      switch relation {
      case .atMost: .atMost
      case .less: .less
      case .different: .notEqual
      case .equal: .equal
      }
    return builder.relation(first, sign, second)
  }
}
