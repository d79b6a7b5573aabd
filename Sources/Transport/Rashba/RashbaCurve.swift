import Numbers

/// The solutions of the self-consistency at all energies, as a curve in w and h that does not know the energy:
///
///     h(1 − ΓI(w, h)) = J,   E = w + Γg₀(w, h).
///
/// W = w ± h depends on the energy nearly as E itself does, and is smooth where a band begins: w is a good variable for integrals.
struct RashbaCurve<Number: Amplitude>: Sendable {
  let system: RashbaSystem<Number>

  typealias Point = RashbaPoint<Number>

  /// h(1 − ΓI) − J.
  func misfit(_ point: Point) -> Number {
    let h = point.splitting
    return h - system.rate * (h * point.pair) - system.exchange
  }

  /// The derivatives of it by w and h: −Γh∂I/∂w and 1 − ΓI − 2Γh²S₀.
  func slopes(_ point: Point) throws -> (w: Number, h: Number) {
    let h = point.splitting
    return (
      system.rate * (h * (try linear(point))).doubled,
      h.unit - system.rate * (point.pair + (h.squared * point.square).doubled)
    )
  }

  /// ∫_p N/D² = −(sS₀ + η/2W_↑W_↓), without the cancellation in wS₀ − S₁; −2 of it is ∂I/∂w.
  private func linear(_ point: Point) throws -> Number {
    let edge = try system.eta.divided(by: point.up).divided(by: point.down)
    return -(system.orbit * point.square + edge.scaled(by: Rational(1, 2)))
  }

  /// Y = ∫_p (N² − h²)/D² = I + 2sS₁.
  private func turning(_ point: Point) -> Number { point.pair + (system.orbit * point.moment).doubled }

  /// E.
  func energy(_ point: Point) -> Number { point.mean + system.rate * point.local }

  /// dE/dw along the curve: ∂g₀/∂w = ∫_p (D − 2N²)/D² = I − 2Y − 2h²S₀ and ∂g₀/∂h = 2h∫_p N/D².
  func energySlope(_ point: Point) throws -> Number {
    let h = point.splitting, slopes = try slopes(point)
    let direct = point.pair - (turning(point) + h.squared * point.square).doubled
    // 2h∫_p N/D² is the slope by w over Γ, and dh/dw the quotient of the slopes.
    return try h.unit + system.rate * direct - slopes.w.squared.divided(by: slopes.h)
  }

  /// λ (w dh/dw − h)∫_p 1/D², of which s_x/qE of the Fermi sea is −(α/π) Im∫dw; λ = 1/(1 − ΓY).
  ///
  /// Because ∫_p (wN − h²)/D² is Y/2, w dh/dw − h is −(J + ΓhY) over the slope by h.
  func seaSlope(_ point: Point) throws -> Number {
    let turned = system.rate * turning(point), h = point.splitting
    let rotation = system.exchange + h * turned
    return try -(rotation * point.square).divided(by: (h.unit - turned) * slopes(point).h)
  }

  /// dh/dw.
  func turn(_ point: Point) throws -> Number {
    let slopes = try slopes(point)
    return try -slopes.w.divided(by: slopes.h)
  }
}

extension RashbaCurve where Number == Complex {
  /// h at one w by Newton's iteration; nil when it does not settle.
  func newton(at w: Complex, from start: Complex) -> Complex? {
    var h = start
    for _ in 0..<30 {
      guard let here = try? Point(system, up: w + h, down: w - h), let slope = try? slopes(here).h else { return nil }
      let step = misfit(here) / slope
      h = h - step
      guard step.magnitude.isFinite else { return nil }
      if step.magnitude < 1e-13 * (h.magnitude + w.magnitude) { return h }
    }
    return nil
  }
}

extension RashbaCurve where Number == ComplexBall {
  func point(_ w: ComplexBall, _ h: ComplexBall) throws -> Point { try Point(system, around: w, h) }

  /// A ball with exactly one h for every w of a ball, by Krawczyk's test; nil when none is proved.
  ///
  /// - Parameter start: holds the solution of some w of the ball; the result holds it too.
  func solution(for w: ComplexBall, holding start: ComplexBall) throws -> ComplexBall? {
    let (center, m) = (w.representative, start.representative)
    let middle = try point(center, m)
    let scale = try slopes(middle).h.representative.inverted()
    let rest = try (misfit(middle) + slopes(point(w, m)).w * (w - center)) * scale
    var radius = max(2 * rest.width, 2 * rest.magnitude.bounds.upper, 2 * start.width)
    let growth = 1.5
    for _ in 0..<10 {
      let box = try m.widened(radius)
      if box.contains(start), let around = try? point(w, box), let slope = try? slopes(around).h {
        let defect = w.unit - slope * scale
        let image = m - rest + defect * (box - m)
        if defect.magnitude.bounds.upper < 1, box.contains(image) { return image }
      }
      radius *= growth
    }
    return nil
  }

  /// The solution at a narrow ball of w, in a box that has one; nil when Newton's iteration leaves the box.
  ///
  /// - Parameter slope: holds the derivatives of the misfit by h at all points of the box, so that the misfit over it is how far the
  ///   solution is.
  func solution(at w: ComplexBall, in box: ComplexBall, slope: ComplexBall, from start: Complex) throws -> ComplexBall?
  {
    var h = try ComplexBall(start, precision: w.precision)
    // As balls: a double ends at 10⁻³⁰⁸.
    var last: Ball?
    for _ in 0..<60 {
      guard box.contains(h) else { return nil }
      let here = try point(w, h)
      let misfit = misfit(here), step = try misfit.divided(by: slopes(here).h)
      let size = step.representative.magnitude
      let stands = last.map { size.midpointDouble < 1e-8 && !size.isLess(than: $0) } ?? false
      if step.containsZero || stands { return try h - misfit.divided(by: slope) }
      (h, last) = ((h - step).representative, size)
    }
    return nil
  }
}
