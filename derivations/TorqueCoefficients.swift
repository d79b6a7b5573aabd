import Algebra
import Transport

/// The four coefficients in τ = −C_S ∂ₜn − C_α n × ∂ₜn − C_ad (F⋅∇)n − C_β n × (F⋅∇)n, in the letters of a ferromagnet.
///
/// Each is ∫dε of one part with −f′ and one part, the Fermi sea, with f.
struct TorqueCoefficients {
  let metal: Ferromagnet

  private var scale: Expr { metal.J ** 2 / .pi }
  private var I: Expr { metal.I.letter }
  private var K: Expr { metal.K.letter }
  private var B: Expr { metal.B.letter }
  private var ℓ: Expr { metal.retarded.ℓ }

  /// λ = 1/(1 − cI).
  var λ: Expr { 1 / (1 - metal.c * I) }
  /// (a − b − c)(g_↑ − g_↓)/2J, which tells an axis that turns with n from a fixed one; zero for isotropic impurity spins.
  private var anisotropy: Expr {
    let (g, e) = (metal.g.map(\.letter), metal.a - metal.b - metal.c)
    return e * (g[0] - g[1]) / (2 * metal.J)
  }
  /// ℓ and r for an axis of the impurity spins that stays or turns with n.
  func turning(_ axis: ImpurityAxis) -> [(of: Expr, by: Expr)] {
    switch axis {
    case .laboratory: [(ℓ, λ), (metal.r, 0)]
    case .moment: [(ℓ, λ * (1 - anisotropy)), (metal.r, anisotropy.realPart)]
    }
  }
  /// K/(1 − cK), times what a turning axis does to its source.
  var ladder: Expr { (1 - metal.r) * K / (1 - metal.c * K) }
  /// Q/(1 − cK).
  var Y: Expr {
    let ladder = 1 - metal.c * K
    return ℓ.conjugate * metal.Q[0].letter / ladder - ℓ * metal.Q[1].letter / ladder
  }
  /// W = ∫(G_↓∂_εG_↑ − G_↑∂_εG_↓).
  var W: Expr { metal.retarded.ζ[1] * metal.W[1].letter - metal.retarded.ζ[0] * metal.W[0].letter }
  /// ∂_εB.
  var waveRate: Expr {
    let (ζ, parts) = (metal.retarded.ζ, metal.growth.map(\.letter))
    return -2 * (ζ[0] * parts[0] + ζ[1] * parts[1])
  }

  /// Gilbert damping.
  var damping: Expr { scale * (ladder - ℓ * I).realPart }
  /// Renormalisation of the spin.
  var renormalisation: Expr { -scale * ladder.imaginaryPart }
  /// The Fermi sea of the renormalisation.
  var renormalisationSea: Expr { -scale * (λ * ℓ * W).imaginaryPart }
  /// Adiabatic torque.
  var adiabatic: Expr { -scale * Y.realPart }
  /// Non-adiabatic torque, besides its Fermi sea.
  var nonAdiabatic: Expr { -scale * Y.imaginaryPart }
  /// The Fermi sea of the non-adiabatic torque.
  var nonAdiabaticSea: Expr { -scale * (λ * (ℓ * waveRate + 2 * B * metal.retarded.ℓRate)).imaginaryPart }
  /// For a fixed axis, ℓ = λ, the Fermi sea is the derivative of this, and partial integration takes it to the Fermi level.
  var nonAdiabaticPotential: Expr { -scale * (λ ** 2 * B).imaginaryPart }
}
