import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  var γ: Expr { .symbol("γ", .positive) }
  var α: Expr { .symbol("α", .positive) }
  var field: Vector { Vector("H") }

  /// η and u as printed below (16); u per current.
  var printedη: Expr { (n0 / Ms) / (1 + ξ ** 2) }
  var printedDrift: Expr { P * μ / (e * Ms * (1 + ξ ** 2)) }

  /// Step 8: the torque and the equation of motion.
  mutating func torque(_ sheet: inout Worksheet, _ δm: Vector) throws {
    sheet.step("Torque and equation of motion", by: "M takes the angular momentum the electrons lose; (15) inserted")
    let m = Ms * n, mDot = Ms * rate, accumulation = Vector.tangent("δm", at: n)
    let precession = try Bloch.generator((Δ / 2) * PauliMatrix.all[2], ħ: ħ)
    sheet.claim(
      "with a fixed frame the Bloch matrix is the precession about the axis", precession,
      equals: (Δ / ħ) * (try Matrix.crossProduct([0, 0, 1])))
    let pull = try torqueOfEnergy(&sheet)
    let T = (pull * Ms) * ((n0 * n + accumulation) × n)
    sheet.claim(
      "the magnetisation gains what the moments lose by precession", T,
      equals: -(1 / τ) * (n × (n0 * n + accumulation)))

    // In the tangent plane T responds to ∂ₜn and to g = (j⋅∇)n: the coefficients are read off in coordinates.
    let inserted = T.substituting(accumulation, by: δm)
    let byRate = try TangentResponse(of: inserted.substituting(gradient, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: inserted.substituting(rate, by: .zero), to: gradient, at: n)
    let η = -byRate.along / Ms, u = byGradient.along / Ms
    drift = u
    let ηLetter = Expr.symbol("η", .positive)
    sheet.published("η", "the part of the rate that the electrons take over", ηLetter, η, printed: printedη)
    let j = Expr.symbol("j", .real)
    sheet.published(
      "u", "drift velocity in the torque", .symbol("u"), j * u, printed: j * printedDrift,
      note: "u points along the current; the electrons, and a texture at ξ = α̃, move against it.")
    try electrons(&sheet, u)
    sheet.claim("coefficient across the gradient", byGradient.turned / Ms, equals: -ξ * u)
    sheet.claim(
      "coefficient across the rate", byRate.turned / Ms, equals: ηLetter * ξ, where: [(ηLetter, η)])
    let folded =
      -(ηLetter * letters.rate) + (ηLetter * ξ / Ms) * (letters.M × letters.rate) + letters.drift
      - (ξ / Ms) * (letters.M × letters.drift)
    let meanings = letters.meanings(drift: u) + [(of: ηLetter, by: η)]
    sheet.claim("the whole torque", inserted, equals: folded.replacing(meanings))
    sheet.result("T", inserted, folded: folded, where: meanings)

    let implicit = sheet.premise(
      "Gilbert equation with the torque", .symbol("MDot"), γ * (field × m) + (α / Ms) * (m × mDot) + inserted,
      tag: "text, LLG")
    let motion = try Motion(of: implicit, in: self)
    // ∂ₜM(1 + η) = right-hand side + η∂ₜM.
    let scale = 1 / (1 - motion.byRate.along / Ms)
    let (γ2, α2) = (motion.ratio * scale, motion.byRate.turned / Ms * scale)
    let (γLetter, αLetter) = (Expr.symbol("γ~", .positive), Expr.symbol("α~", .positive))
    sheet.published(
      "(17), γ̃", "gyromagnetic ratio", γLetter, γ2, printed: γ / (1 + ηLetter), where: [(ηLetter, printedη)])
    sheet.published(
      "(17), α̃", "damping", αLetter, α2, printed: (α + ηLetter * ξ) / (1 + ηLetter), where: [(ηLetter, printedη)])
    let inLetters =
      letters.meanings(drift: printedDrift)
      + [(of: γLetter, by: γ2), (of: αLetter, by: α2), (of: ηLetter, by: printedη)]
    sheet.published(
      "(16)", "equation of motion", letters.rate.expression, scale * (implicit - (motion.byRate.along / Ms) * mDot),
      printed: letters.motion(γLetter, αLetter, ηLetter), where: inLetters)
    sheet.claim(
      "whatever the relaxation, the electrons add to the damping at most", α2 - α * scale, isAtMost: n0 / (2 * Ms),
      gap: n0 * ((1 - ξ) ** 2 + n0 / Ms) / (2 * Ms * (1 + ξ ** 2 + n0 / Ms)))
    sheet.claim(
      "which need not be little: where both are a hundredth, half as much again",
      α2.substituting([(n0, Ms / 100), (α, Expr(1) / 100), (ξ, 1)]), equals: Expr(3) / 201)
    for (name, value) in [("η", η), ("u per current", u), ("γ̃", γ2), ("α̃", α2)] {
      sheet.result(name, try value.factored())
    }
    try explicitSolution(&sheet, motion, [(γLetter, γ2), (αLetter, α2), (ηLetter, -motion.byRate.along / Ms)], u)
    estimates(&sheet)
  }

  /// u as a velocity of electrons: N of them in a volume, at the mean velocity v, carry j = −eNv.
  private func electrons(_ sheet: inout Worksheet, _ u: Expr) throws {
    let v = Expr.symbol("v", .real), N = Expr.symbol("G", .positive)
    let current = -e * N * v
    sheet.published(
      "text, u", "the drift velocity, by the mean velocity of \(N) electrons in a volume", .symbol("u"), current * u,
      printed: (P * μ * N / (Ms * (1 + ξ ** 2))) * v, expecting: .refuted,
      note:
        "The text calls u the effective velocity of the electrons: it has their speed, scaled, and points against it.")
  }

  /// T from the energy (1) of the accumulation in the field of M, by T = γ₀B × M with B = −∂w/∂M.
  /// Returns the coefficient of m × M.
  private func torqueOfEnergy(_ sheet: inout Worksheet) throws -> Expr {
    let M = (1...3).map { Expr.symbol("M_\($0)", .real) }, m = (1...3).map { Expr.symbol("m_\($0)", .real) }
    let γ0 = Expr.symbol("γ_0", .positive)
    let density = sheet.premise(
      "energy (1) of the moments δm, −Δ/2μ_B of each along M", .symbol("w_ex"),
      -(Δ / (2 * μ * Ms)) * Expr.sum(zip(m, M).map { $0 * $1 }))
    let field = try M.map { try -density.derivative($0) }
    let cross = try Matrix.crossProduct(m) * .column(M)
    let torque = try γ0 * (Matrix.crossProduct(field) * .column(M))
    let ratio = sheet.premise(
      "gyromagnetic ratio of the electrons, g = 2, as of the magnetisation", γ0, 2 * μ / ħ)
    let sameMoments = [(of: γ0, by: ratio), (of: Δ, by: ħ / τ)]
    sheet.published(
      "T", "torque on the magnetisation from (1)", .symbol("T"), torque, printed: (1 / (τ * Ms)) * cross,
      reading: .under(sameMoments, because: "the moments of the electrons and of the magnetisation have one g factor"),
      note: "δm is the moment. With another g factor T, η and u carry the factor γ₀ħ/2μ_B.")
    return try torque[0, 0].derivative(m[1]).derivative(M[2]).substituting(sameMoments)
  }

  /// ∂ₜn from (16), without expansion in ξ, α or η: in the tangent plane 1 − α̃(n ×) is a 2×2 matrix.
  private func explicitSolution(
    _ sheet: inout Worksheet, _ motion: Motion, _ coefficients: [(of: Expr, by: Expr)], _ u: Expr
  ) throws {
    let (γ, α, η) = (coefficients[0].of, coefficients[1].of, coefficients[2].of)
    let w = Vector.tangent("w", at: n)
    let equation = GilbertEquation(
      gyromagneticRatio: γ, damping: α, n: n, field: field, torque: (1 / (1 + η)) * (w - ξ * (n × w)))
    let explicit = motion.explicitRate, inLetters = equation.explicitRate
    let meanings = coefficients + [(of: w.expression, by: (u * gradient).expression)]
    sheet.claim("solved for the rate, without any expansion", explicit, equals: inLetters, where: meanings)
    sheet.claim(
      "the solution solves (16), with \(w) the drift along the texture", inLetters,
      equals: equation.rightSide(rate: inLetters))
    let system = try Matrix.identity(2) - α * Matrix([[0, -1], [1, 0]])
    sheet.claim("and alone, for the determinant has no zero", try system.determinant(), equals: 1 + α ** 2)
    sheet.claim("the rate is transverse", n ⋅ explicit, equals: 0)
    sheet.result("∂ₜn", explicit, asWritten: true, folded: inLetters, where: meanings)
  }

  /// The numbers in the text: v_F = 3⋅10⁵ m/s and Δ = 1 eV, with the exact e and h of the SI.
  private func estimates(_ sheet: inout Worksheet) {
    let charge = Expr(1_602_176_634) / Expr(10) ** 28, h = Expr(662_607_015) / Expr(10) ** 42
    let time = h / (2 * Expr.pi) / charge
    let length = 300_000 * time
    let femto = 1 / Expr(10) ** 15, ångström = 1 / Expr(10) ** 10
    sheet.remark("Numbers of the text: v_F = 3⋅10⁵ m/s, Δ = 1 eV; the claims are in s and m.")
    sheet.published(
      "text, τ_ex", "the exchange time for one electron volt is less than a femtosecond", time, isAtMost: femto,
      strictly: true, gap: femto - time,
      note: "The text has 10⁻¹⁴ to 10⁻¹⁵ s, which are gaps of 0.07 to 0.7 eV, and takes 1 eV below.")
    sheet.published(
      "text, v_F τ_ex", "the path of an electron in that time is less than two angstroms", length,
      isAtMost: 2 * ångström, strictly: true, gap: 2 * ångström - length,
      note: "The text says that it is of the order of many angstroms.")
  }
}

extension ZhangLi {
  /// An equation of motion ∂ₜM = γ H × M + … that is linear in ∂ₜn, in g = (j⋅∇)n and in the field, its coefficients read off.
  struct Motion {
    let byRate: TangentResponse
    /// The gyromagnetic ratio.
    let ratio: Expr
    /// ∂ₜn, by inversion in the tangent plane.
    let explicitRate: Vector

    init(of implicit: Vector, in setting: ZhangLi) throws {
      let (n, Ms, H) = (setting.n, setting.Ms, setting.field)
      func without(_ quantities: Vector...) -> Vector {
        quantities.reduce(implicit) { $0.substituting($1, by: .zero) }
      }
      byRate = try TangentResponse(of: without(setting.gradient, H), to: setting.rate, at: n)
      ratio = try TangentResponse(of: without(setting.gradient, setting.rate), to: H × n, at: n).along / Ms
      // (M_s − byRate) ∂ₜn is the rest.
      let mobility = try TangentResponse(along: Ms - byRate.along, turned: -byRate.turned).inverse.factored()
      let byGradient = try TangentResponse(of: without(setting.rate, H), to: setting.gradient, at: n)
      let rest = (ratio * Ms) * (H × n) + byGradient(setting.gradient, at: n)
      explicitRate = mobility(rest, at: n)
    }
  }
}
