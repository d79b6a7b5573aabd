import Algebra
import Evaluation
import Notation
import Numbers
import TestExpressions
import Typesetting

/// Something done with an expression, and how its result is checked by enclosures.
struct Check: Sendable {
  enum Outcome {
    /// Nothing could be compared.
    case unknown
    case holds
    case wrong(String)
  }

  let name: String
  let run: @Sendable (Case, Expr) -> Outcome

  static let all: [Check] = [
    Check(name: "printing and reading") { test, e in
      let text = e.text
      if text.utf8.count > 4000 { return .unknown }
      var environment = Environment(of: Case.letters)
      environment.isPrintedText = true
      do {
        let back = try Reader(environment).expression(text)
        return back == e ? .holds : same(test, back, e)
      } catch {
        return .wrong("\(text) is not read:\n\(error)")
      }
    },
    Check(name: "LaTeX") { _, e in
      // Braces in pairs, whatever the formula.
      var depth = 0
      for character in e.latex {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        if depth < 0 { return .wrong(e.latex) }
      }
      return depth == 0 ? .holds : .wrong(e.latex)
    },
    Check(name: "normal form") { test, e in form(test, e) { try NormalForm($0).expression } },
    Check(name: "simplified") { test, e in form(test, e) { try $0.simplified() } },
    Check(name: "expanded") { test, e in form(test, e) { try $0.expanded() } },
    Check(name: "factored") { test, e in form(test, e) { try $0.factored() } },
    Check(name: "conjugate") { test, e in
      guard let value = try? e.ball(test.values(), bits: test.bits),
        let other = try? e.conjugate.ball(test.values(), bits: test.bits)
      else { return .unknown }
      return other.overlaps(value.conjugated) ? .holds : .wrong("\(other) is not the conjugate of \(value)")
    },
    // Whatever e is: e·(e + 1) = e² + e, and e·(e + 1) ≠ e² − e unless e = 0.
    Check(name: "equality") { _, e in
      guard let claim = try? (e * (e + 1)).equals(e ** 2 + e) else { return .unknown }
      return claim.isRefuted ? .wrong("e(e + 1) = e² + e is refuted") : .holds
    },
    Check(name: "inequality") { test, e in
      guard let claim = try? (e * (e + 1)).equals(e ** 2 - e),
        let value = try? e.ball(test.values(), bits: test.bits), value.excludesZero
      else { return .unknown }
      return claim.isProved ? .wrong("e(e + 1) = e² − e is proved") : .holds
    },
    Check(name: "derivative") { test, e in derivative(test, e) },
    Check(name: "series") { test, e in series(test, e) },
    Check(name: "digits") { test, e in
      let used = Set(e.symbols.map(\.expression))
      let values = test.values().filter { used.contains($0.key) }
      let exact = values.compactMapValues { ball -> Quantity? in
        guard let re = ball.re.interval, let im = ball.im.interval else { return nil }
        // The letters' values are rounded: what is computed with is the ball's middle.
        let (a, b) = ((re.lower + re.upper) * Rational(1, 2), (im.lower + im.upper) * Rational(1, 2))
        return b.isZero ? .rational(a) : .exact(Expr(a) + .i * Expr(b))
      }
      guard let value = try? e.ball(values, bits: test.bits), value.magnitude.bounds.upper < 1e200,
        let digits = try? e.digits(8, at: exact, bits: 1024)
      else { return .unknown }
      guard case .digits(let text) = digits.re, let printed = Rational(text), let half = unit(printed) else {
        return .unknown
      }
      guard let near = try? Ball(lower: printed - half, upper: printed + half, precision: test.bits) else {
        return .unknown
      }
      return near.overlaps(value.re) ? .holds : .wrong("\(digits) for \(value)")
    }
  ]

  /// Half a unit of the eighth digit, and a little.
  private static func unit(_ value: Rational) -> Rational? {
    value.isZero ? nil : value.magnitude * Rational(6, 100_000_000)
  }

  /// Two expressions at two points.
  private static func same(_ test: Case, _ a: Expr, _ b: Expr) -> Outcome {
    var compared = false
    for turn in 0..<2 as Range<UInt64> {
      let values = test.values(turn: turn)
      guard let left = try? a.ball(values, bits: test.bits), let right = try? b.ball(values, bits: test.bits) else {
        continue
      }
      if !left.overlaps(right) { return .wrong("\(a.text) is \(left), \(b.text) is \(right)") }
      compared = true
    }
    return compared ? .holds : .unknown
  }

  private static func form(_ test: Case, _ e: Expr, _ rewrite: (Expr) throws -> Expr) -> Outcome {
    guard var other = try? rewrite(e), other.nodeCount < 4000 else { return .unknown }
    // The self-test of this program: nothing is right then.
    if test.watch.hasFault { other = -other }
    return same(test, other, e)
  }

  /// (f(c + h) − f(c − h))/2h − f′(c) is in h²/6·f‴ over the interval.
  private static func derivative(_ test: Case, _ e: Expr) -> Outcome {
    let x = Case.x
    guard e.contains(x), e.nodeCount < 40, let slope = try? e.derivative(x), let second = try? slope.derivative(x),
      second.nodeCount < 400, let third = try? second.derivative(x), third.nodeCount < 2000,
      let (c, _) = test.values()[x]?.re.interval
    else { return .unknown }
    let h = Rational(1, 1 << 14)
    func value(_ f: Expr, _ point: Rational) -> ComplexBall? {
      (try? ComplexBall(point, precision: test.bits)).flatMap { try? f.ball(test.values(x: $0), bits: test.bits) }
    }
    guard let interval = try? Ball(lower: c - h, upper: c + h, precision: test.bits),
      let rest = try? third.ball(test.values(x: ComplexBall(interval)), bits: test.bits)
        .scaled(by: h * h * Rational(1, 6)), rest.isFinite,
      let right = value(e, c + h), let left = value(e, c - h), let here = value(slope, c),
      let factor = try? (h + h).inverted()
    else { return .unknown }
    // Across a cut, as of arctan2, the function jumps, and its derivatives do not tell.
    guard let between = try? e.ball(test.values(x: ComplexBall(interval)), bits: test.bits),
      between.re.radiusDouble < 1, between.im.radiusDouble < 1
    else { return .unknown }
    let quotient = (right - left).scaled(by: factor)
    return (quotient - here).overlaps(rest) ? .holds : .wrong("the slope \(here), the quotient \(quotient)")
  }

  /// k!·cₖ is the k-th derivative at 0, where the function has one.
  private static func series(_ test: Case, _ e: Expr) -> Outcome {
    let x = Case.x
    guard e.contains(x), e.nodeCount < 40, let series = try? e.series(in: x, order: 3), series.exponentDenominator == 1,
      let zero = try? ComplexBall(0, precision: test.bits)
    else { return .unknown }
    let values = test.values(x: zero)
    var derivative = e
    var factorial = Rational(1)
    for k in 0..<3 {
      let c = Expr(factorial) * (series.coefficient(k) ?? .zero)
      // Conditions of the series are that some numbers are not zero, and a value shows it.
      guard let a = try? derivative.ball(values, bits: test.bits), let b = try? c.ball(values, bits: test.bits) else {
        return .unknown
      }
      if !a.overlaps(b) { return .wrong("the coefficient of x^\(k) times \(factorial) is \(b), the derivative \(a)") }
      guard let next = try? derivative.derivative(x), next.nodeCount < 1000 else { return .unknown }
      derivative = next
      factorial = factorial * Rational(k + 1)
    }
    return .holds
  }
}
