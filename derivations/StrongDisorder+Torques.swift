import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// Letters for what a level has, besides τ: N and H.
  private var N: Expr { .symbol("N") }
  var H: Expr { .symbol("H") }
  private var metal: Ferromagnet { Ferromagnet() }

  /// The formulas of gradient-expansion with c_M in the ladder, λ and I by the Ward identities, and K, Q and B by g, z and N.
  private func closed(_ e: Expr, _ flows: Flows) throws -> Expr {
    let Z = z[0] - z[1], distance = z[1] - z[0].conjugate
    let mixed = -(2 * J + τ + distance) / Δ
    let (Q, B) = (metal.Q[0].letter, metal.B.letter)
    // The imaginary part of the wave is twice that of N.
    let wave = Expr.symbol("Y_1", .real) + N - N.conjugate
    let found = try Expr.solveLinear([flows.driving - N, flows.wave - wave], for: [Q, B]).unique()
    return try e.substituting([
      (of: vertices.mixed, by: mixed), (of: λ, by: Z / (2 * J)),
      (of: metal.I.letter, by: -D / Z), (of: metal.K.letter, by: -Δ / distance), (of: Q, by: found[0]),
      (of: B, by: found[1])
    ]).withoutParts.simplified()
  }

  private var λ: Expr { .symbol("λ") }

  /// A formula of gradient-expansion with c_M in the ladder and λ by the Ward identity.
  private func anyStrength(_ e: Expr) -> Expr {
    e.substituting([(of: metal.c, by: vertices.mixed), (of: metal.retarded.ℓ, by: λ), (of: metal.r, by: 0)])
  }

  /// Δτ/(2J + τ) and N/(2J + τ).
  private var turned: Expr { Δ * τ / (2 * J + τ) }
  private var driven: Expr { N / (2 * J + τ) }

  /// The coefficients at the Fermi level in closed form, H being the sea.
  private var damping: Expr { -(J / (2 * .pi)) * turned.realPart }
  private var spin: Expr { J / (2 * .pi) * turned.imaginaryPart - H.imaginaryPart / (4 * .pi) }
  private var adiabatic: Expr { J / .pi * driven.realPart }
  private var nonAdiabatic: Expr { -(1 / (2 * .pi)) * (τ * driven).imaginaryPart }

  /// N and (z_↑ − z_↓)²B, in Q_1, Q_2 and B.
  private struct Flows {
    let driving: Expr, wave: Expr
  }

  /// The two coefficients of a current.
  struct Currents {
    let adiabatic: Expr, nonAdiabatic: Expr
  }

  /// Step 8: the coefficients.
  func torques(_ sheet: inout Worksheet) throws -> Currents {
    sheet.step(
      "Torques",
      by: "the formulas of gradient-expansion, with c_R in λ and c_M in the ladder of K"
    )
    let flows = try currents(&sheet)
    let c = TorqueCoefficients(metal: metal), sea = Expr.symbol("P")
    let seaValue = sheet.define("∫λ²(W + I²E)dε", sea, as: (H - 2 * J * (g[0] + g[1])) / (4 * J ** 2))
    let rows: [(tag: String, title: Phrase, formula: Expr, printed: Expr)] = [
      ("C_α", "damping", anyStrength(c.damping), damping),
      (
        "C_S", "renormalisation of the spin", anyStrength(c.renormalisation) - J ** 2 / .pi * sea.imaginaryPart, spin
      ),
      ("C_ad", "adiabatic torque", anyStrength(c.adiabatic), adiabatic),
      (
        "C_β", "non-adiabatic torque",
        anyStrength(c.nonAdiabatic) - J ** 2 / .pi * (λ ** 2 * metal.B.letter).imaginaryPart, nonAdiabatic
      )
    ]
    let coefficients = try rows.map { row in
      let formula = sheet.define("by gradient-expansion", .symbol(row.tag), as: row.formula)
      let value = try closed(formula.substituting(sea, by: seaValue), flows), printed = row.printed.withoutParts
      sheet.published(row.tag, row.title + ", in closed form", .symbol(row.tag), value, printed: printed)
      return value
    }
    let without = [(of: τ, by: Expr.zero)]
    sheet.claim("no torque on the impurities: no damping", coefficients[0], equals: 0, where: without)
    sheet.claim(
      "no torque on the impurities: no non-adiabatic torque", coefficients[3], equals: 0, where: without)
    sheet.claim(
      "and the adiabatic torque is half the difference of the conductivities", coefficients[2],
      equals: (N + N.conjugate) / (4 * .pi), where: without)
    let rate = Expr.symbol("H'"), ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }
    sheet.claim(
      "and the spin is that of all electrons, by its derivative", -(rate - rate.conjugate) / (8 * .pi * Expr.i),
      equals: (ν[0] - ν[1]) / 2,
      where: [(rate, 2 * D)] + zip(ν, g).map { ($0, (-$1.imaginaryPart / .pi).withoutParts) })
    for k in [1, 0, 2, 3] {
      sheet.result(rows[k].tag, coefficients[k].realPart, asWritten: true, folded: rows[k].printed)
    }
    return Currents(adiabatic: coefficients[2], nonAdiabatic: coefficients[3])
  }

  /// What drives the torques of a current, by pairs of propagators.
  private func currents(_ sheet: inout Worksheet) throws -> Flows {
    let ξ = Expr.symbol("ξ", .real), Q = metal.Q.map(\.letter), B = metal.B.letter, Z = z[0] - z[1]
    let G = ["G_↑", "G_↓"].map { Expr.symbol($0) }, A = G.map(\.conjugate), wave = Expr.symbol("Y")
    let meanings = zip(G, z).map { (of: $0, by: 1 / ($1 - ξ)) }
    func explicit(_ e: Expr) -> Expr { e.substituting(meanings) }
    let driving = sheet.define(
      "what drives the torques of a current", N, as: (z[1] - z[0].conjugate) * (Z.conjugate * Q[0] - Z * Q[1]) / 2)
    let pairs = (G[0] * A[0] - G[1] * A[1] + A[0] * A[1] - G[0] * G[1] + G[1] ** 2 - A[0] ** 2) / 2
    let loops = [
      (of: Q[0], by: explicit(G[1] * A[1] * A[0] ** 2)), (of: Q[1], by: explicit(G[1] ** 2 * G[0] * A[0]))
    ]
    sheet.claim(
      "its pairs of propagators, under the integral with the square of the velocity", N, equals: pairs,
      where: meanings + [(N, driving.substituting(loops))])
    let square = sheet.define("the wave", wave, as: Z ** 2 * B), differences = (G[0] - G[1]) ** 2
    sheet.claim(
      "and those of the wave", wave, equals: differences,
      where: meanings + [(wave, square.substituting(B, by: explicit((G[0] * G[1]) ** 2)))])
    sheet.claim(
      "the imaginary parts of both, under the integral", N - N.conjugate, equals: (wave - wave.conjugate) / 2,
      where: [(N, explicit(pairs)), (wave, explicit(differences))])
    func spectral(_ k: Int) -> Expr { (G[k] - A[k]) ** 2 / 4 }
    sheet.claim(
      "the real part of \(N) under the integral: the difference of the conductivities",
      (N + N.conjugate) / 2, equals: spectral(1) - spectral(0), where: meanings + [(N, explicit(pairs))])
    return Flows(driving: driving, wave: square)
  }

  /// Step 9: what becomes of β = ζ.
  func strength(_ sheet: inout Worksheet, _ currents: Currents) throws {
    sheet.step(
      "Torques of a strong impurity", by: "τ = 2J(ρ − 1 − i ζ) with real ρ and ζ; in the Born approximation ρ = 1")
    let ρ = Expr.symbol("ρ", .positive), ζ = Expr.symbol("ζ", .real)
    let flow = [Expr.symbol("N_1", .real), .symbol("N_2", .real)]
    let J = Expr.symbol("J", .positive)
    let parts = [
      (of: τ, by: 2 * J * (ρ - 1 - Expr.i * ζ)), (of: N, by: flow[0] + Expr.i * flow[1]), (of: self.J, by: J)
    ]
    let β = try (currents.nonAdiabatic / currents.adiabatic).substituting(parts).simplified()
    let printed = ζ / ρ + (1 - ρ) * (ρ ** 2 + ζ ** 2) * flow[1] / (ρ * (ρ * flow[0] - ζ * flow[1]))
    sheet.published(
      "β", "the ratio of both torques of a current, with \(N, equals: flow[0] + Expr.i * flow[1])", .symbol("β"), β,
      printed: printed)
    sheet.published(
      "β = ζ", "the identity of the Born approximation", .symbol("β"), β, printed: ζ, expecting: .refuted,
      note: "it holds where Re τ = 0, which strong impurities do not obey")
    sheet.claim("the identity holds where \(τ) is imaginary", β, equals: ζ, where: [(ρ, 1)])
    sheet.result("β", β)
  }
}
