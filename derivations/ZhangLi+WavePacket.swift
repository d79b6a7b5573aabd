import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// The amplitudes of (2) and what follows from their Lagrangian.
  var spinor: SpinorLagrangian { SpinorLagrangian(time: t) }

  /// Step 1: the Hamiltonian, the wave packet and its Lagrangian, the connection not yet evaluated.
  mutating func wavePacket(_ sheet: inout Worksheet) throws {
    sheet.step("Wave packet", by: "expectation of iħ d/dt − H in the state (2) of the local spinors (A8)")
    frame = SpinorFrame(spinors: sheet.premise("local spinors", .symbol("U"), frame.matrix, tag: "(A8)"))
    let axes = try frame.axes()
    sheet.claim("the spinors are orthonormal", try frame.matrix.adjoint * frame.matrix, equals: .identity(2))
    sheet.claim("↑ points along the direction of the angles", axes[2], equals: texture.direction)
    sheet.published(
      "text, spinors", "direction of the first spinor as it stands in the text", n.expression, axes[2],
      printed: try SpinorFrame(polar: θ, azimuth: θ).axes()[2],
      repair: Repair(
        try SpinorFrame(polar: θ, azimuth: φ).axes()[2], "the phases have the polar angle in the place of the azimuth"))
    try energies(&sheet, texture.direction)
    try lagrangian(&sheet)
  }

  private func energies(_ sheet: inout Worksheet, _ n: Matrix) throws {
    let (S, J) = (Expr.symbol("S", .positive), Expr.symbol("J_ex", .real))
    let hamiltonian = sheet.premise(
      "exchange with the s of (3)", .symbol("H_ex"), (S * J) * (try PauliMatrix.combination(n.elements)), tag: "(1)")
    let energies = try frame.matrix.adjoint * hamiltonian * frame.matrix
    sheet.claim("the spinors diagonalise (1)", energies, equals: .diagonal([S * J, -S * J]))
    let (up, down) = bands
    sheet.published(
      "(1), gap", "energy of ↓ above that of ↑ from (1)", .symbol("Δ"), down - up, printed: S * J,
      where: [(up, energies[0, 0]), (down, energies[1, 1])],
      reading: .exchanging(up, down, in: .derived, because: Self.labels)
        + .scaling(J, by: 2, because: "the spin in (1) is half of that in (3)"))
    sheet.result("gap of (1)", energies[1, 1] - energies[0, 0])
  }

  /// The energies of the two bands.
  var bands: (up: Expr, down: Expr) { (Expr.symbol("E_↑", .real), Expr.symbol("E_↓", .real)) }

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
    let coupling = try potentials(&sheet, overlap, free)
    let (E, F) = bands
    let hamiltonian = try frame.matrix * Matrix.diagonal([E, F]) * frame.matrix.adjoint
    let mean = try (uBar * hamiltonian * u)[0, 0].simplified()
    try energy(&sheet, Packet(overlap: overlap, berry: Expr.i * ħ * free + coupling, kinetic: kinetic, energy: mean))
  }

  /// The terms of the Lagrangian: ⟨u|u̇⟩, the same as iħη†η̇ + η†[ṙ⋅A + Φ]η, the motion of the packet and ⟨u|H|u⟩.
  private struct Packet {
    let overlap: Expr, berry: Expr
    let kinetic: (bare: Expr, printed: Expr)
    let energy: Expr
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

  private func energy(_ sheet: inout Worksheet, _ packet: Packet) throws {
    let (up, down) = bands, band = Expr.symbol("ε_k", .real)
    let c = spinor.ket.elements, d = spinor.bra.elements
    let overlap = Expr.symbol("⟨u|uDot⟩"), exchange = Expr.symbol("⟨u|H_ex|u⟩")
    let action = Expr.i * ħ * packet.overlap + packet.kinetic.bare
    let letters = [
      (of: overlap, by: packet.overlap), (of: exchange, by: packet.energy - band * (d[0] * c[0] + d[1] * c[1]))
    ]
    let printed = Expr.i * ħ * overlap + packet.kinetic.printed
    sheet.published(
      "(A1), (2)", "Lagrangian of the packet, up to a total derivative", .symbol("L"), action - packet.energy,
      printed: printed - exchange, where: letters,
      repair: Repair(
        printed - (exchange + band * (d[0] * c[0] + d[1] * c[1])),
        "the energies are those of the whole Hamiltonian, with the band \(band) that (1) does not contain"))
    // |c_a|² + |c_b|² = 1 is used in the energies.
    let norm = [(of: d[1], by: (1 - d[0] * c[0]) / c[1])]
    let mean = packet.energy.substituting(norm)
    let s3 = Expr.symbol("s_3", .real)
    let meaning = [(of: s3, by: try spinor.spin()[2].substituting(norm))]
    let gap = sheet.define("gap, as in the text", Δ, as: down - up, isComparand: true)
    sheet.published(
      "(A2), line 1", "energy of the superposition", .symbol("⟨H⟩"), mean,
      printed: (1 + s3) / 2 * up + (1 - s3) / 2 * down, where: meaning)
    sheet.published(
      "(A2), line 2", "energy of the superposition by the gap, as defined in the text", .symbol("⟨H⟩"), mean,
      printed: (up + down) / 2 + s3 / 2 * gap, where: meaning, reading: .exchanging(up, down, because: Self.labels),
      note: "The line before has (E↑ − E↓)/2 with the labels of the spinors. ⟨↑|H|↓⟩ = 0 is needed, not only ⟨↑|↓⟩ = 0."
    )
    sheet.published(
      "(4), (A7)", "Lagrangian with the energies of (A2)", .symbol("L"), action - mean,
      printed: packet.berry + packet.kinetic.printed - s3 / 2 * gap - (up + down) / 2, where: meaning,
      reading: .exchanging(up, down, because: Self.labels), note: "A potential −eE⋅r is to be added for (14).")
    sheet.remark(
      "The Bloch equation is linear: it holds for the spin s = η†ση and for the moment −η†ση. From the relaxation on, with "
        + "s_eq = n for the majority, s is the moment.")
  }

  /// The coefficients of c*c′ in the overlap are the matrices (5) and (6), the one with v before it and the other.
  ///
  /// - Returns: η†[ṙ⋅A + Φ]η with these.
  private func potentials(_ sheet: inout Worksheet, _ overlap: Expr, _ free: Expr) throws -> Expr {
    let bilinear = Expr.i * ħ * (overlap - free)
    let form = try Matrix(rows: 2, columns: 2) { i, j in
      try bilinear.derivative(spinor.bra[0, i]).derivative(spinor.ket[j, 0]).expanded().simplified()
    }
    func printed(_ variable: Expr) throws -> Matrix {
      let spinors = [frame.up, frame.down]
      return try Matrix(rows: 2, columns: 2) { i, j in
        try (Expr.i * ħ * (spinors[i].adjoint * spinors[j].derivative(variable))[0, 0]).expanded().simplified()
      }
    }
    let (A, Φ) = (try printed(x), try printed(t))
    sheet.published(
      "(5), (A5)", "vector potential, the part with the velocity", .symbol("A"), try form.derivative(v),
      printed: A)
    sheet.published(
      "(6), (A6)", "scalar potential, the rest", .symbol("Φ"), form.substituting([(v, 0)]),
      printed: Φ)
    let coupling = try (spinor.bra * (v * A + Φ) * spinor.ket)[0, 0]
    sheet.claim(
      "the overlap is the kinetic term and the coupling to both potentials", Expr.i * ħ * overlap,
      equals: Expr.i * ħ * free + coupling)
    sheet.claim("the connection is Hermitian", form, equals: form.adjoint)
    return coupling
  }
}
