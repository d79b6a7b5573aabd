import Algebra

/// Sums over the two bands as formal objects: N = ∫dE D g, the density of a band's electrons, and F = ∫dE D g v, their flux.
///
/// A quantity that is linear in the velocity, q = a + b v, sums to Na + Fb; nothing else is known of the distribution.
public struct BandSums: Sendable {
  /// The densities of ↑ and ↓.
  public let density = [Expr.symbol("N_↑", .positive), Expr.symbol("N_↓", .positive)]
  /// The fluxes of ↑ and ↓.
  public let flux = [Expr.symbol("F_↑", .real), Expr.symbol("F_↓", .real)]

  /// The sums of a pair of bands.
  public init() {}

  /// μ(N↑ − N↓), the spin density.
  public func spinDensity(moment μ: Expr) -> Expr { μ * density[0] - μ * density[1] }
  /// −e(F↑ + F↓), the current of carriers of charge −e.
  public func current(charge e: Expr) -> Expr { -e * (flux[0] + flux[1]) }
  /// (F↑ − F↓)/(F↑ + F↓), the polarisation of the current.
  public var polarisation: Expr {
    let total = flux[0] + flux[1]
    return flux[0] / total - flux[1] / total
  }

  /// The sum of ±(a + b v) over ↑ and ↓.
  public func difference(_ a: Vector, _ b: Vector, response: (Vector) -> Vector) -> Vector {
    response(density[0] * a + flux[0] * b) - response(density[1] * a + flux[1] * b)
  }
}
