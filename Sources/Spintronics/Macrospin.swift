import Algebra

/// A magnet whose moment is one direction m, with an easy axis, a hard axis along z, a field, and spins that arrive with
/// moments along σ:
///
/// ∂ₜm = −γ m × H + α m × ∂ₜm − γ a m × (m × σ) − γ b m × σ, with H = H_K (m⋅e) e − M_eff m_z z + B. Fields are in tesla.
public struct Macrospin: Sendable {
  /// The components of the moment's direction, as they move.
  public let components = [Expr.symbol("m_x", .real), Expr.symbol("m_y", .real), Expr.symbol("m_z", .real)]
  /// Radians per time and tesla.
  public let γ = Expr.symbol("γ", .positive)
  /// Gilbert's damping.
  public let α = Expr.symbol("α", .nonnegative)
  /// The field of the easy axis.
  public let easyField = Expr.symbol("H_K", .real)
  /// The field that keeps the moment away from z.
  public let hardField = Expr.symbol("M_eff", .real)
  /// The field from outside.
  public let field = [Expr.symbol("B_x", .real), Expr.symbol("B_y", .real), Expr.symbol("B_z", .real)]
  /// The damping-like and the field-like field of the spins that arrive.
  public let dampingLike = Expr.symbol("a", .real), fieldLike = Expr.symbol("b", .real)
  /// The number of the easy axis.
  public let easyAxis: Int

  /// A magnet with its easy axis along x, y or z: 0, 1 or 2.
  public init(easyAxis: Int) { self.easyAxis = easyAxis }

  /// What the rates depend on besides m, in the order in which values are passed.
  public var parameters: [Expr] { [γ, α, easyField, hardField] + field + [dampingLike, fieldLike] + polarisation }

  private let polarisation = [Expr.symbol("σ_x", .real), Expr.symbol("σ_y", .real), Expr.symbol("σ_z", .real)]

  /// ∂ₜm = (T + α m × T)/(1 + α²) with the torque T of all fields: Gilbert's equation solved for it where |m| = 1. Whatever its
  /// length, m keeps it.
  public var rates: [Expr] {
    var effective = field
    effective[easyAxis] = effective[easyAxis] + easyField * components[easyAxis]
    effective[2] = effective[2] - hardField * components[2]
    // Everything acts as m × (H + a m × σ + b σ).
    let spins = Self.cross(components, polarisation)
    let whole = (0..<3).map { effective[$0] + dampingLike * spins[$0] + fieldLike * polarisation[$0] }
    let torque = Self.cross(components, whole)
    let damping = Self.cross(components, torque)
    return (0..<3).map { -γ / (1 + α ** 2) * (torque[$0] + α * damping[$0]) }
  }

  private static func cross(_ a: [Expr], _ b: [Expr]) -> [Expr] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  /// The energy, in tesla: −½H_K (m⋅e)² + ½M_eff m_z² − B⋅m.
  public var energy: Expr {
    let along = components[easyAxis]
    let anisotropy = -easyField * along ** 2 / 2 + hardField * components[2] ** 2 / 2
    return zip(field, components).reduce(anisotropy) { $0 - $1.0 * $1.1 }
  }
}
