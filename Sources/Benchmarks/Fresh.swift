import Algebra
import Foundation

/// Symbols that no expression made before contains.
///
/// Expressions are stored once and for the life of the process. With the same letters a second execution of a task would
/// find every expression of the first in the store; with new letters it makes all of them, as the first did.
enum Fresh {
  nonisolated(unsafe) private static var count = 0

  static func symbols(_ letters: String..., assuming assumptions: Assumptions = []) -> [Expr] {
    count += 1
    return letters.map { .symbol("\($0)\(count)", assumptions) }
  }

  /// As many symbols, whose names have the order of the list.
  static func symbols(count n: Int) -> [Expr] {
    count += 1
    return (100..<100 + n).map { .symbol("m\($0)⟨\(count)⟩") }
  }
}

extension Expr {
  /// The value in double precision for values of the symbols.
  func value(at point: [Expr: Double]) -> Double {
    var values = point
    for e in subexpressions where values[e] == nil {
      func of(_ part: Expr) -> Double { values[part] ?? .nan }
      values[e] =
        switch e.view {
        case .number(let q): q.asDouble
        case .pi: Double.pi
        case .sum(let terms): terms.reduce(0) { $0 + $1.coefficient.asDouble * of($1.term) }
        case .product(let factors): factors.reduce(1) { $0 * pow(of($1.base), of($1.exponent)) }
        case .call(.exp, let a): Foundation.exp(of(a[0]))
        case .call(.sin, let a): Foundation.sin(of(a[0]))
        case .call(.cos, let a): Foundation.cos(of(a[0]))
        default: Double.nan
        }
    }
    return values[self] ?? .nan
  }

  /// The number of terms of a sum.
  var termCount: Int {
    switch view {
    case .number(let q): q.isZero ? 0 : 1
    case .sum(let terms): terms.count
    default: 1
    }
  }
}
