import Algebra
import Derivation
import Spintronics

extension DomainWall {
  /// ψ̇ = a + b sin 2ψ.
  struct Rotation {
    let a: Expr
    let b: Expr
  }

  /// Step 4: motion without rotation, and how far it goes.
  func steadyMotion(_ sheet: inout Worksheet, _ rates: Rates) throws -> Rotation {
    sheet.step("Steady motion", by: "ψ̇ = a + b sin 2ψ = 0 has a solution as long as |a| ≤ b")
    let sine = Expr.symbol("ς", .real)
    let d = 1 + α ** 2
    let a = sheet.define("drive of the rotation", .symbol("a"), as: (γ * B + (α - ξ) * U / w) / d)
    let b = sheet.define("restoring rate", .symbol("b"), as: α * Ω / d)
    sheet.claim("ψ̇ = a + b sin 2ψ", rates.angle, equals: a + b * sin(2 * angle))
    sheet.claim(
      "q̇ = −(1 + α̃ξ)U/(1 + α̃²) + (w/(1 + α̃²))(α̃γ̃B − Ω sin 2ψ)", rates.position,
      equals: -(1 + α * ξ) * U / d + w / d * (α * γ * B - Ω * sin(2 * angle)))
    let position = -(1 + α * ξ) * U / d + w / d * (α * γ * B - Ω * sine)
    let steady = position.substituting(sine, by: -a / b)
    sheet.claim("steady velocity: (γ̃Bw − ξU)/α̃, whatever the hard axis", steady, equals: (γ * B * w - ξ * U) / α)
    let thresholds = try [1, -1].map {
      try Expr.solveLinear([a.substituting(B, by: 0) - $0 * b], for: [U]).unique()[0]
    }
    sheet.claim(
      "threshold without a field, a = ±b: |U| = α̃wΩ/|α̃ − ξ|", Matrix.column(thresholds),
      equals: .column([α * w * Ω / (α - ξ), -α * w * Ω / (α - ξ)]))
    let bare = Expr.symbol("α", .positive), η = medium.η
    sheet.claim(
      "by (17), α̃ − ξ is (α − ξ)/(1 + η): n₀ does not move the point without a threshold",
      ((bare + η * ξ) / (1 + η)) - ξ, equals: (bare - ξ) / (1 + η))
    sheet.claim(
      "at ξ = α̃ the current does not turn the wall: it moves with −U at every current",
      Matrix.column([a, steady]).substituting([(B, 0), (ξ, α)]), equals: .column([0, -U]))
    sheet.result("steady velocity", try steady.simplified())
    sheet.result("threshold", try thresholds[1].factored())
    return Rotation(a: a, b: b)
  }

  /// Step 5: the mean over a turn beyond the threshold.
  func meanMotion(_ sheet: inout Worksheet, _ rates: Rates, _ rotation: Rotation) throws {
    sheet.step(
      "Mean motion", by: "for a > b, else with −ψ for ψ: ψ turns; in z = tan ψ the period is a rational integral")
    let b = Expr.symbol("b", .positive), c = Expr.symbol("c", .positive)
    let z = Expr.symbol("z", .real)
    let a = sheet.define("a > b, in terms of c", .symbol("a"), as: sqrt(b ** 2 + c ** 2))
    let half = 2 * z / (1 + z ** 2)
    sheet.claim("sin 2ψ = 2z/(1 + z²)", half.substituting(z, by: tan(angle)), equals: sin(2 * angle))
    let rate = (a + b * half) * (1 + z ** 2)
    let turn = try (1 / rate).together()
    let period = try turn.integral(over: z, from: .minusInfinity, to: .infinity).value
    sheet.claim("a half turn takes T = π/√(a² − b²)", period, equals: .pi / c)
    let motion = (c * tan(c * t) - b) / a
    sheet.claim(
      "and indeed a tan ψ = c tan ct − b solves ż = a(1 + z²) + 2bz, with the period π/c", try motion.derivative(t),
      equals: rate.substituting(z, by: motion))
    sheet.claim("mean rate ⟨ψ̇⟩ = π/T = √(a² − b²) stays below a", c ** 2, isAtMost: a ** 2, gap: b ** 2)

    // The mean of q̇ by the mean of sin 2ψ, and by ψ̇ = γB − (αq̇ + ξU)/w.
    let (d, mean) = (1 + α ** 2, Expr.symbol("c", .positive))
    let sine = (mean - rotation.a) / rotation.b
    let velocity = -(1 + α * ξ) * U / d + w / d * (α * γ * B - Ω * sine)
    let found = (γ * B * w - ξ * U - w * mean) / α
    sheet.claim("mean velocity (γ̃Bw − ξU − w⟨ψ̇⟩)/α̃, by the mean of sin 2ψ", velocity, equals: found)
    let turning = sqrt(rotation.a ** 2 - rotation.b ** 2)
    let slope = try found.substituting(mean, by: turning).derivative(U)
    sheet.claim(
      "d⟨q̇⟩/dU = −[ξ + (α̃ − ξ)(a/⟨ψ̇⟩)/(1 + α̃²)]/α̃, infinite at the threshold", slope,
      equals: -(ξ + (α - ξ) * (rotation.a / turning) / d) / α)
    sheet.claim(
      "for large currents, ⟨ψ̇⟩ → |a|, the mean velocity is −(1 + α̃ξ)U/(1 + α̃²)",
      found.substituting(mean, by: rotation.a).substituting(B, by: 0), equals: -(1 + α * ξ) / d * U)
    sheet.result("⟨ψ̇⟩ for a > b", turning)
    sheet.result("mean velocity, c = ⟨ψ̇⟩", found)
  }
}
