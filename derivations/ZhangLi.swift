import Algebra
import Derivation
import Spintronics

extension Derivation {
  /// The torque of conduction electrons on a smooth texture, from the Berry connection of their spinors to the
  /// Landau–Lifshitz–Gilbert equation, and its equality with the macroscopic theory.
  public static let zhangLi = Derivation(
    "Spin-transfer torque from Berry connections", named: "zhang-li",
    sources: [
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "S. Zhang and Z. Li, Phys. Rev. Lett. 93, 127204 (2004)"
    ],
    conventions: { Conventions().phrases }
  ) { sheet in
    let setting = ZhangLi()
    try setting.connection(&sheet)
    try setting.blochEquation(&sheet)
    let spin = try setting.response(&sheet)
    try setting.localForm(&sheet, spin)
    try setting.accumulation(&sheet)
    try setting.torque(&sheet)
    try setting.macroscopicRoute(&sheet)
    try setting.motiveForce(&sheet)
  }
}

/// The quantities that the steps share.
struct ZhangLi {
  let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real), v = Expr.symbol("v", .real)
  let ħ = Expr.symbol("ħ", .positive), Δ = Expr.symbol("Δ", .positive)
  let τ = Expr.symbol("τ_ex", .positive), ξ = Expr.symbol("ξ", .positive)
  let ε1 = Expr.symbol("ε_1", .real), ε2 = Expr.symbol("ε_2", .real), κ = Expr.symbol("κ", .real)
  /// Counts the order in gradients and rates.
  let λ = Expr.symbol("λ", .real)
  let e = Expr.symbol("e", .positive), μ = Expr.symbol("μ_B", .positive)

  var θ: Expr { ScalarField("θ")(x, t) }
  var φ: Expr { ScalarField("φ")(x, t) }
  var χ: Expr { ScalarField("χ")(x, t) }
  var frame: SpinorFrame { SpinorFrame(polar: θ, azimuth: φ) }

  /// The derivative along the path of the wave packet; the axis x lies along its velocity v.
  func along(_ a: Expr) throws -> Expr { try a.totalDerivative([(t, 1), (x, v)]) }

  func connection(of frame: SpinorFrame) throws -> Matrix { try frame.connection(along: along, ħ: ħ) }
}
