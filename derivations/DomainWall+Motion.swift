import Algebra
import Worksheets
import Spintronics

extension DomainWall {
  /// ψ̇ = a + b sin 2ψ, and q̇ as a function of sin 2ψ.
  struct Rotation {
    let a: Expr
    let b: Expr
    let velocity: (_ sine: Expr) -> Expr
    /// The velocity of the wall where ψ is at rest.
    let steady: Expr
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
    let isHeld = Condition(try (a * d * w).simplified().magnitude, .atMost, try (b * d * w).simplified())
    let field = try Expr.solveLinear([a.substituting(U, by: 0) - b], for: [B]).unique()[0]
    let speed = try steady.substituting([(B, field), (U, 0)]).simplified()
    let carried = try steady.substituting([(B, 0), (U, thresholds[1])]).factored()
    sheet.claim("the threshold of a field without a current, Walker's", B, equals: α * hard / Ms, where: [(B, field)])
    sheet.claim(
      "the speed at the threshold: of a field, whatever the damping is, and of a current",
      Matrix.column([speed, carried]), equals: .column([w * turning, ξ / (α - ξ) * w * turning]),
      where: [(turning, Ω)])
    sheet.result("steady velocity", try steady.simplified(), validFor: [isHeld])
    sheet.result("sin 2ψ at rest", try (-a / b).factored(), validFor: [isHeld])
    sheet.result("threshold", try thresholds[1].factored(), validFor: [Condition(ξ, .different, α)])
    sheet.result("velocity at the threshold", carried, validFor: [Condition(ξ, .different, α)])
    sheet.result("threshold of the field", field)
    sheet.result("velocity at the threshold of the field", speed)
    return Rotation(a: a, b: b, velocity: velocity, steady: steady)
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
    try bothSides(&sheet, rotation, found, mean)
  }

  /// The mean rate and the mean velocity as one formula on both sides of the threshold.
  private func bothSides(_ sheet: inout Worksheet, _ rotation: Rotation, _ velocity: Expr, _ mean: Expr) throws {
    let letters = (a: Expr.symbol("a", .real), b: Expr.symbol("b", .positive), c: Expr.symbol("c", .positive))
    let (square, part) = (Expr.symbol("Δ", .real), Expr.symbol("Δ_+", .nonnegative))
    // As a product: rounded or not, what is negative and its magnitude then cancel exactly.
    let excess = sheet.define(
      "how far the drive is beyond the threshold", square, as: (letters.a - letters.b) * (letters.a + letters.b))
    let positive = sheet.define(
      "the same beyond the threshold, and zero below it", part, as: square / 2 + square.magnitude / 2)
    sheet.claim(
      "it is the excess where that is positive, and zero elsewhere",
      Matrix.column([letters.c ** 2, 0, -(letters.c ** 2)].map { positive.substituting(square, by: $0) }),
      equals: .column([letters.c ** 2, 0, 0]))
    let rate = letters.a * sqrt(part / (part + letters.b ** 2))
    let beyond = letters.a * sqrt(1 - letters.b ** 2 / letters.a ** 2)
    let meanings = [(of: part, by: positive), (of: square, by: excess)]
    func put(_ e: Expr) -> Expr { meanings.reduce(e) { $0.substituting($1.of, by: $1.by) } }
    for (drive, name) in [(letters.b + letters.c, "positive"), (-letters.b - letters.c, "negative")] {
      let here = [(of: letters.a, by: drive)]
      sheet.claim(
        "beyond the threshold the mean rate for a \(name) drive, in one formula with that below it",
        put(rate).substituting(here), equals: beyond.substituting(here))
    }
    sheet.claim("below it the mean rate is zero: the wall does not turn", rate.substituting(part, by: 0), equals: 0)
    sheet.claim(
      "there the mean velocity is the steady one", velocity.substituting(mean, by: 0), equals: rotation.steady)
    let rest = Expr.symbol("ψ_0", .real)
    sheet.claim(
      "of the angles at rest those attract where the cosine of twice the angle is negative",
      try (letters.a + letters.b * sin(2 * rest)).derivative(rest), equals: 2 * letters.b * cos(2 * rest))
    let values = [(of: letters.a, by: rotation.a), (of: letters.b, by: rotation.b)]
    let whole = velocity.substituting(mean, by: rate)
    // The part is not negative. As its own magnitude it is known to be so, and its root to be real, from enclosures too.
    let all = [(of: part, by: put(part).substituting(values).magnitude)] + values
    sheet.result("⟨ψ̇⟩", rate.substituting(all), asWritten: true, folded: rate, where: all)
    sheet.result("mean velocity, ω = ⟨ψ̇⟩", velocity)
    sheet.result("mean velocity", whole.substituting(all), asWritten: true, folded: whole, where: all)
  }
}
