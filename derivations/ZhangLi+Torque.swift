import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  var n: Vector { .unit("n") }
  /// ∂ₜn
  var rate: Vector { .tangent("nDot", at: n) }
  /// (j⋅∇)n
  var gradient: Vector { .tangent("g", at: n) }
  var n0: Expr { .symbol("n_0", .real) }
  var Ms: Expr { .symbol("M_s", .positive) }
  var P: Expr { .symbol("P", .real) }

  /// −n₀∂ₜn + (μ_B P/e)(j⋅∇)n, what drives the accumulation.
  var drive: Vector { (-n0) * rate + (μ * P / e) * gradient }

  /// The accumulation as printed in (15), with M = M_s n.
  var printedAccumulation: Vector {
    let m = Ms * n, mDot = Ms * rate, mGradient = Ms * gradient
    let still = (-n0 / Ms ** 2) * (m × mDot) - (ξ * n0 / Ms) * mDot
    let moving = (μ * P / (e * Ms ** 2)) * (m × mGradient) + (ξ * μ * P / (e * Ms)) * mGradient
    return (τ / (1 + ξ ** 2)) * (still + moving)
  }

  /// Step 5: sums over the two bands.
  func accumulation(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Spin accumulation", by: "sums of (13) over both bands; N = ∫dE D g, F = ∫dE D g v, with v along the field")
    let (N1, N2) = (Expr.symbol("N_↑", .positive), Expr.symbol("N_↓", .positive))
    let (F1, F2) = (Expr.symbol("F_↑", .real), Expr.symbol("F_↓", .real))
    let slope = Vector.tangent("n'", at: n)
    /// The band's sum of n × ṅ + ξṅ with ṅ = ∂ₜn + v ∂n.
    func band(_ N: Expr, _ F: Expr) -> Vector {
      let total = N * rate + F * slope
      return n × total + ξ * total
    }
    let derived = (μ * τ / (1 + ξ ** 2)) * (band(N2, F2) - band(N1, F1))
    // n₀ = μ_B(N↑ − N↓); F↑ and F↓ carry the shares (1 ± P)/2 of the current, (F↑ + F↓)∂n = −(j⋅∇)n/e.
    let definitions: [(of: Expr, by: Expr)] = [
      (N1, N2 + n0 / μ), (F1, -(1 + P) / (2 * e)), (F2, -(1 - P) / (2 * e)), (slope.expression, gradient.expression)
    ]
    sheet.published(
      "(15)", "accumulation, P the polarisation of the current", .symbol("δm"), derived.substituting(definitions),
      printed: printedAccumulation, note: "g = (j⋅∇)n; P = (F↑ − F↓)/(F↑ + F↓), j = −e(F↑ + F↓) and v = +∂E/ħ∂k.")
    try velocity(&sheet)
    let ν = [Expr.symbol("ν_↑", .positive), Expr.symbol("ν_↓", .positive)]
    let w = [Expr.symbol("w_↑", .positive), Expr.symbol("w_↓", .positive)]
    let τ0 = [Expr.symbol("τ_0↑", .positive), Expr.symbol("τ_0↓", .positive)]
    let E = Expr.symbol("E", .positive)
    let flux = (0..<2).map { -e * E * τ0[$0] * w[$0] * ν[$0] }
    sheet.published(
      "P", "polarisation from the densities at the Fermi level, w the mean of v²", P,
      (flux[0] - flux[1]) / (flux[0] + flux[1]), printed: (ν[0] - ν[1]) / (ν[0] + ν[1]),
      reading: Reading(
        "τ₀⟨v²⟩ is the same for both bands (else P is the polarisation of the current)",
        replacing: [(τ0[1], τ0[0]), (w[1], w[0])], inBothSides: true),
      expecting: .conventionConflict, note: "F = −eEτ₀wν for each band, from the linear term of g.")
    sheet.result("δm", (τ / (1 + ξ ** 2)) * (n × drive + ξ * drive))
  }

  /// The velocity follows from (4) by variation of k.
  private func velocity(_ sheet: inout Worksheet) throws {
    let k = ScalarField("k"), r = ScalarField("r"), energy = ScalarField("ε")
    let lagrangian = try ħ * k(t) * r(t).derivative(t) - energy(k(t))
    let equation = try lagrangian.eulerLagrange(k, [t])
    guard case .unique(let solution) = try Expr.solveLinear([equation], for: [r(t).derivative(t)]).value else {
      throw AlgebraError.domain("an equation of motion without a velocity", equation)
    }
    sheet.published(
      "below (13)", "velocity of the wave packet in a band ε(k)", .symbol("v"), solution[0],
      printed: -(try energy(k(t)).derivative(k(t))) / ħ, expecting: .refuted,
      note: "Variation of k in (4) gives +∂ε/ħ∂k; with the printed sign the current terms of (15) would change theirs.")
  }

  /// Step 6: the torque and the equation of motion.
  func torque(_ sheet: inout Worksheet) throws {
    sheet.step("Torque and equation of motion", by: "M takes the angular momentum the electrons lose; (15) inserted")
    let m = Ms * n
    let δm = Vector.tangent("δm", at: n)
    let s = Vector("s")
    let precession = try Bloch.generator((Δ / 2) * PauliMatrix.all[2], ħ: ħ)
    sheet.claim(
      "with a fixed frame the Bloch matrix is the precession (Δ/ħ) n × s", precession,
      equals: (Δ / ħ) * (try Matrix.crossProduct([0, 0, 1])))
    sheet.published(
      "T", "reaction −(1/τ_ex) n × (m₀ + δm) to the precession of m", .symbol("T"), -(1 / τ) * (n × (n0 * n + δm)),
      printed: (1 / (τ * Ms)) * (δm × m))
    sheet.claim("a precession about n keeps the length of s", s ⋅ (n × s), equals: 0)

    let (γ, α) = (Expr.symbol("γ", .positive), Expr.symbol("α", .real))
    let field = Vector("H")
    let T = (1 / (τ * Ms)) * (printedAccumulation × m)
    let η = n0 / Ms / (1 + ξ ** 2)
    let u = P * μ / (e * Ms * (1 + ξ ** 2))
    let (γ2, α2) = (γ / (1 + η), (α + η * ξ) / (1 + η))
    let mDot = Ms * rate
    let drift = (u * Ms) * gradient
    let implicit = γ * (field × m) + (α / Ms) * (m × mDot) + T
    let printed = γ2 * (field × m) + (α2 / Ms) * (m × mDot) + (1 / (1 + η)) * (drift - ξ * (n × drift))
    sheet.published(
      "(16), (17)", "equation of motion, renormalised by 1 + η", .symbol("MDot"),
      (1 / (1 + η)) * (implicit + η * mDot), printed: printed,
      note: "∂ₜM(1 + η) = right-hand side + η∂ₜM, with η, u, γ̃ and α̃ as printed.")
    sheet.claim(
      "the torque is −η∂ₜM + (ηξ/M_s)M × ∂ₜM + (u⋅∇)M − (ξ/M_s)M × (u⋅∇)M", T,
      equals: (-η) * mDot + (η * ξ) * (n × mDot) + drift - ξ * (n × drift))
    // The coefficients of (16) stand for themselves here: the solution holds whatever they are.
    let (γ3, α3, η3) = (Expr.symbol("γ~", .positive), Expr.symbol("α~", .real), Expr.symbol("η", .positive))
    let w = Vector.tangent("w", at: n)
    let f = γ3 * (field × n) + (1 / (1 + η3)) * (w - ξ * (n × w))
    let explicit = (1 / (1 + α3 ** 2)) * (f + α3 * (n × f))
    sheet.claim("the explicit ∂ₜn solves (16), w = (u⋅∇)n", explicit, equals: f + α3 * (n × explicit))
    sheet.claim(
      "and alone: the homogeneous equation has the determinant 1 + α̃²",
      try (Matrix.identity(3) - α3 * Matrix.crossProduct([0, 0, 1])).determinant(), equals: 1 + α3 ** 2)
    sheet.claim("the explicit ∂ₜn is transverse", n ⋅ explicit, equals: 0)
    sheet.result("∂ₜn", explicit)
  }

  /// Step 7: the macroscopic theory.
  func macroscopicRoute(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Macroscopic route", by: "∂ₜm + ∇⋅J = −(1/τ_ex)m × n − δm/τ_sf with m = n₀n + δm, J = −(μ_B P/e) j ⊗ n")
    // In the plane spanned by X and n × X the balance δm × n + ξδm = τ_ex X is a linear system of two equations.
    let balance = try Matrix([[ξ, 1], [-1, ξ]])
    let amplitudes = try balance.solve(.column([τ, 0]))
    let X = Vector.tangent("X", at: n)
    let solution = amplitudes[0, 0] * X + amplitudes[1, 0] * (n × X)
    sheet.claim("δm balances precession and relaxation", (1 / τ) * (solution × n) + (ξ / τ) * solution, equals: X)
    let δm = solution.substituting(X, by: drive)
    sheet.claim("the macroscopic accumulation is (15)", δm, equals: printedAccumulation)
    let T = -(1 / τ) * (n × δm)
    let factor = 1 / (1 + ξ ** 2)
    let names = [
      "−n₀/M_s of ∂ₜM", "ξn₀/M_s of n × ∂ₜM", "μ_B P/eM_s of −n × (n × (j⋅∇)M)", "−ξμ_B P/eM_s of n × (j⋅∇)M"
    ]
    let terms = [
      (-n0 * factor) * rate, (ξ * n0 * factor) * (n × rate), (-μ * P / e * factor) * (n × (n × gradient)),
      (-ξ * μ * P / e * factor) * (n × gradient)
    ]
    let parts: [(Expr, Expr)] = [(n0, 0), (P, 0)]
    for (k, name) in names.enumerated() {
      // Coefficient by coefficient: only one source and only one direction are left on.
      let only = T.substituting([(of: k < 2 ? parts[1].0 : parts[0].0, by: parts[0].1)])
      let source = k < 2 ? rate : gradient
      let direction = k % 2 == 0 ? source : n × source
      sheet.claim("coefficient \(k + 1) of 4: \(name)", only ⋅ direction, equals: terms[k] ⋅ direction)
    }
    sheet.claim("the four terms are the whole torque", T, equals: Vector.sum(terms))
  }

  /// Step 8: the force of the connection on the charge.
  func motiveForce(_ sheet: inout Worksheet) throws {
    sheet.step("Spin-motive force", by: "force ∂ₓΦ − ∂ₜA of the diagonal connection on a carrier of charge −e")
    let potential = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    let vector = try frame.connection(along: { try $0.derivative(x) }, ħ: ħ)
    let force = try (0..<2).map { try potential[$0, $0].derivative(x) - vector[$0, $0].derivative(t) }
    let n = try frame.axes()[2]
    let product = try (n.transposed * Matrix.crossProduct(n.derivative(t).elements) * n.derivative(x))[0, 0]
    let area = try sin(θ) * (θ.derivative(t) * φ.derivative(x) - θ.derivative(x) * φ.derivative(t))
    sheet.claim("n ⋅ (∂ₜn × ∂ₓn) = sin θ (∂ₜθ ∂ₓφ − ∂ₓθ ∂ₜφ)", product, equals: area)
    sheet.published(
      "E_SMF", "motive force of the majority, field = force/(−e)", .symbol("E_SMF"), -force[0] / e,
      printed: ħ / (2 * e) * area,
      reading: Reading("the charge of the carrier is +e, or the band is ↓", replacing: [(e, -e)]),
      expecting: .conventionConflict)
    sheet.claim("the minority feels the opposite force", force[1], equals: -force[0])
  }
}
