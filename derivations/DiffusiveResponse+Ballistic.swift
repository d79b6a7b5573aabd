import Algebra
import Worksheets

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
    let still = density.substituting(J, by: J0 * unknown / rate ** 2)
    let square = try Expr.solveLinear([(still / m).simplified()], for: [unknown]).unique()[0]
    let path = sheet.define("mean free path", .symbol("Λ"), as: v * τ0)
    let D = sheet.define("diffusion constant", .symbol("D"), as: v * path / 3)
    let diffusive = -(balance.factors.value / balance.factors.second).substituting(ℓ, by: sqrt(D * τ))
    // Without collisions only the square of a multiple of ξ − i is left.
    let collisions = Expr.symbol("ν", .positive)
    let free = try square.substituting(τ0, by: 1 / collisions).simplified().substituting(collisions, by: 0)
    let ballistic = sheet.define(
      "1/λ_b", 1 / .symbol("λ_b"), as: try sqrt((free / (ξ - .i) ** 2).simplified()) * (ξ - .i))
    let other = Expr.symbol("λ_b")
    sheet.claim(
      "the inverse squares of both lengths add", square, equals: 1 / length ** 2 + 1 / other ** 2,
      where: [(length, 1 / sqrt(diffusive)), (other, 1 / ballistic)])
    /// |a|² of a complex number.
    func size(_ a: Expr) -> Expr { a * a.conjugate }
    let ratio = τ / (3 * τ0 * sqrt(1 + ξ ** 2))
    sheet.claim(
      "the decay length over the mean free path, to the fourth power", 1 / (size(diffusive) * path ** 4),
      equals: ratio ** 2)
    sheet.claim(
      "the ratio of both lengths by that power: electrons diffuse where \(τ0) is the shortest time",
      size(ballistic ** 2) / size(diffusive), equals: 1 / (3 * ratio) ** 2)
    sheet.claim(
      "for slow relaxation rarer collisions let the wave gain on the decay", square.realPart,
      equals: (ξ - (1 - ξ ** 2) * τ0 / τ) / (diffusion * τ), where: [(diffusion, D)])
    sheet.claim(
      "decay and wave for rare collisions: a period costs \(exp(2 * .pi * ξ)) alone, as the paper expects",
      Matrix.column([ballistic.realPart, -ballistic.imaginaryPart]),
      equals: (sqrt(3) / v) * .column([ξ / τ, 1 / τ]))
    sheet.remark("Two moments are exact for frequent collisions and show the order of magnitude for rare ones.")
    sheet.result("D", D)
    sheet.result("(|λ_c|/Λ)²", sqrt(1 / (size(diffusive) * path ** 4)), folded: ratio)
    sheet.result("1/λ_b", ballistic)
    sheet.result("1/λ²", square, folded: diffusive + ballistic ** 2)
  }
}
