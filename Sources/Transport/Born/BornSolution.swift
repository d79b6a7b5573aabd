import Numbers

/// The solution of the self-consistency at one energy, in boxes that contain it and no other solution.
public struct BornSolution: Sendable {
  /// κ (three dimensions), z (two) or, with spin-orbit coupling, W of each spin.
  public let up, down: ComplexBall
  /// Whether there are states at this energy.
  public let isInside: Bool
  /// How it is known that this is the physical solution, in a sentence.
  public let certificate: String
}

extension BornSolution {
  /// A state that Krawczyk's test has certified.
  ///
  /// - Parameter reason: what it means that nothing is lost.
  init(_ state: BandState<ComplexBall>, withoutLosses reason: String = "no states") {
    let isInside = if case .inside = state { true } else { false }
    self.init(
      up: state.roots.up, down: state.roots.down, isInside: isInside,
      certificate: isInside
        ? "one solution in the box, by Krawczyk's test; there is at most one physical solution"
        : "a stable real solution in the box, by Krawczyk's test: \(reason)")
  }
}

extension BornModel {
  /// The solution at an energy with its certificate; throws `BornError.bandEdge` as ``coefficients(mu:precision:)`` does.
  public func solution(at energy: Rational, precision: Int) throws -> BornSolution {
    let state = try state(at: energy, precision: precision)
    guard dimension == .three && !flipping.isZero else { return BornSolution(state) }
    let isInside = if case .inside = state { true } else { false }
    return BornSolution(
      up: state.roots.up, down: state.roots.down, isInside: isInside,
      certificate: isInside
        ? "all 4 solutions isolated; exactly one has Re κ > 0 and Im κ > 0 for both spins"
        : "all 4 solutions isolated; none has Re κ > 0 and Im κ > 0: no states")
  }
}

extension BornPoint {
  /// The solution at the Fermi level; where a density fixes it, at an energy within 2^−precision of the Fermi level.
  public func solution(precision: Int) throws -> BornSolution {
    if case .chemicalPotential(let mu) = filling { return try model.solution(at: mu, precision: precision) }
    let mu = try chemicalPotential(precision: precision).midpoint
    guard let middle = mu.interval?.lower else { throw BornError.bandEdge("\(mu)") }
    return try model.solution(at: middle, precision: precision)
  }
}
