import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// log(1 − V_1 g)(1 − V_2 g) of ↑ less that of ↓, with V_1 and V_2 as letters.
  private var turningInLetters: Expr {
    func logarithms(_ g: Expr) -> Expr { .sum(eigenvalues.map { log(1 - $0.of * g) }) }
    return logarithms(g[0]) - logarithms(g[1])
  }

  /// The combination of log(1 − V_k g_σ) whose derivative by the energy is given, with the eigenvalues v ± u of V: where g_σ
  /// vanishes, this and its slope fix the two factors of each spin.
  private func logarithms(ofRate rate: Expr) throws -> Expr {
    let factors = ["A_1", "A_2"].map { Expr.symbol($0) }
    return .sum(
      try zip(g, rates).map { g, growth in
        let sum = Expr.sum(zip(factors, eigenvalues).map { $0 * log(1 - $1.by * g) })
        let excess = try sum.derivative(g) - rate.derivative(growth).simplified()
        let found = try Expr.solveLinear(
          [0, 1].map { try excess.derivative(g, order: $0).substituting(g, by: 0) }, for: factors
        ).unique()
        return sum.substituting(zip(factors, found).map { (of: $0, by: $1) })
      })
  }

  /// Step 7: the integral over the sea.
  ///
  /// - Returns: its logarithms.
  func closedSea(_ sheet: inout Worksheet, _ one: Scattering) throws -> Expr {
    sheet.step(
      "The sea in closed form", by: "dε = d(z_σ + Σ_σ); of the averages under the integral the logarithm L cancels")
    let Σ = try [0, 1].map { try average(one.T[$0, $0]) }
    let (_, P, Q) = letters, S = selfEnergies, energies = zip(S, Σ).map { (of: $0, by: $1) }
    sheet.claim(
      "the ends of the denominator by the eigenvalues of the impurity", P ** 2 - Q ** 2,
      equals: .product(g.flatMap { g in eigenvalues.map { 1 - $0.of * g } }), where: one.meanings + eigenvalues)
    let ϱ = Expr.symbol("ϱ"), mean = try average(rest(one))
    let lost = 2 * (Σ[0] * rates[0] - Σ[1] * rates[1]) + D * mean
    let turning = try logarithms(ofRate: -lost / density)
    let logarithmic = try zip(g, rates).map { try turning.derivative($0) * $1 }
    sheet.claim(
      "the averages of the sea add up to the derivative of logarithms",
      2 * (S[0] * rates[0] - S[1] * rates[1]) + D * ϱ,
      equals: -density * .sum(try zip(g, rates).map { try turningInLetters.derivative($0) * $1 }),
      where: energies + [(ϱ, mean)] + eigenvalues)

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
    return turning
  }

  /// The self-energies as derivatives of ⟨log δ⟩, and the electrons.
  private func electrons(
    _ sheet: inout Worksheet, _ one: Scattering, _ energies: [(of: Expr, by: Expr)]
  ) throws {
    let (_, P, Q) = letters, S = selfEnergies, name = ScalarField("Λ", [])(g[0], g[1])
    let explicit = (log(1 + Q / P) - log(1 - Q / P)) / (2 * Q)
    let logarithm = sheet.define("⟨log δ⟩", name, as: log(P ** 2 - Q ** 2) / 2 + P * L - 1)
    let mean = logarithm.substituting(L, by: explicit)
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
    let whole = sheet.define(
      "∫(g_↑ + g_↓)dε, whose imaginary part is −π times the electrons", .symbol("Ω"),
      as: Φ[0] + Φ[1] + g[0] * S[0] + g[1] * S[1] + density * name)
    let filled = whole.substituting(name, by: potential)
    let filling = try (0...1).map { k in
      try filled.derivative(Φ[k]) * g[k] * (1 - growth[k]) + filled.derivative(S[k]) * growth[k]
        + filled.derivative(g[k]) * rates[k] - filled.derivative(potential) / density * S[k] * rates[k]
    }
    let rate = Expr.symbol("Ω'")
    sheet.claim(
      "the derivative of this potential by the energy", rate, equals: g[0] + g[1], where: [(rate, .sum(filling))])
    let explicitly = whole.substituting(name, by: logarithm)
    sheet.result("Ω", explicitly.substituting(one.meanings), asWritten: true, folded: explicitly, where: one.meanings)
  }
}
