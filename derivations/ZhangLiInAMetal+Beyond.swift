import Algebra
import Worksheets
import Spintronics

extension ZhangLiInAMetal {
  /// What the derivations of other metals found.
  struct OtherMetals {
    /// C_S, C_α and β of strong-disorder, and the real part of τ to third order in the potential.
    let spin: Expr, damping: Expr, ratio: Expr, third: Expr
    /// The torque of rashba-torque across E × ẑ and n, with both bands occupied.
    let field: Expr

    init() throws {
      func scalars(_ derivation: Derivation, _ names: [String]) throws -> [Expr] {
        let found = try derivation.results(where: names.contains)
        return try names.map { name in
          guard let value = found.first(where: { $0.name == name })?.value as? Expr else {
            throw AlgebraError.domain("a derivation with that result", .symbol("\(derivation.name).\(name)"))
          }
          return value
        }
      }
      let strong = try scalars(.strongDisorder, ["C_S", "C_α", "β", "Re τ to third order"])
      (spin, damping, ratio, third) = (strong[0], strong[1], strong[2], strong[3])
      field = try scalars(.rashbaTorque, ["field-like torque, both bands"])[0]
    }
  }

  /// Their arguments are carried out once.
  static let otherMetals = Result {
    defer { ExpressionStore.settle() }
    return try OtherMetals()
  }

  /// Step 9: the ratio of times from the damping and from the current, for impurities that scatter more than once.
  func strongImpurities(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Strong impurities",
      by: "the torques of strong-disorder, whose torque on the impurities is τ = 2J(ρ − 1 − i ζ); Δ = g_↓ − g_↑*")
    let other = try Self.otherMetals.get()
    let ρ = Expr.symbol("ρ", .positive), τ = Expr.symbol("τ"), H = Expr.symbol("H"), J = Expr.symbol("J", .positive)
    let g = ["g_↑", "g_↓"].map { Expr.symbol($0) }
    let Δ = ["Δ_1", "Δ_2"].map { Expr.symbol($0, .real) }, N = ["N_1", "N_2"].map { Expr.symbol($0, .real) }
    let values = [
      (of: τ, by: 2 * J * (ρ - 1 - Expr.i * ζ)), (of: g[1], by: g[0].conjugate + Δ[0] + Expr.i * Δ[1]),
      (of: self.J, by: J)
    ]
    // Counted as the sea, as in the Born approximation: −Im H/4π less (J/2)(ν_↑ + ν_↓), with −π(ν_↑ + ν_↓) = Im Δ.
    let level = (other.spin.substituting(H, by: 0) - J * Δ[1] / (2 * .pi)).substituting(values)
    let fromDamping = try (other.damping.substituting(values) / level).simplified()
    let fromCurrent = other.ratio
    sheet.claim(
      "ratio from the damping", fromDamping,
      equals: (Δ[0] * (ρ ** 2 + ζ ** 2 - ρ) + ζ * Δ[1]) / (ρ * Δ[1] + ζ * Δ[0]))
    sheet.claim(
      "ratio from the current", fromCurrent,
      equals: (ζ * N[0] + N[1] * (ρ - ρ ** 2 - ζ ** 2)) / (ρ * N[0] - ζ * N[1]))
    sheet.published(
      "ξ, strong", "the ratio from the current by that from the damping", ξ, fromCurrent,
      printed: fromDamping, expecting: .refuted,
      note: "Zhang and Li's form with one ξ does not hold for impurities that scatter more than once.")
    sheet.claim(
      "in the Born approximation both are \(ζ)", Matrix.column([fromDamping, fromCurrent]), equals: .column([ζ, ζ]),
      where: [(ρ, .one)])
    let slope = try (fromDamping - fromCurrent).derivative(ρ).substituting(ρ, by: 1)
    sheet.claim(
      "what parts them, to first order in \(ρ - 1): its coefficient", slope,
      equals: (Δ[0] - ζ * Δ[1]) / (Δ[1] + ζ * Δ[0]) + (N[1] + ζ * N[0]) / (N[0] - ζ * N[1]))
    let (v, spins) = (Expr.symbol("v", .real), Expr.symbol("Γ_⊥", .nonnegative))
    let (u, density) = (Expr.symbol("u", .real), Expr.symbol("n_i", .positive))
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .positive) }
    let excess = other.third / (2 * J)
    sheet.claim(
      "and \(ρ - 1) begins with the third order in the potential", excess,
      equals: 2 * .pi ** 2 / J * spins * v * (ν[0] ** 2 - ν[1] ** 2), where: [(spins, density * u ** 2 / 3)])
    sheet.result("ξ from the damping, strong impurities", fromDamping)
    sheet.result("ξ from the current, strong impurities", fromCurrent)
    sheet.result("ρ − 1 to third order", excess)
  }

  /// Step 10: a torque that is neither along ∂ₜn nor along (j⋅∇)n.
  func orbit(_ sheet: inout Worksheet) throws {
    sheet.step("Spin-orbit coupling", by: "the torque of a current on a uniform moment at rest, by rashba-torque")
    let none = [(rate.expression, Vector.zero.expression), (gradient.expression, Vector.zero.expression)]
    let ours = theory.macroscopic.substituting(none)
    sheet.claim("Zhang and Li's torque does nothing to a uniform moment at rest", ours, equals: .zero)
    let field = try Self.otherMetals.get().field
    let (coupling, Γ) = (Expr.symbol("α_R", .real), Expr.symbol("Γ_i", .positive))
    sheet.published(
      "no gradient", "the torque of a current with Rashba's coupling, by qE, both bands occupied",
      .symbol("τ_y"), field, printed: .zero, expecting: .refuted, note: "The form needs a term without a gradient.")
    sheet.claim("the term that it needs, linear in the coupling", field, equals: coupling * J / (.pi * Γ))
  }

  private var rate: Vector { letters.rate }
  private var gradient: Vector { letters.gradient }
}
