import Algebra
import Derivation

extension SlowDynamics {
  /// Step 6: what each order does to the magnetisation; x = n₀/M_s.
  func torque(_ sheet: inout Worksheet, _ orders: [Vector]) throws -> Vector {
    sheet.step("Torque", by: "T/M_s = −(n₀/M_sτ_ex) n × s: M takes the angular momentum the electrons lose")
    let reaction = sheet.premise("reaction", .symbol("T"), (-x / τ) * (n × s))
    let torques = orders.map { reaction.substituting(s, by: $0) }
    let velocity = try rate(n), acceleration = try acceleration(), jerk = try jerk()
    let d = 1 + ξ ** 2
    let η = sheet.define("share of the electrons", .symbol("η"), as: x / d)
    sheet.claim("first order: −ηṅ + ηξ n × ṅ, as in (16)", torques[1], equals: (η * ξ) * (n × velocity) - η * velocity)

    let inertia = sheet.define("inertia", .symbol("I"), as: x * τ / d ** 2 - x * τ * ξ ** 2 / d ** 2)
    let drag = sheet.define("its companion along D²n", .symbol("J"), as: 2 * ξ * x * τ / d ** 2)
    let turned = n × (try rate(rate(n)))
    sheet.claim("second order: I n × ∂ₜ²n + J Dṅ", torques[2], equals: inertia * turned + drag * acceleration)
    sheet.claim(
      "I takes the power I d(ṅ²/2)/dt from the precession: a kinetic energy ½Iṅ²", (n × (inertia * turned)) ⋅ velocity,
      equals: -(inertia / 2) * (try velocity.squared.derivative(t)))

    let friction = sheet.define("third order, dissipative", .symbol("F"), as: x * τ ** 2 * ξ * (ξ ** 2 - 3) / d ** 3)
    let reactive = sheet.define("third order, reactive", .symbol("R"), as: x * τ ** 2 * (1 - 3 * ξ ** 2) / d ** 3)
    let shortened = (-(τ ** 2) * velocity.squared / d) * torques[1]
    sheet.claim(
      "third order: F n × D²ṅ + R D²ṅ, and the first order of the shortened spin", torques[3],
      equals: friction * (n × jerk) + reactive * jerk + shortened)
    let i = Expr.i
    sheet.claim(
      "all of them are parts of −i(−τ_ex)ᵏ/(ξ − i)ᵏ⁺¹", Matrix.column([drag + i * inertia, reactive + i * friction]),
      equals: .column([-i * x * τ / (ξ - i) ** 2, i * x * τ ** 2 / (ξ - i) ** 3]))
    signs(&sheet, inertia, friction, (x * τ, x * τ ** 2))
    sheet.result("I", inertia)
    sheet.result("J", drag)
    sheet.result("F", friction)
    sheet.result("R", reactive)
    return reaction
  }

  /// The signs of the inertia and of the correction to the damping.
  private func signs(_ sheet: inout Worksheet, _ inertia: Expr, _ friction: Expr, _ scale: (I: Expr, F: Expr)) {
    let q = Expr.symbol("q", .positive), d = 1 + ξ ** 2
    let slow = inertia.substituting(ξ, by: q / (1 + q)), fast = inertia.substituting(ξ, by: 1 + q)
    sheet.claim(
      "I > 0 for ξ = q/(1 + q) < 1", 0, isAtMost: slow, strictly: true,
      gap: scale.I * (1 + 2 * q) * (1 + q) ** 2 / ((1 + q) ** 2 + q ** 2) ** 2)
    sheet.claim(
      "I < 0 for ξ = 1 + q > 1", fast, isAtMost: 0, strictly: true,
      gap: scale.I * q * (2 + q) / (1 + (1 + q) ** 2) ** 2)
    sheet.claim(
      "I is largest without relaxation", inertia, isAtMost: scale.I, gap: scale.I * ξ ** 2 * (3 + ξ ** 2) / d ** 2)
    sheet.claim(
      "and least at ξ = √3", -scale.I / 8, isAtMost: inertia, gap: scale.I * (ξ ** 2 - 3) ** 2 / (8 * d ** 2))
    let root = sqrt(Expr(3))
    let weak = friction.substituting(ξ, by: root * q / (1 + q)), strong = friction.substituting(ξ, by: root + q)
    sheet.claim(
      "F < 0 for ξ = √3 q/(1 + q) < √3: D²ṅ = −ω²ṅ of an oscillation makes it a damping", weak, isAtMost: 0,
      strictly: true,
      gap: 3 * root * scale.F * q * (1 + 2 * q) * (1 + q) ** 3 / ((1 + q) ** 2 + 3 * q ** 2) ** 3)
    sheet.claim(
      "F > 0 for ξ = √3 + q > √3", 0, isAtMost: strong, strictly: true,
      gap: scale.F * (root + q) * q * (2 * root + q) / (1 + (root + q) ** 2) ** 3)
  }

  /// Step 7: how far the expansion reaches.
  func range(_ sheet: inout Worksheet, _ equation: Vector, _ reaction: Vector) throws {
    sheet.step(
      "Range",
      by: "z and δ: small deviations of n from a fixed direction and of s from n, in the complex plane; no field")
    let i = Expr.i, z = Expr.symbol("z")
    /// What a right-hand side makes of δ = 1.
    func factor(_ v: Vector) throws -> Expr {
      let parts = try v.components(where: [(n, [0, 0, 1]), (s, [1, 0, 1])])
      return parts[0] + i * parts[1]
    }
    let (spin, back) = (try factor(equation), try factor(reaction))
    let motion = try Matrix([[0, back], [0, spin - back]])
    sheet.claim(
      "∂ₜz = −i(x/τ_ex)δ and ∂ₜδ = (i − ξ)δ/τ_ex − ∂ₜz", motion,
      equals: try Matrix([[0, -i * x / τ], [0, (i - ξ) / τ + i * x / τ]]))
    let exponents = try motion.eigenvalues().map(\.value)
    guard let fast = exponents.first(where: { !$0.isLiteralZero }) else {
      throw AlgebraError.unable("a motion that does not stand still", z)
    }
    sheet.claim(
      "exact: both turn about their sum with (1 + x)/τ_ex, damped by relaxation", fast, equals: (i * (1 + x) - ξ) / τ)
    let δ = -τ * z / (ξ - i + τ * z)
    sheet.claim(
      "δ(z) = −τ_ex z/(ξ − i + τ_ex z) is the sum of all orders, and with ∂ₜz = −i(x/τ_ex)δ has this exponent",
      (1 + i * (x / τ) * δ / z).substituting(z, by: fast), equals: 0)
    let truncated = try δ.series(in: z, order: 3).polynomialPart
    let second = try (1 + i * (x / τ) * truncated / z).simplified().substituting(ξ, by: 0)
    guard case .unique(let spurious) = try Expr.solveLinear([second], for: [z]).value else {
      throw AlgebraError.unable("the exponent of the truncated equation", second)
    }
    sheet.claim("truncated after the inertia (ξ = 0): −i(1 + x)/(xτ_ex)", spurious[0], equals: -i * (1 + x) / (x * τ))
    sheet.claim(
      "this nutation turns against the exact one and 1/x times as fast: it is not in the range of the expansion",
      spurious[0] / fast.substituting(ξ, by: 0), equals: -1 / x)
    sheet.result("exact exponent", fast)
  }
}
