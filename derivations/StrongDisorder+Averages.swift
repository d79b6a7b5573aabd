import Algebra
import Derivation
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
    let primitive = sheet.define("primitive of 1/δ", name(x), as: -(log(1 - Q * x / P) / Q))
    sheet.claim(
      "its derivative; the argument of its logarithm is on a line through one that avoids zero",
      try primitive.derivative(x), equals: inverse)
    let value = sheet.define("⟨1/δ⟩", L, as: (log(1 + Q / P) - log(1 - Q / P)) / (2 * Q))
    sheet.claim(
      "the average of the inverse denominator, by the primitive", L, equals: (name(1) - name(-1)) / 2,
      where: [(L, value)] + [1, -1].map { (name($0), primitive.substituting(x, by: $0)) })
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
    let Σ = [density * ((v - W * g[1]) * L + odd), density * ((v - W * g[0]) * L - odd)]
    for (k, spin) in ["↑", "↓"].enumerated() {
      sheet.published(
        "Σ_\(spin)", "self-energy of \(spin)", selfEnergies[k], try average(one.T[k, k]), printed: Σ[k],
        where: one.meanings)
    }
    let vertex = density * (W * L + 2 * (P * L - 1) / D ** 2)
    sheet.published(
      "c_R", "vertex of a raised spin between retarded functions: density by the average of \(up * down)",
      vertices.retarded,
      try average(one.T[0, 0] * one.T[1, 1]),
      printed: vertex, where: one.meanings)
    let pairs = mixedMoments(&sheet)
    sheet.result("L", value, asWritten: true)
    sheet.result("Σ_↑", Σ[0], asWritten: true)
    sheet.result("Σ_↓", Σ[1], asWritten: true)
    sheet.result("c_R", vertex, asWritten: true)
    for (name, moment) in zip(["M_0", "M_1", "M_2"], pairs) { sheet.result(name, moment, asWritten: true) }
    return pairs
  }

  /// ⟨xᵏ/δδ*⟩ in terms of L and L*: xᵏ/δδ* = A/δ + B/δ* + C with A, B and C without x.
  private func mixedMoments(_ sheet: inout Worksheet) -> [Expr] {
    let (_, P, Q) = letters, (pStar, qStar, LStar) = (P.conjugate, Q.conjugate, L.conjugate)
    let crossed = Q * pStar - P * qStar
    let values = [
      (Q * L - qStar * LStar) / crossed, (P * L - pStar * LStar) / crossed,
      (P * (P * L - 1) / Q - pStar * (pStar * LStar - 1) / qStar) / crossed
    ]
    let (δ, δStar) = (P - Q * x, pStar - qStar * x)
    let fractions = [
      (Q / crossed, -qStar / crossed, Expr.zero), (P / crossed, -pStar / crossed, .zero),
      (P ** 2 / Q / crossed, -(pStar ** 2 / qStar) / crossed, -(P / Q - pStar / qStar) / crossed)
    ]
    return (0...2).map { k in
      let (name, (A, B, C)) = (["1", "x", "x²"][k], fractions[k])
      let quotient = x ** Expr(k) / (denominator * denominator.conjugate)
      sheet.claim(
        "\(quotient) in partial fractions", x ** Expr(k) / (δ * δStar), equals: A / δ + B / δStar + C)
      let known = sheet.define("⟨\(name)/δδ*⟩", moments[k], as: values[k])
      sheet.claim(
        "the average of \(quotient)", moments[k], equals: A * L + B * LStar + C, where: [(moments[k], known)])
      return known
    }
  }
}
