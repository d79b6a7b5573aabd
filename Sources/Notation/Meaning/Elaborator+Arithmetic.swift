import Algebra
import Numbers

/// Sums, products and powers.
extension Elaborator {
  mutating func sum(_ terms: [(isNegative: Bool, term: Index)], _ index: Index) -> Value? {
    let known = terms.compactMap { value($0.term) }
    guard known.count == terms.count else { return nil }
    if let special = elementSum(terms, known, index) { return special }
    var values: [Expr] = []
    var kind: (isVector: Bool, at: Index)?
    var isWhole = true
    for ((isNegative, term), value) in zip(terms, known) {
      guard let expression = value.expression else { return nil }
      // Zero is a scalar and a vector.
      if !expression.isLiteralZero {
        let isVector = if case .vector = value { true } else { false }
        if let kind, kind.isVector != isVector {
          report(
            .mismatch, term,
            "\(excerpt(term)) is \(value.kind), \(excerpt(kind.at)) is \(isVector ? "a scalar" : "a vector")",
            ["a sum is of scalars or of vectors"])
          isWhole = false
          continue
        }
        kind = (isVector, term)
      }
      values.append(isNegative ? -expression : expression)
    }
    return isWhole ? checked(Value(.sum(values)), index) : nil
  }

  /// Factors from the left. Numbers are multiplied as they come, so that none grows beyond the limit unseen; everything else is
  /// multiplied at once.
  mutating func product(_ factors: [(joint: Syntax.Joint, factor: Index)], _ index: Index) -> Value? {
    let known = factors.compactMap { value($0.factor) }
    guard known.count == factors.count else { return nil }
    if let special = elementProduct(factors, known, index) { return special }
    var pending: [Expr] = []
    var number = Expr.one
    var vector: Vector?
    var isWhole = true
    for ((joint, factor), value) in zip(factors, known) {
      switch value {
      case .matrix, .noncommuting, .series, .list, .equation, .end: return nil
      case .vector(let v):
        guard let left = vector else {
          if joint == .over {
            report(.mismatch, factor, "division by a vector", ["divide by its length, |v|"])
            isWhole = false
          }
          vector = v
          continue
        }
        switch joint {
        case .dot:
          pending.append(left ⋅ v)
          vector = nil
        case .cross:
          if case .call(.cross, _) = left.expression.view {
            report(
              .ambiguous, factor, "two vector products without parentheses", ["write a × (b × c) or (a × b) × c"])
            isWhole = false
          }
          vector = left × v
        case .beside, .times, .over:
          report(
            .mismatch, factor,
            joint == .over ? "division by a vector" : "two vectors are multiplied without saying how",
            ["write a⋅b for the scalar product, a × b for the vector product"])
          isWhole = false
        }
      case .scalar(let x):
        if joint == .cross, let left = vector {
          report(
            .mismatch, factor,
            "\(excerpt(factor)) is a scalar, and stands in a vector product with \(left.expression.text)")
          isWhole = false
          continue
        }
        let isNumber = x.rationalValue != nil
        if isNumber {
          number = joint == .over ? number / x : number * x
          guard checked(.scalar(number), index) != nil else { return nil }
        } else {
          pending.append(joint == .over ? x ** -1 : x)
        }
      }
    }
    guard isWhole else { return nil }
    let scalar = Expr.product([number] + pending)
    guard checked(.scalar(scalar), index) != nil else { return nil }
    return checked(vector.map { .vector(scalar * $0) } ?? .scalar(scalar), index)
  }

  mutating func power(_ base: Index, _ exponent: Index, _ index: Index) -> Value? {
    if isEulersNumber(base, raisedTo: exponent) {
      return scalar(exponent).flatMap { checked(.scalar(exp($0)), index) }
    }
    guard let base = value(base), let exponent = scalar(exponent) else { return nil }
    switch base {
    case .scalar(let x): return checked(.scalar(x ** exponent), index)
    case .vector(let v):
      if exponent == 2 { return .scalar(v.squared) }
      report(
        .mismatch, index, "a vector can be squared, and raised to no other power", ["|v|^3 is a power of its length"])
      return nil
    case .matrix, .noncommuting, .series, .list, .equation, .end: return elementPower(base, exponent, index)
    }
  }

  /// The undeclared e with an exponent that is no number: no power of a charge looks like e^(−x/2).
  private func isEulersNumber(_ base: Index, raisedTo exponent: Index) -> Bool {
    guard case .name("e") = tree.nodes[base], environment.entry("e") == nil else { return false }
    return environment.isPrintedText || !isNumeric(exponent)
  }

  private func isNumeric(_ index: Index) -> Bool {
    switch tree.nodes[index] {
    case .number: true
    case .negative(let part): isNumeric(part)
    case .product(let factors): factors.allSatisfy { isNumeric($0.factor) }
    case .sum(let terms): terms.allSatisfy { isNumeric($0.term) }
    default: false
    }
  }
}
