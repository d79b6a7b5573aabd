import Numbers

/// Products ∏ bₖ^eₖ with like bases collected, and powers, which are products of one factor.
///
/// Only identities that hold for all complex values (where both sides are defined) are applied: bᵃ·bᶜ = bᵃ⁺ᶜ, (bᵃ)ⁿ = bᵃⁿ
/// and (x·y)ⁿ = xⁿ·yⁿ for integer n, (c·x)ᵃ = cᵃ·xᵃ for positive c. What a base is known to be (a positive symbol) counts.
extension Arena {
  func product(_ a: Id, _ b: Id) -> Id {
    if isNumber(a) { return scaleUnlessUndefined(b, by: a) }
    if isNumber(b) { return scaleUnlessUndefined(a, by: b) }
    let start = scratch.count
    var coefficient = one
    pushFactor(a, to: one, &coefficient)
    pushFactor(b, to: one, &coefficient)
    return finishProduct(from: start, coefficient)
  }

  func product(_ ids: some Sequence<Id>) -> Id {
    let start = scratch.count
    var coefficient = one
    for id in ids { pushFactor(id, to: one, &coefficient) }
    return finishProduct(from: start, coefficient)
  }

  func quotient(_ a: Id, _ b: Id) -> Id { product(a, power(b, minusOne)) }

  private func scaleUnlessUndefined(_ id: Id, by number: Id) -> Id {
    self[id].facts.contains(.undefined) ? id : scale(id, by: number)
  }

  func power(_ base: Id, _ exponent: Id) -> Id {
    if exponent == one { return base }
    if exponent == zero && !self[base].facts.contains(.undefined) { return one }
    let start = scratch.count
    var coefficient = one
    pushFactor(base, to: exponent, &coefficient)
    return finishProduct(from: start, coefficient)
  }

  /// Puts base^exponent on the work space, splitting what may be split.
  func pushFactor(_ base: Id, to exponent: Id, _ coefficient: inout Id) {
    let node = self[base]
    let exponentIsInteger = self[exponent].facts.contains(.integer)
    switch node.kind {
    case .integer, .rational:
      if exponent == one {
        coefficient = multiplyNumbers(coefficient, base)
      } else {
        scratch.append(Pair(key: base, value: exponent, hash: node.hash))
      }
    case .product where exponentIsInteger:
      let list = childIds(base)
      for k in stride(from: 0, to: list.count, by: 2) {
        scratch.append(Pair(key: list[k], value: multiplyExponents(list[k + 1], exponent), hash: self[list[k]].hash))
      }
    case .product where splits(base): pushSplit(base, sign: one, to: exponent)
    case .linear:
      pushLinear(base, to: exponent, integer: exponentIsInteger, &coefficient)
    case .call where node.head == Function.exp.rawValue && raisesExponent(base, exponent):
      // exp(u)ⁿ = exp(n·u); for other powers u must be real.
      let argument = childIds(base)[0]
      let whole = call(.exp, [product(argument, exponent)])
      pushFactorOrKeep(whole, &coefficient)
    default:
      scratch.append(Pair(key: base, value: exponent, hash: node.hash))
    }
  }

  private func raisesExponent(_ exponential: Id, _ exponent: Id) -> Bool {
    guard isNumber(exponent) else { return false }
    return self[exponent].facts.contains(.integer) || self[exponential].facts.contains(.positive)
  }

  private func pushFactorOrKeep(_ id: Id, _ coefficient: inout Id) {
    if self[id].kind == .call {
      scratch.append(Pair(key: id, value: one, hash: self[id].hash))
    } else {
      pushFactor(id, to: one, &coefficient)
    }
  }

  /// A sum's positive rational content leaves the power; a single term's coefficient and factors follow the rules above.
  private func pushLinear(_ base: Id, to exponent: Id, integer: Bool, _ coefficient: inout Id) {
    let list = childIds(base)
    var content = one
    var primitive = base
    if list.count == 2 {
      let c = rationalValue(list[1])
      if integer || !c.isNegative {
        content = list[1]
        primitive = list[0]
      } else {
        content = number(-c)
        primitive = c == -1 ? base : negate(list[0])
        if self[list[0]].kind == .product && splits(list[0]) {
          if content != one { scratch.append(Pair(key: content, value: exponent, hash: self[content].hash)) }
          pushSplit(list[0], sign: minusOne, to: exponent)
          return
        }
      }
    } else {
      let c = linearContent(base)
      if c != one {
        content = c
        primitive = scale(base, by: number(reciprocal(rationalValue(c))))
      }
    }
    if content != one {
      if exponent == one {
        coefficient = multiplyNumbers(coefficient, content)
      } else {
        scratch.append(Pair(key: content, value: exponent, hash: self[content].hash))
      }
    }
    if primitive == base {
      scratch.append(Pair(key: base, value: exponent, hash: self[base].hash))
    } else {
      pushFactor(primitive, to: exponent, &coefficient)
    }
  }

  private func reciprocal(_ q: Rational) -> Rational { (try? q.inverted()) ?? q }

  /// The positive rational number g such that the coefficients of the sum, divided by g, are integers without a common factor.
  private func linearContent(_ id: Id) -> Id {
    let list = childIds(id)
    var allSmall = true
    var gcd = 0
    for k in stride(from: 1, to: list.count, by: 2) {
      guard let n = smallInteger(list[k]) else {
        allSmall = false
        break
      }
      var (a, b) = (gcd, abs(n))
      while b != 0 { (a, b) = (b, a % b) }
      gcd = a
      if gcd == 1 { return one }
    }
    if allSmall { return integer(gcd) }
    var numerator = Integer(0)
    var denominator = Integer(1)
    for k in stride(from: 1, to: list.count, by: 2) {
      let q = rationalValue(list[k])
      numerator = numerator.gcd(q.numerator)
      let g = denominator.gcd(q.denominator)
      if let (part, _) = try? q.denominator.quotientAndRemainder(dividingBy: g) { denominator = denominator * part }
    }
    guard let content = try? Rational(numerator, denominator) else { return one }
    return number(content)
  }

  /// A factor bᵉ of a product that is known to be nonnegative may leave any power of the product.
  private func mayLeave(_ base: Id, _ exponent: Id) -> Bool {
    powerFacts(self[base].facts, self[exponent].facts, even: isEvenInteger(exponent)).contains(.nonnegative)
  }

  private func splits(_ product: Id) -> Bool {
    let list = childIds(product)
    if list.count == 2 { return self[list[0]].facts.contains(.nonnegative) && self[list[1]].facts.contains(.real) }
    return stride(from: 0, to: list.count, by: 2).contains { mayLeave(list[$0], list[$0 + 1]) }
  }

  /// (sign·∏ bₖ^eₖ)^exponent with the nonnegative factors under powers of their own and the others together under one.
  private func pushSplit(_ base: Id, sign: Id, to exponent: Id) {
    let list = Array(childIds(base))
    var bound: [Id] = [sign]
    for k in stride(from: 0, to: list.count, by: 2) {
      let (b, e) = (list[k], list[k + 1])
      if self[b].facts.contains(.nonnegative) && self[e].facts.contains(.real) {
        scratch.append(Pair(key: b, value: multiplyExponents(e, exponent), hash: self[b].hash))
      } else {
        let factor = power(b, e)
        if mayLeave(b, e) {
          scratch.append(Pair(key: factor, value: exponent, hash: self[factor].hash))
        } else {
          bound.append(factor)
        }
      }
    }
    let rest = product(bound)
    if rest != one { scratch.append(Pair(key: rest, value: exponent, hash: self[rest].hash)) }
  }

  private func multiplyExponents(_ a: Id, _ b: Id) -> Id {
    isNumber(a) && isNumber(b) ? multiplyNumbers(a, b) : product(a, b)
  }

  /// Collects the factors pushed since `start` into one node and takes them off.
  func finishProduct(from start: Int, _ initial: Id) -> Id {
    defer { scratch.truncate(to: start) }
    if let undefined = firstUndefined(from: start) { return undefined }
    var coefficient = initial
    repeat { sortScratch(from: start) } while collectFactors(from: start, &coefficient)
    if let undefined = firstUndefined(from: start) { return undefined }
    if coefficient == zero { return zero }
    let count = scratch.count - start
    if count == 0 { return coefficient }
    if count == 1 && scratch[start].value == one { return scale(scratch[start].key, by: coefficient) }
    let node = internPairs(.product, start..<scratch.count)
    return scale(node, by: coefficient)
  }

  /// Adds the exponents of equal bases and applies the power rules to what results. True when new factors appeared, so that
  /// the list needs another round.
  private func collectFactors(from start: Int, _ coefficient: inout Id) -> Bool {
    var out = start
    var k = start
    let end = scratch.count
    var reopened = false
    while k < end {
      var pair = scratch[k]
      let first = k
      k += 1
      while k < end && scratch[k].key == pair.key {
        pair.value = sum(pair.value, scratch[k].value)
        k += 1
      }
      let merged = k > first + 1
      if pair.value == zero {
        if pair.key == zero || vanishesEverywhere(pair.key) {
          pushUndefined(pair.key, pair.value)
          reopened = true
        }
        continue
      }
      if needsWork(pair, merged: merged) {
        let before = scratch.count
        simplifyFactor(pair, &coefficient)
        if scratch.count > before { reopened = true }
      } else {
        scratch[out] = pair
        out += 1
      }
    }
    for k in end..<scratch.count {
      scratch[out] = scratch[k]
      out += 1
    }
    scratch.truncate(to: out)
    return reopened
  }

  private func needsWork(_ pair: Pair, merged: Bool) -> Bool {
    let node = self[pair.key]
    switch node.kind {
    case .integer, .rational:
      // Left alone: a prime (or −1) to a power strictly between 0 and 1, or a symbolic power.
      return !isSettledRoot(pair)
    case .imaginaryUnit: return pair.value != one && isNumber(pair.value)
    case .linear: return merged && self[pair.value].facts.contains(.integer) && childIds(pair.key).count == 2
    case .product: return self[pair.value].facts.contains(.integer) || splits(pair.key) || realRoot(pair) != nil
    case .call:
      guard let function = Function(rawValue: node.head) else { return false }
      if function == .exp { return pair.value != one && raisesExponent(pair.key, pair.value) }
      return function == .abs && isEvenInteger(pair.value) && self[childIds(pair.key)[0]].facts.contains(.real)
    default: return false
    }
  }

  func isEvenInteger(_ id: Id) -> Bool { smallInteger(id).map { $0 % 2 == 0 } ?? false }

  private func simplifyFactor(_ pair: Pair, _ coefficient: inout Id) {
    let node = self[pair.key]
    switch node.kind {
    case .integer, .rational: pushNumericPower(pair.key, pair.value, &coefficient)
    case .imaginaryUnit:
      guard let n = smallInteger(pair.value) else {
        // i^q = (−1)^(q/2) for rational q; other exponents stay.
        if isNumber(pair.value) {
          pushNumericPower(minusOne, multiplyNumbers(pair.value, number(Rational(1, 2))), &coefficient)
        } else {
          scratch.append(pair)
        }
        return
      }
      let r = ((n % 4) + 4) % 4
      if r >= 2 { coefficient = multiplyNumbers(coefficient, minusOne) }
      if r % 2 == 1 { scratch.append(Pair(key: pair.key, value: one, hash: pair.hash)) }
    case .call where node.head == Function.abs.rawValue:
      pushFactor(childIds(pair.key)[0], to: pair.value, &coefficient)
    case .product where !self[pair.value].facts.contains(.integer):
      if let root = realRoot(pair) {
        pushFactor(root.key, to: root.value, &coefficient)
      } else {
        pushFactor(pair.key, to: pair.value, &coefficient)
      }
    default: pushFactor(pair.key, to: pair.value, &coefficient)
    }
  }

  /// (x^(2m))^q = |x|^(2mq) for real x.
  private func realRoot(_ pair: Pair) -> Pair? {
    let list = childIds(pair.key)
    guard list.count == 2, isEvenInteger(list[1]), isNumber(pair.value), self[list[0]].facts.contains(.real) else {
      return nil
    }
    let magnitude = call(.abs, [list[0]])
    return Pair(key: magnitude, value: multiplyNumbers(list[1], pair.value), hash: self[magnitude].hash)
  }

  func productFacts(_ range: Range<Int>) -> Facts {
    var facts: Facts = [.real, .positive, .nonnegative, .nonzero, .integer, .constant]
    var isVector = false
    for k in range {
      let pair = scratch[k]
      let (b, e) = (self[pair.key].facts, self[pair.value].facts)
      if b.contains(.vector) { isVector = true }
      facts.formIntersection(powerFacts(b, e, even: isEvenInteger(pair.value)))
      if !b.contains(.constant) || !e.contains(.constant) { facts.remove(.constant) }
    }
    return isVector ? facts.intersection([.constant, .real]).union(.vector) : facts
  }

  func powerFacts(_ base: Facts, _ exponent: Facts, even: Bool) -> Facts {
    var facts: Facts = [.constant]
    if base.contains(.nonzero) { facts.insert(.nonzero) }
    if base.contains(.positive) && exponent.contains(.real) {
      facts.formUnion([.real, .positive, .nonnegative, .nonzero])
    } else if base.contains(.nonnegative) && exponent.contains(.real) {
      facts.formUnion([.real, .nonnegative])
    } else if base.contains(.real) && exponent.contains(.integer) {
      facts.insert(.real)
      if even { facts.insert(.nonnegative) }
      if even && base.contains(.nonzero) { facts.insert(.positive) }
    }
    if base.contains(.integer) && exponent.contains(.integer) && exponent.contains(.nonnegative) {
      facts.insert(.integer)
    }
    return facts
  }
}
