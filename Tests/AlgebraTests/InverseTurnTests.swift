import Numbers
import TestSupport
import Testing

@testable import Algebra

/// Sines and cosines of inverse functions.
@Suite struct InverseTurnTests {
  let x = Expr.symbol("x"), y = Expr.symbol("y", .real), p = Expr.symbol("p", .positive)

  @Test("they are roots, of complex arguments too") func roots() throws {
    let r = sqrt(1 - x ** 2), i = Expr.i
    let cases: [(Expr, Expr)] = [
      (sin(asin(x)), x), (cos(asin(x)), r), (tan(asin(x)), x / r), (cos(acos(x)), x), (sin(acos(x)), r),
      (tan(atan(x)), x), (sin(atan(x)), x / sqrt(1 + x ** 2)), (exp(i * asin(x)), i * x + r),
      (exp(2 * i * atan(x)), (1 + i * x) / (1 - i * x)), (cos(3 * acos(x)), 4 * x ** 3 - 3 * x),
      (sin(2 * atan(x)), 2 * x / (1 + x ** 2)), (cosh(i * acos(x)), x), (sin(asin(sin(y))), sin(y)),
      (sin(asin(x) + asin(y)), x * sqrt(1 - y ** 2) + y * r), (tan(atan(x) - atan(y)), (x - y) / (1 + x * y)),
      (cos(asin(x) / 2) ** 2, (1 + r) / 2), (sin(acos(x) / 2), sqrt((1 - x) / 2)),
      (cos(atan(x) / 2), sqrt((1 + 1 / sqrt(1 + x ** 2)) / 2)), (sin(asin(asin(x))), asin(x)),
      (sin(atan2(y, p)), y / sqrt(y ** 2 + p ** 2)), (asin(x) + acos(x), .pi / 2), (atan(p) + atan(1 / p), .pi / 2)
    ]
    for (a, b) in cases { #expect(try a.equals(b).isProved, "\(a.text) = \(b.text)") }
    for (a, b) in [(cos(asin(x)), -r), (sin(asin(x) / 2), x / 2), (atan(y) + atan(1 / y), .pi / 2)] {
      #expect(try a.equals(b).isRefuted, "\(a.text) = \(b.text)")
    }
  }

  @Test("parts of an angle still belong to the whole, whatever parts occur") func parts() throws {
    for f in [asin, acos, atan] as [(Expr) -> Expr] {
      let a = f(x)
      #expect(try (2 * sin(a / 2) * cos(a / 2)).equals(sin(a)).isProved, "\(a.text)")
      #expect(try (3 * sin(a / 3) - 4 * sin(a / 3) ** 3).equals(sin(a)).isProved, "\(a.text)")
      #expect(try (cos(a / 6) ** 2 - sin(a / 6) ** 2).equals(cos(a / 3)).isProved, "\(a.text)")
    }
  }

  @Test("their values are those of the roots, beside the cuts and on them") func values() throws {
    var compared = 0
    var numbers: [(Rational, Rational)] = [(2, 0), (-2, 0), (0, 2), (0, -2), (Rational(1, 2), 0), (-1, Rational(1, 9))]
    var g = Generator(seed: 9310)
    for _ in 0..<100 { numbers.append((g.smallNumber(), g.smallNumber())) }
    for f in [Function.asin, .acos, .atan] {
      for measure in [Rational(1), Rational(1, 2)] {
        let call = Expr.call(f, [x]), turn = try #require(InverseTurn(call.id, measure: measure))
        let angle = Expr(measure) * call
        for (re, im) in numbers {
          let point = [x: try ComplexBall(Ball(re, precision: 256), Ball(im, precision: 256))]
          for (a, b) in [(cos(angle), turn.cosine), (sin(angle), turn.sine)] {
            guard let left = try? enclosure(of: a, point, bits: 256),
              let right = try? enclosure(of: b, point, bits: 256)
            else { continue }
            #expect(!(left - right).excludesZero, "\(a.text) at \(re) + \(im)i")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 1000)
  }

  @Test("numbers with inverse functions are told to be zero by their sine") func numbers() throws {
    func at(_ p: Int, _ q: Int) -> Expr { atan(Expr(Rational(p, q))) }
    let zeros = [
      4 * at(1, 5) - at(1, 239) - .pi / 4, at(1, 1) + at(2, 1) + at(3, 1) - .pi,
      12 * at(1, 18) + 8 * at(1, 57) - 5 * at(1, 239) - .pi / 4,
      asin(Expr(Rational(3, 5))) + asin(Expr(Rational(4, 5))) - .pi / 2,
      asin(sqrt(5) / 5) + acos(3 / sqrt(10)) - .pi / 4
    ]
    for e in zeros {
      #expect(try e.isZero().isProved, "\(e.text)")
      #expect(try (e + Expr(10) ** -60).isZero().isRefuted, "\(e.text)")
      // Zero modulo π alone is not zero.
      #expect(try (e + .pi).isZero().isRefuted, "\(e.text)")
    }
  }
}
