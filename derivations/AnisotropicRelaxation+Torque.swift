import Algebra
import Worksheets
import Spintronics

extension AnisotropicRelaxation {
  /// The equation of motion M_s ∂ₜn = M_s(γ H × n + α n × ∂ₜn) + T before anything is inserted in it.
  struct Motion {
    /// What drives the accumulation.
    let drive: Drive
    /// T for an accumulation.
    let reaction: TangentResponse
    /// Gilbert's equation: what multiplies ∂ₜn on the right.
    let byRate: TangentResponse
    /// What multiplies H × n.
    let byField: TangentResponse
  }

  /// Step 4: the renormalised equation of motion for T₁ ≠ T₂.
  func torque(_ sheet: inout Worksheet, _ response: TangentResponse, _ drive: Drive) throws -> Motion {
    sheet.step("Torque", by: "M takes the angular momentum that precession about it brings to the electrons")
    let X = drive.byRate(rate, at: n) + drive.byGradient(gradient, at: n)
    let accumulation = τ * response(X, at: n)
    let δm = Vector.tangent("δm", at: n)
    let balance = sheet.premise(
      "gain and loss across n, with which the response of step 2 is compared", .symbol("X"),
      (1 / τ) * (δm × n) + (ξ2 / τ) * δm, isComparand: true)
    sheet.claim(
      "the accumulation balances precession and relaxation", balance, equals: X,
      where: [(δm.expression, accumulation.expression)])

    let reaction = sheet.premise("reaction", .symbol("T"), (-1 / τ) * (n × δm))
    let T = reaction.substituting(δm, by: accumulation)
    let gilbert = sheet.premise("Gilbert's equation", .symbol("nDot"), γ * (field × n) + α * (n × rate))
    let motion = Motion(
      drive: drive, reaction: try TangentResponse(of: reaction, to: δm, at: n),
      byRate: try TangentResponse(of: gilbert.substituting(field, by: .zero), to: rate, at: n),
      byField: try TangentResponse(of: gilbert.substituting(rate, by: .zero), to: field × n, at: n))
    let byRate = try TangentResponse(of: (1 / Ms) * T.substituting(gradient, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: (1 / Ms) * T.substituting(rate, by: .zero), to: gradient, at: n)
    let inertia = 1 - motion.byRate.along - byRate.along

    let η = sheet.define(
      "share of the electrons, as printed", .symbol("η"), as: (n0 / Ms) / (1 + ξ2 ** 2), isComparand: true)
    let γ2 = sheet.define("gyromagnetic ratio, as printed", .symbol("γ~"), as: γ / (1 + η), isComparand: true)
    let α2 = sheet.define("damping, as printed", .symbol("α~"), as: α / (1 + η) + η * ξ2 / (1 + η), isComparand: true)
    let drift = sheet.define(
      "drift, as printed", .symbol("w"), as: (P * μ / (e * Ms * (1 + ξ2 ** 2))) * gradient, isComparand: true)
    let letters = (γ: Expr.symbol("γ~"), α: Expr.symbol("α~"), η: Expr.symbol("η"), w: Vector.tangent("w", at: n))
    let current = (1 / (1 + letters.η)) * (letters.w - ξ2 * (n × letters.w))
    sheet.published(
      "(16), (17)", "equation of motion with \(ξ2) for the ratio of relaxation; \(T1) does not occur", .symbol("nDot"),
      (1 / inertia) * (gilbert + (1 / Ms) * T + (inertia - 1) * rate),
      printed: letters.γ * (field × n) + letters.α * (n × rate) + current,
      where: [(letters.γ, γ2), (letters.α, α2), (letters.η, η), (letters.w.expression, drift.expression)])
    sheet.result("γ̃", motion.byField.along / inertia, folded: γ2)
    sheet.result("α̃", (motion.byRate.turned + byRate.turned) / inertia)
    sheet.result("w = (u⋅∇)n", byGradient.along * gradient, folded: drift)
    return motion
  }
}
