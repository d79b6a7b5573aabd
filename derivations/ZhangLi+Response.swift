import Algebra
import Derivation
import Spintronics

extension ZhangLi {
  /// The stationary spin in the local frame, exact and at first order in ε₁, ε₂ and κ.
  struct Response {
    let exact: Matrix
    let firstOrder: Matrix
  }

  /// ε₁, ε₂ and κ small together.
  func small(_ a: Matrix) -> Matrix { a.substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }
  func small(_ a: Expr) -> Expr { a.substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }

  /// Rates of the angles in terms of the small parameters; 1/τ_ex = Δ/ħ.
  func inSmallParameters(_ a: Matrix) throws -> Matrix {
    let rates = [
      (of: try θ.derivative(t), by: ε2 / τ - v * (try θ.derivative(x))),
      (of: try φ.derivative(t), by: ε1 / (τ * sin(θ)) - v * (try φ.derivative(x)))
    ]
    return a.substituting(rates + [(of: Δ, by: ħ / τ)])
  }

  /// Step 3: relaxation, the solution from s = s_eq and its average.
  func response(_ sheet: inout Worksheet) throws -> Response {
    sheet.step("Relaxation", by: "−(s − s_eq)/τ_sf added; time in units of τ_ex, ξ = τ_ex/τ_sf, coefficients constant")
    let s = Expr.symbol("t~", .positive)
    let generator = try Matrix([[-ξ, κ - 1, -ε2], [1 - κ, -ξ, -ε1], [ε2, ε1, -ξ]])
    let equilibrium = Matrix.column([0, 0, 1])
    let bloch = try Bloch.generator(Bloch.localHamiltonian(connection: connection(of: frame), gap: Δ), ħ: ħ)
    sheet.claim(
      "in these units the Bloch matrix has the entries ε₁, ε₂ and κ = ε₁ cot θ",
      try inSmallParameters(τ * bloch) - ξ * .identity(3),
      equals: generator.substituting([(κ, ε1 * cos(θ) / sin(θ))]))
    let nDot = try frame.axes()[2].map(along)
    sheet.claim(
      "ε₁² + ε₂² = (τ_ex|ṅ|)²",
      Matrix.column([τ ** 2 * Expr.sum(try inSmallParameters(nDot).elements.map { $0 ** 2 })]),
      equals: Matrix.column([ε1 ** 2 + ε2 ** 2]))

    let exact = try (-generator).solve(ξ * equilibrium)
    // With a = 1 − κ as a symbol of its own the frequency √(a² + ε₁² + ε₂²) is visibly real.
    let a = Expr.symbol("a", .positive)
    let flow = try generator.substituting([(κ, 1 - a)]).exponential(s).value.substituting([(a, 1 - κ)])
    let motion = try exact + flow * (equilibrium - exact)
    appendixSolution(&sheet, motion, s)
    lowestOrder(&sheet, motion, s)

    let truncation = Truncation(λ, through: 1)
    let d = 1 + ξ ** 2
    let printed = [(ε1 - ξ * ε2) / d, -(ξ * ε1 + ε2) / d, Expr.one]
    for (k, tag) in ["(11a)", "(11b)", "(11c)"].enumerated() {
      sheet.published(
        tag, "average over many τ_ex", .symbol("⟨s\(k + 1)⟩"), small(exact)[k, 0], printed: small(printed[k]),
        to: truncation,
        expecting: .provedToOrder)
    }
    let minority = try (-generator).solve(-ξ * equilibrium)
    sheet.claim("for the minority band, s_eq = −n, the average changes its sign", minority, equals: -exact)
    let firstOrder = try small(exact).map {
      try $0.series(in: λ, order: 2).polynomialPart.substituting(λ, by: 1)
    }
    try integrals(&sheet)
    return Response(exact: exact, firstOrder: firstOrder)
  }

  private func appendixSolution(_ sheet: inout Worksheet, _ motion: Matrix, _ s: Expr) {
    let a = 1 - κ
    let Ω = sqrt(a ** 2 + ε1 ** 2 + ε2 ** 2)
    let d = Ω ** 2 + ξ ** 2
    let even = cos(Ω * s) + ξ / Ω * sin(Ω * s)
    let odd = sin(Ω * s) - ξ / Ω * cos(Ω * s)
    let decay = exp(-ξ * s)
    let first = a * ε1 - ξ * ε2 - decay * (a * ε1 * even + Ω * ε2 * odd)
    let second = a * ε2 + ξ * ε1 + decay * (Ω * ε1 * odd - a * ε2 * even)
    let third = a ** 2 + ξ ** 2 + decay * (ε1 ** 2 + ε2 ** 2) * even
    let note = "In units of τ_ex: 1/τ is 1 − κ; sin θ φ̇² is read as (sin θ φ̇)²."
    sheet.published("App. B, s₁", "exact solution", .symbol("s_1"), motion[0, 0], printed: first / d, note: note)
    sheet.published("App. B, s₂", "exact solution", .symbol("s_2"), motion[1, 0], printed: -second / d, note: note)
    sheet.published("App. B, s₃", "exact solution", .symbol("s_3"), motion[2, 0], printed: third / d, note: note)
    sheet.published(
      "App. B, Ω", "no terms of first order in Ω τ_ex", .symbol("Ω"), small(Ω), printed: Expr.one,
      to: Truncation(λ, through: 1), expecting: .refuted,
      note: "κ = ε₁ cot θ is of the same order as ε₁: Ω τ_ex = 1 − κ + O(λ²).")
  }

  private func lowestOrder(_ sheet: inout Worksheet, _ motion: Matrix, _ s: Expr) {
    let d = 1 + ξ ** 2
    let even = cos(s) + ξ * sin(s), odd = sin(s) - ξ * cos(s)
    let decay = exp(-ξ * s) / d
    let first = (ε1 - ξ * ε2) / d - decay * (ε1 * even + ε2 * odd)
    let second = -(ξ * ε1 + ε2) / d - decay * (ε1 * odd - ε2 * even)
    let square = ε1 ** 2 + ε2 ** 2
    let third = 1 + decay * square * even
    let linear = Truncation(λ, through: 1), quadratic = Truncation(λ, through: 2)
    sheet.published(
      "(9a)", "response at first order", .symbol("s_1"), small(motion[0, 0]), printed: small(first), to: linear,
      expecting: .provedToOrder)
    sheet.published(
      "(9b)", "response at first order", .symbol("s_2"), small(motion[1, 0]), printed: small(second), to: linear,
      expecting: .provedToOrder)
    sheet.published(
      "(9c)", "response at the order ε² that is kept", .symbol("s_3"), small(motion[2, 0]), printed: small(third),
      to: quadratic, expecting: .refuted, note: "The stationary −(ε₁² + ε₂²)/(1 + ξ²) is missing.")
    sheet.published(
      "(9c), t = 0", "its own initial condition", .symbol("s_3(0)"), Expr.one, printed: third.substituting(s, by: 0),
      expecting: .refuted, note: "The printed form starts at 1 + (ε₁² + ε₂²)/(1 + ξ²).")
    sheet.claim(
      "s₃ = 1 − (ε₁² + ε₂²)(1 − e^(−ξt)(cos t + ξ sin t))/(1 + ξ²) replaces (9c)", small(motion[2, 0]),
      equals: small(1 - square / d + decay * square * even), to: quadratic)
  }

  private func integrals(_ sheet: inout Worksheet) throws {
    let N = Expr.symbol("N", .positive), s = Expr.symbol("t~", .positive)
    let d = 1 + ξ ** 2
    func mean(_ a: Expr) throws -> Expr { try (exp(-ξ * s) * a).integral(over: s, from: 0, to: .point(N)).value / N }
    let decay = exp(-N * ξ)
    sheet.published(
      "(10a)", "average of the even transient", .symbol("I_c"), try mean(cos(s)),
      printed: (ξ + decay * (sin(N) - ξ * cos(N))) / (N * d))
    sheet.published(
      "(10b)", "average of the odd transient", .symbol("I_s"), try mean(sin(s)),
      printed: (1 - decay * (ξ * sin(N) + cos(N))) / (N * d))
    sheet.claim(
      "first bounds in (10): 1 + ξ² exceeds the square of the oscillation by a square",
      d - (sin(N) - ξ * cos(N)) ** 2, equals: (cos(N) + ξ * sin(N)) ** 2)
    let p = Expr.symbol("p", .positive), q = Expr.symbol("q", .positive), r = sqrt(Expr(3))
    sheet.claim(
      "last bound in (10a), tight at ξ = 1/√3: with ξ = (p − 1/p)/2 the gap is a square times a positive factor",
      3 * r / 4 - 4 * p ** 3 / (p ** 2 + 1) ** 2,
      equals: (p - r) ** 2 * (3 * r * p ** 2 + 2 * p + r) / (4 * (p ** 2 + 1) ** 2))
    sheet.claim(
      "last bound in (10b), tight at ξ = 0: with q = √(1 + ξ²) ≥ 1 the gap is (2q + 1)(q − 1)/q²",
      2 - (1 + q) / q ** 2, equals: (2 * q + 1) * (q - 1) / q ** 2)
  }

  /// Step 4: the response in terms of n and its derivative alone.
  func localForm(_ sheet: inout Worksheet, _ spin: Response) throws {
    sheet.step("Gauge-invariant form", by: "change of basis from the axes of the frame to ∂n and n × ∂n")
    let axes = try frame.axes()
    let nDot = try axes[2].map(along)
    let turned = try Matrix.crossProduct(axes[2].elements) * nDot
    let basis = try Matrix(rows: 2, columns: 2) { i, j in
      try (axes[j].transposed * (i == 0 ? nDot : turned))[0, 0]
    }
    let rotation = try Matrix([[ε2, ε1], [-ε1, ε2]])
    let W = try inSmallParameters(basis).tidied()
    sheet.published(
      "(12)", "change of basis with the printed prefactor Ω/τ_ex, Ω = |ṅ|", .symbol("W"), W,
      printed: (sqrt(ε1 ** 2 + ε2 ** 2) / τ ** 2) * rotation, expecting: .refuted,
      note: "The prefactor is 1/τ_ex: the printed one does not even have the dimension of a rate.")
    let d = 1 + ξ ** 2
    let local = try W.substituting([(ε1, λ * ε1), (ε2, λ * ε2)]).transposed * Matrix.column([ξ, 1])
    sheet.published(
      "(13)", "response of ↑ in the local axes; ↓ has the other sign", .symbol("δs"),
      Matrix.column([small(spin.exact)[0, 0], small(spin.exact)[1, 0]]), printed: -(τ / d) * local,
      to: Truncation(λ, through: 1), expecting: .provedToOrder)

    let other = frame.rotated(by: χ)
    let A = try PauliMatrix.components(of: connection(of: other))
    let axes2 = try other.axes()
    let s = spin.firstOrder.substituting([(ε1, -2 * τ * A[0] / ħ), (ε2, 2 * τ * A[1] / ħ)])
    sheet.claim(
      "in every frame rotated by χ(x, t) the response is the vector −τ_ex(n × ṅ + ξṅ)/(1 + ξ²)",
      try s[0, 0] * axes2[0] + s[1, 0] * axes2[1], equals: try -(τ / d) * (turned + ξ * nDot))
  }
}
