import Algebra
import Spintronics

/// The torque of spins that arrive across an interface, ∂ₜm ∋ −γ a m × (m × σ) − γ b m × σ with the fields
/// a = ħjξ_DL/2eM_st and b = ħjξ_FL/2eM_st.
///
/// σ is the direction of the moments of the spins, t the thickness of the magnet, j the conventional current in the metal beside it.
public struct SpinOrbitTorque: Sendable {
  /// The direction of the moment.
  public let m = Vector.unit("m")
  /// The direction of the moments of the spins that arrive.
  public let σ = Vector.unit("σ")
  /// Both fields.
  public let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real)
  /// The damping-like and the field-like efficiency.
  public let dampingLike = Expr.symbol("ξ_DL", .real), fieldLike = Expr.symbol("ξ_FL", .real)
  /// The current, the magnetisation, and the thickness of the magnet.
  public let j = Expr.symbol("j", .real), Ms = Expr.symbol("M_s", .positive), t = Expr.symbol("t", .positive)
  /// Gilbert's damping and the gyromagnetic ratio.
  public let α = Expr.symbol("α", .nonnegative), γ = Expr.symbol("γ", .positive)
  /// Planck's constant over 2π and the charge of the proton.
  public let ħ = Expr.symbol("ħ", .positive), e = Expr.symbol("e", .positive)

  /// The letters.
  public init() {}

  /// m × σ
  public var cause: Vector { m × σ }
  /// The coefficients of m × σ and of m × (m × σ).
  public var response: TangentResponse { TangentResponse(along: -γ * b, turned: -γ * a) }
  /// ħj/2eM_st, which the efficiencies multiply.
  public var field: Expr { ħ * j / (2 * e * Ms * t) }
}
