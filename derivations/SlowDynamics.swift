import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// The response to a slowly turning magnetisation to third order in its rate, independent of the frame.
  public static let slowDynamics = Derivation(
    "Slow dynamics to third order: inertia and beyond", named: "slow-dynamics",
    sources: ["R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets"],
    conventions: { Conventions().phrases },
    dimensions: { SlowDynamics.dimensions }
  ) { sheet in
    let setting = SlowDynamics()
    let (equation, reaction) = try setting.blochEquation(&sheet)
    let orders = try setting.orders(&sheet, equation)
    try setting.covariantForm(&sheet, orders)
    try setting.complexPlane(&sheet, orders)
    try setting.uniformPrecession(&sheet, orders, equation, reaction)
    try setting.torque(&sheet, orders, reaction)
    try setting.range(&sheet, equation, reaction)
  }
}

/// The spin of a majority electron in the field of a direction n(t); the minority's is the opposite. For a moving electron
/// ∂ₜ is the derivative along its path.
struct SlowDynamics {
  let t = Expr.symbol("t", .real)
  let τ = Expr.symbol("τ_ex", .positive), ξ = Expr.symbol("ξ", .positive)
  let ħ = Expr.symbol("ħ", .positive), Δ = Expr.symbol("Δ", .positive)
  /// n₀/M_s
  let x = Expr.symbol("x", .positive)
  let s = Vector("s"), force = Vector("v")
  var n: Vector { VectorField("n", unit: true)(t) }

  func rate(_ v: Vector) throws -> Vector { try v.derivative(t) }
  /// The derivative within the plane across n, of a vector in that plane.
  func covariant(_ v: Vector) throws -> Vector { try rate(v) + (try rate(n) ⋅ v) * n }
  /// Dṅ
  func acceleration() throws -> Vector { try rate(rate(n)) + (try rate(n)).squared * n }
  /// D²ṅ
  func jerk() throws -> Vector {
    let turn = try rate(n) ⋅ rate(rate(n))
    return try rate(rate(rate(n))) + (try rate(n)).squared * (try rate(n)) + 3 * turn * n
  }
  /// (ξ − n×)⁻¹ across n
  func response(_ v: Vector) -> Vector { TangentResponse(along: ξ, turned: -1).inverse(v, at: n) }

  static var dimensions: Dimensions {
    var table: Dimensions = ["ħ": .action, "Δ": .energy]
    table.declare("t", "τ_ex", as: .time)
    table.declare("n", "s", "h", "θ", "φ", "χ", "ξ", "q", "x", "Θ", "κ", "ε", as: .one)
    table.declare("v", "T", "sDot", "Ω", "z", as: .one / .time)
    return table
  }

  /// An equation for ds/dt in the axes of a frame that turns with its third axis n: the matrix of the components of s and what
  /// drives them.
  func inAxes(_ axes: [[Expr]], _ equation: Vector) throws -> (matrix: Matrix, drive: Matrix) {
    func components(_ v: [Expr]) -> [Expr] { axes.map { axis in Expr.sum(zip(axis, v).map { $0 * $1 }) } }
    let drive = equation.substituting(s, by: .zero)
    let columns = try axes.map { axis in
      let lab = try (equation - drive).components(where: [(n, axes[2]), (s, axis)])
      return components(try zip(lab, axis).map { try $0 - $1.derivative(t) })
    }
    let constant = components(try drive.components(where: [(n, axes[2])]))
    return (try Matrix(rows: 3, columns: 3) { columns[$1][$0] }.tidied(), try Matrix.column(constant).tidied())
  }

  /// Step 1: the Bloch equation without a frame, and what the electrons do to the magnetisation.
  func blochEquation(_ sheet: inout Worksheet) throws -> (equation: Vector, reaction: Vector) {
    sheet.step("Bloch equation", by: "precession about n(t) and relaxation towards n(t), in axes at rest")
    let precession = (1 / τ) * (n × s)
    let relaxation = (-ξ / τ) * s + (ξ / τ) * n
    let equation = sheet.premise("ds/dt", .symbol("sDot"), precession + relaxation)

    let (θ, φ) = (ScalarField("θ")(t), ScalarField("φ")(t))
    let frame = SpinorFrame(polar: θ, azimuth: φ)
    let connection = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    let bloch = try Bloch.generator(Bloch.localHamiltonian(connection: connection, gap: Δ), ħ: ħ)
    sheet.claim(
      "in the axes of the spinors it is (8) with relaxation",
      try inAxes(frame.axes().map(\.elements), equation).matrix,
      equals: try (bloch.substituting([(Δ, ħ / τ)]) - (ξ / τ) * .identity(3)).tidied())
    return (equation, sheet.premise("reaction, x = n₀/M_s", .symbol("T"), (-x / τ) * (n × s)))
  }

  /// The spin of an order, as a letter.
  func spin(_ order: Int) -> Vector { Vector("s_\(order)") }

  /// Step 2: s = n + s₁ + s₂ + s₃ + …, each order driven by the rate of the one before.
  func orders(_ sheet: inout Worksheet, _ equation: Vector) throws -> [Vector] {
    sheet.step(
      "Orders", by: "L sₖ = τ_ex ∂ₜsₖ₋₁ with s₀ = n and L = n × · − ξ, inverted in the family v, n × v, n(n⋅v)")
    let still = equation.substituting(s, by: .zero)
    func motion(_ v: Vector) -> Vector { equation.substituting(s, by: v) - still }
    let family = AxialFamily(axis: n, length: 1)
    let action = sheet.define("L on the family", .symbol("K"), as: try family.action { τ * motion($0) })
    let amplitudes = try action.solve(.column([1, 0, 0]))
    func inverse(_ v: Vector) -> Vector { family.combination(amplitudes, of: v) }
    sheet.claim("\(n) itself does not move", equation.substituting(s, by: n), equals: .zero)
    sheet.claim("the inverse undoes precession and relaxation", motion(inverse(τ * force)), equals: force)

    // Without a rate the spin is that multiple of n.
    var orders = [try (n ⋅ inverse(-τ * still)).simplified() * n]
    for k in 1...3 {
      orders.append(τ * inverse(try rate(orders[k - 1])))
      sheet.claim(
        "order \(k) of the equation of motion", motion(spin(k)), equals: try rate(orders[k - 1]),
        where: [(spin(k).expression, orders[k].expression)])
    }
    sheet.published(
      "(13)", "first order", .symbol("δs"), orders[1],
      printed: (-τ / (1 + ξ ** 2)) * (n × (try rate(n)) + ξ * (try rate(n))))
    return orders
  }

  /// Step 3: every order in terms of the covariant derivative.
  func covariantForm(_ sheet: inout Worksheet, _ orders: [Vector]) throws {
    sheet.step("Covariant form", by: "Dv = ∂ₜv + (ṅ⋅v)n keeps v across n; n× and D commute")
    let tangent = n × VectorField("h")(t)
    sheet.claim("the derivative of a vector across \(n) is across it", n ⋅ (try covariant(tangent)), equals: 0)
    sheet.claim(
      "it commutes with the turn about \(n)", try covariant(n × tangent), equals: n × (try covariant(tangent)))
    sheet.claim(
      "the response inverts relaxation less precession across \(n)", ξ * response(tangent) - n × response(tangent),
      equals: tangent)

    let velocity = try rate(n), acceleration = try acceleration(), jerk = try jerk()
    sheet.claim("the covariant derivative of the rate", try covariant(velocity), equals: acceleration)
    sheet.claim("the second covariant derivative of the rate", try covariant(acceleration), equals: jerk)

    let d = 1 + ξ ** 2
    let first = (-τ / d) * (ξ * velocity + n × velocity)
    let second = (τ ** 2 / d ** 2) * ((ξ ** 2 - 1) * acceleration + (2 * ξ) * (n × acceleration))
    let third = (τ ** 3 / d ** 3) * ((ξ * (3 - ξ ** 2)) * jerk + (1 - 3 * ξ ** 2) * (n × jerk))
    sheet.claim("the response to the drive by the rate", response((-τ) * velocity), equals: first)
    sheet.claim(
      "the response to the derivative of that response", (-τ) * response(try covariant(first)), equals: second)
    sheet.claim("the response to the derivative once more", (-τ) * response(try covariant(second)), equals: third)

    let shortening = -(τ ** 2) * velocity.squared / d
    let growth = (1 + 3 * ξ ** 2) * (velocity ⋅ acceleration)
    let turning = (2 * ξ) * (velocity ⋅ (n × acceleration))
    let along = τ ** 3 / (ξ * d ** 2) * (growth + turning)
    let meanings = (1...3).map { (of: spin($0).expression, by: orders[$0].expression) }
    func across(_ v: Vector) -> Vector { v - (n ⋅ v) * n }
    sheet.claim("the first order is the first of these", spin(1), equals: first, where: [meanings[0]])
    sheet.claim(
      "second order along \(n): the spin becomes shorter", n ⋅ spin(2), equals: shortening, where: [meanings[1]])
    sheet.claim(
      "second order across \(n): the second of these", across(spin(2)), equals: second, where: [meanings[1]])
    sheet.claim(
      "third order along \(n): large for slow relaxation, with which the length recovers", n ⋅ spin(3), equals: along,
      where: [meanings[2]])
    sheet.claim(
      "third order across \(n): the third of these, and the first order of the shortened spin", across(spin(3)),
      equals: third + shortening * first, where: [meanings[2]])
    sheet.result("s₁", orders[1], folded: first)
    sheet.result("s₂", orders[2], folded: second + shortening * n)
    sheet.result("s₃ across n", across(orders[3]), folded: third + shortening * first)
  }
}
