import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 8: the integrals for a parabolic band in three dimensions.
  func closedForms(_ sheet: inout Worksheet, _ model: Model) throws {
    let metal = model.metal, band = ParabolicBand.space
    sheet.step(
      "Parabolic band in three dimensions",
      by:
        "∏ G is a divided difference of 1/(z − p²/2m); g = ∫_p G and h = ∫_p v²G/3 with a cut-off that must not matter")
    let (m, i, κ, bar) = (band.m, Expr.i, band.poles, band.conjugates)
    let w = Expr.symbol("w", .positive), q = Expr.symbol("p", .real)
    let below = q ** 2 / (2 * .pi ** 2) * (1 / (-(w ** 2) / (2 * m) - q ** 2 / (2 * m)) + 2 * m / q ** 2)
    sheet.claim(
      "g = Λ_0 − i η κ with η = m/2π, at κ = i w below the band and by continuation everywhere",
      try below.simplified().integral(over: q, from: 0, to: .infinity).value,
      equals: band.local(i * w))
    sheet.claim("m dh/dz = g, since ∂v/∂p = 1/m", try band.misfit(κ[0]), equals: 0)
    let integral = try band.integral(metal)
    let (I, K) = (try integral(metal.I.integrand), try integral(metal.K.integrand))
    sheet.published("I", "retarded loop", metal.I.letter, I, printed: i * m ** 2 / (.pi * (κ[0] + κ[1])))
    sheet.published(
      "K", "mixed loop; the advanced κ is −κ*", metal.K.letter, K, printed: i * m ** 2 / (.pi * (κ[1] - bar[0])))
    let integrals = try metal.letters.filter { $0.integrand.nodeCount > 1 }.map { try integral($0.integrand) }
    let changes = try integrals.flatMap { value in try band.cutoff.map { try value.derivative($0) } }
    sheet.claim(
      "no integral over two propagators or more depends on the cut-off", Matrix.column(changes),
      equals: .column(changes.map { _ in 0 }))
    for letter in [metal.I, metal.K] + metal.W + [metal.B] + metal.Q {
      sheet.result(letter.name, try integral(letter.integrand).simplified())
    }
  }
}
