import Algebra
import Testing
import Typesetting

@Suite("Integrals of rational functions of exponentials") struct ExponentialIntegralTests {
  private let x = Expr.symbol("x", .real), T = Expr.symbol("T", .positive), V = Expr.symbol("V", .real)
  private let a = Expr.symbol("a", .real)

  private func fermi(_ ε: Expr) -> Expr { 1 / (exp(ε / T) + 1) }

  @Test("antiderivatives of Fermi's and Bose's functions and of hyperbolic ones") func antiderivatives() throws {
    for e in [
      fermi(x), fermi(x - V), fermi(x) ** 2, fermi(x) * (1 - fermi(x + V)), 1 / (exp(x) - 1), 1 / cosh(x) ** 2,
      1 / sinh(x), tanh(x) ** 3,
      (exp(x / 2) + 1) / (exp(x / 3) + 2), 1 / (exp(a * x) + 1), exp(2 * x) / (exp(2 * x) + exp(x) + 1)
    ] {
      let found = try e.antiderivative(x)
      #expect(try found.value.derivative(x).equals(e).isProved, "\(e.text)")
    }
    #expect(try (1 / (exp(a * x) + 1)).antiderivative(x).conditions == [a])
  }

  @Test("over intervals, whole or half lines") func definite() throws {
    func expect(_ e: Expr, _ from: Endpoint, _ to: Endpoint, _ wanted: Expr) throws {
      let found = try e.integral(over: x, from: from, to: to).value
      #expect(try found.equals(wanted).isProved, "\(e.text): \(found.text)")
    }
    // What flows between electrodes at any temperature.
    try expect(fermi(x - V) - fermi(x), .minusInfinity, .infinity, V)
    try expect(fermi(x), 0, .infinity, T * log(2))
    try expect(-(try fermi(x).derivative(x)), .minusInfinity, .infinity, 1)
    try expect(fermi(x) * (1 - fermi(x)), .infinity, .minusInfinity, -T)
    try expect(1 / cosh(x), .minusInfinity, .infinity, .pi)
    try expect(1 / (exp(x) - 1), 1, .infinity, 1 - log(exp(1) - 1))
    try expect(1 / (1 + exp(-x)), 0, .point(V), log(1 + exp(V)) - log(2))
    for (e, from, to) in [(1 / sinh(x), -1, 2), (1 / (exp(x) - 1), 0, 1)] as [(Expr, Endpoint, Endpoint)] {
      #expect(throws: AlgebraError.self, "\(e.text)") { try e.integral(over: x, from: from, to: to) }
    }
    // It tends to 1 on the left.
    #expect(throws: AlgebraError.domain("an improper integral that diverges", fermi(x))) {
      try fermi(x).integral(over: x, from: .minusInfinity, to: .infinity)
    }
    #expect(throws: AlgebraError.self) { try (1 / (exp(a * x) + 1)).integral(over: x, from: 0, to: .infinity) }
  }

  @Test("what is refused is told of what was written") func refusals() {
    for e in [
      1 / (exp(x) + exp(3 * x / 2) + 1), x / (exp(x) + 1), 1 / (exp(x ** 2) + 1), 1 / (exp(x) + exp(sqrt(2) * x))
    ] {
      do {
        let found = try e.antiderivative(x)
        Issue.record("\(e.text): \(found.value.text)")
      } catch AlgebraError.unable(_, let part) {
        #expect(part.symbols.allSatisfy { $0.expression == x }, "\(part.text)")
      } catch { Issue.record(error) }
    }
  }
}
