import Algebra
import Worksheets
import Spintronics

extension ZhangLi {
  /// Step 2: the connection of the local spinors.
  func connection(_ sheet: inout Worksheet) throws {
    sheet.step("Berry connection", by: "iħ⟨a|D|b⟩ for the spinors (A8), D along the path of the wave packet")
    let axes = try frame.axes()
    sheet.claim(
      "the first axis of the frame is the change of the direction with the polar angle", axes[0],
      equals: try axes[2].derivative(θ))
    sheet.claim("the second that with the azimuth", sin(θ) * axes[1], equals: try axes[2].derivative(φ))
    let (θDot, φDot) = (try along(θ), try along(φ))
    let a = try connection(of: frame)
    let offDiagonal = -sin(θ) * φDot - Expr.i * θDot
    let printed = try (ħ / 2) * Matrix([[cos(θ) * φDot, offDiagonal], [offDiagonal.conjugate, -cos(θ) * φDot]])
    sheet.published("(7), (A9)", "connection along the path", .symbol("𝒜"), a, printed: printed)
    let components: [Expr] = [-sin(θ) * φDot / 2, θDot / 2, cos(θ) * φDot / 2]
    sheet.published(
      "(B1)", "Pauli components of the connection", .symbol("𝒜_i"),
      Matrix.column(try PauliMatrix.components(of: a)), printed: Matrix.column(components),
      repair: Repair(ħ * Matrix.column(components), "the factor \(ħ) of (7) is left out"), fitsDimensions: false,
      note: "(B4)–(B6) use the components so, without ħ.")
    let u = Matrix.diagonal([exp(-Expr.i * χ / 2), exp(Expr.i * χ / 2)])
    let transformed = try u.adjoint * a * u + (ħ * along(χ) / 2) * PauliMatrix.all[2]
    sheet.claim(
      "under a rotation \(χ) about the axis the connection changes as a gauge potential",
      try connection(of: frame.rotated(by: χ)), equals: transformed)
    let ζ = ScalarField("ζ")(x, t)
    sheet.claim(
      "a phase \(ζ) that both spinors share adds a number, which no commutator and so no spin feels",
      try connection(of: frame.shifted(by: ζ)), equals: try a + (-ħ * along(ζ)) * .identity(2))
    try fieldStrength(&sheet)
    sheet.result("𝒜", a)
  }

  /// The connection in space and time has no field strength as a matrix; that of its diagonal alone is the force of step 10.
  private func fieldStrength(_ sheet: inout Worksheet) throws {
    let space = try frame.connection(along: { try $0.derivative(x) }, ħ: ħ)
    let time = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    let curl = try time.derivative(x) - space.derivative(t)
    let commutator = try (Expr.i / ħ) * space.commutator(time)
    sheet.claim(
      "its curl is that commutator: as a matrix it has no field, which is left to its diagonal alone", curl,
      equals: commutator)
  }
}
