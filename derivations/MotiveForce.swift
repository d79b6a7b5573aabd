import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// The force of a moving texture on the electrons, from the same response that gives the torque, and what it does to the
  /// texture.
  public static let motiveForce = Derivation(
    "Spin-motive force, damping tensor and reciprocity", named: "motive-force",
    sources: [
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "S. Zhang and S. S.-L. Zhang, Phys. Rev. Lett. 102, 086601 (2009)"
    ],
    conventions: {
      // Here s is the moment, so that ↑ is the band of low energy and carries the moment along M.
      Conventions().phrases.filter { $0 != "s = η†ση" } + [
        "s = −η†ση is the direction of the electron's moment, its spin angular momentum is −ħs/2", "γ = 2μ_B/ħ"
      ]
    },
    dimensions: { MotiveForce.dimensions }
  ) { sheet in
    let setting = MotiveForce()
    let response = try setting.response(&sheet)
    let force = try setting.force(&sheet, response)
    let field = try setting.berryRoute(&sheet, force)
    let currents = try setting.currents(&sheet, field)
    let held = try setting.held(&sheet, currents, field.up)
    let torque = try setting.torque(&sheet)
    let tensor = try setting.dampingTensor(&sheet, currents, held, torque)
    try setting.reciprocity(&sheet, held, torque, tensor)
    try setting.rateWithTensor(&sheet, tensor)
  }
}

/// A quantity of each band.
struct Bands<Value> {
  let up: Value
  let down: Value

  func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Bands<Other> {
    Bands<Other>(up: try transform(up), down: try transform(down))
  }
}

extension Bands<[Expr]> {
  /// What both bands give together.
  var sum: [Expr] { zip(up, down).map { $0 + $1 } }
  /// By how much ↑ exceeds ↓.
  var difference: [Expr] { zip(up, down).map { $0 - $1 } }

  func substituting(_ pairs: [(of: Expr, by: Expr)]) -> Self { map { $0.map { $0.substituting(pairs) } } }
}

/// The quantities that the steps share.
struct MotiveForce {
  let medium = Medium()
  let Δ = Expr.symbol("Δ", .positive)
  let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real), y = Expr.symbol("y", .real)
  let vx = Expr.symbol("v_x", .real), vy = Expr.symbol("v_y", .real)
  let σUp = Expr.symbol("σ_↑", .positive), σDown = Expr.symbol("σ_↓", .positive), σ = Expr.symbol("σ", .positive)

  /// The applied field along each slope.
  let applied = (1...3).map { Expr.symbol("E_\($0)", .real) }
  /// The current along each slope.
  let j = (1...3).map { Expr.symbol("j_\($0)", .real) }

  /// The motive field of ↑ along each slope, as letters.
  let motive = (1...3).map { Expr.symbol("E_↑_\($0)", .real) }
  /// The strength of the damping tensor, as a letter.
  let tensorStrength = Expr.symbol("C")

  var n: Vector { medium.n }
  var rate: Vector { medium.rate }
  let s = Vector("s")
  /// ∂₁n, ∂₂n, ∂₃n
  var slopes: [Vector] { (1...3).map { .tangent("g_\($0)", at: n) } }
  /// The deviation of the spin from ±n.
  var deviation: Vector { .tangent("δs", at: n) }

  /// ħ/2(1 + ξ²)
  var strength: Expr { medium.ħ / (2 * (1 + medium.ξ ** 2)) }

  static var dimensions: Dimensions {
    var table = Medium.dimensions
    table.declare("s", "δs", "θ", "φ", "α_0", as: .one)
    table.declare("sDot", "wDot", "zDot", as: .one / .time)
    table.declare("g_1", "g_2", "g_3", as: .one / .length)
    table.declare("t", as: .time)
    table.declare("x", "y", as: .length)
    table.declare("v_x", "v_y", as: .velocity)
    table.declare("Δ", "H_ex", as: .energy)
    table.declare("E_1", "E_2", "E_3", "E_SMF", "E'", "E''", as: .electricField)
    table.declare("j_1", "j_2", "j_3", "j_↑", "j_↓", as: .currentDensity)
    table.declare("F_↑", "F_↓", as: .velocity / .volume)
    table.declare("P_F", as: .one)
    table.declare("q", as: Medium.driftPerCurrent)
    table.declare("u", as: .velocity)
    table.declare("σ", "σ_↑", "σ_↓", as: .currentDensity / .electricField)
    table.declare("C", as: .length * .length)
    table.declare("c", "D", as: .one)
    table.declare("k", as: .one / .length)
    table.declare("f", "p_1", "p_2", "w_1", "w_2", as: .one / .time)
    return table
  }
}
