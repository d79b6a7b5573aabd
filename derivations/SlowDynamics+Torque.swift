import Algebra
import Worksheets
import Spintronics

extension SlowDynamics {
  /// Step 6: what each order does to the magnetisation; x = n₀/M_s.
  func torque(_ sheet: inout Worksheet, _ orders: [Vector], _ reaction: Vector) throws {
    sheet.step("Torque", by: "T/M_s = −(n₀/M_sτ_ex) n × s: M takes the angular momentum the electrons lose")
    let torques = orders.map { reaction.substituting(s, by: $0) }
    let velocity = try rate(n), acceleration = try acceleration(), jerk = try jerk()
    let byRate = try TangentResponse(of: torques[1], to: velocity, at: n)
    let byAcceleration = try TangentResponse(of: torques[2], to: acceleration, at: n)
    let byJerk = try TangentResponse(of: torques[3] - (n ⋅ orders[2]) * torques[1], to: jerk, at: n)
    let d = 1 + ξ ** 2
    /// x τ_exᵏ⁻¹/(1 + ξ²)ᵏ times a polynomial in ξ.
    func order(_ k: Int, _ a: Expr) throws -> Expr {
      let scale = x * τ ** Expr(k - 1) / d ** Expr(k)
      return scale * (try (a / scale).expanded())
    }
    let η = sheet.define("share of the electrons", .symbol("η"), as: -byRate.along)
    let meanings = (0...3).map { (of: spin($0).expression, by: orders[$0].expression) }
    func torque(_ order: Int) -> Vector { reaction.substituting(s, by: spin(order)) }
    let letter = (
      η: Expr.symbol("η"), I: Expr.symbol("I"), J: Expr.symbol("J"), F: Expr.symbol("F"), R: Expr.symbol("R")
    )
    sheet.claim(
      "first order: the drag and the damping of (16)", torque(1),
      equals: (letter.η * ξ) * (n × velocity) - letter.η * velocity, where: [meanings[1], (letter.η, η)])

    let inertia = sheet.define("inertia", .symbol("I"), as: try order(2, byAcceleration.turned))
    let drag = sheet.define("its companion along D²n", .symbol("J"), as: try order(2, byAcceleration.along))
    let turned = n × (try rate(rate(n)))
    sheet.claim(
      "second order: an inertia and its companion", torque(2),
      equals: letter.I * turned + letter.J * acceleration, where: [meanings[2], (letter.I, inertia), (letter.J, drag)])
    sheet.claim(
      "the inertia takes the growth of a kinetic energy from the power of the precession",
      (n × (letter.I * turned)) ⋅ velocity, equals: -(letter.I / 2) * (try velocity.squared.derivative(t)),
      where: [(letter.I, inertia)])

    let friction = sheet.define("third order, dissipative", .symbol("F"), as: try order(3, byJerk.turned))
    let reactive = sheet.define("third order, reactive", .symbol("R"), as: try order(3, byJerk.along))
    let shortened = (-(τ ** 2) * velocity.squared / d) * torques[1]
    sheet.claim(
      "third order: a friction, a reaction and the first order of the shortened spin", torque(3),
      equals: letter.F * (n × jerk) + letter.R * jerk + shortened,
      where: [meanings[3], (letter.F, friction), (letter.R, reactive)])
    let i = Expr.i
    let powers = [-i * x * τ / (ξ - i) ** 2, i * x * τ ** 2 / (ξ - i) ** 3]
    sheet.claim(
      "all of them are parts of one complex response",
      Matrix.column([letter.J + i * letter.I, letter.R + i * letter.F]),
      equals: Matrix.column(powers),
      where: [(letter.I, inertia), (letter.J, drag), (letter.F, friction), (letter.R, reactive)])
    signs(&sheet, inertia, friction, (x * τ, x * τ ** 2))
    sheet.result("η", η)
    sheet.result("I", inertia)
    sheet.result("J", drag)
    sheet.result("F", friction)
    sheet.result("R", reactive)
  }

  /// The signs of the inertia and of the correction to the damping.
  private func signs(_ sheet: inout Worksheet, _ inertia: Expr, _ friction: Expr, _ scale: (I: Expr, F: Expr)) {
    let q = Expr.symbol("q", .positive), d = 1 + ξ ** 2
    let slow = inertia.substituting(ξ, by: q / (1 + q)), fast = inertia.substituting(ξ, by: 1 + q)
    sheet.claim(
      "the inertia is positive for \(ξ, equals: q / (1 + q)), which is below 1", 0, isAtMost: slow, strictly: true,
      gap: scale.I * (1 + 2 * q) * (1 + q) ** 2 / ((1 + q) ** 2 + q ** 2) ** 2)
    sheet.claim(
      "the inertia is negative for \(ξ, equals: 1 + q), which is above 1", fast, isAtMost: 0, strictly: true,
      gap: scale.I * q * (2 + q) / (1 + (1 + q) ** 2) ** 2)
    sheet.claim(
      "the inertia is largest without relaxation", inertia, isAtMost: scale.I,
      gap: scale.I * ξ ** 2 * (3 + ξ ** 2) / d ** 2)
    sheet.claim(
      "and least at \(ξ, equals: sqrt(Expr(3)))", -scale.I / 8, isAtMost: inertia,
      gap: scale.I * (ξ ** 2 - 3) ** 2 / (8 * d ** 2))
    let root = sqrt(Expr(3))
    let weak = friction.substituting(ξ, by: root * q / (1 + q)), strong = friction.substituting(ξ, by: root + q)
    sheet.claim(
      "the friction damps oscillations: it is negative for \(ξ, equals: root * q / (1 + q)), below \(root)", weak,
      isAtMost: 0,
      strictly: true,
      gap: 3 * root * scale.F * q * (1 + 2 * q) * (1 + q) ** 3 / ((1 + q) ** 2 + 3 * q ** 2) ** 3)
    sheet.claim(
      "the friction is positive for \(ξ, equals: root + q), above \(root)", 0, isAtMost: strong, strictly: true,
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
      "the rates of both deviations by the deviation of the spin", motion,
      equals: try Matrix([[0, -i * x / τ], [0, (i - ξ) / τ + i * x / τ]]))
    let exponents = try motion.eigenvalues().map(\.value)
    guard let fast = exponents.first(where: { !$0.isLiteralZero }) else {
      throw AlgebraError.unable("a motion that does not stand still", z)
    }
    sheet.claim(
      "the exact exponent: both turn about their sum, damped by relaxation", fast, equals: (i * (1 + x) - ξ) / τ)
    let δ = -τ * z / (ξ - i + τ * z)
    sheet.claim(
      "the spin of all orders at one exponent is a geometric series", δ,
      equals: Expr.sum((1...3).map { (-τ * z / (ξ - i)) ** Expr($0) }), to: Truncation(z, through: 3))
    sheet.claim("its torque leads to the exact exponent", z, equals: -i * (x / τ) * δ, where: [(z, fast)])
    let truncated = try δ.series(in: z, order: 3).polynomialPart
    let second = try (1 + i * (x / τ) * truncated / z).simplified().substituting(ξ, by: 0)
    guard case .unique(let spurious) = try Expr.solveLinear([second], for: [z]).value else {
      throw AlgebraError.unable("the exponent of the truncated equation", second)
    }
    sheet.claim("truncated after the inertia, without relaxation", spurious[0], equals: -i * (1 + x) / (x * τ))
    sheet.claim(
      "this nutation turns against the exact one, \(1 / x) times as fast: beyond the expansion",
      spurious[0] / fast.substituting(ξ, by: 0), equals: -1 / x)
    sheet.result("exact exponent", fast)
  }
}
