import Numbers

/// The equations of self-consistency z_σ + Σ_σ(g_↑, g_↓) − E − σJ = 0 for the roots of ``Pole``.
///
/// **There is at most one physical solution**, one with Im z > 0 for both spins. From Im g ≤ 0 follows Im V⁻¹ − g ≥ 0 as a
/// matrix, so that Im Σ ≤ 0 for every impurity, and the map z ↦ E + σJ − Σ(g(z)) takes pairs of points of the upper half plane to
/// such pairs, at real energies E as above them. Every such map does not increase the larger of the two hyperbolic distances, and
/// the step from z to g, a square root or a logarithm, makes them strictly smaller. Two fixed points would keep their distance.
///
/// In three dimensions Im z > 0 and Im κ > 0 is Re κ > 0 and Im κ > 0.
struct StrongEquations<Number: ImpurityAmplitude>: PairEquations {
  let system: StrongSystem<Number>
  let energy: Number
  var mass: Number { system.bands.mass }

  func values(_ up: Number, _ down: Number) throws -> (Number, Number) { try linearised(up, down).values }

  func slopes(_ up: Number, _ down: Number) throws -> (Number, Number, Number, Number) {
    try linearised(up, down).slopes
  }

  func linearised(_ up: Number, _ down: Number) throws -> Linearised<Number> {
    let (x, y) = (try system.pole(up), try system.pole(down))
    let (p, q) = (try system.bands.rates(x), try system.bands.rates(y))
    let exchange = system.bands.exchange
    var values = (x.energy - energy - exchange, y.energy - energy + exchange)
    var slopes = (p.energy, up.zero, up.zero, q.energy)
    for scatterer in try system.dressed(x, y) {
      let (selfEnergy, response) = (scatterer.selfEnergy, scatterer.response)
      values = (values.0 + selfEnergy.up, values.1 + selfEnergy.down)
      slopes.0 = slopes.0 + response.up * p.local
      slopes.1 = slopes.1 + response.mixed * q.local
      slopes.2 = slopes.2 + response.mixed * p.local
      slopes.3 = slopes.3 + response.down * q.local
    }
    return Linearised(values: values, slopes: slopes)
  }
}

extension StrongEquations where Number == Complex {
  /// The physical solution in double precision, or the stable real one, at an energy on the real axis or above it; nil near an
  /// edge.
  ///
  /// The map is iterated, which converges to the solution, and from time to time Newton's method takes over.
  func solve() -> BandState<Complex>? {
    let bands = system.bands
    let (above, below) = (energy + bands.exchange, energy - bands.exchange)
    let size = max(above.magnitude, below.magnitude, 1e-300)
    var z = (above + Complex(0, size / 4), below + Complex(0, size / 4))
    var rounds = 4
    while rounds < 10_000 {
      for _ in 0..<rounds {
        guard let x = try? bands.pole(root(z.0)), let y = try? bands.pole(root(z.1)),
          let dressed = try? system.dressed(x, y)
        else { return nil }
        z = dressed.map(\.selfEnergy).reduce((above, below)) { ($0.0 - $1.up, $0.1 - $1.down) }
        // What rounding takes below the real axis.
        z = (Complex(z.0.re, max(z.0.im, 0)), Complex(z.1.re, max(z.1.im, 0)))
      }
      if let x = newton(from: (root(z.0), root(z.1))), let state = classified(x) { return state }
      rounds *= 2
    }
    return nil
  }

  private func root(_ z: Complex) -> Complex {
    system.bands.dimension == .two ? z : (Complex(2 * system.bands.mass.re) * z).squareRoot()
  }

  private func classified(_ x: (Complex, Complex)) -> BandState<Complex>? {
    let isThree = system.bands.dimension == .three
    func parts(_ k: Complex) -> (kept: Double, lost: Double) { isThree ? (k.im, k.re) : (-k.re, k.im) }
    func isReal(_ k: Complex) -> Bool { abs(parts(k).lost) < 1e-9 * k.magnitude && parts(k).kept > 0 }
    func isPhysical(_ k: Complex) -> Bool { parts(k).lost > 0 && (!isThree || parts(k).kept > 0) }
    func real(_ k: Complex) -> Complex { isThree ? Complex(0, k.im) : Complex(k.re) }
    let isCoupled = system.scatterers.contains(where: \.isMagnetic)
    let (isUpReal, isDownReal) = (isReal(x.0) && energy.im == 0, isReal(x.1) && energy.im == 0)
    let y = (isUpReal ? real(x.0) : x.0, isDownReal ? real(x.1) : x.1)
    if (isUpReal || isDownReal) && (!isCoupled || isUpReal && isDownReal) {
      guard let margins = try? stability(y) else { return nil }
      if isUpReal && isDownReal { return margins.all > 0 ? .below(up: y.0, down: y.1) : nil }
      guard isUpReal ? margins.up > 0 && isPhysical(x.1) : margins.down > 0 && isPhysical(x.0) else { return nil }
      return .inside(up: y.0, down: y.1)
    }
    return isPhysical(x.0) && isPhysical(x.1) ? .inside(up: x.0, down: x.1) : nil
  }

  private func stability(_ x: (Complex, Complex)) throws -> (up: Double, down: Double, all: Double) {
    let s = try slopes(x.0, x.1)
    let (p, q) = (try system.bands.rates(system.bands.pole(x.0)), try system.bands.rates(system.bands.pole(x.1)))
    let up = (s.0 / p.energy).re, down = (s.3 / q.energy).re
    let determinant = ((s.0 * s.3 - s.1 * s.2) / (p.energy * q.energy)).re
    return (up, down, min(up, down, determinant))
  }
}
