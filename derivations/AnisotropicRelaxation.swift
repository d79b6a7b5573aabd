import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// Relaxation that differs along and across the magnetisation, and across it by a tensor.
  public static let anisotropicRelaxation = Derivation(
    "Torque with anisotropic spin relaxation", named: "anisotropic-relaxation",
    sources: ["R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets"],
    conventions: { Conventions().phrases },
    dimensions: { AnisotropicRelaxation.dimensions }
  ) { sheet in
    let setting = AnisotropicRelaxation()
    let (axis, turning) = try setting.precession(&sheet)
    let spin = try setting.twoTimes(&sheet, axis, turning)
    let drive = try setting.drive(&sheet)
    let motion = try setting.torque(&sheet, spin.response, drive)
    let tensor = try setting.tensor(&sheet, axis, turning, spin.equilibrium)
    let coefficients = try setting.torqueMatrix(&sheet, tensor, motion)
    try setting.equationOfMotion(&sheet, coefficients, motion)
    try setting.course(&sheet, spin)
    try setting.uniformPrecession(&sheet, spin)
  }
}

/// The quantities that the steps share; rates of relaxation come in units of 1/τ_ex.
struct AnisotropicRelaxation {
  let local = LocalPrecession()
  let T1 = Expr.symbol("T_1", .positive), T2 = Expr.symbol("T_2", .positive)
  let ξ1 = Expr.symbol("ξ_1", .positive), ξ2 = Expr.symbol("ξ_2", .positive)
  var τ: Expr { local.τ }
  var ε1: Expr { local.ε1 }
  var ε2: Expr { local.ε2 }
  var κ: Expr { local.κ }
  /// Counts the order in ε₁, ε₂ and κ.
  let λ = Expr.symbol("λ", .real)
  let e = Expr.symbol("e", .positive), μ = Expr.symbol("μ_B", .positive)
  let n0 = Expr.symbol("n_0", .real), Ms = Expr.symbol("M_s", .positive), P = Expr.symbol("P", .real)
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .real)
  /// The time in units of τ_ex.
  let clock = Expr.symbol("t~", .positive)

  let n = Vector.unit("n"), field = Vector("H")
  /// ∂ₜn
  var rate: Vector { .tangent("nDot", at: n) }
  /// (j⋅∇)n
  var gradient: Vector { .tangent("g", at: n) }

  static var dimensions: Dimensions {
    var table: Dimensions = ["ħ": .action, "Δ": .energy, "H_ex": .energy, "e": .charge, "μ_B": .magneticMoment]
    table.declare("t", "τ_ex", "T_1", "T_2", as: .time)
    table.declare("θ", "φ", "n", "P", "λ", "ω", "ε_1", "ε_2", "κ", "ξ_1", "ξ_2", "α", "α~", "η", as: .one)
    table.declare("t~", "N", "Ω", "S", "A", "B", "⟨s_3⟩", "s_1", "s_2", "s_3", as: .one)
    table.declare("R", "C", "Q", "Λ", "σ", "a", "b", "ρ", "p", "q", "r", "x", "z", as: .one)
    table.declare("M_s", "n_0", "H", "δm", as: .magnetisation)
    table.declare("nDot", "w", "v_1", "v_2", "Γ", as: .one / .time)
    table.declare("X", "T", as: .magnetisation / .time)
    table.declare("γ", "γ~", as: .one / (.magnetisation * .time))
    table.declare("N_↑", "N_↓", as: .one / .volume)
    table.declare("F_↑", "F_↓", as: .velocity / .volume)
    table.declare("j", as: .currentDensity)
    table.declare("n'", as: .one / .length)
    table.declare("g", as: .currentDensity / .length)
    return table
  }

  /// ε₁, ε₂ and κ small together.
  func small(_ a: Matrix) -> Matrix { a.substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }

  /// The terms of first order.
  func firstOrder(_ a: Matrix) throws -> Matrix {
    try small(a).map { try $0.series(in: λ, order: 2).coefficient(1) ?? 0 }
  }

  /// Step 1: the precession vector of (8), and τ_ex ṅ, along e_θ, e_φ and n.
  func precession(_ sheet: inout Worksheet) throws -> (axis: Matrix, turning: Matrix) {
    sheet.step("Precession", by: "Heisenberg's equation for the local spinors, time in units of τ_ex = ħ/Δ")
    let generator = try local.generator(&sheet)
    let letters = try local.letters(&sheet)
    let axis = sheet.define(
      "precession vector along e_θ, e_φ, n", .symbol("ω"),
      as: local.axis(of: try local.inLetters(τ * generator, letters)))
    sheet.claim(
      "it is the Bloch matrix of (8), in units of \(τ)", try (τ * local.printed).tidied(),
      equals: try .crossProduct(axis.elements), where: letters)
    return (axis, try local.turning(letters))
  }

  /// A spin that relaxes with two times, ds/dt~ = generator s + gain.
  struct TwoTimes {
    let generator: Matrix
    let gain: Matrix
    let equilibrium: Matrix
    let rest: Matrix
    /// G of δs = −τ_ex G ṅ, at first order.
    let response: TangentResponse
  }

  /// Step 2: T₁ along and T₂ across the magnetisation.
  func twoTimes(_ sheet: inout Worksheet, _ axis: Matrix, _ turning: Matrix) throws -> TwoTimes {
    sheet.step("Two relaxation times", by: "T₂ across n, T₁ along n; the coefficients constant, nothing expanded")
    let relaxation = sheet.premise("relaxation", .symbol("Γ"), Matrix.diagonal([1 / T2, 1 / T2, 1 / T1]))
    let equilibrium = sheet.premise(
      "local equilibrium of the majority band", .symbol("s_eq"), Matrix.column([0, 0, 1]))
    let across = sheet.define("across n", ξ2, as: τ / T2), along = sheet.define("along n", ξ1, as: τ / T1)
    sheet.claim(
      "the relaxation in units of \(1 / τ)", τ * relaxation, equals: .diagonal([ξ2, ξ2, ξ1]),
      where: [(ξ2, across), (ξ1, along)])
    let numerators = try [across - ξ2, along - ξ1].map { try $0.fraction().numerator }
    let times = try Expr.solveLinear(numerators, for: [T2, T1]).unique()
    let scaled = τ * relaxation.substituting([(T2, times[0]), (T1, times[1])])
    let generator = try Matrix.crossProduct(axis.elements) - scaled
    let gain = try scaled * equilibrium
    let rest = try (-generator).solve(gain)

    let a = 1 - κ
    let square = ε1 ** 2 + ε2 ** 2
    let saturation = Expr.symbol("S", .real)
    let scale = saturation / (a ** 2 + ξ2 ** 2)
    sheet.claim(
      "\(T1) enters by one factor, that of Bloch's saturation", rest,
      equals: .column([scale * (a * ε1 - ξ2 * ε2), -scale * (ξ2 * ε1 + a * ε2), saturation]),
      where: [(saturation, 1 / (1 + (ξ2 / ξ1) * square / (a ** 2 + ξ2 ** 2)))])
    let determinant = ξ1 * (a ** 2 + ξ2 ** 2) + ξ2 * square
    sheet.claim("the determinant", try (-generator).determinant(), equals: determinant)
    sheet.claim("it never vanishes", 0, isAtMost: determinant, strictly: true, gap: determinant)
    sheet.claim(
      "for \(T1, equals: T2) it is the rest of isotropic relaxation", rest.substituting([(ξ1, ξ2)]),
      equals: 1 / (a ** 2 + ξ2 ** 2 + square)
        * Matrix.column([a * ε1 - ξ2 * ε2, -ξ2 * ε1 - a * ε2, a ** 2 + ξ2 ** 2]))

    let d = 1 + ξ2 ** 2
    let linear = Matrix.column([(ε1 - ξ2 * ε2) / d, -(ξ2 * ε1 + ε2) / d, 0])
    let first = try firstOrder(rest)
    sheet.claim("to first order \(T2) alone enters: (11) with \(ξ2)", first, equals: linear)
    sheet.claim(
      "\(T1) enters along \(n) at second order", small(rest)[2, 0], equals: 1 - λ ** 2 * (ξ2 / ξ1) * square / d,
      to: Truncation(counting: λ, through: 2))
    let saturated = try rest.map { try $0.derivative(ξ1).substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }
    sheet.claim(
      "and across \(n) at third: the derivative by \(ξ1)", Matrix.column([saturated[0, 0], saturated[1, 0]]),
      equals: λ ** 3 * (ξ2 / ξ1 ** 2) * (square / d) * Matrix.column([linear[0, 0], linear[1, 0]]),
      to: Truncation(counting: λ, through: 3))
    sheet.claim(
      "without longitudinal relaxation nothing is left, however small the gradient", rest.substituting([(ξ1, 0)]),
      equals: Matrix.column([0, 0, 0]))

    let response = try local.response([-first[0, 0], -first[1, 0]], to: turning)
    let parts = (along: Expr.symbol("c_1", .real), turned: Expr.symbol("c_2", .real))
    sheet.claim(
      "the rate of \(n) alone enters, a part along it and a part turned about \(n)", first,
      equals: .column([-parts.along * ε2 + parts.turned * ε1, -parts.along * ε1 - parts.turned * ε2, 0]),
      where: [(parts.along, response.along), (parts.turned, response.turned)])
    sheet.result("s∞", rest)
    return TwoTimes(generator: generator, gain: gain, equilibrium: equilibrium, rest: rest, response: response)
  }

  /// The responses of what drives the accumulation to ∂ₜn and to (j⋅∇)n.
  struct Drive {
    let byRate: TangentResponse
    let byGradient: TangentResponse
  }

  /// Step 3: what drives the accumulation.
  func drive(_ sheet: inout Worksheet) throws -> Drive {
    sheet.step("Drive", by: "sums over both bands; N = ∫dE D g, F = ∫dE D g v, with v along the field")
    let bands = BandSums()
    let slope = Vector.tangent("n'", at: n), j = Expr.symbol("j", .real)
    let turned = sheet.premise(
      "what opposes the turning that electrons of ↑ meet, less that of ↓", .symbol("X"),
      bands.difference(rate, slope) { -μ * $0 })
    let density = sheet.define("spin density", n0, as: bands.spinDensity(moment: μ))
    let current = sheet.define("current", j, as: bands.current(charge: e))
    let polarisation = sheet.define("polarisation of the current", P, as: bands.polarisation)
    sheet.claim(
      "the drive opposes the turning that electrons of ↑ meet, less that of ↓", turned,
      equals: (-n0) * rate + (μ * P / e) * gradient,
      where: [
        (of: n0, by: density), (of: P, by: polarisation), (of: gradient.expression, by: (current * slope).expression)
      ])
    // Densities and fluxes in terms of what they amount to.
    let unknowns = [bands.density[0]] + bands.flux
    let shares = try ((polarisation - P) * (bands.flux[0] + bands.flux[1])).together()
    let found = try Expr.solveLinear([density - n0, shares, current - j], for: unknowns).unique()
    let X = turned.substituting(zip(unknowns, found).map { (of: $0, by: $1) })
      .substituting(slope, by: (1 / j) * gradient)
    return Drive(
      byRate: try TangentResponse(of: X.substituting(gradient, by: .zero), to: rate, at: n),
      byGradient: try TangentResponse(of: X.substituting(rate, by: .zero), to: gradient, at: n))
  }
}
