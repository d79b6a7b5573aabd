import Algebra
import Derivation
import Transport

extension BornIdentities {
  /// Step 4.
  func nonmagnetic(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Impurities without spin", by: "b = 0 and c = a = Γ_i, any strength")
    let potential = [(of: metal.b, by: Expr.zero), (of: metal.c, by: metal.a)]
    func put(_ e: Expr) -> Expr { value(e).substituting(potential) }
    sheet.claim("no damping", put(torques.damping), equals: 0)
    sheet.claim("no non-adiabatic torque", put(nonAdiabatic), equals: 0)
    let σ = try conductivities()
    sheet.claim(
      "C_ad = (σ_↑ − σ_↓)/2q² with σ_σ = q² ∫v²(Im G_σ)²/π", put(torques.adiabatic), equals: put(σ[0] - σ[1]) / 2)

    // dz = dε − a dg.
    let (a, letters) = (metal.a, band.letters)
    let filling = letters.map { $0.Φ + a * $0.g ** 2 / 2 }
    let growth = zip(metal.retarded.ζ, letters).map { (of: $0, by: 1 / (1 + a * $1.gRate)) }
    sheet.claim(
      "g_σ dε = d(Φ_σ + a g_σ²/2)", .column(try filling.map { try energyDerivative($0).substituting(growth) }),
      equals: Matrix.column(letters.map(\.g)))
    let electrons = filling.map { -$0.imaginaryPart / .pi }
    sheet.claim(
      "C_S = (n_↑ − n_↓)/2 with n_σ = −Im ∫g_σ dε/π", put(renormalisation(sea)),
      equals: put(electrons[0] - electrons[1]) / 2)
    try halfMetal(&sheet, potential)
  }

  /// Where ↓ has no states, G_↓* = G_↓, and all its functions are real.
  private func halfMetal(_ sheet: inout Worksheet, _ potential: [(of: Expr, by: Expr)]) throws {
    let integral = try band.integral(metal), same = [(of: metal.advanced.G[1], by: metal.retarded.G[1])]
    let confluent = try metal.Q.map {
      (of: $0.letter, by: try band.inLetters(integral($0.integrand.substituting(same))))
    }
    let empty = parts[1]
    let real = potential + [empty.ν, empty.ρ, empty.gRate[1], empty.hRate[1]].map { (of: $0, by: .zero) }
    func put(_ e: Expr) -> Expr { value(e.substituting(confluent)).substituting(real) }
    sheet.claim("nor is there a damping where one band is empty", put(torques.damping), equals: 0)
    sheet.claim("nor a non-adiabatic torque", put(nonAdiabatic), equals: 0)
    let σ = try conductivities()[0]
    sheet.claim("and C_ad = σ_↑/2q²", put(torques.adiabatic), equals: put(σ) / 2)
  }

  /// Step 5.
  func isotropic(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m: c = a − b and b = 2Γ_m, any strength")
    let (J, ν) = (metal.J, parts.map(\.ν))
    func put(_ e: Expr) -> Expr { value(e).substituting(metal.c, by: metal.a - metal.b) }
    let ζ = sheet.define("2πΓ_m(ν_↑ + ν_↓)/J", .symbol("ζ"), as: .pi * metal.b * (ν[0] + ν[1]) / J)
    let mixed = band.poles[0].conjugate - band.poles[1]
    sheet.claim("λ = (z_↑ − z_↓)/2J", put(torques.λ), equals: put(Z) / (2 * J))
    sheet.claim(
      "1/(1 − c K) = (z_↑* − z_↓)/2J(1 − i ζ)", put(1 / (1 - metal.c * metal.K.letter)),
      equals: put(mixed) / (2 * J * (1 - Expr.i * ζ)))

    let gap = sheet.define("Re(g_↓ − g_↑*)", .symbol("Δ_r"), as: parts[1].R - parts[0].R)
    let χ = sheet.define(
      "susceptibility", .symbol("χ"), as: J / 2 * (ν[0] + ν[1] - ζ * gap / .pi) / (1 + ζ ** 2))
    let damping = put(torques.damping)
    sheet.claim("C_α = ζ χ", damping, equals: ζ * χ)
    sheet.claim("the Fermi level gives C_S the same χ", put(torques.renormalisation), equals: χ)
    let rest = put(renormalisation(sea)) - damping / ζ
    sheet.claim("so that C_S − C_α/ζ = −Im H/4π", rest, equals: put(-sea.H.imaginaryPart / (4 * .pi)))
    let Φ = band.letters.map(\.Φ), g = band.letters.map(\.g)
    let clean = -(Φ[0] - Φ[1]).imaginaryPart / (2 * .pi) - J / 2 * (ν[0] + ν[1])
    let shift = (metal.a - metal.b) / (4 * .pi) * (g[0] ** 2 - g[1] ** 2).imaginaryPart
    sheet.claim(
      "= −Im(Φ_↑ − Φ_↓)/2π − J(ν_↑ + ν_↓)/2 − (a − b) Im(g_↑² − g_↓²)/4π", rest, equals: put(clean - shift))
    try currents(&sheet, sea, ζ, mixed, put)
    sheet.result("β", ζ)
    sheet.result("C_α/β", χ)
    sheet.result("C_S − C_α/β", -sea.H.imaginaryPart / (4 * .pi))
  }

  /// The torques of a current: products of propagators of two poles are differences of propagators, so that only squares are left.
  private func currents(
    _ sheet: inout Worksheet, _ sea: Sea, _ ζ: Expr, _ mixed: Expr, _ put: (Expr) -> Expr
  ) throws {
    let integral = try band.integral(metal), v = metal.v, (G, A) = (metal.retarded.G, metal.advanced.G), J = metal.J
    let product = v ** 2 * (G[1] - A[0]) * (G[0] - A[0] - G[1] + A[1])
    let X = try band.inLetters(integral(product))
    let Q = metal.Q.map { integrals($0.letter, axis: .laboratory) }
    sheet.claim(
      "X ≡ ∫v²(G_↓ − G_↑*)(G_↑ − G_↑* − G_↓ + G_↓*) = (z_↑* − z_↓)[(z_↑ − z_↓)* Q_1 − (z_↑ − z_↓) Q_2], for any poles",
      X,
      equals: mixed * (Z.conjugate * Q[0] - Z * Q[1]))
    // With λ and 1/(1 − cK) from above.
    let Y = X / (4 * J ** 2 * (1 - Expr.i * ζ)), wave = sea.V / (4 * J ** 2)
    let adiabatic = put(-(J ** 2) / .pi * Y.realPart)
    sheet.claim(
      "Y = X/4J²(1 − i ζ) and λ² B = V/4J², so that C_β = ζ C_ad: β = ζ",
      put(-(J ** 2) / .pi * (Y + wave).imaginaryPart), equals: ζ * adiabatic)
    let σ = try conductivities()
    let direct = sheet.define("(σ_↑ − σ_↓)/2q²", .symbol("X_1"), as: put(σ[0]) / 2 - put(σ[1]) / 2)
    let turned = sheet.define("−Im V/4π", .symbol("X_2"), as: put(-sea.V.imaginaryPart / (4 * .pi)))
    sheet.claim("C_ad = (X_1 + ζ X_2)/(1 + ζ²)", adiabatic, equals: (direct + ζ * turned) / (1 + ζ ** 2))
  }

  /// Step 6.
  func symmetries(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Symmetry", by: "the two spins change names where J changes its sign; the poles may be any")
    let (up, down) = (band.letters[0].all + [band.poles[0]], band.letters[1].all + [band.poles[1]])
    let exchanged = zip(up + down, down + up).map { (of: $0, by: $1) } + [(of: metal.J, by: -metal.J)]
    for axis in [ImpurityAxis.laboratory, .moment] {
      func put(_ e: Expr) -> Expr { integrals.closed(e, axis: axis, at: []) }
      let (ladder, Y, ℓ) = (put(torques.ladder), put(torques.Y), put(metal.retarded.ℓ))
      let values = Matrix.column([ladder, ℓ, Y]).substituting(exchanged)
      sheet.claim(
        "\(axis.phrase): K/(1 − c K) becomes its conjugate, Y minus its conjugate, ℓ stays", values,
        equals: .column([ladder.conjugate, ℓ, -Y.conjugate]))
    }
    let (λ, I) = (integrals(torques.λ, axis: .laboratory), integrals(metal.I.letter, axis: .laboratory))
    sheet.claim(
      "I, λ and V are even, H is odd: C_S and C_ad are odd in J, C_α and C_β even",
      Matrix.column([I, λ, sea.V, sea.H]).substituting(exchanged), equals: .column([I, λ, sea.V, -sea.H]))
  }
}

extension ImpurityAxis {
  /// In words.
  var phrase: String {
    switch self {
    case .laboratory: "fixed axis"
    case .moment: "turning axis"
    }
  }
}
