import Numbers

/// The retarded (or advanced) Green function at one energy, by the diagonal of its inverse at p = 0, W_↑ and W_↓.
///
/// With w = (W_↑ + W_↓)/2, h = (W_↑ − W_↓)/2, x = p²/2m, N = w − x and b = (αp_y, −αp_x, −h)
///
///     G⁻¹ = N − b⋅σ,   G = (N + b⋅σ)/D,   D = N² − 2sx − h² = (x − x₊)(x − x₋),   x_± = w + s ± r,   r² = s² + 2sw + h².
///
/// No x_± lies on the positive axis, so that ∫₀^∞ dx/(x − x_±) is −log(−x_±), with the principal logarithm, up to the cut-off. All
/// integrals are even in r: either root will do.
public struct RashbaPoint<Number: Amplitude>: Sendable {
  /// The parameters.
  public let system: RashbaSystem<Number>
  /// W_↑ and W_↓.
  public let up, down: Number
  /// I = ∫_p 1/D.
  public let pair: Number
  /// g₀ = ∫_p N/D, half of the trace of ∫_p G, in units of the cutoff.
  public let local: Number
  /// S₀ = ∫_p 1/D² and S₁ = ∫_p x/D².
  let square, moment: Number

  /// The point with these W, which are not checked.
  public init(_ system: RashbaSystem<Number>, up: Number, down: Number) throws {
    let poles = try RashbaPoles(system, up: up, down: down)
    let pair = try system.eta * (poles.lower - poles.upper).divided(by: poles.root.doubled)
    try self.init(
      system, up: up, down: down, radicand: poles.root.squared, pair: pair, sum: poles.lower + poles.upper)
  }

  /// The point with r², I and log(−x₋) + log(−x₊).
  init(
    _ system: RashbaSystem<Number>, up: Number, down: Number, radicand: Number, pair: Number, sum: Number
  ) throws {
    let half = Rational(1, 2), eta = try system.eta
    // By the derivatives of y/(y² − r²) and 1/(y² − r²), y = x − w − s.
    let center = (up + down).scaled(by: half) + system.orbit, twice = radicand.doubled
    let square = -(try (eta * center.divided(by: up).divided(by: down) + pair).divided(by: twice))
    let moment = -(try (eta + center * pair).divided(by: twice))
    // Residues (r ± s)/2r of N/D.
    let local = eta * sum.scaled(by: half) - system.orbit * pair
    self.init(system, up: up, down: down, pair: pair, local: local, squares: (square, moment))
  }

  /// A point whose integrals are known.
  init(
    _ system: RashbaSystem<Number>, up: Number, down: Number, pair: Number, local: Number, squares: (Number, Number)
  ) {
    (self.system, self.up, self.down) = (system, up, down)
    (self.pair, self.local, square, moment) = (pair, local, squares.0, squares.1)
  }

  /// w.
  public var mean: Number { (up + down).scaled(by: Rational(1, 2)) }
  /// h.
  public var splitting: Number { (up - down).scaled(by: Rational(1, 2)) }
  /// ∫_p G_↑↑ and ∫_p G_↓↓: g₀ ∓ hI.
  public var locals: (up: Number, down: Number) {
    let turned = splitting * pair
    return (local - turned, local + turned)
  }
  /// ∫_p x/D = wI − g₀.
  public var first: Number { mean * pair - local }

  /// ∫_p x²/D², by D² = D⋅D.
  var secondMoment: Number { pair + ((mean + system.orbit) * moment).doubled - up * down * square }
}

/// r and the logarithms of −x₋ and −x₊ of a ``RashbaPoint``.
struct RashbaPoles<Number: Amplitude> {
  let root, lower, upper: Number

  init(_ system: RashbaSystem<Number>, up: Number, down: Number) throws {
    let half = Rational(1, 2), s = system.orbit
    let (w, h) = ((up + down).scaled(by: half), (up - down).scaled(by: half))
    // √(r²) with the cut below the real axis, where Im r² > 0 for the retarded function does not come: (1 + i)√(−2ir²)/2.
    let square = s.squared + (s * w).doubled + h.squared
    let turned = try (-square.timesI).doubled.squareRoot().scaled(by: half)
    root = turned + turned.timesI
    (lower, upper) = (try (root - w - s).logarithm(), try (-(w + s + root)).logarithm())
  }
}

/// The equations W_σ = E ± J − Γ∫_p G_σσ of self-consistency.
///
/// **There is at most one physical solution**, one with Im W > 0 for both spins, at every E with Im E ≥ 0. From such a solution
/// Im W = Im E + Γ∫G (Im W) G†, so that X ↦ Γ∫G X G†, which maps positive matrices to positive ones, has a spectral radius of 1 at
/// most. Two solutions obey W₁ − W₂ = Γ∫G₁(W₁ − W₂)G₂, and by Cauchy's and Schwarz's inequality the spectral radius of
/// X ↦ Γ∫G₁XG₂ is at most the geometric mean of theirs; it is smaller, because G₁ and G₂ are not proportional for all p.
struct RashbaSelfconsistency<Number: Amplitude>: PairEquations {
  let system: RashbaSystem<Number>
  let energy: Number

  var mass: Number { system.mass }

  func values(_ up: Number, _ down: Number) throws -> (Number, Number) {
    let g = try RashbaPoint(system, up: up, down: down).locals
    return (
      up - energy - system.exchange + system.rate * g.up, down - energy + system.exchange + system.rate * g.down
    )
  }

  /// 1 − Γ∫G_στG_τσ by entries: G_↑↑G_↑↑ = (W_↓ − x)²/D², G_↑↓G_↓↑ = 2sx/D².
  func slopes(_ up: Number, _ down: Number) throws -> (Number, Number, Number, Number) {
    let point = try RashbaPoint(system, up: up, down: down)
    let second = point.secondMoment
    func loop(_ W: Number) -> Number { W.squared * point.square - (W * point.moment).doubled + second }
    let mixed = -(system.rate * (system.orbit * point.moment).doubled)
    return (up.unit - system.rate * loop(down), mixed, mixed, up.unit - system.rate * loop(up))
  }
}
