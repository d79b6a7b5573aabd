import Algebra
import Derivation

extension DiffusiveResponse {
  /// Step 8: what diffusion needs, and what takes its place between rare collisions.
  func meanFreePath(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step(
      "Mean free path",
      by: "density and flux of the accumulation, the first two moments of Boltzmann's equation; "
        + "the flux precesses and relaxes too")
    let (v, τ0) = (Expr.symbol("v_F", .positive), Expr.symbol("τ_0", .positive))
    let (m, J, rate) = (Expr.symbol("m"), Expr.symbol("J"), Expr.symbol("κ"))
    // For m and J ∝ e^(−κx), ∂ₓ is −κ.
    let density = sheet.premise("density, ∂ₓJ + (ξ − i)m/τ_ex = X", .symbol("X"), -rate * J + (ξ - .i) / τ * m)
    let flux = sheet.premise(
      "flux, J/τ₀ + (ξ − i)J/τ_ex = −(v_F²/3)∂ₓm", .zero, J / τ0 + (ξ - .i) / τ * J - v ** 2 / 3 * rate * m)
    let J0 = try Expr.solveLinear([flux], for: [J]).unique()[0]
    // J0 is proportional to κ, so that only κ² is left.
    let unknown = Expr.symbol("κ²")
    let free = density.substituting(J, by: J0 * unknown / rate ** 2)
    let square = try Expr.solveLinear([(free / m).simplified()], for: [unknown]).unique()[0]
    let path = sheet.define("mean free path", .symbol("Λ"), as: v * τ0)
    let D = sheet.define("diffusion constant", .symbol("D"), as: v * path / 3)
    let diffusive = -(balance.factors.value / balance.factors.second).substituting(ℓ, by: sqrt(D * τ))
    let ballistic = sheet.define("1/λ_b", 1 / .symbol("λ_b"), as: sqrt(3) * (ξ - .i) / (v * τ))
    sheet.claim("1/λ² = 1/λ_c² + 1/λ_b²", square, equals: diffusive + ballistic ** 2)
    /// |a|² of a complex number.
    func size(_ a: Expr) -> Expr { a * a.conjugate }
    let ratio = τ / (3 * τ0 * sqrt(1 + ξ ** 2))
    sheet.claim("(|λ_c|/Λ)⁴ = (τ_ex/3τ₀)²/(1 + ξ²)", 1 / (size(diffusive) * path ** 4), equals: ratio ** 2)
    sheet.claim(
      "|λ_c/λ_b|⁴ = (Λ/|λ_c|)⁴/9: electrons diffuse for |λ_c| ≫ Λ, that is for τ_ex and τ_sf ≫ τ₀",
      size(ballistic ** 2) / size(diffusive), equals: 1 / (3 * ratio) ** 2)
    sheet.claim(
      "κ₁² − κ₂² = [ξ − (1 − ξ²)τ₀/τ_ex]/ℓ²: for ξ < 1 rarer collisions let the wave gain on the decay",
      square.realPart,
      equals: (ξ - (1 - ξ ** 2) * τ0 / τ) / (D * τ))
    sheet.claim(
      "for |λ_b| ≪ |λ_c| κ₁ = √3/v_Fτ_sf and κ₂ = √3/v_Fτ_ex: a period costs a factor e^(2πξ) alone, as the paper expects",
      Matrix.column([ballistic.realPart, -ballistic.imaginaryPart]),
      equals: (sqrt(3) / v) * .column([ξ / τ, 1 / τ]))
    sheet.remark("Two moments are exact for frequent collisions and show the order of magnitude for rare ones.")
    sheet.result("(|λ_c|/Λ)²", ratio)
    sheet.result("1/λ²", diffusive + ballistic ** 2)
  }
}
