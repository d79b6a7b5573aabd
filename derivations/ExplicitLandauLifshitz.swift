import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// The equation of motion solved for ∂ₜn without expansion, and the relaxation rates at which its effects are largest.
  public static let explicitLandauLifshitz = Derivation(
    "Explicit Landau–Lifshitz form and its extrema", named: "explicit-landau-lifshitz",
    sources: ["R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets"],
    conventions: { Conventions().phrases },
    dimensions: { ExplicitLandauLifshitz.dimensions }
  ) { sheet in
    let setting = ExplicitLandauLifshitz()
    let motion = try setting.equationOfMotion(&sheet)
    let general = try setting.explicitForm(&sheet, motion)
    let electrons = try setting.microscopicCoefficients(&sheet, general)
    try setting.damping(&sheet, motion, electrons)
    try setting.nonadiabaticTorque(&sheet, motion, electrons)
    try setting.wall(&sheet, motion, electrons)
  }
}

/// The quantities that the steps share; w = (u⋅∇)n.
struct ExplicitLandauLifshitz {
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .positive), ξ = Expr.symbol("ξ", .positive)
  let η = Expr.symbol("η", .positive)
  /// n₀/M_s
  let ν = Expr.symbol("ν", .positive)
  /// Pj_e μ_B/eM_s, so that u = u₀/(1 + ξ²)
  let u0 = Expr.symbol("u_0", .positive)
  let n = Vector.unit("n"), field = Vector("H")
  /// ∂ₜn
  var rate: Vector { .tangent("nDot", at: n) }
  var drift: Vector { .tangent("w", at: n) }

  static var dimensions: Dimensions {
    var table: Dimensions = ["n": .one, "H": .magnetisation, "n'": .one / .length]
    table.declare("α", "α~", "ξ", "η", "ν", "p", "q", as: .one)
    table.declare("nDot", "w", "T", as: .one / .time)
    table.declare("γ", "γ~", as: .one / (.magnetisation * .time))
    table.declare("u", "u_0", "v", as: .velocity)
    return table
  }

  /// The four coefficients of the explicit form.
  struct Coefficients {
    /// Of n × H.
    let precession: Expr
    /// Of n × (n × H).
    let damping: Expr
    /// Of (u⋅∇)n.
    let adiabatic: Expr
    /// Of n × (u⋅∇)n.
    let nonadiabatic: Expr
  }

  /// The equation of motion and what is read off from it.
  struct Motion {
    /// The right-hand side less ∂ₜn.
    let remainder: Vector
    /// What multiplies ∂ₜn on the left.
    let byRate: TangentResponse
    /// What multiplies (u⋅∇)n on the right.
    let byDrift: TangentResponse
    /// What multiplies H × n on the right.
    let byField: TangentResponse

    init(_ remainder: Vector, in setting: ExplicitLandauLifshitz) throws {
      let (n, H, w) = (setting.n, setting.field, setting.drift)
      self.remainder = remainder
      let source = remainder.substituting(setting.rate, by: .zero)
      byRate = try TangentResponse(of: source - remainder, to: setting.rate, at: n)
      byDrift = try TangentResponse(of: source.substituting(H, by: .zero), to: w, at: n)
      byField = try TangentResponse(of: source.substituting(w, by: .zero), to: H × n, at: n)
    }

    /// γ̃
    var ratio: Expr { byField.along / byRate.along }
    /// α̃
    var damping: Expr { -byRate.turned / byRate.along }
    /// The coefficient of −n × (u⋅∇)n with that of ∂ₜn taken out.
    var nonadiabatic: Expr { -byDrift.turned / byRate.along }
  }

  /// Step 1: the equation of motion.
  func equationOfMotion(_ sheet: inout Worksheet) throws -> Motion {
    sheet.step("Equation of motion", by: "Gilbert's equation with the torque of the accumulation (15)")
    let gilbert = sheet.premise("Gilbert's equation", rate.expression, γ * (field × n) + α * (n × rate))
    let still = (-η) * rate + (η * ξ) * (n × rate)
    let torque = sheet.premise("torque of the electrons", .symbol("T"), still + drift - ξ * (n × drift))
    let motion = try Motion(gilbert + torque - rate, in: self)
    let γ2 = sheet.define("(17), as printed", .symbol("γ~"), as: γ / (1 + η), isComparand: true)
    let α2 = sheet.define("(17), as printed", .symbol("α~"), as: α / (1 + η) + η * ξ / (1 + η), isComparand: true)
    let letters = (γ: Expr.symbol("γ~"), α: Expr.symbol("α~"))
    let current = (1 / (1 + η)) * (drift - ξ * (n × drift))
    sheet.published(
      "(16), (17)", "equation of motion", rate.expression, (1 / motion.byRate.along) * motion.remainder + rate,
      printed: letters.γ * (field × n) + letters.α * (n × rate) + current, where: [(letters.γ, γ2), (letters.α, α2)])
    sheet.claim(
      "\(ξ) exceeds the damping where it exceeds that of the magnetisation alone", ξ - letters.α,
      equals: (ξ - α) / (1 + η), where: [(letters.α, motion.damping)])
    sheet.result("γ̃", motion.ratio)
    sheet.result("α̃", motion.damping)
    return motion
  }

  /// Step 2: ∂ₜn alone on one side, for any η.
  func explicitForm(_ sheet: inout Worksheet, _ motion: Motion) throws -> Coefficients {
    sheet.step(
      "Explicit form", by: "across n the equation is linear in ∂ₜn and n × ∂ₜn, and a + b n × inverts like a + ib")
    let (remainder, response) = (motion.remainder, motion.byRate)
    sheet.claim("the part along the rate", response.along, equals: 1 + η)
    sheet.claim("the part along the rate, turned about \(n)", response.turned, equals: -(α + η * ξ))
    let explicit = response.inverse(remainder.substituting(rate, by: .zero), at: n)
    let found = Vector.tangent("r", at: n)
    sheet.claim(
      "the inverse solves (16)", remainder.substituting(rate, by: found), equals: .zero,
      where: [(found.expression, explicit.expression)])
    sheet.claim("it is transverse", n ⋅ explicit, equals: 0)
    let determinant = (1 + η) ** 2 + (α + η * ξ) ** 2
    sheet.claim(
      "the determinant does not vanish: the solution is the only one", 0,
      isAtMost: response.along ** 2 + response.turned ** 2, strictly: true, gap: determinant)

    let byField = try TangentResponse(of: explicit.substituting(drift, by: .zero), to: n × field, at: n)
    let byDrift = try TangentResponse(of: explicit.substituting(field, by: .zero), to: drift, at: n)
    let c = Coefficients(
      precession: byField.along, damping: byField.turned, adiabatic: byDrift.along, nonadiabatic: byDrift.turned)
    let stated = Coefficients(
      precession: -γ * (1 + η) / determinant, damping: -γ * (α + η * ξ) / determinant,
      adiabatic: (1 + η + ξ * (α + η * ξ)) / determinant, nonadiabatic: (α - ξ) / determinant)
    sheet.claim("in four terms", explicit, equals: fourTerms(stated))
    sheet.claim("the coefficient of \(n × field)", c.precession, equals: stated.precession)
    sheet.claim("the coefficient of \(n × (n × field))", c.damping, equals: stated.damping)
    sheet.claim("the coefficient of \(drift)", c.adiabatic, equals: stated.adiabatic)
    sheet.claim(
      "the coefficient of \(n × drift), whose sign \(η) leaves alone", c.nonadiabatic, equals: stated.nonadiabatic)
    sheet.result("∂ₜn", fourTerms(c), folded: fourTerms(stated))
    return c
  }

  private func fourTerms(_ c: Coefficients) -> Vector {
    c.precession * (n × field) + c.damping * (n × (n × field)) + c.adiabatic * drift + c.nonadiabatic * (n × drift)
  }

  /// The microscopic theory of η and u, and the coefficients with it.
  struct Electrons {
    /// η
    let share: Expr
    /// u
    let drift: Expr
    let coefficients: Coefficients
  }

  /// Step 3: the coefficients with η and u of the microscopic theory, and once more by complex numbers.
  func microscopicCoefficients(_ sheet: inout Worksheet, _ general: Coefficients) throws -> Electrons {
    sheet.step("Microscopic coefficients", by: "η and u depend on ξ themselves; n × is the factor i across n")
    let share = sheet.define("share of the electrons, ν = n₀/M_s", η, as: ν / (1 + ξ ** 2))
    let u = sheet.define("drift velocity", .symbol("u"), as: u0 / (1 + ξ ** 2))
    func microscopic(_ a: Expr) throws -> Expr { try a.substituting(η, by: share).simplified() }
    let c = Coefficients(
      precession: try microscopic(general.precession), damping: try microscopic(general.damping),
      adiabatic: try microscopic(general.adiabatic * u), nonadiabatic: try microscopic(general.nonadiabatic * u))

    // (ξ − i)δm = τ_ex X and T = −iδm/τ_ex, so that T = X/(1 + iξ) with X/M_s = −ν∂ₜn + u₀∂n.
    let i = Expr.i
    let impedance = 1 - i * α + ν / (1 + i * ξ)
    sheet.claim("current, by complex numbers", c.adiabatic + i * c.nonadiabatic, equals: u0 / ((1 + i * ξ) * impedance))
    sheet.claim("field, by complex numbers", -c.damping + i * c.precession, equals: -i * γ / impedance)

    let Q = (1 + α * ξ + ν) ** 2 + (ξ - α) ** 2
    let slope = Vector.tangent("n'", at: n)
    sheet.claim("the microscopic coefficient of \(n × field)", c.precession, equals: -γ * (1 + ξ ** 2 + ν) / Q)
    sheet.claim(
      "the microscopic coefficient of \(n × (n × field))", c.damping, equals: -γ * (α * (1 + ξ ** 2) + ν * ξ) / Q)
    sheet.claim(
      "the microscopic coefficient of \(slope), the slope along the current", c.adiabatic,
      equals: u0 * (1 + α * ξ + ν) / Q)
    sheet.claim("the microscopic coefficient of \(n × slope)", c.nonadiabatic, equals: -u0 * (ξ - α) / Q)
    sheet.claim(
      "without the drag of the electrons the first two are Gilbert's",
      Matrix.column([c.precession, c.damping]).substituting([(ν, 0)]),
      equals: (1 / (1 + α ** 2)) * Matrix.column([-γ, -γ * α]))
    sheet.result("coefficient of ∂n", c.adiabatic)
    sheet.result("coefficient of n × ∂n", c.nonadiabatic)
    return Electrons(share: share, drift: u, coefficients: c)
  }
}
