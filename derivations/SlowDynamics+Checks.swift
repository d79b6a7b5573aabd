import Algebra
import Worksheets
import Spintronics

extension SlowDynamics {
  /// Step 4: the same in the complex plane of any frame, from the Berry connection alone.
  func complexPlane(_ sheet: inout Worksheet, _ orders: [Vector]) throws {
    sheet.step(
      "Complex plane", by: "z = s⋅e₁ + i s⋅e₂, where n× is i and D = ∂ₜ + iA; spinors turned by any χ(t) about n")
    let (θ, φ, χ) = (ScalarField("θ")(t), ScalarField("φ")(t), ScalarField("χ")(t))
    let frame = SpinorFrame(polar: θ, azimuth: φ).rotated(by: χ)
    let axes = try frame.axes().map(\.elements)
    let connection = try PauliMatrix.components(of: frame.connection(along: { try $0.derivative(t) }, ħ: ħ))
    let i = Expr.i
    let (θDot, φDot) = (try θ.derivative(t), try φ.derivative(t))
    let A = sheet.define(
      "turn of the frame about n", .symbol("A"), as: cos(θ) * φDot + (try χ.derivative(t)), isComparand: true)
    let X = sheet.define(
      "drive −τ_ex ṅ along e₁ and e₂", .symbol("X"),
      as: Matrix.column([
        -τ * cos(χ) * θDot - τ * sin(χ) * sin(θ) * φDot,
        τ * sin(χ) * θDot - τ * cos(χ) * sin(θ) * φDot
      ]), isComparand: true)
    let names = (1...3).map { Expr.symbol("𝒜_\($0)", .real) }
    let parts = try Matrix.column(connection).tidied().elements
    let unit = 2 * τ / ħ
    sheet.claim(
      "both are in the Berry connection", Matrix.column([A, X[0, 0], X[1, 0]]),
      equals: Matrix.column([2 * names[2] / ħ, -unit * names[1], unit * names[0]]),
      where: zip(names, parts).map { (of: $0, by: $1) })
    let drive = X[0, 0] + i * X[1, 0]
    func D(_ z: Expr) throws -> Expr { try z.derivative(t) + i * A * z }
    func plane(_ v: Vector) throws -> Expr {
      let lab = try v.components(where: [(n, axes[2])])
      return Expr.sum((0..<3).map { (axes[0][$0] + i * axes[1][$0]) * lab[$0] })
    }
    let pole = ξ - i
    let second = try D(drive), third = try D(second)
    // X₁ + iX₂ and its covariant derivatives.
    let drives = (0...2).map { Expr.symbol("Z_\($0)") }, size = Expr.symbol("Z", .positive)
    let terms = [
      drives[0] / pole, -τ * drives[1] / pole ** 2,
      τ ** 2 * drives[2] / pole ** 3 - size ** 2 / (1 + ξ ** 2) * drives[0] / pole
    ]
    let meanings = zip(drives, [drive, second, third]).map { (of: $0, by: $1) }
    for (k, term) in terms.enumerated() {
      let z = Expr.symbol("z_\(k + 1)")
      var letters = [(of: z, by: try plane(orders[k + 1]))] + (k < 2 ? [meanings[k]] : [meanings[2], meanings[0]])
      if k == 2 { letters.append((of: size, by: sqrt(X[0, 0] ** 2 + X[1, 0] ** 2))) }
      sheet.claim(
        "order \(k + 1) in the complex plane, by the drive and its derivatives", z, equals: term, where: letters)
    }
  }

  /// Step 5: a direction that precesses on a cone at a constant rate, where the Bloch equation is solved exactly.
  func uniformPrecession(
    _ sheet: inout Worksheet, _ orders: [Vector], _ equation: Vector, _ reaction: Vector
  ) throws {
    sheet.step("Uniform precession", by: "θ and Ω = ∂ₜφ constant: the spin at rest in the local frame is exact")
    let (Θ, Ω) = (Expr.symbol("Θ", .real), Expr.symbol("Ω", .real))
    let frame = SpinorFrame(polar: Θ, azimuth: Ω * t)
    let axes = try frame.axes().map(\.elements)
    let (matrix, drive) = try inAxes(axes, equation)
    let exact = try (-matrix).solve(drive)
    for k in 1...3 {
      let lab = try orders[k].components(where: [(n, axes[2])])
      let local = Matrix.column(axes.map { axis in Expr.sum(zip(axis, lab).map { $0 * $1 }) })
      let term = try exact.map { try Ω ** Expr(k) * ($0.series(in: Ω, order: k + 1).coefficient(k) ?? 0) }
      let letters = (1...3).map { Expr.symbol("s_\(k)_\($0)", .real) }
      sheet.claim(
        "order \(k) in the axes of the spinors is that order in \(Ω) of the exact spin", .column(letters), equals: term,
        where: zip(letters, local.elements).map { (of: $0, by: $1) })
    }
    let turned = (Ω * cos(Θ)) * (n × (try rate(n)))
    sheet.claim(
      "the covariant derivative of the rate is the rate, turned about \(n)",
      try Matrix.column(covariant(rate(n)).components(where: [(n, axes[2])])).tidied(),
      equals: try Matrix.column(turned.components(where: [(n, axes[2])])).tidied())
    // The torque of the exact spin as a multiple of ṅ and one of n × ṅ, in the axes of the spinors.
    let torque = try reaction.components(where: [(n, [0, 0, 1]), (s, exact.elements)])
    let speed = try Matrix.column(
      axes.prefix(2).map { axis in
        try Expr.sum(zip(axis, axes[2]).map { try $0 * $1.derivative(t) })
      }
    ).tidied().elements
    let parts = try Matrix([[speed[0], -speed[1]], [speed[1], speed[0]]]).solve(.column([torque[0], torque[1]]))
    allOrders(&sheet, exact, TangentResponse(along: parts[0, 0], turned: parts[1, 0]), Θ, Ω)
  }

  /// The exact spin, that is the sum of all orders, and what it does to the magnetisation.
  private func allOrders(
    _ sheet: inout Worksheet, _ exact: Matrix, _ torque: TangentResponse, _ Θ: Expr, _ Ω: Expr
  ) {
    let i = Expr.i, κ = Expr.symbol("κ", .real), ε = Expr.symbol("ε", .real)
    let turn = sheet.define("turn of the frame about n", κ, as: τ * Ω * cos(Θ), isComparand: true)
    let speed = sheet.define("rate of n", ε, as: τ * Ω * sin(Θ), isComparand: true)
    let spin = (1...3).map { Expr.symbol("s_\($0)", .real) }
    let meanings = [(of: κ, by: turn), (of: ε, by: speed)] + zip(spin, exact.elements).map { (of: $0, by: $1) }
    let factor = 1 / (ξ - i * (1 - κ))
    sheet.claim(
      "the exact spin across \(n), by the drive and one factor", spin[0] + i * spin[1],
      equals: spin[2] * (-i * ε) * factor,
      where: meanings)
    sheet.claim(
      "the factor is the sum over all orders, where the derivative is \(i * κ)", factor,
      equals: Expr.sum((0...3).map { (-i * κ) ** Expr($0) / (ξ - i) ** Expr($0 + 1) }), to: Truncation(κ, through: 3))
    sheet.claim(
      "its component along \(n)", spin[2], equals: (ξ ** 2 + (1 - κ) ** 2) / (ξ ** 2 + (1 - κ) ** 2 + ε ** 2),
      where: [meanings[0], meanings[1], meanings[4]])
    let weight = 1 + ξ ** 2 - 2 * κ + (τ * Ω) ** 2
    let share = x * (1 - κ) / weight, damping = x * ξ / weight
    sheet.claim("the exact share of the electrons", -torque.along, equals: share, where: [meanings[0]])
    sheet.claim("the exact damping by the electrons", torque.turned, equals: damping, where: [meanings[0]])
    sheet.result("η(Ω)", -torque.along, folded: share, where: [meanings[0]])
    sheet.result("α̃(Ω)(1 + η) − α", torque.turned, folded: damping, where: [meanings[0]])
  }
}
