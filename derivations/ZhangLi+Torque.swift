import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  var γ: Expr { .symbol("γ", .positive) }
  var α: Expr { .symbol("α", .positive) }
  var field: Vector { Vector("H") }

  /// η and u as printed below (16); u per current.
  var printedη: Expr { (n0 / Ms) / (1 + ξ ** 2) }
  var printedDrift: Expr { P * μ / (e * Ms * (1 + ξ ** 2)) }

  /// Step 8: the torque and the equation of motion.
  func torque(_ sheet: inout Worksheet, _ δm: Vector) throws {
    sheet.step("Torque and equation of motion", by: "M takes the angular momentum the electrons lose; (15) inserted")
    let m = Ms * n, mDot = Ms * rate, accumulation = Vector.tangent("δm", at: n)
    let precession = try Bloch.generator((Δ / 2) * PauliMatrix.all[2], ħ: ħ)
    sheet.claim(
      "with a fixed frame the Bloch matrix is the precession (Δ/ħ) n × s", precession,
      equals: (Δ / ħ) * (try Matrix.crossProduct([0, 0, 1])))
    func reaction(_ δm: Vector) -> Vector { -(1 / τ) * (n × (n0 * n + δm)) }
    let T = sheet.premise(
      "what M gains is what m = n₀n + δm loses by (1/τ_ex) n × m", .symbol("T"), reaction(accumulation))
    try torqueOfEnergy(&sheet)

    // In the tangent plane T responds to ∂ₜn and to g = (j⋅∇)n: the coefficients are read off in coordinates.
    let inserted = T.substituting(accumulation, by: δm)
    let byRate = try TangentResponse(of: inserted.substituting(gradient, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: inserted.substituting(rate, by: .zero), to: gradient, at: n)
    let η = -byRate.along / Ms, u = byGradient.along / Ms
    sheet.published("η", "−(coefficient of ∂ₜM in T)", .symbol("η"), η, printed: printedη)
    let j = Expr.symbol("j", .real)
    sheet.published(
      "u", "coefficient of ∇M in T, j⋅∇ written out", .symbol("u"), j * u, printed: j * printedDrift,
      note: "u points along the current; the electrons, and a texture at ξ = α̃, move against it.")
    sheet.claim("the coefficient of M × (j⋅∇)M is −ξu/M_s", byGradient.turned / Ms, equals: -ξ * u)
    sheet.claim("the coefficient of M × ∂ₜM is ηξ/M_s", byRate.turned / Ms, equals: η * ξ)
    sheet.claim(
      "so T = −η∂ₜM + (ηξ/M_s)M × ∂ₜM + (u⋅∇)M − (ξ/M_s)M × (u⋅∇)M", inserted,
      equals: Ms * (-(η * rate) + (η * ξ) * (n × rate) + u * gradient - (ξ * u) * (n × gradient)))

    let implicit = sheet.premise(
      "Gilbert equation with T", .symbol("MDot"), γ * (field × m) + (α / Ms) * (m × mDot) + inserted)
    // ∂ₜM(1 + η) = right-hand side + η∂ₜM.
    let scale = 1 / (1 + η)
    let (γ2, α2) = (γ * scale, (α + byRate.turned / Ms) * scale)
    sheet.published("(17), γ̃", "gyromagnetic ratio", .symbol("γ~"), γ2, printed: γ / (1 + printedη))
    sheet.published("(17), α̃", "damping", .symbol("α~"), α2, printed: (α + printedη * ξ) / (1 + printedη))
    let drift = (printedDrift * Ms) * gradient
    sheet.published(
      "(16)", "equation of motion divided by 1 + η", .symbol("MDot"), scale * (implicit + η * mDot),
      printed: γ2 * (field × m) + (α2 / Ms) * (m × mDot) + (1 / (1 + printedη)) * (drift - ξ * (n × drift)))
    sheet.claim(
      "whatever ξ, the electrons add at most n₀/2M_s to the damping", α2 - α * scale, isAtMost: n0 / (2 * Ms),
      gap: n0 * ((1 - ξ) ** 2 + n0 / Ms) / (2 * Ms * (1 + ξ ** 2 + n0 / Ms)))
    sheet.claim(
      "which need not be little: n₀/M_s = α = 1/100 and ξ = 1 give α̃ = 1.49 α",
      α2.substituting([(n0, Ms / 100), (α, Expr(1) / 100), (ξ, 1)]), equals: Expr(3) / 201)
    for (name, value) in [("η", η), ("u per current", u), ("γ̃", γ2), ("α̃", α2)] {
      sheet.result(name, try value.factored())
    }
    try explicitSolution(&sheet)
    estimates(&sheet)
  }

  /// T from the energy (1) of the accumulation in the field of M, by T = γ₀B × M with B = −∂w/∂M.
  private func torqueOfEnergy(_ sheet: inout Worksheet) throws {
    let M = (1...3).map { Expr.symbol("M_\($0)", .real) }, m = (1...3).map { Expr.symbol("m_\($0)", .real) }
    let γ0 = Expr.symbol("γ_0", .positive)
    let density = sheet.premise(
      "energy (1) of the moments δm, −Δ/2μ_B of each along M", .symbol("w_ex"),
      -(Δ / (2 * μ * Ms)) * Expr.sum(zip(m, M).map { $0 * $1 }))
    let field = try M.map { try -density.derivative($0) }
    let cross = try Matrix.crossProduct(m) * .column(M)
    sheet.published(
      "T", "torque on M from (1)", .symbol("T"), try γ0 * (Matrix.crossProduct(field) * .column(M)),
      printed: (1 / (τ * Ms)) * cross,
      reading: Reading(
        "δm is the moment, and those of M have the same g = 2: γ₀ = 2μ_B/ħ", replacing: [(γ0, 2 * μ / ħ), (Δ, ħ / τ)],
        inBothSides: true),
      expecting: .conventionConflict, note: "Else T, η and u carry the factor γ₀ħ/2μ_B.")
  }

  /// ∂ₜn from (16), without expansion in ξ, α or η: in the tangent plane 1 − α̃(n ×) is a 2×2 matrix.
  private func explicitSolution(_ sheet: inout Worksheet) throws {
    let (γ, α, η) = (Expr.symbol("γ~", .positive), Expr.symbol("α~", .positive), Expr.symbol("η", .positive))
    let w = Vector.tangent("w", at: n)
    let equation = GilbertEquation(
      gyromagneticRatio: γ, damping: α, n: n, field: field, torque: (1 / (1 + η)) * (w - ξ * (n × w)))
    let explicit = equation.explicitRate
    sheet.claim(
      "the explicit ∂ₜn solves (16) exactly in ξ, α, η; w = (u⋅∇)n", explicit,
      equals: equation.rightSide(rate: explicit))
    let system = try Matrix.identity(2) - α * Matrix([[0, -1], [1, 0]])
    sheet.claim("and alone: the determinant 1 + α̃² has no zero", try system.determinant(), equals: 1 + α ** 2)
    sheet.claim("the explicit ∂ₜn is transverse", n ⋅ explicit, equals: 0)
    sheet.result("∂ₜn", explicit)
  }

  /// The numbers in the text: v_F = 3⋅10⁵ m/s and Δ = 1 eV, with the exact e and h of the SI.
  private func estimates(_ sheet: inout Worksheet) {
    let charge = Expr(1_602_176_634) / Expr(10) ** 28, h = Expr(662_607_015) / Expr(10) ** 42
    let time = h / (2 * Expr.pi) / charge
    let length = 300_000 * time
    let femto = 1 / Expr(10) ** 15, ångström = 1 / Expr(10) ** 10
    sheet.remark("Numbers of the text: v_F = 3⋅10⁵ m/s, Δ = 1 eV; the claims are in s and m.")
    sheet.claim("τ_ex = ħ/Δ is less than 10⁻¹⁵ s for 1 eV", time, isAtMost: femto, strictly: true, gap: femto - time)
    sheet.claim(
      "v_F τ_ex is less than 2 Å: the text's \"many angstroms\" are two", length, isAtMost: 2 * ångström,
      strictly: true,
      gap: 2 * ångström - length)
  }
}
