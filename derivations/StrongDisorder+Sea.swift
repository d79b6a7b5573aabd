import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// Step 5: what T is where g depends on time and space, and in the Keldysh component.
  func gradients(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Gradients", by: "T is the inverse of V⁻¹ − g in the star product, with a V of neither time nor energy")
    let setting = try GradientExpansion(), (t, x, ε) = (setting.t, setting.x, setting.ε)
    let local = OperatorSymbol("R", of: [t, ε], inverse: "T")
    let T = try Operator.inverse(of: local), change = Operator(OperatorSymbol("g_1", of: [t, ε]))
    let inTime = try setting.motion.inverse(of: GradientSeries([[0]: Operator(local), [1]: -change]), lowest: T)
    let (rise, rate) = (try Operator(local).derivative(ε), try Operator(local).derivative(t))
    sheet.claim(
      "first order of a change in time, with \(Operator(local)) for the inverse of \(T)", inTime[[1]],
      equals: T * change * T + (Expr.i / 2) * (T * (rise * T * rate - rate * T * rise) * T))

    let anywhere = OperatorSymbol("R", of: [x, ε], inverse: "T"), inverse = try Operator.inverse(of: anywhere)
    let names = ["g_X", "g_F", "g_XF"].map { Operator(OperatorSymbol($0, of: [x, ε])) }
    let orders = [[1, 0], [0, 1], [1, 1]]
    let series = GradientSeries(
      zip(orders, names).reduce(into: [[0, 0]: Operator(anywhere)]) { $0[$1.0] = -$1.1 })
    let found = try setting.transport.inverse(of: series, lowest: inverse)
    sheet.claim(
      "first order of a change in space, as the local propagator has no momentum", found[[1, 0]],
      equals: inverse * names[0] * inverse)
    sheet.claim(
      "and with a field, but for what is odd in the momentum as \(names[1]), and zero",
      found[[1, 1]] - inverse * names[0] * inverse * names[1] * inverse
        - inverse * names[1] * inverse * names[0] * inverse,
      equals: inverse * names[2] * inverse)

    let (LR, LA) = (OperatorSymbol("L_R", inverse: "T_R"), OperatorSymbol("L_A", inverse: "T_A"))
    let (TR, TA) = (try Operator.inverse(of: LR), try Operator.inverse(of: LA))
    let (f, γ, bare) = (Operator(OperatorSymbol("f")), Operator(OperatorSymbol("γ")), Operator(OperatorSymbol("U")))
    let (gR, gA) = (bare - Operator(LR), bare - Operator(LA))
    sheet.claim(
      "the lesser component; \(f) commutes with \(bare), the inverse of the impurity",
      TR * (f * gA - gR * f + γ) * TA, equals: f * TA - TR * f + TR * γ * TA + TR * f.commutator(bare) * TA)
  }

  /// ϱ under the average: what the changes of the self-energies and of the vertex leave of T(g′ T σ⁺ − σ⁺ T g′)T.
  func rest(_ one: Scattering) throws -> Expr {
    let raise = try Matrix([[0, 1], [0, 0]]), rate = Matrix.diagonal(rates), T = one.T
    let found = try (T * (rate * T * raise - raise * T * rate) * T)[0, 1]
    let growth = try self.growth(one)
    return try (growth[0] + growth[1] - T[0, 0] * T[1, 1] * (rates[0] + rates[1]) - D * found).simplified()
  }

  /// The rates of T_↑ and T_↓.
  private func growth(_ one: Scattering) throws -> [Expr] {
    try [0, 1].map { k in
      try one.T[k, k].derivative(g[0]) * rates[0] + one.T[k, k].derivative(g[1]) * rates[1]
    }
  }

  /// The same multiplied out.
  private var excess: Expr {
    let odd = above[0] * rates[0] - above[1] * rates[1]
    return (2 * u * x * odd + u ** 2 * (1 - x ** 2) * (rates[0] + rates[1])) / δ ** 2
  }

  /// Step 6: the energy dependence of T in the sea.
  func sea(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step(
      "Fermi sea", by: "E, the average of n_i T(g′ T σ^+ − σ^+ T g′)T, ↑ to ↓, beside W = ∫(G_↓ G_↑′ − G_↑ G_↓′)")
    let t = amplitudes, T = try Matrix([[t[0], t[1]], [t[2], t[3]]]), sum = rates[0] + rates[1]
    let raise = try Matrix([[0, 1], [0, 0]]), rate = Matrix.diagonal(rates)
    let found = try (T * (rate * T * raise - raise * T * rate) * T)[0, 1]
    let numerators = ["A_↑", "A_↓"].map { Expr.symbol($0) }
    sheet.claim(
      "what the energy dependence adds, under the average", found,
      equals: letters.w * (numerators[0] * rates[0] - numerators[1] * rates[1]) / denominator ** 2,
      where: one.meanings + one.retarded + zip(numerators, above).map { ($0, $1) } + [(denominator, δ)])
    let growth = try growth(one)
    let (E, ϱ, d) = (Expr.symbol("E"), Expr.symbol("ϱ"), Expr.symbol("D"))
    let slopes = ["T_↑'", "T_↓'"].map { Expr.symbol($0) }
    sheet.claim(
      "it consists of changes of the self-energies, of the vertex and of a rest, under the average", d ** 2 * E,
      equals: d * (slopes[0] + slopes[1]) - t[0] * t[3] * d * sum - d * ϱ,
      where: [
        (E, w * (above[0] * rates[0] - above[1] * rates[1]) / δ ** 2), (ϱ, excess), (d, D), one.retarded[0],
        one.retarded[3], (slopes[0], try growth[0].simplified()), (slopes[1], try growth[1].simplified())
      ])

    let ζ = ["z_↑'", "z_↓'"].map { Expr.symbol($0) }
    let ξ = Expr.symbol("ξ", .real), Z = z[0] - z[1]
    let (G, slope) = (["G_↑", "G_↓"].map { Expr.symbol($0) }, ["G_↑'", "G_↓'"].map { Expr.symbol($0) })
    let values = z.map { 1 / ($0 - ξ) }
    sheet.claim(
      "the loop of the sea, under the integral over momenta", Z ** 2 * (G[1] * slope[0] - slope[1] * G[0]),
      equals: (G[0] - G[1]) * (ζ[0] + ζ[1]) - Z * (slope[0] + slope[1]),
      where: zip(G, values).map { ($0, $1) } + zip(slope, zip(values, ζ)).map { ($0, -($1.0 ** 2) * $1.1) })
    // z_σ + Σ_σ = E + σJ: Z + c_R D = 2J and (z + Σ)′ = 1.
    let (λ, W, I) = (Expr.symbol("λ"), Expr.symbol("W"), Expr.symbol("I"))
    let growths = ["Σ_↑'", "Σ_↓'"].map { Expr.symbol($0) }, ΣSum = growths[0] + growths[1]
    let c = vertices.retarded, splitting = 2 * J - c * d
    sheet.claim(
      "the integrand of the sea of the spin", λ ** 2 * (W + I ** 2 * E),
      equals: (d * (2 - ϱ) - 2 * J * sum) / (4 * J ** 2),
      where: [
        (λ, splitting / (2 * J)), (I, -d / splitting), (W, (d * (2 - ΣSum) - splitting * sum) / splitting ** 2),
        (E, (d * ΣSum - c * d * sum - d * ϱ) / d ** 2)
      ])
    sheet.claim("no rest from impurities without spin", excess, equals: 0, where: [(u, 0)])
  }
}
