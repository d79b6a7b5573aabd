import Algebra
import Derivation
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
    let A = sheet.define("turn of the frame about n", .symbol("A"), as: cos(θ) * φDot + (try χ.derivative(t)))
    let X = sheet.define(
      "drive −τ_ex ṅ along e₁ and e₂", .symbol("X"),
      as: Matrix.column([
        -τ * cos(χ) * θDot - τ * sin(χ) * sin(θ) * φDot,
        τ * sin(χ) * θDot - τ * cos(χ) * sin(θ) * φDot
      ]))
    sheet.claim(
      "both are in the Berry connection: A = 2𝒜₃/ħ, X = −(2τ_ex/ħ)(𝒜₂, −𝒜₁)", .column([A, X[0, 0], X[1, 0]]),
      equals: try Matrix.column([2 * connection[2] / ħ, -2 * τ * connection[1] / ħ, 2 * τ * connection[0] / ħ]).tidied()
    )
    let drive = X[0, 0] + i * X[1, 0]
    func D(_ z: Expr) throws -> Expr { try z.derivative(t) + i * A * z }
    func plane(_ v: Vector) throws -> Expr {
      let lab = try v.components(where: [(n, axes[2])])
      return Expr.sum((0..<3).map { (axes[0][$0] + i * axes[1][$0]) * lab[$0] })
    }
    let pole = ξ - i
    let shortening = -(X[0, 0] ** 2 + X[1, 0] ** 2) / (1 + ξ ** 2)
    let second = try D(drive), third = try D(second)
    let terms = [
      ("X/(ξ − i)", drive / pole),
      ("−τ_ex DX/(ξ − i)²", -τ * second / pole ** 2),
      ("τ_ex² D²X/(ξ − i)³ − |X|² X/(1 + ξ²)(ξ − i)", τ ** 2 * third / pole ** 3 + shortening * drive / pole)
    ]
    for (k, (name, term)) in terms.enumerated() {
      sheet.claim("z of order \(k + 1), less \(name)", try plane(orders[k + 1]) - term, equals: 0)
    }
  }

  /// Step 5: a direction that precesses on a cone at a constant rate, where the Bloch equation is solved exactly.
  func uniformPrecession(_ sheet: inout Worksheet, _ orders: [Vector]) throws {
    sheet.step("Uniform precession", by: "θ and Ω = ∂ₜφ constant: the spin at rest in the local frame is exact")
    let (Θ, Ω) = (Expr.symbol("Θ", .real), Expr.symbol("Ω", .real))
    let frame = SpinorFrame(polar: Θ, azimuth: Ω * t)
    let axes = try frame.axes().map(\.elements)
    let connection = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    let bloch = try Bloch.generator(Bloch.localHamiltonian(connection: connection, gap: ħ / τ), ħ: ħ)
    let exact = try ((ξ / τ) * .identity(3) - bloch).solve(.column([0, 0, ξ / τ]))
    for k in 1...3 {
      let lab = try orders[k].components(where: [(n, axes[2])])
      let local = Matrix.column(axes.map { axis in Expr.sum(zip(axis, lab).map { $0 * $1 }) })
      let term = try exact.map { try Ω ** Expr(k) * ($0.series(in: Ω, order: k + 1).coefficient(k) ?? 0) }
      sheet.claim("term Ω^\(k) of the exact spin", local, equals: term)
    }
    let turned = (Ω * cos(Θ)) * (n × (try rate(n)))
    sheet.claim(
      "Dṅ = Ω cos θ n × ṅ", .column(try covariant(rate(n)).components(where: [(n, axes[2])])),
      equals: Matrix.column(try turned.components(where: [(n, axes[2])])))
    let κ = τ * Ω * cos(Θ), ε = τ * Ω * sin(Θ)
    let total = ξ ** 2 + (1 - κ) ** 2 + ε ** 2
    sheet.claim(
      "all orders: z = s₃X/(ξ − i(1 − κ)), the sum of (−τ_ex D)ᵏX/(ξ − i)ᵏ⁺¹ with τ_ex D = iκ",
      exact[0, 0] + Expr.i * exact[1, 0], equals: exact[2, 0] * (-Expr.i * ε) / (ξ - Expr.i * (1 - κ)))
    sheet.claim("its component along n", exact[2, 0], equals: (ξ ** 2 + (1 - κ) ** 2) / total)
    let weight = 1 + ξ ** 2 - 2 * τ * Ω * cos(Θ) + (τ * Ω) ** 2
    let share = exact[0, 0] * x / ε, damping = -exact[1, 0] * x / ε
    sheet.claim(
      "exact share η(Ω) = (n₀/M_s)(1 − τ_exΩ cos θ)/(1 + ξ² − 2τ_exΩ cos θ + τ_ex²Ω²)", share,
      equals: x * (1 - κ) / weight)
    sheet.claim("exact damping ξ(n₀/M_s)/(1 + ξ² − 2τ_exΩ cos θ + τ_ex²Ω²)", damping, equals: x * ξ / weight)
    sheet.result("η(Ω)", x * (1 - κ) / weight)
    sheet.result("α̃(Ω)(1 + η) − α", x * ξ / weight)
  }
}
