import Algebra
import Notation
import Numbers
import TestSupport
import Testing
import Typesetting

/// The mistakes of a text, as they are shown.
func mistakes(_ text: String, _ environment: Environment = Samples.environment) -> String {
  do {
    let value = try Reader(environment).value(Source(text))
    return "reads as \(value.expression?.text ?? "\(value)")"
  } catch {
    return error.description
  }
}

func read(_ text: String, _ environment: Environment = Samples.environment) throws -> Expr {
  try #require(try Reader(environment).value(Source(text)).expression)
}

/// The names that the tests speak of.
enum Samples {
  static let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real), z = Expr.symbol("z"), t = Expr.symbol("t", .real)
  static let xi = Expr.symbol("ξ", .positive), a = Expr.symbol("a", .positive), b = Expr.symbol("b", .real)
  static let theta = ScalarField("θ")(x, t), f = ScalarField("f", [])(x)
  static let n = Vector.unit("n"), h = Vector("H")

  static let environment: Environment = {
    var environment = Environment(of: [x, y, z, t, xi, a, b, theta, f, n ⋅ h])
    environment.declare(Symbol("τ_sf", .positive))
    environment.declare(Symbol("mu_0", .positive))
    environment.declare(Symbol("γ~", .real))
    environment.declare(Symbol("m*", .positive))
    environment.declare(Symbol("n_↑", .positive))
    return environment
  }()
}

/// Random expressions over names of every kind.
struct RandomFormulas {
  var generator: Generator

  static let kernels: [Expr] = {
    let x = Samples.x, t = Samples.t
    let derivatives: [Expr] = [
      try? Samples.theta.derivative(x), try? Samples.theta.derivative(t, order: 2),
      try? Samples.theta.derivative(x).derivative(t), try? Samples.f.derivative(x)
    ].compactMap { $0 }
    let shifted = ScalarField("f", [])(2 * x + 1)
    let symbols: [Expr] = [
      x, Samples.y, Samples.z, t, Samples.xi, Samples.a, .symbol("τ_sf", .positive), .symbol("lambda", .positive),
      .symbol("γ~", .real), .symbol("k", .integer), .symbol("M_s"), .symbol("x'", .real), .symbol("σ_xy", .real),
      .symbol("n_↑", .positive), .symbol("w*"), Samples.n ⋅ Samples.h
    ]
    return symbols + [Samples.theta, Samples.f, shifted, (try? shifted.derivative(x)) ?? shifted] + derivatives
  }()

  static let environment = Environment(of: kernels)

  mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &generator)] }
  mutating func roll(_ n: Int) -> Int { Int.random(in: 0..<n, using: &generator) }

  mutating func number() -> Expr {
    Expr(pick([-7, -3, -2, -1, 1, 2, 3, 5, 12, 1_234_567])) / Expr(pick([1, 1, 1, 2, 3, 6, 25]))
  }

  private mutating func leaf() -> Expr {
    switch roll(8) {
    case 0: number()
    case 1: pick([.pi, .i, sqrt(2), Expr(2) ** Expr(Rational(2, 3)), exp(1)])
    case 2: number() * pick(Self.kernels)
    default: pick(Self.kernels)
    }
  }

  /// A well-formed expression.
  mutating func next() -> Expr {
    while true {
      let e = make(1 + roll(4))
      if e.undefinedPart == nil && e.nodeCount < 60 && e.text.utf8.count < 2000 { return e }
    }
  }

  private mutating func make(_ depth: Int) -> Expr {
    if depth == 0 { return leaf() }
    let u = make(depth - 1)
    switch roll(18) {
    case 0...3: return u + make(depth - 1)
    case 4: return u - make(depth - 1)
    case 5...7: return u * make(depth - 1)
    case 8...9: return u / make(depth - 1)
    case 10: return -u
    case 11: return (-u) ** Expr(pick([2, 3, -1, -2]))
    case 12: return u ** (Expr(pick([-3, -1, 1, 2, 3, 5])) / Expr(pick([1, 2, 3, 4, 5])))
    case 13: return u ** make(min(depth - 1, 1))
    default:
      let function = pick(Function.allCases.filter { ![.dot, .cross, .undefined].contains($0) })
      let real: [Expr] = [Samples.x, Samples.y, Samples.theta]
      return function == .atan2 ? atan2(pick(real), pick(real) + number()) : .call(function, [u])
    }
  }
}
