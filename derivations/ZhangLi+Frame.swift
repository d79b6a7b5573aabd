import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  /// Step 1: local spinors, their energies and their connection.
  func connection(_ sheet: inout Worksheet) throws {
    sheet.step("Berry connection", by: "iħ⟨a|D|b⟩ for the spinors (A8), D along the path of the wave packet")
    sheet.premise("(A8)", .symbol("U"), frame.matrix)
    let axes = try frame.axes()
    let n = Matrix.column([sin(θ) * cos(φ), sin(θ) * sin(φ), cos(θ)])
    sheet.claim("the spinors are orthonormal", try frame.matrix.adjoint * frame.matrix, equals: .identity(2))
    sheet.claim("↑ points along n(θ, φ)", axes[2], equals: n)
    sheet.claim("e₁ = ∂n/∂θ", axes[0], equals: try n.derivative(θ))
    sheet.claim("e₂ sin θ = ∂n/∂φ", sin(θ) * axes[1], equals: try n.derivative(φ))
    try energies(&sheet, axes[2])

    let (θDot, φDot) = (try along(θ), try along(φ))
    let a = try connection(of: frame)
    let offDiagonal = -sin(θ) * φDot - Expr.i * θDot
    let printed = try (ħ / 2) * Matrix([[cos(θ) * φDot, offDiagonal], [offDiagonal.conjugate, -cos(θ) * φDot]])
    sheet.published("(7), (A9)", "connection along the path", .symbol("𝒜"), a, printed: printed)
    let components: [Expr] = [-sin(θ) * φDot / 2, θDot / 2, cos(θ) * φDot / 2]
    sheet.published(
      "(B1)", "Pauli components of the connection", .symbol("𝒜_i"),
      Matrix.column(try PauliMatrix.components(of: a)), printed: Matrix.column(components),
      reading: Reading("𝒜 in units of ħ, as (B4)–(B6) use it", replacing: [(ħ, 1)], inBothSides: true),
      expecting: .conventionConflict)

    let u = Matrix.diagonal([exp(-Expr.i * χ / 2), exp(Expr.i * χ / 2)])
    let transformed = try u.adjoint * a * u + (ħ * along(χ) / 2) * PauliMatrix.all[2]
    sheet.claim(
      "under a rotation χ(x, t) about n the connection becomes U†𝒜U + (ħ/2)(Dχ)σ₃",
      try connection(of: frame.rotated(by: χ)), equals: transformed)
  }

  private func energies(_ sheet: inout Worksheet, _ n: Matrix) throws {
    let (S, J) = (Expr.symbol("S", .positive), Expr.symbol("J_ex", .real))
    let hamiltonian = (S * J) * (try PauliMatrix.combination(n.elements))
    let energies = try frame.matrix.adjoint * hamiltonian * frame.matrix
    sheet.claim("the spinors diagonalise (1)", energies, equals: .diagonal([S * J, -S * J]))
    sheet.published(
      "gap", "E↓ − E↑ from (1) with the s of (3)", .symbol("Δ"), energies[1, 1] - energies[0, 0], printed: S * J,
      reading: Reading("(1) with ½σ for s and −J_ex for J_ex", replacing: [(J, -2 * J)]),
      expecting: .conventionConflict)
    let (E0, s3) = (Expr.symbol("E_0", .real), Expr.symbol("s_3", .real))
    let (up, down) = (E0 - Δ / 2, E0 + Δ / 2)
    sheet.published(
      "(A2)", "energy of the superposition, Δ = E↓ − E↑ as defined in the text", .symbol("E"),
      (1 + s3) / 2 * up + (1 - s3) / 2 * down, printed: E0 + s3 * Δ / 2,
      reading: Reading("Δ = E↑ − E↓, as the last line of (A2) needs it", replacing: [(Δ, -Δ)]),
      expecting: .conventionConflict)
  }

  /// Step 2: from the Lagrangian to the Bloch equation.
  func blochEquation(_ sheet: inout Worksheet) throws {
    sheet.step("Bloch equation", by: "variation of the Lagrangian (4) by η† and η, connection left arbitrary")
    let (c, d) = ([ScalarField("c_a", []), ScalarField("c_b", [])], [ScalarField("c_a*", []), ScalarField("c_b*", [])])
    let η = Matrix.column(c.map { $0(t) }), bra = Matrix.column(d.map { $0(t) }).transposed
    let potential = ["A_1", "A_2", "A_3"].map { ScalarField($0)(t) }
    let a = try PauliMatrix.combination(potential)
    let gap = (Δ / 2) * PauliMatrix.all[2]
    let lagrangian = try ((Expr.i * ħ) * (bra * η.derivative(t)) + bra * a * η - bra * gap * η)[0, 0]
    sheet.premise("(4), its part with η", .symbol("L"), lagrangian)
    let rates = try [η, bra.transposed].map { try $0.derivative(t).elements }
    let equations = try lagrangian.eulerLagrange(d, [t]) + lagrangian.eulerLagrange(c, [t])
    guard case .unique(let solution) = try Expr.solveLinear(equations, for: rates[0] + rates[1]).value else {
      throw AlgebraError.domain("equations of motion that do not fix the rates", lagrangian)
    }
    let motion = zip(rates[0] + rates[1], solution).map { (of: $0, by: $1) }
    sheet.published(
      "(B2)", "evolution of η", Expr.i * ħ * .symbol("ηDot"), Matrix.column(solution.prefix(2).map { Expr.i * ħ * $0 }),
      printed: try gap * η - a * η)

    let s = try PauliMatrix.all.map { try (bra * $0 * η)[0, 0] }
    let sDot = try s.map { try $0.derivative(t).substituting(motion) }
    let ca = η[0, 0], cb = η[1, 0], caBar = bra[0, 0], cbBar = bra[0, 1]
    let parts: [Expr] = [ca * cbBar + caBar * cb, Expr.i * (ca * cbBar - caBar * cb), ca * caBar - cb * cbBar]
    sheet.published(
      "(3)", "spin in the local frame", .symbol("s"), Matrix.column(s), printed: Matrix.column(parts),
      note: "2Re and −2Im are written out in c and c*.")
    let general = try Bloch.generator(Bloch.localHamiltonian(connection: a, gap: Δ), ħ: ħ)
    sheet.claim("ṡ = M s with Mᵢⱼ = Tr(σⱼ[σᵢ, K])/2iħ", Matrix.column(sDot), equals: try general * .column(s))
    try appendixB(&sheet, Matrix.column(sDot), (ca, cb, caBar, cbBar), s, potential)

    let (θDot, φDot) = (try along(θ), try along(φ))
    let generator = try Bloch.generator(Bloch.localHamiltonian(connection: connection(of: frame), gap: Δ), ħ: ħ)
    let third: Expr = cos(θ) * φDot - Δ / ħ
    let second: Expr = sin(θ) * φDot
    let printed = try Matrix([[0, third, -θDot], [-third, 0, -second], [θDot, second, 0]])
    sheet.published(
      "(8), (B7)", "Bloch matrix of the spinors (A8), 1/τ_ex = Δ/ħ", .symbol("M"), generator, printed: printed)
  }

  /// The component equations as printed, in terms of an arbitrary connection ħ𝒜.
  private func appendixB(
    _ sheet: inout Worksheet, _ sDot: Matrix, _ c: (a: Expr, b: Expr, aBar: Expr, bBar: Expr), _ s: [Expr], _ A: [Expr]
  ) throws {
    let i = Expr.i
    let torque = [s[1] * A[2] - s[2] * A[1], s[2] * A[0] - s[0] * A[2], s[0] * A[1] - s[1] * A[0]]
    let rate = sDot.map { i * ħ * $0 }
    sheet.published(
      "(B5)", "first component, last line", Expr.i * ħ * .symbol("s._1"), rate[0, 0],
      printed: 2 * i * torque[0] - i * Δ * s[1])
    sheet.published(
      "(B6)", "second component, last line", Expr.i * ħ * .symbol("s._2"), rate[1, 0],
      printed: 2 * i * torque[1] + i * Δ * s[0])
    sheet.published(
      "(B4)", "third component, last line", Expr.i * ħ * .symbol("s._3"), rate[2, 0], printed: 2 * i * torque[2])
    sheet.published(
      "(B4), line 1", "third component with η†𝒜₃[σ₃, σ₃]η", Expr.i * ħ * .symbol("s._3"), rate[2, 0],
      printed: Expr.zero,
      expecting: .refuted, note: "[σ₃, σ₃] = 0: the index of 𝒜 must be summed, η†𝒜ᵢ[σᵢ, σ₃]η; (B5) and (B6) likewise.")
    sheet.published(
      "(B5), gap", "gap term of the first component", Expr.i * ħ * .symbol("s._1"), rate[0, 0] - 2 * i * torque[0],
      printed: Δ * (c.a * c.bBar - c.aBar * c.b))
    sheet.published(
      "(B6), gap", "gap term of the second component", Expr.i * ħ * .symbol("s._2"), rate[1, 0] - 2 * i * torque[1],
      printed: i * Δ * (c.a * c.bBar + c.aBar * c.b))
  }
}
