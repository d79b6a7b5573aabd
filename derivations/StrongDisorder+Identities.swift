import Algebra
import Derivation
import Transport

extension StrongDisorder {
  /// Step 3: the optical theorem.
  func conservation(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step("Conservation of charge", by: "T⁻¹ = V⁻¹ − g, with one V in two media")
    let T = one.T, A = advanced(one.T), gBar = g.map(\.conjugate)
    sheet.claim("T − T* = T(g − g*)T*", try T - A, equals: try T * (one.g - advanced(one.g)) * A)
    sheet.claim(
      "Σ_↑ − Σ_↑* = n_i⟨T_↑ T_↑*(g_↑ − g_↑*) + T_f T_b*(g_↓ − g_↓*)⟩, under the average; T_b flips ↑ to ↓",
      T[0, 0] - A[0, 0],
      equals: T[0, 0] * A[0, 0] * (g[0] - gBar[0]) + T[0, 1] * A[1, 0] * (g[1] - gBar[1]))
  }

  /// (1 − x²)/δ, which vanishes at both ends.
  private var total: Expr { (1 - x ** 2) / δ }

  /// τ under the average.
  func torque() -> Expr {
    let gBar = g.map(\.conjugate)
    let cross = 1 - v * (g[0] + gBar[1]) + w * g[0] * gBar[1]
    let numerator = u ** 2 * (1 + x ** 2) * (g[0] - gBar[1]) - 2 * u * x * cross
    return numerator / (δ * advanced(δ))
  }

  /// Step 4: rotations of the spin.
  func rotations(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step(
      "Rotations", by: "turning everything leaves an isotropic average what it was; turning the electrons alone costs τ"
    )
    let T = one.T, A = advanced(one.T)
    sheet.claim(
      "T_↑ − T_↓ − T_↑ T_↓(g_↑ − g_↓) is the derivative of −u(1 − x²)/δ by x",
      T[0, 0] - T[1, 1] - T[0, 0] * T[1, 1] * D,
      equals: -u * (try total.derivative(x)))
    let (Σ, c) = (try [0, 1].map { try average(T[$0, $0]) }, try average(T[0, 0] * T[1, 1]))
    sheet.claim("Σ_↑ − Σ_↓ = c_R(g_↑ − g_↓) at any strength", Σ[0] - Σ[1], equals: c * D)
    // z_σ = E + σJ − Σ_σ gives Z = 2J − c_R D, and ∫G_↑G_↓ = −D/Z.
    let vertex = Expr.symbol("c_R"), gap = z[0] - z[1]
    let loop = -D / gap
    sheet.claim(
      "λ = 1/(1 − c_R I) = (z_↑ − z_↓)/2J, with I = −(g_↑ − g_↓)/(z_↑ − z_↓) and c_R = (2J − z_↑ + z_↓)/(g_↑ − g_↓)",
      (1 / (1 - vertex * loop)).substituting(vertex, by: (2 * J - gap) / D), equals: gap / (2 * J))
    sheet.claim(
      "τ = Σ_↓ − Σ_↑* − c_M(g_↓ − g_↑*)"
        + " = n_i⟨[u²(1 + x²)(g_↑ − g_↓*) − 2 u x(1 − v(g_↑ + g_↓*) + w g_↑g_↓*)]/δδ*⟩, under the average",
      T[1, 1] - A[0, 0] - T[1, 1] * A[0, 0] * Δ, equals: torque())
    let (W, m, opposite) = (letters.w, moments, g[0] - g[1].conjugate)
    let cross = 1 - v * (g[0] + g[1].conjugate) + W * g[0] * g[1].conjugate
    let pair = (v - W * g[0]) * (v - W * g[1].conjugate)
    let exchange = density * (u ** 2 * opposite * (m[0] + m[2]) - 2 * u * cross * m[1])
    let across = density * (pair * m[0] - u * W * opposite * m[1] - u ** 2 * m[2])
    sheet.published(
      "τ", "torque between electron and impurity spins", .symbol("τ"), try mixedAverage(torque()), printed: exchange,
      where: one.meanings)
    sheet.published(
      "c_M", "vertex of σ^+ between one of each kind, n_i⟨T_↓ T_↑*⟩", .symbol("c_M"),
      try mixedAverage(T[1, 1] * A[0, 0]), printed: across,
      where: one.meanings)
    let τ = Expr.symbol("τ"), mixed = Expr.symbol("c_M"), distance = z[1] - z[0].conjugate
    let ladder = -Δ / distance / (1 + mixed * Δ / distance)
    sheet.claim(
      "K/(1 − c_M K) = Δ/(2J + τ), with K = −Δ/(z_↓ − z_↑*), Δ = g_↓ − g_↑* and Σ_↓ − Σ_↑* = c_M Δ + τ",
      ladder.substituting(mixed, by: -(2 * J + τ + distance) / Δ), equals: Δ / (2 * J + τ))
    sheet.claim("without spin τ = 0", torque().substituting(u, by: 0), equals: 0)
    sheet.result("c_M", across, asWritten: true)
    sheet.result("τ", exchange, asWritten: true)
  }
}
