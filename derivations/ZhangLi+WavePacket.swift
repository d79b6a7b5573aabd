import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  /// The amplitudes of (2) and what follows from their Lagrangian.
  var spinor: SpinorLagrangian { SpinorLagrangian(time: t) }

  /// Step 1: the Hamiltonian, the wave packet and its Lagrangian, the connection not yet evaluated.
  mutating func wavePacket(_ sheet: inout Worksheet) throws {
    sheet.step("Wave packet", by: "expectation of iħ d/dt − H in the state (2) of the local spinors (A8)")
    sheet.misreading("text below (6)", found: "e^(∓iθ/2) in the spinors", read: "e^(∓iφ/2), as in (A8)")
    frame = SpinorFrame(spinors: sheet.premise("local spinors (A8)", .symbol("U"), frame.matrix))
    let axes = try frame.axes()
    sheet.claim("the spinors are orthonormal", try frame.matrix.adjoint * frame.matrix, equals: .identity(2))
    sheet.claim("↑ points along the direction of the angles", axes[2], equals: texture.direction)
    try energies(&sheet, texture.direction)
    try lagrangian(&sheet)
  }

  private func energies(_ sheet: inout Worksheet, _ n: Matrix) throws {
    let (S, J) = (Expr.symbol("S", .positive), Expr.symbol("J_ex", .real))
    let hamiltonian = sheet.premise(
      "(1), with the s of (3)", .symbol("H_ex"), (S * J) * (try PauliMatrix.combination(n.elements)))
    let energies = try frame.matrix.adjoint * hamiltonian * frame.matrix
    sheet.claim("the spinors diagonalise (1)", energies, equals: .diagonal([S * J, -S * J]))
    sheet.published(
      "(1), gap", "energy of ↓ above that of ↑ from (1)", .symbol("Δ"), energies[1, 1] - energies[0, 0], printed: S * J,
      reading: Reading("s in (1) is ½σ; \(Self.labels)", replacing: [(J, -2 * J)]),
      expecting: .conventionConflict,
      note: "With s = η†ση as in (3), and the labels of the spinors, E↓ − E↑ is −2SJ_ex.")
    sheet.result("gap of (1)", energies[1, 1] - energies[0, 0])
  }

  /// (A1)–(A7), (2), (4)–(6).
  private func lagrangian(_ sheet: inout Worksheet) throws {
    let c = spinor.ket.elements, d = spinor.bra.elements
    let u = try c[0] * frame.up + c[1] * frame.down
    let uBar = try d[0] * frame.up.adjoint + d[1] * frame.down.adjoint
    let uDot = try u.map(along)
    func D(_ a: Matrix) throws -> Matrix { try v * a.derivative(x) + a.derivative(t) }
    let cDot = try c.map { try $0.derivative(t) }
    sheet.published(
      "(A3)", "change of the spinor along the path", .symbol("uDot"), uDot,
      printed: try cDot[0] * frame.up + cDot[1] * frame.down + (c[0] * D(frame.up) + c[1] * D(frame.down)))

    func mean(_ a: Matrix, _ b: Matrix) throws -> Expr { try (a.adjoint * D(b))[0, 0].simplified() }
    let (up, down) = (frame.up, frame.down)
    let overlap = try (uBar * uDot)[0, 0]
    let free = d[0] * cDot[0] + d[1] * cDot[1]
    let diagonal = try d[0] * c[0] * mean(up, up) + d[1] * c[1] * mean(down, down)
    let mixed = try d[0] * c[1] * mean(up, down) + c[0] * d[1] * mean(down, up)
    sheet.published(
      "(A4)", "its overlap with the spinor", .symbol("⟨u|uDot⟩"), overlap, printed: free + diagonal + mixed)
    let kinetic = try phase(&sheet)
    try energy(&sheet, kinetic, c, d)
    try potentials(&sheet, overlap, free)
  }

  /// The phase −γ(k, t) of the packet's profile, and r = ∂γ/∂k: (2) gives the term ħk⋅ṙ of (A1).
  private func phase(_ sheet: inout Worksheet) throws -> (bare: Expr, printed: Expr) {
    let K = Expr.symbol("k", .real), k = ScalarField("k")(t)
    let γ = ScalarField("γ_w")(K, t)
    func onPath(_ a: Expr) -> Expr { a.substituting(K, by: k) }
    let position = sheet.define(
      "centre of the packet w = |w|e^(−iγ)", ScalarField("r")(t), as: onPath(try γ.derivative(K)),
      isComparand: true)
    let boundary = try (ħ * (onPath(γ) - k * position)).derivative(t)
    let bare = ħ * onPath(try γ.derivative(t))
    let printed = ħ * k * (try position.derivative(t))
    sheet.claim("the phase turns as the packet moves, up to a total derivative", bare, equals: printed + boundary)
    return (bare - boundary, printed)
  }

  private func energy(
    _ sheet: inout Worksheet, _ kinetic: (bare: Expr, printed: Expr), _ c: [Expr], _ d: [Expr]
  ) throws {
    let (up, down) = (Expr.symbol("E_↑", .real), Expr.symbol("E_↓", .real)), band = Expr.symbol("ε_k", .real)
    let total = d[0] * c[0] * up + d[1] * c[1] * down
    let coupling = d[0] * c[0] * (up - band) + d[1] * c[1] * (down - band)
    let overlap = Expr.symbol("⟨u|uDot⟩")
    let action = Expr.i * ħ * overlap + kinetic.bare
    sheet.published(
      "(A1), (2)", "Lagrangian of the packet, up to a total derivative", .symbol("L"), action - total,
      printed: Expr.i * ħ * overlap + kinetic.printed - coupling,
      reading: Reading("H_ex is the whole Hamiltonian, the band ε(k) included", replacing: [(band, 0)]),
      expecting: .conventionConflict, note: "E↑ and E↓ in (4) depend on k, which (1) does not contain.")
    // |c_a|² + |c_b|² = 1 is used in the energies: |c_a|² is w and s₃ = 2w − 1.
    let weight = Expr.symbol("w_a", .real)
    let s3 = 2 * weight - 1
    let mean = weight * up + (1 - weight) * down
    let gap = sheet.define("gap, as in the text", Δ, as: down - up, isComparand: true)
    sheet.published(
      "(A2), line 1", "energy of the superposition", .symbol("⟨H⟩"), mean,
      printed: (1 + s3) / 2 * up + (1 - s3) / 2 * down)
    sheet.published(
      "(A2), line 2", "energy of the superposition by the gap, as defined in the text", .symbol("⟨H⟩"), mean,
      printed: (up + down) / 2 + s3 / 2 * gap,
      reading: Reading(Self.labels, replacing: [(up, down), (down, up)]), expecting: .conventionConflict,
      note: "The line before has (E↑ − E↓)/2 with the labels of the spinors. ⟨↑|H|↓⟩ = 0 is needed, not only ⟨↑|↓⟩ = 0."
    )
    sheet.published(
      "(4), (A7)", "Lagrangian with the energies of (A2)", .symbol("L"), action - mean,
      printed: Expr.i * ħ * overlap + kinetic.printed - s3 / 2 * gap - (up + down) / 2,
      reading: Reading(Self.labels, replacing: [(up, down), (down, up)]), expecting: .conventionConflict,
      note: "iħ⟨u|u̇⟩ is iħη†η̇ + η†[ṙ⋅A + Φ]η, as the next claims show. A potential −eE⋅r is to be added for (14).")
    sheet.remark(
      "The Bloch equation is linear: it holds for the spin s = η†ση and for the moment −η†ση. From the relaxation on, with "
        + "s_eq = n for the majority, s is the moment.")
  }

  /// The coefficients of c*c′ in the overlap are the matrices (5) and (6), the one with v before it and the other.
  private func potentials(_ sheet: inout Worksheet, _ overlap: Expr, _ free: Expr) throws {
    let bilinear = Expr.i * ħ * (overlap - free)
    let form = try Matrix(rows: 2, columns: 2) { i, j in
      try bilinear.derivative(spinor.bra[0, i]).derivative(spinor.ket[j, 0])
    }
    func printed(_ variable: Expr) throws -> Matrix {
      let spinors = [frame.up, frame.down]
      return try Matrix(rows: 2, columns: 2) { i, j in
        try Expr.i * ħ * (spinors[i].adjoint * spinors[j].derivative(variable))[0, 0]
      }
    }
    sheet.published(
      "(5), (A5)", "vector potential, the part with the velocity", .symbol("A"), try form.derivative(v),
      printed: try printed(x).tidied())
    sheet.published(
      "(6), (A6)", "scalar potential, the rest", .symbol("Φ"), form.substituting([(v, 0)]),
      printed: try printed(t).tidied())
    let (A, Φ) = (try printed(x), try printed(t))
    let coupling = try (spinor.bra * (v * A + Φ) * spinor.ket)[0, 0]
    sheet.claim(
      "the overlap is the kinetic term and the coupling to both potentials", Expr.i * ħ * overlap,
      equals: Expr.i * ħ * free + coupling)
    sheet.claim("the connection is Hermitian", form, equals: form.adjoint)
  }
}
