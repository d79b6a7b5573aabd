import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// Step 3: the optical theorem.
  func conservation(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step("Conservation of charge", by: "T⁻¹ = V⁻¹ − g, with one V in two media")
    let (t, a) = (amplitudes, advancedAmplitudes), gBar = g.map(\.conjugate)
    let T = try Matrix([[t[0], t[1]], [t[2], t[3]]]), A = try Matrix([[a[0], a[1]], [a[2], a[3]]])
    sheet.claim(
      "the optical theorem of one impurity", try T - A, equals: try T * (one.g - advanced(one.g)) * A,
      where: one.retarded + one.advanced)
    sheet.claim(
      "the optical theorem of the self-energy of ↑, under the average", t[0] - a[0],
      equals: t[0] * a[0] * (g[0] - gBar[0]) + t[1] * a[2] * (g[1] - gBar[1]),
      where: [one.retarded[0], one.retarded[1], one.advanced[0], one.advanced[2]])
  }

  /// τ under the average, T_↓ − T_↑* − T_↓T_↑*Δ: what a turn of the electrons alone costs.
  func torque(_ one: Scattering) throws -> Expr {
    let (down, upStar) = (one.T[1, 1], advanced(one.T[0, 0]))
    return try (down - upStar - down * upStar * Δ).simplified()
  }

  /// The same multiplied out, with w, p and q as letters.
  private var torqueInLetters: Expr {
    let (W, P, Q) = letters, gBar = g.map(\.conjugate)
    let cross = 1 - v * (g[0] + gBar[1]) + W * g[0] * gBar[1]
    let numerator = u ** 2 * (1 + x ** 2) * (g[0] - gBar[1]) - 2 * u * x * cross
    return numerator / ((P - Q * x) * (P.conjugate - Q.conjugate * x))
  }

  /// Step 4: rotations of the spin.
  func rotations(_ sheet: inout Worksheet, _ one: Scattering, _ pairs: [Expr]) throws {
    sheet.step(
      "Rotations", by: "turning everything leaves an isotropic average what it was; turning the electrons alone costs τ"
    )
    let T = one.T, A = advanced(one.T), (up, down, upStar) = (amplitudes[0], amplitudes[3], advancedAmplitudes[0])
    let (_, P, Q) = letters
    sheet.claim(
      "a turn of everything costs the derivative of \(-u * (1 - x ** 2) / denominator), zero at both ends",
      up - down - up * down * D, equals: -u * (try ((1 - x ** 2) / (P - Q * x)).derivative(x)),
      where: one.meanings + [one.retarded[0], one.retarded[3]])
    let (Σ, c) = (try [0, 1].map { try average(T[$0, $0]) }, try average(T[0, 0] * T[1, 1]).simplified())
    let energies = zip(selfEnergies, Σ).map { (of: $0, by: $1) }
    sheet.claim(
      "the self-energies differ by what the vertex makes, at any strength", selfEnergies[0] - selfEnergies[1],
      equals: vertices.retarded * D, where: energies + [(vertices.retarded, c)])
    // z_σ = E + σJ − Σ_σ gives Z = 2J − c_R D, and ∫G_↑G_↓ = −D/Z.
    let (λ, I) = (Expr.symbol("λ"), Expr.symbol("I")), gap = z[0] - z[1]
    sheet.claim(
      "the factor \(λ) of the exchange is the splitting of the poles", 1 / (1 - vertices.retarded * I),
      equals: gap / (2 * J), where: [(I, -D / gap), (vertices.retarded, (2 * J - gap) / D)])
    sheet.claim(
      "what a turn of the electrons alone costs, under the average", down - upStar - down * upStar * Δ,
      equals: torqueInLetters, where: one.meanings + [one.retarded[3], one.advanced[0]])
    let (W, m, opposite) = (letters.w, moments, g[0] - g[1].conjugate)
    let cross = 1 - v * (g[0] + g[1].conjugate) + W * g[0] * g[1].conjugate
    let pair = (v - W * g[0]) * (v - W * g[1].conjugate)
    let exchange = density * (u ** 2 * opposite * (m[0] + m[2]) - 2 * u * cross * m[1])
    let across = density * (pair * m[0] - u * W * opposite * m[1] - u ** 2 * m[2])
    let turn = try torque(one), found = (τ: try mixedAverage(turn), vertex: try mixedAverage(T[1, 1] * A[0, 0]))
    sheet.published(
      "τ", "torque between electron and impurity spins", τ, found.τ, printed: exchange,
      where: one.meanings)
    sheet.published(
      "c_M", "vertex of a raised spin between one of each kind: density by the average of \(down * upStar)",
      vertices.mixed, found.vertex, printed: across, where: one.meanings)
    func expanded(_ e: Expr) -> Expr { e.substituting(zip(m, pairs).map { ($0, $1) }).substituting(one.meanings) }
    sheet.claim(
      "the torque is what the mixed vertex leaves of the self-energies",
      selfEnergies[1] - selfEnergies[0].conjugate
        - vertices.mixed * Δ, equals: τ,
      where: energies + [(vertices.mixed, expanded(found.vertex)), (τ, expanded(found.τ))])
    let (K, difference) = (Expr.symbol("K"), Expr.symbol("Δ")), distance = z[1] - z[0].conjugate
    sheet.claim(
      "the ladder of electron and hole contains the torque alone", K / (1 - vertices.mixed * K),
      equals: difference / (2 * J + τ),
      where: [(K, -Δ / distance), (vertices.mixed, -(2 * J + τ + distance) / Δ), (difference, Δ)])
    sheet.claim("no torque from impurities without spin", try turn.substituting(u, by: 0).simplified(), equals: 0)
    sheet.result("c_M", found.vertex, asWritten: true, folded: across, where: one.meanings)
    sheet.result("τ", found.τ, asWritten: true, folded: exchange, where: one.meanings)
  }
}
