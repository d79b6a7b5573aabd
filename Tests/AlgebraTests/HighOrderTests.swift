import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite("High orders and large matrices") struct HighOrderTests {
  private let x = Expr.symbol("x", .real)

  @Test("derivatives in the field of the kernels are those of the rules") func fieldAgainstRules() throws {
    let y = Expr.symbol("y", .real)
    let cases: [Expr] = [
      exp(sin(x) ** 2) * tan(x), exp(x * sin(x * y)) / (1 + x ** 2), sqrt(1 + x ** 2) * log(1 + x ** 2),
      x ** 5 * exp(-x ** 2) + y, cosh(x * y) / (1 + exp(x)), atan(x) * sin(x) ** 3
    ]
    for f in cases {
      let field = try #require(try DifferentialField(containing: f, by: x))
      for order in 0...4 {
        let rules = try f.derivative(x, order: order)
        #expect(try field.derivative(of: f, order: order).equals(rules).isProved, "\(f), order \(order)")
      }
    }
  }

  @Test("a field that differentiation leaves is none") func noField() throws {
    #expect(try DifferentialField(containing: ScalarField("f")(x) ** 2, by: x) == nil)
  }

  @Test("a derivative of high order is n! times the coefficient of the series") func againstSeries() throws {
    let f = exp(sin(x) ** 2) * tan(x)
    let n = 21
    let series = try f.series(in: x, order: n + 1)
    let value = try f.derivative(x, order: n).substituting(x, by: 0).together().rationalValue
    let factorial = (1...n).reduce(Rational(1)) { $0 * Rational($1) }
    #expect(value == series.coefficient(n)?.rationalValue.map { $0 * factorial })
    #expect(value?.isZero == false)
  }

  @Test("the product of cosines of doubled angles, beyond a thousand") func morrie() throws {
    for n in [3, 10] {
      let product = Expr.product((0..<n).map { cos(Expr(1 << $0) * x) })
      let closed = sin(Expr(1 << n) * x) / (Expr(1 << n) * sin(x))
      #expect(try product.equals(closed).isProved, "n = \(n)")
      #expect(try product.equals(2 * closed).isRefuted, "n = \(n)")
    }
  }

  @Test("inverses of symbols are those of numbers at numbers") func inverseOfSymbols() throws {
    let n = 6
    let symbols = Matrix(rows: n, columns: n) { Expr.symbol("s\($0)_\($1)") }
    var generator = Generator(seed: 831)
    let numbers = symbols.elements.map { _ in Rational(Int.random(in: -9...9, using: &generator)) }
    let point = zip(symbols.elements, numbers).map { (of: $0, by: Expr($1)) }
    let inverse = try symbols.inverse().substituting(point)
    let expected = try ExactMatrix(rows: n, columns: n, elements: numbers).inverse()
    #expect(inverse.elements.map(\.rationalValue) == expected.elements.map { $0 })
    #expect(try symbols.determinant().substituting(point).rationalValue == expected.determinant().inverted())
  }

  @Test("a series of rational coefficients of high order") func longSeries() throws {
    // log(1 + sin x)·exp(cos x − 1), at two orders: the longer one begins as the shorter one, and its derivative obeys the equation.
    let f = log(1 + sin(x)) * exp(cos(x) - 1)
    let (short, long) = (try f.series(in: x, order: 11), try f.series(in: x, order: 120))
    for k in 0..<11 { #expect(short.coefficient(k) == long.coefficient(k)) }
    // f′ = cos x/(1 + sin x)·exp(cos x − 1) − sin x·f.
    let slope = try (cos(x) / (1 + sin(x)) * exp(cos(x) - 1)).series(in: x, order: 119)
    let rest = try sin(x).series(in: x, order: 120) * long
    for k in 0..<100 {
      let left = long.coefficient(k + 1)?.rationalValue.map { $0 * Rational(k + 1) }
      let right = zip([slope.coefficient(k)?.rationalValue], [rest.coefficient(k)?.rationalValue]).map { $0! - $1! }
      #expect(left == right[0], "coefficient \(k)")
    }
  }
}

@Suite("Exponentials of triangular matrices") struct TriangularExponentialTests {
  private let t = Expr.symbol("t", .real)

  /// exp(tA) obeys its equation and is 1 at t = 0, in whatever order the rows stand.
  @Test("the equation holds", arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0]]) func equation(order: [Int]) throws {
    let a = Matrix(rows: 3, columns: 3) { i, j in
      guard let p = order.firstIndex(of: i), let q = order.firstIndex(of: j), p <= q else { return .zero }
      return .symbol("a\(p)\(q)", .real)
    }
    let flow = try a.exponential(t)
    #expect(try (flow.value.derivative(t) - a * flow.value).isZero())
    #expect(flow.value.elements.filter { !$0.isLiteralZero }.count == 6)
    #expect(try (flow.value.substituting([(t, 0)]) - .identity(3)).isZero())
    #expect(flow.conditions.count == 3)
  }

  @Test("equal rates are divided by only where they are not coupled") func equalRates() throws {
    let (a, b, c) = (Expr.symbol("a", .real), Expr.symbol("b", .real), Expr.symbol("c", .real))
    for m in [
      try Matrix([[a, c, 0], [0, b, 0], [0, 0, a]]), try Matrix([[a, c, 0], [0, b, c], [0, 0, a]]),
      try Matrix([[a, 1, 0], [0, a, c], [0, 0, b]])
    ] {
      let flow = try m.exponential(t)
      #expect(try (flow.value.derivative(t) - m * flow.value).isZero())
      #expect(try (flow.value.substituting([(t, 0)]) - .identity(3)).isZero())
    }
  }

  @Test("five rates: the numbers of a numeric exponential") func fiveRates() throws {
    let m = Matrix(rows: 5, columns: 5) { $0 <= $1 ? Expr.symbol("r\($0)\($1)", .real) : 0 }
    let flow = try m.exponential(t)
    var generator = Generator(seed: 841)
    var point: [(of: Expr, by: Expr)] = [(t, Expr(Rational(1, 3)))]
    var numbers = Array(repeating: Rational.zero, count: 25)
    for i in 0..<5 {
      for j in i..<5 {
        numbers[5 * i + j] = i == j ? Rational(i - 2) : Rational(Int.random(in: -5...5, using: &generator))
        point.append((of: m[i, j], by: Expr(numbers[5 * i + j])))
      }
    }
    // Σ (tA)ᵏ/k! in exact numbers: the rows of tA sum to less than 9, so that the terms from 9⁶¹/61! < 10⁻²⁵ on are left out.
    let a = try ExactMatrix(rows: 5, columns: 5, elements: numbers.map { $0 * Rational(1, 3) })
    var (sum, term) = (a.one, a.one)
    for k in 1...60 {
      term = (term * a).scaled(by: Rational(1, k))
      sum = sum + term
    }
    let bound = Rational(1, 1_000_000_000) * Rational(1, 100_000_000_000)
    for (found, expected) in zip(flow.value.substituting(point).elements, sum.elements) {
      var sample = SamplePoint(seed: 1)
      let difference = sample.enclosure(of: found - Expr(expected), bits: 200)
      let (lower, upper) = try #require(difference?.re.interval)
      #expect(lower > -bound && upper < bound, "\(lower.asDouble)")
    }
  }
}
