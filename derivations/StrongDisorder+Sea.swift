import Algebra
import Derivation
import Transport

extension StrongDisorder {
  /// Step 5: what T is where g depends on time and space, and in the Keldysh component.
  func gradients(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Gradients", by: "T is the inverse of V⁻¹ − g in the star product, with a V of neither time nor energy")
    let setting = try GradientExpansion(), (t, x, ε) = (setting.t, setting.x, setting.ε)
    let local = OperatorSymbol("L", of: [t, ε], inverse: "T")
    let T = try Operator.inverse(of: local), change = Operator(OperatorSymbol("g_1", of: [t, ε]))
    let inTime = try setting.motion.inverse(of: GradientSeries([[0]: Operator(local), [1]: -change]), lowest: T)
    let (rise, rate) = (try Operator(local).derivative(ε), try Operator(local).derivative(t))
    sheet.claim(
      "first order in ∂ₜ: T g_1 T + (i/2) T(g′ T ∂ₜg − ∂ₜg T g′)T with g′ = ∂g/∂ε", inTime[[1]],
      equals: T * change * T + (Expr.i / 2) * (T * (rise * T * rate - rate * T * rise) * T))

    let anywhere = OperatorSymbol("L", of: [x, ε], inverse: "T"), inverse = try Operator.inverse(of: anywhere)
    let names = ["g_X", "g_F", "g_XF"].map { Operator(OperatorSymbol($0, of: [x, ε])) }
    let orders = [[1, 0], [0, 1], [1, 1]]
    let series = GradientSeries(
      zip(orders, names).reduce(into: [[0, 0]: Operator(anywhere)]) { $0[$1.0] = -$1.1 })
    let found = try setting.transport.inverse(of: series, lowest: inverse)
    sheet.claim("∂ₓ: T g_X T alone, as g has no momentum", found[[1, 0]], equals: inverse * names[0] * inverse)
    sheet.claim(
      "∂ₓ and a field: T g_XF T alone, as g_F = 0, being odd in the momentum",
      found[[1, 1]] - inverse * names[0] * inverse * names[1] * inverse
        - inverse * names[1] * inverse * names[0] * inverse,
      equals: inverse * names[2] * inverse)

    let (LR, LA) = (OperatorSymbol("L_R", inverse: "T_R"), OperatorSymbol("L_A", inverse: "T_A"))
    let (TR, TA) = (try Operator.inverse(of: LR), try Operator.inverse(of: LA))
    let (f, γ, bare) = (Operator(OperatorSymbol("f")), Operator(OperatorSymbol("γ")), Operator(OperatorSymbol("U")))
    let (gR, gA) = (bare - Operator(LR), bare - Operator(LA))
    sheet.claim(
      "T^< = T^R g^< T^A = f T^A − T^R f + T^R γ T^A for g^< = f g^A − g^R f + γ,"
        + " but for the commutator of f with U = V⁻¹, which is 0",
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
    let T = one.T, sum = rates[0] + rates[1]
    let raise = try Matrix([[0, 1], [0, 0]]), rate = Matrix.diagonal(rates)
    let found = try (T * (rate * T * raise - raise * T * rate) * T)[0, 1]
    let E = w * (above[0] * rates[0] - above[1] * rates[1]) / δ ** 2
    sheet.claim("E = n_i⟨w(A_↑ g_↑′ − A_↓ g_↓′)/δ²⟩ with A_σ = δ T_σ, under the average", found, equals: E)
    let growth = try [0, 1].map { k in
      try T[k, k].derivative(g[0]) * rates[0] + T[k, k].derivative(g[1]) * rates[1]
    }
    sheet.claim(
      "D²E = D(Σ_↑ + Σ_↓)′ − c_R D(g_↑ + g_↓)′ − D ϱ, ϱ = n_i⟨[2 u x(A_↑ g_↑′ − A_↓ g_↓′) + u²(1 − x²)(g_↑ + g_↓)′]/δ²⟩",
      D ** 2 * E, equals: D * (growth[0] + growth[1]) - T[0, 0] * T[1, 1] * D * sum - D * excess)

    let ζ = ["z_↑'", "z_↓'"].map { Expr.symbol($0) }
    let ξ = Expr.symbol("ξ", .real), Z = z[0] - z[1]
    let G = z.map { 1 / ($0 - ξ) }
    let slope = zip(G, ζ).map { -($0 ** 2) * $1 }
    sheet.claim(
      "Z²W = D(z_↑ + z_↓)′ − Z(g_↑ + g_↓)′ with Z = z_↑ − z_↓, under the integral over momenta",
      Z ** 2 * (G[1] * slope[0] - slope[1] * G[0]),
      equals: (G[0] - G[1]) * (ζ[0] + ζ[1]) - Z * (slope[0] + slope[1]))
    // z_σ + Σ_σ = E + σJ: the sum of both, with Z + c_R D = 2J and (z + Σ)′ = 1.
    let ϱ = Expr.symbol("ϱ"), d = Expr.symbol("D"), s = Expr.symbol("(g_↑ + g_↓)'")
    let (zSum, ΣSum) = (Expr.symbol("(z_↑ + z_↓)'"), Expr.symbol("(Σ_↑ + Σ_↓)'"))
    let c = Expr.symbol("c_R"), splitting = Expr.symbol("Z")
    let W = d * zSum - splitting * s, extra = d * ΣSum - c * d * s - d * ϱ
    sheet.claim(
      "λ²(W + I²E) = [D(2 − ϱ) − 2J(g_↑ + g_↓)′]/4J²",
      ((W + extra) / (4 * J ** 2)).substituting([(of: zSum, by: 2 - ΣSum), (of: splitting, by: 2 * J - c * d)]),
      equals: (d * (2 - ϱ) - 2 * J * s) / (4 * J ** 2))
    sheet.claim("without spin ϱ = 0", excess.substituting(u, by: 0), equals: 0)
  }

  /// log(1 − V_1 g)(1 − V_2 g) of ↑ less that of ↓, with the eigenvalues v ± u of V.
  var turning: Expr {
    func logarithms(_ g: Expr) -> Expr { log(1 - (v + u) * g) + log(1 - (v - u) * g) }
    return logarithms(g[0]) - logarithms(g[1])
  }

  /// Step 7: the integral over the sea.
  func closedSea(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step(
      "The sea in closed form", by: "dε = d(z_σ + Σ_σ); of the averages under the integral the logarithm L cancels")
    let Σ = try [0, 1].map { try average(one.T[$0, $0]) }
    sheet.claim(
      "p² − q² = (1 − V_1 g_↑)(1 − V_2 g_↑)(1 − V_1 g_↓)(1 − V_2 g_↓) with V_1 = v + u, V_2 = v − u", p ** 2 - q ** 2,
      equals: .product(g.flatMap { [1 - (v + u) * $0, 1 - (v - u) * $0] }))
    let logarithmic = try zip(g, rates).map { try turning.derivative($0) * $1 }
    sheet.claim(
      "2(Σ_↑ g_↑′ − Σ_↓ g_↓′) + D ϱ = −n_i [log(1 − V_1 g_↑)(1 − V_2 g_↑) − log(1 − V_1 g_↓)(1 − V_2 g_↓)]′",
      2 * (Σ[0] * rates[0] - Σ[1] * rates[1]) + D * (try average(excess)), equals: -density * .sum(logarithmic))

    let (Φ, S) = (["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }, ["Σ_↑", "Σ_↓"].map { Expr.symbol($0) })
    let growth = ["Σ_↑'", "Σ_↓'"].map { Expr.symbol($0) }, ϱ = Expr.symbol("ϱ")
    let H = sheet.define(
      "the sea, with dΦ_σ/dz_σ = g_σ", .symbol("H"),
      as: 2 * (Φ[0] - Φ[1]) + 2 * (g[0] * S[0] - g[1] * S[1]) + density * turning)
    // z_σ′ = 1 − Σ_σ′; what the claim above says of the logarithms.
    var slope = try zip(g, rates).map { try H.derivative($0) * $1 } + zip(S, growth).map { try H.derivative($0) * $1 }
    for k in 0...1 { slope.append(try H.derivative(Φ[k]) * g[k] * (1 - growth[k])) }
    let turned = density * .sum(logarithmic)
    let known = -(2 * (S[0] * rates[0] - S[1] * rates[1]) + D * ϱ)
    sheet.claim("the derivative of H by ε is D(2 − ϱ)", Expr.sum(slope) - turned + known, equals: D * (2 - ϱ))
    let explicit = (log(1 + q / p) - log(1 - q / p)) / (2 * q), mean = log(p ** 2 - q ** 2) / 2 + p * explicit - 1
    sheet.claim(
      "Σ_σ = −n_i ∂⟨log δ⟩/∂g_σ with ⟨log δ⟩ = ½ log(p² − q²) + p L − 1",
      .column(try g.map { -density * (try mean.derivative($0)) }),
      equals: Matrix.column(Σ.map { $0.substituting(L, by: explicit) }))
    let filled = Φ[0] + Φ[1] + g[0] * S[0] + g[1] * S[1]
    let filling = try (0...1).map { k in
      try filled.derivative(Φ[k]) * g[k] * (1 - growth[k]) + filled.derivative(S[k]) * growth[k]
        + filled.derivative(g[k]) * rates[k]
    }
    sheet.claim(
      "Φ_↑ + Φ_↓ + g_↑ Σ_↑ + g_↓ Σ_↓ + n_i⟨log δ⟩ has the derivative g_↑ + g_↓: the electrons are −Im/π of it",
      .sum(filling) - S[0] * rates[0] - S[1] * rates[1], equals: g[0] + g[1])
    sheet.result("H", H, asWritten: true)
  }
}
