import Algebra
import Foundation
import Numbers
import TestSupport
import Testing

@testable import Evaluation

/// Writes real and complex programs with certified values for `scripts/check-codegen`, into the directory DERIVE_CODEGEN_CORPUS.
@Suite("Source export") struct SourceExportTests {
  /// Cases whose 53-bit enclosure is wider than this many units in the last place are ill-conditioned and left out.
  static let width = 16.0

  struct Case {
    let program: Program
    let point: [Rational]
    let value: Ball
  }

  private func cases() throws -> [Case] {
    var cases: [Case] = []
    let (x, y, p) = (Expr.symbol("x", .real), Expr.symbol("y", .real), Expr.symbol("p", .positive))
    let fixed: [Expr] = [
      x / 2, x / 3 + y / 7, (x + y) ** 15, exp(-(x ** 2)) * sin(3 * x + 1), sqrt(p) * p ** Expr(Rational(1, 3)),
      atan2(x, y), p ** x, asin(x / 20) + acos(y / 20), log(p) + atan(x) - tanh(y), abs(x) * .pi,
      exp(-x / 5) * sin(3 * x + x ** 2 / 7) * (1 - x ** 2 / 50) ** 3 + x / 100,
      exp(x / 3) - 3 * exp(-x / 3), sinh(x / 4) / cosh(y / 4), tan(x / 9), 1 / (1 + x ** 2), Expr(Rational(1, 3)),
      erf(x / 3) * y, .call(.erfc, [y / 2]), .call(.gamma, [p]), .call(.logGamma, [p + 1]), .call(.digamma, [p]),
      .call(.dilogarithm, [-p]), .call(.besselJ0, [x / 3]), .call(.besselJ1, [y / 2])
    ]
    func add(_ e: Expr, _ point: [Rational]) throws {
      let program = try Program([e], inputs: [x, y, p])
      guard let coarse = try? Evaluator<BallRegisters>(program, precision: 53)(point)[0],
        let fine = try? Evaluator<BallRegisters>(program, precision: 300)(point)[0], !fine.containsZero
      else { return }
      let ulp = fine.midpointDouble.ulp
      if coarse.radiusDouble > Self.width * ulp || ulp < 1e-290 || ulp > 1e280 { return }
      cases.append(Case(program: program, point: point, value: fine))
    }
    for e in fixed { try add(e, [Rational(-37, 16), Rational(21, 8), Rational(91, 32)]) }
    try forRandomCases(400, seed: 611) { generator, seed in
      var source = RandomExpressions(generator, isComplex: false)
      guard let made = try? source.make(1 + Int(seed % 8)), made.expression.undefinedPart == nil else { return }
      // Binary fractions are written exactly in every language.
      try add(made.expression, source.point.map { Rational(($0.re * 64).floor() + 1) * Rational(1, 64) })
    }
    return cases
  }

  struct ComplexCase {
    let program: Program
    let point: [(re: Rational, im: Rational)]
    let value: ComplexBall
  }

  /// Whether a part stands on a branch cut, where C and its like decide by the sign of a zero imaginary part, which −x has too.
  private func isOnCut(_ e: Expr, at point: [Expr: (re: Rational, im: Rational)]) throws -> Bool {
    let values = try point.mapValues { try ComplexBall($0.re, $0.im, precision: 300) }
    func value(_ part: Expr) -> ComplexBall? { try? part.ball(values, bits: 300) }
    let one = try Ball(1, precision: 300)
    return e.subexpressions.contains { part in
      switch part.view {
      case .call(.log, let a), .call(.logGamma, let a):
        value(a[0]).map { $0.im.containsZero && !$0.re.isPositive } ?? true
      case .call(.asin, let a), .call(.acos, let a), .call(.dilogarithm, let a):
        value(a[0]).map { $0.im.containsZero && !$0.re.abs().isLess(than: one) } ?? true
      case .call(.atan, let a): value(a[0]).map { $0.re.containsZero && !$0.im.abs().isLess(than: one) } ?? true
      case .product(let factors):
        factors.contains { base, exponent in
          exponent.rationalValue?.isInteger != true
            && (value(base).map { $0.im.containsZero && !$0.re.isPositive } ?? true)
        }
      default: false
      }
    }
  }

  /// Complex programs: all functions, fixed and random, where the enclosure of 53 bits is narrow beside the value.
  private func complexCases() throws -> [ComplexCase] {
    var cases: [ComplexCase] = []
    let (x, y, p) = (Expr.symbol("x"), Expr.symbol("y"), Expr.symbol("p", .positive))
    let fixed: [Expr] = [
      x / 2 + .i * y / 3, (x + .i) ** 5, exp(.i * p) * sin(x), log(x), sqrt(x * y), x ** Expr(Rational(1, 3)), x ** y,
      p ** (.i * p), asin(x), acos(y), atan(x / 3), tan(x), sinh(x), cosh(y), tanh(x), abs(x) * y, x.conjugate * x,
      x.realPart - .i * y.imaginaryPart, atan2(p, x.realPart), .pi * .i / x, exp(x) - exp(-x), 1 / (1 + x ** 2),
      erf(x / 2), .call(.gamma, [y]), .call(.logGamma, [x]), .call(.digamma, [y]), .call(.dilogarithm, [x]),
      .call(.besselJ0, [y]), .call(.besselJ1, [x / 2])
    ]
    func add(_ e: Expr, _ point: [(re: Rational, im: Rational)]) throws {
      let program = try Program([e], inputs: [x, y, p], over: .complexes)
      func value(_ bits: Int) -> ComplexBall? {
        (try? point.map { try ComplexBall($0.re, $0.im, precision: bits) }).flatMap {
          try? Evaluator<ComplexBallRegisters>(program, precision: bits)($0)[0]
        }
      }
      guard try !isOnCut(e, at: Dictionary(uniqueKeysWithValues: zip([x, y, p], point))),
        let coarse = value(53), let fine = value(300), fine.excludesZero, fine.isFinite
      else { return }
      let size = fine.magnitude.bounds.lower
      if coarse.re.radiusDouble + coarse.im.radiusDouble > Self.width * size.ulp || size < 1e-200 || size > 1e200 {
        return
      }
      cases.append(ComplexCase(program: program, point: point, value: fine))
    }
    let point: [(re: Rational, im: Rational)] = [
      (Rational(-37, 16), Rational(5, 4)), (Rational(21, 8), Rational(-3, 2)), (Rational(91, 32), 0)
    ]
    for e in fixed { try add(e, point) }
    // A power or two may be wider than the bound.
    #expect(cases.count + 3 >= fixed.count, "\(cases.count) of \(fixed.count)")
    try forRandomCases(400, seed: 612) { generator, seed in
      var source = RandomExpressions(generator, isComplex: true)
      guard let made = try? source.make(1 + Int(seed % 7)), made.expression.undefinedPart == nil else { return }
      func binary(_ q: Rational) -> Rational { Rational((q * 64).floor() + 1) * Rational(1, 64) }
      try add(made.expression, source.point.enumerated().map { (binary($1.re), $0 < 2 ? binary($1.im) : 0) })
    }
    return cases
  }

  @Test("export", .enabled(if: Effort.directory("DERIVE_CODEGEN_CORPUS") != nil)) func export() throws {
    let directory = try #require(Effort.directory("DERIVE_CODEGEN_CORPUS"))
    let cases = try cases()
    #expect(Double(cases.count) > 150 * Effort.factor)
    func write(_ lines: [String], _ name: String) throws {
      let text = lines.joined(separator: "\n") + "\n"
      try text.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
    }
    try write(cases.map { $0.value.certifiedDecimal(digits: 40) ?? "" }, "expected.txt")
    try write(cases.map { $0.program.expressions[0].text }, "expressions.txt")
    // Where a language lacks a function, a line says so.
    var missing: Set<Int> = []
    func functions(_ language: SourceLanguage) throws -> [String] {
      let sources = cases.enumerated().map { k, c in try? c.program.source(in: language, named: "f\(k)") }
      missing = Set(sources.indices.filter { sources[$0] == nil })
      #expect(missing.count < cases.count / 2)
      return sources.compactMap { $0 }
    }
    func calls(_ line: (Int, String) -> String, _ suffix: String = "", missing print: String) -> [String] {
      cases.enumerated().map { k, c in
        missing.contains(k) ? print : line(k, c.point.map { "\($0.asDouble)\(suffix)" }.joined(separator: ", "))
      }
    }
    try write(
      try functions(.c) + ["#include <stdio.h>", "int main(void) {"]
        + calls({ "  printf(\"%.17g\\n\", f\($0)(\($1)));" }, missing: "  puts(\"-\");") + ["}"], "cases.c")
    try write(
      ["module cases", "contains"] + (try functions(.fortran))
        + ["end module cases", "program main", "  use cases", "  use, intrinsic :: iso_fortran_env, only: real64"]
        + calls({ "  print '(es25.16e3)', f\($0)(\($1))" }, "_real64", missing: "  print '(a)', '-'") + [
          "end program main"
        ],
      "cases.f90")
    try write(
      try functions(.python) + calls({ "print(repr(float(f\($0)(\($1)))))" }, missing: "print('-')"), "cases.py")
    try write(try functions(.julia) + calls({ "println(f\($0)(\($1)))" }, missing: "println(\"-\")"), "cases.jl")
    try write(try functions(.swift) + calls({ "print(f\($0)(\($1)))" }, missing: "print(\"-\")"), "cases.swift")
  }

  @Test("complex export", .enabled(if: Effort.directory("DERIVE_CODEGEN_CORPUS") != nil)) func complexExport() throws {
    let directory = try #require(Effort.directory("DERIVE_CODEGEN_CORPUS"))
    let cases = try complexCases()
    #expect(Double(cases.count) > 120 * Effort.factor)
    func write(_ lines: [String], _ name: String) throws {
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
    }
    func decimal(_ ball: Ball) -> String { ball.isZero ? "0" : ball.certifiedDecimal(digits: 40) ?? "0" }
    try write(cases.map { "\(decimal($0.value.re)) \(decimal($0.value.im))" }, "complex-expected.txt")
    try write(cases.map { $0.program.expressions[0].text }, "complex-expressions.txt")
    var missing: Set<Int> = []
    func functions(_ language: SourceLanguage) throws -> [String] {
      let sources = cases.enumerated().map { k, c in try? c.program.source(in: language, named: "f\(k)") }
      missing = Set(sources.indices.filter { sources[$0] == nil })
      #expect(missing.count < cases.count / 2)
      return sources.compactMap { $0 }
    }
    func calls(
      _ line: (Int, String) -> String, missing print: String, number: (Double, Double) -> String,
      real: (Double) -> String
    )
      -> [String]
    {
      cases.enumerated().map { k, c in
        let values = c.point.enumerated().map { j, z in
          j < 2 ? number(z.re.asDouble, z.im.asDouble) : real(z.re.asDouble)
        }
        return missing.contains(k) ? print : line(k, values.joined(separator: ", "))
      }
    }
    try write(
      try functions(.c) + ["#include <stdio.h>", "int main(void) {", "  double complex w;"]
        + calls(
          { "  w = f\($0)(\($1)); printf(\"%.17g %.17g\\n\", creal(w), cimag(w));" }, missing: "  puts(\"-\");",
          number: { "\($0) + \($1) * I" }
        ) {
          "\($0)"
        } + ["}"], "complex.c")
    try write(
      ["module cases", "contains"] + (try functions(.fortran))
        + ["end module cases", "program main", "  use cases", "  use, intrinsic :: iso_fortran_env, only: real64"]
        + calls(
          { "  print '(2es25.16e3)', f\($0)(\($1))" }, missing: "  print '(a)', '-'",
          number: { "(\($0)_real64, \($1)_real64)" }
        ) {
          "\($0)_real64"
        } + ["end program main"], "complex.f90")
    try write(
      try functions(.python)
        + calls(
          { "w = complex(f\($0)(\($1))); print(repr(w.real), repr(w.imag))" }, missing: "print('-')",
          number: { "complex(\($0), \($1))" }
        ) {
          "\($0)"
        }, "complex.py")
  }
}
