import Algebra
import Worksheets
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
      "the rates are odd in the imaginary parts of the poles, and the exchange is even",
      Matrix.column([state.a, state.b, state.J]).substituting(flipped),
      equals: .column([-state.a, -state.b, state.J]))
    let reversed = flipped + [metal.a, metal.b, metal.c].map { (of: $0, by: -$0) }
    let rows = [torques.renormalisation, torques.damping, torques.adiabatic, torques.nonAdiabatic]
    let κ = band.poles, (a, b, c) = (metal.a, metal.b, metal.c)
    let coefficients = torqueLetters.map { ScalarField($0.text, []) }
    for axis in [ImpurityAxis.laboratory, .moment] {
      let values = rows.map { closed($0, axis: axis, at: polar) }
      let here = coefficients.map { $0(κ[0], κ[1], a, b, c) }
      let there = coefficients.map { $0(κ[0].conjugate, κ[1].conjugate, -a, -b, -c) }
      sheet.claim(
        "\(axis.phrase): which coefficients are even and which odd in all rates", Matrix.column(there),
        equals: .column(zip([1, -1, -1, 1] as [Expr], here).map { $0 * $1 }),
        where: zip(here, values).map { ($0, $1) } + zip(there, values).map { ($0, $1.substituting(reversed)) })
    }
    let wave = closed(metal.B.letter * torques.λ ** 2, at: polar)
    sheet.claim(
      "what the Fermi sea of a current leaves becomes minus its conjugate", wave.substituting(reversed),
      equals: -wave.conjugate)
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
    let y = 1 + γ * D, q = 1 + α * D, ℓ = metal.retarded.ℓ
    let growth = (metal.retarded.ζ[0] - metal.retarded.ζ[1]) / (2 * J)
    let integrand = torques.λ * (ℓ * torques.waveRate + 2 * metal.B.letter * growth)
    // The rates by the letters that stand in y and q.
    let letters = [(of: metal.a, by: metal.b + α / unit), (of: metal.c, by: δ / unit), (of: α, by: γ + δ)]
    func rate(_ e: Expr) throws -> Expr {
      try letters.reduce(try along(D, sum, e, .moment)) { $0.substituting([$1]) }.simplified()
    }
    let spin = sheet.define(
      "∫ λ ℓ W dε", .symbol("P_N"),
      as: try primitive(of: rate(torques.λ * ℓ * torques.W), [(y, 1), (1, 1), (1, y)], over: D) { factors in
        factors[0] * (y ** 2 - 1) / (2 * γ) + factors[1] * (y - 1) / γ + factors[2] * log(y) / γ
      })
    let current = sheet.define(
      "∫ λ (ℓ B′ + 2 B ℓ′) dε", .symbol("F_N"),
      as: try primitive(
        of: rate(integrand), [(1, 1), (1, (1 + (γ + δ) * D) ** 2), (1, y), (1, 1 + (γ + δ) * D)], over: D
      ) { factors in
        factors[0] * (q - 1) / α + factors[1] * (1 - 1 / q) / α + factors[2] * log(y) / γ + factors[3] * log(q) / α
      }.substituting(γ + δ, by: α))
    let path = poles([(sum + D) / 2, (sum - D) / 2]), meanings = try rates + slopes(D, sum) + path
    sheet.claim(
      "the first is the Fermi sea of the spin, by its derivative", try spin.derivative(D),
      equals: inSlopes(torques.λ * ℓ * torques.W, .moment), where: meanings.filter { $0.of != α && $0.of != δ })
    sheet.claim(
      "the second is that of a current, by its derivative", try current.derivative(D),
      equals: inSlopes(integrand, .moment), where: meanings)
    sheet.claim(
      "both vanish far below the band", Matrix.column([spin, current]), equals: .column([0, 0]), where: [(D, 0)])
    let width = m ** 2 / .pi, total = band.poles[0] + band.poles[1]
    sheet.claim(
      "the other logarithm is principal, too: a quotient of numbers with positive real part", q,
      equals: total / (total - i * width * (metal.a - metal.b)), where: [rates[0]] + path)
    let limit = try spin.series(in: γ, order: 1).coefficient(0) ?? 0
    sheet.claim(
      "where \(γ) vanishes, the first is the sea of isotropic impurity spins", limit, equals: sea.isotropic)
    let wave = current.substituting(δ, by: α - γ)
    let isotropic = try wave.series(in: γ, order: 1).coefficient(0) ?? 0
    let fixed = closed(torques.λ ** 2 * metal.B.letter, at: [])
    sheet.claim(
      "and the second is what a fixed axis leaves at the Fermi level", isotropic, equals: fixed,
      where: [rates[0], (metal.c, metal.a - metal.b)] + path)
    return TurningSea(spin: spin.substituting(rates), current: current.substituting(rates))
  }

  /// A primitive of Σ A_k n_k/d_k, whose factors A_k the integrand fixes: it and the sum have the same numerator.
  private func primitive(
    of integrand: Expr, _ parts: [(n: Expr, d: Expr)], over D: Expr, _ whole: ([Expr]) -> Expr
  ) throws -> Expr {
    let factors = parts.indices.map { Expr.symbol("A_\($0)") }
    let sum = Expr.sum(zip(factors, parts).map { $0 * $1.n / $1.d })
    // At as many values as there are factors.
    let equations = parts.indices.map { k in (integrand - sum).substituting(D, by: Expr(k)) }
    return whole(try Expr.solveLinear(equations, for: factors).unique().map { try $0.factored() })
  }

  /// The four coefficients at T = 0, for impurity spins that are not isotropic.
  func results(_ sheet: inout Worksheet, _ sea: Sea, _ turning: TurningSea) {
    sheet.step("Results at T = 0", by: "the formulas at the Fermi level, with the Fermi seas integrated")
    let excess = m ** 2 / .pi * (metal.a - metal.b - metal.c), weight = metal.J ** 2 / .pi
    let end = [(of: sea.D, by: band.poles[0] - band.poles[1]), (of: sea.excess, by: excess)]
    func atEnd(_ e: Expr) -> Expr { weight * e.substituting(end).imaginaryPart }
    func level(_ e: Expr, _ axis: ImpurityAxis) -> Expr { integrals(e, axis: axis) }
    let coefficients = [
      ("C_S", level(torques.renormalisation, .laboratory) - atEnd(sea.general)),
      ("C_α", level(torques.damping, .laboratory)),
      ("C_ad", level(torques.adiabatic, .laboratory)),
      ("C_β", level(nonAdiabatic, .laboratory)),
      ("C_S, axis along n", level(torques.renormalisation, .moment) - atEnd(turning.spin)),
      ("C_α, axis along n", level(torques.damping, .moment)),
      ("C_ad, axis along n", level(torques.adiabatic, .moment)),
      ("C_β, axis along n", level(torques.nonAdiabatic, .moment) - atEnd(turning.current))
    ]
    for (name, value) in coefficients { sheet.result(name, value, validFor: band.sides(of: value)) }
    let (F, U) = (Expr.symbol("F"), Expr.symbol("U"))
    let shares: [(place: Int, level: Expr, sea: Expr, axis: ImpurityAxis)] = [
      (0, level(torques.renormalisation, .laboratory), -atEnd(sea.general), .laboratory),
      (3, level(torques.nonAdiabatic, .laboratory), level(torques.nonAdiabaticPotential, .laboratory), .laboratory),
      (4, level(torques.renormalisation, .moment), -atEnd(turning.spin), .moment),
      (7, level(torques.nonAdiabatic, .moment), -atEnd(turning.current), .moment)
    ]
    for share in shares {
      let letter = torqueLetters[share.place % 4], name = share.place % 4 == 0 ? "C_S" : "C_β"
      sheet.claim(
        "\(share.axis.phrase): Fermi level and Fermi sea make the whole of \(letter)", F + U, equals: letter,
        where: [(F, share.level), (U, share.sea), (letter, coefficients[share.place].1)])
      let suffix = share.axis == .moment ? ", axis along n" : ""
      sheet.result("\(name), Fermi level\(suffix)", share.level, validFor: band.sides(of: share.level))
      sheet.result("\(name), Fermi sea\(suffix)", share.sea, validFor: band.sides(of: share.sea))
    }
  }

  /// Step 11.
  func plane(_ sheet: inout Worksheet) throws {
    let plane = ParabolicBand.plane, z = plane.poles, η = plane.η
    sheet.step("Two dimensions", by: "g = η log(−z) with η = m/2π; the cut-off of g is the unit of energy")
    let w = Expr.symbol("w", .positive), p = Expr.symbol("p", .real)
    let below = p / (2 * .pi) * (1 / (1 + p ** 2 / (2 * m)) - 1 / (w + p ** 2 / (2 * m)))
    sheet.claim(
      "the local propagator below the band, and by continuation everywhere",
      try below.simplified().integral(over: p, from: 0, to: .infinity).value, equals: plane.local(-w))
    let integral = try plane.integral(metal)
    let formulas = try metal.letters.filter { $0.integrand.nodeCount > 1 }.map { try integral($0.integrand) }
    for constant in plane.cutoff {
      sheet.claim(
        "no integral over two propagators or more depends on \(constant) of the cut-off",
        Matrix.column(try formulas.map { try $0.derivative(constant) }), equals: .column(formulas.map { _ in 0 }))
    }
    let g = ["g_↑", "g_↓"].map { Expr.symbol($0) }, Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }
    let locals = zip(g, z).map { (of: $0, by: plane.local($1)) }
    let potentials = zip(Φ, z).map { (of: $0, by: plane.potential($1)) }
    sheet.claim(
      "the potential of the local propagator", Φ[0], equals: z[0] * g[0] - η * z[0],
      where: [locals[0], potentials[0]])
    sheet.claim(
      "its derivative is the local propagator", try plane.potential(z[0]).derivative(z[0]), equals: g[0],
      where: [locals[0]])
    sheet.claim(
      "so is that of the flow but for the mass and what the cut-off leaves", try m * plane.flow(z[0]).derivative(z[0]),
      equals: g[0] + m * plane.cutoff[2], where: [locals[0]])
    let H = (z[0] + z[1]) * (g[0] - g[1]) - 2 * η * (z[0] - z[1])
    sheet.claim(
      "the Fermi sea of the spin by the local propagators alone",
      2 * (Φ[0] - Φ[1]) - (z[0] - z[1]) * (g[0] + g[1]), equals: H, where: locals + potentials)
    let conjugates = zip(plane.conjugates, z).map { (of: $0, by: $1.conjugate) }
    for letter in [metal.I, metal.K, metal.B] + metal.Q {
      let value = try integral(letter.integrand).substituting(plane.cutoff.map { (of: $0, by: .zero) })
      let local = value.substituting(conjugates)
      sheet.result("\(letter.name), two dimensions", local, asWritten: true, validFor: plane.sides(of: local))
    }
    let spin = -H.substituting(locals).imaginaryPart / (4 * .pi)
    sheet.result("C_S, Fermi sea, isotropic spins, two dimensions", spin, validFor: plane.sides(of: spin))
  }
}
