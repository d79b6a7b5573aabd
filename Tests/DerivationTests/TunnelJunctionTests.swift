import Algebra
import Evaluation
import Foundation
import Testing
import Worksheets
import derivations

@Suite("Magnetic tunnel junction") struct TunnelJunctionTests {
  static let transcript = Result { try Derivation.tunnelJunction.run() }

  @Test("every claim has its verdict and its dimensions")
  func claims() throws { #expect(try Self.transcript.get().surprises == []) }

  private static let letters: [Expr] = [
    .symbol("P_L", .real), .symbol("P_R", .real), .symbol("θ", .real), .symbol("G_⊥", .positive)
  ]

  /// Four rates of the golden rule between states of definite spin, by the overlaps of their spinors.
  @Test("the conductance is the sum over pairs of spins with their overlaps") func overlaps() throws {
    let formula = try Program([try Self.transcript.get().result("conductance")], inputs: Self.letters)
    for (PL, PR, θ) in [(0.4, 0.7, 0.3), (-0.2, 0.9, 2.0), (1, 1, .pi), (0.5, 0.5, 1.1)] {
      var sum = 0.0
      for s in [1.0, -1] {
        for r in [1.0, -1] {
          // |⟨s along z | r along the direction turned by θ⟩|².
          let overlap = s == r ? cos(θ / 2) * cos(θ / 2) : sin(θ / 2) * sin(θ / 2)
          sum += (1 + s * PL) / 2 * (1 + r * PR) / 2 * overlap
        }
      }
      // Moments at right angles: every overlap is ½.
      let across = 0.5
      #expect(abs(try formula([PL, PR, θ, 1])[0] - sum / across) < 1e-12)
    }
  }

  /// A spin-½ in R, reached from each state of L: ∂ₜρ = t²(N_L N_R + N_R N_L)/2 as matrices, its mean spin across the majority of R.
  @Test("the torque is what the density matrix gains across the majority") func matrices() throws {
    let V = Expr.symbol("V", .real), e = Expr.symbol("e", .positive), ħ = Expr.symbol("ħ", .positive)
    let torque = try Program(
      [try Self.transcript.get().result("torque on R over sin θ")], inputs: Self.letters + [V, e, ħ])
    typealias Rows = [[Double]]
    // In the plane of both moments spinors are real: σ along φ is (cos φ, sin φ; sin φ, −cos φ).
    func states(_ P: Double, _ φ: Double) -> Rows {
      [[1 + P * cos(φ), P * sin(φ)], [P * sin(φ), 1 - P * cos(φ)]]
    }
    func product(_ a: Rows, _ b: Rows) -> Rows {
      (0..<2).map { r in (0..<2).map { c in a[r][0] * b[0][c] + a[r][1] * b[1][c] } }
    }
    for (PL, PR, θ) in [(0.4, 0.7, 0.3), (-0.2, 0.9, 2.0), (0.5, 0.1, 1.1)] {
      // R along z, L turned by θ.
      let (L, R) = (states(PL, θ), states(PR, 0))
      let (a, b) = (product(L, R), product(R, L))
      // ½ Tr σₓρ, in units in which the charge of moments at right angles, ½ Tr ρ, is 1.
      let gained = (a[0][1] + b[0][1]) / 2
      let charge = (a[0][0] + b[0][0] + a[1][1] + b[1][1]) / 4
      #expect(abs(charge - (1 + PL * PR * cos(θ))) < 1e-12)
      let found = try torque([PL, PR, θ, 1, 1, 1, 1])[0] * sin(θ)
      #expect(abs(found - gained / 2) < 1e-12)
    }
  }

  @Test("half metals: all or nothing, and a spin per electron at right angles") func halfMetals()
    throws
  {
    let transcript = try Self.transcript.get()
    let full = [(of: Self.letters[0], by: Expr.one), (of: Self.letters[1], by: Expr.one)]
    let conductance: Expr = try transcript.result("conductance")
    #expect(try conductance.substituting(full + [(of: Self.letters[2], by: .pi)]).isZero().isProved)
    let spins: Expr = try transcript.result("spins per electron over sin θ")
    #expect(try spins.substituting(full + [(of: Self.letters[2], by: .pi / 2)]).equals(1).isProved)
    let polarisation: Expr = try transcript.result("P of equal electrodes")
    #expect(try polarisation.substituting(.symbol("r", .positive), by: Expr(2) / 3).equals(.half).isProved)
  }
}
