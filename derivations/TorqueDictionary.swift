import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// The torque of (16) in every common form, each conversion found from the equation of motion and proved on the whole of it.
  public static let torqueDictionary = Derivation(
    "Dictionary of spin-transfer torques", named: "torque-dictionary",
    sources: [
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "S. Zhang and Z. Li, Phys. Rev. Lett. 93, 127204 (2004)",
      "A. Thiaville, Y. Nakatani, J. Miltat and Y. Suzuki, Europhys. Lett. 69, 990 (2005)",
      "R. A. Duine, A. S. Núñez, J. Sinova and A. H. MacDonald, Phys. Rev. B 75, 214420 (2007)",
      "Y. Tserkovnyak, A. Brataas and G. E. W. Bauer, J. Magn. Magn. Mater. 320, 1282 (2008)"
    ],
    conventions: {
      Conventions().phrases + [
        "g = (j⋅∇)n with the conventional current j", "b_J, c_J, u, v and p are per current density",
        "Thiaville's u and Duine's v point along the flow of electrons", "Ω = −n is the direction of spin"
      ]
    },
    dimensions: { TorqueDictionary.dimensions }
  ) { sheet in
    let setting = TorqueDictionary()
    let origin = try setting.origin(&sheet)
    let motion = origin.motion
    try setting.zhangLi(&sheet, motion)
    try setting.electronFlow(&sheet, motion)
    try setting.spinDirection(&sheet, motion)
    try setting.fieldForm(&sheet, motion)
    try setting.landauLifshitz(&sheet, motion)
    try setting.signs(&sheet, origin)
  }
}

/// The quantities that the steps share.
struct TorqueDictionary {
  let medium = Medium()
  var n: Vector { medium.n }
  var H: Vector { medium.field }
  /// ∂ₜn
  var rate: Vector { medium.rate }
  /// (j⋅∇)n
  var g: Vector { medium.gradient }
  var ξ: Expr { medium.ξ }
  /// The coefficients that a form is solved for.
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .real)
  let τsf = Expr.symbol("τ_sf", .positive)
  var δm: Vector { .tangent("δm", at: n) }
  /// The drift velocity per current, and its product with β.
  let p = Expr.symbol("p", .real), κ = Expr.symbol("κ", .real), β = Expr.symbol("β", .real)

  /// μ_BP/e(M_s(1 + ξ²) + n₀), the drift per current with all its factors.
  var drift: Expr { medium.μ * medium.P / (medium.e * (medium.Ms * (1 + ξ ** 2) + medium.n0)) }

  static var dimensions: Dimensions {
    var table = Medium.dimensions
    table.declare("b_J", "c_J", "u", "p", "κ", "p_L", "κ_L", as: Medium.driftPerCurrent)
    table.declare("β", "Ω", "a", "b", as: .one)
    table.declare("γ_L", "λ_L", as: table["γ"] ?? .one)
    table.declare("τ_sf", as: .time)
    table.declare("R", as: .one / .time)
    table.declare("δm", as: .magnetisation)
    return table
  }
}

extension TorqueDictionary {
  /// The right-hand side of an equation of motion for ∂ₜn.
  struct Form {
    /// The terms with the field and with ∂ₜn; of coefficients γ and α where these are still open.
    let precession: Vector
    /// The terms with (j⋅∇)n; of coefficients p and κ = βp where these are still open.
    let torque: Vector

    /// All terms.
    var whole: Vector { precession + torque }
  }

  /// Where the torque of (16) comes from.
  struct Origin {
    /// The accumulation that balances what drives it.
    let accumulation: Vector
    /// The torque on n of an accumulation δm.
    let reaction: Vector
    /// What the letters ξ and τ_sf are in each other.
    let relaxation: (ratio: Expr, time: Expr)
    /// η
    let share: Expr
    /// (16) with what this gives.
    let motion: Form
    /// (16) as printed.
    let printed: Form
  }

  /// Step 1: (16) for n, its torque from the accumulation, with η written out.
  func origin(_ sheet: inout Worksheet) throws -> Origin {
    sheet.step(
      "Equation of motion", by: "(16) divided by M_s, with the torque that the accumulation exerts")
    let (e, Ms, P, n0, μ, τ) = (medium.e, medium.Ms, medium.P, medium.n0, medium.μ, medium.τ)
    let X = sheet.premise("what drives the accumulation", .symbol("X"), -n0 * rate + (μ * P / e) * g)
    let balance = sheet.premise("balance", .symbol("X"), (1 / τ) * (δm × n) + (1 / τsf) * δm)
    let ratio = sheet.define("ratio of the two times", ξ, as: τ / τsf)
    let reaction = sheet.define("torque on n", .symbol("R"), as: -(1 / (τ * Ms)) * (n × δm))
    let trial = p * X + κ * (n × X)
    let found = try Expr.solveLinear([balance.substituting(δm, by: trial) - X], for: [p, κ]).unique()
    let accumulation = trial.substituting([(p, found[0]), (κ, found[1])])

    let time = try Expr.solveLinear([(ratio - ξ).fraction().numerator], for: [τsf]).unique()[0]
    let torque = reaction.substituting(δm, by: accumulation.substituting([(τsf, time)]))
    let byRate = try TangentResponse(of: torque.substituting(g, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: torque.substituting(rate, by: .zero), to: g, at: n)
    let share = -byRate.along
    let precession = sheet.premise(
      "(16), field and damping", .symbol("R"), medium.γ * (H × n) + medium.α * (n × rate))

    let η = sheet.define("below (16)", medium.η, as: n0 / Ms / (1 + ξ ** 2), isComparand: true)
    let u = sheet.define(
      "below (16), per current", .symbol("u"), as: P * μ / (e * Ms * (1 + ξ ** 2)), isComparand: true)
    let printed = sheet.premise("(16), torque as printed", .symbol("R"), p * g - p * ξ * (n × g), isComparand: true)
    return Origin(
      accumulation: accumulation, reaction: reaction, relaxation: (ratio, time), share: share,
      motion: Form(
        precession: precession,
        torque: TangentResponse(
          along: byGradient.along / (1 + share), turned: byGradient.turned / (1 + share))(g, at: n)),
      printed: Form(precession: precession, torque: printed.substituting([(p, u / (1 + η))])))
  }

  /// The coefficients γ, α, p and κ with which a form becomes the equation of motion.
  func match(_ form: Form, _ motion: Form) throws -> [(of: Expr, by: Expr)] {
    let unknowns = [γ, α, p, κ]
    let precession = try Expr.solveLinear([form.precession - motion.precession], for: [γ, α]).unique()
    let torque = try Expr.solveLinear([form.torque - motion.torque], for: [p, κ]).unique()
    return zip(unknowns, precession + torque).map { (of: $0, by: $1) }
  }

  /// States the solved coefficients: the same γ̃, α̃ as in (16), the drift with all its factors, and β = ξ.
  func state(
    _ sheet: inout Worksheet, _ name: String, _ form: Form, _ motion: Form, _ found: [(of: Expr, by: Expr)]
  ) {
    sheet.claim("\(name): the whole equation is (16)", form.whole.substituting(found), equals: motion.whole)
    sheet.claim("\(name): the gyromagnetic ratio is \(medium.γ)", found[0].by, equals: medium.γ)
    sheet.claim("\(name): the damping is \(medium.α)", found[1].by, equals: medium.α)
    sheet.claim("\(name): the drift per current", found[2].by, equals: drift)
    sheet.claim("\(name): \(β) is \(ξ)", found[3].by / found[2].by, equals: ξ)
    sheet.result("γ, α, p and κ of \(name)", Matrix.column(found.map(\.by)))
  }
}
