import Algebra
import Worksheets
import Spintronics

/// What a current does to the magnetisation and to a wall in it, as formulas of numbers that are typed.
///
/// They are those of zhang-li and domain-wall, of which only the steps are carried out that they need. μ_B stands for half the
/// gyromagnetic factor times Bohr's magneton.
public struct TorqueFormulas: Sendable {
  /// What ``motion`` is a function of: γ, α, ξ, P, M_s, n₀, μ_B and e.
  public let medium: [Expr]
  /// γ̃, α̃ and the drift along the current by the current, with the moment of the electrons taken into account.
  public let motion: [Expr]
  /// The drift by the current where ξ and n₀ are left out: there P stands for itself.
  public let bareDrift: Expr
  /// What ``wall`` is a function of: γ̃, α̃, ξ, the drift U, the field B, the width w, K_⊥ and M_s.
  public let setting: [Expr]
  /// The velocity of a wall that does not turn, the drift from which on it turns, the mean velocity, and the mean rate of turning.
  public let wall: [Expr]
  /// Positive where a wall does not turn, negative where it does; a function of ``setting``.
  public let hold: Expr

  /// - Throws: `AlgebraError` where a step cannot be carried out.
  public init() throws {
    let letters = TorqueOfSpins()
    medium = [letters.γ, letters.α, letters.ξ, letters.P, letters.Ms, letters.n0, letters.μ, letters.e]
    let coefficients = try TorqueOfSpins.Torque(ZhangLi.macroscopicTorque(), in: letters).coefficients
    motion = try letters.motion(by: coefficients).prefix(3).map { try $0.simplified() }
    bareDrift = try motion[2].substituting([(letters.ξ, 0), (letters.n0, 0)]).simplified()

    let walls = DomainWall()
    setting = [walls.γ, walls.α, walls.ξ, walls.U, walls.B, walls.w, walls.hard, walls.Ms]
    let wanted = ["steady velocity", "threshold", "mean velocity", "⟨ψ̇⟩"]
    let steps = Derivation("Motion of a wall", named: "wall", sources: [], conventions: { [] }) { sheet in
      let motion = try walls.equation(&sheet)
      let profile = try walls.profile(&sheet)
      let rates = try walls.collectiveCoordinates(&sheet, motion, profile)
      try walls.meanMotion(&sheet, rates, try walls.steadyMotion(&sheet, rates))
    }
    let results = try steps.derivedResults()
    wall = try wanted.map { try results.value($0) }
    guard let held = results["steady velocity"]?.domain.first else {
      throw AlgebraError.domain("a condition under which a wall does not turn", .symbol("ψ"))
    }
    hold = held.gap
  }
}
