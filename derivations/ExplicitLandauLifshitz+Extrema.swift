import Algebra
import Worksheets
import Spintronics

extension ExplicitLandauLifshitz {
  /// The stationary point of f in ξ > 0, from the roots of its derivative.
  private func stationaryPoint(_ f: Expr) throws -> Expr {
    let roots = try f.derivative(ξ).fraction().numerator.roots(in: ξ).value.map { try $0.value.simplified() }
    guard let point = roots.first(where: \.isKnownPositive) else {
      throw AlgebraError.unable("a positive stationary point", f)
    }
    return point
  }

  /// Claims that f has its maximum over ξ > 0 at a point, with a form of maximum − f that shows its sign.
  ///
  /// - Returns: the point and the maximum, from the derivative.
  @discardableResult
  private func maximum(
    _ sheet: inout Worksheet, of name: Phrase, _ f: Expr, at stated: Expr, is value: Expr, gap: Expr
  ) throws -> (point: Expr, value: Expr) {
    let point = try stationaryPoint(f)
    sheet.claim(name + ": stationary point", point, equals: stated)
    sheet.claim(name + ": its value there", f, equals: value, where: [(ξ, point)])
    sheet.claim(name + ": nowhere more", f, isAtMost: value, gap: gap)
    return (point, f.substituting(ξ, by: point))
  }

  /// Step 4: how much the electrons add to the damping.
  func damping(_ sheet: inout Worksheet, _ motion: Motion, _ electrons: Electrons) throws {
    sheet.step("Damping", by: "α̃ − α as a function of ξ; a square in the gap shows the maximum")
    let drag = try (-motion.byRate.turned - α).substituting(η, by: electrons.share).simplified()
    try maximum(
      &sheet, of: "the drag of the electrons", drag, at: 1, is: ν / 2, gap: ν * (1 - ξ) ** 2 / (2 * (1 + ξ ** 2)))

    let damping = motion.damping.substituting(η, by: electrons.share)
    let total = 1 + ν + ξ ** 2
    let gain = sheet.define(
      "gain of damping", .symbol("α~") - α, as: try (total * (damping - α)).collected(in: ν) / total)
    sheet.claim(
      "the damping less that of the magnetisation alone", damping - α, equals: ν * (ξ - α) / total)
    let best = α + sqrt(1 + ν + α ** 2)
    let largest = try maximum(
      &sheet, of: "the gain of damping", gain, at: best, is: ν / (2 * best),
      gap: ν * (ξ - best) ** 2 / (2 * best * total))
    let least = ν * ξ * (1 + ν + α * ξ) / ((1 + ν) * total)
    sheet.claim("the damping is least for slow relaxation", α / (1 + ν), isAtMost: damping, gap: least)
    let positive = (α * (1 + ξ ** 2) + ν * ξ) / total
    sheet.claim("the damping stays positive", 0, isAtMost: damping, strictly: true, gap: positive)
    try opposite(&sheet, damping)
    sheet.result("ξ of the largest α̃ − α", largest.point, folded: best)
    sheet.result("largest α̃ − α", largest.value, folded: ν / (2 * best))
  }

  /// Electrons whose spin density is opposite to M, n₀ < 0: the damping has a limit, and so has the inertia.
  private func opposite(_ sheet: inout Worksheet, _ damping: Expr) throws {
    let p = Expr.symbol("p", .positive), q = Expr.symbol("q", .positive)
    // −ν < 1 and −ν < 2α hold for p, q > 0 and for no others.
    let share = p / (1 + p)
    let pairs = [(of: ν, by: -share), (of: α, by: share * (1 + q) / (2 * q))]
    let numerator = share * ((1 + q) * (1 - ξ) ** 2 + 2 * ξ) / (2 * q)
    sheet.claim(
      "a negative share, in size below 1 and below twice the damping", Matrix.column([-ν, -ν]),
      equals: Matrix.column([p / (1 + p), 2 * α * q / (1 + q)]), where: pairs)
    sheet.claim(
      "for a negative share within these limits too the damping is positive, at every \(ξ)", 0,
      isAtMost: damping.substituting(pairs), strictly: true, gap: numerator / (ξ ** 2 + 1 / (1 + p)))
    sheet.claim(
      "at the limit of twice the damping, when it comes first, the damping vanishes", damping, equals: 0,
      where: [(ν, -2 * α), (ξ, 1)])
    let slow = try damping.limit(ξ, to: .point(0), from: .above).value.value
    guard let slow else { throw AlgebraError.unable("a finite limit", damping) }
    sheet.claim("the damping for slow relaxation", slow, equals: α / (1 + ν))
    sheet.claim(
      "it changes its sign with the inertia: both for a share between 1 and twice the damping",
      Matrix.column([slow, 1 + ν]), equals: Matrix.column([-2, Expr(-1) / 2]), where: [(ν, Expr(-3) / 2), (α, 1)])
  }

  /// Step 5: the non-adiabatic torque, implicit and explicit.
  func nonadiabaticTorque(_ sheet: inout Worksheet, _ motion: Motion, _ electrons: Electrons) throws {
    sheet.step("Non-adiabatic torque", by: "ξu/(1 + η) in (16), and the explicit coefficient of n × ∂n")
    let total = 1 + ν + ξ ** 2
    let implicit = motion.nonadiabatic.substituting(η, by: electrons.share) * electrons.drift
    let root = sqrt(1 + ν)
    let whole = try maximum(
      &sheet, of: "the torque in (16)", implicit, at: root, is: u0 / (2 * root),
      gap: u0 * (ξ - root) ** 2 / (2 * root * total))

    let length = sqrt(1 + α ** 2)
    let best = α + (1 + ν + α ** 2) / length
    let value = u0 / (2 * (1 + ν + α ** 2) * (α + length))
    let Q = (1 + α * ξ + ν) ** 2 + (ξ - α) ** 2
    let largest = try maximum(
      &sheet, of: "the explicit torque", -electrons.coefficients.nonadiabatic, at: best, is: value,
      gap: value * (length * (ξ - α) - (1 + ν + α ** 2)) ** 2 / Q)
    sheet.result("ξ of the largest torque in (16)", whole.point, folded: root)
    sheet.result("largest torque in (16)", whole.value, folded: u0 / (2 * root))
    sheet.result("ξ of the largest explicit coefficient", largest.point, folded: best)
    sheet.result("largest explicit coefficient", largest.value, folded: value)
  }

  /// Step 6: the velocity of a rigid wall.
  func wall(_ sheet: inout Worksheet, _ motion: Motion, _ electrons: Electrons) throws {
    sheet.step(
      "Wall", by: "n(x − vt) in (16), times n × and ∂n: what is left of the field integrates to an energy difference")
    let slope = Vector.tangent("n'", at: n)
    let (u, v) = (Expr.symbol("u", .positive), Expr.symbol("v", .real))
    let steady = sheet.define("steady motion", rate.expression, as: (-v) * slope)
    let moving = motion.remainder
      .substituting([(rate.expression, steady.expression), (drift.expression, (u * slope).expression)])
    sheet.claim(
      "what the slope leaves of (16)", (n × moving) ⋅ slope,
      equals: γ * (field ⋅ slope) + ((α + η * ξ) * v + ξ * u) * slope.squared)
    // (n × X)⋅n′ is n′² times the part of X along −n × n′.
    let balance = -(try TangentResponse(of: moving.substituting(field, by: .zero), to: slope, at: n)).turned
    let found = try Expr.solveLinear([balance], for: [v]).unique()[0]
    let velocity = found.substituting([(η, electrons.share), (u, electrons.drift)])
    let total = α * (1 + ξ ** 2) + ν * ξ
    sheet.claim("without a field the wall moves with the electrons, against \(u)", velocity, equals: -ξ * u0 / total)
    sheet.claim(
      "for \(ξ, equals: α) it moves as the adiabatic torque carries it", velocity,
      equals: -electrons.coefficients.adiabatic, where: [(ξ, α)])
    let largest = try maximum(
      &sheet, of: "the speed of the wall", -velocity, at: 1, is: u0 / (2 * α + ν),
      gap: u0 * α * (1 - ξ) ** 2 / ((2 * α + ν) * total))
    sheet.result("v", velocity)
    sheet.result("largest |v|", largest.value)
  }
}
