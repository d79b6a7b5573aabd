import Numbers

/// The equations of self-consistency, and their derivatives, for the roots of ``Pole``.
///
/// - three dimensions: κ_σ² − 2m(E + σJ) − 2imη(aκ_σ + bκ_{−σ}) = 0
/// - two dimensions: z_σ − E − σJ + η(a log(−z_σ) + b log(−z_{−σ})) = 0
///
/// **There is at most one physical solution**, one with Im z > 0 for both spins. In terms of z the right side
/// E + σJ − a g(z_σ) − b g(z_{−σ}) maps pairs of points of the upper half plane to such pairs, since Im g < 0 there; and it makes the
/// hyperbolic distance strictly smaller, because √ and log do, which are not onto. Two fixed points would keep their distance.
/// In three dimensions Im z > 0 and Im κ > 0 is Re κ > 0 and Im κ > 0.
///
/// For b = 0 the spins do not see each other, and one may be in its band while the other is not.
struct Selfconsistency<Number: Amplitude>: PairEquations {
  let system: BornSystem<Number>
  let energy: Number
  var mass: Number { system.mass }

  /// The left sides.
  func values(_ up: Number, _ down: Number) throws -> (Number, Number) {
    let (a, b, eta) = (system.disorder.keeping, system.disorder.flipping, try system.eta)
    let (above, below) = (energy + system.exchange, energy - system.exchange)
    switch system.dimension {
    case .three:
      let twice = system.mass.doubled
      let rotated = (twice * eta).timesI
      return (
        up.squared - twice * above - rotated * (a * up + b * down),
        down.squared - twice * below - rotated * (a * down + b * up)
      )
    case .two:
      let (x, y) = (try (-up).logarithm(), try (-down).logarithm())
      return (up - above + eta * (a * x + b * y), down - below + eta * (a * y + b * x))
    }
  }

  /// The derivatives by rows: ∂_↑F_↑, ∂_↓F_↑, ∂_↑F_↓, ∂_↓F_↓.
  func slopes(_ up: Number, _ down: Number) throws -> (Number, Number, Number, Number) {
    let (a, b, eta) = (system.disorder.keeping, system.disorder.flipping, try system.eta)
    switch system.dimension {
    case .three:
      let rotated = (system.mass.doubled * eta).timesI
      return (up.doubled - rotated * a, -(rotated * b), -(rotated * b), down.doubled - rotated * a)
    case .two:
      let (x, y) = (try eta.divided(by: up), try eta.divided(by: down))
      return (up.unit + a * x, b * y, b * x, down.unit + a * y)
    }
  }
}
