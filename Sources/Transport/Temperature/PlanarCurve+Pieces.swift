import Numbers

extension PlanarCurve {
  /// All energies from the edge of the band up to one of at least `reach`.
  static func cut(_ model: BornModel, reach: Rational, temperature: Rational, precision: Int) throws -> CurveCut {
    if model.flipping.isZero {
      return try UncoupledSheet.cut(model, reach: reach, temperature: temperature, precision: precision)
    }
    let curve = try PlanarCurve(model, precision: precision)
    let start = try ComplexBall(0, precision: precision)
    let bottom = try curve.energy(at: start).re
    // Away from the edge by more than the width of the levels.
    let width = try curve.system.eta.re.scaled(by: model.keeping + model.flipping)
    var end = try ComplexBall(Rational(1, 4), precision: precision)
    while try (curve.energy(at: end).re - bottom - width.scaled(by: Rational(1, 4))).isNegative { end = end.doubled }
    return try climbed(
      model, edge: [CurvePiece(curve: curve, start: start, end: end)], bottom: bottom, from: curve.energy(at: end),
      reach: reach, temperature: temperature)
  }

  /// The pieces near the edges and the energies beyond, up to one that is high enough.
  static func climbed(
    _ model: BornModel, edge: [CurvePiece], bottom: Ball, from start: ComplexBall, reach: Rational,
    temperature: Rational
  ) throws -> CurveCut {
    let precision = bottom.precision
    let line = try EnergyLine(model, precision: precision)
    var top = max(reach, Rational(exactly: start.re.bounds.upper) ?? 0, model.exchange.magnitude, temperature)
    for _ in 0..<200 {
      let end = try ComplexBall(top, precision: precision)
      if let tail = try ThermalTail.planar(model, top: end.re, edge: bottom, temperature: temperature) {
        return CurveCut(
          pieces: edge + [CurvePiece(curve: line, start: start, end: end)], bottom: bottom, top: end.re, tail: tail)
      }
      top = top * 2
    }
    throw BornError.notConverged("no energy high enough above the band could be found")
  }
}
