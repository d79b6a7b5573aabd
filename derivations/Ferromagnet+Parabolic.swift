import Algebra
import Transport

/// A parabolic band in three dimensions: every integral over propagators in closed form.
///
/// The poles of the retarded propagators are at p = ±κ_σ with Im κ_σ > 0, those of the advanced ones at ∓κ_σ*. The letters
/// κ_σ* are symbols of their own here, so that the algebra can differentiate.
struct ParabolicBand {
  let m = Expr.symbol("m", .positive)
  let κ = ["κ_↑", "κ_↓"].map { Expr.symbol($0) }
  let κBar = ["κ_↑*", "κ_↓*"].map { Expr.symbol($0) }
  /// What a cut-off leaves of g, and of h as a polynomial in z: it must not matter.
  let cutoff = ["Λ_0", "Λ_1", "Λ_2"].map { Expr.symbol($0, .real) }

  var η: Expr { m / (2 * .pi) }

  /// g = Λ₀ − iηκ.
  func density(_ κ: Expr) -> Expr { cutoff[0] - Expr.i * η * κ }
  /// h with dh/dz = g/m, z = κ²/2m, up to the polynomial.
  func flow(_ κ: Expr) throws -> Expr {
    let slope = (density(κ) - cutoff[0]) / m * κ / m
    return try slope.antiderivative(κ).value + cutoff[1] + cutoff[2] * κ ** 2 / (2 * m)
  }

  /// The closed integrals of a ferromagnet.
  func integral(_ metal: Ferromagnet) throws -> MomentumIntegral {
    func pole(_ κ: Expr, _ sign: Expr) throws -> MomentumIntegral.Pole {
      func side(_ e: Expr) -> Expr { e.substituting([(of: .i, by: sign * Expr.i)]) }
      return .init(parameter: κ, energy: κ ** 2 / (2 * m), density: side(density(κ)), flow: side(try flow(κ)))
    }
    return try metal.integral.closed(κ.map { try pole($0, 1) } + κBar.map { try pole($0, -1) })
  }

  /// The letters of a ferromagnet with their closed forms.
  func values(_ metal: Ferromagnet) throws -> [(of: Expr, by: Expr)] {
    let integral = try integral(metal)
    return try (metal.letters).map { (of: $0.letter, by: try integral($0.integrand)) }
  }
}
