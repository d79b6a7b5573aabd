import Algebra
import Worksheets
import ManyBody

extension QuantumSTT {
  /// Complex amplitudes c_jk = a_jk + i b_jk.
  private func amplitudes(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { j, k in
      .symbol("a_\(j + 1)\(k + 1)", .real) + Expr.i * .symbol("b_\(j + 1)\(k + 1)", .real)
    }
  }

  /// Step 4: density matrices of parts.
  func reducedStates(_ sheet: inout Worksheet) throws {
    sheet.step("Parts of a pure state", by: "ρ_A = c c† and ρ_B = (c† c)ᵀ for amplitudes c between A and B")
    let c = amplitudes(2, 3)
    let (ρA, ρB) = (try c * c.adjoint, try (c.adjoint * c).transposed)
    sheet.published(
      "(5)", "the element between ↑ and ↓ of the trace over the rest", .symbol("ρ_↑↓"), ρA[0, 1],
      printed: c[0, 0] * c[1, 0].conjugate + c[0, 1] * c[1, 1].conjugate + c[0, 2] * c[1, 2].conjugate)
    sheet.published(
      "(7)", "purity, the same for both parts", .symbol("P"), try (ρA * ρA).trace(), printed: try (ρB * ρB).trace())
    sheet.published(
      "(8)", "the probability of a state is a diagonal element", .symbol("P_↑"), ρA[0, 0],
      printed: (0..<3).reduce(Expr(0)) { $0 + c[0, $1] * c[0, $1].conjugate })
    let S = (1...3).map { Expr.symbol("S_\($0)", .real) }
    let σ = try Axis.allCases.map { try Operator(Spin(""), $0).matrix([Spin("")]) }
    let bloch = try densityMatrix(σ, polarisation: S)
    sheet.claim(
      "the density matrix of a spin with this polarisation", bloch,
      equals: try (Expr(1) / 2) * (.identity(2) + S[0] * σ[0] + S[1] * σ[1] + S[2] * σ[2]))
    for (k, (name, order)) in [("x", "first"), ("y", "second"), ("z", "third")].enumerated() {
      sheet.published(
        "(6), \(name)", "the \(order) component of the polarisation as a trace", .symbol("S_\(k + 1)"), S[k],
        printed: try (bloch * σ[k]).trace())
    }
    let square = S[0] ** 2 + S[1] ** 2 + S[2] ** 2
    sheet.claim(
      "the purity of a spin by its polarisation: one exactly for a full one", try (bloch * bloch).trace(),
      equals: (1 + square) / 2)
  }

  /// The matrix ρ with Tr ρ = 1 and Tr ρσ = S.
  private func densityMatrix(_ σ: [Matrix], polarisation S: [Expr]) throws -> Matrix {
    let r = (0...3).map { Expr.symbol("r_\($0)") }
    let ρ = try zip(r, [.identity(2)] + σ).map { $0 * $1 }.reduce(.diagonal([0, 0])) { try $0 + $1 }
    let traces = try [ρ.trace() - 1] + zip(σ, S).map { try (ρ * $0).trace() - $1 }
    return ρ.substituting(zip(r, try Expr.solveLinear(traces, for: r).unique()).map { ($0, $1) })
  }

  /// Step 5: how many terms Schmidt's theorem gives.
  func schmidt(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Schmidt's theorem",
      by: "as many terms as the smaller part has dimensions: 2 for one spin ½, more for electron and spins")
    let pair = amplitudes(2, 3)
    let gram = try pair.adjoint * pair
    sheet.claim(
      "one spin of two states against the rest: no third eigenvalue", try gram.determinant(), equals: 0)
    let wide = amplitudes(3, 3)
    sheet.published(
      "text, Schmidt",
      "two terms for the electron, orbital and spin, against all local spins: no third coefficient",
      .symbol("Δ"), try wide.determinant(), printed: 0, expecting: .refuted,
      note: "the electron has 2L states, and N spins with one flip have N + 1")
  }

  /// Step 6: one spin S.
  func macrospin(_ sheet: inout Worksheet) throws {
    sheet.step("One spin S", by: "σ⋅S on |↓; S⟩ and |↑; S − 1⟩: S where both add to S + ½, −(S + 1) where they do not")
    let S = Expr.symbol("S", .positive)
    let axis = sheet.premise(
      "component along the axis where the spin is up, or one below", .symbol("S_z"), Matrix.diagonal([S, S - 1]))
    let raising = sheet.premise("raising it", .symbol("S_+"), try Matrix([[0, sqrt(2 * S)], [0, 0]]))
    let M = sheet.define(
      "σ⋅S on |↓; S⟩ and |↑; S − 1⟩", .symbol("M"), as: try exchange(raising: raising, axis: axis))
    sheet.claim(
      "on the diagonal both spins are opposite, and beside it the two exchange a unit", M,
      equals: try Matrix([[-S, sqrt(2 * S)], [sqrt(2 * S), S - 1]]))
    let one = Matrix.identity(2)
    sheet.claim(
      "this matrix has no other eigenvalues than \(S) and \(-(S + 1))", try M * M + M, equals: S * (S + 1) * one)
    sheet.claim("its trace: each eigenvalue occurs once", try M.trace(), equals: S - (S + 1))
    sheet.claim(
      "its determinant for the shortest spin: the halves of triplet and singlet", try M.determinant(),
      equals: -Expr(3) / 4, where: [(S, Expr(1) / 2)])
    let (plus, minus) = (Expr.symbol("φ_1"), Expr.symbol("φ_2"))
    let moved = try motion(M, plus, minus) * Matrix.column([1, 0])
    let a = sheet.define("what stays", .symbol("a"), as: moved[0, 0])
    let b = sheet.define("what has flipped", .symbol("b"), as: moved[1, 0])
    sheet.published(
      "(A1a)", "the total spin along the axis, the same for both states", .symbol("S_z"), Expr(1) / 2 + (S - 1),
      printed: S - Expr(1) / 2)
    sheet.published(
      "(A1b)", "two states take part, with an amplitude each at every site", .symbol("Ψ"),
      Matrix.column([a, b]),
      printed: (1 / (2 * S + 1)) * Matrix.column([plus + 2 * S * minus, sqrt(2 * S) * (plus - minus)]))
    let half = 1 / sqrt(Expr(2))
    sheet.published("(A2a)", "the norm of an electron across the axis", .symbol("N"), half ** 2 + half ** 2, printed: 1)
    sheet.published(
      "(A2b)", "an electron across the axis: the flipped part is the superposed one", .symbol("b_x"), half * b,
      printed: b / sqrt(Expr(2)))
    sheet.claim(
      "its probability is half of that of an electron along the axis", (half * b) * (half * b).conjugate,
      equals: b * b.conjugate / 2)
    let other = [(of: plus, by: Expr.symbol("φ_1'")), (of: minus, by: Expr.symbol("φ_2'"))]
    sheet.published(
      "(A1b), |G⟩", "one orbital for both states, at any two sites",
      .symbol("a") * .symbol("b'") - .symbol("a'") * .symbol("b"),
      a * b.substituting(other) - a.substituting(other) * b, printed: 0, expecting: .refuted,
      note: "it would need φ_1 and φ_2 to be proportional: two chains with different impurities")
    let p = Expr.symbol("p", .nonnegative), w = Expr.symbol("w", .nonnegative)
    let flip = 2 * S * w / (2 * S + 1) ** 2
    sheet.claim(
      "the purity of two states with the probabilities \(p) and \(1 - p)", p ** 2 + (1 - p) ** 2,
      equals: 1 - 2 * p * (1 - p))
    sheet.claim(
      "what is lost of it is at most twice the probability of a flip", 2 * p * (1 - p), isAtMost: 2 * p, gap: 2 * p ** 2
    )
    sheet.claim(
      "the probability of a flip, by the square of \(plus - minus)", flip, equals: b * b.conjugate,
      where: [(w, (plus - minus) * (plus - minus).conjugate)])
    // The flipped part is in proportion to φ₁ − φ₂.
    let unit = b.substituting([(plus, 1), (minus, 0)])
    let bound = sheet.define(
      "bound on the loss, with w ≤ 4", .symbol("B"), as: try (2 * 4 * unit * unit.conjugate).simplified())
    sheet.claim(
      "twice this probability where it is largest", 2 * flip, equals: .symbol("B"),
      where: [(w, 4), (.symbol("B"), bound)])
    sheet.claim("the bound that the numbers are compared with", bound, equals: Macrospin.purityLossBound)
    sheet.claim(
      "the bound falls at least as \(4 / S)", bound, isAtMost: 4 / S, strictly: true,
      gap: (16 * S + 4) / (S * (2 * S + 1) ** 2))
    sheet.result("B", bound)
    sheet.result("a", a)
    sheet.result("b", b)
  }

  /// Σ σ_k S_k on |↓; S⟩ and |↑; S − 1⟩, whose electron and spin are both exchanged together.
  private func exchange(raising: Matrix, axis: Matrix) throws -> Matrix {
    let lowering = raising.adjoint, half = Expr(1) / 2
    let S = [half * (try raising + lowering), (-Expr.i * half) * (try raising - lowering), axis]
    let σ = try Axis.allCases.map { try Operator(Spin(""), $0).matrix([Spin("")]) }
    return Matrix(rows: 2, columns: 2) { i, j in .sum(zip(σ, S).map { $0[1 - i, 1 - j] * $1[i, j] }) }
  }

  /// The function of a matrix with two eigenvalues that has the values φ₁ at the upper and φ₂ at the lower one.
  private func motion(_ M: Matrix, _ plus: Expr, _ minus: Expr) throws -> Matrix {
    let (trace, one) = (try M.trace(), Matrix.identity(2))
    let distance = sqrt(try (trace ** 2 - 4 * M.determinant()).factored())
    let (upper, lower) = ((trace + distance) / 2, (trace - distance) / 2)
    let (up, down) = (try M - lower * one, try upper * one - M)
    return try (1 / distance) * (plus * up + minus * down).map { try $0.simplified() }
  }

  /// Step 7: all spins up.
  func boundState(_ sheet: inout Worksheet) throws {
    sheet.step("Bound state", by: "with all spins up the electron moves in a well of depth V = J_sd λ S below a band")
    let V = Expr.symbol("V", .positive), γ = H.γ, q = Expr.symbol("q", .positive), z = BoundState.z
    let S = Expr(1) / 2
    let (depth, local) = try BoundState.reference(.half, count: 5)
    sheet.claim("the depth for the shortest spins", depth, equals: H.Jsd * H.λ * S)
    sheet.claim("the energy of five spins that are up", local, equals: -4 * (H.λ * S) ** 2 * H.Jz)
    let n = 3
    let κ = Expr.symbol("κ", .positive)
    sheet.claim(
      "how the wave falls beside the well, here over three sites", BoundState.decay(sites: n),
      equals: sinh(Expr(n) * κ) / sinh(Expr(n + 1) * κ), where: [(z, exp(-κ))])
    let (l, r) = (Expr.symbol("ℓ", .real), Expr.symbol("r", .real))
    let inside = BoundState.condition(wells: [0, 1, 2, 3, 4], depth: z + 1 / z - 2 * cos(q), left: l, right: r)
    let closed = sheet.define(
      "condition for five sites, cos q = (z + 1/z)/2 − V/2γ", .symbol("D"),
      as: (sin(6 * q) - (l + r) * sin(5 * q) + l * r * sin(4 * q)) / sin(q), isComparand: true)
    sheet.claim("the recurrence through the well gives it", inside, equals: closed)
    let single = BoundState.condition(wells: [0], depth: V / γ, left: z, right: z)
    sheet.claim("the depth at which one site binds", single, equals: 0, where: [(V, γ * (1 / z - z))])
    let depthOfOne = try Expr.solveLinear([single], for: [V]).unique()[0]
    let band = try (γ ** 2 * (z + 1 / z) ** 2 - depthOfOne ** 2).simplified()
    let energy = sheet.define("energy of one site, below the band", .symbol("ε"), as: -sqrt(V ** 2 + band))
    sheet.claim(
      "its square by the decay beside the well", energy ** 2, equals: γ ** 2 * (z + 1 / z) ** 2,
      where: [(V, γ * (1 / z - z))])
    sheet.claim(
      "and it lies below the band", energy, isAtMost: -2 * γ, strictly: true,
      gap: V ** 2 / (sqrt(V ** 2 + 4 * γ ** 2) + 2 * γ))
    sheet.result("D", inside, folded: closed)
    sheet.result("ε", energy)
  }
}
