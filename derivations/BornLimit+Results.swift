import Algebra
import Derivation
import Transport

extension BornLimit {
  /// The Fermi seas for an axis of the impurity spins along n, as functions of D, a, b, c and J.
  struct TurningSea {
    let spin: Expr, current: Expr
  }

  /// Step 7: what turns with the sign of t.
  func parity(_ sheet: inout Worksheet, _ state: State) throws {
    sheet.step("Order of the corrections", by: "t → −t is κ_σ → κ_σ* where both κ_σ are real at t = 0")
    let flipped = w.map { (of: $0, by: -$0) }
    sheet.claim(
      "a and b are odd in the imaginary parts of κ_σ, and J is even",
      Matrix.column([state.a, state.b, state.J]).substituting(flipped),
      equals: .column([-state.a, -state.b, state.J]))
    let reversed = flipped + [metal.a, metal.b, metal.c].map { (of: $0, by: -$0) }
    let rows = [torques.renormalisation, torques.damping, torques.adiabatic, torques.nonAdiabatic]
    for axis in [ImpurityAxis.laboratory, .moment] {
      let values = rows.map { closed($0, axis: axis, at: polar) }
      sheet.claim(
        "\(axis.phrase): C_S and C_β even in t, C_α and C_ad odd: corrections are smaller by t²",
        Matrix.column(values.map { $0.substituting(reversed) }),
        equals: .column(zip([1, -1, -1, 1] as [Expr], values).map { $0 * $1 }))
    }
    let wave = closed(metal.B.letter * torques.λ ** 2, at: polar)
    sheet.claim("λ² B becomes minus its conjugate", wave.substituting(reversed), equals: -wave.conjugate)
  }

  /// Step 8.
  func turningSea(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws -> TurningSea {
    sheet.step(
      "Axis along n", by: "model N: ℓ = (z_↑ − z_↓)/2J, and the Fermi seas of C_S and C_β over D as before")
    let (D, i, J) = (sea.D, Expr.i, metal.J), sum = try total(state, over: D)
    let (α, γ, δ) = (Expr.symbol("α"), Expr.symbol("γ"), Expr.symbol("δ"))
    let unit = i * m / (4 * .pi * J)
    let rates = [
      (of: α, by: unit * (metal.a - metal.b)), (of: γ, by: unit * (metal.a - metal.b - metal.c)),
      (of: δ, by: unit * metal.c)
    ]
    let y = 1 + γ * D, q = 1 + α * D
    let spin = sheet.define(
      "∫ λ ℓ W dε", .symbol("P_N"),
      as: ((y ** 2 - 1) / 2 - 2 * (y - 1) + log(y)) * (-i / (16 * .pi * J ** 2 * γ ** 3)))
    let logarithms = log(y) * (γ / δ ** 2 - (3 * γ + 2 * δ) / γ ** 2) - log(q) * γ / δ ** 2
    let current = sheet.define(
      "∫ λ (ℓ B′ + 2 B ℓ′) dε", .symbol("F_N"),
      as: (2 * (q - 1) / γ + (1 - 1 / q) / δ + logarithms) * (-i / (96 * .pi * m * J ** 3 * α ** 2)))
    let ℓ = metal.retarded.ℓ
    func slope(_ e: Expr) throws -> Expr { try e.derivative(D).substituting(rates) }
    sheet.claim(
      "dP_N/dD with α = i m(a − b)/4πJ, γ = i m(a − b − c)/4πJ, δ = α − γ and y = 1 + γD", try slope(spin),
      equals: try along(D, sum, torques.λ * ℓ * torques.W, .moment))
    let growth = (metal.retarded.ζ[0] - metal.retarded.ζ[1]) / (2 * J)
    let integrand = torques.λ * (ℓ * torques.waveRate + 2 * metal.B.letter * growth)
    sheet.claim(
      "dF_N/dD with q = 1 + αD", try slope(current), equals: try along(D, sum, integrand, .moment))
    sheet.claim(
      "both vanish at D = 0", Matrix.column([spin, current]).substituting([(of: D, by: 0)]), equals: .column([0, 0]))
    let width = m ** 2 / .pi
    sheet.claim(
      "q = S/(S − i (m²/π)(a − b)), like y a quotient of numbers with positive real part", q.substituting(rates),
      equals: sum / (sum - i * width * (metal.a - metal.b)))
    let limit = try spin.series(in: γ, order: 1).coefficient(0) ?? 0
    sheet.claim("isotropic impurity spins, γ → 0: P_N is P", limit, equals: sea.isotropic)
    let wave = current.substituting(δ, by: α - γ)
    let isotropic = try wave.series(in: γ, order: 1).coefficient(0) ?? 0
    let fixed = closed(torques.λ ** 2 * metal.B.letter, at: poles([(sum + D) / 2, (sum - D) / 2]))
    sheet.claim(
      "and F_N is λ² B", isotropic.substituting(rates),
      equals: fixed.substituting(metal.c, by: metal.a - metal.b))
    return TurningSea(spin: spin.substituting(rates), current: current.substituting(rates))
  }

  /// The four coefficients at T = 0, for impurity spins that are not isotropic.
  func results(_ sheet: inout Worksheet, _ sea: Sea, _ turning: TurningSea) {
    sheet.step("Results at T = 0", by: "the formulas at the Fermi level, with the Fermi seas integrated")
    let excess = m ** 2 / .pi * (metal.a - metal.b - metal.c), weight = metal.J ** 2 / .pi
    let end = [(of: sea.D, by: band.poles[0] - band.poles[1]), (of: sea.excess, by: excess)]
    func atEnd(_ e: Expr) -> Expr { weight * e.substituting(end).imaginaryPart }
    func level(_ e: Expr, _ axis: ImpurityAxis) -> Expr { integrals(e, axis: axis) }
    sheet.result("C_S", level(torques.renormalisation, .laboratory) - atEnd(sea.general))
    sheet.result("C_α", level(torques.damping, .laboratory))
    sheet.result("C_ad", level(torques.adiabatic, .laboratory))
    sheet.result("C_β", level(nonAdiabatic, .laboratory))
    sheet.result("C_S, axis along n", level(torques.renormalisation, .moment) - atEnd(turning.spin))
    sheet.result("C_α, axis along n", level(torques.damping, .moment))
    sheet.result("C_ad, axis along n", level(torques.adiabatic, .moment))
    sheet.result("C_β, axis along n", level(torques.nonAdiabatic, .moment) - atEnd(turning.current))
  }

  /// Step 10.
  func plane(_ sheet: inout Worksheet) throws {
    let plane = ParabolicBand.plane, z = plane.poles, η = plane.η
    sheet.step("Two dimensions", by: "g = η log(−z) with η = m/2π; the cut-off of g is the unit of energy")
    let w = Expr.symbol("w", .positive), p = Expr.symbol("p", .real)
    let below = p / (2 * .pi) * (1 / (1 + p ** 2 / (2 * m)) - 1 / (w + p ** 2 / (2 * m)))
    sheet.claim(
      "g at z = −w, below the band, and by continuation everywhere",
      try below.simplified().integral(over: p, from: 0, to: .infinity).value, equals: plane.local(-w))
    let integral = try plane.integral(metal)
    let formulas = try metal.letters.filter { $0.integrand.nodeCount > 1 }.map { try integral($0.integrand) }
    let changes = try formulas.flatMap { value in try plane.cutoff.map { try value.derivative($0) } }
    sheet.claim(
      "no integral over two propagators or more depends on the cut-off", Matrix.column(changes),
      equals: .column(changes.map { _ in 0 }))
    sheet.claim("dΦ/dz = g = m dh/dz with Φ = z g − η z", try plane.misfit(z[0]), equals: 0)
    let potentials = z.map { plane.potential($0) }
    let g = z.map { plane.local($0) }
    let general = 2 * (potentials[0] - potentials[1]) - (z[0] - z[1]) * (g[0] + g[1])
    let H = (z[0] + z[1]) * (g[0] - g[1]) - 2 * η * (z[0] - z[1])
    sheet.claim(
      "H = 2(Φ_↑ − Φ_↓) − (z_↑ − z_↓)(g_↑ + g_↓) = (z_↑ + z_↓)(g_↑ − g_↓) − 2η (z_↑ − z_↓)", general, equals: H)
    let conjugates = zip(plane.conjugates, z).map { (of: $0, by: $1.conjugate) }
    for letter in [metal.I, metal.K, metal.B] + metal.Q {
      let value = try integral(letter.integrand).substituting(plane.cutoff.map { (of: $0, by: .zero) })
      sheet.result("\(letter.name), two dimensions", value.substituting(conjugates), asWritten: true)
    }
    sheet.result("C_S, Fermi sea, isotropic spins, two dimensions", -H.imaginaryPart / (4 * .pi))
  }
}
