import Algebra
import Worksheets
import Testing
import derivations

@Suite("Slow dynamics")
struct SlowDynamicsTests {
  static let transcript = Result { try Derivation.slowDynamics.run() }

  private let t = Expr.symbol("t", .real), τ = Expr.symbol("τ_ex", .positive)
  private let ξ = Expr.symbol("ξ", .positive), x = Expr.symbol("x", .positive)

  @Test("every claim holds")
  func claims() throws { #expect(try Self.transcript.get().isAsExpected) }

  @Test("inertia and the other coefficients of the torque")
  func coefficients() throws {
    let transcript = try Self.transcript.get()
    let d = 1 + ξ ** 2
    #expect(try transcript.scalar("I").equals(x * τ * (1 - ξ ** 2) / d ** 2).isProved)
    #expect(try transcript.scalar("J").equals(2 * x * τ * ξ / d ** 2).isProved)
    #expect(try transcript.scalar("F").equals(-x * τ ** 2 * (3 * ξ - ξ ** 3) / d ** 3).isProved)
    #expect(try transcript.scalar("R").equals(x * τ ** 2 * (1 - 3 * ξ ** 2) / d ** 3).isProved)
  }

  @Test("the coefficients are the Taylor series of the exact response to uniform precession near the axis")
  func series() throws {
    let transcript = try Self.transcript.get()
    let (Ω, Θ) = (Expr.symbol("Ω", .real), Expr.symbol("Θ", .real))
    let share = try transcript.scalar("η(Ω)").substituting(Θ, by: 0).series(in: Ω, order: 3)
    let damping = try transcript.scalar("α̃(Ω)(1 + η) − α").substituting(Θ, by: 0).series(in: Ω, order: 3)
    // On the axis Dṅ = Ω n × ṅ: I n × ∂ₜ²n + J Dṅ = −ΩI ṅ + ΩJ n × ṅ, and F n × D²ṅ + R D²ṅ = −Ω²(F n × ṅ + R ṅ).
    let (first, second) = (share.coefficient(1), share.coefficient(2))
    #expect(try #require(first).equals(transcript.scalar("I")).isProved)
    #expect(try #require(second).equals(transcript.scalar("R")).isProved)
    let (third, fourth) = (damping.coefficient(1), damping.coefficient(2))
    #expect(try #require(third).equals(transcript.scalar("J")).isProved)
    #expect(try #require(fourth).equals(-transcript.scalar("F")).isProved)
  }

  @Test("the second order on a great circle")
  func greatCircle() throws {
    // n = (cos f, sin f, 0): n × ∂ₜ²n = f″ e_z and ṅ² = f′², with no turn of the plane.
    let f = ScalarField("f")(t), n = VectorField("n", unit: true)(t)
    let (c, s) = (cos(f), sin(f))
    let found = try Self.transcript.get().vector("s₂").components(where: [(n, [c, s, 0])])
    let (rate, acceleration) = (try f.derivative(t), try f.derivative(t, order: 2))
    let d = 1 + ξ ** 2
    let along = -(τ ** 2) * rate ** 2 / d, across = τ ** 2 * (ξ ** 2 - 1) * acceleration / d ** 2
    let expected: [Expr] = [along * c - across * s, along * s + across * c, 2 * ξ * τ ** 2 * acceleration / d ** 2]
    for (a, b) in zip(found, expected) { #expect(try a.equals(b).isProved) }
  }

  @Test("both moments turn together about their sum")
  func exponent() throws {
    let found = try Self.transcript.get().scalar("exact exponent")
    #expect(try found.substituting(ξ, by: 0).equals(Expr.i * (1 + x) / τ).isProved)
  }
}
