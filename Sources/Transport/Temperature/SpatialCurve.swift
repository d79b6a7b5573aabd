import Numbers

/// The physical solutions in three dimensions, in closed form.
///
/// With r = 2mη(a − b), u = κ_↑ + κ_↓ − ir = y + iX and k = 4mJ the two equations say κ_↑ − κ_↓ = k/u, and of their sum, for
/// N = X² + y²,
///
/// - the imaginary part is X(1 − k²/N²) = β, β = 4mηb,
/// - the real part is 4mE = N/2 + k²/2N − X²(1 + k²/N²) + βX + r(r + 2β)/2.
///
/// So N is a parameter that makes everything rational but y = √(N − X²). The advanced roots have −y.
struct SpatialCurve: LevelCurve {
  /// Which solutions of the equation for X.
  enum Branch {
    /// b > 0: X = βN²/(N² − k²), N = N₁ + s², from the edge N₁ = n² with n³(n − β) = k², n > β, where y = 0.
    case coupled(n: ComplexBall)
    /// b = 0, both spins in their bands: X = 0, N = |k| + s².
    case both
    /// b = 0, one spin in its band: N = |k|, u = √|k| e^{i(π/2 − s)}, 0 ≤ s ≤ π/2.
    case one
  }
  let branch: Branch
  /// k², β, r, and |k|.
  let k2, β, r, size: ComplexBall
  private let system: BornSystem<ComplexBall>
  private let k: ComplexBall
  /// Whether J < 0, J = 0 or J > 0.
  private let sign: Int

  init(_ model: BornModel, branch: Branch, precision: Int) throws {
    system = try model.system(precision: precision)
    (self.branch, sign) = (branch, model.exchange.signum())
    let unit = try (system.mass * system.eta).doubled
    k = (system.mass * system.exchange).scaled(by: 4)
    (k2, size) = (k * k, sign < 0 ? -k : k)
    β = (unit * system.disorder.flipping).doubled
    r = unit * (system.disorder.keeping - system.disorder.flipping)
  }

  /// r(r + 2β)/2.
  var constant: ComplexBall { (r * (r + β.doubled)).scaled(by: Rational(1, 2)) }

  func point(at s: CenteredBall) throws -> CurvePoint {
    let (k, k2, β, r) = (s.constant(k), s.constant(k2), s.constant(β), s.constant(r))
    let system = system.map(s.constant)
    let half = Rational(1, 2)
    func level(y: CenteredBall, X: CenteredBall, N: CenteredBall) throws -> BornLevel<CenteredBall> {
      func roots(_ y: CenteredBall) throws -> (CenteredBall, CenteredBall) {
        let sum = y + (X + r).timesI
        let difference = sign == 0 ? y - y : try k * (y - X.timesI).divided(by: N)
        return ((sum + difference).scaled(by: half), (sum - difference).scaled(by: half))
      }
      let (retarded, advanced) = (try roots(y), try roots(-y))
      // κ less its complex conjugate is i(X + r ∓ kX/N): y drops out.
      let turned = sign == 0 ? X - X : try k * X.divided(by: N)
      let weight = try system.mass.squared.divided(by: system.pi)
      return try BornLevel(
        system, up: system.pole(retarded.0), down: system.pole(retarded.1), upAdvanced: system.pole(advanced.0),
        downAdvanced: system.pole(advanced.1),
        loops: (weight.divided(by: X + r - turned), weight.divided(by: X + r + turned)))
    }
    func point(y: CenteredBall, X: CenteredBall, N: CenteredBall) throws -> CurvePoint {
      let factor = sign == 0 ? s.unit : try s.unit + k2.divided(by: N.squared)
      let energy = (N.scaled(by: half) - X.squared) * factor + β * X + s.constant(constant)
      return CurvePoint(
        level: try level(y: y, X: X, N: N), energy: try energy.divided(by: system.mass.scaled(by: 4)))
    }
    switch branch {
    case .coupled(let edge):
      let n = s.constant(edge)
      // N² − k² from its value at the edge.
      let N = n.squared + s.squared
      let rise = β * n.cubed + s.squared * (n.squared + N)
      let X = try β * N.squared.divided(by: rise)
      let steepness = try k2 * (N + n.squared) * (X + n).divided(by: rise * n.cubed)
      return try point(y: s * (s.unit + steepness).squareRoot(), X: X, N: N)
    case .both:
      let N = s.constant(size) + s.squared
      // Without a splitting N is s².
      return try point(y: sign == 0 ? s : N.squareRoot(), X: s - s, N: N)
    case .one:
      let root = try s.constant(size).squareRoot(), rest = r.scaled(by: half).timesI
      let (full, advanced) = (rest + root * s.sine, rest - root * s.sine)
      let kept = root * s.cosine.timesI + rest
      let J = sign < 0 ? -system.exchange : system.exchange
      let energy = try r.squared.divided(by: system.mass.scaled(by: 8)) - J * s.doubled.cosine
      let level =
        try sign > 0
        ? BornLevel(system, up: full, down: kept, upAdvanced: advanced, downAdvanced: kept, isEmpty: (false, true))
        : BornLevel(system, up: kept, down: full, upAdvanced: kept, downAdvanced: advanced, isEmpty: (true, false))
      return CurvePoint(level: level, energy: energy)
    }
  }
}
