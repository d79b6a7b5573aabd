import Numbers
import TestSupport
import Testing

@testable import Algebra

/// An enclosure of an expression's value, node by node from its public structure: independent of normal forms.
func enclosure(of e: Expr, _ values: [Expr: ComplexBall], bits: Int = 96) throws -> ComplexBall {
  try e.ball(values, bits: bits)
}

/// True when the expression is zero by normal form.
func vanishes(_ e: Expr) throws -> Bool { try NormalForm(e).isZero }

/// Expects two expressions to be equal by normal form.
func expectEqual(
  _ a: Expr, _ b: Expr, _ note: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let equal = try vanishes(a - b)
  #expect(equal, "\(a.text) ≠ \(b.text) \(note())", sourceLocation: sourceLocation)
}

extension Expr {
  /// Plain text for failure messages.
  var text: String {
    switch view {
    case .number(let q): return "\(q)"
    case .imaginaryUnit: return "i"
    case .pi: return "π"
    case .symbol(let s): return s.name
    case .field(let f): return "\(f.name)\(f.orders)(\(f.arguments.map(\.text).joined(separator: ", ")))"
    case .sum(let terms): return "(" + terms.map { "\($0.coefficient)*\($0.term.text)" }.joined(separator: " + ") + ")"
    case .product(let list): return list.map { "\($0.base.text)^\($0.exponent.text)" }.joined(separator: "*")
    case .call(let f, let list): return "\(f.name)(\(list.map(\.text).joined(separator: ", ")))"
    }
  }
}

extension Generator {
  /// A random expression in `leaves`, analytic where the leaves are small: functions take small multiples of their
  /// arguments, and roots, logarithms and quotients are taken near 1.
  mutating func analytic(_ leaves: [Expr], depth: Int) -> Expr {
    if depth == 0 {
      return oneIn(5) ? Expr(smallNumber()) : element(of: leaves)
    }
    let u = analytic(leaves, depth: depth - 1)
    func near(_ v: Expr) -> Expr { 1 + v * element(of: leaves) / 2 }
    switch Int.random(in: 0..<17, using: &self) {
    case 0, 1: return u + analytic(leaves, depth: depth - 1)
    case 2, 3: return u * analytic(leaves, depth: depth - 1)
    case 4: return exp(element(of: leaves) * u)
    case 5: return sin(u * element(of: leaves))
    case 6: return cos(u * element(of: leaves))
    case 7: return log(near(u))
    case 8: return near(u) ** Expr(element(of: [Rational(1, 2), Rational(-1, 2), Rational(1, 3), -1, -2, 3]))
    case 9: return sinh(u * element(of: leaves))
    case 10: return atan(u * element(of: leaves))
    case 11: return tan(u * element(of: leaves) / 3)
    case 12: return tanh(u * element(of: leaves) / 2)
    case 13: return cosh(u * element(of: leaves))
    case 14: return asin(u * element(of: leaves) / 6)
    case 15: return acos(u * element(of: leaves) / 6)
    default: return u - Expr(smallNumber()) * element(of: leaves)
    }
  }

  mutating func smallNumber() -> Rational {
    Rational(Int.random(in: -4...4, using: &self), Int.random(in: 1...4, using: &self))
  }

  /// A polynomial of small degree with small coefficients.
  mutating func polynomial(in x: Expr, degree: Int) -> Expr {
    .sum((0...degree).map { Expr(smallNumber()) * x ** Expr($0) })
  }
}
