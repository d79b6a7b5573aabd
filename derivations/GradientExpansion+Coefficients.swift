import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 5: a magnetisation that turns in time.
  func rotation(_ sheet: inout Worksheet, _ model: Model) throws {
    let metal = model.metal
    sheet.step("Rotation in time", by: "first order in ∂ₜ")
    let density = try lesser(model, motion, along: t)
    let found = try coefficients(density, model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let (I, K, c) = (metal.I.letter, metal.K.letter, metal.c)
    let scale = metal.J ** 2 / .pi
    let λ = Expr.symbol("λ"), W = Expr.symbol("W")
    let meanings = [
      (of: λ, by: 1 / (1 - c * I)),
      (of: W, by: metal.retarded.ζ[1] * metal.W[1].letter - metal.retarded.ζ[0] * metal.W[0].letter)
    ]
    sheet.published(
      "α", "C_α", .symbol("C_α"), found.dissipative,
      printed: -scale * rise * (K / (1 - c * K) - I / (1 - c * I)).realPart)
    sheet.published(
      "S", "C_S", .symbol("C_S"), found.reactive,
      printed: scale * (-f * (λ ** 2 * W).imaginaryPart + rise * (K / (1 - c * K)).imaginaryPart), where: meanings)
  }

  /// Step 6: a current through a texture.
  func drift(_ sheet: inout Worksheet, _ model: Model) throws {
    let metal = model.metal
    sheet.step("Current through a texture", by: "the bilinear order in ∂ₓ and F")
    let density = try lesser(model, transport, along: x)
    let found = try coefficients(density, model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let scale = metal.J ** 2 / .pi
    let (I, K, c, B, Q) = (metal.I.letter, metal.K.letter, metal.c, metal.B.letter, metal.Q.map(\.letter))
    let λ = 1 / (1 - c * I)
    let Y = (λ.conjugate * Q[0] - λ * Q[1]) / (1 - c * K)

    sheet.claim("C_ad has no term with f itself, no Fermi sea", try found.reactive.derivative(f), equals: 0)
    // ∫ f ∂_εΦ = −∫ f′Φ.
    let loop = try metal.integral(metal.I.integrand), wave = try metal.integral(metal.B.integrand)
    let dressed = wave / (1 - c * loop) ** 2
    let Φ = -scale * force * (dressed - metal.conjugate(dressed)) / (2 * Expr.i)
    sheet.claim(
      "the Fermi sea of C_β is a total derivative, of −(J²/π) Im(λ²𝓑)", try found.dissipative.derivative(f),
      equals: try metal.inLetters(metal.energyDerivative(Φ)))
    let atSurface = try found.dissipative.derivative(rise) - metal.inLetters(Φ)
    sheet.published(
      "ad", "adiabatic torque", .symbol("C_ad"), found.reactive / force, printed: scale * rise * Y.realPart)
    sheet.published(
      "β", "non-adiabatic torque", .symbol("C_β"), rise * atSurface / force,
      printed: scale * rise * (Y + λ ** 2 * B).imaginaryPart)
  }
}
