import Algebra
import Worksheets

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

  /// What the field admixes of one band to the other, between two values of b.
  struct Mixing {
    let value: Expr, ends: [Expr]
    func callAsFunction(from lower: Expr, to upper: Expr) -> Expr {
      value.substituting(zip(ends, [lower, upper]).map { (of: $0, by: $1) })
    }
  }

  /// Step 8: both bands occupied.
  func bothBands(
    _ sheet: inout Worksheet, _ surface: Surface, _ sea: Sea, _ torque: Torque
  ) throws -> Mixing {
    sheet.step(
      "Weak disorder, both bands occupied",
      by: "Γ_i → tΓ_i, t → 0: log(−x_±) = log x_± − iπ at both poles, so that Im g₀ → −πη and Im I = tκ → 0")
    let rise = Expr.symbol("κ", .real), t = Expr.symbol("t", .positive)
    let limit = Limit(level: μ, ω: .pi * η, κ: t * rise)
    func order(_ power: Int, _ e: Expr) throws -> Expr { try coefficient(power, of: e, surface, limit) }
    let factor = surface.ladder.a + .i * surface.ladder.b
    let gap = 2 * s * μ + J ** 2
    sheet.published(
      "4", "what the ladder leaves", 1 - c, 1 - (try order(0, factor)), printed: (s * μ + J ** 2) / gap)
    sheet.claim(
      "the vertex collapses at weak disorder", 1 + Γ * K, equals: 0,
      where: [(K, (try order(0, surface.excess) - 1) / Γ)])
    let first = try order(-1, surface.spin), (sx, sy) = (spin[0], spin[1])
    sheet.claim(
      "what remains of the response, in units of the inverse disorder", t * (sx + .i * sy),
      equals: .i * α / (2 * .pi * Γ), where: [(sx, first.realPart / t), (sy, first.imaginaryPart / t)])
    let next = try order(0, surface.spin)
    sheet.claim(
      "the Fermi level has no spin along the field in the next order", sx, equals: 0, where: [(sx, next.realPart)])
    let bare = surface.bare, unscreened = try order(0, bare).realPart.simplified()
    sheet.published(
      "5", "negative control: the spin along the field without vertex correction", sx, unscreened,
      printed: -α * J * η / (2 * gap))
    let (r, ends) = (Expr.symbol("r", .positive), ["b_1", "b_2"].map { Expr.symbol($0, .positive) })
    let mixing = sheet.define(
      "to compare: −(α_R J/8π)∫p dp/b³ between b_1 and b_2, with b² = 2sx + J²", .symbol("M"),
      as: try interband(from: ends[0], to: ends[1]), isComparand: true)
    let mixed = Mixing(value: mixing, ends: ends)
    sheet.claim(
      "which is what the field admixes of one band to the other", unscreened,
      equals: mixed(from: r - s, to: r + s), where: [(r, sqrt(s ** 2 + gap))])
    sheet.published(
      "6", "the spin across the field without vertex correction, in units of the inverse disorder", t * sy,
      try order(-1, bare) / .i, printed: α / (2 * .pi * Γ) * (s * μ + J ** 2) / gap)
    let (loop, edge) = (Expr.symbol("κ", .real), Expr.symbol("Λ_2", .real))
    sheet.claim(
      "the Fermi sea, of real loop and logarithm, vanishes too, and so the torque of damping type",
      spin(sea, loop: loop, edge: edge), equals: 0, where: [(loop, 0), (edge, 0)])
    let across = try (first / .i).simplified(), areBoth = [Condition(J.magnitude, .less, μ)]
    sheet.result("s_y, both bands", across, validFor: areBoth)
    sheet.result("bare s_x, both bands", unscreened, validFor: areBoth)
    sheet.result(
      "field-like torque, both bands", torque(torque.fieldLike, [next.realPart, across]), validFor: areBoth)
    return mixed
  }

  /// The spin over F to leading order in the impurities where one band is occupied, by r: of the Fermi level, and along the
  /// field of the Fermi sea.
  struct OneBand {
    let across: Expr, along: Expr, deep: Expr, r: Expr
  }

  /// Step 9: one band occupied.
  func oneBand(
    _ sheet: inout Worksheet, _ surface: Surface, _ sea: Sea, _ mixing: Mixing, _ torque: Torque
  ) throws -> OneBand {
    sheet.step(
      "Weak disorder, one band occupied",
      by: "|μ| < J: log(−x_+) = log x_+ − iπ only; Im g₀ → −πη(s + r)/2r, Im I → πη/2r, log((μ − J)/(μ + J)) = … + iπ")
    let (r, t) = (Expr.symbol("r", .positive), Expr.symbol("t", .positive)), (sx, sy) = (spin[0], spin[1])
    let level = (r ** 2 - s ** 2 - J ** 2) / (2 * s)
    let limit = Limit(level: level, ω: .pi * η * (s + r) / (2 * r), κ: .pi * η / (2 * r))
    func order(_ power: Int, _ e: Expr) throws -> Expr { try coefficient(power, of: e, surface, limit) }
    let pole = level + s + r, size = (s + r) ** 2 + 3 * J ** 2
    sheet.claim(
      "the pole above the band is a zero of the denominator", try denominator(retarded), equals: 0,
      where: [(w[0], level), (w[1], 0), (h[0], J), (h[1], 0), (x, pole)])
    let across = try order(-1, surface.spin)
    let (P, S) = (Expr.symbol("P"), Expr.symbol("S_1")), parts = [(of: P, by: pole), (of: S, by: size)]
    let y = α * r * P / (.pi * Γ * S)
    sheet.published(
      "7", "the spin across the field, in units of the inverse disorder", t * sy, across / .i, printed: y, where: parts)
    let along = try order(0, surface.spin).realPart
    let bracket = (P - 2 * (s + r)) * S + 4 * r * (s + r) * P
    let fermi = α * η * J / (2 * r * S ** 2) * bracket
    sheet.published("8", "the spin along the field, of the Fermi level", sx, along, printed: fermi, where: parts)
    let deep = try spin(sea, loop: .pi * η / (2 * r), edge: .pi).simplified()
    sheet.published(
      "9", "the spin along the field, of the Fermi sea", sx, deep, printed: (J / r - 1) / (8 * .pi * α))
    let equal = Limit(level: level, ω: limit.ω, κ: limit.κ, equalLifetimes: true)
    let plain = try coefficient(0, of: surface.bare, surface, equal).realPart
    sheet.claim(
      "without vertex and with one lifetime for all states, both make what the field admixes", plain + deep,
      equals: mixing(from: J, to: r + s))
    sheet.remark(
      "Neither of the two is zero: without the Fermi sea, or without the vertex, the torque of damping type is wrong.")
    let (found, surfacePart) = (try (across / .i).simplified(), try along.simplified())
    // |μ| < J, by the letter r for μ.
    let field = J.magnitude
    let isOne = [Condition((s - field).magnitude, .less, r), Condition(r, .less, s + field)]
    sheet.result("s_y, one band", found, validFor: isOne)
    // The logarithm at the edge is taken for J > 0; s_x is odd in J.
    let isUp = isOne + [Condition(0, .less, J)]
    sheet.result("s_x, one band", surfacePart + deep, validFor: isUp)
    sheet.result("s_x of the Fermi level, one band", surfacePart, validFor: isOne)
    sheet.result("field-like torque, one band", torque(torque.fieldLike, [0, found]), validFor: isOne)
    sheet.result(
      "torque of damping type, one band", torque(torque.damping, [surfacePart + deep, 0]), validFor: isUp)
    return OneBand(across: found, along: surfacePart, deep: deep, r: r)
  }
}
