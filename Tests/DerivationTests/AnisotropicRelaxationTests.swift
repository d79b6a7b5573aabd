import Algebra
import Evaluation
import Worksheets
import Testing
import derivations

@Suite("Anisotropic relaxation")
struct AnisotropicRelaxationTests {
  static let transcript = Result { try Derivation.anisotropicRelaxation.run() }

  @Test("every claim holds")
  func claims() throws { #expect(try Self.transcript.get().isAsExpected) }

  @Test("the damping gains ν(ξ₂ − α)/(1 + ξ₂² + ν), ν = n₀/M_s")
  func damping() throws {
    let α = Expr.symbol("α", .real), ξ2 = Expr.symbol("ξ_2", .positive)
    let ν = Expr.symbol("n_0", .real) / Expr.symbol("M_s", .positive)
    let gain = try Self.transcript.get().scalar("α̃") - α
    #expect(try gain.equals(ν * (ξ2 - α) / (1 + ξ2 ** 2 + ν)).isProved)
  }

  @Test("the gyromagnetic ratio loses the share of the electrons")
  func gyromagneticRatio() throws {
    let γ = Expr.symbol("γ", .positive), ξ2 = Expr.symbol("ξ_2", .positive)
    let (n0, Ms) = (Expr.symbol("n_0", .real), Expr.symbol("M_s", .positive))
    let expected = γ * Ms * (1 + ξ2 ** 2) / (Ms * (1 + ξ2 ** 2) + n0)
    #expect(try Self.transcript.get().scalar("γ̃").equals(expected).isProved)
  }

  /// The coefficients of the torque with their denominator written out.
  private func torque() throws -> Matrix {
    let transcript = try Self.transcript.get()
    return try transcript.matrix("C").substituting([(.symbol("Q", .real), transcript.scalar("Q"))])
  }

  @Test("along principal axes the torque is that of two unequal rates")
  func principalAxes() throws {
    let (a, b) = (Expr.symbol("ξ_a", .positive), Expr.symbol("ξ_b", .positive))
    let pairs: [(of: Expr, by: Expr)] = [
      (.symbol("σ", .real), (a + b) / 2), (.symbol("a", .real), (a - b) / 2), (.symbol("b", .real), 0),
      (.symbol("ρ", .real), 0)
    ]
    let found = try torque().substituting(pairs)
    let expected = try (1 / (1 + a * b)) * Matrix([[1, a], [-b, 1]])
    #expect(try found.agrees(with: expected).isProved)
  }

  @Test("an antisymmetric part alone turns the torque as a shifted frequency does")
  func shiftedFrequency() throws {
    let (σ, ρ) = (Expr.symbol("σ", .real), Expr.symbol("ρ", .real))
    let found = try torque().substituting([(.symbol("a", .real), 0), (.symbol("b", .real), 0)])
    let ν = 1 - ρ
    #expect(try (found[0, 0] * (ν ** 2 + σ ** 2)).equals(ν).isProved)
    #expect(try (found[0, 1] * (ν ** 2 + σ ** 2)).equals(σ).isProved)
    #expect(try (found[0, 1] + found[1, 0]).equals(0).isProved)
  }

  /// The Bloch equation itself, followed from equilibrium: the orders that are left out are of third order.
  @Test("the motion through second order is that of the equation, for T₁ ≠ T₂")
  func motion() throws {
    let transcript = try Self.transcript.get()
    let names = ["ε_1", "ε_2", "κ"].map { Expr.symbol($0, .real) }
    let (ξ1, ξ2) = (Expr.symbol("ξ_1", .positive), Expr.symbol("ξ_2", .positive)), t = Expr.symbol("t~", .positive)
    let second = try transcript.matrix("second order of s₁ and s₂")
    let formulas = [
      try transcript.scalar("s₁ to first order") + second[0, 0],
      try transcript.scalar("s₂ to first order") + second[1, 0],
      try transcript.scalar("s₃ to second order")
    ]
    let formula = try Program(formulas, inputs: [t] + names + [ξ1, ξ2])
    let s = (1...3).map { Expr.symbol("s_\($0)", .real) }
    let (ε1, ε2, κ) = (names[0], names[1], names[2])
    let flow = try Flow(
      [
        (κ - 1) * s[1] - ε2 * s[2] - ξ2 * s[0], (1 - κ) * s[0] - ε1 * s[2] - ξ2 * s[1],
        ε2 * s[0] + ε1 * s[1] - ξ1 * (s[2] - 1)
      ], of: s, parameters: names + [ξ1, ξ2])
    for (relaxation, small) in [([0.3, 0.7], 0.01), ([1.4, 0.2], 0.01), ([0.3, 0.7], 0.02)] {
      let rates = [small, -0.7 * small, 0.6 * small]
      for time in [0.5, 3, 12] {
        let end = try flow.trajectory(from: [0, 0, 1], parameters: rates + relaxation, for: time).end
        let expected = try formula([time] + rates + relaxation)
        for (a, b) in zip(end, expected) { #expect(abs(a - b) < 20 * small * small * small, "\(relaxation) \(time)") }
      }
    }
  }
}
