import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RashbaPoint where Number == ComplexBall {
  /// The point for all w and h of two balls: the integrals are continued analytically from the middles, even where the poles x_± come
  /// to the positive axis.
  ///
  /// - Throws: where no such continuation to all of the balls is proved.
  init(_ system: RashbaSystem<ComplexBall>, around w: ComplexBall, _ h: ComplexBall) throws {
    let (p, q) = (w.representative, h.representative), s = system.orbit
    let middle = try RashbaPoles(system, up: p + q, down: p - q)
    let (up, down) = (w + h, w - h)
    let gap = middle.lower - middle.upper
    let product = up * down, start = (p + q) * (p - q)
    // x₊x₋ = W_↑W_↓.
    let sum = try middle.lower + middle.upper + product.quotient(from: start).log()
    let center = w + s
    if gap.im.abs().isLess(than: try Ball(3, precision: w.precision)),
      let series = try RashbaSeries(square: s.squared + (s * w).doubled + h.squared, center: center)
    {
      let half = Rational(1, 2), eta = try system.eta
      let pair = -(try eta * series.pair.divided(by: center))
      self.init(
        system: system, up: up, down: down, pair: pair, local: eta * sum.scaled(by: half) - s * pair,
        square: -(try eta * series.square.divided(by: center.cubed).scaled(by: half)))
      return
    }
    let r = middle.root
    let root = try r * (s.squared + (s * w).doubled + h.squared).quotient(from: r.squared).sqrt()
    // (c − r)/(c + r) by W_↑W_↓ and the larger of the two.
    let place = p + s
    let isPlus = (place + r).magnitude.midpointDouble > (place - r).magnitude.midpointDouble
    let (large, fixed) = isPlus ? (center + root, place + r) : (center - root, place - r)
    let turn = try (product * fixed.squared).divided(by: start * large.squared).quotient(from: p.unit).log()
    try self.init(
      system, up: up, down: down, root: root, difference: isPlus ? gap + turn : gap - turn, sum: sum)
  }
}

extension ComplexBall {
  /// The quotient by a number of the ball, or one near, if it keeps away from the cuts of the logarithm and of the root, so that
  /// these continue from 1.
  fileprivate func quotient(from middle: ComplexBall) throws -> ComplexBall {
    let ratio = try divided(by: middle)
    guard ratio.re.isPositive else { throw NumberError.domain("the continuation of a logarithm to a ball") }
    return ratio
  }
}

/// Where r² is small against c², c = w + s, and no pole was passed: with ρ = r²/c²
///
///     ∫_p 1/D = −(η/c) Σ ρⁿ/(2n + 1),   ∫_p 1/D² = −(η/2c³) Σ ρⁿ(2n + 2)/(2n + 3).
private struct RashbaSeries {
  let pair, square: ComplexBall

  /// Nil where the logarithms do better: where they do not cancel much, or the series has many terms.
  init?(square: ComplexBall, center: ComplexBall) throws {
    guard center.excludesZero else { return nil }
    let ratio = try square.divided(by: center.squared)
    let size = ratio.magnitude.bounds.upper
    let isWide = ratio.width > 1e-6
    guard size < (isWide ? 0.5 : 0.1) else { return nil }
    let precision = ratio.precision
    // What a wide ball leaves open is far more than 2⁻⁶⁰.
    let bits = Double(isWide ? 60 : precision)
    let count = max(1, Int((bits / -log2(max(size, 1e-300))).rounded(.up)))
    var sums = (pair: try ComplexBall(0, precision: precision), square: try ComplexBall(0, precision: precision))
    for n in (0..<count).reversed() {
      sums.pair = sums.pair * ratio + (try ComplexBall(Rational(1, 2 * n + 1), precision: precision))
      sums.square = sums.square * ratio + (try ComplexBall(Rational(2 * n + 2, 2 * n + 3), precision: precision))
    }
    // What is left out of both is at most ρⁿ/(1 − ρ), from n = count on.
    let tail = ratio.magnitude
    let left = try tail.power(count).divided(by: Ball(1, precision: precision) - tail)
    let error = (-left).union(left)
    let disc = ComplexBall(error, error)
    (pair, self.square) = (sums.pair + disc, sums.square + disc)
  }
}
