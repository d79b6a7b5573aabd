import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

/// Integrals to infinity, and with singular ends, against closed forms.
@Suite("Improper integrals") struct ImproperIntegralTests {
  let x = Expr.symbol("x", .real), ξ = Expr.symbol("ξ", .positive)

  private func expect(_ f: Expr, _ a: Endpoint, _ b: Endpoint, _ value: Expr, bits: Int = 100) throws {
    let ball = try f.enclosedIntegral(over: x, through: [a, b], bits: bits)
    let exact = try value.enclosure(bits: bits + 60)
    let isNarrow = ball.re.radiusDouble < 1e-25 && ball.im.radiusDouble < 1e-25
    #expect(ball.overlaps(exact) && isNarrow, "\(f.text): \(ball), not \(exact)")
  }

  @Test("half lines: a bound of the rest") func tails() throws {
    let half = Expr(1) / 2
    try expect(exp(-x), 0, .infinity, 1)
    try expect(exp(-x), 2, .infinity, exp(-2))
    try expect(x ** 5 * exp(-2 * x), 0, .infinity, Expr(120) / 64)
    try expect(exp(-x) * sin(3 * x), 0, .infinity, Expr(3) / 10)
    try expect(exp(x) * x, .minusInfinity, 0, -1)
    try expect(exp(-(x ** 2)), .minusInfinity, .infinity, sqrt(.pi))
    try expect(exp(-(x ** 2) + x) * cos(x), .minusInfinity, .infinity, sqrt(.pi) * cos(half))
    try expect(exp(-x) * exp(.i * x), 0, .infinity, 1 / (1 - .i))
    try expect(exp(-sqrt(2) * x), 0, .infinity, 1 / sqrt(2))
    try expect(x ** 2 / cosh(x) ** 2, .minusInfinity, .infinity, .pi ** 2 / 6)
    try expect(1 / (exp(x) + 1), 0, .infinity, log(2))
    try expect(x / (exp(x) + 1), 0, .infinity, .pi ** 2 / 12)
    try expect(exp(-x) / sqrt(1 + exp(-x)), 0, .infinity, 2 * sqrt(2) - 2)
    // A Gaussian whose mass is far from where the line begins.
    try expect(exp(-((x - 40) ** 2)), 40, .infinity, sqrt(.pi) / 2)
  }

  /// With few bits the rest beyond the end of the integral is a visible part of the whole.
  @Test("half lines to few bits contain the value, the rest included") func coarse() throws {
    let integrals: [(Expr, Endpoint, Expr)] = [
      (exp(-x), 0, 1), (exp(-2 * x), 1, exp(-2) / 2), (x * exp(-x), 0, 1), (1 / (exp(x) + 1), 0, log(2)),
      (exp(-(x ** 2)), 0, sqrt(.pi) / 2), (exp(-x) * sin(x), 0, .half)
    ]
    var visible = 0
    for (f, start, value) in integrals {
      let exact = try value.enclosure(bits: 300).re
      for bits in [2, 4, 8, 12, 20] {
        let ball = try f.enclosedIntegral(over: x, through: [start, .infinity], bits: bits).re
        #expect(ball.contains(exact), "\(f.text) to \(bits) bits: \(ball), not \(exact)")
        if ball.radiusDouble > 1e-8 { visible += 1 }
      }
    }
    #expect(visible >= 10, "\(visible)")
  }

  @Test("half lines: another variable") func changes() throws {
    try expect(1 / (1 + x ** 2), .minusInfinity, .infinity, .pi)
    try expect(1 / (1 + x ** 2) ** 3, 0, .infinity, 3 * .pi / 16)
    try expect(1 / x ** 2, 3, .infinity, Expr(1) / 3)
    try expect(1 / (1 + x ** 2) ** (Expr(3) / 2), 0, .infinity, 1)
    try expect(1 / cosh(x) ** 2, .minusInfinity, .infinity, 2)
  }

  @Test("singular ends") func ends() throws {
    try expect(1 / sqrt(x), 0, 1, 2)
    try expect(log(x), 0, 1, -1)
    try expect(log(x) / sqrt(x), 0, 1, -4)
    try expect(log(x) ** 2, 0, 2, 2 * log(2) ** 2 - 4 * log(2) + 4)
    try expect(1 / sqrt(x * (1 - x)), 0, 1, .pi)
    try expect(x ** (-Expr(2) / 3) * (1 + x), 0, 1, Expr(15) / 4)
    try expect(exp(-x) / sqrt(x), 0, .infinity, sqrt(.pi))
  }

  @Test("with parameters and further points; both directions") func paths() throws {
    let f = exp(-ξ * x ** 2)
    try forRandomCases(5, seed: 17) { generator, seed in
      let a = generator.rational(in: 1...4)
      let ball = try f.enclosedIntegral(over: x, through: [.minusInfinity, .infinity], at: [ξ: .rational(a)])
      #expect(ball.overlaps(try sqrt(.pi / Expr(a)).enclosure(bits: 160)), "seed \(seed)")
    }
    let pieces = try exp(-(x ** 2)).enclosedIntegral(over: x, through: [.infinity, 1, -2, .minusInfinity])
    #expect(pieces.overlaps(-(try sqrt(.pi).enclosure(bits: 160))) && pieces.re.radiusDouble < 1e-25)
    let digits = try exp(-(x ** 2)).integralDigits(60, over: x, along: [0, .infinity])
    #expect(digits.description == "0.886226925452758013649083741670572591398774728061193564106904")
  }

  @Test("what diverges, or is not covered, is refused") func refused() throws {
    let integrals: [(Expr, Endpoint, Endpoint)] = [
      (exp(x), 0, .infinity), (1 / x, 1, .infinity), (1 / x, 0, 1), (1 / x ** 2, 0, 1), (sin(x), 0, .infinity),
      (x ** 0, 0, .infinity), (1 / (1 - x ** 2), 0, .infinity), (tanh(x), 0, .infinity),
      (1 / (exp(x) - 1), 0, .infinity),
      (exp(-x) / (x - 3), 0, .infinity), (exp(-x) / sin(x), 1, .infinity), (exp(sin(x)), 0, .infinity)
    ]
    for (f, a, b) in integrals {
      #expect(throws: EvaluationError.self, "\(f.text)") {
        try f.enclosedIntegral(over: x, through: [a, b], bits: 30)
      }
    }
    #expect(throws: EvaluationError.unbound(ξ)) { try exp(-ξ * x).enclosedIntegral(over: x, through: [0, .infinity]) }
    #expect(throws: EvaluationError.self) { try exp(-x).enclosedIntegral(over: x, through: [0, .infinity, 1]) }
    #expect(throws: EvaluationError.self) {
      try exp(-ξ * x).enclosedIntegral(over: x, through: [0, .infinity], at: [ξ: .between(1, 2)])
    }
  }

  @Test("a bound of the rest is one: it is compared with the rest itself") func bounds() throws {
    // ∫ from T to ∞ of tᵏe^(−t) = e^(−T) Σ k!/j! Tʲ.
    for k in 0...4 {
      let bound = try TailBound(x ** Expr(k) * exp(-x), in: x)
      for T in [1, 2, 4, 8, 16, 32] {
        guard let claimed = try bound.bound(from: T) else {
          #expect(T < 8, "none from \(T) for k = \(k)")
          continue
        }
        var rest = Expr.zero, factor = Expr.one
        for j in stride(from: k, through: 0, by: -1) {
          rest += factor * Expr(T) ** Expr(j)
          factor *= Expr(j)
        }
        let exact = try (exp(-Expr(T)) * rest).enclosure(bits: 100).re
        #expect(exact.bounds.lower <= claimed.asDouble, "k = \(k), T = \(T)")
        // It is useful, too.
        #expect(T < 8 || claimed.asDouble <= 64 * exact.bounds.upper, "k = \(k), T = \(T)")
      }
    }
  }
}
