import Algebra
import Worksheets
import Spintronics

extension RashbaTorque {
  /// The response of the electrons at the Fermi level, over F.
  struct Surface {
    let ladder: Ladder, loops: Loops
    /// Y = ∫_p G^R(v_x + Γ Y)G^A along σ_x and σ_y; s = Y/2π.
    let vertex: [Expr]
    /// s_x + i s_y in T_n, and without vertex correction.
    let spin: Expr, bare: Expr
    /// 1 + ΓK, in T_n.
    let excess: Expr
  }

  /// Step 5: the vertex equation and its solution.
  func surface(_ sheet: inout Worksheet, _ ladder: Ladder, _ loops: Loops) throws -> Surface {
    sheet.step(
      "Fermi level", by: "Y = ∫_p G^R(v_x + Γ_i Y)G^A, the ladder summed; −f′ = δ(ε) and s = −(i/2)∫dε/2π tr σ ∫_p G^<")
    let unknowns = Y
    let (a, b, X) = (Expr.symbol("a", .real), Expr.symbol("b", .real), ["X_x", "X_y"].map { Expr.symbol($0, .real) })
    let equations = [
      X[0] + a * unknowns[0] - b * unknowns[1] - unknowns[0], X[1] + b * unknowns[0] + a * unknowns[1] - unknowns[1]
    ]
    guard case .unique(let solved) = try Expr.solveLinear(equations, for: unknowns).value else {
      throw AlgebraError.singular("the vertex equation")
    }
    let letters = [
      (of: a, by: ladder.a), (of: b, by: ladder.b), (of: X[0], by: ladder.current[0]), (of: X[1], by: ladder.current[1])
    ]
    sheet.claim(
      "the vertex by the ladder and the current", Y[0] + .i * Y[1], equals: (X[0] + .i * X[1]) / (1 - a - .i * b),
      where: zip(Y, solved).map { ($0, $1) })
    let rise = Expr.symbol("f'", .real)
    let lesser = try (-.i * rise * force) * (unknowns[0] * σ[0] + unknowns[1] * σ[1])
    let density = sheet.define(
      "spin per energy, −(i/4π) tr σ ∫_p g", .symbol("s"),
      as: Matrix.column(try σ[0..<2].map { try (-.i / (4 * .pi)) * ($0 * lesser).trace() }))
    sheet.claim(
      "the spin by the vertex", density,
      equals: .column(unknowns.map { -rise * force * $0 / (2 * .pi) }))
    let vertex = solved.map { $0.substituting(letters) }, (sx, sy) = (self.spin[0], self.spin[1])
    // −f′ is one integrated over ε.
    let perForce = density.substituting([(of: rise, by: -1), (of: force, by: 1)])
    let lowered = perForce[0, 0] + .i * perForce[1, 0]
    let spin = try self.spin(lowered, by: equations).substituting(letters)
    let bare = lowered.substituting(zip(Y, ladder.current).map { (of: $0, by: $1) })
    let factor = (of: c, by: ladder.a + .i * ladder.b)
    let slow = retarded.w + retarded.h + advanced.w - advanced.h - 2 * x
    let drift = (
      of: K, by: sheet.define("drift, ∫_p x(w + h + w* − h* − 2x)/|D|²", K, as: try moment(x * slow))
    )
    sheet.published(
      "1", "response at any disorder", sx + .i * sy, spin,
      printed: .i * α / (2 * .pi * Γ) * (1 - (1 + Γ * K) / (1 - c)), where: [drift, factor])
    sheet.published(
      "2", "response without vertex correction", sx + .i * sy, bare,
      printed: -.i * α / (2 * .pi) * (K + c / Γ), where: [drift, factor])

    // V = v + ΓY = p_x/m + δ.
    let consistent = loops.consistent
    let ratio = (w[1] * h[0] - w[0] * h[1]) / (h[0] ** 2 + h[1] ** 2)
    let excess = J * ratio / w[1] - 1 + 2 * Γ * h[1] / w[1] * (h[0] + .i * w[1]) * moments[1]
    sheet.claim(
      "the collapse of the vertex, at any disorder", 1 + Γ * K, equals: excess,
      where: [(K, drift.by.substituting(consistent)), consistent[1]])
    let plain = [(of: h[0], by: J), (of: h[1], by: 0)]
    sheet.claim(
      "the vertex collapses where the self-energy does not tell the spins apart", excess, equals: 0, where: plain)
    let compact = .i * α / (2 * .pi * Γ) * (1 - excess / (1 - c))
    sheet.claim(
      "and a field-like torque is left", compact, equals: .i * α / (2 * .pi * Γ), where: plain)
    sheet.claim(
      "the velocity with its vertex has no spin then", try velocity + Γ * (Y[0] * σ[0] + Y[1] * σ[1]),
      equals: p[0] / m * .identity(2), where: [(Y[0], 0), (Y[1], α / Γ)])
    let collapse = 1 + Γ * drift.by
    try closedForms(&sheet, collapse.substituting(consistent), (1 - factor.by).substituting(consistent))
    return Surface(ladder: ladder, loops: loops, vertex: vertex, spin: spin, bare: bare, excess: collapse)
  }

  /// An expression in Y_x and Y_y by the solution of the vertex equation, whose circular parts Y_x ± iY_y are found one by one.
  private func spin(_ e: Expr, by equations: [Expr]) throws -> Expr {
    let circular = ["Y_+", "Y_-"].map { Expr.symbol($0) }
    let parts = [(circular[0] + circular[1]) / 2, (circular[0] - circular[1]) / (2 * .i)]
    let inCircular = zip(Y, parts).map { (of: $0, by: $1) }
    let sides = try [1, -1].map { try (equations[0] + $0 * .i * equations[1]).substituting(inCircular).expanded() }
    let found = try Expr.solveLinear(sides, for: circular).unique()
    return try e.substituting(inCircular).expanded().substituting(zip(circular, found).map { (of: $0, by: $1) })
  }

  /// 1 + ΓK and 1 − c where the self-consistency holds: rational in w and h.
  private func closedForms(_ sheet: inout Worksheet, _ excess: Expr, _ ladder: Expr) throws {
    let size = h[0] ** 2 + h[1] ** 2, gap = h[1] ** 2 - w[1] ** 2, mixed = h[0] + .i * w[1]
    let below = (h[0] ** 2 + w[1] ** 2) * gap + 2 * s * w[1] * (h[0] * h[1] - w[0] * w[1])
    let turn = (h[0] * w[1] - h[1] * w[0]) / (w[1] * size)
    let drift = h[1] * mixed * (h[0] * w[0] + h[1] * w[1]) * gap / (w[1] * size * below)
    let printed = J * (turn + drift) - 1
    sheet.published(
      "A", "the collapse of the vertex, self-consistent and without a logarithm", 1 + Γ * K, excess, printed: printed)
    let inner = 2 * h[0] * h[1] * w[1] * mixed + h[1] * w[1] * gap
    let outer = w[0] * (h[0] * (h[1] ** 2 + w[1] ** 2) + 2 * .i * h[1] ** 2 * w[1])
    let open = J * (mixed * gap / below + s * (inner - outer) / (size * below))
    sheet.published(
      "B", "what the ladder leaves, self-consistent and without a logarithm", 1 - c, ladder, printed: open)
    sheet.result("1 + Γ_i K, Fermi level", excess, folded: printed)
    sheet.result("1 − c, Fermi level", ladder, folded: open)
  }
}
