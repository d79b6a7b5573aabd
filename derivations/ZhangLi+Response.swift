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
  func small(_ a: Matrix) -> Matrix { a.map(small) }
  func small(_ a: Expr) -> Expr { a.substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }

  /// Rates of the angles in terms of ε₁ and ε₂; 1/τ_ex = Δ/ħ.
  func inSmallParameters(_ a: Matrix) throws -> Matrix {
    let rates = [
      (of: try θ.derivative(t), by: ε2 / τ - v * (try θ.derivative(x))),
      (of: try φ.derivative(t), by: ε1 / (τ * sin(θ)) - v * (try φ.derivative(x)))
    ]
    return a.substituting(rates + [(of: Δ, by: ħ / τ)])
  }

  /// Step 4: relaxation and the solution from s = s_eq.
  func response(_ sheet: inout Worksheet) throws -> Response {
    sheet.step("Relaxation", by: "−(s − s_eq)/τ_sf added; time in units of τ_ex, ξ = τ_ex/τ_sf, coefficients constant")
    let time = Expr.symbol("t~", .positive)
    let components = ["s_1", "s_2", "s_3"].map { Expr.symbol($0, .real) }
    let equilibrium = sheet.premise(
      "local equilibrium of the majority band", .symbol("s_eq"), Matrix.column([0, 0, 1]))
    let relaxation = sheet.premise(
      "relaxation, times τ_ex", .symbol("R"), try (-ξ) * (Matrix.column(components) - equilibrium))
    let definitions = [
      (of: ε1, by: sheet.define("text below (8)", ε1, as: τ * sin(θ) * (try along(φ)))),
      (of: ε2, by: sheet.define("text below (8)", ε2, as: τ * (try along(θ)))),
      (of: κ, by: sheet.define("the same order as ε₁, not named in the text", κ, as: τ * cos(θ) * (try along(φ))))
    ]
    let damping = try Matrix(rows: 3, columns: 3) { try relaxation[$0, 0].derivative(components[$1]) }
    let source = relaxation.substituting(components.map { ($0, 0) })
    let generator = try Matrix([[-ξ, κ - 1, -ε2], [1 - κ, -ξ, -ε1], [ε2, ε1, -ξ]])
    sheet.claim(
      "with relaxation and in these units the Bloch matrix has the entries ε₁, ε₂, κ and ξ",
      try (τ * blochMatrix().substituting([(Δ, ħ / τ)])) + damping, equals: generator.substituting(definitions))
    let nDot = try texture.direction.map(along)
    sheet.published(
      "ε", "magnitude of the small parameters", (ε1 ** 2 + ε2 ** 2) ** .half,
      sqrt(definitions[0].by ** 2 + definitions[1].by ** 2),
      printed: ħ * sqrt(Expr.sum(nDot.elements.map { $0 ** 2 })) / (ħ / τ),
      note: "|Ṁ|/M_s = |ṅ| and Δ = ħ/τ_ex. κ = ε₁ cot θ is not bounded by it: near a pole it can be large.")

    let exact = try (-generator).solve(source)
    // With a = 1 − κ as a symbol of its own the frequency √(a² + ε₁² + ε₂²) is visibly real.
    let a = Expr.symbol("a", .positive)
    let flow = try generator.substituting([(κ, 1 - a)]).exponential(time).value.substituting([(a, 1 - κ)])
    let motion = try exact + flow * (equilibrium - exact)
    appendixSolution(&sheet, motion, time)
    lowestOrder(&sheet, motion, time)
    let minority = try (-generator).solve(-source)
    sheet.claim("for the minority band, s_eq = −n, the average changes its sign", minority, equals: -exact)
    let firstOrder = try small(exact).map { try $0.series(in: λ, order: 2).polynomialPart.substituting(λ, by: 1) }
    return Response(exact: exact, firstOrder: firstOrder)
  }

  private func appendixSolution(_ sheet: inout Worksheet, _ motion: Matrix, _ s: Expr) {
    let a = Expr.symbol("a", .positive), Ω = Expr.symbol("Ω", .positive)
    let frequency = sqrt((1 - κ) ** 2 + ε1 ** 2 + ε2 ** 2)
    let meanings = [(of: a, by: 1 - κ), (of: Ω, by: frequency)]
    let d = Ω ** 2 + ξ ** 2
    let even = cos(Ω * s) + ξ / Ω * sin(Ω * s)
    let odd = sin(Ω * s) - ξ / Ω * cos(Ω * s)
    let decay = exp(-ξ * s)
    let first = a * ε1 - ξ * ε2 - decay * (a * ε1 * even + Ω * ε2 * odd)
    let second = a * ε2 + ξ * ε1 + decay * (Ω * ε1 * odd - a * ε2 * even)
    let third = a ** 2 + ξ ** 2 + decay * (ε1 ** 2 + ε2 ** 2) * even
    sheet.misreading("App. B, s₃ and Ω", found: "sin θ φ̇²", read: "(sin θ φ̇)²")
    let note = "In units of τ_ex; a = τ_ex/τ = 1 − κ and Ω² = a² + ε₁² + ε₂²."
    for (k, printed) in [first / d, -second / d, third / d].enumerated() {
      sheet.published(
        "App. B, s\(["₁", "₂", "₃"][k])", "exact solution", .symbol("s_\(k + 1)"), motion[k, 0], printed: printed,
        where: meanings, note: note)
    }
    sheet.published(
      "App. B, Ω", "no terms of first order in Ω τ_ex", .symbol("Ω"), small(frequency), printed: Expr.one,
      to: Truncation(λ, through: 1), expecting: .refuted,
      note: "κ = ε₁ cot θ is of the same order as ε₁: Ω = (1/τ)[1 + O(ε²)] with τ, not τ_ex, would be right.")
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
      "(9c), t = 0", "its own initial condition", .symbol("s_3(0)"), motion[2, 0].substituting(s, by: 0),
      printed: third.substituting(s, by: 0), expecting: .refuted,
      note: "The printed form starts at 1 + (ε₁² + ε₂²)/(1 + ξ²).")
    sheet.claim(
      "s₃ = 1 − (ε₁² + ε₂²)(1 − e^(−ξt)(cos t + ξ sin t))/(1 + ξ²) replaces (9c)", small(motion[2, 0]),
      equals: small(1 - square / d + decay * square * even), to: quadratic)
  }
}
