import Algebra
import Worksheets
import Testing
import derivations

@Suite("The spin-motive force")
struct MotiveForceTests {
  static let transcript = Result { try Derivation.motiveForce.run() }

  @Test("every claim has its verdict and its dimensions")
  func holds() throws {
    let transcript = try Self.transcript.get()
    #expect(transcript.surprises == [])
    #expect(transcript.statements.count == 46)
  }

  let n = Vector.unit("n")
  let e = Expr.symbol("e", .positive), ħ = Expr.symbol("ħ", .positive), μ = Expr.symbol("μ_B", .positive)
  let ξ = Expr.symbol("ξ", .positive), P = Expr.symbol("P", .real), σ = Expr.symbol("σ", .positive)
  let Ms = Expr.symbol("M_s", .positive)
  var nDot: Vector { .tangent("nDot", at: n) }
  var g: [Vector] { (1...3).map { .tangent("g_\($0)", at: n) } }

  @Test("the motive field has the adiabatic and the dissipative term in the ratio 1 : ξ")
  func field() throws {
    let found: Expr = try Self.transcript.get().result("E_SMF")
    let adiabatic = (nDot × g[0]) ⋅ n
    let dissipative = nDot ⋅ g[0]
    let K = ħ * P / (2 * e * (ξ ** 2 + 1))
    #expect(try found.equals(K * adiabatic + K * ξ * dissipative).isProved)
    #expect(try found.equals(K * adiabatic - K * ξ * dissipative).isRefuted)
  }

  @Test("the damping tensor: ξ has opposite signs in its two factors")
  func tensor() throws {
    let found: Vector = try Self.transcript.get().result("n × 𝒟∂ₜn")
    let C = σ * μ * ħ / (2 * Ms * (e * (1 + ξ ** 2)) ** 2)
    let terms = g.map { g in (((n × g) ⋅ nDot) - ξ * (g ⋅ nDot)) * (ξ * (n × g) - g) }
    #expect(try found.equals(C * Vector.sum(terms)).isProved)
    let alike = g.map { g in (((n × g) ⋅ nDot) - ξ * (g ⋅ nDot)) * (-(ξ * (n × g)) - g) }
    #expect(try found.equals(C * Vector.sum(alike)).isRefuted)
  }

  @Test("the strength of the tensor does not depend on the polarisation: the bands add, whichever is the larger")
  func strength() throws {
    let found: Expr = try Self.transcript.get().result("C")
    #expect(try found.derivative(P).isZero().isProved)
    let perBand = ħ * μ / (2 * Ms * (e * (1 + ξ ** 2)) ** 2)
    let (up, down) = (Expr.symbol("σ_↑", .positive), Expr.symbol("σ_↓", .positive))
    #expect(try found.substituting(σ, by: up + down).equals(perBand * up + perBand * down).isProved)
  }

  @Test("the floor of the damping")
  func floor() throws {
    let found: Expr = try Self.transcript.get().result("floor of α̃(1 + η)")
    let K = ħ * ξ / (2 * e * (1 + ξ ** 2))
    let slopes = Expr.sum(g.map { $0 ⋅ $0 })
    #expect(try found.equals((2 * μ / ħ) * σ * K ** 2 / Ms * slopes).isProved)
  }
}
