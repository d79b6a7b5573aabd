import Algebra
import Derivation

extension RashbaTorque {
  /// A limit of weak disorder: Γ → tΓ, w₂ = tΓω, I = ι + iκ, h = J/(1 − tΓI), or J where all states live equally long, Im g₀ = −ω.
  private struct Limit {
    let t = Expr.symbol("t", .positive), ι = Expr.symbol("ι", .real)
    let level: Expr, ω: Expr, κ: Expr
    var equalLifetimes = false
  }

  /// The coefficient of a power of t.
  private func coefficient(_ power: Int, of e: Expr, _ surface: Surface, _ limit: Limit) throws -> Expr {
    let (t, ι, κ) = (limit.t, limit.ι, limit.κ), width = t * Γ
    let size = (1 - width * ι) ** 2 + (width * κ) ** 2
    let values = [
      (of: w[0], by: limit.level), (of: w[1], by: width * limit.ω),
      (of: h[0], by: limit.equalLifetimes ? J : J * (1 - width * ι) / size),
      (of: h[1], by: limit.equalLifetimes ? 0 : J * width * κ / size), (of: Γ, by: width)
    ]
    let loops = [
      (of: surface.loops.I[0], by: ι), (of: surface.loops.I[1], by: κ), (of: surface.loops.g, by: -limit.ω)
    ]
    let put = surface.loops.values.map { (of: $0.of, by: $0.by.substituting(loops)) }
    return try e.substituting(put).substituting(values).series(in: t, order: power + 1).coefficient(power) ?? 0
  }

  /// s_x/F of the Fermi sea without impurities, for the imaginary parts of I and of log((w − h)/(w + h)).
  private func spin(_ sea: Sea, loop: Expr, edge: Expr) -> Expr {
    let turned = sea.integral.substituting([(of: sea.loop, by: .i * loop), (of: sea.edge, by: .i * edge)])
    // −(1/2π) Im tr σ_x ∫G_F with G_F = −(i/2)R and ½tr σ_x R = 2iα(wh′ − hw′)/D², w′ = 1 and h′ = 0.
    return α * J / .pi * (turned / .i).substituting(sea.splitting, by: J)
  }

  /// s_x/F of what the field admixes of one band to the other, −(α J/8π)∫p dp/b³ with b² = 2sx + J², between two values of b.
  private func interband(from lower: Expr, to upper: Expr) throws -> Expr {
    let b = Expr.symbol("b", .positive), place = (b ** 2 - J ** 2) / (2 * s)
    // p dp = m dx.
    let element = try m * place.derivative(b) / b ** 3
    let whole = try element.antiderivative(b).value
    return -α * J / (8 * .pi) * (whole.substituting(b, by: upper) - whole.substituting(b, by: lower))
  }

  /// Step 8: both bands occupied.
  func bothBands(_ sheet: inout Worksheet, _ surface: Surface, _ sea: Sea) throws {
    sheet.step(
      "Weak disorder, both bands occupied",
      by: "Γ_i → tΓ_i, t → 0: log(−x_±) = log x_± − iπ at both poles, so that Im g₀ → −πη and Im I = tκ → 0")
    let rise = Expr.symbol("κ", .real), t = Expr.symbol("t", .positive)
    let limit = Limit(level: μ, ω: .pi * η, κ: t * rise)
    func order(_ power: Int, _ e: Expr) throws -> Expr { try coefficient(power, of: e, surface, limit) }
    let c = surface.ladder.a + .i * surface.ladder.b
    let gap = 2 * s * μ + J ** 2
    sheet.published(
      "4", "what the ladder leaves", 1 - .symbol("c"), 1 - (try order(0, c)), printed: (s * μ + J ** 2) / gap)
    sheet.claim("the vertex collapses: 1 + Γ_i K → 0", try order(0, surface.excess), equals: 0)
    sheet.claim("so that t(s_x + i s_y) → i α_R/2πΓ_i", try order(-1, surface.spin), equals: .i * α / (2 * .pi * Γ))
    let next = try order(0, surface.spin)
    sheet.claim("and s_x of the Fermi level → 0", next.realPart, equals: 0)
    let bare = surface.bare
    sheet.published(
      "5", "negative control: s_x without vertex correction", .symbol("s_x"), try order(0, bare).realPart,
      printed: -α * J * η / (2 * gap))
    let r = sqrt(s ** 2 + gap)
    sheet.claim(
      "which is what the field admixes of one band to the other, −(α_R J/8π)∫p dp/b³ between b = r − s and r + s",
      -α * J * η / (2 * gap), equals: try interband(from: r - s, to: r + s))
    sheet.published(
      "6", "and s_y", .symbol("s_y"), try order(-1, bare) / .i, printed: α / (2 * .pi * Γ) * (s * μ + J ** 2) / gap)
    sheet.claim(
      "the Fermi sea has Im I = 0 and log((μ − J)/(μ + J)) real: it vanishes too, and the torque of damping type with it",
      spin(sea, loop: 0, edge: 0), equals: 0)
    sheet.result("s_y, both bands", α / (2 * .pi * Γ))
    sheet.result("bare s_x, both bands", -α * J * η / (2 * gap))
  }

  /// Step 9: one band occupied.
  func oneBand(_ sheet: inout Worksheet, _ surface: Surface, _ sea: Sea) throws {
    sheet.step(
      "Weak disorder, one band occupied",
      by: "|μ| < J: log(−x_+) = log x_+ − iπ only; Im g₀ → −πη(s + r)/2r, Im I → πη/2r, log((μ − J)/(μ + J)) = … + iπ")
    let r = Expr.symbol("r", .positive)
    let level = (r ** 2 - s ** 2 - J ** 2) / (2 * s)
    let limit = Limit(level: level, ω: .pi * η * (s + r) / (2 * r), κ: .pi * η / (2 * r))
    func order(_ power: Int, _ e: Expr) throws -> Expr { try coefficient(power, of: e, surface, limit) }
    let pole = level + s + r, size = (s + r) ** 2 + 3 * J ** 2
    sheet.claim(
      "μ in terms of r² = s² + 2sμ + J²: the pole x_+ = μ + s + r is a zero of D",
      (denominator(retarded)).substituting([
        (of: w[0], by: level), (of: w[1], by: 0), (of: h[0], by: J), (of: h[1], by: 0), (of: x, by: pole)
      ]), equals: 0)
    let across = try order(-1, surface.spin)
    let y = α * r * pole / (.pi * Γ * size)
    sheet.published("7", "s_y t", .symbol("s_y"), across / .i, printed: y)
    let along = try order(0, surface.spin).realPart
    let bracket = (pole - 2 * (s + r)) * size + 4 * r * (s + r) * pole
    let fermi = α * η * J / (2 * r * size ** 2) * bracket
    sheet.published("8", "s_x of the Fermi level", .symbol("s_x"), along, printed: fermi)
    let deep = (J / r - 1) / (8 * .pi * α)
    sheet.published(
      "9", "s_x of the Fermi sea", .symbol("s_x"), spin(sea, loop: .pi * η / (2 * r), edge: .pi), printed: deep)
    let equal = Limit(level: level, ω: limit.ω, κ: limit.κ, equalLifetimes: true)
    let plain = try coefficient(0, of: surface.bare, surface, equal).realPart
    sheet.claim(
      "without vertex, and with one lifetime for all states, the two make −(α_R J/8π)∫p dp/b³ from b = J to r + s",
      plain + deep, equals: try interband(from: J, to: r + s))
    sheet.remark(
      "Neither of the two is zero: without the Fermi sea, or without the vertex, the torque of damping type is wrong.")
    sheet.result("s_y, one band", y)
    sheet.result("s_x, one band", fermi + deep)
    sheet.result("s_x of the Fermi level, one band", fermi)
  }
}
