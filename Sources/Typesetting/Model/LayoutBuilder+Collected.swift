import Algebra
import Numbers

extension LayoutBuilder {
  /// Σ cₖ·εᵏ by ascending k, for the symbol the style asks for; nil when the expression is not a sum.
  ///
  /// Terms are grouped as they stand: nothing is multiplied out, and powers inside functions stay there.
  mutating func collectedSum(_ expression: Expr) -> Layout.Node? {
    guard let symbol = style.collected, case .sum(let list) = expression.view, list.count > 1 else { return nil }
    var groups: [(exponent: Rational, terms: [Expr])] = []
    for (coefficient, term) in list {
      let (exponent, rest) = split(term, symbol)
      let part = Expr(coefficient) * rest
      if let k = groups.firstIndex(where: { $0.exponent == exponent }) {
        groups[k].terms.append(part)
      } else {
        groups.append((exponent, [part]))
      }
    }
    groups.sort { $0.exponent < $1.exponent }
    var terms: [(isNegative: Bool, term: Layout.Node)] = []
    for group in groups { terms += collected(Expr.sum(group.terms), symbol, group.exponent) }
    return sum(terms)
  }

  private func split(_ term: Expr, _ symbol: Expr) -> (exponent: Rational, rest: Expr) {
    if term == symbol { return (1, .one) }
    guard case .product(let list) = term.view,
      let factor = list.first(where: { $0.base == symbol }), let exponent = factor.exponent.rationalValue
    else { return (0, term) }
    return (exponent, term / symbol ** factor.exponent)
  }

  private mutating func collected(
    _ coefficient: Expr, _ symbol: Expr, _ exponent: Rational
  ) -> [(isNegative: Bool, term: Layout.Node)] {
    if coefficient.isLiteralZero { return [] }
    guard case .sum(let list) = coefficient.view, list.count > 1 else {
      return signedTerms(coefficient * symbol ** Expr(exponent))
    }
    if exponent.isZero {
      // The terms of order zero stand as they are.
      return signedTerms(coefficient)
    }
    let isNegative = list.allSatisfy { $0.coefficient.isNegative }
    let node = whole(resolve(isNegative ? -coefficient : coefficient))
    let power = whole(resolve(symbol ** Expr(exponent.magnitude)))
    return [(isNegative, exponent.isNegative ? layout.add(.fraction(node, power)) : row([node, power]))]
  }
}
