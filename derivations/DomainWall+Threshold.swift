import Algebra
import Worksheets

extension DomainWall {
  /// Step 10: the threshold of the current as a function of ξ, with what (17) says of α̃ and γ̃.
  ///
  /// u₀ = μ_B P j/eM_s is the drift without what relaxation takes from it, U = u₀/((1 + ξ²)(1 + η)).
  func leastThreshold(_ sheet: inout Worksheet, _ rotation: Rotation) throws {
    sheet.step(
      "Least threshold of the current", by: "the drift in terms of u₀ = μ_B P j/eM_s, and (17), as functions of ξ")
    let (α0, γ0, ν) = (Expr.symbol("α", .positive), Expr.symbol("γ", .positive), Expr.symbol("ν", .positive))
    let u0 = Expr.symbol("u_0", .real), η = medium.η, unit = w * turning
    let share = sheet.define("share of the electrons, ν = n₀/M_s", η, as: ν / (1 + ξ ** 2))
    let damping = sheet.define("(17)", α, as: (α0 + η * ξ) / (1 + η))
    let ratio = sheet.define("(17)", γ, as: γ0 / (1 + η))
    let drift = sheet.define("drift", U, as: u0 / ((1 + ξ ** 2) * (1 + η)))
    func inserted(_ e: Expr) -> Expr {
      e.substituting([(U, drift), (γ, ratio), (α, damping)]).substituting(η, by: share)
    }
    let limit = (rotation.a + rotation.b).substituting(B, by: 0)
    let found = try Expr.solveLinear([inserted(limit)], for: [u0]).unique()[0].simplified()
    let bare = γ0 * hard / Ms
    let threshold = (α0 * (1 + ξ ** 2) + ν * ξ) / (ξ - α0)
    sheet.claim(
      "the threshold by \(u0)", u0, equals: unit * threshold, where: [(u0, found), (turning, bare)])
    let inverse = try (w * bare / found).simplified()
    let roots = try inverse.derivative(ξ).fraction().numerator.roots(in: ξ).value.map { try $0.value.simplified() }
    guard let best = roots.first(where: \.isKnownPositive) else {
      throw AlgebraError.unable("a stationary point", inverse)
    }
    let stated = α0 + sqrt(1 + ν + α0 ** 2)
    sheet.claim("it is stationary where the electrons add most to the damping", best, equals: stated)
    let scale = Expr.symbol("Ω_0", .positive), least = 2 * α0 * stated + ν
    sheet.claim(
      "its value there", found, equals: w * scale * least,
      where: [(ξ, best), (scale, bare)])
    let beyond = Expr.symbol("z", .positive)
    sheet.claim(
      "for every \(ξ) above \(α0) it is at least that", least, isAtMost: threshold.substituting(ξ, by: α0 + beyond),
      gap: α0 * (α0 + beyond - stated) ** 2 / beyond)
    sheet.claim(
      "for every \(ξ) below it, it is more than that of slow relaxation, in the other direction", 1,
      isAtMost: (-threshold).substituting(α0, by: ξ + beyond), strictly: true,
      gap: ξ * (1 + ν + ξ ** 2 + ξ * beyond) / beyond)
    sheet.result("threshold by u₀", found, validFor: [Condition(ξ, .different, α0)])
    sheet.result("ξ of the least threshold by u₀", best, folded: stated)
    sheet.result("least threshold by u₀", try found.substituting(ξ, by: best).simplified(), folded: w * bare * least)
  }
}
