import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

@Suite("Integrals, roots and bounds") struct RigorousTests {
  let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real), z = Expr.symbol("z")
  let ξ = Expr.symbol("ξ", .positive), N = Expr.symbol("N", .positive)

  private func closed(_ e: Expr, _ values: [Expr: Quantity] = [:]) throws -> ComplexBall {
    try e.enclosure(bits: 200, at: values)
  }

  // MARK: Integrals

  @Test("integrals along the real axis") func realIntegrals() throws {
    let integrals: [(Expr, Expr, Expr, value: Expr)] = [
      (sin(x), 0, .pi, 2), (1 / (1 + x ** 2), 0, 1, .pi / 4),
      (abs(x - Expr(Rational(1, 3))), 0, 1, Expr(Rational(5, 18))),
      (log(x), 1, 3, 3 * log(3) - 2), (sqrt(x), 1, 4, Expr(Rational(14, 3))), (exp(.i * x), 0, .pi, 2 * .i)
    ]
    for (f, a, b, value) in integrals {
      let ball = try f.enclosedIntegral(over: x, along: [a, b])
      let exact = try closed(value)
      #expect(ball.overlaps(exact) && ball.re.radiusDouble < 1e-25, "\(f.text): \(ball)")
    }
    let gauss = try exp(-(x ** 2)).enclosedIntegral(over: x, along: [0, 1])
    #expect(gauss.re.certifiedDecimal(digits: 30) == "0.746824132812427025399467436132")
  }

  @Test("what the algebra integrates agrees: the average of a decaying oscillation") func average() throws {
    let even = exp(-ξ * x) * cos(x)
    let value = (ξ + exp(-N * ξ) * (sin(N) - ξ * cos(N))) / (1 + ξ ** 2)
    try forRandomCases(20, seed: 88) { generator, seed in
      let (a, b) = (generator.rational(in: 1...5), generator.rational(in: 1...20))
      let ball = try even.enclosedIntegral(over: x, along: [0, Expr(b)], at: [ξ: .rational(a)])
      let exact = try closed(value, [ξ: .rational(a), N: .rational(b)])
      #expect(ball.overlaps(exact) && ball.re.radiusDouble < 1e-24, "seed \(seed)")
    }
  }

  @Test("contours: residues, branch cuts, poles") func contours() throws {
    let square: [Expr] = [1, .i, -1, -.i, 1]
    let residue = try (exp(z) / z).enclosedIntegral(over: z, along: square)
    #expect(residue.overlaps(try closed(2 * .pi * .i)) && residue.im.radiusDouble < 1e-25)
    #expect(try (z ** 3).enclosedIntegral(over: z, along: square).containsZero)
    // Where this path crosses its cut the principal logarithm jumps; the integral of z log z − z from both sides adds up.
    let end = -1 + Expr.i
    let crossing = try log(z).enclosedIntegral(over: z, along: [end.conjugate, end], bits: 20)
    let jump = 2 * .i * (end * log(end) - end).imaginaryPart + 2 * .pi * .i
    #expect(crossing.overlaps(try closed(jump)) && crossing.im.radiusDouble < 1e-3)
    #expect(throws: EvaluationError.self) { try (1 / x).enclosedIntegral(over: x, along: [-1, 1], evaluations: 2000) }
    #expect(throws: EvaluationError.self) { try x.enclosedIntegral(over: x, along: [1]) }
    #expect(throws: EvaluationError.unbound(y)) { try (x * y).enclosedIntegral(over: x, along: [0, 1]) }
  }

  // MARK: Roots

  @Test("roots are isolated, all of them") func roots() throws {
    let sine = try sin(x).isolatedRoots(in: x, from: 0, to: 20)
    #expect(sine.isComplete && sine.roots.count == 7)
    for (k, root) in sine.roots.enumerated() {
      let exact = try closed(Expr(k) * .pi).re
      #expect(root.overlaps(exact) && root.radiusDouble < 1e-25)
    }
    let fixed = try (cos(x) - x).isolatedRoots(in: x, from: -10, to: 10, bits: 200)
    #expect(fixed.isComplete && fixed.roots.count == 1)
    #expect(fixed.roots.first?.certifiedDecimal(digits: 40) == "0.7390851332151606416553120876738734040134")
    #expect(try exp(x).isolatedRoots(in: x, from: -50, to: 50).roots.isEmpty)
  }

  @Test("roots of products of linear factors") func polynomials() throws {
    try forRandomCases(40, seed: 91) { generator, seed in
      let zeros = Set((0..<5).map { _ in Rational(Int.random(in: -90...90, using: &generator), 17) }).sorted()
      let f = Expr.product(zeros.map { x - Expr($0) }) * (1 + x ** 2)
      let found = try f.isolatedRoots(in: x, from: -6, to: 6)
      #expect(found.isComplete && found.roots.count == zeros.count, "seed \(seed)")
      for (root, zero) in zip(found.roots, zeros) { #expect(root.contains(zero), "seed \(seed)") }
    }
  }

  @Test("multiple roots and poles are left undecided, not lost") func undecided() throws {
    let double = try ((x - 1) ** 2 * (x + 2)).isolatedRoots(in: x, from: -5, to: 5)
    #expect(double.roots.count == 1 && double.undecided.contains { $0.lower <= 1 && 1 <= $0.upper })
    let pole = try (1 / x).isolatedRoots(in: x, from: -1, to: 2, parts: 500)
    #expect(pole.roots.isEmpty && pole.undecided.contains { $0.lower <= 0 && 0 <= $0.upper })
  }

  @Test("systems: existence and uniqueness are proved") func systems() throws {
    let circle = try EquationSystem([x ** 2 + y ** 2 - 1, x - y], unknowns: [x, y])
    let root = try circle.certifiedRoot(near: [0.6, 0.8], bits: 300)
    let exact = try sqrt(2).enclosure(bits: 400).re.scaled(by: Rational(1, 2))
    #expect(root.allSatisfy { $0.overlaps(exact) && $0.radiusDouble < 1e-85 })
    let equations = [exp(x) * cos(y) - ξ, x + sin(y)]
    let other = try EquationSystem(equations, unknowns: [x, y], at: [ξ: .rational(Rational(6, 5))])
    let values = try other.certifiedRoot(near: [0.85, -1.0])
    let first = exp(x) * cos(y) - Expr(Rational(6, 5))
    #expect(try first.program(x, y, at: values).containsZero)
    // A double root, and none.
    #expect(throws: EvaluationError.self) {
      try EquationSystem([(x - 1) ** 2, y], unknowns: [x, y]).certifiedRoot(near: [1.1, 0.1])
    }
    #expect(throws: EvaluationError.self) {
      try EquationSystem([x ** 2 + 1], unknowns: [x]).certifiedRoot(near: [0.5])
    }
    #expect(throws: EvaluationError.self) { try EquationSystem([x, y], unknowns: [x]) }
  }

  // MARK: Bounds

  @Test("functions that rise and that fall have their largest values at the right ends") func ends() throws {
    let y = Expr.symbol("y", .real)
    let box: [Expr: ClosedRange<Rational>] = [x: 1...2, y: 1...3]
    for (f, largest) in [(exp(-x - y), exp(-2)), (exp(x - y), exp(1)), (y / x, 3), (x - y ** 3, 1)] as [(Expr, Expr)] {
      let bounds = try f.maximum(over: box, tolerance: 1e-6)
      let value = try largest.enclosure(bits: 100).re.midpointDouble
      #expect(bounds.lower <= value + 1e-9 && value <= bounds.upper + 1e-9, "\(f.text): \(bounds), not \(value)")
      #expect(bounds.upper - bounds.lower < 1e-5, "\(f.text): \(bounds)")
      let below = try #require(Rational(exactly: value - 0.01)), above = try #require(Rational(exactly: value + 0.01))
      #expect(try f.isAtMost(above, over: box).isProved && f.isAtMost(below, over: box).isRefuted, "\(f.text)")
    }
  }

  @Test("largest values over boxes") func maxima() throws {
    let parabola = try (x * (1 - x)).maximum(over: [x: 0...1], tolerance: 1e-9)
    #expect(parabola.lower <= 0.25 && 0.25 <= parabola.upper && parabola.upper - parabola.lower <= 1e-9)
    let corner = try (x * y - sin(x)).maximum(over: [x: 0...2, y: -1...3], tolerance: 1e-9)
    let exact = try closed(6 - sin(2)).re.midpointDouble
    #expect(corner.lower <= exact && exact <= corner.upper && corner.upper - corner.lower <= 1e-9)
    let peak = try ((ξ + sqrt(1 + ξ ** 2)) / (1 + ξ ** 2)).maximum(over: [ξ: Rational(1, 100)...10], tolerance: 1e-8)
    let bound = try closed(3 * sqrt(3) / 4).re.midpointDouble
    #expect(peak.lower <= bound && bound <= peak.upper && peak.upper - peak.lower <= 1e-8)
  }

  @Test("the averages of Zhang and Li stay below their bounds (10)") func zhangLi() throws {
    let box: [Expr: ClosedRange<Rational>] = [ξ: Rational(1, 20)...8, N: Rational(1, 20)...40]
    let r = sqrt(1 + ξ ** 2), decay = exp(-N * ξ), d = 1 + ξ ** 2
    let even = (ξ + decay * (sin(N) - ξ * cos(N))) / d
    let odd = (1 - decay * (cos(N) + ξ * sin(N))) / d
    #expect(try even.isAtMost(1, over: box).isProved)
    #expect(try (even - (ξ + r) / d).isAtMost(0, over: box).isProved)
    #expect(try (odd - (1 + r) / d).isAtMost(0, over: box).isProved)
    #expect(try ((ξ + r) / d).isAtMost(Rational(13, 10), over: [ξ: Rational(1, 20)...8]).isProved)
    #expect(try odd.isAtMost(2, over: box).isProved)
    // A bound that is too small is refuted, by a point at which it fails.
    guard case .refuted(let point) = try even.isAtMost(Rational(9, 10), over: box) else {
      Issue.record("not refuted")
      return
    }
    let values = point.mapValues { Quantity.rational($0) }
    let limit = try Ball(Rational(9, 10), precision: 100)
    #expect(limit.isLess(than: try even.enclosure(bits: 100, at: values).re))
    guard case .undecided = try (x ** 2 - x ** 2 * 2).isAtMost(0, over: [x: -1...1], boxes: 50) else {
      Issue.record("an equality in the box cannot be shown by enclosures")
      return
    }
  }
}

extension Expr {
  /// The value at two balls.
  fileprivate func program(_ x: Expr, _ y: Expr, at values: [Ball]) throws -> Ball {
    try Evaluator<BallRegisters>(Program([self], inputs: [x, y]), precision: 200)(values)[0]
  }
}
