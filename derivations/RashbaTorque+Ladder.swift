import Algebra
import Worksheets
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
    let factor = sheet.define(
      "Γ_i ∫_p (w + h − x)(w* − h* − x)/|D|²", c, as: try Γ * moment(upper * opposite), isComparand: true)
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
        (N, try rest(retarded).substituting([kinetic])), (exchange, retarded.h),
        (D, try denominator(retarded).substituting([kinetic]))
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
    let real = Expr.symbol("x_0"), turn = try (denominator(retarded).imaginaryPart).expanded()
    let place = try Expr.solveLinear([turn], for: [x]).unique()[0].expanded()
    sheet.claim("where \(D) is real", real, equals: w[0] - h[0] * h[1] / w[1], where: [(real, place)])
    sheet.claim(
      "the imaginary part of the denominator", D - D.conjugate, equals: -4 * .i * w[1] * (x - real),
      where: [(D, try denominator(retarded)), (real, place)])
    sheet.claim(
      "the first moment by the zeroth", moments[1], equals: real * moments[0] + I[1] / (2 * w[1]),
      where: [values[1], values[0], (real, place)])
    let at = try denominator(retarded).substituting(x, by: place)
    let level = Expr.symbol("D_0")
    let top = ((complex.w + 2 * s - real) * loop).imaginaryPart + g
    sheet.claim(
      "the zeroth moment by the loops", moments[0], equals: top / (2 * w[1] * level),
      where: [values[0], complexValues[0], (real, place), (loop, I[0] + .i * I[1]), (level, at)])
    // h = J − Γg_z with g_z = −hI, and w = E − Γg₀.
    let components = try self.components(numerator(retarded))
    sheet.claim(
      "the parts of the propagator that make the self-energy", Matrix.column([components[3], components[0]]),
      equals: .column([-complex.h, complex.w - x]), where: complexValues)
    let exchange = try (retarded.h - J + Γ * components[3] * (I[0] + .i * I[1])).expanded()
    let solved = try Expr.solveLinear(
      [exchange.realPart, exchange.imaginaryPart, w[1] + Γ * g], for: I + [g]
    ).unique()
    let selfConsistent = try zip(I + [g], solved).map { letter, value in
      (of: letter, by: sheet.define("by the self-consistency", letter, as: try value.factored()))
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
}
