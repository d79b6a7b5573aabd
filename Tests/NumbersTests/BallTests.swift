import Numbers
import TestSupport
import Testing

@Suite struct BallTests {
  /// Whatever point of the operands is taken, the exact result lies in the ball of the result.
  @Test func arithmeticEnclosesTheExactResult() throws {
    try forRandomCases(3000, seed: 41) { generator, seed throws in
      let (x, y) = (try generator.enclosedNumber(), try generator.enclosedNumber())
      let factor = generator.rational(bits: 80)
      let n = Int.random(in: 0...6, using: &generator)
      let comment: Comment = "seed \(seed): \(x), \(y), \(factor), \(n)"
      #expect(x.ball.contains(x.value), comment)
      #expect((x.ball + y.ball).contains(x.value + y.value), comment)
      #expect((x.ball - y.ball).contains(x.value - y.value), comment)
      #expect((x.ball * y.ball).contains(x.value * y.value), comment)
      #expect((-x.ball).contains(-x.value), comment)
      #expect(x.ball.abs().contains(x.value.magnitude), comment)
      #expect(x.ball.scaled(by: factor).contains(x.value * factor), comment)
      #expect(try x.ball.power(n).contains(x.value.power(n)), comment)
      if y.ball.excludesZero {
        #expect(try x.ball.divided(by: y.ball).contains(x.value.divided(by: y.value)), comment)
        #expect(try y.ball.power(-n).contains(y.value.power(-n)), comment)
      } else {
        #expect(throws: NumberError.self) { try x.ball.divided(by: y.ball) }
        #expect(throws: NumberError.self) { try y.ball.power(-1) }
      }
      var sum = x.ball
      sum += y.ball
      sum *= x.ball
      sum -= y.ball
      #expect(sum.contains((x.value + y.value) * x.value - y.value), comment)
      #expect(x.ball.union(y.ball).contains(x.value) && x.ball.union(y.ball).contains(y.ball), comment)
      let bounds = x.ball.bounds
      #expect(Rational(exactly: bounds.lower)! <= x.value && x.value <= Rational(exactly: bounds.upper)!, comment)
    }
  }

  /// An exact root of an exact square is found again.
  @Test func rootsEncloseTheExactRoot() throws {
    try forRandomCases(1000, seed: 42) { generator, seed throws in
      let value = generator.rational(in: 0...50)
      let n = Int.random(in: 2...7, using: &generator)
      let precision = Int.random(in: 2...300, using: &generator)
      let power = try Ball(value.power(n), precision: precision)
      #expect(try power.root(n).contains(value), "seed \(seed): \(value), \(n)")
      #expect(try Ball(value * value, precision: precision).sqrt().contains(value), "seed \(seed): \(value)")
    }
  }
}
