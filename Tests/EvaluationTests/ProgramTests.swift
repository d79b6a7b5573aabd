import Evaluation
import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite("Programs") struct ProgramTests {
  let x = Expr.symbol("x", .real), y = Expr.symbol("y", .positive)

  @Test("values agree with rigorous enclosures to a few units in the last place") func accuracy() throws {
    let expressions: [Expr] = [
      x + y, 3 * x - y / 7 + 2, (x + 1) ** 5 / (1 + x ** 2), exp(-(x ** 2)) * sin(3 * x + 1), sqrt(y) * cos(y),
      log(y) + atan(x) - tanh(x / y), y ** (Expr(3) / 2) + abs(x), atan2(x, y), y ** x, 1 / sqrt(1 + x ** 2),
      (sin(x) + cos(x)) ** 2 * exp(x / 3), tan(x / 9), asin(x / 20) + acos(x / 20), sinh(x / 4) - cosh(x / 5)
    ]
    let program = try Program(expressions, inputs: [x, y])
    try forRandomCases(1000, seed: 31) { generator, seed in
      let values = [generator.rational(in: -8...8), generator.rational(in: 1...9)]
      let doubles = try program(values.map(\.asDouble))
      for (e, value) in zip(expressions, doubles) {
        let exact = values.map { Rational(exactly: $0.asDouble) ?? 0 }
        var point = SamplePoint(seed: seed)
        let bound = e.substituting([(x, Expr(exact[0])), (y, Expr(exact[1]))])
        guard let ball = point.enclosure(of: bound, bits: 120) else { continue }
        // Each operation is off by at most an ulp or so of the largest intermediate value; sums here cancel by less than 2¹².
        let error = (Double(value) - ball.re.midpointDouble).magnitude
        let scale = max(1, ball.re.midpointDouble.magnitude)
        #expect(error <= scale * 0x1p-52 * 4096, "seed \(seed)")
      }
    }
  }

  @Test("blocks and single points give the same bits") func blocks() throws {
    let program = try Program([exp(-(x ** 2)) * sin(3 * x + y), x / y], inputs: [x, y])
    let n = 1000
    let xs: [Double] = (0..<n).map { Double($0) / 97 - 5 }
    let ys: [Double] = (0..<n).map { 1 + Double($0) / 31 }
    let columns = [xs, ys]
    let all = try program.evaluate(columns)
    for k in stride(from: 0, to: n, by: 37) {
      let one = try program([columns[0][k], columns[1][k]])
      #expect(one == [all[0][k], all[1][k]])
    }
  }

  @Test("common parts are computed once") func sharing() throws {
    let s = sin(x * y)
    let program = try Program([s + s ** 2, s * x], inputs: [x, y])
    #expect(program.operationCount == 5)
  }

  @Test("what has no value is named") func errors() throws {
    #expect(throws: EvaluationError.unbound(y)) { try Program([x + y], inputs: [x]) }
    #expect(throws: EvaluationError.self) { try Program([x + Expr.i], inputs: [x]) }
    #expect(throws: AlgebraError.self) { try Program([1 / (x - x)], inputs: [x]) }
    #expect(throws: EvaluationError.self) { try Program([x], inputs: [x]).evaluate([]) }
    #expect(throws: EvaluationError.self) { try Program([x + y], inputs: [x, y]).evaluate([[1], [1, 2]]) }
  }
}
