import Algebra
import Numbers

/// The impurity averages of the self-consistent Born approximation.
///
/// The impurities are v_i Σδ(r − R_j) and u_s Σ S_j⋅σ δ(r − R'_j) with ⟨S⟩ = 0 and ⟨S_a S_b⟩ = diag(S⊥², S⊥², S_z²), so that
/// Γ_i = n_i v_i², Γ_⊥ = n_s u_s² S⊥² and Γ_z = n_s u_s² S_z². A rate Γ has the dimension energy² · volume.
///
/// In the frame whose third axis is the moment, the self-energy of spin σ is a g_σ + b g_{−σ}, and the part of a
/// response that flips the spin is renormalised by c.
public struct Disorder<Rate: Sendable>: Sendable {
  /// Spin-independent scattering, Γ_i.
  public var potential: Rate
  /// Scattering by the impurity spins across the axis, Γ_⊥.
  public var transverse: Rate
  /// Scattering by the impurity spins along the axis, Γ_z.
  public var longitudinal: Rate

  /// The disorder with these rates.
  public init(potential: Rate, transverse: Rate, longitudinal: Rate) {
    self.potential = potential
    self.transverse = transverse
    self.longitudinal = longitudinal
  }

  /// The same disorder with its rates written in another way.
  public func map<Other>(_ transform: (Rate) throws -> Other) rethrows -> Disorder<Other> {
    Disorder<Other>(
      potential: try transform(potential), transverse: try transform(transverse),
      longitudinal: try transform(longitudinal))
  }
}

extension Disorder where Rate: Amplitude {
  /// a = Γ_i + Γ_z, scattering that keeps the spin.
  public var keeping: Rate { potential + longitudinal }
  /// b = 2Γ_⊥, scattering that flips it.
  public var flipping: Rate { transverse + transverse }
  /// c = Γ_i − Γ_z, the vertex of the transverse spin.
  public var vertex: Rate { potential - longitudinal }
  /// e = a − b − c = 2(Γ_z − Γ_⊥), what tells an axis from another; zero for isotropic impurity spins.
  public var anisotropy: Rate {
    let half = longitudinal - transverse
    return half + half
  }
}
