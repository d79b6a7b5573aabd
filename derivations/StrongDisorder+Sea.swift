import Algebra
import Derivation
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

  /// ϱ under the average.
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
    let growth = try [0, 1].map { k in
      try one.T[k, k].derivative(g[0]) * rates[0] + one.T[k, k].derivative(g[1]) * rates[1]
    }
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

  /// log(1 − V_1 g)(1 − V_2 g) of ↑ less that of ↓, with the eigenvalues v ± u of V.
  var turning: Expr { turningInLetters.substituting(eigenvalues) }

  /// The same with V_1 and V_2 as letters.
  private var turningInLetters: Expr {
    func logarithms(_ g: Expr) -> Expr { .sum(eigenvalues.map { log(1 - $0.of * g) }) }
    return logarithms(g[0]) - logarithms(g[1])
  }

  /// Step 7: the integral over the sea.
  func closedSea(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step(
      "The sea in closed form", by: "dε = d(z_σ + Σ_σ); of the averages under the integral the logarithm L cancels")
    let Σ = try [0, 1].map { try average(one.T[$0, $0]) }
    let (_, P, Q) = letters, S = selfEnergies, energies = zip(S, Σ).map { (of: $0, by: $1) }
    sheet.claim(
      "the ends of the denominator by the eigenvalues of the impurity", P ** 2 - Q ** 2,
      equals: .product(g.flatMap { g in eigenvalues.map { 1 - $0.of * g } }), where: one.meanings + eigenvalues)
    let logarithmic = try zip(g, rates).map { try turning.derivative($0) * $1 }
    let ϱ = Expr.symbol("ϱ")
    sheet.claim(
      "the averages of the sea add up to the derivative of logarithms",
      2 * (S[0] * rates[0] - S[1] * rates[1]) + D * ϱ,
      equals: -density * .sum(try zip(g, rates).map { try turningInLetters.derivative($0) * $1 }),
      where: energies + [(ϱ, try average(excess))] + eigenvalues)

    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }
    let growth = ["Σ_↑'", "Σ_↓'"].map { Expr.symbol($0) }, sea = Expr.symbol("H")
    let H = sheet.define(
      "the sea, with dΦ_σ/dz_σ = g_σ", sea,
      as: 2 * (Φ[0] - Φ[1]) + 2 * (g[0] * S[0] - g[1] * S[1]) + density * turning)
    // z_σ′ = 1 − Σ_σ′; what the claim above says of the logarithms.
    var slope = try zip(g, rates).map { try H.derivative($0) * $1 } + zip(S, growth).map { try H.derivative($0) * $1 }
    for k in 0...1 { slope.append(try H.derivative(Φ[k]) * g[k] * (1 - growth[k])) }
    let turned = density * .sum(logarithmic)
    let known = -(2 * (S[0] * rates[0] - S[1] * rates[1]) + D * ϱ)
    let rate = Expr.symbol("H'")
    sheet.claim(
      "its derivative by the energy", rate, equals: D * (2 - ϱ), where: [(rate, Expr.sum(slope) - turned + known)])
    try electrons(&sheet, one, energies)
    sheet.result("H", H, asWritten: true)
  }

  /// The self-energies as derivatives of ⟨log δ⟩, and the electrons.
  private func electrons(
    _ sheet: inout Worksheet, _ one: Scattering, _ energies: [(of: Expr, by: Expr)]
  ) throws {
    let (_, P, Q) = letters, S = selfEnergies, name = ScalarField("Λ", [])(g[0], g[1])
    let explicit = (log(1 + Q / P) - log(1 - Q / P)) / (2 * Q)
    let mean = sheet.define("⟨log δ⟩", name, as: log(P ** 2 - Q ** 2) / 2 + P * L - 1).substituting(L, by: explicit)
    sheet.claim(
      "its derivatives by \(P) and \(Q) are averages of \(1 / denominator) and of \(-x / denominator)",
      Matrix.column(try [P, Q].map { try mean.derivative($0) }), equals: .column([L, (1 - P * L) / Q]),
      where: [(L, explicit)])
    sheet.claim(
      "where \(Q) vanishes, it is half the logarithm of the square of \(P)",
      try mean.series(in: Q, order: 1).coefficient(0) ?? 0, equals: log(P ** 2) / 2)
    for (k, spin) in ["↑", "↓"].enumerated() {
      let slope = try name.derivative(g[k])
      sheet.claim(
        "the self-energy of \(spin) is a derivative of this mean logarithm", S[k], equals: -density * slope,
        where: [
          (S[k], energies[k].by.substituting(L, by: explicit).substituting(one.meanings)),
          (slope, try mean.substituting(one.meanings).derivative(g[k]))
        ])
    }
    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }, growth = ["Σ_↑'", "Σ_↓'"].map { Expr.symbol($0) }
    let potential = Expr.symbol("Λ")
    let filled = sheet.define(
      "∫(g_↑ + g_↓)dε, whose imaginary part is −π times the electrons", .symbol("Ω"),
      as: Φ[0] + Φ[1] + g[0] * S[0] + g[1] * S[1] + density * name
    ).substituting(name, by: potential)
    let filling = try (0...1).map { k in
      try filled.derivative(Φ[k]) * g[k] * (1 - growth[k]) + filled.derivative(S[k]) * growth[k]
        + filled.derivative(g[k]) * rates[k] - filled.derivative(potential) / density * S[k] * rates[k]
    }
    let rate = Expr.symbol("Ω'")
    sheet.claim(
      "the derivative of this potential by the energy", rate, equals: g[0] + g[1], where: [(rate, .sum(filling))])
  }
}
