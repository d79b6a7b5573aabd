import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The physical solutions in two dimensions for b > 0, along P = ψ_↑ + ψ_↓ = 4 arctan s with −z_σ = M_σ e^{−iψ_σ}, 0 < ψ < π:
/// ψ_σ = πν_σ/η is the density of states.
///
/// The imaginary parts of the two equations say M_σ = η(aψ_σ + bψ_{−σ})/sin ψ_σ, and with ψ_σ = P(1 ± δ)/2 the real parts are
///
/// - the difference F = −M_↑ cos ψ_↑ + M_↓ cos ψ_↓ − 2J + η(a − b)(log M_↑ − log M_↓) = 0,
/// - the sum 2E = −M_↑ cos ψ_↑ − M_↓ cos ψ_↓ + η(a + b)(log M_↑ + log M_↓).
///
/// F grows with δ at every P, for ∂F/∂δ = ηΣ_σ α_σ^{−1}[μ_σ² − 2(a − b)μ_σ cos ψ_σ + (a − b)²] with α_σ = a(1 ± δ) + b(1 ∓ δ)
/// and M = ημ = ηα_σψ_σ/(1 ± δ) sin ψ_σ: there is one δ. In both P is as good as 0, at the edge of the band.
struct PlanarCurve: LevelCurve {
  let system: BornSystem<ComplexBall>
  private let doubles: BornSystem<Complex>

  init(_ model: BornModel, precision: Int) throws {
    system = try model.system(precision: precision)
    doubles = try model.doubleSystem()
  }

  func point(at s: CenteredBall) throws -> CurvePoint {
    let P = try s.arctangent().scaled(by: 4)
    let both = try spins(P, solved(P))
    let (x, y) = (both.up, both.down)
    let disorder = both.system.disorder
    let weight = both.eta * (disorder.keeping + disorder.flipping)
    let energy = (x.height + y.height + weight * (x.logarithm + y.logarithm)).scaled(by: Rational(1, 2))
    let level = BornLevel(
      both.system, up: x.pole(retarded: true), down: y.pole(retarded: true), upAdvanced: x.pole(retarded: false),
      downAdvanced: y.pole(retarded: false), loops: (try x.loop, try y.loop))
    return CurvePoint(level: level, energy: energy)
  }

  /// Both spins at one P and δ.
  private struct Spins {
    let system: BornSystem<CenteredBall>
    let eta: CenteredBall
    let up, down: PlanarSpin

    /// F.
    var excess: CenteredBall {
      let weight = eta * (system.disorder.keeping - system.disorder.flipping)
      return up.height - down.height + weight * (up.logarithm - down.logarithm) - system.exchange.doubled
    }
  }

  private func spins(_ P: CenteredBall, _ δ: CenteredBall) throws -> Spins {
    let system = system.map(P.constant)
    let (a, b, eta) = (system.disorder.keeping, system.disorder.flipping, try system.eta)
    func spin(_ δ: CenteredBall) throws -> PlanarSpin {
      let (own, other) = (P.unit + δ, P.unit - δ)
      guard own.all.re.isPositive else { throw NumberError.domain("a density of states that may be negative") }
      return try PlanarSpin(
        angle: (P * own).scaled(by: Rational(1, 2)), load: eta * (a + b * other.divided(by: own)), eta: eta)
    }
    return Spins(system: system, eta: eta, up: try spin(δ), down: try spin(-δ))
  }

  /// δ along the values of P; its slope is −∂_PF/∂_δF.
  private func solved(_ P: CenteredBall) throws -> CenteredBall {
    guard P.middle.im.containsZero else { throw BornError.notConverged("an angle that is not around a real one") }
    let start = Complex(try approximate(P.middle.re.midpointDouble)), precision = P.middle.precision
    let (tight, wide) = (Equation(curve: self, P: P.middle), Equation(curve: self, P: P.all))
    let middle = try tight.root(from: start, precision: precision)
    let all = try wide.root(from: start, precision: precision, holding: middle)
    let along = CenteredBall(argument: P.all)
    let slope = try -spins(along, along.constant(all)).excess.slope.divided(by: wide.slope(all))
    return P.function(middle: middle, slope: slope, plain: all)
  }

  /// F = 0 for δ at all P of a ball.
  private struct Equation: ScalarEquation {
    let curve: PlanarCurve
    let P: ComplexBall

    private func excess(_ P: ComplexBall, _ δ: ComplexBall) throws -> CenteredBall {
      let δ = CenteredBall(argument: δ)
      return try curve.spins(δ.constant(P), δ).excess
    }
    func middle(_ δ: ComplexBall) throws -> (value: ComplexBall, slope: ComplexBall) {
      let excess = try excess(ComplexBall(P.re.midpoint), δ)
      return (excess.middle, excess.slope)
    }
    func value(_ δ: ComplexBall) throws -> ComplexBall {
      let along = CenteredBall(argument: P)
      return try curve.spins(along, along.constant(δ)).excess.all
    }
    func slope(_ δ: ComplexBall) throws -> ComplexBall { try excess(P, δ).slope }
    func cleaned(_ δ: ComplexBall) -> ComplexBall { ComplexBall(δ.re.midpoint) }
  }

  /// δ in double precision, by bisection: F is negative on the left.
  private func approximate(_ P: Double) throws -> Double {
    let (a, b, J) = (doubles.disorder.keeping.re, doubles.disorder.flipping.re, doubles.exchange.re)
    let eta = doubles.mass.re / (2 * Double.pi)
    func parts(_ δ: Double, _ sign: Double) -> (height: Double, logarithm: Double) {
      let ψ = P * (1 + sign * δ) / 2
      let sinc = ψ == 0 ? 1 : sin(ψ) / ψ
      let M = eta * (a + b + sign * (a - b) * δ) / ((1 + sign * δ) * sinc)
      return (-M * cos(ψ), log(M))
    }
    let limit = min(1, abs(2 * Double.pi / P - 1))
    var (low, high) = (-limit, limit)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      let (x, y) = (parts(middle, 1), parts(middle, -1))
      let F = x.height - y.height - 2 * J + eta * (a - b) * (x.logarithm - y.logarithm)
      if F < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
