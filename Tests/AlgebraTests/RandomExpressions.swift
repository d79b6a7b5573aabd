import Numbers
import TestSupport

@testable import Algebra

/// Random expressions over symbols of every kind of assumption, with values that are those of a sample point.
struct SampledExpressions {
  var source: ExpressionSource
  var point: SamplePoint

  static let symbols: [Expr] = [
    .symbol("x"), .symbol("y"), .symbol("r", .real), .symbol("s", .real), .symbol("p", .positive),
    .symbol("q", .nonnegative), .symbol("n", .integer), .symbol("z", .nonzero)
  ]

  init(_ generator: Generator, bits: Int = 160) {
    var generator = generator
    var point = SamplePoint(seed: generator.next())
    let leaves = Self.symbols.compactMap { symbol in
      point.enclosure(of: symbol, bits: bits).map { Evaluated(expression: symbol, value: $0) }
    }
    source = ExpressionSource(generator, leaves: leaves, bits: bits)
    self.point = point
  }

  var bits: Int { source.bits }
  mutating func choose(_ n: Int) -> Int { source.choose(n) }

  /// An expression whose normal form is of moderate size. Functions of long arguments are left out, and of shorter ones where a
  /// function stands in them: every monomial of an argument's normal form is an angle or an exponent of its own.
  mutating func make(_ size: Int) throws -> Evaluated {
    let made = try source.make(size)
    for part in made.expression.subexpressions where part.isTurn {
      guard case .call(_, let arguments) = part.view else { continue }
      let inner = arguments[0]
      if inner.nodeCount > (inner.subexpressions.contains(where: \.isIntricate) ? 6 : 10) {
        throw AlgebraError.unable("a moderate normal form", part)
      }
    }
    return made
  }
}

extension Expr {
  /// An exponential, trigonometric or hyperbolic function.
  fileprivate var isTurn: Bool {
    guard case .call(let function, _) = view else { return false }
    return [.exp, .sin, .cos, .tan, .sinh, .cosh, .tanh].contains(function)
  }

  /// A function, or a power that is no product of whole factors.
  fileprivate var isIntricate: Bool {
    switch view {
    case .call: true
    case .product(let factors): factors.contains { ($0.exponent.rationalValue?.asInt ?? -1) < 0 }
    case .number, .imaginaryUnit, .pi, .symbol, .field, .sum: false
    }
  }
}
