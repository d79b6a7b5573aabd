import Algebra
import Worksheets
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
    let η = Expr.symbol("η", .positive), w = Expr.symbol("w", .positive), q = Expr.symbol("p", .real)
    let below = q ** 2 / (2 * .pi ** 2) * (1 / (-(w ** 2) / (2 * m) - q ** 2 / (2 * m)) + 2 * m / q ** 2)
    sheet.claim(
      "the local propagator below the band, and by continuation everywhere",
      try below.simplified().integral(over: q, from: 0, to: .infinity).value, equals: -i * η * κ[0],
      where: [(κ[0], i * w), (η, band.η)])
    let g = Expr.symbol("g_↑")
    sheet.claim(
      "the flow changes with the energy by the local propagator but for the mass and the cut-off",
      try (m * band.flow(κ[0]).derivative(κ[0]) / band.energy(κ[0]).derivative(κ[0])).simplified(),
      equals: g + m * band.cutoff[2], where: [(g, band.local(κ[0]))])
    let integral = try band.integral(metal)
    let (I, K) = (try integral(metal.I.integrand), try integral(metal.K.integrand))
    sheet.published("I", "retarded loop", metal.I.letter, I, printed: i * m ** 2 / (.pi * (κ[0] + κ[1])))
    sheet.published(
      "K", "mixed loop; an advanced pole is minus the conjugate of a retarded one", metal.K.letter, K,
      printed: i * m ** 2 / (.pi * (κ[1] - bar[0])))
    let integrals = try metal.letters.filter { $0.integrand.nodeCount > 1 }.map { try integral($0.integrand) }
    for constant in band.cutoff {
      sheet.claim(
        "no integral over two propagators or more depends on \(constant) of the cut-off",
        Matrix.column(try integrals.map { try $0.derivative(constant).simplified() }),
        equals: .column(integrals.map { _ in 0 }))
    }
    for letter in [metal.I, metal.K] + metal.W + [metal.B] + metal.Q {
      let value = try integral(letter.integrand).simplified()
      sheet.result(letter.name, value, validFor: band.sides(of: value))
    }
  }
}
