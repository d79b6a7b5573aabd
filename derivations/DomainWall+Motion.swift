import Algebra
import Derivation
import Spintronics

extension DomainWall {
  /// ψ̇ = a + b sin 2ψ, and q̇ as a function of sin 2ψ.
  struct Rotation {
    let a: Expr
    let b: Expr
    let velocity: (_ sine: Expr) -> Expr
  }

  /// The parts c₀ and c₁ of c₀ + c₁ sin 2ψ, over the common denominator 1 + α̃² and by powers of U.
  private func parts(_ rate: Expr) throws -> (free: Expr, turning: Expr) {
    let free = rate.substituting(angle, by: 0), d = 1 + α ** 2
    func ordered(_ part: Expr) throws -> Expr { try (d * part).collected(in: U) / d }
    return (try ordered(free), try ordered(rate.substituting(angle, by: .pi / 4) - free))
  }

  /// Step 4: motion without rotation, and how far it goes.
  func steadyMotion(_ sheet: inout Worksheet, _ rates: Rates) throws -> Rotation {
    sheet.step("Steady motion", by: "ψ̇ = a + b sin 2ψ = 0 has a solution as long as |a| ≤ b")
    let sine = Expr.symbol("ς", .real)
    let d = 1 + α ** 2
    let turn = try parts(rates.angle), advance = try parts(rates.position)
    let a = sheet.define("drive of the rotation", .symbol("a"), as: turn.free)
    let b = sheet.define("restoring rate", .symbol("b"), as: turn.turning)
    let letters = (a: Expr.symbol("a"), b: Expr.symbol("b"))
    sheet.claim(
      "the rate of the azimuth alone", try angleRate, equals: letters.a + letters.b * sin(2 * angle),
      where: [(try angleRate, rates.angle), (letters.a, a), (letters.b, b)])
    sheet.claim(
      "the velocity of the wall by its azimuth", try positionRate,
      equals: -(1 + α * ξ) * U / d + w / d * (α * γ * B - turning * sin(2 * angle)),
      where: [(try positionRate, rates.position), (turning, Ω)])
    let velocity = { (sine: Expr) in advance.free + advance.turning * sine }
    let steady = velocity(-a / b)
    sheet.claim(
      "the steady velocity, whatever the hard axis", velocity(sine), equals: (γ * B * w - ξ * U) / α,
      where: [(sine, -a / b)])
    let thresholds = try [1, -1].map {
      try Expr.solveLinear([a.substituting(B, by: 0) - $0 * b], for: [U]).unique()[0]
    }
    sheet.claim(
      "the thresholds without a field, in both directions", Matrix.column(thresholds),
      equals: .column([α * w * turning / (α - ξ), -α * w * turning / (α - ξ)]), where: [(turning, Ω)])
    let bare = Expr.symbol("α", .positive), η = medium.η
    sheet.claim(
      "with (17) the drag of the electrons does not move the point without a threshold", α - ξ,
      equals: (bare - ξ) / (1 + η), where: [(α, (bare + η * ξ) / (1 + η))])
    sheet.claim(
      "for \(ξ, equals: α) the current does not turn the wall and carries it along, at every size",
      Matrix.column([a, steady]), equals: .column([0, -U]), where: [(B, 0), (ξ, α)])
    sheet.result("steady velocity", try steady.simplified())
    sheet.result("threshold", try thresholds[1].factored())
    return Rotation(a: a, b: b, velocity: velocity)
  }

  /// Step 5: the mean over a turn beyond the threshold.
  func meanMotion(_ sheet: inout Worksheet, _ rates: Rates, _ rotation: Rotation) throws {
    sheet.step(
      "Mean motion", by: "for |a| > b ψ turns with the sign of a; in z = tan ψ the period is a rational integral")
    let b = Expr.symbol("b", .positive), c = Expr.symbol("c", .positive)
    let z = Expr.symbol("z", .real), drive = Expr.symbol("a", .real)
    let mirrored = (drive + b * sin(2 * angle)).substituting(angle, by: -angle)
    sheet.claim(
      "the opposite azimuth moves by the opposite drive: a negative one turns the wall backwards", -mirrored,
      equals: (drive + b * sin(2 * angle)).substituting(drive, by: -drive))
    let size = sheet.define(
      "|a| > b, in terms of c", .symbol("|a|"), as: sqrt(b ** 2 + c ** 2), isNotation: true)
    let half = 2 * z / (1 + z ** 2)
    sheet.claim("twice the azimuth by its tangent", half, equals: sin(2 * angle), where: [(z, tan(angle))])
    let (forwards, backwards) = (size, -size)
    /// ż for a drive.
    func rate(_ a: Expr) -> Expr { (a + b * half) * (1 + z ** 2) }
    func period(_ a: Expr) throws -> Expr {
      try (1 / rate(a)).together().integral(over: z, from: .minusInfinity, to: .infinity).value
    }
    let periods = [try period(forwards), try period(backwards)]
    sheet.claim(
      "the time of a half turn, for a positive drive and, backwards, for a negative one",
      Matrix.column(periods),
      equals: .column([.pi / c, -.pi / c]))
    for (a, name) in [(forwards, "a positive drive"), (backwards, "a negative drive")] {
      let motion = (a * c / size * tan(a * c / size * t) - b) / a
      sheet.claim(
        "a motion with this period solves the equation, for \(name)", try motion.derivative(t),
        equals: rate(drive), where: [(z, motion), (drive, a)])
    }
    for (a, period, name) in [(forwards, periods[0], "positive"), (backwards, periods[1], "negative")] {
      sheet.claim(
        "the mean rate for a \(name) drive is \(name)", .pi / period, equals: drive * sqrt(1 - b ** 2 / drive ** 2),
        where: [(drive, a)])
    }
    sheet.claim("its size stays below that of the drive", c ** 2, isAtMost: size ** 2, gap: b ** 2)

    // The mean of q̇ by the mean of sin 2ψ, and by ψ̇ = γB − (αq̇ + ξU)/w.
    let (d, mean) = (1 + α ** 2, Expr.symbol("ω", .real))
    let letters = (a: Expr.symbol("a"), b: Expr.symbol("b"))
    let sine = (mean - letters.a) / letters.b
    let meanings = [(of: letters.a, by: rotation.a), (of: letters.b, by: rotation.b)]
    sheet.claim(
      "the mean velocity, by the mean of the torque of the hard axis", rotation.velocity(sine),
      equals: (γ * B * w - ξ * U - w * mean) / α, where: meanings)
    let found = try rotation.velocity(sine).substituting(meanings).simplified()
    // (π/period)²/a² of a positive drive depends on c² alone: either root will do.
    let root = try (size ** 2 - drive ** 2).roots(in: c).value[0].value
    let slowing = try ((.pi / periods[0] / size) ** 2).substituting(c, by: root).expanded()
    let meanRate = rotation.a * sqrt(slowing.substituting([(b, rotation.b), (drive, rotation.a)]))
    let whole = found.substituting(mean, by: meanRate)
    sheet.claim(
      "with \(B) and \(U) reversed the wall moves and turns the other way",
      Matrix.column([whole, meanRate].map { $0.substituting([(B, -B), (U, -U)]) }),
      equals: Matrix.column([-whole, -meanRate]))
    sheet.claim(
      "its slope by the current, infinite where the mean rate vanishes", try whole.derivative(U),
      equals: -(ξ + (α - ξ) * (letters.a / mean) / d) / α, where: [(letters.a, rotation.a), (mean, meanRate)])
    sheet.claim(
      "the mean velocity for large currents, where the mean rate is the drive", found,
      equals: -(1 + α * ξ) / d * U, where: [(mean, rotation.a.substituting(B, by: 0)), (B, 0)])
    sheet.result("⟨ψ̇⟩", meanRate)
    sheet.result("mean velocity, ω = ⟨ψ̇⟩", found)
    sheet.result("mean velocity", whole)
  }
}
