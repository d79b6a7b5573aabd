import Algebra
import Worksheets
import Spintronics

extension AnisotropicRelaxation {
  /// Step 8: the motion from equilibrium, order by order in ε₁, ε₂ and κ.
  func course(_ sheet: inout Worksheet, _ spin: TwoTimes) throws {
    sheet.step("Motion", by: "s(0) = s_eq, time in units of τ_ex; each order is driven by the one before it")
    let still = spin.generator.substituting([(ε1, 0), (ε2, 0), (κ, 0)]), turning = try spin.generator - still
    func driven(by force: Matrix, from start: Matrix) throws -> Matrix {
      try LinearFlow(still, force: force, time: clock).solution(from: start).value.tidied()
    }
    let nothing = Matrix.column([0, 0, 0])
    let begin = try driven(by: spin.gain, from: spin.equilibrium)
    let first = try driven(by: turning * begin, from: nothing)
    let second = try driven(by: turning * first, from: nothing)
    sheet.claim("nothing moves without a gradient", begin, equals: .column([0, 0, 1]))

    let d = 1 + ξ2 ** 2, decay = exp(-ξ2 * clock), square = ε1 ** 2 + ε2 ** 2
    let even = cos(clock) + ξ2 * sin(clock), odd = sin(clock) - ξ2 * cos(clock)
    let across = [
      (ε1 - ξ2 * ε2 - decay * (ε1 * even + ε2 * odd)) / d, -(ξ2 * ε1 + ε2 + decay * (ε1 * odd - ε2 * even)) / d
    ]
    sheet.claim("first order: (9a) and (9b) with \(ξ2), whatever \(T1) is", first, equals: .column(across + [0]))

    let Δ = ξ1 - ξ2
    let fading = decay * ((1 + ξ2 * Δ) * cos(clock) + (ξ2 - Δ) * sin(clock)) / (d * (1 + Δ ** 2))
    let late = Δ * exp(-ξ1 * clock) / (ξ1 * (1 + Δ ** 2))
    sheet.claim(
      "second order along \(n): what has turned away decays with \(T2), and what differs in the times with \(T1)",
      second[2, 0], equals: square * (fading - late - ξ2 / (ξ1 * d)))
    sheet.claim(
      "for \(T1, equals: T2) that of isotropic relaxation, which replaces (9c)", second[2, 0].substituting([(ξ1, ξ2)]),
      equals: square * (decay * even - 1) / d)
    let rest = try small(spin.rest).map { try $0.series(in: λ, order: 3).coefficient(2) ?? 0 }
    let (turned, doubled) = (1 - ξ2 ** 2, 2 * ξ2)
    let shifted = [κ * (doubled * ε2 - turned * ε1), κ * (doubled * ε1 + turned * ε2)].map { $0 / d ** 2 }
    sheet.claim(
      "second order at rest: across \(n) by the turn of the frame, along \(n) by what turns away", rest,
      equals: .column([-shifted[0], -shifted[1], -ξ2 * square / (ξ1 * d)]))
    let ends = try second.map { entry in
      guard let value = try entry.expanded().limit(clock, to: .infinity).value.value else {
        throw AlgebraError.unable("a finite limit", entry)
      }
      return value
    }
    sheet.claim("the motion ends there", ends, equals: rest)
    sheet.result("s₁ to first order", first[0, 0], folded: across[0])
    sheet.result("s₂ to first order", first[1, 0], folded: across[1])
    sheet.result("second order of s₁ and s₂", Matrix.column([second[0, 0], second[1, 0]]))
    sheet.result(
      "s₃ to second order", begin[2, 0] + second[2, 0], folded: 1 + square * (fading - late - ξ2 / (ξ1 * d)))
    sheet.result("s∞ to second order", try (begin + firstOrder(spin.rest) + rest).tidied())
    try average(&sheet, first, second, rest)
  }

  /// The average of the motion over N = T/τ_ex.
  private func average(_ sheet: inout Worksheet, _ first: Matrix, _ second: Matrix, _ rest: Matrix) throws {
    let N = Expr.symbol("N", .positive), d = 1 + ξ2 ** 2
    func mean(_ a: Matrix) throws -> Matrix {
      try a.map { try $0.integral(over: clock, from: 0, to: .point(N)).value / N }
    }
    let (linear, quadratic) = (try mean(first), try mean(second))
    let still = try first.map { try $0.limit(clock, to: .infinity).value.value ?? .zero }
    func length(_ a: Matrix) -> Expr { a[0, 0] ** 2 + a[1, 0] ** 2 }
    let decay = exp(-ξ2 * N)
    sheet.claim(
      "square of the relative error of the average at first order: \(T1) does not occur",
      try (length(linear - still) / length(still)).simplified(),
      equals: (1 - 2 * decay * cos(N) + decay ** 2) / (N ** 2 * d))
    let (square, Δ) = (ε1 ** 2 + ε2 ** 2, ξ1 - ξ2)
    let (first, other) = (Expr.symbol("A", .real), Expr.symbol("B", .real))
    let meanings = [(of: first, by: 2 * ξ2 - Δ * (1 - ξ2 ** 2)), (of: other, by: 1 - ξ2 ** 2 + 2 * ξ2 * Δ)]
    let turned = (first - decay * (first * cos(N) - other * sin(N))) / d ** 2
    let late = Δ * (1 - exp(-ξ1 * N)) / ξ1 ** 2
    let third = try (1 + quadratic[2, 0]).simplified()
    let printed = 1 - square * ξ2 / (ξ1 * d) + square / (N * (1 + Δ ** 2)) * (turned - late)
    sheet.claim(
      "the average along \(n) through second order", Expr.symbol("⟨s_3⟩"), equals: printed,
      where: [(of: .symbol("⟨s_3⟩"), by: third)] + meanings)
    let excess = N * (quadratic[2, 0] - rest[2, 0])
    guard let slowest = try excess.limit(N, to: .infinity).value.value else {
      throw AlgebraError.unable("a finite limit", excess)
    }
    sheet.claim(
      "its error times \(N), after a long time", try slowest.factored(),
      equals: square * (ξ2 * d - ξ1 * (1 - ξ2 ** 2)) / (ξ1 ** 2 * d ** 2))
    sheet.result("⟨s₃⟩ over N", third, folded: printed, where: meanings)
  }

  /// Step 9: n on a cone, at any angle and rate.
  func uniformPrecession(_ sheet: inout Worksheet, _ spin: TwoTimes) throws {
    sheet.step(
      "Uniform precession",
      by: "n turns about a fixed axis at the angle θ with the rate Ω/τ_ex; ε₁, ε₂ and κ are constant")
    let (θ, Ω) = (Expr.symbol("θ", .real), Expr.symbol("Ω", .real))
    let rates = zip([ε1, ε2, κ], [sin(θ) * Ω, 0, cos(θ) * Ω]).map { (of: $0, by: $1) }
    let rest = spin.rest.substituting(rates)
    let axes = try SpinorFrame(polar: θ, azimuth: Ω * clock).axes()
    func laboratory(_ s: Matrix) throws -> Matrix {
      try (0..<3).reduce(Matrix.column([0, 0, 0])) { try $0 + s[$1, 0] * axes[$1] }
    }
    let letters = (1...3).map { Expr.symbol("s_\($0)", .real) }
    let n = axes[2], s = try laboratory(.column(letters))
    let along = try (n.transposed * s)[0, 0].simplified()
    let equation = try Matrix.crossProduct(n.elements) * s - ξ2 * (s - along * n) - ξ1 * (along - 1) * n
    sheet.claim(
      "in the laboratory the spin turns with \(self.n): it obeys the Bloch equation with both times",
      try s.derivative(clock).tidied(), equals: try equation.tidied(),
      where: zip(letters, rest.elements).map { (of: $0, by: $1) })

    let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real), c = Expr.symbol("S", .real)
    let saturation = 1 / (1 + (ξ2 / ξ1) * (sin(θ) * Ω) ** 2 / ((1 - cos(θ) * Ω) ** 2 + ξ2 ** 2))
    let meanings = [(of: a, by: 1 - cos(θ) * Ω), (of: b, by: sin(θ) * Ω), (of: c, by: saturation)]
    let scale = c / (a ** 2 + ξ2 ** 2)
    let lagging = Matrix.column([scale * a * b, -scale * ξ2 * b, c])
    sheet.claim(
      "across \(self.n) it lags, at every angle by Bloch's formula with saturation", rest, equals: lagging,
      where: meanings)
    sheet.claim(
      "at \(Ω, equals: 1 / cos(θ)), where the frame turns as fast as the spin precesses, it lags by a right angle",
      rest.substituting([(Ω, 1 / cos(θ))]),
      equals: (1 / (1 + tan(θ) ** 2 / (ξ1 * ξ2))) * Matrix.column([0, -tan(θ) / ξ2, 1]))
    sheet.result("s∞ in uniform precession", rest, folded: lagging, where: meanings)
  }
}
