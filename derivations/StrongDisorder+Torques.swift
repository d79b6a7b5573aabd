import Algebra
import Derivation
import Transport

extension StrongDisorder {
  /// Letters for what a level has, besides τ: N and H.
  private var N: Expr { .symbol("N") }
  private var H: Expr { .symbol("H") }
  private var metal: Ferromagnet { Ferromagnet() }

  /// The formulas of gradient-expansion with c_M in the ladder, λ and I by the Ward identities, and K, Q and B by g, z and N.
  private func closed(_ e: Expr) -> Expr {
    let Z = z[0] - z[1], distance = z[1] - z[0].conjugate
    let mixed = -(2 * J + τ + distance) / Δ
    let Q = (Z * metal.Q[1].letter + 2 * N / distance) / Z.conjugate
    let square = (Expr.symbol("Y_1", .real) + N - N.conjugate) / Z ** 2
    return e.substituting([
      (of: vertices.mixed, by: mixed), (of: λ, by: Z / (2 * J)),
      (of: metal.I.letter, by: -D / Z), (of: metal.K.letter, by: -Δ / distance), (of: metal.Q[0].letter, by: Q),
      (of: metal.B.letter, by: square)
    ]).withoutParts
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

  /// Step 8: the coefficients.
  func torques(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Torques",
      by: "the formulas of gradient-expansion, with c_R in λ and c_M in the ladder of K"
    )
    try currents(&sheet)
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
    for row in rows {
      let formula = sheet.define("by gradient-expansion", .symbol(row.tag), as: row.formula)
      sheet.published(
        row.tag, row.title + ", in closed form", .symbol(row.tag), closed(formula.substituting(sea, by: seaValue)),
        printed: row.printed.withoutParts)
    }

    let without = [(of: τ, by: Expr.zero)]
    sheet.claim("no torque on the impurities: no damping", damping.withoutParts, equals: 0, where: without)
    sheet.claim(
      "no torque on the impurities: no non-adiabatic torque", nonAdiabatic.withoutParts, equals: 0, where: without)
    sheet.claim(
      "and the adiabatic torque is half the difference of the conductivities", adiabatic.withoutParts,
      equals: (N + N.conjugate) / (4 * .pi), where: without)
    let rate = Expr.symbol("H'"), ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }
    sheet.claim(
      "and the spin is that of all electrons, by its derivative", -(rate - rate.conjugate) / (8 * .pi * Expr.i),
      equals: (ν[0] - ν[1]) / 2,
      where: [(rate, 2 * D)] + zip(ν, g).map { ($0, (-$1.imaginaryPart / .pi).withoutParts) })
    sheet.result("C_S", spin, asWritten: true)
    sheet.result("C_α", damping, asWritten: true)
    sheet.result("C_ad", adiabatic, asWritten: true)
    sheet.result("C_β", nonAdiabatic, asWritten: true)
  }

  /// What drives the torques of a current, by pairs of propagators.
  private func currents(_ sheet: inout Worksheet) throws {
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
  }

  /// Step 9: what becomes of β = ζ.
  func strength(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Torques of a strong impurity", by: "τ = 2J(ρ − 1 − i ζ) with real ρ and ζ; in the Born approximation ρ = 1")
    let ρ = Expr.symbol("ρ", .positive), ζ = Expr.symbol("ζ", .real)
    let flow = [Expr.symbol("N_1", .real), .symbol("N_2", .real)]
    let J = Expr.symbol("J", .positive)
    let parts = [
      (of: τ, by: 2 * J * (ρ - 1 - Expr.i * ζ)), (of: N, by: flow[0] + Expr.i * flow[1]), (of: self.J, by: J)
    ]
    let β = (nonAdiabatic.withoutParts / adiabatic.withoutParts).substituting(parts)
    sheet.published(
      "β", "the ratio of both torques of a current, with \(N, equals: flow[0] + Expr.i * flow[1])", .symbol("β"), β,
      printed: ζ / ρ + (1 - ρ) * (ρ ** 2 + ζ ** 2) * flow[1] / (ρ * (ρ * flow[0] - ζ * flow[1])))
    sheet.published(
      "β = ζ", "the identity of the Born approximation", .symbol("β"), β, printed: ζ, expecting: .refuted,
      note: "it holds where Re τ = 0, which strong impurities do not obey")
    sheet.claim("the identity holds where \(τ) is imaginary", β, equals: ζ, where: [(ρ, 1)])
    sheet.result("β", β)
  }

  /// Step 10: v → tv, u → tu, n_i → n_i/t².
  func weakImpurities(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step("Weak impurities", by: "v and u times t, n_i over t², t → 0, order by order under the average")
    let t = Expr.symbol("t", .real)
    let weak = [(of: v, by: t * v), (of: u, by: t * u)]
    func orders(_ e: Expr, _ order: Int) throws -> Expr {
      let coefficient = try e.substituting(weak).series(in: t, order: order + 1).coefficient(order) ?? 0
      let mean = try coefficient.expanded().integral(over: x, from: -1, to: 1).value / 2
      return density * mean
    }
    let (potential, spin) = (density * v ** 2, density * u ** 2 / 3)
    let (a, b) = (potential + spin, 2 * spin), S = selfEnergies
    let Γ = ["Γ_i", "Γ_z", "Γ_⊥"].map { Expr.symbol($0) }
    let strengths = zip(Γ, [potential, spin, spin]).map { (of: $0, by: $1) },
      (charge, axial) = (strengths[0], strengths[1])
    for (k, name) in ["↑", "↓"].enumerated() {
      sheet.claim(
        "the self-energy of \(name) to first order, a shift of the chemical potential", S[k], equals: density * v,
        where: [(S[k], try orders(one.T[k, k], 1))])
      sheet.claim(
        "the self-energy of \(name) to second order, that of the Born approximation", S[k],
        equals: (Γ[0] + Γ[1]) * g[k] + 2 * Γ[2] * g[1 - k],
        where: [(S[k], try orders(one.T[k, k], 2))] + strengths)
    }
    let (cR, cM) = vertices
    sheet.claim(
      "the vertex between retarded functions to second order", cR, equals: Γ[0] - Γ[1],
      where: [(cR, try orders(one.T[0, 0] * one.T[1, 1], 2)), charge, axial])
    sheet.claim(
      "the vertex between one of each kind to second order", cM, equals: Γ[0] - Γ[1],
      where: [(cM, try orders(one.T[1, 1] * advanced(one.T[0, 0]), 2)), charge, axial])
    let difference = Expr.symbol("Δ")
    sheet.claim(
      "the torque to second order is imaginary, so that the identity holds", τ,
      equals: 2 * Γ[2] * (difference - difference.conjugate),
      where: [(τ, try orders(torque(), 2)), strengths[2], (difference, Δ)])
    let logarithms = try (density * turning).substituting(weak).series(in: t, order: 3)
    let flows = try [orders(one.T[0, 0], 1), orders(one.T[1, 1], 1), a * g[0] + b * g[1], a * g[1] + b * g[0]]
    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }, turn = Expr.symbol("Λ_1"), E = Expr.symbol("E", .real)
    sheet.claim(
      "the sea has no first order", 2 * (g[0] * S[0] - g[1] * S[1]) + turn, equals: 0,
      where: [(S[0], flows[0]), (S[1], flows[1]), (turn, logarithms.coefficient(1) ?? 0)])
    let sea = 2 * (Φ[0] - Φ[1]) + 2 * (g[0] * flows[2] - g[1] * flows[3]) + (logarithms.coefficient(2) ?? 0)
    sheet.claim(
      "and to second order that of the Born approximation", H - 2 * J * (g[0] + g[1]),
      equals: 2 * (Φ[0] - Φ[1]) - (z[0] - z[1]) * (g[0] + g[1]),
      where: [(H, sea), (z[0], E + J - flows[2]), (z[1], E - J - flows[3])])
    let real = ["a_↑", "a_↓"].map { Expr.symbol($0, .real) }, ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .positive) }
    let values = zip(real, ν).map { $0 - Expr.i * .pi * $1 }
    let parts = zip(g, values).map { part in
      (of: part.0, by: sheet.define("its real and imaginary part", part.0, as: part.1, isNotation: true))
    }
    let third = try orders(torque(), 3).substituting(parts)
    sheet.claim(
      "to third order the torque has a real part, and the identity ends", (τ + τ.conjugate) / 2,
      equals: 4 * .pi ** 2 * Γ[2] * v * (ν[0] ** 2 - ν[1] ** 2), where: [(τ, third), strengths[2]])
    let fourth = try orders(torque().substituting(v, by: 0), 4).substituting(parts)
    func side(_ k: Int) -> Expr {
      real[k] * (4 * ν[k] ** 2 + 7 * ν[0] * ν[1] - ν[1 - k] ** 2)
    }
    sheet.claim(
      "where \(v) vanishes, the real part begins with the fourth order", (τ + τ.conjugate) / 2,
      equals: 4 * .pi ** 2 / 15 * density * u ** 4 * (side(0) - side(1)), where: [(τ, fourth)])
  }
}
