import Algebra
import Worksheets
import Transport

extension BornIdentities {
  /// Step 5.
  ///
  /// - Returns: what drives both torques of a current, Y.
  func isotropic(_ sheet: inout Worksheet, _ sea: Sea) throws -> Expr {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m: c = a − b and b = 2Γ_m, any strength")
    let (J, ν) = (metal.J, parts.map(\.ν))
    func put(_ e: Expr) -> Expr { value(e).substituting(metal.c, by: metal.a - metal.b) }
    let (letter, z) = (torqueLetters, band.poles), poles = z.map { (of: $0, by: put($0)) }
    let (λ, c, K) = (Expr.symbol("λ"), metal.c, metal.K.letter), isotropic = (of: c, by: metal.a - metal.b)
    let ratio = (of: Expr.symbol("ζ"), by: .pi * metal.b * (ν[0] + ν[1]) / J)
    let mixed = z[0].conjugate - z[1], inverse = put(mixed * (1 - c * K) / (2 * J))
    // The ladder is mixed/2J(1 − iζ).
    let ζ = sheet.define(
      "2πΓ_m(ν_↑ + ν_↓)/J", ratio.of,
      as: try Expr.solveLinear([1 - Expr.i * ratio.of - inverse], for: [ratio.of]).unique()[0].factored())
    sheet.claim("the share of flips in the ladder", ratio.of, equals: ratio.by, where: [(ratio.of, ζ)])
    sheet.claim(
      "the factor of the exchange is the whole splitting of the poles", λ, equals: Z / (2 * J),
      where: [(λ, integrals(torques.λ, axis: .laboratory).substituting(onShell + [isotropic]))] + onShell)
    sheet.claim(
      "the factor of the ladder of electron and hole", 1 / (1 - c * K),
      equals: mixed / (2 * J * (1 - Expr.i * ratio.of)), where: [(K, put(K)), isotropic, (ratio.of, ζ)] + poles)

    let gap = sheet.define("Re(g_↓ − g_↑*)", .symbol("Δ_r"), as: parts[1].R - parts[0].R, isComparand: true)
    let susceptibility = Expr.symbol("χ")
    let χ = sheet.define(
      "susceptibility", susceptibility, as: J / 2 * (ν[0] + ν[1] - ζ * gap / .pi) / (1 + ζ ** 2), isComparand: true)
    let damping = (of: letter[1], by: put(torques.damping)), meaning = [(of: ratio.of, by: ζ)]
    let spin = (of: letter[0], by: put(renormalisation(sea)))
    sheet.claim(
      "the damping is \(ratio.of) times the susceptibility", letter[1], equals: ratio.of * susceptibility,
      where: meaning + [damping, (susceptibility, χ)])
    sheet.claim(
      "what the Fermi level gives the spin is the same susceptibility",
      -(J ** 2) / .pi * (K / (1 - c * K)).imaginaryPart, equals: susceptibility,
      where: [(K, put(K)), isotropic, (susceptibility, χ)])
    let H = Expr.symbol("H"), rest = letter[0] - letter[1] / ratio.of
    sheet.claim(
      "what the spin is besides this susceptibility comes from the Fermi sea", rest,
      equals: -H.imaginaryPart / (4 * .pi), where: meaning + [damping, spin, (H, put(sea.H))])
    let Φ = band.letters.map(\.Φ), g = band.letters.map(\.g)
    let clean = -(Φ[0] - Φ[1]).imaginaryPart / (2 * .pi) - J / 2 * (ν[0] + ν[1])
    let shift = (metal.a - metal.b) / (4 * .pi) * (g[0] ** 2 - g[1] ** 2).imaginaryPart
    sheet.claim(
      "and consists of the clean bands, of the exchange and of a shift by the disorder", rest,
      equals: clean - shift, where: meaning + [damping, spin] + zip(g, parts).map { ($0, $1.gValue) })
    let Y = try currents(&sheet, sea, ζ, mixed, put)
    sheet.result("C_α/β", damping.by / ζ, folded: χ)
    sheet.result("C_S − C_α/β", spin.by - damping.by / ζ, folded: -sea.H.imaginaryPart / (4 * .pi), where: inParts)
    return Y
  }

  /// The torques of a current: products of propagators of two poles are differences of propagators, so that only squares are left.
  private func currents(
    _ sheet: inout Worksheet, _ sea: Sea, _ ζ: Expr, _ mixed: Expr, _ put: (Expr) -> Expr
  ) throws -> Expr {
    let integral = try band.integral(metal), v = metal.v, (G, A) = (metal.retarded.G, metal.advanced.G), J = metal.J
    let product = v ** 2 * (G[1] - A[0]) * (G[0] - A[0] - G[1] + A[1])
    let flow = Expr.symbol("X"),
      X = sheet.define(
        "∫v²(G_↓ − G_↑*)(G_↑ − G_↑* − G_↓ + G_↓*)", flow, as: try band.inLetters(integral(product)))
    let Q = metal.Q.map(\.letter)
    sheet.claim(
      "what drives the torques of a current, for any poles", flow, equals: mixed * (Z.conjugate * Q[0] - Z * Q[1]),
      where: [(flow, X)] + Q.map { ($0, integrals($0, axis: .laboratory)) })
    // λ and 1/(1 − cK) from above.
    let (letter, ratio, c, K) = (torqueLetters, Expr.symbol("ζ"), metal.c, metal.K.letter)
    let quotient = mixed / (2 * J * (1 - Expr.i * ratio)), tilt = Z / (2 * J)
    sheet.claim(
      "so that it drives both torques", torques.Y, equals: flow / (4 * J ** 2 * (1 - Expr.i * ratio)),
      where: [
        (metal.retarded.ℓ, tilt), (K, (1 - 1 / quotient) / c), (flow, mixed * (Z.conjugate * Q[0] - Z * Q[1]))
      ])
    let waves = Expr.symbol("V"), factor = Expr.symbol("λ"), B = metal.B.letter
    sheet.claim(
      "the Fermi sea of the non-adiabatic torque", factor ** 2 * B, equals: waves / (4 * J ** 2),
      where: [(factor, tilt), (waves, Z ** 2 * B)])
    let Y = X / (4 * J ** 2 * (1 - Expr.i * ζ)), wave = sea.V / (4 * J ** 2)
    let adiabatic = (of: letter[2], by: put(-(J ** 2) / .pi * Y.realPart))
    let nonAdiabatic = (of: letter[3], by: put(-(J ** 2) / .pi * (Y + wave).imaginaryPart))
    sheet.claim(
      "the non-adiabatic torque is \(ratio) times the adiabatic one", letter[3], equals: ratio * letter[2],
      where: [nonAdiabatic, adiabatic, (ratio, ζ)])
    let σ = try conductivities(), shares = ["X_1", "X_2"].map { Expr.symbol($0) }
    let direct = sheet.define("(σ_↑ − σ_↓)/2q²", shares[0], as: put(σ[0]) / 2 - put(σ[1]) / 2, isComparand: true)
    let turned = sheet.define(
      "−Im V/4π", shares[1], as: put(-sea.V.imaginaryPart / (4 * .pi)), isComparand: true)
    let byCurrents = (shares[0] + ratio * shares[1]) / (1 + ratio ** 2)
    let values = [(of: ratio, by: ζ), (of: shares[0], by: direct), (of: shares[1], by: turned)]
    sheet.claim(
      "the adiabatic torque, of the currents of both spins and of what lies between the poles", letter[2],
      equals: byCurrents, where: [adiabatic] + values)
    sheet.result("β", nonAdiabatic.by / adiabatic.by, folded: ζ)
    sheet.result("C_ad, isotropic spins", adiabatic.by, folded: byCurrents, where: values)
    for (name, conductivity) in zip(["σ_↑/q²", "σ_↓/q²"], σ) { sheet.result(name, put(conductivity)) }
    sheet.result("X₂", turned)
    return Y
  }
}
