import Algebra
import Worksheets
import Spintronics

/// What spins that arrive across an interface do, as formulas of numbers that are typed: those of spin-torques, of which only the
/// steps are carried out that they need.
public struct SpinOrbitFormulas: Sendable {
  /// What ``efficiencies`` is a function of: θ, d, λ, σ_N, G_r and G_i.
  public let metal: [Expr]
  /// ξ_DL and ξ_FL of a spin-Hall bilayer.
  public let efficiencies: [Expr]
  /// What ``thresholds`` is a function of: H_K, H_x, M_eff and α.
  public let setting: [Expr]
  /// The largest damping-like fields without switching: across the easy axis; along it, across the layer; along it, in the layer.
  public let thresholds: [Expr]

  /// - Throws: `AlgebraError` where a step cannot be carried out.
  public init() throws {
    let letters = SpinTorques()
    let steps = Derivation("Spins across an interface", named: "interface", sources: [], conventions: { [] }) { sheet in
      let torque = try letters.bothForms(&sheet)
      try letters.bilayer(&sheet)
      try letters.staticThreshold(&sheet, torque)
      try letters.stability(&sheet, torque)
    }
    let results = try steps.derivedResults()
    func value(_ name: String) throws -> Expr { try results.value(name) }
    metal =
      [.symbol("θ", .real)] + ["d", "λ", "σ_N"].map { .symbol($0, .positive) } + [
        .symbol("G_r", .nonnegative), .symbol("G_i", .real)
      ]
    efficiencies = [try value("ξ_DL"), try value("ξ_FL")]
    setting = [.symbol("H_K", .positive), .symbol("H_x", .real), .symbol("M_eff", .real), letters.α]
    thresholds = try ["a_c of spin-orbit torque", "a_c, easy axis across the layer", "a_c, easy axis in the layer"]
      .map(value)
  }
}
