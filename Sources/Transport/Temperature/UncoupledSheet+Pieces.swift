import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UncoupledSheet {
  /// All energies from the edge of the lower band up to one of at least `reach`.
  static func cut(_ model: BornModel, reach: Rational, temperature: Rational, precision: Int) throws -> CurveCut {
    func sheet(_ path: Path, followsFirst: Bool, isOtherInside: Bool) throws -> UncoupledSheet {
      try UncoupledSheet(
        model, path: path, followsFirst: followsFirst, isOtherInside: isOtherInside, precision: precision)
    }
    let zero = try ComplexBall(0, precision: precision)
    let both = try sheet(.inside, followsFirst: false, isOtherInside: true)
    var pieces: [CurvePiece] = []
    let bottom = both.unit * (both.shift - zero.unit) - both.absolute
    if !model.exchange.isZero {
      // The first band until halfway to the second one, and the second from there.
      let first = try sheet(.inside, followsFirst: true, isOtherInside: false)
      let second = try sheet(.below, followsFirst: false, isOtherInside: true)
      let half = try first.halfway(precision)
      let energy = try first.energy(at: half)
      let depth = try (energy - first.absolute).divided(by: first.unit)
      let end = try first.root(depth, from: first.approximate((depth - first.shift).re.midpointDouble))
      pieces = [
        CurvePiece(curve: first, start: zero, end: half),
        CurvePiece(curve: second, start: ComplexBall(-end.re), end: zero)
      ]
    }
    let end = try ComplexBall(Rational(1, 4), precision: precision)
    pieces.append(CurvePiece(curve: both, start: zero, end: end))
    return try PlanarCurve.climbed(
      model, edge: pieces, bottom: bottom.re, from: both.energy(at: end), reach: reach, temperature: temperature)
  }

  /// A parameter of the first band where its energy is about |J| above its edge.
  private func halfway(_ precision: Int) throws -> ComplexBall {
    let wanted = absolute.re.midpointDouble / unit.re.midpointDouble - 1
    var (low, high) = (0.0, Double.pi)
    for _ in 0..<60 {
      let ψ = (low + high) / 2
      if log(ψ / sin(ψ)) - ψ * cos(ψ) / sin(ψ) < wanted { low = ψ } else { high = ψ }
    }
    return ComplexBall(try Ball(midpoint: tan(low / 2), precision: precision))
  }
}
