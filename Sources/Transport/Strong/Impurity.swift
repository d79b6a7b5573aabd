import Numbers

/// A kind of impurities: point scatterers V = v + u S⋅σ at random places, with a classical unit vector S of random direction.
///
/// **Units.** v and u are energies times a volume. In three dimensions the local Green function has a constant Λ₀ that diverges
/// with the cutoff, and V enters as V⁻¹ − Λ₀ only: the parameters here are the renormalised ones, for which
/// V⁻¹ = V_bare⁻¹ − Λ₀. So each of the eigenvalues v ± u, for an electron spin along or against S, is renormalised like a
/// scattering length, 1/(v ± u) = 1/(v ± u)_bare − Λ₀, and the spin part survives with a value of its own. An eigenvalue that is
/// positive has a bound state far below the band when it is small. In two dimensions the cutoff is the unit of energy.
public struct Impurity: Sendable, Equatable {
  /// How strong the potential is.
  public enum Strength: Sendable, Equatable {
    /// v.
    case finite(Rational)
    /// The unitary limit v → ∞ with finite u, where T = −g⁻¹.
    case unitary
  }

  /// Impurities per volume, positive.
  public let concentration: Rational
  /// v.
  public let potential: Strength
  /// u; its sign does not matter, since all directions of S occur.
  public let spin: Rational

  /// - Throws: `BornError.parameter` for a concentration that is not positive, or an impurity that does nothing.
  public init(concentration: Rational, potential: Strength, spin: Rational = 0) throws(BornError) {
    guard concentration.signum() > 0 else {
      throw .parameter("concentration", value: "\(concentration)", allowed: "positive")
    }
    if potential == .finite(0) && spin.isZero {
      throw .parameter("potential", value: "0", allowed: "not 0 for impurities without spin")
    }
    self.concentration = concentration
    self.potential = potential
    self.spin = spin
  }

  /// Impurities with a finite potential.
  public init(concentration: Rational, potential: Rational, spin: Rational = 0) throws(BornError) {
    try self.init(concentration: concentration, potential: .finite(potential), spin: spin)
  }

  /// Whether the scattering turns spins.
  public var isMagnetic: Bool { potential != .unitary && !spin.isZero }

  func map<Number>(_ number: (Rational) throws -> Number) rethrows -> Scatterer<Number> {
    let n = try number(concentration)
    switch potential {
    case .unitary:
      return try Scatterer(
        concentration: n, unit: number(0), potential: number(0), spin: number(0), determinant: number(1),
        isMagnetic: false)
    case .finite(let v):
      return try Scatterer(
        concentration: n, unit: number(1), potential: number(v), spin: number(spin),
        determinant: number(v * v - spin * spin), isMagnetic: isMagnetic)
    }
  }
}
