import Numbers
import TestSupport
import Testing

@testable import Algebra

/// Laws that every function of the enumeration obeys, each with a count of the cases in which it said something: a function that
/// no random expression has, or that is left out of a law, is a failure.
@Suite("Every function") struct EveryFunctionTests {
  private static let bits = 192
  private static let x = Expr.symbol("x", .real), t = Expr.symbol("t", .real)

  /// Exact values of some symbols; that of x is given.
  private static func leaves(_ x: ComplexBall) throws -> [Evaluated] {
    func leaf(_ e: Expr, _ re: Rational, _ im: Rational = 0) throws -> Evaluated {
      Evaluated(expression: e, value: try ComplexBall(re, im, precision: bits))
    }
    return [
      Evaluated(expression: Self.x, value: x), Evaluated(expression: Self.x, value: x),
      try leaf(.symbol("a", .real), -2),
      try leaf(.symbol("z"), Rational(2, 3), Rational(-5, 7)), try leaf(.symbol("p", .positive), Rational(7, 4))
    ]
  }

  /// Those whose derivatives of higher order are no expressions here.
  private static let open: [Function] = [.gamma, .logGamma, .digamma]

  private func expectAll(_ counts: [Function: Int], _ least: Int, but others: [Function] = []) {
    for function in ExpressionSource.functions where !others.contains(function) {
      #expect(
        counts[function, default: 0] >= Effort.atLeast(least), "\(function.name): \(counts[function, default: 0])")
    }
  }

  @Test("random expressions are made of all of them") func occurrence() throws {
    var calls: [Function: Int] = [:]
    try forRandomCases(1000, seed: 801) { generator, _ in
      var source = SampledExpressions(generator)
      if let e = try? source.make(8) {
        for part in e.expression.subexpressions {
          if case .call(let f, _) = part.view { calls[f, default: 0] += 1 }
        }
      }
    }
    expectAll(calls, 20)
    // What is no scalar function of scalars is named here, so that a new function is one that must occur.
    #expect(Set(Function.allCases).subtracting(ExpressionSource.functions) == [.dot, .cross, .undefined])
  }

  /// (f(c + h) − f(c − h))/2h − f′(c) = h²/6·f‴(ξ), the mean of f‴ over the interval with weights: enclosed with f‴ there.
  @Test("derivatives are the limits of quotients of differences") func derivatives() throws {
    let h = Rational(1, 1 << 12)
    var counts: [Function: Int] = [:]
    for function in ExpressionSource.functions {
      try forRandomCases(80, seed: 802 + UInt64(function.rawValue)) { generator, seed in
        let c = Rational(Int.random(in: -40...40, using: &generator), 29)
        let interval = ComplexBall(try Ball(lower: c - h, upper: c + h, precision: Self.bits))
        for _ in 0..<30 {
          var source = ExpressionSource(generator, leaves: try Self.leaves(interval), bits: Self.bits)
          let made = try? source.call(function, source.choose(4))
          generator = source.generator
          guard let f = made?.expression, f.contains(Self.x), f.undefinedPart == nil,
            case .call(function, _) = f.view, let slope = try? f.derivative(Self.x), slope.undefinedPart == nil,
            let third = try? f.derivative(Self.x, order: 3), third.nodeCount < 2000
          else { continue }
          func value(_ e: Expr, _ point: Rational) throws -> ComplexBall {
            let leaves = try Self.leaves(ComplexBall(point, precision: Self.bits))
            return try e.ball(
              Dictionary(leaves.map { ($0.expression, $0.value) }) { a, _ in a }, bits: Self.bits)
          }
          let wide = Dictionary(try Self.leaves(interval).map { ($0.expression, $0.value) }) { a, _ in a }
          guard let rest = try? third.ball(wide, bits: Self.bits).scaled(by: h * h * Rational(1, 6)), rest.isFinite,
            let right = try? value(f, c + h), let left = try? value(f, c - h), let here = try? value(slope, c),
            rest.magnitude.bounds.upper < 1e-3, here.magnitude.bounds.lower > 1e-2
          else { continue }
          let quotient = (right - left).scaled(by: try (h + h).inverted())
          #expect((quotient - here).overlaps(rest), "seed \(seed): \(f.text), x = \(c)")
          counts[function, default: 0] += 1
          return
        }
      }
    }
    expectAll(counts, 20, but: Self.open)
  }

  /// Numbers at which functions have special values, and that lie on branch cuts or beside them.
  private static let special: [Expr] = {
    let third = Expr(Rational(1, 3))
    let small: [Expr] = [0, 1, .half, sqrt(2) / 2, sqrt(3) / 2, sqrt(3), third, 2, 5, .pi / 5]
    let turns = (1...24).map { Expr(Rational($0, 12)) * .pi }
    let p = Expr.symbol("p", .positive), a = Expr.symbol("a", .real)
    let real = small + turns + [p, a, p + 1, p * a, a ** 2, exp(a)]
    let complex: [Expr] = [
      .i, 2 * .i, 1 + .i, .i * p, .i * .pi, .symbol("z"), .i / 2, exp(.i * a), p ** .i, 2 + .i * .pi
    ]
    return real + real.map { -$0 } + complex + complex.map { -$0 } + complex.map { $0 * third }
  }()

  @Test("values at special arguments, of the function and of its conjugate") func specialValues() throws {
    let values = Dictionary(try Self.leaves(ComplexBall(0, precision: Self.bits)).map { ($0.expression, $0.value) }) {
      a, _ in a
    }
    var counts: [Function: Int] = [:]
    for function in ExpressionSource.functions {
      let pairs =
        function.arity == 1
        ? Self.special.map { [$0] }
        : Self.special.filter(\.isKnownReal).flatMap { y in Self.special.filter(\.isKnownReal).map { [y, $0] } }
      for arguments in pairs {
        guard let balls = try? arguments.map({ try $0.ball(values, bits: Self.bits) }),
          let value = try? function.ball(balls), value.isFinite
        else { continue }
        let e = Expr.call(function, arguments)
        if e.undefinedPart != nil { continue }
        for (form, expected) in [(e, value), (e.conjugate, value.conjugated), (e.realPart, ComplexBall(value.re))] {
          // On a cut the last bit of an argument decides, and the ball of the rewritten form may straddle it.
          guard let found = try? form.ball(values, bits: Self.bits) else { continue }
          #expect(found.overlaps(expected), "\(function.name)(\(arguments.map(\.text))) became \(form.text)")
          counts[function, default: 0] += 1
        }
      }
    }
    for function in ExpressionSource.functions { #expect(counts[function, default: 0] >= 60, "\(function.name)") }
  }

  /// What is known of f(letter) holds for every number that the letter can be, such as |0| = 0 and log(1) = 0.
  @Test("what is known of a function of a letter holds at every value") func facts() throws {
    let numbers: [Expr] =
      [0, 1, -1, .half, -(.half), 2, -2, 5, -5, .pi, -(.pi), .pi / 2, .pi / -2] + [.i, -(.i), 1 + .i, .i * .pi, -2 + .i]
    let letters: [Expr] = [
      .symbol("z"), .symbol("a", .real), .symbol("p", .positive), .symbol("q", .nonnegative), .symbol("v", .nonzero)
    ]
    func mayBe(_ letter: Expr, _ value: ComplexBall) -> Bool {
      if letter.isKnownReal && !value.im.isZero { return false }
      if letter.isKnownNonnegative && value.re.isNegative { return false }
      return !(letter.isKnownNonzero && value.isZero)
    }
    var counts: [Function: Int] = [:]
    for function in ExpressionSource.functions {
      for letter in letters where function != .atan2 || letter.isKnownReal {
        for number in numbers {
          let value = try number.ball([:], bits: Self.bits)
          guard mayBe(letter, value) else { continue }
          // The second coordinate of an angle is any real number.
          let others = function == .atan2 ? numbers.filter(\.isKnownReal) : [.zero]
          for other in others {
            let rest = try other.ball([:], bits: Self.bits)
            guard let f = try? function.ball([value, rest]), f.isFinite else { continue }
            let call = Expr.call(function, function == .atan2 ? [letter, .symbol("b", .real)] : [letter])
            if call.isKnownReal { #expect(f.im.containsZero, "\(call.text) at \(number.text)") }
            if call.isKnownNonnegative { #expect(!f.re.isNegative, "\(call.text) at \(number.text)") }
            if call.isKnownNonzero || call.isKnownPositive { #expect(!f.isZero, "\(call.text) at \(number.text)") }
            counts[function, default: 0] += 1
          }
        }
      }
    }
    for function in ExpressionSource.functions { #expect(counts[function, default: 0] >= 20, "\(function.name)") }
  }

  /// f(g(t)) = Σ cₖtᵏ + O(tⁿ): k!·cₖ is the k-th derivative at 0, whose value is enclosed by itself.
  @Test("series have the derivatives for coefficients") func series() throws {
    var counts: [Function: Int] = [:]
    let t = Self.t
    let zero = try ComplexBall(0, precision: Self.bits)
    let values = Dictionary(
      try Self.leaves(zero).map { ($0.expression, $0.value) } + [(t, zero)], uniquingKeysWith: { a, _ in a })
    for function in ExpressionSource.functions {
      try forRandomCases(40, seed: 902 + UInt64(function.rawValue)) { generator, seed in
        func inner() -> Expr {
          let start: [Expr] = [
            Expr(Rational(1, 3)), .symbol("a", .real) / 5, .symbol("p", .positive), Expr(Rational(2, 7))
          ]
          return generator.element(of: start) + Expr(generator.smallNumber()) * t + Expr(generator.smallNumber()) * t
            ** 2
            + generator.element(of: [t * .i, sin(t), .symbol("z") * t])
        }
        let arguments =
          function == .atan2
          ? [inner(), inner()].map { $0.substituting([(.i, 2), (.symbol("z"), 3)]) }
          : function == .abs
            ? [inner().substituting([(.i, 3), (.symbol("z"), -2)])] : [inner()]
        let f = Expr.call(function, arguments)
        guard f.contains(t), let series = try? f.series(in: t, order: 4) else { return }
        var derivative = f
        var factorial = Rational(1)
        for k in 0..<4 {
          let stated = Expr(factorial) * (series.coefficient(k) ?? .zero)
          guard let a = try? derivative.substituting(t, by: 0).ball(values, bits: Self.bits),
            let b = try? stated.ball(values, bits: Self.bits)
          else { return }
          #expect(a.overlaps(b), "seed \(seed): \(f.text), power \(k)")
          do {
            derivative = try derivative.derivative(t)
          } catch AlgebraError.unable where Self.open.contains(function) {
            break
          }
          factorial = factorial * Rational(k + 1)
        }
        counts[function, default: 0] += 1
      }
    }
    expectAll(counts, 12, but: Self.open)
  }

  /// √u and √(−q·v) where u = v are written differently: the branch of a product is that of its factors only for positive numbers.
  @Test("roots of radicands that are multiples of each other keep their values") func roots() throws {
    let z = Expr.symbol("z"), y = Expr.symbol("y")
    let pairs: [(Expr, Expr)] = [
      (1 + cos(2 * z), 2 * cos(z) ** 2), (1 - cos(2 * z), 2 * sin(z) ** 2), (exp(z) * exp(y) + 1, exp(z + y) + 1),
      (sin(2 * z) + y, 2 * sin(z) * cos(z) + y), (cosh(z) ** 2, 1 + sinh(z) ** 2), (tan(z) * y, sin(z) * y / cos(z)),
      ((exp(z) + 1) ** 2 + y, exp(2 * z) + 2 * exp(z) + 1 + y)
    ]
    let exponents = [Rational(1, 2), Rational(-1, 2), Rational(1, 3), Rational(2, 3), Rational(3, 4)]
    var compared = 0
    try forRandomCases(300, seed: 811) { generator, seed in
      let (u, v) = generator.element(of: pairs)
      let (q, w) = (generator.element(of: [-1, -2, Rational(-1, 3), Rational(3, 2), 2, -5]), generator.smallNumber())
      let e = generator.element(of: exponents)
      let f = u ** Expr(e) + Expr(w) * (Expr(q) * v) ** Expr(e)
      var point = SamplePoint(seed: generator.next())
      guard let form = try? NormalForm(f).expression, let direct = point.enclosure(of: f, bits: 128),
        let other = point.enclosure(of: form, bits: 256)
      else { return }
      #expect(direct.overlaps(other), "seed \(seed): \(f.text) became \(form.text)")
      compared += 1
    }
    #expect(compared >= Effort.atLeast(200), "\(compared)")
  }
}
