import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// Step 3: from the Lagrangian to the Bloch equation.
  func blochEquation(_ sheet: inout Worksheet) throws -> Matrix {
    sheet.step("Bloch equation", by: "variation of the Lagrangian (4) by η† and η, connection left arbitrary")
    let (η, ηBar) = (spinor.ket, spinor.bra)
    let potential = ["A_1", "A_2", "A_3"].map { ScalarField($0)(t) }
    let a = try PauliMatrix.combination(potential)
    let free = sheet.premise("(4), kinetic part", .symbol("L_0"), try spinor.kinetic(ħ: ħ))
    let bound = sheet.premise(
      "(4), connection and gap, 𝒜 = 𝒜ᵢσᵢ arbitrary", .symbol("L_1"),
      try spinor.potential(connection: a, gap: Δ).expanded())
    let motion = try spinor.motion(free + bound)
    sheet.published(
      "(B2)", "evolution of the amplitudes", Expr.i * ħ * .symbol("ηDot"),
      Matrix.column(motion.prefix(2).map { Expr.i * ħ * $0.by }),
      printed: try (Δ / 2) * PauliMatrix.all[2] * η - a * η)

    let s = try spinor.spin()
    let sDot = Matrix.column(try s.map { try $0.derivative(t).substituting(motion) })
    try spin(&sheet, s, η.elements, ηBar.elements)
    let general = try spinor.blochMatrix(of: sDot.elements)
    sheet.claim("the rates of the spin are linear in the spin", sDot, equals: try general * .column(s))
    sheet.claim(
      "their matrix has the elements of the commutators with the local Hamiltonian", general,
      equals: try Bloch.generator(Bloch.localHamiltonian(connection: a, gap: Δ), ħ: ħ))
    try appendixB(&sheet, (Expr.i * ħ) * sDot, s, potential, motion)

    let (θDot, φDot) = (try along(θ), try along(φ))
    let third: Expr = cos(θ) * φDot - Δ / ħ
    let second: Expr = sin(θ) * φDot
    let printed = try Matrix([[0, third, -θDot], [-third, 0, -second], [θDot, second, 0]])
    let local = try PauliMatrix.components(of: connection(of: frame))
    let generator = general.substituting(zip(potential, local).map { ($0, $1) })
    sheet.published(
      "(8), (B7)", "Bloch matrix of the spinors (A8), with \(1 / τ, equals: Δ / ħ)", .symbol("M"), generator,
      printed: printed)
    sheet.result("Bloch matrix", generator)
    return generator
  }

  private func spin(_ sheet: inout Worksheet, _ s: [Expr], _ c: [Expr], _ d: [Expr]) throws {
    let product = c[0] * d[1], conjugate = d[0] * c[1]
    sheet.published(
      "(3)", "spin in the local frame", .symbol("s"), Matrix.column(s),
      printed: Matrix.column([product + conjugate, Expr.i * (product - conjugate), c[0] * d[0] - c[1] * d[1]]),
      note: "2Re and −2Im are written out in c and c*.")
    sheet.claim(
      "the length of the spin is the norm of the amplitudes", Expr.sum(s.map { $0 ** 2 }),
      equals: (c[0] * d[0] + c[1] * d[1]) ** 2)
  }

  /// (B3)–(B6), with A the components of the connection in units of energy.
  private func appendixB(
    _ sheet: inout Worksheet, _ rate: Matrix, _ s: [Expr], _ A: [Expr], _ motion: [(of: Expr, by: Expr)]
  ) throws {
    let (η, ηBar) = (spinor.ket, spinor.bra)
    let c = η.elements, d = ηBar.elements
    let σ = PauliMatrix.all, connection = try PauliMatrix.combination(A), i = Expr.i
    let flipped = Matrix.column([c[0], -c[1]]), flippedBar = Matrix.column([-d[0], d[1]]).transposed
    // The components as (B1) prints them, without ħ.
    let a = (1...3).map { Expr.symbol("𝒜_\($0)", .real) }
    let meanings = zip(a, A).map { (of: $0, by: $1 / ħ) }
    let known = try motion.map { (of: $0.of, by: try $0.by.simplified()) }
    let (ket, bra) = (try η.derivative(t), try ηBar.derivative(t))
    func B3(_ terms: (Matrix) throws -> Matrix) throws -> Matrix {
      .column(try σ.map { i * ħ * (try terms($0))[0, 0] })
    }
    sheet.published(
      "(B3), line 1", "rate of the spin by those of the amplitudes", i * ħ * .symbol("sDot"), rate,
      printed: try B3 { try bra * $0 * η }, where: known,
      repair: Repair(
        try B3 { try bra * $0 * η + ηBar * $0 * ket },
        "the dot stands over a constant matrix in the second term, not over the spinor"))
    let commutators = try σ.map { σ in
      let turning = try (ηBar * connection * σ * η)[0, 0] - (ηBar * σ * connection * η)[0, 0]
      return try turning + Δ / 2 * ((flippedBar * σ * η)[0, 0] + (ηBar * σ * flipped)[0, 0])
    }
    sheet.published(
      "(B3), line 2", "rate of the spin", i * ħ * .symbol("sDot"), rate, printed: Matrix.column(commutators))

    sheet.misreading("(B4)–(B6), line 2", found: "η before ε", read: "η†")
    let mixed = [c[0] * d[1], d[0] * c[1]]
    let densities = d[0] * c[0] + d[1] * c[1]
    let gapTerms = [Δ * (mixed[0] - mixed[1]), i * Δ * (mixed[0] + mixed[1]), Δ / 2 * (densities - densities)]
    let imaginary = (mixed[0] - mixed[1]) / (2 * i), real = (mixed[0] + mixed[1]) / 2
    let gapTermsInLine2 = [2 * i * Δ * imaginary, 2 * i * Δ * real, 0]
    let gapTermsInLine3 = [-i * Δ * s[1], i * Δ * s[0], 0]
    for (k, tag) in [(2, "(B4)"), (0, "(B5)"), (1, "(B6)")] {
      let quantity = i * ħ * .symbol("sDot_\(k + 1)")
      let (l, m) = ((k + 1) % 3, (k + 2) % 3)
      let terms = try (0..<3).map { try A[$0] * (ηBar * σ[$0].commutator(σ[k]) * η)[0, 0] }
      sheet.published(
        "\(tag), line 1", "rate of component \(k + 1) of the spin", quantity, rate[k, 0],
        printed: terms[k] + gapTerms[k],
        repair: Repair(
          Expr.sum(terms) + gapTerms[k], "the commutator is that of a matrix with itself; a sum over the first is meant"
        ))
      sheet.published(
        "\(tag), line 2", "rate of component \(k + 1) of the spin, the connection as printed in (B1)", quantity,
        rate[k, 0],
        printed: -2 * i * ħ * (a[l] * s[m] - a[m] * s[l]) + gapTermsInLine2[k], where: meanings)
      sheet.published(
        "\(tag), line 3", "rate of component \(k + 1) of the spin, the connection as printed in (B1)", quantity,
        rate[k, 0],
        printed: 2 * i * ħ * (s[l] * a[m] - s[m] * a[l]) + gapTermsInLine3[k], where: meanings)
    }
  }
}
