import Algebra
import Numbers
import TestSupport
import Testing

@testable import Evaluation

@Suite("Certified digits") struct DigitTests {
  let x = Expr.symbol("x", .real), y = Expr.symbol("y", .positive), z = Expr.symbol("z")

  private func digits(_ count: Int, _ e: Expr, _ values: [Expr: Quantity] = [:]) throws -> String {
    try e.digits(count, at: values).description
  }

  @Test("known constants") func constants() throws {
    #expect(try digits(50, .pi) == "3.1415926535897932384626433832795028841971693993751")
    #expect(try digits(30, exp(1)) == "2.71828182845904523536028747135")
    #expect(try digits(20, sqrt(2)) == "1.4142135623730950488")
    // Ramanujan's near-integer: 262537412640768743.99999999999925…
    #expect(try digits(12, exp(.pi * sqrt(163)) - 640_320 ** 3 - 744) == "-7.49927402802e-13")
    #expect(try digits(5, exp(.pi * sqrt(163))) == "2.6254e17")
    #expect(try digits(4, exp(-100)) == "3.720e-44")
  }

  @Test("rational values are rounded to nearest, half to even") func rationals() throws {
    #expect(try digits(2, Expr(Rational(1, 8))) == "0.12")
    #expect(try digits(2, Expr(Rational(3, 8))) == "0.38")
    #expect(try digits(3, Expr(Rational(2, 3))) == "0.667")
    #expect(try digits(3, x / 3, [x: 2]) == "0.667")
    // A value that exact algebra proves to lie half-way.
    let half = (sin(x) ** 2 + cos(x) ** 2) / 8
    #expect(try digits(2, half, [x: .rational(Rational(1, 7))]) == "0.12")
  }

  @Test("a value that is zero is proved to be, a value that is small is not") func zero() throws {
    let seventh: [Expr: Quantity] = [x: .rational(Rational(1, 7))]
    let identity = sin(2 * x) - 2 * sin(x) * cos(x)
    guard case .zero = try identity.digits(20, at: seventh).re else {
      Issue.record("not proved")
      return
    }
    let small = identity + exp(-2000)
    #expect(try digits(3, small, seventh) == "2.58e-869")
    // Beyond the precision allowed there is an enclosure, and no digit.
    let tiny = try (exp(-exp(12)) + log(2 + sqrt(3)) + log(2 - sqrt(3))).digits(5, bits: 1000)
    guard case .enclosure(let ball) = tiny.re else {
      Issue.record("\(tiny)")
      return
    }
    #expect(ball.containsZero && ball.radiusDouble < 1e-290 && !tiny.isCertain)
  }

  @Test("complex values") func complex() throws {
    #expect(try digits(6, exp(.i * x), [x: 1]) == "0.540302 + 0.841471i")
    #expect(try digits(6, log(x), [x: -2]) == "0.693147 + 3.14159i")
    #expect(try digits(6, sqrt(x), [x: -2]) == "1.41421i")
    #expect(try digits(4, z ** 3, [z: .exact(1 - 2 * Expr.i)]) == "-11.00 + 2.000i")
    #expect(try digits(5, abs(1 + .i * x), [x: 2]) == "2.2361")
    #expect(try digits(4, (Expr.i * x).conjugate * exp(.i), [x: 3]) == "2.524 − 1.621i")
  }

  @Test("parts of what is not real for real numbers") func parts() throws {
    #expect(try digits(8, 1 + 19 * (-(Expr.pi ** Expr(Rational(3, 2)))).imaginaryPart / 72) == "1.0000000")
    #expect(try digits(8, 1 + 19 * ((-(Expr.pi)) ** Expr(Rational(3, 2))).imaginaryPart / 72) == "-0.46941989")
    #expect(try digits(6, sqrt(x).imaginaryPart, [x: -2]) == "1.41421")
    #expect(try digits(6, sqrt(x).realPart + 1, [x: -2]) == "1.00000")
    #expect(try digits(6, log(x).imaginaryPart, [x: -2]) == "3.14159")
    #expect(try digits(6, sqrt(x).imaginaryPart + 1, [x: 2]) == "1.00000")
    // Doubles have no such number.
    let program = try Program([sqrt(x).imaginaryPart], inputs: [x])
    #expect(try program([-2.0])[0].isNaN && program([2.0])[0] == 0)
  }

  @Test("every digit agrees with a computation of ten more") func random() throws {
    var informative = 0
    try forRandomCases(200, seed: 77) { generator, seed in
      var source = RandomExpressions(generator, isComplex: false)
      guard let made = try? source.make(1 + Int(seed % 7)), made.expression.undefinedPart == nil else { return }
      let pairs = zip(source.symbols, source.point).map { ($0, Quantity.rational($1.re)) }
      let values = Dictionary(uniqueKeysWithValues: pairs)
      guard let value = try? made.expression.digits(30, at: values), case .digits(let text) = value.re else { return }
      let other = try MPFloat(text, precision: 400)
      let fine = try made.expression.enclosure(bits: 400, at: values).re
      guard let exact = fine.midpoint.interval?.lower, let printed = other.asRational else { return }
      let error = try (printed - exact).magnitude * Rational(10).power(29)
      #expect(error <= exact.magnitude, "seed \(seed): \(text)")
      informative += 1
    }
    #expect(Double(informative) > 100 * Effort.factor)
  }

  @Test("intervals give enclosures, or the digits they fix") func intervals() throws {
    let narrow: Quantity = .measured(Rational(1, 3), uncertainty: try Rational(1, 10).power(20))
    #expect(try digits(10, exp(x), [x: narrow]) == "1.395612425")
    let wide = try exp(x).digits(10, at: [x: .between(0, 1)])
    guard case .enclosure(let ball) = wide.re else {
      Issue.record("\(wide)")
      return
    }
    #expect(ball.contains(1) && ball.contains(2) && ball.bounds.upper < 3)
  }

  @Test("what cannot be answered says why") func errors() throws {
    for count in [0, -3, 1_000_000_000] {
      #expect(throws: EvaluationError.digits(count, allowed: 1...Expr.digitLimit)) { try x.digits(count, at: [x: 1]) }
    }
    #expect(throws: EvaluationError.unbound(y)) { try (x + y).digits(5, at: [x: 1]) }
    #expect(throws: EvaluationError.noValue("division by an enclosure of zero", of: 1 / (x - 1), at: "x = 1")) {
      try (2 + exp(1 / (x - 1))).digits(5, at: [x: 1])
    }
    #expect(
      throws: EvaluationError.noValue("the logarithm of an enclosure that leaves the domain", of: log(x), at: "x = 0")
    ) { try (3 * log(x)).digits(5, at: [x: 0]) }
    #expect(throws: EvaluationError.region("y is positive, −1 is not")) { try y.digits(5, at: [y: -1]) }
    #expect(throws: AlgebraError.self) { try (1 / (x - x)).digits(5, at: [x: 1]) }
  }

  @Test("constants of nature") func nature() throws {
    let table = PhysicalConstants.codata2022
    #expect(table.all.count == 8)
    let (ħ, e, m) = (Expr.symbol("ħ", .positive), Expr.symbol("e", .positive), Expr.symbol("m_e", .positive))
    #expect(try digits(10, ħ, table.values(in: ħ)) == "1.054571818e-34")
    // μ_B = eħ/2m_e, as far as the mass of the electron is known.
    let moment = e * ħ / (2 * m)
    #expect(try digits(8, moment, table.values(in: moment)) == "9.2740101e-24")
    // The unit that is shown is of the dimension that is declared, and both suit k_B T = mc².
    for constant in table.all {
      #expect(try PhysicalDimension(unit: constant.unit) == constant.dimension, "\(constant.name)")
    }
    let thermal = try #require(table["k_B"]?.dimension) * .temperature
    #expect(try thermal == PhysicalDimension(unit: "eV") && thermal == PhysicalDimension(unit: "kg m²/s²"))
    let temperature = Expr.symbol("m_e", .positive) * Expr.symbol("c", .positive) ** 2 / Expr.symbol("k_B", .positive)
    #expect(try digits(6, temperature, table.values(in: temperature)) == "5.92990e9")
    for constants in [PhysicalConstants.codata2018, .codata2022] {
      guard case .between(let a, let b)? = constants["μ_B"]?.value else {
        Issue.record("no Bohr magneton")
        continue
      }
      let ball = try moment.enclosure(bits: 100, at: constants.values(in: moment)).re
      let published = try Ball(lower: a, upper: b, precision: 100)
      #expect(ball.overlaps(published))
    }
  }
}
