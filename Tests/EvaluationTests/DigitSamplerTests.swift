import Algebra
import Evaluation
import Typesetting
import Numbers
import TestSupport
import Testing

@Suite("Digits at many points") struct DigitSamplerTests {
  let x = Expr.symbol("x", .real), a = Expr.symbol("a", .real), z = Expr.symbol("z")

  /// What is said of a point: the value, or the error.
  private func said(_ body: () throws -> CertifiedValue) -> String {
    do { return try body().description } catch { return "\(error)" }
  }

  private func same(
    _ e: Expr, _ point: DigitSampler.Coordinate, _ value: Expr, digits: Int, _ fixed: [Expr: Quantity] = [:]
  )
    throws -> String
  {
    let sampler = try DigitSampler(e, over: [x], at: fixed, digits: digits)
    let sampled = said { try sampler([point]) }
    #expect(
      sampled == said { try e.digits(digits, at: fixed.merging([x: .exact(value)]) { $1 }) },
      "\(e.text) at \(value.text)")
    return sampled
  }

  @Test("are those of single points: at zeros, ties and poles, on cuts, of measured numbers") func agreement() throws {
    let formulas: [Expr] = [
      x + 1, x / 8, 1 / x, sin(x) / x, sqrt(x), log(x), x ** 2 - a, abs(x), sin(x) ** 2 + cos(x) ** 2 - 1, atan2(x, a),
      exp(-1 / x), a * x, sqrt(x - 1) * sqrt(x + 1), (x ** 2 - 2) / (x - sqrt(2)), acos(x), Expr.i * x + a,
      cos(x) - sin(x + .pi / 2)
    ]
    var (values, failures, zeros) = (0, 0, 0)
    for e in formulas {
      for k in -4...4 {
        for digits in [2, 15] {
          let q = Rational(k, 4)
          let rational = try same(e, .rational(q), Expr(q), digits: digits, [a: 2])
          let irrational = try same(
            e, .stepped(first: -.pi, step: .pi / 4, index: k + 4), -.pi + Expr(k + 4) * .pi / 4, digits: digits, [a: 2])
          for text in [rational, irrational] {
            if text == "0" { zeros += 1 } else if text.contains("at ") { failures += 1 } else { values += 1 }
          }
          _ = try same(e, .rational(q), Expr(q), digits: digits, [a: .between(Rational(19, 10), Rational(2))])
        }
      }
    }
    #expect(values > 400 && failures > 12 && zeros > 30, "\(values) values, \(failures) errors, \(zeros) zeros")
  }

  @Test("assumptions are checked at every point") func assumptions() throws {
    let p = Expr.symbol("p", .positive)
    let sampler = try DigitSampler(sqrt(p), over: [p], digits: 5)
    #expect(try sampler([.rational(2)]).description == "1.4142")
    #expect(throws: EvaluationError.region("p is positive, −1 is not")) { try sampler([.rational(-1)]) }
    #expect(throws: EvaluationError.self) { try sampler([]) }
    #expect(throws: EvaluationError.self) { try DigitSampler(sqrt(p), over: [p], digits: 0) }
  }

  @Test("agree with single points, random ones") func random() throws {
    let e = exp(-x ** 2) * sin(3 * x + a) / (1 + x ** 2)
    let sampler = try DigitSampler(e, over: [x], at: [a: .exact(sqrt(3))], digits: 20)
    try forRandomCases(200, seed: 11) { random, seed in
      let q = Rational(Int.random(in: -5000...5000, using: &random), Int.random(in: 1...997, using: &random))
      let (sampled, single) = (
        said { try sampler([.rational(q)]) }, said { try e.digits(20, at: [x: .rational(q), a: .exact(sqrt(3))]) }
      )
      #expect(sampled == single, "x = \(q), seed \(seed)")
    }
  }
}
