import Numbers

/// The solutions of the self-consistency at all energies, as a curve in the variables k = −η/I and u = (r/k)² that does not know the
/// energy. What varies little on it is enclosed well over wide balls, other than the logarithms of ``RashbaPoint``, which cancel.
///
/// With θ = √u, r = kθ and w + s = r coth θ (this is I = −ηθ/r), C(u) = θ coth θ = 1 + uA(u) and B = C² − u = u/sinh²θ
///
///     h = Jk/(k + Γη),   w = kC − s,   W_↑W_↓ = k²B,
///     r² = s² + 2sw + h²:   F = k²u − 2skC + s² − h² = 0,
///     E = w + Γg₀ = w + Γη[½log(−x₊) + ½log(−x₋) + s/k].
///
/// C′ = (1 − CA)/2, and the integrals over 1/D² are rational in k, C, B and C′.
struct RashbaSheet: Sendable {
  let system: RashbaSystem<ComplexBall>
  private let angles: HyperbolicAngles
  private let eta: ComplexBall
  /// Γη.
  private let load: ComplexBall

  init(system: RashbaSystem<ComplexBall>) throws {
    self.system = system
    angles = try HyperbolicAngles(precision: system.mass.precision)
    eta = try system.eta
    load = system.rate * eta
  }

  /// k and u of a point.
  func variables(of point: RashbaPoint<ComplexBall>) throws -> (k: ComplexBall, u: ComplexBall) {
    let (s, h) = (system.orbit, point.splitting)
    let k = try -eta.divided(by: point.pair)
    let square = s.squared + (s * point.mean).doubled + h.squared
    return (k, try square.divided(by: k.squared))
  }

  /// F.
  func misfit(_ k: ComplexBall, _ u: ComplexBall) throws -> ComplexBall {
    let s = system.orbit, C = try angles(u).C
    return k.squared * u - (s * k * C).doubled + s.squared - (try splitting(k)).squared
  }

  /// ∂F/∂k and ∂F/∂u.
  func slopes(_ k: ComplexBall, _ u: ComplexBall) throws -> (k: ComplexBall, u: ComplexBall) {
    let s = system.orbit, (C, A) = try angles(u)
    // d(h²)/dk = 2h²Γη/k(k + Γη).
    let ratio = try system.exchange.divided(by: k + load)
    let squares = try (ratio.squared * k * load).doubled.divided(by: k + load)
    return ((k * u - s * C).doubled - squares, k.squared - (s * k * bend(C, A)).doubled)
  }

  /// W_↑ and W_↓.
  func roots(_ k: ComplexBall, _ u: ComplexBall) throws -> (up: ComplexBall, down: ComplexBall) {
    let w = k * (try angles(u).C) - system.orbit, h = try splitting(k)
    return (w + h, w - h)
  }

  /// E.
  func energy(_ k: ComplexBall, _ u: ComplexBall) throws -> ComplexBall {
    let half = Rational(1, 2), center = k * (try angles(u).C)
    let root = try (-(k.squared * u).timesI).doubled.squareRoot().scaled(by: half)
    let r = root + root.timesI
    let logarithms = try (r - center).logarithm() + (-(center + r)).logarithm()
    let mean = try logarithms.scaled(by: half) + system.orbit.divided(by: k)
    return center - system.orbit + load * mean
  }

  /// dE/dk along the curve; d log(θ/sinh θ)/du = −A/2.
  func energySlope(_ k: ComplexBall, _ u: ComplexBall) throws -> ComplexBall {
    let (C, A) = try angles(u), slopes = try slopes(k, u)
    let turn = try -slopes.k.divided(by: slopes.u)
    let direct = try C + load.divided(by: k) - (load * system.orbit).divided(by: k.squared)
    return direct + (k * bend(C, A) - (load * A).scaled(by: Rational(1, 2))) * turn
  }

  /// λ (w dh/dk − h dw/dk)∫_p 1/D², of which s_x/qE of the Fermi sea is −(α/π) Im∫dk; λ = 1/(1 − Γ(I + 2s∫_p x/D²)).
  func seaSlope(_ k: ComplexBall, _ u: ComplexBall) throws -> ComplexBall {
    let s = system.orbit, (C, A) = try angles(u)
    let (B, bend) = (C.squared - u, bend(C, A))
    let slopes = try slopes(k, u), h = try splitting(k)
    let turn = try -slopes.k.divided(by: slopes.u)
    // wh′ − hw′ over h: w/k = C − s/k and h′/h = Γη/k(k + Γη).
    let rotation = try (C - s.divided(by: k)) * load.divided(by: k + load) - C - k * bend * turn
    let zeroth = try -(eta * bend).divided(by: k.cubed * B)
    let first = try (eta * (k.unit - (C * bend).doubled)).divided(by: (k.squared * B).doubled)
    let vertex = try k.unit + load.divided(by: k) - (system.rate * s * first).doubled
    return try (zeroth * h * rotation).divided(by: vertex)
  }

  private func splitting(_ k: ComplexBall) throws -> ComplexBall {
    try system.exchange * k.divided(by: k + load)
  }

  /// dC/du.
  private func bend(_ C: ComplexBall, _ A: ComplexBall) -> ComplexBall {
    (C.unit - C * A).scaled(by: Rational(1, 2))
  }
}

extension RashbaSheet {
  /// A ball with exactly one u for every k of a ball, by Krawczyk's test, found near the one of one of them; nil when none is proved.
  ///
  /// - Parameter start: holds the solution of some k of the ball; the result holds it too.
  func solution(for k: ComplexBall, holding start: ComplexBall) throws -> ComplexBall? {
    let (center, m) = (k.representative, start.representative)
    let value = try misfit(center, m), rate = try slopes(k, m).k
    let scale = try slopes(center, m).u.representative.inverted()
    let rest = (value + rate * (k - center)) * scale
    var radius = max(2 * rest.width, 2 * rest.magnitude.bounds.upper, 2 * start.width)
    let growth = 1.5
    for _ in 0..<10 {
      let box = try m.widened(radius)
      if box.contains(start), let slope = try? slopes(k, box).u {
        let defect = k.unit - slope * scale
        let image = m - rest + defect * (box - m)
        if defect.magnitude.bounds.upper < 1, box.contains(image) { return image }
      }
      radius *= growth
    }
    return nil
  }

  /// u at one k by Newton's iteration with the middles; nil when it does not settle.
  func newton(at k: ComplexBall, from start: ComplexBall) throws -> ComplexBall? {
    var u = start.representative
    var last = Double.infinity
    for _ in 0..<60 {
      let step = try misfit(k, u).divided(by: slopes(k, u).u)
      u = (u - step).representative
      let size = step.representative.magnitude.bounds.upper
      guard size.isFinite else { return nil }
      if size <= 4 * step.width || size >= last && size < 1e-8 { return try u.widened(4 * max(step.width, size)) }
      last = size
    }
    return nil
  }
}
