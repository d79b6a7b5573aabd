import Algebra
import Numbers

/// What is known of the value of a symbol.
public enum Quantity: Sendable, Hashable, ExpressibleByIntegerLiteral {
  /// Exactly the value of an expression without symbols, such as 1/7, π/3 or 1 + 2i.
  case exact(Expr)
  /// Some real number between two rational ones, such as a measured one.
  case between(Rational, Rational)

  /// An integer.
  public init(integerLiteral value: Int) { self = .exact(Expr(value)) }

  /// The same quantity, whose expression the store keeps for ever.
  var lasting: Quantity { if case .exact(let value) = self { .exact(value.lasting) } else { self } }

  /// A rational number.
  public static func rational(_ value: Rational) -> Quantity { .exact(Expr(value)) }

  /// All numbers within an uncertainty of a value.
  public static func measured(_ value: Rational, uncertainty: Rational) -> Quantity {
    .between(value - uncertainty.magnitude, value + uncertainty.magnitude)
  }

  /// Whether there is one value and no other.
  public var isExact: Bool { if case .exact = self { true } else { false } }
}

extension Quantity: CustomStringConvertible {
  /// The expression, or the interval.
  public var description: String {
    switch self {
    case .exact(let e): e.text
    case .between(let a, let b): "[\(a), \(b)]"
    }
  }
}

/// Values of symbols and fields, and enclosures of them at any precision.
struct Point: EnclosedPoint {
  let symbols: [Expr]
  let quantities: [Quantity]
  /// Evaluates the exact quantities, which are inputs of no program.
  private let exact: Program

  /// - Throws: `EvaluationError.region` for a value that a symbol's assumptions exclude, as far as that can be seen, and
  ///   `.unbound` for a value that contains symbols.
  init(_ values: [Expr: Quantity]) throws {
    symbols = values.keys.sorted { $0.text < $1.text }
    quantities = symbols.compactMap { values[$0] }
    exact = try Program(
      quantities.compactMap { if case .exact(let e) = $0 { e } else { nil } }, inputs: [], over: .complexes)
    for (symbol, quantity) in zip(symbols, quantities) { try Self.check(symbol, quantity) }
  }

  var isExact: Bool { quantities.allSatisfy(\.isExact) }
  var asksAlgebraFirst: Bool { true }

  /// "x = 1/7, y = 2".
  var description: String { zip(symbols, quantities).map { "\($0.text) = \($1)" }.joined(separator: ", ") }

  /// What to put for the symbols, where all values are exact.
  var substitutions: [(of: Expr, by: Expr)] {
    zip(symbols, quantities).compactMap { symbol, quantity in
      if case .exact(let e) = quantity { (of: symbol, by: e) } else { nil }
    }
  }

  func enclosures(bits: Int) throws -> [ComplexBall] {
    var values = try Evaluator<ComplexBallRegisters>(exact, precision: bits)([Rational]()).makeIterator()
    return try quantities.map { quantity in
      switch quantity {
      case .exact: try values.next() ?? ComplexBall(0, precision: bits)
      case .between(let a, let b): ComplexBall(try Ball(lower: a, upper: b, precision: bits))
      }
    }
  }

  /// - Throws: `EvaluationError.region` where the symbol's assumptions exclude the number.
  static func check(_ symbol: Expr, _ q: Rational) throws {
    guard case .symbol(let named) = symbol.view else { return }
    let assumed = named.assumptions
    func refuse(_ what: String) throws {
      throw EvaluationError.region("\(symbol.text) is \(what), \(Expr(q).text) is not")
    }
    if assumed.contains(.positive), q.signum() <= 0 { try refuse("positive") }
    if assumed.contains(.nonnegative), q.isNegative { try refuse("not negative") }
    if assumed.contains(.nonzero), q.isZero { try refuse("not zero") }
    if assumed.contains(.integer), !q.isInteger { try refuse("an integer") }
  }

  static func check(_ symbol: Expr, _ quantity: Quantity) throws {
    guard case .symbol(let named) = symbol.view else { return }
    let assumed = named.assumptions
    func refuse(_ what: String) throws { throw EvaluationError.region("\(symbol.text) is \(what), \(quantity) is not") }
    switch quantity {
    case .between(let a, _):
      if assumed.contains(.positive), a.signum() <= 0 { try refuse("positive") }
      if assumed.contains(.nonnegative), a.isNegative { try refuse("not negative") }
    case .exact(let e):
      guard let q = e.rationalValue else {
        let mustBeReal = !assumed.isDisjoint(with: [.real, .positive, .nonnegative, .integer])
        if mustBeReal, !e.isKnownReal, let value = try? Point([:]).value(of: e), value.im.excludesZero {
          try refuse("real")
        }
        return
      }
      try check(symbol, q)
    }
  }

  private func value(of e: Expr) throws -> ComplexBall {
    try Evaluator<ComplexBallRegisters>(Program([e], inputs: [], over: .complexes), precision: 128)([Rational]())[0]
  }
}
