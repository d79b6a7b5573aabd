import Algebra
import Evaluation
import Numbers

extension Workload {
  /// W10a and W10b from an expression, lowered to a program that runs on registers of balls.
  static var digits: [Workload] {
    digits { bits in
      let (x, y) = (Expr.symbol("x", .positive), Expr.symbol("y", .positive))
      let g = exp(sin(x * y)) * sqrt(x + y) + log(1 + x ** 2) / y
      let evaluator = try Evaluator(Evaluation.Program([g], inputs: [x, y]), precision: bits)
      return { xs, ys in try evaluator.evaluate([xs, ys])[0] }
    }
  }

  /// The same written down with balls, without an expression.
  static var digitsOfBalls: [Workload] {
    digits { bits in
      { xs, ys in
        try zip(xs, ys).map { x, y in
          let oscillation = try Ball(x * y, precision: bits).sin().exp() * Ball(x + y, precision: bits).sqrt()
          let growth = try Ball(1 + x * x, precision: bits).log().scaled(by: y.inverted())
          return oscillation + growth
        }
      }
    }
  }

  private typealias Function = ([Rational], [Rational]) throws -> [Ball]

  private static func digits(_ function: @escaping (_ bits: Int) throws -> Function) -> [Workload] {
    [
      digits("W10a", count: 200, digits: 50, bits: 192, function) { try wholePart($0, decimals: 45) },
      digits("W10b", count: 20, digits: 1000, bits: 3392, function) { sum in
        try wholePart(sum, decimals: 990).quotientAndRemainder(dividingBy: Integer(10).power(30)).remainder
      }
    ]
  }

  private static func digits(
    _ name: String, count: Int, digits: Int, bits: Int, _ function: @escaping (_ bits: Int) throws -> Function,
    check: @escaping (Ball) throws -> Integer
  ) -> Workload {
    Workload(
      name,
      inputs: { (try function(bits), (1...count).map { Rational($0, 7) }, (1...count).map { Rational($0 + 1, 11) }) },
      task: { f, xs, ys in
        let values = try f(xs, ys)
        guard values.allSatisfy({ Double($0.relativeAccuracyBits) >= 3.3219280948873623 * Double(digits) }) else {
          throw NumberError.notConverged("\(digits) digits with \(bits) bits")
        }
        return values
      },
      check: { values in
        var sum = try Ball(0, precision: bits + 64)
        for value in values { sum += value }
        return [try check(sum)]
      })
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
