import Algebra
import Worksheets
import Spintronics

extension TorqueDictionary {
  /// Zhang and Li: b_J and c_J.
  func zhangLi(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step("Zhang and Li", by: "their equation with M = M_s n, its coefficients found by comparison with (16)")
    let Ms = medium.Ms
    let m = Ms * n, mDot = Ms * rate, mSlope = Ms * g
    let precession = sheet.premise(
      "Zhang–Li, field and damping", .symbol("MDot"), -γ * (m × H) + (α / Ms) * (m × mDot))
    let torque = sheet.premise(
      "Zhang–Li, torque with b_J = p and c_J = κ", .symbol("MDot"),
      -(p / Ms ** 2) * (m × (m × mSlope)) - (κ / Ms) * (m × mSlope))
    let form = Form(precession: (1 / Ms) * precession, torque: (1 / Ms) * torque)
    let found = try match(form, motion)
    state(&sheet, "Zhang–Li", form, motion, found)
    let (bJ, cJ) = (Expr.symbol("b_J", .real), Expr.symbol("c_J", .real))
    let printed = medium.P * medium.μ / (medium.e * Ms * (1 + ξ ** 2))
    let small = Truncation(medium.n0, through: 0)
    sheet.published(
      "b_J", "adiabatic coefficient", bJ, found[2].by, printed: printed, to: small, expecting: .provedToOrder)
    sheet.published(
      "c_J", "non-adiabatic coefficient", cJ, found[3].by, printed: ξ * printed, to: small, expecting: .provedToOrder)
    // Back: (16) with p = u/(1 + η) and ξ from b_J and c_J.
    let back = try Expr.solveLinear([p * g - κ * (n × g) - (bJ * g - cJ * (n × g))], for: [p, κ]).unique()
    sheet.claim(
      "round trip: the ratio of both coefficients is \(ξ)", back[1] / back[0], equals: ξ,
      where: [(bJ, found[2].by), (cJ, found[3].by)])
    sheet.claim(
      "round trip: the adiabatic coefficient gives \(medium.P)",
      medium.e * bJ * (Ms * (1 + ξ ** 2) + medium.n0) / medium.μ, equals: medium.P, where: [(bJ, found[2].by)])
    sheet.result("b_J", found[2].by)
    sheet.result("c_J", found[3].by)
  }

  /// Thiaville and others: u along the electrons, β.
  func electronFlow(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step("Thiaville", by: "u points against j: (u⋅∇)m = −p(j⋅∇)m; β p = κ")
    let along = sheet.define("slope along the electrons", .symbol("h"), as: -g)
    let precession = sheet.premise("Thiaville, field and damping", .symbol("mDot"), γ * (H × n) + α * (n × rate))
    let torque = sheet.premise("Thiaville, torque", .symbol("mDot"), -p * along + κ * (n × along))
    let form = Form(precession: precession, torque: torque)
    let found = try match(form, motion)
    state(&sheet, "Thiaville", form, motion, found)
    let factor = 1 + ξ ** 2 + medium.n0 / medium.Ms
    sheet.published(
      "u", "drift per current, the gyromagnetic factor of the electrons being 2", .symbol("u"), found[2].by,
      printed: medium.P * medium.μ / (medium.e * medium.Ms),
      reading: .under(
        [(medium.n0, .zero), (ξ, .zero)], because: "or the polarisation stands for itself over \(factor)"))
    sheet.result("u", found[2].by)
    sheet.result("β", found[3].by / found[2].by)
  }

  /// Duine and others: the direction of spin Ω = −n.
  func spinDirection(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step(
      "Direction of spin",
      by: "(∂ₜ + v⋅∇)Ω − Ω × H_Ω = −αΩ × (∂ₜ + (β/α)v⋅∇)Ω; v against j, H_Ω = −γH the field that is conjugate to spin")
    let sign = sheet.define("spin against moment", .symbol("Ω"), as: Expr(-1))
    let Ω = sign * n, ΩDot = sign * rate, slope = sign * g
    let spinField = sheet.define("field on the spin, in frequency", .symbol("H_Ω"), as: -γ * H)
    // The sides of the equation, with ∂ₜΩ = −∂ₜn left alone.
    let precession = sheet.premise("Duine, field and damping", .symbol("ΩDot"), Ω × spinField - α * (Ω × ΩDot))
    let torque = sheet.premise("Duine, torque with v⋅∇ = −p(j⋅∇)", .symbol("ΩDot"), p * slope + κ * (Ω × slope))
    let form = Form(precession: sign * precession, torque: sign * torque)
    state(&sheet, "Duine", form, motion, try match(form, motion))
  }

  /// The torque as an operator on the drift, and as a field.
  func fieldForm(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step("Factored and as a field", by: "p(1 − βn×)(j⋅∇)n = −γ n × H_T")
    let torque = sheet.premise("Tserkovnyak", .symbol("R"), p * (g - β * (n × g)))
    let own = try TangentResponse(of: torque, to: g, at: n),
      whole = try TangentResponse(of: motion.torque, to: g, at: n)
    let factor = try Expr.solveLinear([own.along - whole.along], for: [p]).unique()[0]
    let ratio = try Expr.solveLinear([own.turned.substituting(p, by: factor) - whole.turned], for: [β]).unique()[0]
    sheet.claim(
      "Tserkovnyak's form with \(β, equals: ξ) and the same drift is the torque of (16)", torque, equals: motion.torque,
      where: [(p, drift), (β, ξ)])
    sheet.result("p and β of Tserkovnyak", Matrix.column([factor, ratio]))
    let trial = p * (n × g) + κ * g
    let found = try Expr.solveLinear([-medium.γ * (n × trial) - motion.torque], for: [p, κ]).unique()
    let H = trial.substituting([(p, found[0]), (κ, found[1])])
    sheet.claim(
      "the field that exerts this torque", H, equals: (p / medium.γ) * (n × g + ξ * g), where: [(p, drift)])
    sheet.result("H_T", H, folded: (drift / medium.γ) * (n × g + ξ * g))
  }
}
