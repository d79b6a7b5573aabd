import Algebra
import Derivation
import Spintronics

extension AnisotropicRelaxation {
  /// Step 4: the renormalised equation of motion for T₁ ≠ T₂.
  func torque(_ sheet: inout Worksheet, _ response: TangentResponse, _ X: Vector) throws {
    sheet.step("Torque", by: "M takes the angular momentum that precession about it brings to the electrons")
    let accumulation = τ * response(X, at: n)
    let δm = Vector.tangent("δm", at: n)
    let balance = sheet.premise("gain and loss across n", .symbol("X"), (1 / τ) * (δm × n) + (ξ2 / τ) * δm)
    sheet.claim(
      "the accumulation balances precession and relaxation", balance, equals: X,
      where: [(δm.expression, accumulation.expression)])

    let reaction = sheet.premise("reaction", .symbol("T"), (-1 / τ) * (n × δm))
    let T = reaction.substituting(δm, by: accumulation)
    let gilbert = sheet.premise("Gilbert's equation", .symbol("nDot"), γ * (field × n) + α * (n × rate))

    let η = sheet.define("share of the electrons", .symbol("η"), as: (n0 / Ms) / (1 + ξ2 ** 2))
    let γ2 = sheet.define("gyromagnetic ratio", .symbol("γ~"), as: γ / (1 + η))
    let α2 = sheet.define("damping", .symbol("α~"), as: α / (1 + η) + η * ξ2 / (1 + η))
    let drift = sheet.define("drift", .symbol("w"), as: (P * μ / (e * Ms * (1 + ξ2 ** 2))) * gradient)
    let letters = (γ: Expr.symbol("γ~"), α: Expr.symbol("α~"), η: Expr.symbol("η"), w: Vector.tangent("w", at: n))
    let current = (1 / (1 + letters.η)) * (letters.w - ξ2 * (n × letters.w))
    sheet.published(
      "(16), (17)", "equation of motion with \(ξ2) for the ratio of relaxation; \(T1) does not occur", .symbol("nDot"),
      (1 / (1 + η)) * (gilbert + (1 / Ms) * T + η * rate),
      printed: letters.γ * (field × n) + letters.α * (n × rate) + current,
      where: [(letters.γ, γ2), (letters.α, α2), (letters.η, η), (letters.w.expression, drift.expression)])
    sheet.result("γ̃", γ2)
    sheet.result("α̃", α2)
    sheet.result("w = (u⋅∇)n", drift)
  }
}
