import Algebra
import Derivation
import Spintronics

extension RashbaTorque {
  /// What the ladder does to σ_x and σ_y.
  struct Ladder {
    /// 𝒫[σ_x] = aσ_x + bσ_y, 𝒫[σ_y] = −bσ_x + aσ_y for 𝒫[M] = Γ∫G^R M G^A.
    let a: Expr, b: Expr
    /// ∫_p G^R v_x G^A along σ_x and σ_y.
    let current: [Expr]
  }

  /// Γ∫_p G^R M G^A by components.
  private func rung(_ matrix: Matrix) throws -> [Expr] {
    try components(numerator(retarded) * matrix * numerator(advanced)).map { try Γ * moment(directions($0)) }
  }

  /// Step 3: the ladder of impurity lines between a retarded and an advanced function.
  func ladder(_ sheet: inout Worksheet) throws -> Ladder {
    sheet.step("Ladder", by: "𝒫[M] = Γ_i ∫_p G^R M G^A on 1, σ_x, σ_y, σ_z, with T_n = ∫_p xⁿ/|D|²")
    let images = try ([.identity(2)] + σ).map { try rung($0) }
    let mixed = [
      images[0][1], images[0][2], images[3][1], images[3][2], images[1][0], images[1][3], images[2][0], images[2][3]
    ]
    sheet.claim(
      "rotations about n: 𝒫 does not mix 1 and σ_z with σ_x and σ_y", Matrix.column(mixed),
      equals: .column(mixed.map { _ in 0 }))
    let (a, b) = (images[1][1], images[1][2])
    sheet.claim(
      "and is a rotation and a factor on σ_x and σ_y", Matrix.column([images[2][1], images[2][2]]),
      equals: .column([-b, a]))
    let (upper, opposite) = (retarded.w + retarded.h - x, advanced.w - advanced.h - x)
    sheet.published(
      "c", "on σ_x − iσ_y it is c = Γ_i ∫_p (w + h − x)(w* − h* − x)/|D|²", .symbol("c"), a + .i * b,
      printed: try Γ * moment(upper * opposite))
    // L^A − L^R = −2i (w₂ + h₂ σ_z).
    let absorbing = try w[1] * .identity(2) + h[1] * σ[2]
    let (R, A) = (try numerator(retarded), try numerator(advanced))
    let kinetic = (of: x, by: (p[0] ** 2 + p[1] ** 2) / (2 * m))
    let difference = try denominator(advanced) * R - denominator(retarded) * A
    sheet.claim(
      "conservation of particles: G^R − G^A = −2i G^R(w₂ + h₂σ_z)G^A, and w₂ + h₂σ_z = −Γ_i Im ∫_p G is an eigenvector of 𝒫",
      difference.substituting([kinetic]), equals: try (-2 * Expr.i) * (R * absorbing * A).substituting([kinetic]))
    let bare = try components(R * velocity * A).map { try moment(directions($0)) }
    sheet.claim(
      "∫_p G^R v_x G^A has no part along 1 and σ_z", Matrix.column([bare[0], bare[3]]), equals: .column([0, 0]))
    return Ladder(a: a, b: b, current: [bare[1], bare[2]])
  }

  /// The loops in terms of the self-energy.
  struct Loops {
    /// T_n for any I = I₁ + iI₂ and Im g₀.
    let values: [(of: Expr, by: Expr)]
    let I: [Expr], g: Expr
    /// I and Im g₀ where the self-consistency holds.
    let selfConsistent: [(of: Expr, by: Expr)]
    /// T_n there.
    var consistent: [(of: Expr, by: Expr)] { values.map { (of: $0.of, by: $0.by.substituting(selfConsistent)) } }
  }

  /// Step 4: T_n from ∫_p 1/D and ∫_p N/D.
  func loops(_ sheet: inout Worksheet) throws -> Loops {
    sheet.step("Loops", by: "1/D = D*/|D|²: I = ∫_p 1/D and Im g₀ = Im ∫_p N/D are linear in T_0, T_1, T_2")
    let I = ["I_1", "I_2"].map { Expr.symbol($0, .real) }, g = Expr.symbol("g_2", .real)
    let inverse = try moment(denominator(advanced))
    let pair = try moment(rest(retarded) * denominator(advanced) - rest(advanced) * denominator(retarded))
    let equations = [inverse.realPart - I[0], inverse.imaginaryPart - I[1], pair / (2 * .i) - g]
    guard case .unique(let found) = try Expr.solveLinear(try equations.map { try $0.simplified() }, for: moments).value
    else {
      throw AlgebraError.singular("the loops")
    }
    let values = zip(moments, found).map { (of: $0, by: $1) }
    let place = sheet.define("where D is real, x_0", .symbol("x_0"), as: w[0] - h[0] * h[1] / w[1])
    sheet.claim(
      "D − D* = −4i w₂ (x − x_0)", denominator(retarded) - denominator(advanced), equals: -4 * .i * w[1] * (x - place))
    sheet.claim("so T_1 = x_0 T_0 + I_2/2w₂", found[1], equals: place * found[0] + I[1] / (2 * w[1]))
    let loop = I[0] + .i * I[1]
    let at = denominator(retarded).substituting(x, by: place)
    let top = ((retarded.w + 2 * s - place) * loop).imaginaryPart + g
    sheet.claim("and T_0 = Im[(w + 2s − x_0)I + g₀]/2w₂D(x_0)", found[0], equals: top / (2 * w[1] * at))
    // g_z = −hI, h = J − Γg_z; w = E − Γg₀.
    let size = h[0] ** 2 + h[1] ** 2
    let selfConsistent = [
      (of: I[0], by: (1 - J * h[0] / size) / Γ), (of: I[1], by: J * h[1] / size / Γ), (of: g, by: -w[1] / Γ)
    ]
    sheet.claim(
      "h(1 − Γ_i I) = J", (retarded.h * (1 - Γ * loop)).substituting(selfConsistent), equals: J)
    let components = try self.components(numerator(retarded))
    sheet.claim(
      "self-consistency: ½tr σ_z DG = −h and ½tr DG = N, so that h = J + Γ_i hI, and w₂ = −Γ_i Im g₀ at the Fermi level",
      Matrix.column([components[3], components[0]]), equals: .column([-retarded.h, rest(retarded)]))
    return Loops(values: values, I: I, g: g, selfConsistent: selfConsistent)
  }

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
    let unknowns = ["Y_x", "Y_y"].map { Expr.symbol($0) }
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
      "Y_x + i Y_y = (X_x + i X_y)/(1 − c) for X = ∫_p G^R v_x G^A", solved[0] + .i * solved[1],
      equals: (X[0] + .i * X[1]) / (1 - a - .i * b))
    let rise = Expr.symbol("f'", .real)
    let lesser = try (-.i * rise * force) * (unknowns[0] * σ[0] + unknowns[1] * σ[1])
    let density = sheet.define(
      "spin per energy, −(i/4π) tr σ ∫_p g", .symbol("s"),
      as: Matrix.column(try σ[0..<2].map { try (-.i / (4 * .pi)) * ($0 * lesser).trace() }))
    sheet.claim(
      "s_x = Y_x F/2π and s_y = Y_y F/2π per −f′", density,
      equals: .column(unknowns.map { -rise * force * $0 / (2 * .pi) }))
    let vertex = solved.map { $0.substituting(letters) }
    let spin = (vertex[0] + .i * vertex[1]) / (2 * .pi)
    let bare = (ladder.current[0] + .i * ladder.current[1]) / (2 * .pi)
    let c = ladder.a + .i * ladder.b
    let slow = retarded.w + retarded.h + advanced.w - advanced.h - 2 * x
    let K = sheet.define("drift, ∫_p x(w + h + w* − h* − 2x)/|D|²", .symbol("K"), as: try moment(x * slow))
    sheet.published(
      "1", "response at any disorder", .symbol("s_x") + .i * .symbol("s_y"), spin,
      printed: .i * α / (2 * .pi * Γ) * (1 - (1 + Γ * K) / (1 - c)))
    sheet.published(
      "2", "and without vertex correction", .symbol("s_x") + .i * .symbol("s_y"), bare,
      printed: -.i * α / (2 * .pi) * (K + c / Γ))

    // V = v + ΓY = p_x/m + δ.
    let consistent = loops.consistent
    let ratio = (w[1] * h[0] - w[0] * h[1]) / (h[0] ** 2 + h[1] ** 2)
    let excess = J * ratio / w[1] - 1 + 2 * Γ * h[1] / w[1] * (h[0] + .i * w[1]) * moments[1]
    sheet.claim(
      "collapse of the vertex: 1 + Γ_i K = J Im(w/h)/w₂ − 1 + 2Γ_i (h₂/w₂)(h₁ + i w₂)T_1, exactly",
      (1 + Γ * K).substituting(consistent), equals: excess.substituting(consistent))
    let plain = [(of: h[0], by: J), (of: h[1], by: 0)]
    sheet.claim(
      "so that where the self-energy does not tell the spins apart (h = J) s_x = 0, s_y = α_R/2πΓ_i, and v_x with its vertex is p_x/m",
      excess.substituting(plain), equals: 0)
    let compact = .i * α / (2 * .pi * Γ) * (1 - excess / (1 - c))
    let closed = try closedForms(&sheet, excess.substituting(consistent), (1 - c).substituting(consistent))
    sheet.result("1 + Γ_i K, Fermi level", closed.excess)
    sheet.result("1 − c, Fermi level", closed.ladder)
    return Surface(ladder: ladder, loops: loops, vertex: vertex, spin: compact, bare: bare, excess: excess)
  }

  /// 1 + ΓK and 1 − c where the self-consistency holds: rational in w and h.
  private func closedForms(
    _ sheet: inout Worksheet, _ excess: Expr, _ ladder: Expr
  ) throws -> (excess: Expr, ladder: Expr) {
    let size = h[0] ** 2 + h[1] ** 2, gap = h[1] ** 2 - w[1] ** 2, mixed = h[0] + .i * w[1]
    let below = (h[0] ** 2 + w[1] ** 2) * gap + 2 * s * w[1] * (h[0] * h[1] - w[0] * w[1])
    let turn = (h[0] * w[1] - h[1] * w[0]) / (w[1] * size)
    let drift = h[1] * mixed * (h[0] * w[0] + h[1] * w[1]) * gap / (w[1] * size * below)
    let printed = J * (turn + drift) - 1
    sheet.published("A", "self-consistent, without a logarithm", .symbol("A"), excess, printed: printed)
    let inner = 2 * h[0] * h[1] * w[1] * mixed + h[1] * w[1] * gap
    let outer = w[0] * (h[0] * (h[1] ** 2 + w[1] ** 2) + 2 * .i * h[1] ** 2 * w[1])
    let open = J * (mixed * gap / below + s * (inner - outer) / (size * below))
    sheet.published("B", "and 1 − c", .symbol("B"), ladder, printed: open)
    return (printed, open)
  }
}
