import Numbers

extension SpatialCurve {
  /// The whole curve from the edge of the band up to an energy of at least `reach`.
  static func cut(_ model: BornModel, reach: Rational, temperature: Rational, precision: Int) throws -> CurveCut {
    func curve(_ branch: Branch) throws -> SpatialCurve {
      try SpatialCurve(model, branch: branch, precision: precision)
    }
    let zero = try ComplexBall(0, precision: precision)
    var pieces: [CurvePiece] = []
    let last: SpatialCurve
    let first: ComplexBall
    if model.flipping.isZero {
      last = try curve(.both)
      first = last.size
      if !model.exchange.isZero {
        let quarter = ComplexBall(try Ball.pi(precision: precision).scaled(by: Rational(1, 2)))
        pieces.append(CurvePiece(curve: try curve(.one), start: zero, end: quarter))
      }
    } else {
      let n = try edge(of: curve(.both), precision)
      last = try curve(.coupled(n: n))
      first = n.squared
    }
    let bottom = try (pieces.first?.curve ?? last).energy(at: zero).re
    // 8mE ≈ N far up.
    var end = max(1, try root(of: (reach + model.exchange.magnitude * 4) * model.mass * 8))
    for _ in 0..<200 {
      let s = try ComplexBall(end, precision: precision)
      let top = try last.energy(at: s).re
      guard let N = (first.re + (s * s).re).interval?.lower else { break }
      if try (top - Ball(reach, precision: precision)).isPositive,
        let tail = try ThermalTail.spatial(
          model, N: N, β: last.β.re, constant: last.constant.re, edge: bottom, temperature: temperature)
      {
        pieces.append(CurvePiece(curve: last, start: zero, end: s))
        return CurveCut(pieces: pieces, bottom: bottom, top: top, tail: tail)
      }
      end = end * 2
    }
    throw BornError.notConverged("no energy high enough above the band could be found")
  }

  /// A rational number near √x, 0 for x < 0.
  private static func root(of x: Rational) throws -> Rational {
    x.signum() <= 0 ? 0 : Rational(exactly: x.asDouble.squareRoot().rounded(.up)) ?? x
  }

  /// n ≥ β with n³(n − β) = k²: between a number where the left side is less and one where it is more, as it grows beyond β.
  private static func edge(of curve: SpatialCurve, _ precision: Int) throws -> ComplexBall {
    let (β, k2) = (curve.β.re, curve.k2.re)
    func excess(_ n: Ball) -> Ball { n * n * n * (n - β) - k2 }
    // Convex beyond β: Newton's iteration from above comes down to the root.
    var n = try (β + curve.size.re.sqrt()).midpoint
    for _ in 0..<(precision + 64) {
      let slope = n * n * (n.scaled(by: 4) - β.scaled(by: 3))
      let next = try (n - excess(n).divided(by: slope)).midpoint
      let isClose = try ((n - next).abs() - n.abs().scaled(by: Rational(2).power(8 - precision))).isNegative
      n = next
      if isClose { break }
    }
    guard let middle = n.interval?.lower else { throw BornError.notConverged("the edge of the band was not found") }
    var radius = try middle.magnitude * Rational(2).power(8 - precision)
    for _ in 0..<20 {
      let low = try Ball(middle - radius, precision: precision + 64),
        high = try Ball(middle + radius, precision: precision + 64)
      if excess(low).isNegative, excess(high).isPositive {
        return ComplexBall(try Ball(lower: middle - radius, upper: middle + radius, precision: precision))
      }
      radius = radius * 8
    }
    throw BornError.notConverged("the edge of the band was not found")
  }
}
