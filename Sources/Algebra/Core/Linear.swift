import Numbers

/// Sums with rational coefficients: Σ cₖ·tₖ, like terms collected, no term itself such a sum.
extension Arena {
  var zero: Id { integer(0) }
  var one: Id { integer(1) }
  var minusOne: Id { integer(-1) }

  @inline(__always) func isNumber(_ id: Id) -> Bool { self[id].kind.rawValue <= Node.Kind.rational.rawValue }

  @inline(__always)
  func smallInteger(_ id: Id) -> Int? {
    let node = self[id]
    return node.kind == .integer ? Int(Int32(bitPattern: node.payload)) : nil
  }

  func addNumbers(_ a: Id, _ b: Id) -> Id {
    if let x = smallInteger(a), let y = smallInteger(b) { return integer(x + y) }
    return number(rationalValue(a) + rationalValue(b))
  }

  func multiplyNumbers(_ a: Id, _ b: Id) -> Id {
    if a == one { return b }
    if b == one { return a }
    if let x = smallInteger(a), let y = smallInteger(b) { return integer(x * y) }
    return number(rationalValue(a) * rationalValue(b))
  }

  /// Puts `coefficient·id` on the work space, a sum term by term.
  @inline(__always)
  func pushTerm(_ id: Id, times coefficient: Id) {
    let node = self[id]
    switch node.kind {
    case .integer, .rational:
      scratch.append(Pair(key: one, value: multiplyNumbers(id, coefficient), hash: self[one].hash))
    case .linear:
      let list = childIds(id)
      var k = 0
      while k < list.count {
        scratch.append(
          Pair(key: list[k], value: multiplyNumbers(list[k + 1], coefficient), hash: self[list[k]].hash))
        k += 2
      }
    default:
      scratch.append(Pair(key: id, value: coefficient, hash: node.hash))
    }
  }

  /// Collects the terms pushed since `start` into one node and takes them off.
  func finishSum(from start: Int) -> Id {
    defer { scratch.truncate(to: start) }
    if let undefined = firstUndefined(from: start) { return undefined }
    sortScratch(from: start)
    var out = start
    var k = start
    while k < scratch.count {
      var pair = scratch[k]
      k += 1
      while k < scratch.count && scratch[k].key == pair.key {
        pair.value = addNumbers(pair.value, scratch[k].value)
        k += 1
      }
      if pair.value != zero {
        scratch[out] = pair
        out += 1
      }
    }
    if out == start { return zero }
    if out == start + 1 {
      let only = scratch[start]
      if only.key == one { return only.value }
      if only.value == one { return only.key }
    }
    return internPairs(.linear, start..<out)
  }

  func sum(_ ids: some Sequence<Id>) -> Id {
    let start = scratch.count
    for id in ids { pushTerm(id, times: one) }
    return finishSum(from: start)
  }

  func sum(_ a: Id, _ b: Id) -> Id {
    let start = scratch.count
    pushTerm(a, times: one)
    pushTerm(b, times: one)
    return finishSum(from: start)
  }

  func difference(_ a: Id, _ b: Id) -> Id {
    let start = scratch.count
    pushTerm(a, times: one)
    pushTerm(b, times: minusOne)
    return finishSum(from: start)
  }

  /// `coefficient·id` for a number `coefficient`.
  func scale(_ id: Id, by coefficient: Id) -> Id {
    if coefficient == one { return id }
    let start = scratch.count
    pushTerm(id, times: coefficient)
    return finishSum(from: start)
  }

  func negate(_ id: Id) -> Id { scale(id, by: minusOne) }

  func linearFacts(_ range: Range<Int>) -> Facts {
    var facts: Facts = [.real, .integer, .constant, .positive, .nonnegative]
    var isVector = false
    var strictlyPositive = false
    for k in range {
      let pair = scratch[k]
      let (term, coefficient) = (self[pair.key].facts, self[pair.value].facts)
      if term.contains(.vector) { isVector = true }
      if !term.contains(.real) { facts.remove(.real) }
      if !term.contains(.constant) { facts.remove(.constant) }
      if !(term.contains(.integer) && coefficient.contains(.integer)) { facts.remove(.integer) }
      if term.contains(.nonnegative) && coefficient.contains(.positive) {
        if term.contains(.positive) { strictlyPositive = true }
      } else {
        facts.remove(.positive)
        facts.remove(.nonnegative)
      }
    }
    if !facts.contains(.real) { facts.subtract([.integer, .positive, .nonnegative]) }
    if !strictlyPositive { facts.remove(.positive) }
    if range.count == 1, self[scratch[range.lowerBound].key].facts.contains(.nonzero) { facts.insert(.nonzero) }
    if isVector { facts = facts.intersection([.constant, .real]).union(.vector) }
    return facts
  }

  /// An operand without a value makes the whole without one: the first such operand stands for it.
  func firstUndefined(from start: Int) -> Id? {
    for k in start..<scratch.count {
      let pair = scratch[k]
      if self[pair.key].facts.contains(.undefined) { return pair.key }
      if self[pair.value].facts.contains(.undefined) { return pair.value }
    }
    return nil
  }
}
