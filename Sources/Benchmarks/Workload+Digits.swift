import Numbers

extension Workload {
  /// W10a and W10b on balls.
  static var digits: [Workload] {
    [
      digits("W10a", count: 200, digits: 50, bits: 192) { try wholePart($0, decimals: 45) },
      digits("W10b", count: 20, digits: 1000, bits: 3392) { sum in
        try wholePart(sum, decimals: 990).quotientAndRemainder(dividingBy: Integer(10).power(30)).remainder
      }
    ]
  }

  private static func digits(
    _ name: String, count: Int, digits: Int, bits: Int, check: @escaping (Ball) throws -> Integer
  ) -> Workload {
    Workload(
      name,
      inputs: { (1...count).map { k in (Rational(k, 7), Rational(k + 1, 11)) } },
      task: { points in try points.map { x, y in try value(x, y, digits: digits, bits: bits) } },
      check: { values in
        var sum = try Ball(0, precision: bits + 64)
        for value in values { sum += value }
        return [try check(sum)]
      })
  }

  /// exp(sin(xy))·√(x+y) + log(1+x²)/y, with as many digits known as are asked for.
  private static func value(_ x: Rational, _ y: Rational, digits: Int, bits: Int) throws -> Ball {
    let oscillation = try Ball(x * y, precision: bits).sin().exp() * Ball(x + y, precision: bits).sqrt()
    let growth = try Ball(1 + x * x, precision: bits).log().scaled(by: y.inverted())
    let result = oscillation + growth
    guard Double(result.relativeAccuracyBits) >= 3.3219280948873623 * Double(digits) else {
      throw NumberError.notConverged("\(digits) digits with \(bits) bits")
    }
    return result
  }

  /// ⌊10ᵈ·x⌋, where all points of the ball agree on it.
  private static func wholePart(_ ball: Ball, decimals: Int) throws -> Integer {
    let scale = Rational(try Integer(10).power(decimals))
    guard let (lower, upper) = ball.interval, (lower * scale).floor() == (upper * scale).floor() else {
      throw NumberError.notConverged("\(decimals) decimals of a sum")
    }
    return (lower * scale).floor()
  }
}
