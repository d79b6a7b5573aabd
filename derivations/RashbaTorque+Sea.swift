import Algebra
import Derivation
import Spintronics

extension RashbaTorque {
  /// The Fermi sea without impurities.
  struct Sea {
    /// ∫dw ∫_p 1/D² at a fixed h, in w, h, r and the logarithms of I and of the edge.
    let integral: Expr
    let r: Expr, loop: Expr, edge: Expr, level: Expr, splitting: Expr
  }

  /// Step 6: what the Green function does in a field.
  func sea(_ sheet: inout Worksheet) throws -> Sea {
    sheet.step(
      "Fermi sea", by: "G_F with ∂L/∂ε = w′ + h′σ_z and its ladder, s = −(1/2π)∫dε f Im tr σ ∫_p G_F")
    let (rate, turn) = (Expr.symbol("w'"), Expr.symbol("h'"))
    let (M, v) = (try numerator(retarded), try velocity)
    let growth = try rate * .identity(2) + turn * σ[2]
    let loop = try M * growth * M * v * M - M * v * M * growth * M
    let parts = try components(loop).map { try directions($0) }
    let D = denominator(retarded), (W, Δ) = (retarded.w, retarded.h)
    sheet.published(
      "3", "G ∂_εL G v G − G v G ∂_εL G along σ_x, times D³", .symbol("R_x"), parts[1],
      printed: 2 * .i * α * (W * turn - Δ * rate) * D)
    sheet.claim("along σ_y there is nothing: s_y has no Fermi sea", parts[2], equals: 0)
    let rungs = try [σ[0], σ[1]].map { matrix in try components(M * matrix * M).map { try directions($0) } }
    let zero = Expr.zero
    sheet.claim(
      "Γ_i ∫_p G σ_x G = cσ_x: the ladder of two retarded functions is the factor λ = 1/(1 − Γ_i ∫_p (N² − h²)/D²)",
      Matrix.column(rungs[0] + rungs[1]),
      equals: .column([zero, rest(retarded) ** 2 - Δ ** 2, 0, 0, 0, 0, rest(retarded) ** 2 - Δ ** 2, 0]))
    sheet.claim("N² − h² = D + 2sx", rest(retarded) ** 2 - Δ ** 2, equals: D + 2 * s * x)

    // Without impurities: w′ = 1, h = J, λ = 1.
    let (level, splitting) = (Expr.symbol("w"), Expr.symbol("h")), t = Expr.symbol("y")
    let square = s ** 2 + 2 * s * level + splitting ** 2, center = level + s
    let root = Expr.symbol("r")
    let logarithm = (log(t - root) - log(t + root)) / (2 * root)
    sheet.claim(
      "∫dy/(y² − r²) with y = x − w − s, D = y² − r²", try logarithm.derivative(t), equals: 1 / (t ** 2 - root ** 2))
    let higher = -t / (2 * root ** 2 * (t ** 2 - root ** 2)) - logarithm / (2 * root ** 2)
    sheet.claim("∫dy/(y² − r²)²", try higher.derivative(t), equals: 1 / (t ** 2 - root ** 2) ** 2)
    // Both vanish at infinity.
    let I = -η * logarithm.substituting(t, by: -center), S = -η * higher.substituting(t, by: -center)
    let r = sqrt(square)
    let edge = (log(level - splitting) - log(level + splitting)) / (2 * splitting)
    let path = (I - η * edge) / (2 * s)
    sheet.claim(
      "∫dw ∫_p 1/D² = [I − (η/2h) log((w − h)/(w + h))]/2s at a fixed h",
      try path.substituting(root, by: r).derivative(level),
      equals: S.substituting(root, by: r))
    let (pair, gap) = (Expr.symbol("I"), Expr.symbol("Λ"))
    let integral = (pair - η * gap / (2 * splitting)) / (2 * s)
    return Sea(integral: integral, r: root, loop: pair, edge: gap, level: level, splitting: splitting)
  }

  /// Step 7: the equation of motion of the spin.
  func balance(_ sheet: inout Worksheet, _ surface: Surface) throws {
    sheet.step(
      "Balance of spin",
      by: "i⟨[H, σ]⟩ of the electrons at the Fermi level, with every vertex; impurities without spin do not turn it")
    let Y = ["Y_x", "Y_y"].map { Expr.symbol($0, .real) }
    let dressed = try velocity + Γ * (Y[0] * σ[0] + Y[1] * σ[1])
    let (R, A) = (try numerator(retarded), try numerator(advanced))
    let spins = try PauliMatrix.combination([α * p[1], -α * p[0], -J])
    let g = try R * dressed * A
    let turned = try components(spins.commutator(g)).map { try moment(directions($0)) }
    let values = zip(Y, surface.vertex).map { (of: $0, by: $1) }
    let loops = surface.loops
    // ∫_p (G^R v − v G^A) along σ_x and σ_y: −2iα Re(hI) and −2iα Im(wI).
    let (along, across) = (h[0] * loops.I[0] - h[1] * loops.I[1], w[0] * loops.I[1] + w[1] * loops.I[0])
    let flow = [along, across].map { (-2 * .i * α * $0).substituting(loops.selfConsistent) }
    func value(_ e: Expr) -> Expr { e.substituting(values).substituting(loops.consistent) }
    let (before, behind) = (try components(R * velocity), try components(velocity * A))
    let ends = try [before[1], before[2], behind[1], behind[2]].map { try directions($0) }
    sheet.claim(
      "G^R v_x along σ_x and σ_y is −iα_R h/D and −α_R w/D, and v_x G^A iα_R h*/D* and −α_R w*/D*", Matrix.column(ends),
      equals: .column([-.i * α * retarded.h, -α * retarded.w, .i * α * advanced.h, -α * advanced.w]))
    sheet.claim(
      "∫_p [H, G^R V G^A] = ∫_p (G^R v_x − v_x G^A) with the vertex V = v_x + Γ_i Y: along σ_x −2iα_R Re(hI)",
      value(turned[1]), equals: flow[0])
    sheet.claim("and along σ_y −2iα_R Im(wI)", value(turned[2]), equals: flow[1])
  }
}
