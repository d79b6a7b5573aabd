import Algebra
import Worksheets
import Transport

extension GradientExpansion {
  /// Step 5: the exchange that the electrons see, and what drives them, where n turns.
  ///
  /// - Returns: the factor λ of the exchange for a fixed axis.
  func dressedExchange(_ sheet: inout Worksheet, _ model: Model) throws -> Expr {
    sheet.step("Dressed exchange", by: "∂L₀ = Jℓ ∂n⋅σ: −∂H and the change of the self-energy, solved for")
    let metal = model.metal, expected = TorqueCoefficients(metal: metal), turn = try model.turnedSpin
    let dressed = metal.J * metal.retarded.ℓ * turn
    let fixed = try model.dressedSlope(axisFollows: false).map { try metal.inLetters($0).simplified() }
    sheet.claim(
      "fixed axis of the impurity spins: the dressed exchange", fixed, equals: dressed,
      where: [(metal.retarded.ℓ, expected.λ)])
    let following = try model.dressedSlope(axisFollows: true).map { try metal.inLetters($0).simplified() }
    let (g, anisotropy) = (metal.g.map(\.letter), metal.a - metal.b - metal.c)
    let turned = 1 - anisotropy * (g[0] - g[1]) / (2 * metal.J)
    sheet.claim(
      "axis that turns with the magnetisation: the dressed exchange", following, equals: dressed,
      where: [(metal.retarded.ℓ, expected.λ * turned)])

    // Σ^< = 𝒦[∫G^<] at one time, and the star product with f sees 𝒦 turn in s = Σ^< − f⋆Σ^A + Σ^R⋆f.
    let both = try Matrix.diagonal(metal.retarded.G) + .diagonal(metal.advanced.G)
    let source = try (-Expr.i / 2 * model.turnedAverage(both)).map { try metal.inLetters($0).simplified() }
    sheet.claim(
      "what the turn of the axis adds to the source, by the change of the distribution", source,
      equals: (-Expr.i * metal.J * metal.r) * turn,
      where: [(metal.r, anisotropy * (g[0] - g[1]).realPart / (2 * metal.J))])
    func factor(_ m: Matrix, of unit: Expr) throws -> Expr { try m[0, 1].derivative(metal.turn[0]) / unit }
    let λ = 1 / (try (1 / factor(fixed, of: metal.J)).simplified())
    sheet.result("ℓ, fixed axis", λ)
    sheet.result("ℓ, axis along n", try factor(following, of: metal.J), folded: expected.λ * turned)
    sheet.result("r, axis along n", metal.realForm(try factor(source, of: -Expr.i * metal.J).simplified()))
    return λ
  }

  /// Step 6: a magnetisation that turns in time.
  func rotation(_ sheet: inout Worksheet, _ model: Model, _ kinetics: Kinetics) throws {
    sheet.step(
      "Rotation in time",
      by: "first order in ∂ₜ: G^< = f⋆G^A − G^R⋆f + G^R⋆(s + [f, ε − H])⋆G^A, every vertex solved for")
    let density = try lesser(&sheet, model, kinetics, motion, along: t), metal = model.metal
    let found = try coefficients(&sheet, density, model, of: "a rotation")
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: metal), damping = try -found.dissipative.derivative(rise)
    let (level, sea) = (try -found.reactive.derivative(rise), try found.reactive.derivative(f))
    sheet.published(
      "C_α", "Gilbert damping: the factor of \(-rise)", .symbol("C_α"), damping, printed: expected.damping)
    let none = Expr.symbol("C_α_sea")
    sheet.claim(
      "the damping has no Fermi sea", none, equals: 0, where: [(none, try found.dissipative.derivative(f))])
    sheet.published(
      "C_S", "renormalisation of the spin: the factor of \(-rise)", .symbol("C_S"), level,
      printed: expected.renormalisation)
    sheet.published(
      "C_S, sea", "Fermi sea of the spin: the factor of \(f)", .symbol("C_S"), sea,
      printed: expected.renormalisationSea)
    sheet.result("C_α, with −f′", metal.realForm(damping), folded: expected.damping)
    sheet.result("C_S, with −f′", metal.realForm(level), folded: expected.renormalisation)
    sheet.result("C_S, with f", metal.realForm(sea), folded: expected.renormalisationSea)
  }

  /// Step 7: a current through a texture.
  func drift(_ sheet: inout Worksheet, _ model: Model, _ kinetics: Kinetics, _ λ: Expr) throws {
    sheet.step(
      "Current through a texture",
      by: "the order ∂ₓF of the same; v² averaged over directions, ∂v/∂p integrated by parts")
    let density = try lesser(&sheet, model, kinetics, transport, along: x), metal = model.metal
    let found = try coefficients(&sheet, density, model, of: "a current")
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: metal)
    let (adiabatic, level) = (
      try -found.reactive.derivative(rise) / force, try -found.dissipative.derivative(rise) / force
    )
    sheet.published(
      "C_ad", "adiabatic torque: the factor of \(-rise)", .symbol("C_ad"), adiabatic, printed: expected.adiabatic)
    let none = Expr.symbol("C_ad_sea")
    sheet.claim(
      "the adiabatic torque has no Fermi sea", none, equals: 0, where: [(none, try found.reactive.derivative(f))])
    sheet.published(
      "C_β", "non-adiabatic torque: the factor of \(-rise)", .symbol("C_β"), level,
      printed: expected.nonAdiabatic)
    let sea = try found.dissipative.derivative(f) / force
    sheet.published(
      "C_β, sea", "Fermi sea of the non-adiabatic torque: the factor of \(f)", .symbol("C_β"), sea,
      printed: expected.nonAdiabaticSea)

    // ∂_ελ² B under the integrals, for a fixed axis.
    func rate(_ e: Expr) throws -> Expr { try metal.inLetters(metal.energyDerivative(metal.inIntegrals(e))) }
    let (change, wave) = (Expr.symbol("P'"), Expr.symbol("λ") ** 2 * metal.B.letter)
    let fixed = [(of: metal.retarded.ℓ, by: λ), (of: metal.retarded.ℓRate, by: try rate(λ))]
    let scale = -(metal.J ** 2 / .pi)
    sheet.claim(
      "fixed axis: a derivative of \(wave), which partial integration takes to the Fermi level",
      expected.nonAdiabaticSea, equals: scale * change.imaginaryPart,
      where: fixed + [(change, try rate(λ ** 2 * metal.B.letter))])
    sheet.result("C_ad, with −f′", metal.realForm(adiabatic), folded: expected.adiabatic)
    sheet.result(
      "C_β, with −f′, fixed axis", metal.realForm(level) + scale * (λ ** 2 * metal.B.letter).imaginaryPart,
      folded: expected.nonAdiabatic + expected.nonAdiabaticPotential)
  }
}

extension Ferromagnet {
  /// A real expression F + F*, F without conjugates of integrals and zero with them, as 2 Re F.
  fileprivate func realForm(_ e: Expr) -> Expr {
    2 * e.substituting(letters.map { (of: $0.letter.conjugate, by: .zero) }).realPart
  }
}
