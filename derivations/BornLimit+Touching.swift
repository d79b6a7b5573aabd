import Algebra
import Worksheets
import Transport

extension BornLimit {
  /// Step 13: J = μ.
  func touching(
    _ sheet: inout Worksheet, _ state: State, _ sea: Sea, _ turning: TurningSea, above: WeakPoles,
    below: [ImpurityAxis: WeakTorques]
  ) throws {
    sheet.step(
      "Weak disorder where the band of ↓ begins",
      by: "J = μ: rates times t = τ², κ_↓ = (1 + i) r τ + … through τ⁴; flips alone give ↓ states, r² = m η b k_↑"
    )
    let τ = Expr.symbol("τ", .positive), r = Expr.symbol("r", .positive), k = Expr.symbol("k_↑", .positive)
    let flips = (of: metal.b, by: r ** 2 / (m * η * k)), weak = try touchingPoles(&sheet, state, k, r, τ)
    let none = [(of: above.k[1], by: Expr.zero), (of: Expr.symbol("q_↓", .positive), by: Expr.zero), flips]
    let letter = torqueLetters, names = ["F_S", "U_S", "F_β", "U_β"].map { Expr.symbol($0) }
    let column = Matrix.column([letter[1] / τ ** 2, τ ** 2 * letter[2]] + names)
    let (ν, induced) = (states(k), η * r / .pi), electrons = electrons(k), (a, c) = (metal.a, metal.c)
    let densities = zip(["ν_↑", "ν_↓"], [ν, induced]).map { (of: Expr.symbol($0), by: $1) }
    let strengths = zip(Γ, [flips.by / 2, (a - c) / 2]).map { (of: $0, by: $1) }
    for axis in [ImpurityAxis.laboratory, .moment] {
      let all = try weakTorques(axis, weak, sea, turning, disorder: 2)
      let here = zip(
        [letter[1], letter[2]] + names, [τ ** 2 * all.damping, all.adiabatic / τ ** 2] + all.all.dropFirst(2)
      )
      .map { (of: $0, by: $1) }
      let sides = try [below[axis]?.all ?? [], weakTorques(axis, above, sea, turning).all].map { values in
        try values.map { try $0.simplified().substituting(none) }
      }
      sheet.claim(
        "\(axis.phrase): damping and torques, Fermi level and Fermi sea, are what a half metal has where its gap closes",
        column, equals: .column(sides[0]), where: here)
      sheet.claim(
        "\(axis.phrase): two occupied bands have the same where the second one empties, so that nothing jumps", column,
        equals: .column(sides[1]), where: here)
      let next = try (leading(torques.damping, 3, axis, weak), leading(torques.adiabatic, -1, axis, weak))
      let share = axis == .laboratory ? 2 * Γ[1] : Γ[0] + Γ[1]
      let correction = .pi * share * densities[0].of * densities[1].of
      sheet.claim(
        "\(axis.phrase): the first correction of the damping, by the states that flips give to the empty band",
        letter[1] / τ ** 3, equals: correction,
        where: [(letter[1], τ ** 3 * next.0)] + densities + (axis == .laboratory ? [strengths[1]] : strengths))
      sheet.claim(
        "\(axis.phrase): the first correction of the adiabatic torque, by the flips into them", τ * letter[2],
        equals: -2 * Γ[0] * densities[1].of * electrons / (4 * .pi * m * (a * densities[0].of) ** 2),
        where: [(letter[2], next.1 / τ)] + densities + [strengths[0]])
      let suffix = axis == .laboratory ? "band edge" : "band edge, axis along n"
      let root = [(of: r, by: sqrt(m * η * metal.b * k))]
      func result(_ name: String, _ value: Expr) {
        sheet.result("\(name), \(suffix)", value.substituting(root), validFor: [Condition(0, .less, metal.b)])
      }
      result("C_α", all.damping)
      result("C_ad", all.adiabatic)
      result("β", all.β)
      result("C_S", all.spin.whole)
      result("first correction of C_α", next.0)
      result("first correction of C_ad", next.1)
    }
  }

  /// The poles at J = μ through a power of τ: the equation of ↓ begins with τ², and its next power fixes κ_↓.
  private func touchingPoles(
    _ sheet: inout Worksheet, _ state: State, _ k: Expr, _ r: Expr, _ τ: Expr
  ) throws -> WeakPoles {
    let (a, b, c) = (metal.a, metal.b, metal.c), J = k ** 2 / (4 * m), t = τ ** 2
    let rates = [(of: metal.J, by: J), (of: a, by: t * a), (of: b, by: t * r ** 2 / (m * η * k)), (of: c, by: t * c)]
    let equations = try
      (state.energies.substituting(rates + [(of: E, by: J)])
      - .column(band.poles.map { $0 ** 2 / (2 * m) })).elements
    var κ = [k, (1 + .i) * r * τ]
    let first = zip(band.poles, κ).map { (of: $0, by: $1) }
    let begins = try zip(equations, [0, 2]).map {
      try $0.substituting(first).series(in: τ, order: $1 + 1).coefficient($1) ?? 0
    }
    sheet.claim("both poles begin like this", Matrix.column(begins), equals: .column([0, 0]))
    for power in 2...4 {
      let next = ["κ_1", "κ_2"].map { Expr.symbol($0) }
      let trial = zip(band.poles, zip(κ, next)).map { (of: $0, by: $1.0 + τ ** Expr(power) * $1.1) }
      let conditions = try zip(equations, [power, power + 1]).map { equation, power in
        try equation.substituting(trial).series(in: τ, order: power + 1).coefficient(power) ?? 0
      }
      κ = zip(κ, try Expr.solveLinear(conditions, for: next).unique()).map { $0 + τ ** Expr(power) * $1 }
    }
    return WeakPoles(t: τ, k: [k, 0], κ: κ, J: J, rates: rates)
  }
}
