import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 5: the exchange that the electrons see, and what drives them, where n turns.
  func dressedExchange(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step("Dressed exchange", by: "∂L₀ = Jℓ ∂n⋅σ: −∂H and the change of the self-energy, solved for")
    let metal = model.metal, expected = TorqueCoefficients(metal: metal), turn = try model.turnedSpin
    let fixed = try model.dressedSlope(axisFollows: false).map { try metal.inLetters($0) }
    sheet.claim(
      "axis of the impurity spins fixed (model Z): ℓ = λ = 1/(1 − c I)", fixed, equals: metal.J * expected.λ * turn)
    let following = try model.dressedSlope(axisFollows: true).map { try metal.inLetters($0) }
    let (g, anisotropy) = (metal.g.map(\.letter), metal.a - metal.b - metal.c)
    sheet.claim(
      "axis along n (model N): ℓ = λ(1 − (a − b − c)(g_↑ − g_↓)/2J)", following,
      equals: (metal.J - anisotropy * (g[0] - g[1]) / 2) * expected.λ * turn)

    // Σ^< = 𝒦[∫G^<] at one time, and the star product with f sees 𝒦 turn in s = Σ^< − f⋆Σ^A + Σ^R⋆f.
    let both = try Matrix.diagonal(metal.retarded.G) + .diagonal(metal.advanced.G)
    let source = try (-Expr.i / 2 * model.turnedAverage(both)).map { try metal.inLetters($0) }
    sheet.claim(
      "model N: s = 𝒦[∫g] − i f′ J r ∂ₜn⋅σ with r = (a − b − c) Re(g_↑ − g_↓)/2J; model Z: r = 0", source,
      equals: (-Expr.i * anisotropy * (g[0] - g[1]).realPart / 2) * turn)
  }

  /// Step 6: a magnetisation that turns in time.
  func rotation(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step(
      "Rotation in time",
      by: "first order in ∂ₜ: G^< = f⋆G^A − G^R⋆f + G^R⋆(s + [f, ε − H])⋆G^A, every vertex solved for")
    let density = try lesser(&sheet, model, motion, along: t)
    let found = try coefficients(&sheet, density, model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: model.metal)
    sheet.published(
      "C_α", "Gilbert damping, with −f′", .symbol("C_α"), try -found.dissipative.derivative(rise),
      printed: expected.damping)
    sheet.claim("C_α has no Fermi sea", try found.dissipative.derivative(f), equals: 0)
    sheet.published(
      "C_S", "renormalisation of the spin, with −f′", .symbol("C_S"), try -found.reactive.derivative(rise),
      printed: expected.renormalisation)
    sheet.published(
      "C_S, sea", "with f", .symbol("C_S"), try found.reactive.derivative(f), printed: expected.renormalisationSea)
  }

  /// Step 7: a current through a texture.
  func drift(_ sheet: inout Worksheet, _ model: Model) throws {
    sheet.step(
      "Current through a texture",
      by: "the order ∂ₓF of the same; v² averaged over directions, ∂v/∂p integrated by parts")
    let density = try lesser(&sheet, model, transport, along: x), metal = model.metal
    let found = try coefficients(&sheet, density, model)
    let f = ScalarField("f")(ε), rise = try f.derivative(ε)
    let expected = TorqueCoefficients(metal: metal)
    sheet.published(
      "C_ad", "adiabatic torque, with −f′", .symbol("C_ad"), try -found.reactive.derivative(rise) / force,
      printed: expected.adiabatic)
    sheet.claim("C_ad has no Fermi sea", try found.reactive.derivative(f), equals: 0)
    sheet.published(
      "C_β", "non-adiabatic torque, with −f′", .symbol("C_β"), try -found.dissipative.derivative(rise) / force,
      printed: expected.nonAdiabatic)
    let sea = try found.dissipative.derivative(f) / force
    sheet.published("C_β, sea", "with f", .symbol("C_β"), sea, printed: expected.nonAdiabaticSea)

    // ∂_ελ² B under the integrals, for a fixed axis.
    func rate(_ e: Expr) throws -> Expr { try metal.inLetters(metal.energyDerivative(metal.inIntegrals(e))) }
    let fixed = [(of: metal.retarded.ℓ, by: expected.λ), (of: metal.retarded.ℓRate, by: try rate(expected.λ))]
    sheet.claim(
      "for a fixed axis it is the derivative of −(J²/π) Im(λ² B), and C_β = −(J²/π) ∫(−f′) Im[Y + λ² B] dε",
      sea.substituting(fixed),
      equals: -(metal.J ** 2 / .pi) * (try rate(expected.λ ** 2 * metal.B.letter)).imaginaryPart)
    sheet.result("C_α, with −f′", expected.damping)
    sheet.result("C_S, with −f′", expected.renormalisation)
    sheet.result("C_S, with f", expected.renormalisationSea)
    sheet.result("C_ad, with −f′", expected.adiabatic)
    sheet.result("C_β, with −f′, fixed axis", expected.nonAdiabatic + expected.nonAdiabaticPotential)
  }
}
