import Algebra
import Spintronics

/// The quantities of a current-carrying ferromagnet that several derivations share, with their dimensions.
struct Medium {
  let e = Expr.symbol("e", .positive), μ = Expr.symbol("μ_B", .positive), ħ = Expr.symbol("ħ", .positive)
  /// τ_ex/τ_sf
  let ξ = Expr.symbol("ξ", .positive), τ = Expr.symbol("τ_ex", .positive)
  /// The polarisation of the current, (F↑ − F↓)/(F↑ + F↓).
  let P = Expr.symbol("P", .real)
  let Ms = Expr.symbol("M_s", .positive), n0 = Expr.symbol("n_0", .positive)
  /// The coefficients of (16).
  let γ = Expr.symbol("γ~", .positive), α = Expr.symbol("α~", .positive), η = Expr.symbol("η", .positive)

  let n = Vector.unit("n"), field = Vector("H")
  /// ∂ₜn
  var rate: Vector { .tangent("nDot", at: n) }
  /// (j⋅∇)n
  var gradient: Vector { .tangent("g", at: n) }

  /// 𝒟w = C Σ aₖ ((n × gₖ − ξgₖ)⋅w) with aₖ = n × gₖ + ξgₖ: the damping by the currents that the motive force of a moving texture
  /// with the slopes gₖ drives.
  func motiveTensor(_ C: Expr, along slopes: [Vector], on w: Vector) -> Vector {
    .sum(slopes.map { g in (C * ((n × g - ξ * g) ⋅ w)) * (n × g + ξ * g) })
  }

  /// Velocity per current density.
  static let driftPerCurrent =
    PhysicalDimension.length * PhysicalDimension.length * PhysicalDimension.length
    / (PhysicalDimension.current * PhysicalDimension.time)

  /// Dimensions in SI units; the field H is in tesla.
  static var dimensions: Dimensions {
    let field = PhysicalDimension(kilogram: 1, second: -2, ampere: -1)
    var table: Dimensions = ["e": .charge, "ħ": .action, "μ_B": .magneticMoment, "j": .currentDensity, "H": field]
    table.declare("ξ", "P", "α~", "η", "n", as: .one)
    table.declare("M_s", "n_0", as: .magnetisation)
    table.declare("γ", "γ~", as: .one / (.time * field))
    table.declare("nDot", as: .one / .time)
    table.declare("g", as: .currentDensity / .length)
    table.declare("τ_ex", as: .time)
    return table
  }
}
