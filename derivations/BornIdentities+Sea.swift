import Algebra
import Worksheets
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
    let (hLetter, vLetter) = (Expr.symbol("H"), Expr.symbol("V"))
    let loop = integrals(torques.W, axis: .laboratory)
    let H = sheet.define("sea of the spin", hLetter, as: try spinSea(ofRate: Z ** 2 * loop))
    let (W, B) = (Expr.symbol("W"), metal.B.letter), (λ, ℓ) = (Expr.symbol("λ"), metal.retarded.ℓ)
    let (hRate, vRate) = (Expr.symbol("H'"), Expr.symbol("V'"))
    sheet.claim(
      "its change with the energy", hRate, equals: Z ** 2 * W,
      where: [(hRate, try energyDerivative(H)), (W, loop)])
    let integral = try band.integral(metal), difference = metal.v * (metal.retarded.G[0] - metal.retarded.G[1])
    let V = sheet.define("∫v²(G_↑ − G_↓)²", vLetter, as: try band.inLetters(integral(difference ** 2)))
    let (dH, dV) = (try energyDerivative(H), try energyDerivative(V))
    sheet.claim(
      "this wave by the flows of both spins", vLetter,
      equals: 2 * (letters[0].h - letters[1].h) / Z - letters[0].hRate - letters[1].hRate, where: [(vLetter, V)])
    sheet.claim(
      "the wave of the two spins by the difference of their propagators", vLetter, equals: Z ** 2 * B,
      where: [(vLetter, V), (B, integrals(B, axis: .laboratory))])

    let screened = 2 * J - anisotropy * D
    func meanings(_ axis: ImpurityAxis) -> [(of: Expr, by: Expr)] {
      [(λ, put(torques.λ, axis)), (ℓ, put(ℓ, axis)), (anisotropy, e)]
    }
    let inSpin: [(of: Expr, by: Expr)] = [
      (W, put(torques.W, .laboratory)), (hRate, dH.substituting(onShell))
    ]
    sheet.claim(
      "fixed axis: the Fermi sea of the spin as a differential", λ ** 2 * W, equals: hRate / screened ** 2,
      where: meanings(.laboratory).filter { $0.of != ℓ } + inSpin)
    sheet.claim(
      "turning axis: the Fermi sea of the spin as a differential", λ * ℓ * W, equals: hRate / (2 * J * screened),
      where: meanings(.moment) + inSpin)
    let (ℓRate, bRate) = (Expr.symbol("ℓ'"), Expr.symbol("B'"))
    sheet.claim(
      "turning axis: the Fermi sea of a current as a differential", λ * (ℓ * bRate + 2 * B * ℓRate),
      equals: vRate / (2 * J * screened),
      where: meanings(.moment) + [
        (B, put(B, .moment)), (bRate, put(torques.waveRate, .moment)),
        (ℓRate, try energyDerivative(Z) / (2 * J)), (vRate, dV.substituting(onShell))
      ])
    return Sea(H: H, V: V)
  }

  /// A(Φ_↑ − Φ_↓) + B(z_↑ − z_↓)(g_↑ + g_↓) of the given rate: what stands with ζ_↑g_↑′ and with ζ_↑ alone fixes A and B.
  private func spinSea(ofRate rate: Expr) throws -> Expr {
    let factors = ["A", "B"].map { Expr.symbol($0) }, (up, down) = (band.letters[0], band.letters[1])
    let sum = factors[0] * (up.Φ - down.Φ) + factors[1] * Z * (up.g + down.g)
    let growth = try (energyDerivative(sum) - rate).derivative(metal.retarded.ζ[0])
    let found = try Expr.solveLinear(
      [growth.derivative(up.gRate), growth.substituting(up.gRate, by: 0)], for: factors
    ).unique()
    return sum.substituting(zip(factors, found).map { (of: $0, by: $1) })
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
