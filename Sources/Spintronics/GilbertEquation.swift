import Algebra

/// The Landau–Lifshitz–Gilbert equation of a direction n, ∂ₜn = γ H × n + α n × ∂ₜn + τ, with a torque τ across n.
public struct GilbertEquation: Sendable {
  /// The gyromagnetic ratio γ.
  public let gyromagneticRatio: Expr
  /// Gilbert's damping α.
  public let damping: Expr
  /// The direction.
  public let n: Vector
  /// The effective field.
  public let field: Vector
  /// The torque that does not depend on ∂ₜn.
  public let torque: Vector

  /// The equation with these terms.
  public init(gyromagneticRatio: Expr, damping: Expr, n: Vector, field: Vector, torque: Vector) {
    self.gyromagneticRatio = gyromagneticRatio
    self.damping = damping
    self.n = n
    self.field = field
    self.torque = torque
  }

  /// The terms without ∂ₜn on the right: γ H × n + τ.
  public var drive: Vector { gyromagneticRatio * (field × n) + torque }

  /// The right-hand side for a rate ∂ₜn.
  public func rightSide(rate: Vector) -> Vector { drive + damping * (n × rate) }

  /// ∂ₜn, by inversion of 1 − α n × across n: (drive + α n × drive)/(1 + α²), without any expansion.
  public var explicitRate: Vector { TangentResponse(along: 1, turned: -damping).inverse(drive, at: n) }
}
