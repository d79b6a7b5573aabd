import Algebra
import Evaluation
import Foundation
import Numbers
import Testing

@Suite struct FlowTests {
  private let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real), y = Expr.symbol("y", .real)

  /// Every function that has a series: y′ = f′(t) with y(0) = f(0) gives f(t), in doubles and enclosed.
  @Test func everyFunctionIsFollowed() throws {
    let u = t / 3 + Expr(1) / 5
    let functions: [(String, Expr)] = [
      ("sin", sin(u)), ("cos", cos(u)), ("both", sin(u) * cos(u)), ("tan", tan(u)), ("exp", exp(u)), ("log", log(u)),
      ("sqrt", sqrt(u)), ("root", u ** (Expr(1) / 3)), ("sinh", sinh(u)), ("cosh", cosh(u)), ("tanh", tanh(u)),
      ("asin", asin(u)), ("acos", acos(u)), ("atan", atan(u)), ("quotient", (1 + u) / (2 + u ** 2)), ("power", u ** 7),
      ("pair", exp(u) + exp(-u)), ("reciprocal", 1 / u)
    ]
    for (name, f) in functions {
      let program = try Program([f], inputs: [t])
      let start = try program([0.0])[0], end = try program([2.0])[0]
      let flow = try Flow([1, f.derivative(t) + 0 * x], of: [t, x])
      // The same rate in terms of the value itself exercises f, not only its derivative.
      let implicit = try Flow([1, f.derivative(t) + f - x], of: [t, x])
      for motion in [flow, implicit] {
        let found = try motion.trajectory(from: [0, start], for: 2)
        #expect(abs(found.end[1] - end) < 1e-13 * max(1, abs(end)), "\(name)")
        let box = try motion.enclosure(
          from: [Ball(0, precision: 80), Ball(midpoint: start, radius: 1e-15, precision: 80)],
          for: Ball(2, precision: 80))
        #expect(box[1].bounds.lower <= end + 1e-14 && box[1].bounds.upper >= end - 1e-14, "\(name)")
        #expect(box[1].radiusDouble < 1e-12, "\(name) \(box[1].radiusDouble)")
      }
    }
  }

  /// A turn stays a turn: no growth of the box by wrapping.
  @Test func boxesDoNotWrap() throws {
    let flow = try Flow([y, -x], of: [x, y])
    let start = [try Ball(midpoint: 1, radius: 1e-3, precision: 64), try Ball(midpoint: 0, radius: 1e-6, precision: 64)]
    let box = try flow.enclosure(from: start, for: Ball(100, precision: 64))
    #expect(box[0].bounds.lower < cos(100) && box[0].bounds.upper > cos(100))
    #expect(box[0].radiusDouble < 1.1e-3 && box[1].radiusDouble < 1.1e-3)
    let thin = try flow.enclosure(
      from: [try Ball(1, precision: 128), try Ball(0, precision: 128)], for: Ball(100, precision: 128), order: 30)
    #expect(thin[0].radiusDouble < 1e-15)
    #expect(thin[0].bounds.lower <= cos(100) + 1e-15 && thin[0].bounds.upper >= cos(100) - 1e-15)
  }

  /// Starts and parameters from all over a box end in the box.
  @Test func boxesContainWhatStartsInThem() throws {
    let a = Expr.symbol("a", .real)
    let flow = try Flow([y, a * (1 - x ** 2) * y - x], of: [x, y], parameters: [a])
    let ball = { (m: Double, r: Double) in try Ball(midpoint: m, radius: r, precision: 64) }
    let box = try flow.enclosure(
      from: [ball(1, 1e-3), ball(0.5, 1e-3)], parameters: [ball(1, 1e-3)], for: Ball(3, precision: 64))
    var extremes = [(1.0, -1.0), (1.0, -1.0)].map { (low: $0.0 * 1e9, high: $0.1 * 1e9) }
    for i in -1...1 {
      for j in -1...1 {
        for k in -1...1 {
          let start = [1 + 1e-3 * Double(i), 0.5 + 1e-3 * Double(j)]
          let end = try flow.trajectory(from: start, parameters: [1 + 1e-3 * Double(k)], for: 3).end
          for c in 0..<2 {
            #expect(box[c].bounds.lower <= end[c] && end[c] <= box[c].bounds.upper)
            extremes[c] = (min(extremes[c].low, end[c]), max(extremes[c].high, end[c]))
          }
        }
      }
    }
    // And the box is little larger than what it must contain.
    for c in 0..<2 { #expect(2 * box[c].radiusDouble < 1.1 * (extremes[c].high - extremes[c].low)) }
  }

  @Test func trajectoriesAreDense() throws {
    let flow = try Flow([y, -x], of: [x, y])
    let path = try flow.trajectory(from: [0, 1], for: 1000)
    for k in 0...1000 {
      let time = 0.997 * Double(k)
      #expect(abs(path(time)[0] - sin(time)) < 2e-12)
    }
    #expect(path.count < 2000)
  }

  @Test func whatCannotBeFollowedIsSaid() throws {
    #expect(throws: EvaluationError.self) { try Flow([abs(x)], of: [x]) }
    #expect(throws: EvaluationError.self) { try Flow([x, y], of: [x]) }
    #expect(throws: EvaluationError.self) { try Flow([x ** 2], of: [x]).trajectory(from: [1], for: 2) }
    #expect(throws: EvaluationError.self) {
      try Flow([x ** 2], of: [x]).enclosure(from: [Ball(1, precision: 64)], for: Ball(2, precision: 64))
    }
    #expect(throws: EvaluationError.self) { try Flow([sqrt(x)], of: [x]).trajectory(from: [-1], for: 1) }
  }
}
