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
      "Mean motion", by: "for |a| > b ψ turns with the sign of a; in z = tan ψ the period is a rational integral")
    let b = Expr.symbol("b", .positive), c = Expr.symbol("c", .positive)
    let z = Expr.symbol("z", .real), drive = Expr.symbol("a", .real)
    let mirrored = (drive + b * sin(2 * angle)).substituting(angle, by: -angle)
    sheet.claim(
      "−ψ moves as ψ does with −a: a wall with a < 0 turns backwards", -mirrored,
      equals: (drive + b * sin(2 * angle)).substituting(drive, by: -drive))
    let size = sheet.define("|a| > b, in terms of c", .symbol("|a|"), as: sqrt(b ** 2 + c ** 2))
    let half = 2 * z / (1 + z ** 2)
    sheet.claim("sin 2ψ = 2z/(1 + z²)", half.substituting(z, by: tan(angle)), equals: sin(2 * angle))
    let (forwards, backwards) = (size, -size)
    /// ż for a drive.
    func rate(_ a: Expr) -> Expr { (a + b * half) * (1 + z ** 2) }
    func period(_ a: Expr) throws -> Expr {
      try (1 / rate(a)).together().integral(over: z, from: .minusInfinity, to: .infinity).value
    }
    let periods = [try period(forwards), try period(backwards)]
    sheet.claim(
      "a half turn takes T = π/√(a² − b²), towards z = ∞ for a > 0 and towards −∞ for a < 0",
      Matrix.column(periods),
      equals: .column([.pi / c, -.pi / c]))
    for (a, name) in [(forwards, "a > 0"), (backwards, "a < 0")] {
      let motion = (a * c / size * tan(a * c / size * t) - b) / a
      sheet.claim(
        "and indeed a tan ψ = ς tan ςt − b with ς² = a² − b² solves ż = a(1 + z²) + 2b z, \(name)",
        try motion.derivative(t),
        equals: rate(a).substituting(z, by: motion))
    }
    let means = [forwards, backwards].map { $0 * sqrt(1 - b ** 2 / $0 ** 2) }
    sheet.claim(
      "mean rate ⟨ψ̇⟩ = a√(1 − b²/a²), with the sign of a", Matrix.column(periods.map { .pi / $0 }),
      equals: Matrix.column(means))
    sheet.claim("its size √(a² − b²) stays below |a|", c ** 2, isAtMost: size ** 2, gap: b ** 2)

    // The mean of q̇ by the mean of sin 2ψ, and by ψ̇ = γB − (αq̇ + ξU)/w.
    let (d, mean) = (1 + α ** 2, Expr.symbol("ω", .real))
    let sine = (mean - rotation.a) / rotation.b
    let velocity = -(1 + α * ξ) * U / d + w / d * (α * γ * B - Ω * sine)
    let found = (γ * B * w - ξ * U - w * mean) / α
    sheet.claim("mean velocity (γ̃Bw − ξU − w⟨ψ̇⟩)/α̃, by the mean of sin 2ψ", velocity, equals: found)
    let turning = rotation.a * sqrt(1 - rotation.b ** 2 / rotation.a ** 2)
    let whole = found.substituting(mean, by: turning)
    sheet.claim(
      "against the field and the current, B and U reversed, the wall moves and turns the other way",
      Matrix.column([whole, turning].map { $0.substituting([(B, -B), (U, -U)]) }),
      equals: Matrix.column([-whole, -turning]))
    sheet.claim(
      "d⟨q̇⟩/dU = −[ξ + (α̃ − ξ)(a/⟨ψ̇⟩)/(1 + α̃²)]/α̃, infinite at the threshold", try whole.derivative(U),
      equals: -(ξ + (α - ξ) * (rotation.a / turning) / d) / α)
    sheet.claim(
      "for large currents, ⟨ψ̇⟩ → a, the mean velocity is −(1 + α̃ξ)U/(1 + α̃²)",
      found.substituting(mean, by: rotation.a).substituting(B, by: 0), equals: -(1 + α * ξ) / d * U)
    sheet.result("⟨ψ̇⟩", turning)
    sheet.result("mean velocity, ω = ⟨ψ̇⟩", found)
    sheet.result("mean velocity", whole)
  }
}
