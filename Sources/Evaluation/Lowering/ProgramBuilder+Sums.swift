import Algebra
import Numbers

extension ProgramBuilder {
  /// A sum: term by term, or as nested products (Horner's form in the letter most terms share, and so on within the
  /// brackets) where that is cheaper, given what has been computed already.
  mutating func lowerSum(_ terms: [(coefficient: Rational, term: Expr)]) throws -> Int {
    guard let monomials = try self.monomials(terms) else { return try plainSum(terms) }
    // Powers that are needed elsewhere too cost neither way anything.
    for (_, term) in terms {
      for (base, n) in term.wholePowers where powerUses[Power(base: base, exponent: n)] ?? 0 > 1 {
        _ = lowerInteger(try value(base), n)
      }
    }
    let start = mark()
    _ = nest(monomials)
    let nestedCost = cost(since: start)
    rewind(to: start)
    let plain = try plainSum(terms)
    if cost(since: start) <= nestedCost { return plain }
    rewind(to: start)
    return nest(monomials)
  }

  private mutating func plainSum(_ terms: [(coefficient: Rational, term: Expr)]) throws -> Int {
    var parts: [(coefficient: Rational, value: Int)] = []
    var constant: Rational = 0
    for (c, term) in terms {
      if term.isLiteralOne { constant = c } else { parts.append((c, try value(term))) }
    }
    return sum(parts, constant)
  }

  /// Σ cₖ·vₖ + constant. Terms with coefficient 1 come first, since they start the sum without a multiplication, and those
  /// with −1 last, so that they are subtracted.
  private mutating func sum(_ parts: [(coefficient: Rational, value: Int)], _ constant: Rational) -> Int {
    let ordered =
      parts.filter { $0.coefficient == 1 } + parts.filter { $0.coefficient != 1 && $0.coefficient != -1 }
      + parts.filter { $0.coefficient == -1 }
    guard let first = ordered.first else { return self.constant(constant) }
    var rest = ordered[...]
    var sum: Int
    var constant = constant
    if first.coefficient == -1, !constant.isZero {
      sum = self.constant(constant)
      constant = 0
    } else {
      sum = scale(first.value, by: first.coefficient)
      rest = rest.dropFirst()
    }
    for (c, v) in rest { sum = accumulate(sum, v, times: c) }
    return shift(sum, by: constant)
  }

  // MARK: Nested products

  /// c·∏ vᵖ.
  private struct Monomial {
    var coefficient: Rational
    var powers: [Int: Int]
  }

  /// The terms as monomials in values, where nesting could help: two terms share a factor.
  private mutating func monomials(_ terms: [(coefficient: Rational, term: Expr)]) throws -> [Monomial]? {
    guard terms.count > 1, terms.count <= 256 else { return nil }
    var result: [Monomial] = []
    var occurrences: [Expr: Int] = [:]
    for (_, term) in terms { for (base, _) in term.wholePowers { occurrences[base, default: 0] += 1 } }
    guard occurrences.values.contains(where: { $0 > 1 }) else { return nil }
    for (c, term) in terms {
      var powers: [Int: Int] = [:]
      for (base, n) in term.wholePowers where !base.isLiteralOne { powers[try value(base), default: 0] += n }
      result.append(Monomial(coefficient: c, powers: powers))
    }
    return result
  }

  private mutating func nest(_ monomials: [Monomial]) -> Int {
    var count: [Int: Int] = [:]
    for m in monomials { for base in m.powers.keys { count[base, default: 0] += 1 } }
    // The smallest name among the most frequent ones, so that the same expression gives the same program.
    guard let most = count.values.max(), most > 1, let base = count.filter({ $0.value == most }).keys.min() else {
      var constant: Rational = 0
      var parts: [(Rational, Int)] = []
      for m in monomials {
        if m.powers.isEmpty { constant += m.coefficient } else { parts.append((m.coefficient, product(m.powers))) }
      }
      return sum(parts, constant)
    }
    let smallest = monomials.compactMap { $0.powers[base] }.min() ?? 1
    let inner = monomials.compactMap { m -> Monomial? in
      guard let n = m.powers[base] else { return nil }
      var reduced = m
      reduced.powers[base] = n == smallest ? nil : n - smallest
      return reduced
    }
    let bracket = nest(inner)
    let head = emit(.multiply, lowerInteger(base, smallest), bracket)
    let outer = monomials.filter { $0.powers[base] == nil }
    if outer.isEmpty { return head }
    if outer.count == 1, outer[0].powers.isEmpty { return shift(head, by: outer[0].coefficient) }
    if outer.count == 1 { return accumulate(head, product(outer[0].powers), times: outer[0].coefficient) }
    return emit(.add, head, nest(outer))
  }

  private mutating func product(_ powers: [Int: Int]) -> Int {
    var result: Int?
    for base in powers.keys.sorted() {
      let power = lowerInteger(base, powers[base] ?? 1)
      result = result.map { emit(.multiply, $0, power) } ?? power
    }
    return result ?? constant(1)
  }
}
