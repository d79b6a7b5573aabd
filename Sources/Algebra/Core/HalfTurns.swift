import Numbers

/// Half turns by whole-valued expressions: sin πn = 0, cos(x + πn) = (−1)ⁿ cos x, exp(2πin) = 1, (−1)^(3n + 2) = (−1)ⁿ.
extension Arena {
  /// An angle without its terms q·π·K with whole q and whole-valued K, and the exponent of −1 that they amount to; nil where
  /// it has none. With `imaginary`, of terms q·iπ·K.
  func withoutHalfTurns(_ angle: Id, imaginary: Bool = false) -> (rest: Id, exponent: Id)? {
    let kind = self[angle].kind
    guard kind == .linear || kind == .product else { return nil }
    let turn = imaginary ? product(constant(.imaginaryUnit), constant(.pi)) : constant(.pi)
    var found: [(term: Id, coefficient: Id, whole: Id)] = []
    for (term, coefficient) in linearTerms(angle) where isWhole(coefficient) && hasFactorPi(term) {
      let whole = quotient(term, turn)
      if !isNumber(whole), self[whole].facts.contains(.integer) { found.append((term, coefficient, whole)) }
    }
    if found.isEmpty { return nil }
    var (rest, exponent) = (angle, zero)
    for (term, coefficient, whole) in found {
      rest = difference(rest, scale(term, by: coefficient))
      exponent = sum(exponent, scale(whole, by: coefficient))
    }
    return (rest, exponent)
  }

  /// The exponent of −1 without whole numbers, and with whole coefficients of whole-valued terms taken modulo 2; nil where
  /// that changes nothing.
  func residueOfSign(_ exponent: Id) -> (isNegative: Bool, rest: Id)? {
    var rest = zero
    var (isNegative, isReduced) = (false, true)
    for (term, coefficient) in linearTerms(exponent) {
      guard isWhole(coefficient), term == one || self[term].facts.contains(.integer) else {
        rest = sum(rest, scale(term, by: coefficient))
        continue
      }
      let isOdd = !isEven(coefficient)
      if term == one {
        isReduced = false
        if isOdd { isNegative.toggle() }
      } else {
        if isOdd { rest = sum(rest, term) }
        if coefficient != one { isReduced = false }
      }
    }
    return isReduced ? nil : (isNegative, rest)
  }

  private func isEven(_ number: Id) -> Bool {
    (try? rationalValue(number).numerator.quotientAndRemainder(dividingBy: 2).remainder.isZero) ?? false
  }

  private func linearTerms(_ id: Id) -> [(term: Id, coefficient: Id)] {
    guard self[id].kind == .linear else { return isNumber(id) ? [(one, id)] : [(id, one)] }
    let list = childIds(id)
    return stride(from: 0, to: list.count, by: 2).map { (list[$0], list[$0 + 1]) }
  }

  private func isWhole(_ number: Id) -> Bool { self[number].kind == .integer }

  private func hasFactorPi(_ term: Id) -> Bool {
    guard self[term].kind == .product else { return false }
    let pi = constant(.pi)
    let list = childIds(term)
    return stride(from: 0, to: list.count, by: 2).contains { list[$0] == pi && list[$0 + 1] == one }
  }
}
