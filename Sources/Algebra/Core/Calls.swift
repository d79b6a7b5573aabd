import Numbers

/// Function application: special values, parity, and the rules that hold without assumptions.
extension Arena {
  func call(_ function: Function, _ arguments: [Id]) -> Id {
    for a in arguments where self[a].facts.contains(.undefined) { return a }
    let facts = function.facts
    if let value = facts.special(self, arguments) { return value }
    if function == .cos || function == .sin || function == .tan, let (rest, turns) = withoutHalfTurns(arguments[0]) {
      let value = call(function, [rest])
      return function == .tan ? value : product(power(minusOne, turns), value)
    }
    if facts.parity != .none, let positive = withoutLeadingSign(arguments[0]) {
      let value = call(function, [positive])
      return facts.parity == .odd ? negate(value) : value
    }
    return makeCall(function, arguments)
  }

  /// The call as it stands, with no rule applied.
  func makeCall(_ function: Function, _ arguments: [Id]) -> Id {
    arguments.withUnsafeBufferPointer { list in
      intern(.call, head: function.rawValue, list) {
        var facts = function.facts.facts(arguments.map { self[$0].facts })
        if arguments.allSatisfy({ self[$0].facts.contains(.constant) }) { facts.insert(.constant) }
        return facts
      }
    }
  }

  /// A value that does not exist, named by the operation and its operands.
  func undefined(_ reason: Undefined, _ arguments: [Id]) -> Id {
    var list = arguments
    while list.count < 2 { list.append(list[0]) }
    let ids = [integer(reason.rawValue)] + list
    return ids.withUnsafeBufferPointer { intern(.call, head: Function.undefined.rawValue, $0) { .undefined } }
  }

  func field(_ record: SymbolRecord, _ arguments: [Id]) -> Id {
    for a in arguments where self[a].facts.contains(.undefined) { return a }
    var record = record
    if record.orders.isEmpty { record.orders = Array(repeating: 0, count: arguments.count) }
    let entry = symbolEntry(record)
    return arguments.withUnsafeBufferPointer { list in
      intern(.field, entry: entry, seed: record.stableHash, list) { record.facts }
    }
  }

  var minusHalf: Id { number(Rational(-1, 2)) }

  func oneMinusSquare(_ u: Id) -> Id { difference(one, power(u, integer(2))) }

  /// −u when the first coefficient of u is negative, so that f(u) and f(−u) meet in one form.
  private func withoutLeadingSign(_ u: Id) -> Id? {
    switch self[u].kind {
    case .integer, .rational: rationalValue(u).isNegative ? negate(u) : nil
    case .linear: rationalValue(childIds(u)[1]).isNegative ? negate(u) : nil
    default: nil
    }
  }

  // MARK: Special values

  /// cos(u + shift·π) where u is a rational multiple of π with a denominator dividing 12.
  func cosineOfTurn(_ u: Id, shiftedBy shift: Rational) -> Id? {
    guard let turn = multipleOfPi(u) else { return nil }
    let q = turn + shift
    let twelfth = q * 12
    guard twelfth.isInteger, let (_, r) = try? twelfth.numerator.quotientAndRemainder(dividingBy: 24),
      var n = r.asInt
    else { return nil }
    if n > 12 { n = 24 - n }
    let negative = n > 6
    if negative { n = 12 - n }
    let two = number(2)
    let root2 = power(two, number(Rational(1, 2)))
    let root3 = power(number(3), number(Rational(1, 2)))
    let root6 = product(root2, root3)
    let quarter = number(Rational(1, 4))
    let half = number(Rational(1, 2))
    let value: Id =
      switch n {
      case 0: one
      case 1: product(sum(root6, root2), quarter)
      case 2: product(root3, half)
      case 3: product(root2, half)
      case 4: half
      case 5: product(difference(root6, root2), quarter)
      default: zero
      }
    return negative ? negate(value) : value
  }

  /// q when u = q·π.
  func multipleOfPi(_ u: Id) -> Rational? {
    let pi = constant(.pi)
    if u == zero { return 0 }
    if u == pi { return 1 }
    guard self[u].kind == .linear else { return nil }
    let list = childIds(u)
    return list.count == 2 && list[0] == pi ? rationalValue(list[1]) : nil
  }

  func specialExponential(_ u: Id) -> Id? {
    if u == zero { return one }
    switch self[u].kind {
    case .call where self[u].head == Function.log.rawValue: return childIds(u)[0]
    case .product: return turnExponential(u, one) ?? logarithmExponential(u, one) ?? halfTurns(u)
    case .linear:
      if let value = halfTurns(u) { return value }
      let list = Array(childIds(u))
      if list.count == 2, let value = turnExponential(list[0], list[1]) ?? logarithmExponential(list[0], list[1]) {
        return value
      }
      var powers: [Id] = []
      let start = scratch.count
      for k in stride(from: 0, to: list.count, by: 2) {
        if self[list[k]].kind == .call && self[list[k]].head == Function.log.rawValue {
          powers.append(power(childIds(list[k])[0], list[k + 1]))
        } else {
          pushTerm(list[k], times: list[k + 1])
        }
      }
      let rest = finishSum(from: start)
      return powers.isEmpty ? nil : product(powers + [call(.exp, [rest])])
    default: return nil
    }
  }

  private func halfTurns(_ u: Id) -> Id? {
    guard let (rest, turns) = withoutHalfTurns(u, imaginary: true) else { return nil }
    return product(power(minusOne, turns), call(.exp, [rest]))
  }

  /// exp(c·e·log b) = b^(c·e), which is the definition of the power.
  private func logarithmExponential(_ term: Id, _ coefficient: Id) -> Id? {
    guard self[term].kind == .product else { return nil }
    let list = Array(childIds(term))
    let logarithms = stride(from: 0, to: list.count, by: 2).filter {
      self[list[$0]].kind == .call && self[list[$0]].head == Function.log.rawValue && list[$0 + 1] == one
    }
    guard logarithms.count == 1 else { return nil }
    let log = list[logarithms[0]]
    return power(childIds(log)[0], scale(quotient(term, log), by: coefficient))
  }

  private func turnExponential(_ term: Id, _ coefficient: Id) -> Id? {
    let i = constant(.imaginaryUnit)
    guard term == product(i, constant(.pi)) else { return nil }
    let angle = scale(constant(.pi), by: coefficient)
    guard let c = cosineOfTurn(angle, shiftedBy: 0), let s = cosineOfTurn(angle, shiftedBy: Rational(-1, 2)) else {
      return nil
    }
    return sum(c, product(i, s))
  }

  func specialLogarithm(_ u: Id) -> Id? {
    if u == one { return zero }
    if u == zero { return undefined(.logarithmOfZero, [u]) }
    let node = self[u]
    if node.kind == .call && node.head == Function.exp.rawValue, self[childIds(u)[0]].facts.contains(.real) {
      return childIds(u)[0]
    }
    return nil
  }

  func specialInverse(_ u: Id, _ values: [(Rational, Rational)]) -> Id? {
    guard isNumber(u) else { return nil }
    let q = rationalValue(u)
    return values.first { $0.0 == q }.map { scale(constant(.pi), by: number($0.1)) }
  }

  func specialAngle(_ y: Id, _ x: Id) -> Id? {
    let (fy, fx) = (self[y].facts, self[x].facts)
    if y == zero && x == zero { return undefined(.angleOfOrigin, [y, x]) }
    if y == zero && fx.contains(.positive) { return zero }
    if fx.contains(.positive) && fy.contains(.real) { return call(.atan, [quotient(y, x)]) }
    if x == zero && fy.contains(.positive) { return scale(constant(.pi), by: number(Rational(1, 2))) }
    if y == zero, isNumber(x) { return constant(.pi) }
    return nil
  }

  func specialMagnitude(_ u: Id) -> Id? {
    let node = self[u]
    if node.facts.contains(.nonnegative) { return u }
    switch node.kind {
    case .integer, .rational: return number(rationalValue(u).magnitude)
    case .imaginaryUnit: return one
    case .linear:
      let list = childIds(u)
      guard list.count == 2 else { return nil }
      let (term, coefficient) = (list[0], list[1])
      return scale(call(.abs, [term]), by: number(rationalValue(coefficient).magnitude))
    case .product:
      let list = Array(childIds(u))
      let factors = stride(from: 0, to: list.count, by: 2).map { (list[$0], list[$0 + 1]) }
      if factors.count == 1 {
        guard self[factors[0].1].facts.contains(.real), isNumber(factors[0].1) else { return nil }
        return power(call(.abs, [factors[0].0]), factors[0].1)
      }
      return product(factors.map { call(.abs, [power($0.0, $0.1)]) })
    case .call:
      if node.head == Function.conjugate.rawValue { return call(.abs, [childIds(u)[0]]) }
      if node.head == Function.exp.rawValue { return call(.exp, [call(.re, [childIds(u)[0]])]) }
      return nil
    default: return nil
    }
  }
}

/// Why an expression has no value.
enum Undefined: Int, Sendable {
  case zero, tan, logarithmOfZero, angleOfOrigin, poleOfGamma
}
