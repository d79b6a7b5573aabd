import Algebra
import Numbers
import TestExpressions
import Testing

@Suite("Special functions") struct SpecialFunctionTests {
  private static let x = Expr.symbol("x", .real), p = Expr.symbol("p", .positive), z = Expr.symbol("z")
  private static func f(_ function: Function, _ u: Expr) -> Expr { .call(function, [u]) }

  @Test("identities are proved") func identities() throws {
    let (x, p, z, f) = (Self.x, Self.p, Self.z, Self.f)
    let pairs: [(Expr, Expr)] = [
      (f(.erf, x) + f(.erfc, x), 1), (f(.erf, -z), -f(.erf, z)), (f(.erfc, -x), 2 - f(.erfc, x)),
      (f(.gamma, z + 1), z * f(.gamma, z)), (f(.gamma, z - 2) * (z - 1) * (z - 2), f(.gamma, z)),
      (f(.gamma, 6), 120), (f(.gamma, Expr(Rational(-3, 2))), 4 * sqrt(.pi) / 3),
      (f(.gamma, Expr(Rational(7, 3))), Expr(Rational(4, 9)) * f(.gamma, Expr(Rational(1, 3)))),
      (f(.logGamma, p + 1), f(.logGamma, p) + log(p)), (f(.logGamma, 5), log(24)),
      (f(.digamma, z + 2) - f(.digamma, z), 1 / z + 1 / (z + 1)),
      (f(.besselJ0, -z), f(.besselJ0, z)), (f(.besselJ1, -z), -f(.besselJ1, z)),
      (f(.dilogarithm, -1), -(.pi ** 2) / 12), (f(.dilogarithm, .half), .pi ** 2 / 12 - log(2) ** 2 / 2)
    ]
    for (a, b) in pairs { #expect(try a.equals(b).isProved, "\(a.text) = \(b.text)") }
    let wrong: [(Expr, Expr)] = [
      (f(.gamma, z + 1), (z + 1) * f(.gamma, z)), (f(.erf, x), f(.erfc, x)), (f(.besselJ1, -x), f(.besselJ1, x)),
      (f(.digamma, x + 1), f(.digamma, x) + x), (f(.dilogarithm, -1), .pi ** 2 / 12)
    ]
    for (a, b) in wrong { #expect(try a.equals(b).isRefuted, "\(a.text) = \(b.text)") }
  }

  @Test("Bessel's equation, and that of the error function, by derivatives") func equations() throws {
    let x = Self.x, y = Self.f(.besselJ0, Self.x)
    #expect(try (y.derivative(x, order: 2) + y.derivative(x) / x + y).equals(0).isProved)
    let w = Self.f(.besselJ1, Self.x)
    #expect(try (x ** 2 * w.derivative(x, order: 2) + x * w.derivative(x) + (x ** 2 - 1) * w).equals(0).isProved)
    let e = Self.f(.erf, Self.x)
    #expect(try (e.derivative(x, order: 2) + 2 * x * e.derivative(x)).equals(0).isProved)
  }

  @Test("derivatives of Γ and of its logarithm are the slopes") func slopes() throws {
    for function in [Function.gamma, .logGamma] {
      for point in [Rational(1, 3), Rational(5, 2), Rational(17, 4)] {
        let h = Rational(1, 1 << 20)
        func value(_ e: Expr) throws -> Ball { try e.ball([:], bits: 200).re }
        let (up, down) = (try value(Self.f(function, Expr(point + h))), try value(Self.f(function, Expr(point - h))))
        let slope = try Self.f(function, Self.p).derivative(Self.p).substituting(Self.p, by: Expr(point))
        let difference = (up - down).scaled(by: Rational(1 << 19)) - (try value(slope))
        #expect(difference.abs().bounds.upper < 1e-9, "\(function) at \(point)")
      }
    }
    #expect(throws: AlgebraError.self) { try Self.f(.digamma, Self.x).derivative(Self.x) }
  }

  @Test("poles have no value, and series at them and on cuts are refused") func refusals() throws {
    for n in [0, -1, -7] {
      for function in [Function.gamma, .logGamma, .digamma] {
        #expect(Self.f(function, Expr(n)).undefinedPart != nil)
      }
    }
    let x = Self.x
    #expect(throws: AlgebraError.self) { try Self.f(.gamma, x).series(in: x, order: 2) }
    #expect(throws: AlgebraError.self) { try Self.f(.dilogarithm, x + 2).series(in: x, order: 2) }
    #expect(throws: AlgebraError.self) { try Self.f(.logGamma, x - Expr(Rational(1, 2))).series(in: x, order: 2) }
  }

  /// |f(h) − polynomial(h)| is of the order that is left out: it falls by 2^order when h is halved.
  @Test("series agree with values") func series() throws {
    let x = Self.x
    let cases: [(Expr, Int)] = [
      (Self.f(.erf, x), 7), (Self.f(.erfc, x), 7), (Self.f(.besselJ0, x), 8), (Self.f(.besselJ1, x), 7),
      (Self.f(.dilogarithm, x), 6), (Self.f(.erf, sin(x) + 1), 5), (Self.f(.besselJ0, 2 + x), 5),
      (Self.f(.besselJ1, exp(x)), 4), (Self.f(.dilogarithm, (x - 1) / 2), 5), (Self.f(.gamma, x + 1), 2),
      (Self.f(.logGamma, Expr(3) / 2 + x), 2)
    ]
    for (e, order) in cases {
      let polynomial: Expr = try e.series(in: x, order: order).polynomialPart
      func rest(_ h: Rational) throws -> Double {
        try (e - polynomial).ball([x: ComplexBall(h, precision: 300)], bits: 300).re.midpointDouble
      }
      let ratio = try rest(Rational(1, 256)) / rest(Rational(1, 512))
      // A function whose next term vanishes falls faster.
      #expect(ratio > 0.98 * Double(1 << order) && ratio < 1.1 * Double(4 << order), "\(e.text): \(ratio)")
    }
  }

  @Test("polynomials times exponentials of quadratics are integrated") func gaussians() throws {
    let x = Self.x, b = Expr.symbol("b", .real), a = Expr.symbol("a", .positive), c = Expr.symbol("c", .real)
    for e in [
      exp(-(x ** 2)), (x ** 3 + 1) * exp(x - x ** 2 / 2), x ** 2 * exp(x ** 2), (b * x + 1) * exp(-a * x ** 2 + b * x),
      3 * exp(-(x ** 2)) / 2, x * exp(-(x ** 2)) * sin(x) ** 2 / 7, exp(-(x ** 2)) * cosh(b * x) - exp(-x) / 3
    ] {
      #expect(try e.antiderivative(x).value.derivative(x).equals(e).isProved, "\(e.text)")
    }
    func whole(_ e: Expr) throws -> Expr { try e.integral(over: x, from: .minusInfinity, to: .infinity).value }
    #expect(try whole(exp(-a * x ** 2 + b * x)).equals(sqrt(.pi / a) * exp(b ** 2 / (4 * a))).isProved)
    #expect(try whole(2 * exp(-a * x ** 2) * cos(b * x)).equals(2 * sqrt(.pi / a) * exp(-(b ** 2) / (4 * a))).isProved)
    #expect(try whole(x ** 4 * exp(-(x ** 2))).equals(3 * sqrt(.pi) / 4).isProved)
    #expect(try exp(-(x ** 2)).integral(over: x, from: 0, to: 1).value.equals(sqrt(.pi) * erf(1) / 2).isProved)
    // Where a coefficient may vanish, and where the exponential grows.
    #expect(try exp(c * x ** 2).antiderivative(x).conditions == [c])
    #expect(throws: AlgebraError.self) { try whole(exp(x ** 2)) }
    #expect(throws: AlgebraError.self) { try whole(exp(c * x ** 2)) }
    #expect(throws: AlgebraError.self) { try exp(-(x ** 2)).antiderivative(x ** 2) }
  }
}
