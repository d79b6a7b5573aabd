import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 5: a magnetisation that turns in time.
  func rotation(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step(
      "Rotation in time", by: "first order in ∂ₜ: G^< = f⋆G^A − G^R⋆f + G^R⋆(s + [f, ε − H])⋆G^A, every vertex solved for")
    let found = try coefficients(lesser(model, motion, along: t), model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: model.metal)
    sheet.published(
      "C_α", "Gilbert damping", .symbol("C_α"), found.dissipative, printed: -rise * expected.damping)
    sheet.published(
      "C_S", "renormalisation of the spin", .symbol("C_S"), found.reactive,
      printed: f * expected.sea - rise * expected.renormalisation)
  }

  /// Step 6: a current through a texture.
  func drift(_ sheet: inout Worksheet, _ model: Model) throws {
    let metal = model.metal
    sheet.step(
      "Current through a texture", by: "the order ∂ₓF of the same; v² averaged over directions, ∂v/∂p integrated by parts")
    let found = try coefficients(lesser(model, transport, along: x), model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: metal)
    sheet.claim("C_ad has no term with f itself, no Fermi sea", try found.reactive.derivative(f), equals: 0)
    // ∫ f ∂_εΦ = −∫ f′Φ.
    let loop = try metal.integral(metal.I.integrand), wave = try metal.integral(metal.B.integrand)
    let dressed = wave / (1 - metal.c * loop) ** 2
    let Φ = -(metal.J ** 2 / .pi) * force * (dressed - metal.conjugate(dressed)) / (2 * Expr.i)
    sheet.claim(
      "the Fermi sea of C_β is a total derivative, of −(J²/π) Im(λ²B)", try found.dissipative.derivative(f),
      equals: try metal.inLetters(metal.energyDerivative(Φ)))
    let atSurface = try found.dissipative.derivative(rise) - metal.inLetters(Φ)
    sheet.published(
      "C_ad", "adiabatic torque", .symbol("C_ad"), found.reactive / force, printed: -rise * expected.adiabatic)
    sheet.published(
      "C_β", "non-adiabatic torque", .symbol("C_β"), rise * atSurface / force, printed: -rise * expected.nonAdiabatic)
  }
}
