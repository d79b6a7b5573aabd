import Algebra
import Derivation
import Transport

extension StrongDisorder {
  /// Letters for what a level has: τ, N and H.
  private var τ: Expr { .symbol("τ") }
  private var N: Expr { .symbol("N") }
  private var H: Expr { .symbol("H") }
  private var metal: Ferromagnet { Ferromagnet() }

  /// The formulas of gradient-expansion with c_M in the ladder, λ and I by the Ward identities, and K, Q and B by g, z and N.
  private func closed(_ e: Expr) -> Expr {
    let Z = z[0] - z[1], distance = z[1] - z[0].conjugate
    let mixed = -(2 * J + τ + distance) / Δ
    let Q = (Z * metal.Q[1].letter + 2 * N / distance) / Z.conjugate
    let square = (Expr.symbol("Y_1", .real) + N - N.conjugate) / Z ** 2
    let first = e.substituting([(of: metal.c, by: mixed), (of: metal.retarded.ℓ, by: Z / (2 * J)), (of: metal.r, by: 0)]
    )
    return first.substituting([
      (of: metal.I.letter, by: -D / Z), (of: metal.K.letter, by: -Δ / distance), (of: metal.Q[0].letter, by: Q),
      (of: metal.B.letter, by: square)
    ]).withoutParts
  }

  private var torqueCoefficients: TorqueCoefficients { TorqueCoefficients(metal: metal) }
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
    let ξ = Expr.symbol("ξ", .real)
    let G = z.map { 1 / ($0 - ξ) }, A = G.map(\.conjugate)
    let tilts = [z[0] - z[1], z[0].conjugate - z[1].conjugate].map { $0 / 2 }
    let flow = tilts[1] * G[1] * A[1] * A[0] ** 2 - tilts[0] * G[1] ** 2 * G[0] * A[0]
    let pairs = G[0] * A[0] - G[1] * A[1] + A[0] * A[1] - G[0] * G[1] + G[1] ** 2 - A[0] ** 2
    sheet.claim(
      "N ≡ (z_↓ − z_↑*)[(z_↑ − z_↓)* Q_1 − (z_↑ − z_↓) Q_2]/2"
        + " = ½∫v²[G_↑ G_↑* − G_↓ G_↓* + G_↑* G_↓* − G_↑ G_↓ + G_↓² − (G_↑*)²], under the integral",
      (z[1] - z[0].conjugate) * flow, equals: pairs / 2)
    sheet.claim(
      "(z_↑ − z_↓)²(G_↑ G_↓)² = (G_↑ − G_↓)², of Y ≡ (z_↑ − z_↓)² B", (z[0] - z[1]) ** 2 * (G[0] * G[1]) ** 2,
      equals: (G[0] - G[1]) ** 2)
    sheet.claim(
      "N − N* = (Y − Y*)/2", pairs - pairs.conjugate, equals: (G[0] - G[1]) ** 2 - (A[0] - A[1]) ** 2)

    let c = torqueCoefficients
    sheet.published(
      "C_α", "J²/π Re[K/(1 − c_M K) − λ I]", .symbol("C_α"), closed(c.damping), printed: damping.withoutParts)
    let sea = -(J ** 2) / .pi * ((H - 2 * J * (g[0] + g[1])) / (4 * J ** 2)).imaginaryPart
    sheet.published(
      "C_S", "−J²/π Im[K/(1 − c_M K) + ∫λ²(W + I²E)dε]", .symbol("C_S"),
      closed(c.renormalisation) + sea.withoutParts, printed: spin.withoutParts)
    sheet.published(
      "C_ad", "−J²/π Re[λ* Q_1 − λ Q_2]/(1 − c_M K)", .symbol("C_ad"), closed(c.adiabatic),
      printed: adiabatic.withoutParts)
    let wave = -(J ** 2) / .pi * (((z[0] - z[1]) / (2 * J)) ** 2 * metal.B.letter).imaginaryPart
    sheet.published(
      "C_β", "−J²/π Im{[λ* Q_1 − λ Q_2]/(1 − c_M K) + λ²B}", .symbol("C_β"), closed(c.nonAdiabatic + wave),
      printed: nonAdiabatic.withoutParts)

    let without = [(of: τ, by: Expr.zero)]
    for (name, value) in [("C_α", damping), ("C_β", nonAdiabatic)] {
      sheet.claim(
        "no torque on the impurities, τ = 0: \(name) = 0", value.withoutParts.substituting(without), equals: 0)
    }
    sheet.claim(
      "and C_ad = Re N/2π, half the difference of the conductivities", adiabatic.withoutParts.substituting(without),
      equals: ((N + N.conjugate) / (4 * .pi)))
    sheet.claim(
      "and C_S = ∫dε (ν_↑ − ν_↓)/2 with ν_σ = −Im g_σ/π, as H′ = 2(g_↑ − g_↓)",
      -((2 * D).imaginaryPart / (4 * .pi)).withoutParts,
      equals: ((-g[0].imaginaryPart / .pi + g[1].imaginaryPart / .pi) / 2).withoutParts)
    sheet.result("C_S", spin, asWritten: true)
    sheet.result("C_α", damping, asWritten: true)
    sheet.result("C_ad", adiabatic, asWritten: true)
    sheet.result("C_β", nonAdiabatic, asWritten: true)
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
      "β", "C_β/C_ad with N = N_1 + i N_2", .symbol("β"), β,
      printed: ζ / ρ + (1 - ρ) * (ρ ** 2 + ζ ** 2) * flow[1] / (ρ * (ρ * flow[0] - ζ * flow[1])))
    sheet.published(
      "β = ζ", "the identity of the Born approximation", .symbol("β"), β, printed: ζ, expecting: .refuted,
      note: "it holds where Re τ = 0, which strong impurities do not obey")
    sheet.claim("β = ζ where τ is imaginary", β.substituting(ρ, by: 1), equals: ζ)
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
    sheet.claim("the mean potential n_i v shifts μ", try orders(one.T[0, 0], 1), equals: density * v)
    let (a, b) = (potential + spin, 2 * spin)
    sheet.claim(
      "Σ_↑ = a g_↑ + b g_↓ with a = Γ_i + Γ_z, b = 2Γ_⊥, Γ_i = n_i v², Γ_⊥ = Γ_z = n_i u²/3",
      try orders(one.T[0, 0], 2),
      equals: a * g[0] + b * g[1])
    sheet.claim("Σ_↓ = a g_↓ + b g_↑", try orders(one.T[1, 1], 2), equals: a * g[1] + b * g[0])
    sheet.claim("c_R = Γ_i − Γ_z", try orders(one.T[0, 0] * one.T[1, 1], 2), equals: potential - spin)
    sheet.claim(
      "c_M = Γ_i − Γ_z", try orders(one.T[1, 1] * advanced(one.T[0, 0]), 2), equals: potential - spin)
    sheet.claim("τ = 2Γ_⊥(Δ − Δ*), imaginary: β = ζ", try orders(torque(), 2), equals: b * (Δ - Δ.conjugate))
    let logarithms = try (density * turning).substituting(weak).series(in: t, order: 3)
    let flows = try [orders(one.T[0, 0], 1), orders(one.T[1, 1], 1), a * g[0] + b * g[1], a * g[1] + b * g[0]]
    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }, squares = g[0] ** 2 - g[1] ** 2
    sheet.claim(
      "H loses its first order", 2 * (g[0] * flows[0] - g[1] * flows[1]) + (logarithms.coefficient(1) ?? 0), equals: 0)
    let sea = 2 * (Φ[0] - Φ[1]) + 2 * (g[0] * flows[2] - g[1] * flows[3]) + (logarithms.coefficient(2) ?? 0)
    sheet.claim(
      "and H − 2J(g_↑ + g_↓) = 2(Φ_↑ − Φ_↓) − (z_↑ − z_↓)(g_↑ + g_↓) with z_↑ − z_↓ = 2J − (a − b)(g_↑ − g_↓),"
        + " as in the Born approximation",
      sea - 2 * J * (g[0] + g[1]), equals: 2 * (Φ[0] - Φ[1]) - 2 * J * (g[0] + g[1]) + (a - b) * squares)
    let real = ["a_↑", "a_↓"].map { Expr.symbol($0, .real) }, ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .positive) }
    let values = zip(real, ν).map { $0 - Expr.i * .pi * $1 }
    let parts = zip(g, values).map { (of: $0, by: $1) }
    let third = try orders(torque(), 3).substituting(parts)
    sheet.claim(
      "beyond it Re τ = 4π²Γ_⊥ v(ν_↑² − ν_↓²) with g_σ = a_σ − i π ν_σ: β ≠ ζ", (third + third.conjugate) / 2,
      equals: 2 * .pi ** 2 * b * v * (ν[0] ** 2 - ν[1] ** 2))
    let fourth = try orders(torque().substituting(v, by: 0), 4).substituting(parts)
    func side(_ k: Int) -> Expr {
      real[k] * (4 * ν[k] ** 2 + 7 * ν[0] * ν[1] - ν[1 - k] ** 2)
    }
    sheet.claim(
      "where v = 0, (4π²/15) n_i u⁴[a_↑(4 ν_↑² + 7 ν_↑ ν_↓ − ν_↓²) − a_↓(4 ν_↓² + 7 ν_↑ ν_↓ − ν_↑²)]",
      (fourth + fourth.conjugate) / 2, equals: 4 * .pi ** 2 / 15 * density * u ** 4 * (side(0) - side(1)))
  }
}
