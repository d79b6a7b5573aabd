import Algebra
import Worksheets
import Testing
import derivations

@Suite("The dictionary of torques")
struct TorqueDictionaryTests {
  static let transcript = Result { try Derivation.torqueDictionary.run() }

  @Test("every claim has its verdict and its dimensions")
  func holds() throws {
    let transcript = try Self.transcript.get()
    #expect(transcript.surprises == [])
    #expect(transcript.statements.count == 42)
  }

  let e = Expr.symbol("e", .positive), μ = Expr.symbol("μ_B", .positive), Ms = Expr.symbol("M_s", .positive)
  let ξ = Expr.symbol("ξ", .positive), P = Expr.symbol("P", .real), n0 = Expr.symbol("n_0", .positive)
  let α = Expr.symbol("α~", .positive)

  @Test("b_J and c_J are those of Zhang and Li, divided by 1 + η")
  func zhangLi() throws {
    let transcript = try Self.transcript.get()
    let (bJ, cJ): (Expr, Expr) = (try transcript.result("b_J"), try transcript.result("c_J"))
    let η = n0 / (Ms * (1 + ξ ** 2))
    let bare = μ * P / (e * Ms * (1 + ξ ** 2))
    #expect(try bJ.equals(bare / (1 + η)).isProved)
    #expect(try cJ.equals(ξ * bare / (1 + η)).isProved)
    #expect(try bJ.equals(bare).isRefuted)
  }

  @Test("Thiaville's u is b_J, and β is ξ")
  func electronFlow() throws {
    let transcript = try Self.transcript.get()
    let (u, bJ, β): (Expr, Expr, Expr) = (
      try transcript.result("u"), try transcript.result("b_J"), try transcript.result("β")
    )
    #expect(try u.equals(bJ).isProved)
    #expect(try β.equals(ξ).isProved)
  }

  @Test("the explicit coefficients are the real and imaginary part of p(1 − iξ)/(1 − iα̃)")
  func explicit() throws {
    let transcript = try Self.transcript.get()
    let (pL, κL, p): (Expr, Expr, Expr) = (
      try transcript.result("p_L"), try transcript.result("κ_L"), try transcript.result("b_J")
    )
    // In the tangent plane n × is multiplication by i.
    #expect(try (pL - .i * κL).equals(p * (1 - .i * ξ) / (1 - .i * α)).isProved)
  }

  @Test("the torque as a field")
  func field() throws {
    let n = Vector.unit("n"), g = Vector.tangent("g", at: n)
    let (H, p): (Vector, Expr) = (
      try Self.transcript.get().result("H_T"), try Self.transcript.get().result("b_J")
    )
    let γ = Expr.symbol("γ~", .positive)
    #expect(try (γ * (H × n)).equals(p * (g - ξ * (n × g))).isProved)
  }
}
