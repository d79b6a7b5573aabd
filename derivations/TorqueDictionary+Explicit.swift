import Algebra
import Derivation
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
    let found = zip(names, field + current).map { (of: $0, by: $1) }
    let (γ0, α0) = (medium.γ, medium.α)
    let d = 1 + α0 ** 2
    sheet.claim("the explicit ∂ₜn solves (16)", inserted.substituting(found), equals: .zero)
    sheet.claim("γ_L = γ̃/(1 + α̃²)", found[0].by, equals: γ0 / d)
    sheet.claim("λ_L = α̃γ̃/(1 + α̃²)", found[1].by, equals: α0 * γ0 / d)
    sheet.claim("p_L = p(1 + α̃ξ)/(1 + α̃²)", found[2].by, equals: drift * (1 + α0 * ξ) / d)
    sheet.claim("κ_L = p(ξ − α̃)/(1 + α̃²)", found[3].by, equals: drift * (ξ - α0) / d)
    let h = drift * g
    sheet.claim(
      "the torque that micromagnetic programs evaluate, −[(1 + ξα̃)n × (n × h) + (ξ − α̃)n × h]/(1 + α̃²) with h = p(j⋅∇)n",
      explicit.substituting(found).substituting(H, by: .zero),
      equals: -(1 / d) * ((1 + ξ * α0) * (n × (n × h)) + (ξ - α0) * (n × h)))
    let βL = found[3].by / found[2].by
    let (a, b) = (Expr.symbol("a", .real), Expr.symbol("b", .real))
    sheet.claim(
      "β_L = κ_L/p_L subtracts angles: tan(a − b) for ξ = tan a, α̃ = tan b",
      βL.substituting([(ξ, sin(a) / cos(a)), (α0, sin(b) / cos(b))]), equals: sin(a - b) / cos(a - b))
    try backToGilbert(&sheet, found)
    sheet.result("p_L", drift * (1 + α0 * ξ) / d)
    sheet.result("κ_L", drift * (ξ - α0) / d)
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
    sheet.claim("back: α̃ = λ_L/γ_L", back[1], equals: names[1] / names[0])
    sheet.claim("back: γ̃ = γ_L(1 + α̃²)", back[0], equals: names[0] * (1 + (names[1] / names[0]) ** 2))
    let wanted = [medium.γ, medium.α, self.drift, ξ * self.drift]
    for (k, name) in ["γ̃", "α̃", "p", "ξp"].enumerated() {
      sheet.claim("round trip through Landau and Lifshitz: \(name)", back[k].substituting(found), equals: wanted[k])
    }
    sheet.claim(
      "a purely adiabatic torque in Landau and Lifshitz' form has β = α in Gilbert's",
      (drift[1] / drift[0]).substituting(names[3], by: 0), equals: field[1])
  }

  /// What the signs of the exchange, of the charge and of the current do.
  func signs(_ sheet: inout Worksheet, _ motion: Form) throws {
    sheet.step("Signs", by: "the balance of the accumulation, δm × n/τ_ex + δm/τ_sf = X, solved again")
    let (τ, τsf) = (medium.τ, Expr.symbol("τ_sf", .positive))
    let (e, Ms, P, n0, μ) = (medium.e, medium.Ms, medium.P, medium.n0, medium.μ)
    let δm = Vector.tangent("δm", at: n)
    let X = sheet.premise("what drives the accumulation", .symbol("X"), -n0 * rate + (μ * P / e) * g)
    let balance = sheet.premise("balance", .symbol("X"), (1 / τ) * (δm × n) + (1 / τsf) * δm)
    let trial = p * X + κ * (n × X)
    let found = try Expr.solveLinear([balance.substituting(δm, by: trial) - X], for: [p, κ]).unique()
    let response = trial.substituting([(p, found[0]), (κ, found[1])])
    let torque = sheet.define("torque on n", .symbol("R"), as: -(1 / (τ * Ms)) * (n × δm)).substituting(
      δm, by: response)

    let ratio = τ / τsf
    let (adiabatic, other) = (1 / (1 + ratio ** 2), ratio / (1 + ratio ** 2))
    let still = (n0 / Ms) * (other * (n × rate))
    let drag = -(n0 / Ms) * (adiabatic * rate)
    let reactive = (μ * P / (e * Ms)) * (adiabatic * g)
    let dissipative = -(μ * P / (e * Ms)) * (other * (n × g))
    sheet.claim(
      "the torque of (16) and what renormalises it, ξ = τ_ex/τ_sf", torque,
      equals: drag + still + reactive + dissipative)
    let η = n0 / Ms * adiabatic
    let (bareγ, bareα) = (medium.γ * (1 + η), medium.α * (1 + η) - η * ratio)
    let bare = bareγ * (H × n) + bareα * (n × rate) + torque + η * rate
    sheet.claim(
      "γH × n + αn × ∂ₜn with this torque is (16), γ = γ̃(1 + η) and α = α̃(1 + η) − ηξ",
      ((1 / (1 + η)) * bare).substituting([(τsf, τ / ξ)]), equals: motion.whole)
    sheet.claim(
      "J_ex → −J_ex turns τ_ex, P and n₀: only u and the renormalisation of γ change sign, not damping and ξu",
      torque.substituting([(τ, -τ), (P, -P), (n0, -n0)]), equals: -drag + still - reactive + dissipative)
    sheet.claim(
      "carriers of charge +e at the same current: both current terms change sign", torque.substituting([(e, -e)]),
      equals: drag + still - reactive - dissipative)
    sheet.claim(
      "reversing charge and current together changes nothing",
      torque.substituting([(e, -e), (g.expression, (-g).expression)]),
      equals: torque)
    sheet.claim(
      "an opposite polarisation is an opposite current", torque.substituting([(P, -P)]),
      equals: torque.substituting(g, by: -g))
  }
}
