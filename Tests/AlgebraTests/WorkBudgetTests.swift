import Numbers
import Testing

@testable import Algebra

/// Operations that would take minutes end in "too large" or in an honest doubt, within the time they were given.
@Suite("The budget of work", .timeLimit(.minutes(2))) struct WorkBudgetTests {
  private let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real)

  /// Runs within a small budget, and fails when more than ten times as much was used.
  private func within<R>(_ seconds: Double, _ body: () throws -> R) throws -> R {
    let clock = ContinuousClock()
    let start = clock.now
    defer { #expect(clock.now - start < .seconds(60)) }
    return try WorkBudget.of(seconds, body)
  }

  @Test("a greatest common divisor is left in the middle") func divisor() throws {
    let symbols = (0..<8).map { Expr.symbol("a\($0)") }
    func dense(_ k: Int) -> Expr { Expr.sum(symbols.enumerated().map { Expr(k + $0) * $1 }) + Expr(k) }
    let hard =
      dense(1) ** 9 / dense(3) ** 7 + dense(2) ** 8 / (dense(5) * dense(4) + 1) ** 4 + 1 / (dense(7) ** 5 + dense(6))
    #expect(throws: AlgebraError.self) { try within(0.2) { try hard.together() } }
    // The budget is gone with the operation: the next one works.
    #expect(try (x ** 2 - y ** 2).factored().equals((x - y) * (x + y)).isProved)
    #expect(throws: AlgebraError.self) { try within(0.2) { try NormalForm(hard) } }
  }

  @Test("an equality that takes too long stays open") func openEquality() throws {
    let symbols = (0..<8).map { Expr.symbol("b\($0)", .real) }
    let sum = Expr.sum(symbols)
    let left = (1 + sum) ** 12 / (1 + sum ** 2) ** 3
    let right = (1 + sum) ** 14 / ((1 + 2 * sum + sum ** 2) * (1 + sum ** 2) ** 3)
    let truth = try within(0.1) { try left.equals(right) }
    if case .undecided(let doubt) = truth {
      #expect(doubt.supportingPoints > 0)
    } else {
      #expect(truth.isProved)
    }
  }

  @Test("derivatives of high order") func derivatives() throws {
    let f = exp(sin(x) ** 2) * tan(x)
    do {
      let d = try within(1) { try f.derivative(x, order: 100) }
      #expect(d.undefinedPart == nil)
    } catch AlgebraError.number(.tooLarge(let what)) {
      #expect(what.contains("order 100"))
    }
  }

  @Test("powers of a large exponent") func powers() throws {
    let power = (x ** 2 + y ** 2) ** 200_000
    let truth = try within(1) { try (power * (1 + x ** 7)).equals(power + power * x ** 7) }
    #expect(!truth.isRefuted)
    let wrong = try within(1) { try (power * (1 + x ** 7)).equals(power + power * x ** 8) }
    #expect(!wrong.isProved)
  }

  @Test("a simplification that takes too long returns the original") func simplification() throws {
    let e = (1 + sin(x) + cos(y)) ** 60 / (1 + tan(x) * sin(y)) ** 40
    let result = try within(0.05) { try e.simplified() }
    #expect(result.undefinedPart == nil)
  }
}
