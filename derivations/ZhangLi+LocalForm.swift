import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// Step 6: the response in terms of n and its derivative alone.
  func localForm(_ sheet: inout Worksheet, _ spin: Response) throws -> TangentResponse {
    sheet.step("Gauge-invariant form", by: "change of basis from the axes of the frame to ṅ and n × ṅ")
    sheet.misreading("caption of Fig. 1", found: "n̂ and n × n̂", read: "ṅ and n × ṅ")
    let axes = try frame.axes()
    let nDot = try axes[2].map(along)
    let turned = try Matrix.crossProduct(axes[2].elements) * nDot
    let basis = try Matrix(rows: 2, columns: 2) { i, j in
      try (axes[j].transposed * (i == 0 ? nDot : turned))[0, 0]
    }
    let W = try spin.parameters(basis)
    let rotation = try Matrix([[ε2, ε1], [-ε1, ε2]])
    sheet.published(
      "(12)", "change of basis, the prefactor taken as the rate of the direction in units of the exchange time",
      .symbol("W"), W,
      printed: (sqrt(ε1 ** 2 + ε2 ** 2) / τ ** 2) * rotation, expecting: .refuted, fitsDimensions: false,
      note: "The prefactor is 1/τ_ex; with unit vectors on the left it would be 1/(Ωτ_ex).")
    let tangential = try Matrix([[spin.firstOrder[0, 0], spin.firstOrder[1, 0]]])
    let amplitudes = try (tangential * W.inverse()).tidied()
    let response = TangentResponse(along: amplitudes[0, 0], turned: amplitudes[0, 1])
    sheet.published(
      "(13), line 1", "response of ↑ along the rate of the direction and across it", .symbol("δs"), amplitudes,
      printed: (-τ / (1 + ξ ** 2)) * (try Matrix([[ξ, 1]])), note: "↓ has the other sign: see step 4.")

    let slope = Vector.tangent("n'", at: n)
    let bracket = n × rate + ξ * rate + n × (v * slope) + (ξ * v) * slope
    sheet.published(
      "(13), line 2", "the same with the rate along the path written out", .symbol("δs"),
      response(rate + v * slope, at: n),
      printed: (-τ / (1 + ξ ** 2)) * bracket, note: "n′ is the derivative of n along the velocity v.")
    let reversed = [(of: τ, by: -τ), (of: ξ, by: -ξ)]
    sheet.claim(
      "with the opposite gap, which is ↑ for the moment in (8) alone, the part across changes its sign",
      response.turned,
      equals: -response.turned.substituting(reversed))
    sheet.claim("and the part along does not", response.along, equals: response.along.substituting(reversed))
    try gaugeInvariance(&sheet, spin, nDot, turned)
    sheet.result("δs along ṅ", response.along)
    sheet.result("δs along n × ṅ", response.turned)
    return response
  }

  /// The same vector comes out of every frame with the axis n.
  private func gaugeInvariance(_ sheet: inout Worksheet, _ spin: Response, _ nDot: Matrix, _ turned: Matrix) throws {
    let other = frame.rotated(by: χ)
    let A = try PauliMatrix.components(of: connection(of: other))
    let axes = try other.axes()
    let s = spin.firstOrder.substituting([(ε1, (-2 * τ / ħ) * A[0]), (ε2, (2 * τ / ħ) * A[1])])
    sheet.claim(
      "in every frame rotated by \(χ) about the axis the response is the same vector",
      try s[0, 0] * axes[0] + s[1, 0] * axes[1], equals: try (-τ / (1 + ξ ** 2)) * (turned + ξ * nDot))
  }
}
