import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// Step 9: the macroscopic theory.
  func macroscopicRoute(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Macroscopic route", by: "∂ₜm + ∇⋅J = −(1/τ_ex)m × n − δm/τ_sf with m = n₀n + δm, δm small and stationary")
    let flow = sheet.premise("spin current per charge current, J = −(μ_B P/e) j ⊗ n", .symbol("J"), -(μ * P / e))
    let δm = Vector.tangent("δm", at: n)
    let loss = sheet.premise(
      "precession and relaxation of δm", .symbol("R"), -(1 / τ) * (δm × n) - (ξ / τ) * δm)
    let supply = n0 * rate + flow * gradient
    // The loss is a response to δm; its inverse is the response of δm to what supplies it.
    let X = Vector.tangent("X", at: n)
    let loses = try TangentResponse(of: loss.substituting(δm, by: X), to: X, at: n)
    let response = try loses.inverse.factored()
    sheet.claim(
      "the accumulation balances precession and relaxation", loss.substituting(δm, by: response(X, at: n)), equals: X)
    let accumulation = response(supply, at: n)
    sheet.claim("the macroscopic accumulation is (15)", accumulation, equals: printedAccumulation)
    let torque = -(1 / τ) * (n × accumulation)
    coefficients(&sheet, torque)
    sheet.result("T of the macroscopic theory", torque)
  }

  /// The four coefficients of Zhang and Li's torque.
  private func coefficients(_ sheet: inout Worksheet, _ T: Vector) {
    let factor = 1 / (1 + ξ ** 2), flow = μ * P / e
    let names = ["along the rate", "across the rate", "along the gradient", "across the gradient"]
    let terms = [
      (-n0 * factor) * rate, (ξ * n0 * factor) * (n × rate), (-flow * factor) * (n × (n × gradient)),
      (-ξ * flow * factor) * (n × gradient)
    ]
    for (k, name) in names.enumerated() {
      // Coefficient by coefficient: only one source and only one direction are left on.
      let (source, other) = k < 2 ? (rate, gradient) : (gradient, rate)
      let direction = k % 2 == 0 ? source : n × source
      sheet.claim(
        "coefficient \(k + 1) of 4, \(name)", T.substituting(other, by: .zero) ⋅ direction,
        equals: terms[k] ⋅ direction)
    }
    sheet.claim("the four terms are the whole torque", T, equals: Vector.sum(terms))
  }

  /// Step 10: the force of the connection on the charge, and the damping it adds.
  func motiveForce(_ sheet: inout Worksheet) throws {
    sheet.step("Spin-motive force", by: "force ∂ₓΦ − ∂ₜA of the diagonal connection on a carrier of charge −e")
    let force = try self.force(in: frame)
    sheet.claim(
      "in every frame rotated by \(χ) about the axis it is the same force", Matrix.column(force),
      equals: Matrix.column(try self.force(in: frame.rotated(by: χ))))
    let n = try frame.axes()[2]
    let product = try (n.transposed * Matrix.crossProduct(n.derivative(t).elements) * n.derivative(x))[0, 0]
    let area = try texture.solidAngleDensity(t, x)
    sheet.claim("the solid angle swept by the direction", product, equals: area)
    let fields = try force.map { try (-$0 / e).simplified() }
    let (up, down) = (Expr.symbol("F_E↑", .real), Expr.symbol("F_E↓", .real))
    sheet.published(
      "E_SMF", "motive force of the majority, the force over the charge", .symbol("E_SMF"), up,
      printed: ħ / (2 * e) * area, where: [(up, fields[0]), (down, fields[1])],
      reading: .exchanging(up, down, in: .derived, because: Self.labels))
    sheet.claim("the minority feels the opposite force", force[1], equals: -force[0])
    sheet.result("E_SMF", fields[0])
    try addedDamping(&sheet, fields: fields)
  }

  /// The force ∂ₓΦ − ∂ₜA on each band.
  private func force(in frame: SpinorFrame) throws -> [Expr] {
    let potential = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    let vector = try frame.connection(along: { try $0.derivative(x) }, ħ: ħ)
    return try (0..<2).map { try potential[$0, $0].derivative(x) - vector[$0, $0].derivative(t) }
  }

  /// The field is opposite in the two bands, and the torque is driven by the difference of their fluxes.
  private func addedDamping(_ sheet: inout Worksheet, fields: [Expr]) throws {
    let (E, motive) = (Expr.symbol("E", .real), Expr.symbol("E_s", .real))
    let names = ["↑", "↓"]
    let conductivities = names.map { Expr.symbol("σ_\($0)", .positive) }
    let σ = conductivities[0] + conductivities[1], polarisation = (conductivities[0] - conductivities[1]) / σ
    // What the field of step 7 does to the flux, with the motive field of each band besides.
    let flux = try names.indices.map { band in
      let letters = Transport.Band(names[band])
      let whole = try transport.flux(of: letters, in: self, field: E + fields[band])
      let perField = try -e * transport.flux(of: letters, in: self).derivative(E)
      let density = try Expr.solveLinear([conductivities[band] - perField], for: [letters.density]).unique()[0]
      return -e * whole.substituting(letters.density, by: density)
    }
    sheet.published(
      "E_eff", "spin current of both bands with their motive fields", .symbol("P") * .symbol("j_e"),
      flux[0] - flux[1], printed: polarisation * σ * (E + motive), where: [(motive, fields[0])], expecting: .refuted,
      note: "The motive field of ↓ is −E_s: P j_e becomes PσE + σE_s, not Pσ(E + E_s).")
    let slope = Vector.tangent("n'", at: n)
    let driving = sheet.define(
      "σE_s for the printed field", .symbol("j_s"), as: σ * (ħ / (2 * e) * (n ⋅ (rate × slope))))
    // The drift of (16), for a current of spins in the place of P j.
    let torque = (try drift.derivative(P) * driving) * slope
    let coefficient = 2 * μ / (ħ * σ * Ms * (1 + ξ ** 2))
    // τ = αn × ∂ₜn, a damping, has (n × τ)⋅∂ₜn = −α|∂ₜn|².
    sheet.claim(
      "its adiabatic torque damps, for its work is a negative multiple of a square", (n × torque) ⋅ rate,
      equals: -(coefficient * driving ** 2))
    sheet.result("T of the motive field", torque)
  }
}
