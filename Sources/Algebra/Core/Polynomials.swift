import Numbers

/// Polynomials as nodes.
///
/// The terms of a polynomial in lowest form are different monomials with coefficients other than zero, so nothing has to be
/// collected: the generators are sorted once, and each monomial is interned as it stands.
extension Arena {
  /// A generator whose powers, as far as they occur, stand in a product as they are.
  private struct Factor {
    let base: Pair
    /// Its place among the exponents.
    let place: Int
  }

  /// Σ c·∏ gₖ^eₖ for the terms of a polynomial and these generators gₖ.
  func sum(of p: Polynomial, _ generators: [Id]) -> Id {
    let start = scratch.count
    guard let factors = plainFactors(of: p, generators) else {
      p.forEachTerm { coefficient, exponents in
        pushTerm(monomial(generators, exponents), times: number(coefficient))
      }
      return finishSum(from: start)
    }
    defer { scratch.truncate(to: start) }
    p.forEachTerm { coefficient, exponents in
      let term = plainMonomial(factors, exponents)
      scratch.append(Pair(key: term, value: number(coefficient), hash: self[term].hash))
    }
    let count = scratch.count - start
    if count == 0 { return zero }
    if count == 1 {
      let only = scratch[start]
      if only.key == one { return only.value }
      if only.value == one { return only.key }
    }
    sortScratch(from: start)
    return internPairs(.linear, start..<scratch.count)
  }

  /// The generators that occur, in the order of the factors of a product; nil when a power of one of them has rules of its own.
  private func plainFactors(of p: Polynomial, _ generators: [Id]) -> [Factor]? {
    var factors: [Factor] = []
    for (place, degree) in p.degrees.enumerated() where degree > 0 {
      let id = generators[place]
      guard isPlain(id, upTo: degree) else { return nil }
      factors.append(Factor(base: Pair(key: id, value: one, hash: self[id].hash), place: place))
    }
    if factors.count > 1 { factors.sort { precedes($0.base, $1.base) } }
    return factors
  }

  /// Whether the powers of a base up to a degree are products of one factor, to which no rule applies.
  private func isPlain(_ base: Id, upTo degree: Int) -> Bool {
    let node = self[base]
    if node.facts.contains(.vector) || node.facts.contains(.undefined) { return false }
    switch node.kind {
    case .symbol, .field, .pi: return true
    case .imaginaryUnit: return degree == 1
    case .call:
      // exp(u)² is exp(2u), and |u|² is u² for real u.
      return degree == 1 || (node.head != Function.exp.rawValue && node.head != Function.abs.rawValue)
    case .integer, .rational, .linear, .product: return false
    }
  }

  private func plainMonomial(_ factors: [Factor], _ exponents: UnsafeBufferPointer<Int>) -> Id {
    let start = scratch.count
    for factor in factors where exponents[factor.place] != 0 {
      var pair = factor.base
      pair.value = integer(exponents[factor.place])
      scratch.append(pair)
    }
    defer { scratch.truncate(to: start) }
    switch scratch.count - start {
    case 0: return one
    case 1 where scratch[start].value == one: return scratch[start].key
    default: return internPairs(.product, start..<scratch.count)
    }
  }

  /// ∏ gₖ^eₖ, whatever rules the powers of the generators have.
  func monomial(_ generators: [Id], _ exponents: UnsafeBufferPointer<Int>) -> Id {
    let start = scratch.count
    var coefficient = one
    for k in 0..<exponents.count where exponents[k] != 0 {
      pushFactor(generators[k], to: integer(exponents[k]), &coefficient)
    }
    return finishProduct(from: start, coefficient)
  }
}
