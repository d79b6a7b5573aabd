import Algebra
import Derivation
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
    let motion = setting.equation(&sheet)
    try setting.zhangLi(&sheet, motion)
    try setting.electronFlow(&sheet, motion)
    try setting.spinDirection(&sheet, motion)
    try setting.fieldForm(&sheet, motion)
    try setting.landauLifshitz(&sheet, motion)
    try setting.signs(&sheet, motion)
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

  /// (16) for n, with η written out.
  func equation(_ sheet: inout Worksheet) -> Form {
    sheet.step("Equation of motion", by: "(16) divided by M_s")
    let η = sheet.define("below (16)", medium.η, as: medium.n0 / medium.Ms / (1 + ξ ** 2))
    let u = sheet.define(
      "below (16), per current", .symbol("u"), as: medium.P * medium.μ / (medium.e * medium.Ms * (1 + ξ ** 2)))
    let precession = sheet.premise(
      "(16), field and damping", .symbol("R"), medium.γ * (H × n) + medium.α * (n × rate))
    let torque = sheet.premise("(16), torque", .symbol("R"), p * g - p * ξ * (n × g))
    return Form(precession: precession, torque: torque.substituting([(p, u / (1 + η))]))
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
  }
}
