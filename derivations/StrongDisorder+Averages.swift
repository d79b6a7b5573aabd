import Algebra
import Worksheets
import Transport

extension StrongDisorder {
  /// f = A/δ² + B/δ + C in partial fractions, from x = (p − δ)/q.
  private func fractions(_ f: Expr) throws -> [Expr] {
    let d = Expr.symbol("δ")
    let series = try f.substituting(x, by: (p - d) / q).simplified().series(in: d, order: 1)
    return [-2, -1, 0].map { series.coefficient($0) ?? 0 }
  }

  /// n_i⟨f⟩ in terms of L, for what has the denominator δ².
  func average(_ f: Expr) throws -> Expr {
    let parts = try fractions(f)
    return density * (parts[0] / (p ** 2 - q ** 2) + parts[1] * L + parts[2])
  }

  /// Letters for ⟨xᵏ/δδ*⟩, k = 0, 1, 2.
  var moments: [Expr] { (0...2).map { .symbol("M_\($0)") } }

  /// n_i⟨f⟩ for what has the denominator δδ*, in letters.
  func mixedAverage(_ f: Expr) throws -> Expr {
    var rest = try (f * δ * advanced(δ)).simplified()
    var sum = Expr.zero
    for (k, moment) in moments.enumerated() {
      sum += rest.substituting(x, by: 0) * moment
      rest = try rest.derivative(x) / Expr(k + 1)
    }
    return density * sum
  }

  /// Step 2.
  ///
  /// - Returns: the averages with one δ of each kind.
  func averages(_ sheet: inout Worksheet, _ one: Scattering) throws -> [Expr] {
    sheet.step(
      "Averages over directions", by: "⟨f⟩ = ∫dx f/2 over −1 < x < 1, with f = A/δ² + B/δ + C; one logarithm occurs")
    let (W, P, Q) = letters, inverse = 1 / (P - Q * x), name = ScalarField("F", [])
    let factor = Expr.symbol("A"), logarithm = log(1 - Q * x / P)
    let found = try Expr.solveLinear([factor * logarithm.derivative(x) - inverse], for: [factor]).unique()[0]
    let primitive = sheet.define("primitive of 1/δ", name(x), as: found * logarithm)
    sheet.claim(
      "its derivative; the argument of its logarithm is on a line through one that avoids zero",
      try primitive.derivative(x), equals: inverse)
    let ends = [1, -1].map { primitive.substituting(x, by: $0) }
    let value = sheet.define("⟨1/δ⟩", L, as: (ends[0] - ends[1]) / 2)
    sheet.claim(
      "the average of the inverse denominator, by the primitive", L, equals: (name(1) - name(-1)) / 2,
      where: [(L, value), (name(1), ends[0]), (name(-1), ends[1])])
    let square = 1 / (Q * (P - Q * x))
    sheet.claim("a primitive of its square", try square.derivative(x), equals: inverse ** 2)
    sheet.claim(
      "the average of its square", (square.substituting(x, by: 1) - square.substituting(x, by: -1)) / 2,
      equals: 1 / (P ** 2 - Q ** 2))
    let (up, down) = (amplitudes[0], amplitudes[3])
    for f in [up, down, up * down] {
      let parts = try fractions(f.substituting(one.retarded))
      sheet.claim(
        "\(f) in partial fractions", f,
        equals: parts[0] / denominator ** 2 + parts[1] / denominator + parts[2],
        where: one.retarded.filter { f.contains($0.of) } + [(denominator, δ)])
    }
    let odd = (P * L - 1) / D
    let Σ = try [0, 1].map { try average(one.T[$0, $0]) }, vertex = try average(one.T[0, 0] * one.T[1, 1])
    let printed = [density * ((v - W * g[1]) * L + odd), density * ((v - W * g[0]) * L - odd)]
    for (k, spin) in ["↑", "↓"].enumerated() {
      sheet.published(
        "Σ_\(spin)", "self-energy of \(spin)", selfEnergies[k], Σ[k], printed: printed[k],
        where: one.meanings)
    }
    let printedVertex = density * (W * L + 2 * (P * L - 1) / D ** 2)
    sheet.published(
      "c_R", "vertex of a raised spin between retarded functions: density by the average of \(up * down)",
      vertices.retarded, vertex, printed: printedVertex, where: one.meanings)
    let pairs = try mixedMoments(&sheet)
    sheet.result("L", value, asWritten: true)
    sheet.result("Σ_↑", Σ[0], asWritten: true, folded: printed[0], where: one.meanings)
    sheet.result("Σ_↓", Σ[1], asWritten: true, folded: printed[1], where: one.meanings)
    sheet.result("c_R", vertex, asWritten: true, folded: printedVertex, where: one.meanings)
    for (name, moment) in zip(["M_0", "M_1", "M_2"], pairs) { sheet.result(name, moment, asWritten: true) }
    return pairs
  }

  /// ⟨xᵏ/δδ*⟩ in terms of L and L*: xᵏ/δδ* = A/δ + B/δ* + C with A, B and C without x.
  private func mixedMoments(_ sheet: inout Worksheet) throws -> [Expr] {
    let (_, P, Q) = letters, (pStar, qStar, LStar) = (P.conjugate, Q.conjugate, L.conjugate)
    let crossed = Q * pStar - P * qStar
    let values = [
      (Q * L - qStar * LStar) / crossed, (P * L - pStar * LStar) / crossed,
      (P * (P * L - 1) / Q - pStar * (pStar * LStar - 1) / qStar) / crossed
    ]
    let (δ, δStar) = (P - Q * x, pStar - qStar * x), parts = ["A", "B", "C"].map { Expr.symbol($0) }
    return try (0...2).map { k in
      let name = ["1", "x", "x²"][k]
      let excess = try (x ** Expr(k) - parts[0] * δStar - parts[1] * δ - parts[2] * δ * δStar).expanded()
      let found = try Expr.solveLinear(
        (0...2).map { try excess.derivative(x, order: $0).substituting(x, by: 0) }, for: parts
      ).unique()
      let quotient = x ** Expr(k) / (denominator * denominator.conjugate)
      sheet.claim(
        "\(quotient) in partial fractions", x ** Expr(k) / (δ * δStar),
        equals: found[0] / δ + found[1] / δStar + found[2])
      let known = sheet.define("⟨\(name)/δδ*⟩", moments[k], as: found[0] * L + found[1] * LStar + found[2])
      sheet.claim("the average of \(quotient)", moments[k], equals: values[k], where: [(moments[k], known)])
      return known
    }
  }
}
