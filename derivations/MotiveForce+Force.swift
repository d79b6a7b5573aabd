import Algebra
import Worksheets
import Spintronics

extension MotiveForce {
  /// Step 1: the stationary response of a band with s_eq = ±n.
  ///
  /// - Returns: δs for each band when ṅ is the rate of n along the path.
  func response(_ sheet: inout Worksheet) throws -> Bands<Vector> {
    sheet.step("Response", by: "the spin follows ±n with rate ±ṅ; precession and relaxation of δs make up for it")
    let (τ, ξ) = (medium.τ, medium.ξ)
    let precession = try Bloch.generator((Δ / 2) * PauliMatrix.all[2], ħ: medium.ħ)
    sheet.claim(
      "the moment, of low energy along the field, precesses about it in the positive sense", precession,
      equals: (Δ / medium.ħ) * (try Matrix.crossProduct([0, 0, 1])))
    let balance = sheet.premise(
      "(8) with relaxation, ξ = τ_ex/τ_sf", .symbol("sDot"), (1 / τ) * (n × deviation) - (ξ / τ) * deviation)
    /// The solution in the tangent plane.
    func solution(_ sign: Expr) throws -> Vector {
      let (a, b) = (Expr.symbol("a", .real), Expr.symbol("b", .real))
      let trial = a * rate + b * (n × rate)
      let equation = balance.substituting(deviation, by: trial) - sign * rate
      let found = try Expr.solveLinear([equation], for: [a, b]).unique()
      return found[0] * rate + found[1] * (n × rate)
    }
    let (up, down) = (try solution(1), try solution(-1))
    let printed = (τ / (1 + ξ ** 2)) * (n × rate + ξ * rate)
    sheet.published("(13), ↑", "response of the majority", deviation.expression, up, printed: -printed)
    sheet.published("(13), ↓", "response of the minority", deviation.expression, down, printed: printed)
    return Bands(up: up, down: down)
  }

  /// Step 2: the force −∂H on a wave packet with the spin s_eq + δs.
  ///
  /// - Returns: the force on each band at rest along each slope.
  func force(_ sheet: inout Worksheet, _ response: Bands<Vector>) throws -> Bands<[Expr]> {
    sheet.step("Force on a wave packet", by: "Ehrenfest: the gradient of the exchange energy at fixed spin")
    let N = VectorField("n", unit: true)(x, y, t)
    let (nt, nx, ny) = (try N.derivative(t), try N.derivative(x), try N.derivative(y))
    let gap = sheet.define("exchange time τ_ex = ħ/Δ", Δ, as: medium.ħ / medium.τ)
    let energy = sheet.premise("exchange energy, ↑ is low", .symbol("H_ex"), -(gap / 2) * (n ⋅ s))
    /// The energy is linear in n, so its slope is the energy with the slope of n.
    let slope = { (g: Vector) in energy.substituting(n, by: g) }
    let path = sheet.define(
      "rate along the path, ṅ = ∂ₜn + (v⋅∇)n", rate.expression,
      as: nt + vx * nx + vy * ny)
    let spin = (n + response.up).substituting([(n.expression, N.expression), (rate.expression, path.expression)])
    let meaning = (of: s.expression, by: spin.expression)
    sheet.claim(
      "the force is the slope of the energy in the field of directions, at a fixed spin",
      -(try energy.substituting(n, by: N).derivative(x)), equals: -slope(nx), where: [meaning])

    let curvature = N ⋅ (nt × nx)
    let magnetic = vy * (N ⋅ (ny × nx))
    let drag = medium.ξ * (rate ⋅ nx)
    sheet.claim(
      "force on ↑: Berry curvature of \(n), its magnetic part and friction", -slope(nx),
      equals: -strength * (curvature + magnetic + drag), where: [meaning, (rate.expression, path.expression)])
    sheet.claim(
      "in a static texture only the friction works", -(vx * slope(nx) + vy * slope(ny)),
      equals: -strength * medium.ξ * (path - nt).squared,
      where: [(s.expression, spin.substituting(nt, by: .zero).expression)])
    sheet.result(
      "force on ↑ along x", -slope(nx).replacing([meaning]), folded: -strength * (curvature + magnetic + drag),
      where: [(rate.expression, path.expression)])
    sheet.remark(
      "δs changes its sign with the band, and so does the whole force: the friction of ↓ is negative, because its "
        + "relaxation leads to the state of higher energy.")
    return response.map { δs in slopes.map { -slope($0).substituting(s, by: δs) } }
  }

  /// Step 3: the same force from the connection, and the field it stands for.
  ///
  /// - Returns: the motive field of each band along each slope.
  func berryRoute(_ sheet: inout Worksheet, _ force: Bands<[Expr]>) throws -> Bands<[Expr]> {
    sheet.step("Motive field", by: "force per charge −e; at ξ = 0 it comes from the connection too")
    let (θ, φ) = (ScalarField("θ")(x, t), ScalarField("φ")(x, t))
    let frame = SpinorFrame(polar: θ, azimuth: φ)
    let potential = try frame.connection(along: { try $0.derivative(t) }, ħ: medium.ħ)
    let vector = try frame.connection(along: { try $0.derivative(x) }, ħ: medium.ħ)
    let curvature = try (0..<2).map { try potential[$0, $0].derivative(x) - vector[$0, $0].derivative(t) }
    let n = try frame.axes()[2]
    let area = try (n.transposed * Matrix.crossProduct(n.derivative(t).elements) * n.derivative(x))[0, 0]
    let swept = Expr.symbol("a", .real)
    let fields = try force.map { try $0.map { try ($0 / (-medium.e)).simplified() } }
    let field = fields.up
    let slope = slopes[0]
    let triple = self.n ⋅ (rate × slope)
    let adiabatic = field[0].substituting(medium.ξ, by: 0)
    sheet.claim(
      "curvature of the spinor against \(self.n), whose moment is along \(self.n), by the area that \(self.n) sweeps",
      try curvature[1].simplified(), equals: -(medium.ħ / 2) * swept, where: [(swept, try area.simplified())])
    sheet.claim(
      "and the force on ↑ without relaxation is the same multiple of that area", -medium.e * adiabatic,
      equals: -(medium.ħ / 2) * triple)
    sheet.published(
      "E_SMF", "motive field of ↑ without relaxation", .symbol("E_SMF"), adiabatic,
      printed: medium.ħ / (2 * medium.e) * triple,
      note: "With ↑ for the moment the printed sign is right for the charge −e.")
    let whole = (strength / medium.e) * (triple + medium.ξ * (rate ⋅ slope))
    sheet.published(
      "E_SMF, ξ", "motive field of ↑ with relaxation", .symbol("E_SMF"), field[0],
      printed: medium.ħ / (2 * medium.e) * triple,
      reading: .under([(medium.ξ, .zero)], because: "for spins that do not relax"),
      note: "The response (13) divides it by 1 + ξ² and adds ξ ∂ₜn⋅∇n.")
    let each = slopes.map { (strength / medium.e) * (self.n ⋅ (rate × $0) + medium.ξ * (rate ⋅ $0)) }
    sheet.claim(
      "the motive field of ↑ along each direction", Matrix.column(field), equals: Matrix.column(each))
    sheet.claim(
      "the motive field of ↓ is the opposite", Matrix.column(fields.down), equals: Matrix.column(motive.map { -$0 }),
      where: zip(motive, each).map { (of: $0, by: $1) })
    sheet.result("E_↑", field[0], folded: whole)
    return fields
  }
}
