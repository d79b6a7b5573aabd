import Algebra
import Worksheets
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
    conventions: { Conventions().phrases }, choices: { Convention.ofElectrons }, dimensions: { ZhangLi.dimensions },
    headlines: ["(15)", "η", "u", "(16)", "(17), γ̃", "(17), α̃"]
  ) { sheet in
    var setting = ZhangLi()
    try setting.wavePacket(&sheet)
    try setting.connection(&sheet)
    let bloch = try setting.blochEquation(&sheet)
    let spin = try setting.response(&sheet, bloch)
    try setting.averages(&sheet, spin)
    let δs = try setting.localForm(&sheet, spin)
    let δm = try setting.accumulation(&sheet, δs)
    try setting.torque(&sheet, δm)
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
  let n0 = Expr.symbol("n_0", .positive), Ms = Expr.symbol("M_s", .positive), P = Expr.symbol("P", .real)

  var texture: Texture { Texture(polar: ScalarField("θ")(x, t), azimuth: ScalarField("φ")(x, t)) }
  var θ: Expr { texture.polar }
  var φ: Expr { texture.azimuth }
  var χ: Expr { ScalarField("χ")(x, t) }

  let n = Vector.unit("n")
  /// ∂ₜn
  var rate: Vector { .tangent("nDot", at: n) }
  /// (j⋅∇)n
  var gradient: Vector { .tangent("g", at: n) }

  /// The local spinors and their axes.
  var frame: SpinorFrame
  /// Known from step 7 on.
  var transport = Transport(drift: 0, velocity: 0)
  /// u per current, known from step 8 on.
  var drift = Expr.zero

  init() {
    frame = Texture(polar: ScalarField("θ")(x, t), azimuth: ScalarField("φ")(x, t)).frame
  }

  /// The one reading of ↑ and ↓ under which gap, Lagrangian, magnetisation and motive force fit together.
  static let labels: Phrase = "the bands are named by the moment, the spinors by the spin, which is opposite"

  /// The derivative along the path of the wave packet; the axis x lies along its velocity v.
  func along(_ a: Expr) throws -> Expr { try Trajectory(time: t, position: x, velocity: v).rate(of: a) }

  func connection(of frame: SpinorFrame) throws -> Matrix { try frame.connection(along: along, ħ: ħ) }

  static var dimensions: Dimensions {
    let rate = PhysicalDimension.one / .time, density = PhysicalDimension.one / .volume
    var table: Dimensions = [
      "t": .time, "x": .length, "r": .length, "v": .velocity, "ħ": .action, "τ_ex": .time, "e": .charge,
      "μ_B": .magneticMoment, "k": .one / .length, "γ": rate / .magnetisation, "j": .currentDensity,
      "E_s": .electricField,
      "n'": .one / .length, "nDot": rate, "g": .currentDensity / .length, "v_F": .velocity, "M": rate,
      "X": .magnetisation * rate, "u": .velocity, "w": rate, "⟨u|uDot⟩": rate
    ]
    table.declare(
      "Δ", "L", "𝒜", "⟨H⟩", "A_1", "A_2", "A_3", "E_↑", "E_↓", "J_ex", "ε", "ε_k", "⟨u|H_ex|u⟩", as: .energy)
    table.declare("n_0", "M_s", "H", "δm", "M_1", "M_2", "M_3", "m_1", "m_2", "m_3", as: .magnetisation)
    table.declare("N_↑", "N_↓", "G", as: density)
    table.declare("F_↑", "F_↓", as: density * .velocity)
    table.declare("ν_↑", "ν_↓", as: density / .energy)
    table.declare("w_↑", "w_↓", as: .velocity * .velocity)
    table.declare("τ_0", "τ_0↑", "τ_0↓", as: .time)
    table.declare("𝒜_1", "𝒜_2", "𝒜_3", as: rate)
    table.declare("F_E", "F_E↑", "F_E↓", as: .electricField)
    table.declare("k_↑", "k_↓", as: .one / .length)
    table.declare("m_e", as: .action * .time / (.length * .length))
    table.declare(
      "ξ", "ε_1", "ε_2", "κ", "λ", "P", "θ", "φ", "χ", "ζ", "n", "S", "c_a", "c_b", "c_a*", "c_b*", "t~", "N", "a", "p",
      "q",
      "z",
      "Ω", "s_1", "s_2", "s_3", "γ_w", "f_0", "g_1", "α", "α~", "η", "γ~", as: .one)
    table.declare("E", as: .electricField)
    table.declare("σ_↑", "σ_↓", as: .currentDensity / .electricField)
    table.declare("γ_0", as: .magneticMoment / .action)
    table.declare("γ~", as: rate / .magnetisation)
    return table
  }
}
