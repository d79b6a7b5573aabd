import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// What is commonly said of spin torques, derived: exchange, the two torques, both forms of Slonczewski's, a spin-Hall bilayer, and
  /// the currents that switch.
  public static let spinTorques = Derivation(
    "Field-like and damping-like torques", named: "spin-torques",
    sources: [
      "J. C. Slonczewski, J. Magn. Magn. Mater. 159, L1 (1996)", "J. Z. Sun, Phys. Rev. B 62, 570 (2000)",
      "P. M. Haney, H.-W. Lee, K.-J. Lee, A. Manchon and M. D. Stiles, Phys. Rev. B 87, 174411 (2013)",
      "K.-S. Lee, S.-W. Lee, B.-C. Min and K.-J. Lee, Appl. Phys. Lett. 102, 112410 (2013)",
      "a popular article on spin torques, whose statements the audit takes one by one"
    ],
    conventions: {
      [
        "∂ₜm = −γ m × H + α m × ∂ₜm + T, γ > 0, m the direction of the moment",
        "σ is the direction of the spins' moments that arrive",
        "T has a damping-like part T_a and a field-like part T_b, with fields of these names",
        "spins in units of ħ", "spin currents in units of charge currents"
      ]
    }
  ) { sheet in
    let setting = SpinTorques()
    try setting.exchange(&sheet)
    let torque = try setting.bothForms(&sheet)
    try setting.reversal(&sheet, torque)
    try setting.work(&sheet, torque)
    try setting.slonczewski(&sheet)
    try setting.bilayer(&sheet)
    try setting.staticThreshold(&sheet, torque)
    try setting.stability(&sheet, torque)
  }
}

/// The quantities that the steps share.
struct SpinTorques {
  let m = Vector.unit("m"), σ = Vector.unit("σ"), H = Vector("H")
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .nonnegative)
  /// The damping-like and the field-like field.
  let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real)

  /// T by its parts, both across m.
  struct Torque {
    let dampingLike: Vector
    let fieldLike: Vector
    /// Beside it, −γ m × H.
    let precession: Vector
    var whole: Vector { dampingLike + fieldLike }
  }

  /// Step 1: what the exchange of two spins does to each.
  func exchange(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Exchange", by: "Heisenberg's equation for either spin in the field of the other; (i/ħ)[H, s⋅c] for any c")
    let (J, ħ) = (Expr.symbol("J", .real), Expr.symbol("ħ", .positive))
    let s = Vector("s"), S = Vector("S"), c = Vector("c")
    let onElectron = sheet.premise("field of the moment on the electron's spin", .symbol("B_s"), -J * S)
    let energy = sheet.define("energy", .symbol("H_sd"), as: s ⋅ onElectron, isComparand: true)
    let onMoment = sheet.define("field of the electron on the local spin", .symbol("B_S"), as: -J * s)
    sheet.claim("it is the same energy", S ⋅ onMoment, equals: energy)
    let torques = [(s, onElectron, "the electron"), (S, onMoment, "the local spin")].map { spin, field, name in
      let torque = sheet.define("torque on \(name)", .symbol("T_\(spin.expression.text)"), as: (1 / ħ) * (field × spin))
      // With s = σ/2 and H = s⋅B.
      let rate = (Expr.i / ħ) * Pauli(0, Expr(1) / 2 * field).commutator(Pauli(0, Expr(1) / 2 * c))
      sheet.claim("it is the rate of \(name), along any axis", 2 * (spin ⋅ rate.vector), equals: torque ⋅ c)
      sheet.result("torque on \(name)", torque)
      return torque
    }
    sheet.claim("the sum of both spins is conserved", torques[0] + torques[1], equals: .zero)
    sheet.published(
      "s–d", "the torque on the moment, times \(ħ)", .symbol("T_S"), ħ * torques[1], printed: J * (s × S),
      reading: .exchanging(
        s.expression, S.expression,
        because: "it is the torque on the electron's spin; on the local one it is the opposite"))
  }

  /// Step 2: the torque solved for ∂ₜm.
  func bothForms(_ sheet: inout Worksheet) throws -> Torque {
    sheet.step("Explicit form", by: "(1 − α m ×)⁻¹ across m, without expansion")
    let torque = Torque(
      dampingLike: sheet.premise("damping-like torque", .symbol("T_a"), (-γ * a) * (m × (m × σ))),
      fieldLike: sheet.premise("field-like torque", .symbol("T_b"), (-γ * b) * (m × σ)),
      precession: sheet.premise("precession", .symbol("T_H"), -γ * (m × H)))
    let implicit = try TangentResponse(of: torque.whole, to: m × σ, at: m)
    let solved = try TangentResponse(
      along: (implicit.along - α * implicit.turned) / (1 + α ** 2),
      turned: (implicit.turned + α * implicit.along) / (1 + α ** 2)
    ).factored()
    let explicit = sheet.define("what they add to ∂ₜm", .symbol("R"), as: solved(m × σ, at: m))
    sheet.claim("the damping of this rate is what is missing", explicit - α * (m × explicit), equals: torque.whole)
    let response = try TangentResponse(of: explicit, to: m × σ, at: m)
    let found = try [-response.turned / γ, -response.along / γ].map { try $0.simplified() }
    let d = 1 + α ** 2
    sheet.claim(
      "the explicit torque mixes both fields", Matrix.column(found), equals: .column([(a + α * b) / d, (b - α * a) / d])
    )
    sheet.claim(
      "a field-like torque alone drives like damping by its share \(α)", found[0] / found[1], equals: α, where: [(a, 0)]
    )
    sheet.result("a of the explicit form", found[0])
    sheet.result("b of the explicit form", found[1])
    // A constant field h along σ: its precession and damping are a field-like and, for small α, a damping-like torque.
    let h = Expr.symbol("h", .real)
    let precession = TangentResponse(along: 1, turned: -α).inverse(-γ * (m × (h * σ)), at: m)
    let damping = precession - (1 / d) * (-γ * (m × (h * σ)))
    sheet.published(
      "DL", "Gilbert's damping, explicitly", .symbol("R_a"), damping,
      printed: (1 / d) * torque.dampingLike,
      reading: .under(
        [(a, α * h)], because: "in a constant field h along σ; the damping of any other field has another form"))
    return torque
  }

  /// Step 3: what time reversal does to both.
  func reversal(_ sheet: inout Worksheet, _ torque: Torque) throws {
    sheet.step("Time reversal", by: "∂ₜm is even when m and t are reversed; a term is reactive when it is even too")
    func reversed(_ T: Vector, _ vectors: [Vector]) -> Vector {
      T.substituting(vectors.map { (of: $0.expression, by: (-1 * $0).expression) })
    }
    sheet.claim(
      "with the spins that arrive reversed, too: field-like is reactive", reversed(torque.fieldLike, [m, σ]),
      equals: torque.fieldLike)
    sheet.claim(
      "and damping-like dissipative", reversed(torque.dampingLike, [m, σ]), equals: -1 * torque.dampingLike)
    sheet.published(
      "FL, t", "its part that is even, at a fixed current", .symbol("T_b"),
      reversed(torque.fieldLike, [m]),
      printed: torque.fieldLike, expecting: .refuted,
      note: "With σ left as it is the torque is odd: the words belong to the reversal of σ with m and t.")
    sheet.published(
      "DL, t", "its part that is odd, at a fixed current", .symbol("T_a"),
      reversed(torque.dampingLike, [m]),
      printed: -1 * torque.dampingLike, expecting: .refuted, note: "With σ left as it is the torque is even.")
  }

  /// Step 4: energy.
  func work(_ sheet: inout Worksheet, _ torque: Torque) throws {
    sheet.step("Energy", by: "∂ₜE = −M_s H⋅∂ₜm for E = −M_s m⋅H, without Gilbert's damping")
    let Ms = Expr.symbol("M_s", .positive)
    let gain = { (rate: Vector) in -Ms * (H ⋅ rate) }
    sheet.published(
      "FL, E", "the energy that the field-like torque gives", .symbol("E_b"), gain(torque.fieldLike),
      printed: 0,
      expecting: .refuted, note: "It does work against the field, unless the energy of its own field is counted, too.")
    let field = H + b * σ
    sheet.claim(
      "with the energy of the current's field there is no gain", field ⋅ (torque.precession + torque.fieldLike),
      equals: 0)
    let along = m ⋅ σ
    sheet.claim(
      "the damping-like torque turns the moment towards the spins, or away", σ ⋅ torque.dampingLike,
      equals: γ * a * (1 - along ** 2))
    sheet.claim(
      "field-like, the component along the spins stays", σ ⋅ torque.fieldLike, equals: 0)
  }
}
