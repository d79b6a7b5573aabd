import Algebra
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
}
