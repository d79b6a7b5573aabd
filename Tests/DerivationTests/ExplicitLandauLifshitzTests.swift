import Algebra
import Worksheets
import Testing
import derivations

@Suite("The explicit Landau–Lifshitz form")
struct ExplicitLandauLifshitzTests {
  static let transcript = Result { try Derivation.explicitLandauLifshitz.run() }

  private let γ = Expr.symbol("γ", .positive), α = Expr.symbol("α", .positive), ξ = Expr.symbol("ξ", .positive)
  private let η = Expr.symbol("η", .positive), ν = Expr.symbol("ν", .positive), u0 = Expr.symbol("u_0", .positive)

  @Test("every claim holds")
  func claims() throws { #expect(try Self.transcript.get().isAsExpected) }

  @Test("without electrons it is the textbook's form")
  func noElectrons() throws {
    let n = Vector.unit("n"), H = Vector("H"), w = Vector.tangent("w", at: n)
    let found = try Self.transcript.get().vector("∂ₜn").substituting([(η, 0)]).substituting(w, by: .zero)
    let expected = (-γ / (1 + α ** 2)) * (n × H + α * (n × (n × H)))
    #expect(try found.equals(expected).isProved)
  }

  @Test("with α = ξ = 0 the torque is adiabatic and everything slows down by 1 + η")
  func adiabatic() throws {
    let n = Vector.unit("n"), H = Vector("H"), w = Vector.tangent("w", at: n)
    let found = try Self.transcript.get().vector("∂ₜn").substituting([(α, 0), (ξ, 0)])
    #expect(try ((1 + η) * found).equals(w + γ * (H × n)).isProved)
  }

  @Test("the two coefficients of the current are the parts of one complex number")
  func current() throws {
    let transcript = try Self.transcript.get()
    let response = try transcript.scalar("coefficient of ∂n") + Expr.i * transcript.scalar("coefficient of n × ∂n")
    let impedance = (1 - Expr.i * α) * (1 + Expr.i * ξ) + ν
    #expect(try (response * impedance).equals(u0).isProved)
  }

  @Test("the maxima are where neighbouring values are smaller")
  func maxima() throws {
    let transcript = try Self.transcript.get()
    let gain = ν * (ξ - α) / (1 + ν + ξ ** 2)
    let best = try transcript.scalar("ξ of the largest α̃ − α"), most = try transcript.scalar("largest α̃ − α")
    #expect(try gain.substituting(ξ, by: best).equals(most).isProved)
    // ξ² − 2αξ = 1 + ν at the maximum.
    #expect(try (best ** 2 - 2 * α * best).equals(1 + ν).isProved)
    let explicit = try transcript.scalar("ξ of the largest explicit coefficient")
    #expect(try ((explicit - α) ** 2 * (1 + α ** 2)).equals((1 + ν + α ** 2) ** 2).isProved)
  }

  @Test("for n₀ < 0 the damping is bounded by the inertia too")
  func opposite() throws {
    let statement = try Self.transcript.get().statements.first {
      $0.name.hasPrefix("for a negative share within these limits")
    }
    let certified = try #require(statement?.equation.stated as? Expr)
    // p = 1/3, q = 1: −n₀/M_s = 1/4 and α = 1/4.
    let point = certified.substituting([(.symbol("p", .positive), Expr(1) / 3), (.symbol("q", .positive), 1)])
    let expected = (Expr(1) / 4 * (1 + ξ ** 2) - ξ / 4) / (Expr(3) / 4 + ξ ** 2)
    #expect(try point.equals(expected).isProved)
  }

  @Test("the velocity of the wall")
  func velocity() throws {
    let transcript = try Self.transcript.get()
    let v = try transcript.scalar("v")
    #expect(try v.equals(-u0 * ξ / (α + α * ξ ** 2 + ν * ξ)).isProved)
    #expect(try (-v.substituting(ξ, by: 1)).equals(transcript.scalar("largest |v|")).isProved)
    #expect(try (v.substituting(ξ, by: 1 / ξ)).equals(v).isProved, "ξ and 1/ξ give one velocity")
  }
}
