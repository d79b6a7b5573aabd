import Algebra
import Worksheets
import Spintronics

extension TorqueDictionary {
  /// The explicit form of Landau and Lifshitz, and the way back.
  func landauLifshitz(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step(
      "Landau and Lifshitz", by: "∂ₜn = −γ_L n × H − λ_L n × (n × H) + p_L(j⋅∇)n − κ_L n × (j⋅∇)n inserted in (16)")
    let names = ["γ_L", "λ_L", "p_L", "κ_L"].map { Expr.symbol($0, .real) }
    let explicit = -names[0] * (n × H) - names[1] * (n × (n × H)) + names[2] * g - names[3] * (n × g)
    let inserted = motion.whole.substituting(rate, by: explicit) - explicit
    let without = { (v: Vector) in [inserted.substituting(v, by: .zero)] }
    let field = try Expr.solveLinear(without(g), for: Array(names[0..<2])).unique()
    let current = try Expr.solveLinear(without(H), for: Array(names[2..<4])).unique()
    let words = ["explicit gyromagnetic ratio", "explicit damping", "explicit adiabatic drift", "explicit other drift"]
    let solution = field + current
    let found = names.indices.map { (of: names[$0], by: sheet.define(words[$0], names[$0], as: solution[$0])) }
    let (γ0, α0) = (medium.γ, medium.α)
    let d = 1 + α0 ** 2
    sheet.claim("the explicit rate solves (16)", inserted, equals: .zero, where: found)
    sheet.claim("its gyromagnetic ratio", names[0], equals: γ0 / d, where: found)
    sheet.claim("its damping", names[1], equals: α0 * γ0 / d, where: found)
    let meanings = found + [(of: p, by: drift)]
    sheet.claim("its adiabatic drift", names[2], equals: p * (1 + α0 * ξ) / d, where: meanings)
    sheet.claim("its other drift", names[3], equals: p * (ξ - α0) / d, where: meanings)
    let h = p * g
    sheet.claim(
      "its torque as micromagnetic programs evaluate it", explicit.substituting(H, by: .zero),
      equals: -(1 / d) * ((1 + ξ * α0) * (n × (n × h)) + (ξ - α0) * (n × h)), where: meanings)
    let βL = found[3].by / found[2].by
    let (a, b) = (Expr.symbol("a", .real), Expr.symbol("b", .real))
    sheet.claim(
      "the ratio of its drifts subtracts angles, for \(ξ, equals: tan(a)) and \(α0, equals: tan(b))",
      βL.substituting([(ξ, sin(a) / cos(a)), (α0, sin(b) / cos(b))]), equals: sin(a - b) / cos(a - b))
    try backToGilbert(&sheet, found)
    for (name, entry) in zip(["γ_L", "λ_L", "p_L", "κ_L"], found) { sheet.result(name, entry.by) }
  }

  /// From γ_L, λ_L, p_L and κ_L to the coefficients of Gilbert's form.
  private func backToGilbert(_ sheet: inout Worksheet, _ found: [(of: Expr, by: Expr)]) throws {
    let names = found.map(\.of)
    let explicit = -names[0] * (n × H) - names[1] * (n × (n × H)) + names[2] * g - names[3] * (n × g)
    // Gilbert's equation for the explicit ∂ₜn is linear in its coefficients too.
    let gilbert = γ * (H × n) + α * (n × explicit) + p * g - κ * (n × g) - explicit
    let field = try Expr.solveLinear([gilbert.substituting(g, by: .zero)], for: [γ, α]).unique()
    let current = gilbert.substituting(H, by: .zero).substituting([(α, field[1])])
    let drift = try Expr.solveLinear([current], for: [p, κ]).unique()
    let back = field + drift
    sheet.claim("back: Gilbert's damping", back[1], equals: names[1] / names[0])
    sheet.claim("back: Gilbert's gyromagnetic ratio", back[0], equals: names[0] * (1 + (names[1] / names[0]) ** 2))
    for (k, wanted) in [medium.γ, medium.α, p, ξ * p].enumerated() {
      sheet.claim(
        "round trip through Landau and Lifshitz: \(wanted)", back[k], equals: wanted,
        where: k < 2 ? found : found + [(of: p, by: self.drift)])
    }
    sheet.claim(
      "where Landau and Lifshitz' torque is purely adiabatic, Gilbert's \(β) is the damping",
      (drift[1] / drift[0]).substituting(names[3], by: 0), equals: field[1])
  }

  /// What the signs of the exchange, of the charge and of the current do.
  func signs(_ sheet: inout Worksheet, _ origin: Origin) throws {
    sheet.step("Signs", by: "the balance of the accumulation, δm × n/τ_ex + δm/τ_sf = X, solved again")
    let (e, Ms, P, n0, μ, τ) = (medium.e, medium.Ms, medium.P, medium.n0, medium.μ, medium.τ)
    let (response, reaction) = (origin.accumulation, origin.reaction)
    /// What the letters mean where some quantities are changed.
    func meanings(_ changes: [(of: Expr, by: Expr)] = []) -> [(of: Expr, by: Expr)] {
      [(of: δm.expression, by: response.substituting(changes).expression), (of: ξ, by: origin.relaxation.ratio)]
    }

    let (adiabatic, other) = (1 / (1 + ξ ** 2), ξ / (1 + ξ ** 2))
    let still = (n0 / Ms) * (other * (n × rate))
    let drag = -(n0 / Ms) * (adiabatic * rate)
    let reactive = (μ * P / (e * Ms)) * (adiabatic * g)
    let dissipative = -(μ * P / (e * Ms)) * (other * (n × g))
    sheet.claim(
      "the torque of (16) and what renormalises it", reaction, equals: drag + still + reactive + dissipative,
      where: meanings())
    let η = medium.η
    let bare = γ * (H × n) + α * (n × rate) + reaction + η * rate
    let share = origin.share
    sheet.claim(
      "with precession and damping of the magnetisation it is (16)", (1 / (1 + η)) * bare,
      equals: origin.printed.whole,
      where: [
        (γ, medium.γ * (1 + share)), (α, medium.α * (1 + share) - share * ξ), (η, share),
        (δm.expression, response.substituting([(τsf, origin.relaxation.time)]).expression)
      ])
    let opposite = [(of: τ, by: -τ), (of: P, by: -P), (of: n0, by: -n0)]
    sheet.claim(
      "an opposite exchange turns \(τ), \(P) and \(n0): the adiabatic terms change sign, the others do not",
      reaction.substituting(opposite), equals: -drag + still - reactive + dissipative, where: meanings(opposite))
    sheet.claim(
      "carriers of positive charge at the same current: both current terms change sign", reaction,
      equals: drag + still - reactive - dissipative, where: meanings([(e, -e)]))
    let torque = reaction.substituting(δm, by: response)
    sheet.claim(
      "reversing charge and current together changes nothing",
      torque.substituting([(e, -e), (g.expression, (-g).expression)]),
      equals: torque)
    sheet.claim(
      "an opposite polarisation is an opposite current", torque.substituting([(P, -P)]),
      equals: torque.substituting(g, by: -g))
  }
}
