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
  /// In the middles Im W > 0. As long as that is so the imaginary part of G⁻¹ is positive, D has no zero on the positive axis, and the
  /// principal logarithms are analytic; the continuations of all balls agree there.
  ///
  /// - Throws: where no continuation to all of the balls is proved.
  init(_ system: RashbaSystem<ComplexBall>, around w: ComplexBall, _ h: ComplexBall) throws {
    let (p, q) = (w.representative, h.representative), s = system.orbit, half = Rational(1, 2)
    guard (p + q).im.isPositive, (p - q).im.isPositive else {
      throw NumberError.domain("the retarded function at W with Im W ≤ 0")
    }
    let (up, down, eta) = (w + h, w - h, try system.eta)
    let radicand = s.squared + (s * w).doubled + h.squared, center = w + s
    let isWide = w.width > 1e-12 * center.magnitude.midpointDouble
    let cancels = radicand.magnitude.midpointDouble < 1e-3 * center.squared.magnitude.midpointDouble
    if !isWide, !cancels, up.im.isPositive, down.im.isPositive {
      try self.init(system, up: up, down: down)
      return
    }
    let middle = try RashbaPoles(system, up: p + q, down: p - q)
    // x₊x₋ = W_↑W_↓.
    let growth = try up.quotient(from: p + q).log() + down.quotient(from: p - q).log()
    let sum = middle.lower + middle.upper + growth
    let gap = middle.lower - middle.upper
    // Where a pole was passed the imaginary part is 2π and more, or less.
    if gap.im.abs().isLess(than: try Ball(3, precision: w.precision)),
      let series = try RashbaSeries(radicand: radicand, center: center)
    {
      // Quotients by a wide ball are sharp one by one; by its cube they are not.
      let inverse = try center.inverted()
      let pair = -(eta * series.pair * inverse)
      self.init(
        system, up: up, down: down, pair: pair, local: eta * sum.scaled(by: half) - s * pair,
        squares: (
          -(eta * series.square * inverse * inverse * inverse).scaled(by: half),
          (eta * series.moment * inverse * inverse).scaled(by: half)
        ))
      return
    }
    let r = middle.root
    // By the logarithm: a square root of a wide ball is far wider than the ball.
    let root = r * (try radicand.quotient(from: r.squared).log().scaled(by: half)).exp()
    // (c − r)/(c + r) by W_↑W_↓ and the larger of the two.
    let place = p + s
    let isPlus = (place + r).magnitude.midpointDouble > (place - r).magnitude.midpointDouble
    let large = try isPlus ? (center + root).quotient(from: place + r) : (center - root).quotient(from: place - r)
    let turn = try growth - large.log().doubled
    let pair = try eta * (isPlus ? gap + turn : gap - turn).divided(by: root.doubled)
    try self.init(system, up: up, down: down, radicand: radicand, pair: pair, sum: sum)
    guard isWide else { return }
    // Of a wide ball the mean value theorem loses less: ∂I/∂w = 2sS₀ + η/W_↑W_↓, ∂I/∂h = 2hS₀.
    let slope = try (s * square).doubled + eta.divided(by: up).divided(by: down)
    let change = slope * (w - p) + (h * square).doubled * (h - q)
    let sharp = try eta * gap.divided(by: r.doubled) + change
    if sharp.width < pair.width {
      try self.init(system, up: up, down: down, radicand: radicand, pair: sharp, sum: sum)
    }
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
///     I = −(η/c) Σ ρⁿ/(2n + 1),   S₁ = (η/2c²) Σ ρⁿ/(2n + 3),   S₀ = −(η/2c³) Σ ρⁿ(2n + 2)/(2n + 3).
private struct RashbaSeries {
  let pair, square, moment: ComplexBall

  /// Nil where the logarithms do better: where they do not cancel much, or the series has many terms.
  init?(radicand: ComplexBall, center: ComplexBall) throws {
    guard center.excludesZero else { return nil }
    let ratio = try radicand.divided(by: center).divided(by: center)
    let size = ratio.magnitude.bounds.upper
    let isWide = ratio.width > 1e-6
    guard size < (isWide ? 0.8 : 0.001) else { return nil }
    let precision = ratio.precision
    // What a wide ball leaves open is far more than 2⁻⁶⁰.
    let bits = Double(isWide ? 60 : precision)
    let count = max(1, Int((bits / -log2(max(size, 1e-300))).rounded(.up)))
    var (odd, next) = (try ComplexBall(0, precision: precision), try ComplexBall(0, precision: precision))
    var plain = odd
    for n in (0..<count).reversed() {
      odd = odd * ratio + (try ComplexBall(Rational(1, 2 * n + 1), precision: precision))
      next = next * ratio + (try ComplexBall(Rational(1, 2 * n + 3), precision: precision))
      plain = plain * ratio + ratio.unit
    }
    // What is left out of each is at most ρⁿ/(1 − ρ), from n = count on.
    let tail = ratio.magnitude
    let left = try tail.power(count).divided(by: Ball(1, precision: precision) - tail)
    let error = (-left).union(left)
    let disc = ComplexBall(error, error)
    (pair, moment, square) = (odd + disc, next + disc, plain - next + disc)
  }
}
