import Algebra
import Worksheets
import Evaluation
import Testing
import derivations

@Suite("Domain walls")
struct DomainWallTests {
  static let transcript = Result { try Derivation.domainWall.run() }

  @Test("every claim has its verdict and its dimensions")
  func holds() throws {
    let transcript = try Self.transcript.get()
    let surprises = transcript.surprises
    #expect(surprises == [])
    #expect(transcript.statements.count == 66)
  }

  let t = Expr.symbol("t", .real), B = Expr.symbol("B", .real), U = Expr.symbol("U", .real)
  let w = Expr.symbol("w", .positive), w0 = Expr.symbol("w_0", .positive), k = Expr.symbol("k", .positive)
  let γ = Expr.symbol("γ~", .positive), α = Expr.symbol("α~", .positive), ξ = Expr.symbol("ξ", .positive)
  let hard = Expr.symbol("K_⊥", .positive), Ms = Expr.symbol("M_s", .positive)
  var ψ: Expr { ScalarField("ψ")(t) }

  @Test("the rates solve the two equations of the collective coordinates")
  func rates() throws {
    let transcript = try Self.transcript.get()
    let (v, spin): (Expr, Expr) = (try transcript.result("q̇"), try transcript.result("ψ̇"))
    let sine = 2 * sin(ψ) * cos(ψ)
    #expect(try (α * spin).equals((v + U) / w + γ * hard / Ms * sine).isProved)
    #expect(try (α * v / w).equals(γ * B - ξ * U / w - spin).isProved)
  }

  @Test("mobility ξ/α̃ below the threshold, and the threshold")
  func steady() throws {
    let transcript = try Self.transcript.get()
    let (v, U0): (Expr, Expr) = (try transcript.result("steady velocity"), try transcript.result("threshold"))
    #expect(try v.substituting(B, by: 0).equals(-U * ξ / α).isProved)
    #expect(try v.substituting(U, by: 0).equals(γ * w * B / α).isProved)
    #expect(try U0.equals(γ * hard * w / (Ms * (ξ / α - 1))).isProved)
  }

  @Test("the mean velocity joins the steady one where ψ̇ vanishes")
  func mean() throws {
    let transcript = try Self.transcript.get()
    let (mean, v): (Expr, Expr) = (
      try transcript.result("mean velocity, ω = ⟨ψ̇⟩"), try transcript.result("steady velocity")
    )
    let rate: Expr = try transcript.result("⟨ψ̇⟩")
    let U0: Expr = try transcript.result("threshold")
    #expect(try mean.substituting(.symbol("ω", .real), by: 0).equals(v).isProved)
    #expect(try rate.substituting([(B, 0), (U, U0)]).isZero().isProved)
  }

  /// The equations of motion themselves, followed for a thousand turns or until they rest.
  @Test("the motion has the mean velocity, below and above the threshold, for both signs of the drift")
  func motion() throws {
    let transcript = try Self.transcript.get()
    let (v, spin): (Expr, Expr) = (try transcript.result("q̇"), try transcript.result("ψ̇"))
    let (mean, threshold): (Expr, Expr) = (try transcript.result("mean velocity"), try transcript.result("threshold"))
    let (q, angle) = (Expr.symbol("q", .real), Expr.symbol("ψ", .real))
    let point = [(α, Expr(1) / 5), (ξ, Expr(3) / 5), (w, 1), (γ, 1), (hard, 1), (Ms, 1), (B, 0)].map {
      (of: $0.0, by: $0.1)
    }
    let rates = [v, spin].map { $0.substituting([(of: ψ, by: angle)] + point) }
    let flow = try Flow(rates, of: [q, angle], parameters: [U])
    let limit = try Program([threshold.substituting(point)], inputs: [])([Double]())[0]
    let formula = try Program([mean.substituting(point)], inputs: [U])
    for share in [-5, -1.5, -0.9, 0.5, 0.99, 1.01, 2, 20] {
      let drift = share * abs(limit)
      // Past the start; then over as many turns as there are, which are counted whole.
      let begin = try flow.trajectory(from: [0, 0.1], parameters: [drift], for: 400).end
      let turns = abs(share) > 1 ? 500.0 : 0
      let rate = try flow.trajectory(from: begin, parameters: [drift], for: 1000)
      let time = turns > 0 ? turns * .pi / abs(rate.end[1] - begin[1]) * 1000 : 1000
      let path = try flow.trajectory(from: begin, parameters: [drift], for: time)
      let velocity = (path.end[0] - begin[0]) / time
      let expected = try formula([drift])[0]
      // A turn that is not whole counts for one part in all of them; at rest the start's approach to it is what is left.
      #expect(abs(velocity - expected) < (turns > 0 ? 4e-3 : 1e-7) * max(abs(expected), abs(drift)), "\(share)")
    }
  }

  @Test("a field or a current to either side: the rate has the sign of the drive and the velocity is odd")
  func directions() throws {
    let transcript = try Self.transcript.get()
    let (rate, velocity): (Expr, Expr) = (try transcript.result("⟨ψ̇⟩"), try transcript.result("mean velocity"))
    // α̃ = 1, w = 1 and Ω = 1: a = B/2 without a current, b = 1/2.
    let point = [(α, Expr.one), (ξ, 3), (w, 1), (γ, 1), (hard, 1), (Ms, 1)].map { (of: $0.0, by: $0.1) }
    for sign in [Expr.one, -1] {
      let field = point + [(of: B, by: 5 * sign), (of: U, by: 0)]
      #expect(try rate.substituting(field).equals(sign * sqrt(6)).isProved)
      #expect(try velocity.substituting(field).equals(sign * (5 - sqrt(6))).isProved)
      // a = (α̃ − ξ)U/2w = −U
      let current = point + [(of: B, by: 0), (of: U, by: 5 * sign)]
      #expect(try rate.substituting(current).equals(-sign * sqrt(Expr(99) / 4)).isProved)
      #expect(try velocity.substituting(current).equals(-sign * (15 - sqrt(Expr(99) / 4))).isProved)
    }
  }

  @Test("the exact threshold is lower than that of fixed width by 2/(1 + √(1 + K_⊥/K))")
  func exact() throws {
    let transcript = try Self.transcript.get()
    let (exact, U0): (Expr, Expr) = (try transcript.result("exact threshold"), try transcript.result("threshold"))
    let ratio = exact / U0.substituting(w, by: w0)
    #expect(try (ratio * (1 + sqrt(1 + k))).equals(2).isProved)
  }

  /// 2γBv = ∫(αṅ² + ṅ⋅𝒟ṅ)dx with ṅ = −vn′, where ∫n′² dx = 2/w and ∫n′⁴ dx = 4/(3w³).
  @Test("what the field gives to a steady wall goes to the damping, less what the motive currents return")
  func power() throws {
    let C = Expr.symbol("C~", .nonnegative)
    let v = try Self.transcript.get().scalar("steady velocity with the motive damping").substituting(U, by: 0)
    let lost = v ** 2 * (α * 2 / w - C * ξ ** 2 * 4 / (3 * w ** 3))
    #expect(try (2 * γ * B * v).equals(lost).isProved)
  }

  @Test("without motive currents, and for this charge, the further results are the ones before")
  func specialCases() throws {
    let transcript = try Self.transcript.get(), C = Expr.symbol("C~", .nonnegative), Q = Expr.symbol("Q", .real)
    for name in ["q̇", "ψ̇", "steady velocity"] {
      let plain = try transcript.scalar(name)
      #expect(
        try transcript.scalar("\(name) of either charge").substituting(Q, by: 1).equals(plain).isProved, "\(name)")
      let still = try transcript.scalar("\(name) with the motive damping").substituting(C, by: 0)
      #expect(try still.equals(plain).isProved, "\(name)")
    }
    // The other wall is this one seen from behind: x and the drift, the charge, and the sense of the motion are turned.
    for name in ["q̇", "steady velocity"] {
      let whole = try transcript.scalar("\(name) of either charge")
      #expect(try (-whole.substituting([(U, -U), (Q, -Q)])).equals(whole).isProved, "\(name)")
    }
    let sine = try transcript.scalar("sin 2ψ at rest")
    let spin = try transcript.scalar("ψ̇")
    let rest = (of: ψ, by: asin(sine) / 2)
    #expect(try spin.substituting([rest]).equals(0).isProved)
  }
}
