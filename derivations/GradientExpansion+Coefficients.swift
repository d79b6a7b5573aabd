import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 5: the exchange that the electrons see, and what drives them, where n turns.
  func dressedExchange(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step("Dressed exchange", by: "∂L₀ = Jℓ ∂n⋅σ: −∂H and the change of the self-energy, solved for")
    let metal = model.metal, expected = TorqueCoefficients(metal: metal), turn = try model.turnedSpin
    let dressed = metal.J * metal.retarded.ℓ * turn
    let fixed = try model.dressedSlope(axisFollows: false).map { try metal.inLetters($0).simplified() }
    sheet.claim(
      "fixed axis of the impurity spins: the dressed exchange", fixed, equals: dressed,
      where: [(metal.retarded.ℓ, expected.λ)])
    let following = try model.dressedSlope(axisFollows: true).map { try metal.inLetters($0).simplified() }
    let (g, anisotropy) = (metal.g.map(\.letter), metal.a - metal.b - metal.c)
    sheet.claim(
      "axis that turns with the magnetisation: the dressed exchange", following, equals: dressed,
      where: [(metal.retarded.ℓ, expected.λ * (1 - anisotropy * (g[0] - g[1]) / (2 * metal.J)))])

    // Σ^< = 𝒦[∫G^<] at one time, and the star product with f sees 𝒦 turn in s = Σ^< − f⋆Σ^A + Σ^R⋆f.
    let both = try Matrix.diagonal(metal.retarded.G) + .diagonal(metal.advanced.G)
    let source = try (-Expr.i / 2 * model.turnedAverage(both)).map { try metal.inLetters($0).simplified() }
    sheet.claim(
      "what the turn of the axis adds to the source, by the change of the distribution", source,
      equals: (-Expr.i * metal.J * metal.r) * turn,
      where: [(metal.r, anisotropy * (g[0] - g[1]).realPart / (2 * metal.J))])
  }

  /// Step 6: a magnetisation that turns in time.
  func rotation(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step(
      "Rotation in time",
      by: "first order in ∂ₜ: G^< = f⋆G^A − G^R⋆f + G^R⋆(s + [f, ε − H])⋆G^A, every vertex solved for")
    let density = try lesser(&sheet, model, motion, along: t)
    let found = try coefficients(&sheet, density, model, of: "a rotation")
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: model.metal)
    sheet.published(
      "C_α", "Gilbert damping: the factor of \(-rise)", .symbol("C_α"), try -found.dissipative.derivative(rise),
      printed: expected.damping)
    let none = Expr.symbol("C_α_sea")
    sheet.claim(
      "the damping has no Fermi sea", none, equals: 0, where: [(none, try found.dissipative.derivative(f))])
    sheet.published(
      "C_S", "renormalisation of the spin: the factor of \(-rise)", .symbol("C_S"),
      try -found.reactive.derivative(rise),
      printed: expected.renormalisation)
    sheet.published(
      "C_S, sea", "Fermi sea of the spin: the factor of \(f)", .symbol("C_S"), try found.reactive.derivative(f),
      printed: expected.renormalisationSea)
  }

  /// Step 7: a current through a texture.
  func drift(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step(
      "Current through a texture",
      by: "the order ∂ₓF of the same; v² averaged over directions, ∂v/∂p integrated by parts")
    let density = try lesser(&sheet, model, transport, along: x), metal = model.metal
    let found = try coefficients(&sheet, density, model, of: "a current")
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: metal)
    sheet.published(
      "C_ad", "adiabatic torque: the factor of \(-rise)", .symbol("C_ad"), try -found.reactive.derivative(rise) / force,
      printed: expected.adiabatic)
    let none = Expr.symbol("C_ad_sea")
    sheet.claim(
      "the adiabatic torque has no Fermi sea", none, equals: 0, where: [(none, try found.reactive.derivative(f))])
    sheet.published(
      "C_β", "non-adiabatic torque: the factor of \(-rise)", .symbol("C_β"),
      try -found.dissipative.derivative(rise) / force,
      printed: expected.nonAdiabatic)
    let sea = try found.dissipative.derivative(f) / force
    sheet.published(
      "C_β, sea", "Fermi sea of the non-adiabatic torque: the factor of \(f)", .symbol("C_β"), sea,
      printed: expected.nonAdiabaticSea)

    // ∂_ελ² B under the integrals, for a fixed axis.
    func rate(_ e: Expr) throws -> Expr { try metal.inLetters(metal.energyDerivative(metal.inIntegrals(e))) }
    let (change, wave) = (Expr.symbol("P'"), Expr.symbol("λ") ** 2 * metal.B.letter)
    let fixed = [(of: metal.retarded.ℓ, by: expected.λ), (of: metal.retarded.ℓRate, by: try rate(expected.λ))]
    sheet.claim(
      "fixed axis: a derivative of \(wave), which partial integration takes to the Fermi level",
      expected.nonAdiabaticSea, equals: -(metal.J ** 2 / .pi) * change.imaginaryPart,
      where: fixed + [(change, try rate(expected.λ ** 2 * metal.B.letter))])
    sheet.result("C_α, with −f′", expected.damping)
    sheet.result("C_S, with −f′", expected.renormalisation)
    sheet.result("C_S, with f", expected.renormalisationSea)
    sheet.result("C_ad, with −f′", expected.adiabatic)
    sheet.result("C_β, with −f′, fixed axis", expected.nonAdiabatic + expected.nonAdiabaticPotential)
  }
}
