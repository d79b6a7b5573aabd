import Algebra
import Numbers

/// A small generator with a printed seed (SplitMix64): the same numbers everywhere.
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func roll(_ n: Int) -> Int { Int.random(in: 0..<n, using: &self) }
  mutating func pick<T>(_ list: [T]) -> T { list[roll(list.count)] }
}

/// Random expressions over symbols of every kind, fields, derivatives and all functions, with the point they are checked at.
struct RandomExpressions {
  var dice: Dice
  /// Symbols and fields with exact values: real and imaginary part.
  let kernels: [(expression: Expr, re: Rational, im: Rational)]
  let point: [Expr: Complex]

  init(seed: UInt64) {
    dice = Dice(seed: seed)
    let x = Expr.symbol("x", .real), t = Expr.symbol("t", .real)
    let theta = ScalarField("θ"), f = ScalarField("f_1", [])
    let fields: [Expr] = [theta(x, t), f(x)]
    var list: [(Expr, Rational, Rational)] = [
      (.symbol("z"), Rational(2, 3), Rational(-5, 7)), (.symbol("w"), Rational(-7, 5), Rational(3, 11)),
      (x, Rational(-4, 3), 0), (t, Rational(5, 8), 0), (.symbol("y", .real), Rational(3, 7), 0),
      (.symbol("a", .positive), Rational(7, 4), 0), (.symbol("τ_sf", .positive), Rational(2, 9), 0),
      (.symbol("alpha~", .real), Rational(-6, 5), 0), (.symbol("lambda", .positive), Rational(9, 8), 0),
      (.symbol("n", .integer), 3, 0), (.symbol("M_s"), Rational(1, 2), Rational(4, 9)),
      (fields[0], Rational(8, 7), 0), (fields[1], Rational(3, 5), Rational(1, 4))
    ]
    var value = 3
    for field in fields {
      for (first, second) in [(x, x), (x, t), (t, t), (t, Expr.zero)] {
        guard let once = try? field.derivative(first), !once.isLiteralZero else { continue }
        for derivative in [once, (try? once.derivative(second)) ?? once]
        where !list.contains(where: { $0.0 == derivative }) {
          if derivative.isLiteralZero { continue }
          value += 2
          list.append((derivative, Rational(value, 7), 0))
        }
      }
    }
    kernels = list.map { (expression: $0.0, re: $0.1, im: $0.2) }
    var values: [Expr: Complex] = [:]
    for (expression, re, im) in list { values[expression] = Complex(re.asDouble, im.asDouble) }
    point = values
  }

  /// An expression whose value at the point is neither extreme, nor ill conditioned, nor near a branch cut.
  mutating func next() -> (expression: Expr, value: Complex) {
    while true {
      let expression = make(depth: 1 + dice.roll(4))
      if expression.undefinedPart != nil || expression.nodeCount > 60 { continue }
      let value = evaluate(expression, point)
      guard value.isFinite, value.magnitude < 1e6, value.magnitude > 1e-6 else { continue }
      let isSettled = [Complex(1, 1e-8), Complex(1, -1e-8), Complex(1 + 1e-8)].allSatisfy { factor in
        evaluate(expression, point.mapValues { $0 * factor }).distance(to: value) < 1e-5
      }
      if isSettled { return (expression, value) }
    }
  }

  private mutating func make(depth: Int) -> Expr {
    if depth == 0 { return leaf() }
    let a = make(depth: depth - 1)
    switch dice.roll(20) {
    case 0...3: return a + make(depth: depth - 1)
    case 4: return a - make(depth: depth - 1)
    case 5...7: return a * make(depth: depth - 1)
    case 8...9: return a / make(depth: depth - 1)
    case 10: return -a
    case 11: return (-a) ** Expr(dice.pick([2, 3, -1, -2]))
    case 12: return a ** Expr(dice.pick([-3, -2, -1, 2, 3, 4]))
    case 13: return a ** Expr(Rational(dice.pick([-3, -1, 1, 2, 3, 5]), dice.pick([2, 3, 4, 5])))
    case 14:
      let base = a.contains(.i) ? dice.pick(kernels).expression : a
      return base ** make(depth: min(depth - 1, 1))
    case 15: return Expr.sum((0..<3).map { _ in number() * leaf() * leaf() }) * a
    default: return call(a, depth)
    }
  }

  private mutating func call(_ a: Expr, _ depth: Int) -> Expr {
    let function = dice.pick(Function.allCases.filter { $0 != .dot && $0 != .cross && $0 != .undefined })
    guard function == .atan2 else { return .call(function, [a]) }
    return .call(.atan2, [realLeaf(), realLeaf() + number()])
  }

  private mutating func number() -> Expr {
    Expr(Rational(dice.pick([-7, -3, -2, -1, 1, 2, 3, 5, 12]), dice.pick([1, 1, 1, 2, 3, 6])))
  }

  private mutating func realLeaf() -> Expr {
    dice.pick(kernels.filter { $0.expression.isKnownReal }.map(\.expression))
  }

  private mutating func leaf() -> Expr {
    switch dice.roll(8) {
    case 0: number()
    case 1: dice.pick([.pi, .i, sqrt(2), sqrt(6), Expr(2) ** Expr(Rational(2, 3)), sqrt(3) / 3])
    case 2: number() * dice.pick(kernels).expression
    default: dice.pick(kernels).expression
    }
  }
}
