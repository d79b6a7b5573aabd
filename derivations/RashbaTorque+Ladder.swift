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
    /// 𝒫[w₂ + h₂σ_z] along 1, σ_x, σ_y, σ_z.
    let absorbed: [Expr]
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
      "the ladder does not mix spins across the magnetisation with the rest", Matrix.column(mixed),
      equals: .column(mixed.map { _ in 0 }))
    let (a, b) = (images[1][1], images[1][2])
    let turn = ["a", "b"].map { Expr.symbol($0, .real) }
    sheet.claim(
      "and is a rotation and a factor on those across", Matrix.column([images[2][1], images[2][2]]),
      equals: .column([-turn[1], turn[0]]), where: [(turn[0], a), (turn[1], b)])
    let (upper, opposite) = (retarded.w + retarded.h - x, advanced.w - advanced.h - x)
    let factor = sheet.define("Γ_i ∫_p (w + h − x)(w* − h* − x)/|D|²", c, as: try Γ * moment(upper * opposite))
    sheet.published("c", "its factor on a lowered spin", c, a + .i * b, printed: factor)
    // L^A − L^R = −2i (w₂ + h₂ σ_z).
    let absorbing = try w[1] * .identity(2) + h[1] * σ[2]
    let (R, A) = (try numerator(retarded), try numerator(advanced))
    let kinetic = (of: x, by: (p[0] ** 2 + p[1] ** 2) / (2 * m)), exchange = complex.h
    func side(_ N: Expr, _ h: Expr) throws -> Matrix {
      try N * .identity(2) + PauliMatrix.combination([α * p[1], -α * p[0], -h])
    }
    let sides = (R: try side(N, exchange), A: try side(N.conjugate, exchange.conjugate))
    sheet.claim(
      "the difference of both propagators, times both denominators", try D.conjugate * sides.R - D * sides.A,
      equals: try (-2 * Expr.i) * (sides.R * absorbing * sides.A),
      where: [
        (N, rest(retarded).substituting([kinetic])), (exchange, retarded.h),
        (D, denominator(retarded).substituting([kinetic]))
      ])
    let bare = try components(R * velocity * A).map { try moment(directions($0)) }
    sheet.claim(
      "the current has no scalar part and none along the magnetisation", Matrix.column([bare[0], bare[3]]),
      equals: .column([0, 0]))
    return Ladder(
      a: a, b: b, current: [bare[1], bare[2]], absorbed: zip(images[0], images[3]).map { w[1] * $0 + h[1] * $1 })
  }

  /// The loops in terms of the self-energy.
  struct Loops {
    /// T_n for any I = I₁ + iI₂ and Im g₀.
    let values: [(of: Expr, by: Expr)]
    let I: [Expr], g: Expr
    /// I and Im g₀ where the self-consistency holds.
    let selfConsistent: [(of: Expr, by: Expr)]
    /// T_n there.
    let consistent: [(of: Expr, by: Expr)]
  }

  /// Step 4: T_n from ∫_p 1/D and ∫_p N/D.
  func loops(_ sheet: inout Worksheet, _ ladder: Ladder) throws -> Loops {
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
    let real = Expr.symbol("x_0"), place = sheet.define("where D is real, x_0", real, as: w[0] - h[0] * h[1] / w[1])
    sheet.claim(
      "the imaginary part of the denominator", D - D.conjugate, equals: -4 * .i * w[1] * (x - real),
      where: [(D, denominator(retarded)), (real, place)])
    sheet.claim(
      "the first moment by the zeroth", moments[1], equals: real * moments[0] + I[1] / (2 * w[1]),
      where: [values[1], values[0], (real, place)])
    let at = denominator(retarded).substituting(x, by: place)
    let level = Expr.symbol("D_0")
    let top = ((complex.w + 2 * s - real) * loop).imaginaryPart + g
    sheet.claim(
      "the zeroth moment by the loops", moments[0], equals: top / (2 * w[1] * level),
      where: [values[0], complexValues[0], (real, place), (loop, I[0] + .i * I[1]), (level, at)])
    // g_z = −hI, h = J − Γg_z; w = E − Γg₀.
    let size = h[0] ** 2 + h[1] ** 2, components = try self.components(numerator(retarded))
    sheet.claim(
      "the parts of the propagator that make the self-energy", Matrix.column([components[3], components[0]]),
      equals: .column([-complex.h, complex.w - x]), where: complexValues)
    let selfConsistent = zip(I + [g], [(1 - J * h[0] / size) / Γ, J * h[1] / size / Γ, -w[1] / Γ]).map {
      letter, value in
      (of: letter, by: sheet.define("by the self-consistency", letter, as: value))
    }
    sheet.claim(
      "the exchange is that of the moments and its self-energy", complex.h * (1 - Γ * (I[0] + .i * I[1])), equals: J,
      where: [complexValues[1]] + selfConsistent)
    let consistent = try values.enumerated().map { n, moment in
      let value = moment.by.substituting(selfConsistent)
      return (of: moment.of, by: n < 2 ? try value.simplified() : value)
    }
    sheet.claim(
      "conservation of particles: the ladder leaves the absorbing part as it is", Matrix.column(ladder.absorbed),
      equals: .column([w[1], 0, 0, h[1]]), where: consistent)
    return Loops(values: values, I: I, g: g, selfConsistent: selfConsistent, consistent: consistent)
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
    let spin = (vertex[0] + .i * vertex[1]) / (2 * .pi)
    let bare = (ladder.current[0] + .i * ladder.current[1]) / (2 * .pi)
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
    let closed = try closedForms(&sheet, excess.substituting(consistent), (1 - factor.by).substituting(consistent))
    sheet.result("1 + Γ_i K, Fermi level", closed.excess)
    sheet.result("1 − c, Fermi level", closed.ladder)
    return Surface(
      ladder: ladder, loops: loops, vertex: vertex, spin: compact.substituting(c, by: factor.by), bare: bare,
      excess: excess)
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
    sheet.published(
      "A", "the collapse of the vertex, self-consistent and without a logarithm", 1 + Γ * K, excess, printed: printed)
    let inner = 2 * h[0] * h[1] * w[1] * mixed + h[1] * w[1] * gap
    let outer = w[0] * (h[0] * (h[1] ** 2 + w[1] ** 2) + 2 * .i * h[1] ** 2 * w[1])
    let open = J * (mixed * gap / below + s * (inner - outer) / (size * below))
    sheet.published(
      "B", "what the ladder leaves, self-consistent and without a logarithm", 1 - c, ladder, printed: open)
    return (printed, open)
  }
}
