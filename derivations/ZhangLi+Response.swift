import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// The stationary spin in the local frame, exact and at first order in ε₁, ε₂ and κ.
  struct Response {
    let exact: Matrix
    let firstOrder: Matrix
    /// The generator across the direction where nothing turns.
    let precession: Matrix
    /// s₃(t) from equilibrium to second order; nil where the motion has no closed form.
    let third: Expr?
    let parameters: SmallParameters
  }

  /// ε₁, ε₂ and κ small together.
  func small(_ a: Matrix) -> Matrix { a.map(small) }
  func small(_ a: Expr) -> Expr { a.substituting([(ε1, λ * ε1), (ε2, λ * ε2), (κ, λ * κ)]) }

  /// The definitions of ε₁, ε₂ and κ, in this order, solved for the rates of the angles and for cos θ.
  struct SmallParameters {
    let definitions: [(of: Expr, by: Expr)]
    let rates: [(of: Expr, by: Expr)]
    let cosine: (of: Expr, by: Expr)

    init(_ setting: ZhangLi, _ definitions: [(of: Expr, by: Expr)]) throws {
      self.definitions = definitions
      let unknowns = [try setting.φ.derivative(setting.t), try setting.θ.derivative(setting.t)]
      rates = try Self.solved(Array(definitions.prefix(2)), for: unknowns)
      let c = Expr.symbol("c", .real)
      let last = (of: definitions[2].of, by: definitions[2].by.substituting(rates).substituting(cos(setting.θ), by: c))
      cosine = (cos(setting.θ), try Self.solved([last], for: [c])[0].by)
    }

    private static func solved(_ definitions: [(of: Expr, by: Expr)], for unknowns: [Expr]) throws -> [(
      of: Expr, by: Expr
    )] {
      guard case .unique(let solution) = try Expr.solveLinear(definitions.map { $0.by - $0.of }, for: unknowns).value
      else {
        throw AlgebraError.domain("definitions that do not fix the rates", definitions[0].by)
      }
      return zip(unknowns, solution).map { (of: $0, by: $1) }
    }

    /// A matrix of rates in terms of the parameters.
    func callAsFunction(_ a: Matrix) throws -> Matrix { try a.substituting(rates).tidied() }
  }

  /// Step 4: relaxation and the solution from s = s_eq.
  func response(_ sheet: inout Worksheet, _ bloch: Matrix) throws -> Response {
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
      (
        of: κ,
        by: sheet.define(
          "the same order as ε₁, not named in the text; drops out of what follows", κ, as: τ * cos(θ) * (try along(φ)),
          isComparand: true)
      )
    ]
    let damping = try Matrix(rows: 3, columns: 3) { try relaxation[$0, 0].derivative(components[$1]) }
    let source = relaxation.substituting(components.map { ($0, 0) })
    let parameters = try SmallParameters(self, definitions)
    let precession = try (τ * bloch.substituting([(Δ, ħ / τ)])).tidied()
    let turned = precession.substituting(parameters.rates).substituting([parameters.cosine])
    let generator = try (turned + damping).tidied()
    sheet.claim(
      "with relaxation and in these units the Bloch matrix has the entries", generator,
      equals: try Matrix([[-ξ, κ - 1, -ε2], [1 - κ, -ξ, -ε1], [ε2, ε1, -ξ]]))
    sheet.claim(
      "the same matrix, the small parameters written out", generator.substituting(definitions),
      equals: try precession + damping)
    let nDot = try texture.direction.map(along)
    sheet.published(
      "ε", "magnitude of the small parameters", (ε1 ** 2 + ε2 ** 2) ** .half,
      sqrt(definitions[0].by ** 2 + definitions[1].by ** 2),
      printed: ħ * sqrt(Expr.sum(nDot.elements.map { $0 ** 2 })) / (ħ / τ),
      note: "|Ṁ|/M_s = |ṅ| and Δ = ħ/τ_ex. κ = ε₁ cot θ is not bounded by it: near a pole it can be large.")

    let exact = try (-generator).solve(source)
    // With a = 1 − κ as a symbol of its own the frequency √(a² + ε₁² + ε₂²) is visibly real.
    let a = Expr.symbol("a", .positive)
    var third: Expr?
    if let flow = try? generator.substituting([(κ, 1 - a)]).exponential(time).value.substituting([(a, 1 - κ)]) {
      let motion = try exact + flow * (equilibrium - exact)
      let square = try (turned * turned).trace() / -2
      appendixSolution(&sheet, motion, time, square: square)
      lowestOrder(&sheet, motion, time)
      sheet.result("s₁ to first order", try lowestOrders(motion[0, 0], through: 1))
      sheet.result("s₂ to first order", try lowestOrders(motion[1, 0], through: 1))
      let course = try lowestOrders(motion[2, 0], through: 2)
      sheet.result("s₃ to second order", course)
      third = course
    } else {
      sheet.remark("With these rates the motion has no closed form, and (9) and App. B are not compared with it.")
    }
    let minority = try (-generator).solve(-source)
    sheet.claim(
      "for the minority band, whose equilibrium is opposite, the stationary spin is", minority, equals: -exact)
    let firstOrder = try exact.map { try lowestOrders($0, through: 1) }
    sheet.result("⟨s₃⟩ to second order", try lowestOrders(exact[2, 0], through: 2).simplified())
    let still = generator.substituting([(ε1, 0), (ε2, 0), (κ, 0)])
    let turn = Matrix(rows: 2, columns: 2) { still[$0, $1] }
    return Response(exact: exact, firstOrder: firstOrder, precession: turn, third: third, parameters: parameters)
  }

  /// The terms of the lowest orders in ε₁, ε₂ and κ together.
  private func lowestOrders(_ a: Expr, through order: Int) throws -> Expr {
    try small(a).series(in: λ, order: order + 1).polynomialPart.substituting(λ, by: 1)
  }

  /// - Parameter square: Ω², from the precession alone.
  private func appendixSolution(_ sheet: inout Worksheet, _ motion: Matrix, _ s: Expr, square: Expr) {
    let a = Expr.symbol("a", .positive), Ω = Expr.symbol("Ω", .positive)
    let frequency = sqrt((1 - κ) ** 2 + ε1 ** 2 + ε2 ** 2)
    let meanings = [(of: a, by: 1 - κ), (of: Ω, by: frequency)]
    let d = Ω ** 2 + ξ ** 2
    let even = cos(Ω * s) + ξ / Ω * sin(Ω * s)
    let odd = sin(Ω * s) - ξ / Ω * cos(Ω * s)
    let decay = exp(-ξ * s)
    let first = a * ε1 - ξ * ε2 - decay * (a * ε1 * even + Ω * ε2 * odd)
    let second = a * ε2 + ξ * ε1 + decay * (Ω * ε1 * odd - a * ε2 * even)
    // As printed only φ̇ is squared in (sin θ φ̇)².
    let misprint = ε1 ** 2 / sin(θ) + ε2 ** 2, speed = ε1 ** 2 + ε2 ** 2
    func third(_ square: Expr) -> Expr { (a ** 2 + ξ ** 2 + decay * square * even) / d }
    let note = "In units of τ_ex; a is τ_ex/τ."
    for (k, printed) in [first / d, -second / d].enumerated() {
      sheet.published(
        "App. B, s\(["₁", "₂"][k])", "exact solution", .symbol("s_\(k + 1)"), motion[k, 0], printed: printed,
        where: meanings, note: note)
    }
    let phrase: Phrase = "the sine belongs under the square: \(ε1 ** 2) is meant"
    sheet.published(
      "App. B, s₃", "exact solution", .symbol("s_3"), motion[2, 0], printed: third(misprint), where: meanings,
      repair: Repair(third(speed), phrase), note: note)
    sheet.published(
      "App. B, Ω²", "square of the frequency", Ω ** 2, square, printed: a ** 2 + misprint, where: [(a, 1 - κ)],
      repair: Repair(a ** 2 + speed, phrase), note: note)
    sheet.published(
      "App. B, Ω", "frequency without terms of first order", .symbol("Ω"), small(sqrt(square)), printed: Expr.one,
      to: Truncation(counting: λ, through: 1), expecting: .refuted,
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
    let linear = Truncation(counting: λ, through: 1), quadratic = Truncation(counting: λ, through: 2)
    sheet.published(
      "(9a)", "response at first order", .symbol("s_1"), small(motion[0, 0]), printed: small(first), to: linear,
      expecting: .provedToOrder)
    sheet.published(
      "(9b)", "response at first order", .symbol("s_2"), small(motion[1, 0]), printed: small(second), to: linear,
      expecting: .provedToOrder)
    sheet.published(
      "(9c)", "response at the second order, that is kept", .symbol("s_3"), small(motion[2, 0]), printed: small(third),
      to: quadratic, expecting: .refuted, note: "The stationary −(ε₁² + ε₂²)/(1 + ξ²) is missing.")
    sheet.published(
      "(9c), t = 0", "its own initial condition", .symbol("s_3(0)"), motion[2, 0].substituting(s, by: 0),
      printed: third.substituting(s, by: 0), expecting: .refuted,
      note: "The printed form starts at 1 + (ε₁² + ε₂²)/(1 + ξ²).")
    sheet.claim(
      "what replaces (9c)", small(motion[2, 0]), equals: small(1 - square / d + decay * square * even), to: quadratic)
  }
}
