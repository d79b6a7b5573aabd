import Algebra
import Derivation
import Transport

extension BornIdentities {
  /// What the integrals over the Fermi sea are made of.
  struct Sea {
    /// ∫(z_↑ − z_↓)²W dε.
    let H: Expr
    /// (z_↑ − z_↓)²B.
    let V: Expr
  }

  /// d/dε of an expression in the letters of the band.
  func energyDerivative(_ e: Expr) throws -> Expr {
    var rates: [(variable: Expr, rate: Expr)] = []
    for ((letters, z), ζ) in zip(zip(band.letters, band.poles), metal.retarded.ζ) {
      rates += [(z, ζ), (letters.Φ, letters.g * ζ), (letters.g, letters.gRate * ζ)]
      rates += [(letters.h, letters.hRate * ζ), (letters.hRate, letters.hCurvature * ζ)]
    }
    return try e.totalDerivative(rates)
  }

  /// Step 3.
  func sea(_ sheet: inout Worksheet) throws -> Sea {
    sheet.step("Fermi sea", by: "ζ_σ = dz_σ/dε; the integrands as differentials")
    let (J, letters) = (metal.J, band.letters)
    func put(_ e: Expr, _ axis: ImpurityAxis) -> Expr { integrals(e, axis: axis).substituting(onShell) }
    let H = sheet.define(
      "sea of the spin", .symbol("H"), as: 2 * (letters[0].Φ - letters[1].Φ) - Z * (letters[0].g + letters[1].g))
    sheet.claim(
      "dH = (z_↑ − z_↓)² W dε", try energyDerivative(H), equals: Z ** 2 * integrals(torques.W, axis: .laboratory))
    let V = sheet.define(
      "∫v²(G_↑ − G_↓)²", .symbol("V"),
      as: 2 * (letters[0].h - letters[1].h) / Z - letters[0].hRate - letters[1].hRate)
    let (B, rate) = (metal.B.letter, torques.waveRate)
    sheet.claim("V = (z_↑ − z_↓)² B", V, equals: Z ** 2 * integrals(B, axis: .laboratory))

    let screened = 2 * J - e * D, ℓ = metal.retarded.ℓ
    let (dH, dV) = (try energyDerivative(H).substituting(onShell), try energyDerivative(V).substituting(onShell))
    sheet.claim(
      "C_S, axis fixed: λ² W dε = dH/(2 J − e (g_↑ − g_↓))²",
      put(torques.λ * ℓ * torques.W, .laboratory), equals: dH / screened ** 2)
    sheet.claim(
      "C_S, axis along n: λ ℓ W dε = dH/2J(2 J − e (g_↑ − g_↓))",
      put(torques.λ * ℓ * torques.W, .moment), equals: dH / (2 * J * screened))
    let ℓRate = try energyDerivative(Z) / (2 * J)
    sheet.claim(
      "C_β, axis along n: λ (ℓ B′ + 2 B ℓ′) dε = dV/2J(2 J − e (g_↑ − g_↓))",
      put(torques.λ * (ℓ * rate + 2 * B * ℓRate), .moment), equals: dV / (2 * J * screened))
    return Sea(H: H, V: V)
  }

  /// C_S where e = 0: the Fermi level and the sea ∫λ²W dε = H/4J².
  func renormalisation(_ sea: Sea) -> Expr {
    torques.renormalisation - metal.J ** 2 / .pi * (sea.H / (4 * metal.J ** 2)).imaginaryPart
  }

  /// σ_σ/q² = ∫v²(Im G_σ)²/π of both spins, in the letters of the band.
  func conductivities() throws -> [Expr] {
    let integral = try band.integral(metal), v = metal.v
    return try zip(metal.retarded.G, metal.advanced.G).map { G, A in
      try band.inLetters(integral(-(v ** 2) * (G - A) ** 2 / (4 * .pi)))
    }
  }
}
