import Numbers

/// The state of two spins at one energy.
enum BandState<Number> {
  /// The physical solution: κ (or z in two dimensions) of both spins.
  case inside(up: Number, down: Number)
  /// No states: the stable real solution.
  case below(up: Number, down: Number)

  var roots: (up: Number, down: Number) {
    switch self {
    case .inside(let up, let down), .below(let up, let down): (up, down)
    }
  }
}

extension Selfconsistency where Number == Complex {
  /// The physical solution in double precision, at an energy on the real axis or above it: some iterations of the self-energy, which stay among the physical pairs of points
  /// and converge to the solution where there is one, then Newton's method; nil when neither side of the edge is reached.
  func solve() -> BandState<Complex>? {
    let (a, b) = (system.disorder.keeping.re, system.disorder.flipping.re)
    let eta = system.mass.re / (2 * Double.pi)
    let (above, below) = (energy + system.exchange, energy - system.exchange)
    let load = eta * (a + b)
    let size = max(above.magnitude, below.magnitude, load * load * system.mass.re, Double.leastNormalMagnitude)
    var z = (above + Complex(0, size / 4), below + Complex(0, size / 4))
    var rounds = 4
    while rounds < 20_000 {
      for _ in 0..<rounds {
        let (g, h) = (local(z.0, eta), local(z.1, eta))
        z = (above - Complex(a) * g - Complex(b) * h, below - Complex(a) * h - Complex(b) * g)
      }
      if let x = newton(from: (root(z.0), root(z.1))), let state = classified(x) { return state }
      rounds *= 2
    }
    return nil
  }

  private func root(_ z: Complex) -> Complex {
    system.dimension == .two ? z : (Complex(2 * system.mass.re) * z).squareRoot()
  }

  private func local(_ z: Complex, _ eta: Double) -> Complex {
    if system.dimension == .two { return Complex(eta) * (-z).logarithm() }
    let k = root(z)
    return Complex(eta * k.im, -eta * k.re)
  }

  /// Which side of the edge a solution belongs to; nil for a solution that is not the physical one.
  private func classified(_ x: (Complex, Complex)) -> BandState<Complex>? {
    let isThree = system.dimension == .three
    // The part that a state below the band has, and the part that vanishes there.
    func parts(_ k: Complex) -> (kept: Double, lost: Double) { isThree ? (k.im, k.re) : (-k.re, k.im) }
    let (u, d) = (parts(x.0), parts(x.1))
    let isCoupled = system.disorder.flipping.re > 0
    func isReal(_ p: (kept: Double, lost: Double), _ k: Complex) -> Bool { abs(p.lost) < 1e-9 * k.magnitude }
    func isPhysical(_ p: (kept: Double, lost: Double)) -> Bool { p.lost > 0 && (!isThree || p.kept > 0) }
    let loads = (isThree ? system.mass.re : 1) * system.mass.re / (2 * Double.pi)
    let (a, b) = (loads * system.disorder.keeping.re, loads * system.disorder.flipping.re)
    func real(_ p: (kept: Double, lost: Double)) -> Complex { isThree ? Complex(0, p.kept) : Complex(-p.kept) }
    if isReal(u, x.0), isReal(d, x.1) {
      guard u.kept > a, d.kept > a, (u.kept - a) * (d.kept - a) > b * b else { return nil }
      return .below(up: real(u), down: real(d))
    }
    if isCoupled { return isPhysical(u) && isPhysical(d) ? .inside(up: x.0, down: x.1) : nil }
    for (p, k) in [(u, x.0), (d, x.1)] {
      if isReal(p, k) ? p.kept <= a : !isPhysical(p) { return nil }
    }
    return .inside(up: isReal(u, x.0) ? real(u) : x.0, down: isReal(d, x.1) ? real(d) : x.1)
  }
}
