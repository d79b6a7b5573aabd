import Algebra
import Spintronics

/// The torque of a current along one axis, in the canonical form
///
/// ∂ₜm = −γ m × H + α m × ∂ₜm − v ∂m + β v m × ∂m, with v = −gμ_BPj/2eM_s.
///
/// m is the direction of the moment, ∂m its slope along the axis, j the conventional current along it. v is the drift of the
/// electrons: walls move along it.
public struct ZhangLiTorque: Sendable {
  /// The direction of the moment.
  public let m = Vector.unit("m")
  /// ∂m, the slope of m along the axis of the current.
  public let slope = Vector.tangent("h", at: Vector.unit("m"))
  /// Gilbert's damping.
  public let α = Expr.symbol("α", .nonnegative)
  /// The nonadiabatic share.
  public let β = Expr.symbol("β", .real)
  /// The drift of the electrons.
  public let v = Expr.symbol("v", .real)
  /// The polarisation of the current, the current, the magnetisation and the gyromagnetic factor.
  public let P = Expr.symbol("P", .real), j = Expr.symbol("j", .real), Ms = Expr.symbol("M_s", .positive),
    g = Expr.symbol("g", .positive)
  /// Bohr's magneton and the charge of the proton.
  public let μ = Expr.symbol("μ_B", .positive), e = Expr.symbol("e", .positive)

  /// The letters.
  public init() {}

  /// −gμ_BPj/2eM_s.
  public var drift: Expr { -(g * μ * P * j) / (2 * e * Ms) }

  /// The coefficients of ∂m and of m × ∂m.
  public var response: TangentResponse { TangentResponse(along: -v, turned: β * v) }

  /// −v ∂m + β v m × ∂m, the torque beside the damping.
  public var implicit: Vector { response(slope, at: m) }

  /// What it adds to ∂ₜm once the damping is solved for.
  public var explicit: Vector { Self.explicit(implicit, α: α, at: m) }

  /// A torque of Gilbert's form as it adds to ∂ₜm: (1 − α m ×)⁻¹ of it.
  public static func explicit(_ torque: Vector, α: Expr, at m: Vector) -> Vector {
    TangentResponse(along: 1, turned: -α).inverse(torque, at: m)
  }

  /// What a field h adds to ∂ₜm in the explicit form of Landau and Lifshitz: −γ(m × h + α m × (m × h))/(1 + α²).
  static func explicit(field h: Vector, γ: Expr, α: Expr, at m: Vector) -> Vector {
    (-γ / (1 + α ** 2)) * (m × h + α * (m × (m × h)))
  }
}
