import Numbers

extension Complex: ImpurityAmplitude {
  /// Φ(r), by its series near 0.
  public func directionKernel() -> Complex {
    let y = self * self
    if y.magnitude > 0.04 {
      let ratio = (Complex(1) + self) / (Complex(1) - self)
      return (Complex(0.5) * ratio.logarithm() / self - Complex(1)) / y
    }
    var sum: Complex = 0.0
    for k in stride(from: 12, through: 0, by: -1) { sum = sum * y + Complex(1 / Double(2 * k + 3)) }
    return sum
  }
}

extension ComplexBall: ImpurityAmplitude {
  /// Φ(r) for all r of a ball; fails where one may be on a cut.
  public func directionKernel() throws -> ComplexBall {
    let size = magnitude.bounds.upper
    if size < 0.25 { return try directionSeries(size) }
    let one = unit
    let ratio = try (one + self).divided(by: one - self)
    let angle = try ratio.offCut("the average over directions").logarithm().scaled(by: Rational(1, 2))
    return try (angle.divided(by: self) - one).divided(by: self * self)
  }

  /// Σ r^{2k}/(2k + 3) with a bound of what is left out: Σ_{k ≥ K} |r|^{2k}/(2k + 3) ≤ |r|^{2K} for |r| < ¼ and K ≥ 0.
  private func directionSeries(_ size: Double) throws -> ComplexBall {
    let y = self * self
    // 2⁻⁴ᵏ bounds |y|ᵏ; smaller numbers need fewer terms.
    let bits = size > 0 ? max(4, -2 * (Int(size.exponent) + 1)) : precision
    let terms = precision / bits + 2
    var sum = unit.scaled(by: 0)
    for k in stride(from: terms - 1, through: 0, by: -1) { sum = sum * y + unit.scaled(by: Rational(1, 2 * k + 3)) }
    let power = try Ball(midpoint: 0, radius: 1, precision: precision)
    let rest = try magnitude.power(2 * terms) * power
    return sum + ComplexBall(rest, rest)
  }

  /// The ball, when the principal logarithm is analytic on it.
  func offCut(_ what: String) throws -> ComplexBall {
    if im.containsZero && re.bounds.lower <= 0 { throw NumberError.notConverged("\(what): the ball touches a cut") }
    return self
  }
}
