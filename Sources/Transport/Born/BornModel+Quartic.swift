import Numbers

/// All solutions of the self-consistency in three dimensions, each in a box of its own.
public struct BornRoots: Sendable {
  /// κ_↑ and κ_↓ of every solution; boxes of different solutions do not overlap.
  public let all: [(up: ComplexBall, down: ComplexBall)]
  /// The place of the physical solution, the one with Re κ > 0 and Im κ > 0 for both spins; nil where none of the others can be it
  /// either, and E lies below the band.
  public let physical: Int?
  /// Below the band the place of the real solution that the physical one moves out of when the energy becomes complex.
  let stable: Int?
}

extension BornModel {
  /// Isolates all solutions at an energy and tells the physical one.
  ///
  /// With κ = iq the equations are real, q_σ² − 2αq_σ − 2βq_{−σ} + 2m(E + σJ) = 0, α = mηa, β = mηb. For b ≠ 0 the first gives
  /// q_↓ = P(q_↑)/2β with P(q) = q² − 2αq + 2m(E + J), and the second a quartic, P² − 4αβP − 8β³q + 8mβ²(E − J) = 0. A root whose
  /// box overlaps its own mirror image, and no other box, is real.
  ///
  /// - Throws: `BornError.bandEdge` when the roots cannot be separated with 16 times the precision; `.unable` in two dimensions and
  ///   for b = 0, where the equations are not coupled.
  public func roots(at energy: Rational, precision: Int) throws -> BornRoots {
    guard dimension == .three, !flipping.isZero else {
      throw BornError.unable("all solutions are isolated in three dimensions with Γ_⊥ > 0 only")
    }
    var working = max(precision, 64) + 32
    let limit = 16 * working + 2048
    while working <= limit {
      if let roots = try isolated(energy, working) { return roots }
      working *= 2
    }
    throw BornError.bandEdge("\(energy)")
  }

  private func isolated(_ energy: Rational, _ precision: Int) throws -> BornRoots? {
    func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
    let pi = ComplexBall(try Ball.pi(precision: precision))
    let unit = try ball(mass * mass).divided(by: pi.scaled(by: 2))
    let (α, β) = (unit.scaled(by: keeping), unit.scaled(by: flipping))
    let up = try ball(2 * mass * (energy + exchange)), down = try ball(2 * mass * (energy - exchange))
    let (αβ, β2) = (α * β, β * β)
    // P² = q⁴ − 4αq³ + (4α² + 2ε)q² − 4αεq + ε².
    let coefficients = [
      up * up - (αβ * up).scaled(by: 4) + (β2 * down).scaled(by: 4),
      (α * αβ).scaled(by: 8) - (α * up).scaled(by: 4) - (β2 * β).scaled(by: 8),
      (α * α).scaled(by: 4) + up.scaled(by: 2) - αβ.scaled(by: 4), -α.scaled(by: 4), try ball(1)
    ]
    guard let found = try ComplexBall.isolatedRoots(of: coefficients) else { return nil }
    var all: [(up: ComplexBall, down: ComplexBall)] = []
    var physical: [Int] = []
    var stable: [Int] = []
    for (k, root) in found.enumerated() {
      var q = root
      if root.overlaps(root.conjugated) {
        // The mirror image contains exactly one root too: this one, unless it is in another box.
        guard found.indices.allSatisfy({ $0 == k || !found[$0].overlaps(root.conjugated) }) else { return nil }
        q = ComplexBall(root.re)
      }
      let partner = try (q * q - (α * q).scaled(by: 2) + up).divided(by: β.scaled(by: 2))
      all.append((q.timesI, partner.timesI))
      let tests = [-q.im, q.re, -partner.im, partner.re]
      if tests.allSatisfy(\.isPositive) { physical.append(k); continue }
      // Not physical for certain, or more precision is needed.
      guard tests.contains(where: { $0.isNegative || $0.isZero }) else { return nil }
      let (x, y) = (q.re - α.re, partner.re - α.re)
      if q.im.isZero && x.isPositive && y.isPositive && (x * y - β2.re).isPositive { stable.append(k) }
    }
    guard physical.count + stable.count == 1 else { return nil }
    return BornRoots(all: all, physical: physical.first, stable: stable.first)
  }
}
