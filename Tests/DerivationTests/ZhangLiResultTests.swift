import Algebra
import Worksheets
import Testing
import derivations

/// The derived coefficients, compared as expressions with the published ones, which are written here once more.
@Suite("Coefficients of the Zhang–Li derivation")
struct ZhangLiResultTests {
  let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real), v = Expr.symbol("v", .real)
  let ħ = Expr.symbol("ħ", .positive), Δ = Expr.symbol("Δ", .positive), e = Expr.symbol("e", .positive)
  let τ = Expr.symbol("τ_ex", .positive), ξ = Expr.symbol("ξ", .positive), μ = Expr.symbol("μ_B", .positive)
  let n0 = Expr.symbol("n_0", .positive), Ms = Expr.symbol("M_s", .positive), P = Expr.symbol("P", .real)
  let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .positive)

  func expect<F: Formula>(_ name: String, _ published: F) throws {
    #expect(try ZhangLiTests.transcript.get().result(name, as: F.self).agrees(with: published).isProved, "\(name)")
  }

  /// θ, φ and their rates along the path.
  func angles() throws -> (θ: Expr, θDot: Expr, φDot: Expr) {
    let (θ, φ) = (ScalarField("θ")(x, t), ScalarField("φ")(x, t))
    func along(_ a: Expr) throws -> Expr { try a.derivative(t) + v * a.derivative(x) }
    return (θ, try along(θ), try along(φ))
  }

  @Test("the Berry matrix (7)")
  func berryMatrix() throws {
    let (θ, θDot, φDot) = try angles()
    let half = ħ / 2, i = Expr.i
    try expect(
      "𝒜",
      Matrix([
        [half * cos(θ) * φDot, half * (-sin(θ) * φDot - i * θDot)],
        [half * (-sin(θ) * φDot + i * θDot), -half * cos(θ) * φDot]
      ]))
  }

  @Test("the Bloch matrix (8)")
  func blochMatrix() throws {
    let (θ, θDot, φDot) = try angles()
    let a = cos(θ) * φDot - Δ / ħ, b = sin(θ) * φDot
    try expect("Bloch matrix", Matrix([[0, a, -θDot], [-a, 0, -b], [θDot, b, 0]]))
  }

  @Test("the averages (11)")
  func averages() throws {
    let (ε1, ε2) = (Expr.symbol("ε_1", .real), Expr.symbol("ε_2", .real))
    let d = 1 + ξ ** 2
    try expect("⟨s⟩", Matrix.column([(ε1 - ξ * ε2) / d, -(ξ * ε1 + ε2) / d, 1]))
  }

  @Test("the response (13)")
  func response() throws {
    try expect("δs along ṅ", -(ξ * τ) / (1 + ξ ** 2))
    try expect("δs along n × ṅ", -τ / (1 + ξ ** 2))
  }

  @Test("the accumulation (15)")
  func accumulation() throws {
    let n = Vector.unit("n"), rate = Vector.tangent("nDot", at: n), gradient = Vector.tangent("g", at: n)
    let first = (-n0) * (n × rate) - (ξ * n0) * rate
    let second = (μ * P / e) * (n × gradient) + (ξ * μ * P / e) * gradient
    try expect("δm", (τ / (1 + ξ ** 2)) * (first + second))
  }

  @Test("η, u, γ̃ and α̃ of (16) and (17)")
  func renormalisation() throws {
    let η = n0 / Ms / (1 + ξ ** 2)
    try expect("η", η)
    try expect("u per current", P * μ / (e * Ms * (1 + ξ ** 2)))
    try expect("γ̃", γ / (1 + η))
    try expect("α̃", (α + η * ξ) / (1 + η))
  }

  @Test("the explicit equation of motion")
  func explicit() throws {
    let n = Vector.unit("n"), H = Vector("H"), g = Vector.tangent("g", at: n)
    let η = n0 / Ms / (1 + ξ ** 2)
    let (γ, α) = (γ / (1 + η), (self.α + η * ξ) / (1 + η))
    let w = (P * μ / (e * Ms * (1 + ξ ** 2))) * g
    let fieldPart = (-γ) * (n × H) - (α * γ) * (n × (n × H))
    let drift = (1 + α * ξ) * w + (α - ξ) * (n × w)
    try expect("∂ₜn", (1 / (1 + α ** 2)) * (fieldPart + (1 / (1 + η)) * drift))
  }
}
