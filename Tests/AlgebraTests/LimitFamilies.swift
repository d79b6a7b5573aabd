import Algebra
import Numbers
import TestSupport

/// A limit to be taken: of an expression in x at an end, from a side.
struct LimitQuestion {
  var expression: Expr
  /// "oo", "-oo" or the number that x tends to.
  var end: String
  var side: Side

  static let x = Expr.symbol("x", .real)

  var endpoint: Endpoint {
    switch end {
    case "oo": .infinity
    case "-oo": .minusInfinity
    default: .point(Expr(Int(end) ?? 0))
    }
  }

  func answer() throws -> Conditional<Limit> { try expression.limit(Self.x, to: endpoint, from: side) }
}

/// Random limits of kinds that easily go wrong: exponentials inside exponentials, arguments that tend to a branch cut, and
/// oscillations.
extension Generator {
  private static let x = LimitQuestion.x

  private mutating func sign() -> Expr { oneIn(2) ? 1 : -1 }

  private mutating func number() -> Expr {
    Expr(element(of: [Rational(1), 1, 2, 3, Rational(1, 2), Rational(3, 2), -1, -2, Rational(-1, 2)]))
  }

  /// What exponents are made of: x and its relatives, with corrections that vanish.
  private mutating func exponentPart(_ depth: Int) -> Expr {
    let x = Self.x
    let small = vanishing(depth)
    return switch Int.random(in: 0..<9, using: &self) {
    case 0: sign() * x
    case 1: sign() * x * (1 + sign() * small)
    case 2: sign() * x / (1 + small)
    case 3: sign() * x + sign() * small
    case 4: sign() * x ** 2 / (x + 1)
    case 5: sign() * sqrt(x) * (1 + small)
    case 6: sign() * x + sign() * log(x)
    case 7: depth > 0 ? sign() * nestedExponential(depth - 1) : number() * x
    default: number() * x + sign() * x * small
    }
  }

  /// Something that vanishes at +∞.
  private mutating func vanishing(_ depth: Int) -> Expr {
    let x = Self.x
    return switch Int.random(in: 0..<6, using: &self) {
    case 0: 1 / x
    case 1: exp(-x)
    case 2: exp(-2 * x ** 2 / (x + 1))
    case 3: x * exp(-x)
    case 4: depth > 0 ? exp(-x / (1 + vanishing(depth - 1))) : exp(-x)
    default: exp(-x + sign() * exp(-x))
    }
  }

  private mutating func nestedExponential(_ depth: Int) -> Expr { exp(exponentPart(depth)) }

  mutating func nestedExponentials() -> LimitQuestion {
    let x = Self.x
    var sum = Expr.zero
    for _ in 0..<Int.random(in: 1...3, using: &self) { sum += number() * nestedExponential(1) }
    let e: Expr =
      switch Int.random(in: 0..<8, using: &self) {
      case 0: sum - nestedExponential(1)
      case 1: (sum + number()) / (nestedExponential(1) + x)
      case 2: sum * nestedExponential(1)
      case 3: sum / x
      case 4: log(nestedExponential(1) + nestedExponential(1)) - x
      case 5: sum * (exp(vanishing(1)) - 1)
      case 6: exp(exponentPart(1)) - exp(exponentPart(1))
      default: sum / nestedExponential(1)
      }
    return LimitQuestion(expression: e, end: "oo", side: .both)
  }

  /// A real expression that vanishes at the end, algebraically, logarithmically or exponentially.
  private mutating func smallNear(_ end: String, _ side: Side) -> Expr {
    let x = Self.x
    let t: Expr
    switch end {
    case "oo": t = 1 / x
    case "-oo": t = -1 / x
    default: t = side == .above ? x - Expr(Int(end) ?? 0) : Expr(Int(end) ?? 0) - x
    }
    switch Int.random(in: 0..<7, using: &self) {
    case 0, 1: return t
    case 2: return t ** 2
    case 3: return exp(-1 / t)
    case 4: return sin(t)
    case 5: return tanh(1 / t) - 1
    default: return 1 - cos(t)
    }
  }

  /// A function with a cut, of something that tends to a point on it, or beside it.
  private mutating func onCut(_ end: String, _ side: Side, _ depth: Int) -> Expr {
    let u = smallNear(end, side)
    let v = smallNear(end, side)
    let turned = [sign() * .i * v, number() * (1 + .i) * v, Expr.zero][Int.random(in: 0..<3, using: &self)]
    let shift = number() * u + turned
    let inner = depth > 0 && oneIn(3) ? onCut(end, side, depth - 1) : nil
    switch Int.random(in: 0..<6, using: &self) {
    case 0: return log(inner ?? (number() + shift))
    case 1: return (inner ?? (number() + shift)) ** Expr(element(of: [Rational(1, 2), Rational(1, 3), Rational(-2, 3)]))
    case 2: return asin(inner ?? (2 * number() + shift))
    case 3: return acos(inner ?? (2 * number() + shift))
    case 4: return atan(inner ?? (2 * .i * number() + shift))
    default: return log((inner ?? 1) * (shift - tanh(1 / u)))
    }
  }

  mutating func onBranchCut() -> LimitQuestion {
    let end = element(of: ["oo", "-oo", "0", "1", "-2"])
    let side: Side = oneIn(2) ? .above : .below
    let e = onCut(end, side, 1)
    let whole: Expr =
      switch Int.random(in: 0..<4, using: &self) {
      case 0: e * onCut(end, side, 0)
      case 1: e + smallNear(end, side)
      case 2: exp(e)
      default: e
      }
    return LimitQuestion(expression: whole, end: end, side: side)
  }

  /// A bounded part that turns for ever, of an argument that grows.
  private mutating func oscillation() -> Expr {
    let x = Self.x
    let argument = element(of: [x, 2 * x + 1, x ** 2, sqrt(x), x + 1 / x, x * log(x), log(x)])
    return oneIn(2) ? sin(argument) : cos(argument)
  }

  /// Quotients of sums with oscillations, of which some die away and some do not.
  mutating func oscillations() -> LimitQuestion {
    let x = Self.x
    let scales: [Expr] = [1, x, 1 / x, x ** 2, 1 / x ** 2, log(x), 1 / log(x), exp(-x), x * exp(-x), 1 / sqrt(x)]
    func sum(_ g: inout Self) -> Expr {
      var sum = g.number() * g.element(of: scales)
      for _ in 0..<Int.random(in: 1...2, using: &g) { sum += g.number() * g.element(of: scales) * g.oscillation() }
      return g.oneIn(4) ? sum * g.oscillation() : sum
    }
    let top = sum(&self)
    let bottom = oneIn(2) ? element(of: scales) : sum(&self)
    return LimitQuestion(expression: oneIn(5) ? top : top / bottom, end: "oo", side: .both)
  }

  /// A special function of what grows without bound, perhaps with what takes its growth away.
  private mutating func farSpecial() -> Expr {
    let x = Self.x
    let grows: [Expr] = [
      x, 2 * x, x / 2 + 1, x ** 2, log(x), sqrt(x), x + 1 / x, x + exp(-x), x * log(x), x - log(x), exp(x)
    ]
    let u = element(of: grows)
    let (gamma, logGamma) = (Expr.call(.gamma, [u]), Expr.call(.logGamma, [u]))
    // ψ(eˣ) grows as x does, but the judge reaches no large x where there is an exponential: Γ(log x) is not yet larger.
    let slow = u == exp(x) ? x : u
    let digamma = Expr.call(.digamma, [slow])
    let shift = Expr(element(of: [Rational(1), Rational(1, 2), Rational(-1, 3)]))
    switch Int.random(in: 0..<13, using: &self) {
    case 0: return gamma
    case 1: return 1 / gamma
    case 2: return logGamma
    case 3: return digamma
    case 4: return .call(.erf, [sign() * u])
    case 5: return .call(.erfc, [sign() * u])
    case 6: return exp(u ** 2) * .call(.erfc, [u])
    case 7: return .call(.dilogarithm, [-u])
    case 8: return .call(oneIn(2) ? .besselJ0 : .besselJ1, [sign() * u])
    case 9: return .call(.gamma, [u + shift]) / gamma
    case 10: return logGamma - (u - .half) * log(u) + u
    case 11: return digamma - log(slow)
    // Steps that are lost beside u in the digits of the judge, such as 1/Γ(u), are among the examples of Gruntz.
    default: return gamma - .call(.gamma, [u + element(of: [exp(-x), 1 / x ** 2, 2 * exp(-x)])])
    }
  }

  /// A special function at one of its poles, zeros or branch points.
  private mutating func nearSpecial(_ end: String, _ side: Side) -> Expr {
    let t = smallNear(end, side)
    let place = Expr(element(of: [Rational(0), Rational(-1), Rational(-2), Rational(1), Rational(1, 2)]))
    switch Int.random(in: 0..<8, using: &self) {
    case 0, 1: return .call(.gamma, [place + sign() * t])
    case 2: return .call(.digamma, [place + sign() * t])
    case 3: return .call(.logGamma, [t])
    case 4: return .call(.dilogarithm, [1 - t])
    case 5: return .call(oneIn(2) ? .erf : .erfc, [t])
    case 6: return .call(.besselJ1, [t]) / t
    default: return .call(.dilogarithm, [t])
    }
  }

  mutating func specialFunctions() -> LimitQuestion {
    let x = Self.x
    if oneIn(3) {
      let end = element(of: ["0", "1", "-2"])
      let side: Side = oneIn(2) ? .above : .below
      let t = smallNear(end, side)
      let (f, g) = (nearSpecial(end, side), nearSpecial(end, side))
      let e: Expr = element(of: [f * t, f, f / g, f - g, f * g * t ** 2, log(abs(f)) * t, f + number() / t])
      return LimitQuestion(expression: e, end: end, side: side)
    }
    let (f, g) = (farSpecial(), farSpecial())
    let scale = element(of: [x, 1 / x, log(x), exp(-x), exp(x), 1 / sqrt(x), x ** 2])
    let e: Expr = element(of: [
      f, f * scale, f / g, f - g, f * g, (f + number()) * scale, log(abs(f)) / x, f * scale + g
    ])
    return LimitQuestion(expression: e, end: "oo", side: .both)
  }
}
