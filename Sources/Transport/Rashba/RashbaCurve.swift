import Numbers

/// The solutions of the self-consistency at all energies, as a curve in w and h that does not know the energy:
///
///     h(1 − ΓI(w, h)) = J,   E = w + Γg₀(w, h).
///
/// W = w ± h depends on the energy nearly as E itself does, and is smooth where a band begins: w is a good variable for integrals.
struct RashbaCurve: Sendable {
  let system: RashbaSystem<ComplexBall>

  typealias Point = RashbaPoint<ComplexBall>

  func point(_ w: ComplexBall, _ h: ComplexBall) throws -> Point { try Point(system, around: w, h) }

  /// h(1 − ΓI) − J.
  func misfit(_ point: Point) -> ComplexBall {
    let h = point.splitting
    return h - system.rate * (h * point.pair) - system.exchange
  }

  /// The derivatives of it by w and h: ∂I/∂w = −2∫_p N/D², ∂I/∂h = 2h∫_p 1/D².
  func slopes(_ point: Point) throws -> (w: ComplexBall, h: ComplexBall) {
    let (zeroth, first, _) = try point.squares()
    let (w, h) = (point.mean, point.splitting)
    let linear = w * zeroth - first
    return (
      system.rate * (h * linear).doubled,
      w.unit - system.rate * (point.pair + (h.squared * zeroth).doubled)
    )
  }

  /// E.
  func energy(_ point: Point) -> ComplexBall { point.mean + system.rate * point.local }

  /// dE/dw along the curve.
  func energySlope(_ point: Point) throws -> ComplexBall {
    let (zeroth, first, second) = try point.squares()
    let (w, h) = (point.mean, point.splitting)
    let linear = w * zeroth - first
    let direct = point.pair - (w * linear - w * first + second).doubled
    return try w.unit + system.rate * (direct + (h * linear * turn(point)).doubled)
  }

  /// λ (w dh/dw − h)∫_p 1/D², of which s_x/qE of the Fermi sea is −(α/π) Im∫dw; λ = 1/(1 − Γ(I + 2s∫_p x/D²)).
  func seaSlope(_ point: Point) throws -> ComplexBall {
    let (zeroth, first, _) = try point.squares()
    let rotation = try point.mean * turn(point) - point.splitting
    let vertex = rotation.unit - system.rate * (point.pair + (system.orbit * first).doubled)
    return try (rotation * zeroth).divided(by: vertex)
  }

  /// dh/dw.
  private func turn(_ point: Point) throws -> ComplexBall {
    let slopes = try slopes(point)
    return try -slopes.w.divided(by: slopes.h)
  }
}

extension RashbaCurve {
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

  /// h at one w by Newton's iteration with the middles; nil when it does not settle.
  func newton(at w: ComplexBall, from start: ComplexBall) throws -> ComplexBall? {
    var h = start.representative
    var last = Double.infinity
    for _ in 0..<60 {
      let here = try point(w, h)
      let step = try misfit(here).divided(by: slopes(here).h)
      h = (h - step).representative
      let size = step.representative.magnitude.bounds.upper
      guard size.isFinite else { return nil }
      if size <= 4 * step.width || size >= last && size < 1e-8 { return try h.widened(4 * max(step.width, size)) }
      last = size
    }
    return nil
  }
}
