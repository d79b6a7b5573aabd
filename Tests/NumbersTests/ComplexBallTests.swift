import Numbers
import TestSupport
import Testing

@Suite struct ComplexBallTests {
  struct Point {
    let ball: ComplexBall
    let re: Rational
    let im: Rational
    /// The point alone, known much better.
    var exact: ComplexBall { get throws { try ComplexBall(re, im, precision: 600) } }
  }

  func point(_ generator: inout Generator, in range: ClosedRange<Int> = -4...4) throws -> Point {
    let re = try generator.enclosedNumber(in: range)
    let im =
      generator.oneIn(5)
      ? EnclosedNumber(ball: try Ball(0, precision: 53), value: 0)
      : try generator.enclosedNumber(in: range)
    return Point(ball: ComplexBall(re.ball, im.ball), re: re.value, im: im.value)
  }

  @Test func arithmeticEnclosesTheExactResult() throws {
    try forRandomCases(2000, seed: 101) { generator, seed throws in
      let (z, w) = (try point(&generator), try point(&generator))
      let (a, b) = (Gaussian(z.re, z.im), Gaussian(w.re, w.im))
      func expect(_ ball: ComplexBall, _ value: Gaussian<Rational>, _ name: String) {
        #expect(ball.contains(value.re, value.im), "\(name), seed \(seed): \(z), \(w)")
      }
      expect(z.ball + w.ball, a + b, "+")
      expect(z.ball - w.ball, a - b, "-")
      expect(z.ball * w.ball, a * b, "*")
      expect(-z.ball, -a, "negation")
      expect(z.ball.conjugated, a.conjugated, "conjugate")
      let factor = generator.smallRational()
      expect(z.ball.scaled(by: factor), a.scaled(by: factor), "scaling")
      #expect((z.ball.magnitude * z.ball.magnitude).contains(a.norm), "|z|², seed \(seed): \(z)")
      if w.ball.excludesZero {
        expect(try z.ball.divided(by: w.ball), try a.divided(by: b), "/")
        expect(try w.ball.power(-3), try b.power(-3), "power −3")
      } else {
        #expect(throws: NumberError.self) { try z.ball.divided(by: w.ball) }
        #expect(throws: NumberError.self) { try w.ball.power(-3) }
      }
      expect(try z.ball.power(5), try a.power(5), "power 5")
      var product = z.ball
      product *= w.ball
      product += z.ball
      product -= w.ball
      expect(product, a * b + a - b, "in place")
    }
  }

  /// The result for a ball overlaps that for a point of it, and that agrees with real functions of the parts.
  @Test func functionsAgreeWithRealOnes() throws {
    try forRandomCases(1000, seed: 102) { generator, seed throws in
      let z = try point(&generator)
      let (x, y) = (try Ball(z.re, precision: 600), try Ball(z.im, precision: 600))
      let exact = try z.exact
      func expect(_ ball: ComplexBall, _ value: ComplexBall, _ re: Ball, _ im: Ball, _ name: String) {
        #expect(ball.overlaps(value), "\(name) of the ball, seed \(seed): \(z)")
        #expect(value.re.overlaps(re) && value.im.overlaps(im), "\(name) of the point, seed \(seed): \(z)")
      }
      expect(z.ball.exp(), exact.exp(), x.exp() * y.cos(), x.exp() * y.sin(), "exp")
      expect(z.ball.sin(), exact.sin(), x.sin() * y.cosh(), x.cos() * y.sinh(), "sin")
      expect(z.ball.cos(), exact.cos(), x.cos() * y.cosh(), -(x.sin() * y.sinh()), "cos")
      expect(z.ball.sinh(), exact.sinh(), x.sinh() * y.cos(), x.cosh() * y.sin(), "sinh")
      expect(z.ball.cosh(), exact.cosh(), x.cosh() * y.cos(), x.sinh() * y.sin(), "cosh")
      if let tan = try? z.ball.tan() { #expect((tan * exact.cos()).overlaps(exact.sin()), "tan, seed \(seed): \(z)") }
      if let tanh = try? z.ball.tanh() {
        #expect((tanh * exact.cosh()).overlaps(exact.sinh()), "tanh, seed \(seed): \(z)")
      }
      #expect(z.ball.argument.overlaps(Ball.atan2(y, x)), "arg, seed \(seed): \(z)")
      let norm = x * x + y * y
      if z.ball.excludesZero {
        expect(try z.ball.log(), try exact.log(), try norm.log().scaled(by: Rational(1, 2)), Ball.atan2(y, x), "log")
      } else {
        #expect(throws: NumberError.self) { try z.ball.log() }
      }
      // √z = √((|z|+x)/2) ± i·√((|z|−x)/2) with the sign of y, + for y = 0.
      let size = try (z.re * z.re + z.im * z.im).isZero ? Ball(0, precision: 600) : norm.sqrt()
      let root = try exact.sqrt()
      #expect(try z.ball.sqrt().overlaps(root), "sqrt of the ball, seed \(seed): \(z)")
      #expect((root.re * root.re).overlaps((size + x).scaled(by: Rational(1, 2))), "sqrt, seed \(seed): \(z)")
      #expect((root.im * root.im).overlaps((size - x).scaled(by: Rational(1, 2))), "sqrt, seed \(seed): \(z)")
      #expect(!root.re.isNegative && !(z.im.isNegative ? root.im.isPositive : root.im.isNegative), "seed \(seed): \(z)")
    }
  }

  @Test func inverseFunctions() throws {
    try forRandomCases(1000, seed: 103) { generator, seed throws in
      let z = try point(&generator)
      let exact = try z.exact
      for (name, inverse, function) in [
        ("asin", { try $0.asin() }, { $0.sin() }), ("acos", { try $0.acos() }, { $0.cos() }),
        ("atan", { try $0.atan() }, { try $0.tan() }), ("log", { try $0.log() }, { $0.exp() })
      ] as [(String, (ComplexBall) throws -> ComplexBall, (ComplexBall) throws -> ComplexBall)] {
        guard let value = try? inverse(exact), let back = try? function(value) else { continue }
        #expect(back.overlaps(exact), "\(name), seed \(seed): \(z)")
        if let wide = try? inverse(z.ball) { #expect(wide.overlaps(value), "\(name) of the ball, seed \(seed): \(z)") }
      }
    }
  }

  @Test func powers() throws {
    try forRandomCases(1000, seed: 104) { generator, seed throws in
      let (z, w) = (try point(&generator), try point(&generator, in: -2...2))
      let exact = try z.exact
      if exact.isZero { return }
      let q = generator.smallRational()
      let expected = try exact.log().scaled(by: q).exp()
      #expect(try exact.power(q).overlaps(expected), "power \(q), seed \(seed): \(z)")
      if let wide = try? z.ball.power(q) { #expect(wide.overlaps(expected), "power \(q), seed \(seed): \(z)") }
      let exponent = try w.exact
      let general = try (exact.log() * exponent).exp()
      #expect(try exact.power(exponent).overlaps(general), "power, seed \(seed): \(z), \(w)")
      if let wide = try? z.ball.power(w.ball) { #expect(wide.overlaps(general), "power, seed \(seed): \(z), \(w)") }
    }
  }

  /// A rectangle across the negative real axis: whatever is returned encloses the values on both sides and on it.
  @Test func branchCuts() throws {
    try forRandomCases(1000, seed: 105) { generator, seed throws in
      let re = -generator.rational(in: 1...20) - 1
      let height = Rational(1, 1 << Int.random(in: 1...50, using: &generator))
      let precision = Int.random(in: 20...120, using: &generator)
      let box = ComplexBall(
        try Ball(lower: re - height, upper: re + height, precision: precision),
        try Ball(lower: -height, upper: height, precision: precision))
      let q = Rational(Int.random(in: -7...7, using: &generator), Int.random(in: 2...9, using: &generator))
      let exponent = try ComplexBall(q, Rational(1, 3), precision: 200)
      for im in [height, height * Rational(1, 3), 0, -height, -height * Rational(1, 7)] {
        let point = try ComplexBall(re, im, precision: 200)
        let comment: Comment = "seed \(seed): \(re), \(im), \(q)"
        #expect(try box.log().overlaps(point.log()), comment)
        #expect(try box.sqrt().overlaps(point.sqrt()), comment)
        #expect(box.argument.overlaps(point.argument), comment)
        #expect(try box.power(q).overlaps(point.power(q)), comment)
        #expect(try box.power(exponent).overlaps(point.power(exponent)), comment)
        let (turned, turnedPoint) = (ComplexBall(-box.im, box.re), ComplexBall(-point.im, point.re))
        // A cut that is straddled widely may also be refused.
        if let wide = try? box.asin() { #expect(try wide.overlaps(point.asin()), comment) }
        if let wide = try? box.acos() { #expect(try wide.overlaps(point.acos()), comment) }
        if let wide = try? turned.atan() { #expect(try wide.overlaps(turnedPoint.atan()), comment) }
        // On the axis the value is the one from above.
        if !im.isNegative { #expect(try point.log().im.isPositive && point.sqrt().im.isPositive, comment) }
        if im.isNegative { #expect(try point.log().im.isNegative && point.sqrt().im.isNegative, comment) }
      }
    }
    let minusOne = try ComplexBall(-1, precision: 100)
    let pi = try Ball.pi(precision: 200)
    #expect(try minusOne.log().im.overlaps(pi) && minusOne.log().im.relativeAccuracyBits > 90)
    #expect(try minusOne.sqrt().contains(0, 1))
    // The principal cube root of −1 is exp(iπ/3), not −1.
    #expect(try minusOne.power(Rational(1, 3)).re.contains(Rational(1, 2)))
    #expect(minusOne.argument.overlaps(pi))
  }

  @Test func refusals() throws {
    let zero = try ComplexBall(0, precision: 53)
    let around = ComplexBall(try Ball(midpoint: 0, radius: 1e-3, precision: 53))
    let i = try ComplexBall.i(precision: 53)
    #expect((i * i).contains(-1, 0))
    #expect(throws: NumberError.self) { try zero.log() }
    #expect(throws: NumberError.self) { try around.log() }
    #expect(throws: NumberError.self) { try zero.inverted() }
    #expect(throws: NumberError.self) { try zero.power(Rational(-1, 2)) }
    #expect(throws: NumberError.self) { try zero.power(i) }
    #expect(throws: NumberError.self) { try around.power(Rational(1, 3)) }
    #expect(throws: NumberError.self) { try around.power(i) }
    #expect(try zero.power(Rational(1, 3)).isZero && zero.power(ComplexBall(2, precision: 53)).isZero)
    #expect(try around.power(Rational(1, 2)).isFinite && zero.sqrt().isZero)
    #expect(throws: NumberError.self) { try i.atan() }
    #expect(throws: NumberError.self) { try ComplexBall(Ball(lower: 1, upper: 2, precision: 53)).tan() }
    #expect(throws: NumberError.self) { try ComplexBall(0, precision: 1) }
    #expect(
      try ComplexBall(1, 2, precision: 53).description == "\(Ball(1, precision: 53)) + \(Ball(2, precision: 53))i")
  }
}
