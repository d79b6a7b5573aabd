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
  func averages(_ sheet: inout Worksheet, _ one: Scattering) throws {
    sheet.step(
      "Averages over directions", by: "⟨f⟩ = ∫dx f/2 over −1 < x < 1, with f = A/δ² + B/δ + C; one logarithm occurs")
    func primitive(_ x: Expr) -> Expr { -(log(1 - q * x / p) / q) }
    sheet.claim(
      "primitive of 1/δ: −log(1 − q x/p)/q, where 1 − q x/p is on a line through 1 that avoids 0",
      try primitive(x).derivative(x), equals: 1 / δ)
    let (W, P, Q) = letters
    let value = sheet.define("⟨1/δ⟩", L, as: (log(1 + Q / P) - log(1 - Q / P)) / (2 * Q))
    sheet.claim("L = ⟨1/δ⟩", (primitive(1) - primitive(-1)) / 2, equals: value.substituting(one.meanings))
    sheet.claim(
      "⟨1/δ²⟩ = 1/(p² − q²), as 1/q δ has the derivative 1/δ²", try (1 / (q * δ)).derivative(x), equals: 1 / δ ** 2)
    for (name, f) in zip(["T_↑", "T_↓", "T_↑ T_↓"], [one.T[0, 0], one.T[1, 1], one.T[0, 0] * one.T[1, 1]]) {
      let parts = try fractions(f)
      sheet.claim("\(name) in partial fractions", f, equals: parts[0] / δ ** 2 + parts[1] / δ + parts[2])
    }
    let odd = (P * L - 1) / D
    let Σ = [density * ((v - W * g[1]) * L + odd), density * ((v - W * g[0]) * L - odd)]
    for (k, name) in ["Σ_↑", "Σ_↓"].enumerated() {
      sheet.published(
        name, "self-energy", .symbol(name), try average(one.T[k, k]), printed: Σ[k], where: one.meanings)
    }
    let vertex = density * (W * L + 2 * (P * L - 1) / D ** 2)
    sheet.published(
      "c_R", "vertex of σ^+ between two retarded functions, n_i⟨T_↑ T_↓⟩", .symbol("c_R"),
      try average(one.T[0, 0] * one.T[1, 1]),
      printed: vertex, where: one.meanings)
    let pairs = mixedMoments(&sheet, one)
    sheet.result("L", value, asWritten: true)
    sheet.result("Σ_↑", Σ[0], asWritten: true)
    sheet.result("Σ_↓", Σ[1], asWritten: true)
    sheet.result("c_R", vertex, asWritten: true)
    for (name, moment) in zip(["M_0", "M_1", "M_2"], pairs) { sheet.result(name, moment, asWritten: true) }
  }

  /// ⟨xᵏ/δδ*⟩ in terms of L and L*: xᵏ/δδ* = A/δ + B/δ* + C with A, B and C without x.
  private func mixedMoments(_ sheet: inout Worksheet, _ one: Scattering) -> [Expr] {
    let (_, P, Q) = letters, (pStar, qStar, LStar) = (P.conjugate, Q.conjugate, L.conjugate)
    let crossed = Q * pStar - P * qStar
    let values = [
      (Q * L - qStar * LStar) / crossed, (P * L - pStar * LStar) / crossed,
      (P * (P * L - 1) / Q - pStar * (pStar * LStar - 1) / qStar) / crossed
    ]
    let (pBar, qBar, δBar) = (advanced(p), advanced(q), advanced(δ)), distance = q * pBar - p * qBar
    let fractions = [
      (q / distance, -qBar / distance, Expr.zero), (p / distance, -pBar / distance, .zero),
      (p ** 2 / q / distance, -(pBar ** 2 / qBar) / distance, -(p / q - pBar / qBar) / distance)
    ]
    return (0...2).map { k in
      let (name, (A, B, C)) = (["1", "x", "x²"][k], fractions[k])
      sheet.claim("\(name)/δδ* in partial fractions", x ** Expr(k) / (δ * δBar), equals: A / δ + B / δBar + C)
      let known = sheet.define("⟨\(name)/δδ*⟩", moments[k], as: values[k])
      sheet.claim("its average", A * L + B * LStar + C, equals: known.substituting(one.meanings))
      return known
    }
  }
}
