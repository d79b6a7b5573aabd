/// Scalar and vector products of abstract vectors: bilinear, with n⋅n = 1 for unit vectors and a × a = 0.
extension Arena {
  /// The terms cₖ·sₖ·vₖ of a vector: its scalar factor and the bare vector it multiplies.
  private func vectorTerms(_ v: Id) -> [(scalar: Id, vector: Id)] {
    let node = self[v]
    switch node.kind {
    case .linear:
      let list = Array(childIds(v))
      return stride(from: 0, to: list.count, by: 2).flatMap { k in
        vectorTerms(list[k]).map { (product($0.scalar, list[k + 1]), $0.vector) }
      }
    case .product:
      let list = Array(childIds(v))
      var scalars: [Id] = []
      var vector: Id?
      for k in stride(from: 0, to: list.count, by: 2) {
        if self[list[k]].facts.contains(.vector) {
          vector = list[k]
        } else {
          scalars.append(power(list[k], list[k + 1]))
        }
      }
      guard let vector else { return [] }
      let factor = product(scalars)
      return vectorTerms(vector).map { (product($0.scalar, factor), $0.vector) }
    default: return node.facts.contains(.vector) ? [(one, v)] : []
    }
  }

  private func isBare(_ terms: [(scalar: Id, vector: Id)], _ whole: Id) -> Bool {
    terms.count == 1 && terms[0].vector == whole
  }

  func expandDot(_ a: Id, _ b: Id) -> Id? {
    let (left, right) = (vectorTerms(a), vectorTerms(b))
    if isBare(left, a) && isBare(right, b) { return bareDot(a, b) }
    return sum(
      left.flatMap { x in right.map { y in product([x.scalar, y.scalar, call(.dot, [x.vector, y.vector])]) } })
  }

  private func bareDot(_ a: Id, _ b: Id) -> Id? {
    if a == b && self[a].facts.contains(.unit) { return one }
    if isTangent(a, to: b) || isTangent(b, to: a) { return zero }
    if isCross(a), childIds(a).contains(b) { return zero }
    if isCross(b), childIds(b).contains(a) { return zero }
    return precedes(b, a) ? makeCall(.dot, [b, a]) : nil
  }

  func expandCross(_ a: Id, _ b: Id) -> Id? {
    let (left, right) = (vectorTerms(a), vectorTerms(b))
    if isBare(left, a) && isBare(right, b) {
      if a == b { return zero }
      return precedes(b, a) ? negate(makeCall(.cross, [b, a])) : nil
    }
    return sum(
      left.flatMap { x in right.map { y in product([x.scalar, y.scalar, call(.cross, [x.vector, y.vector])]) } })
  }

  private func isCross(_ v: Id) -> Bool {
    self[v].kind == .call && self[v].head == Function.cross.rawValue
  }

  /// True when a was declared tangent to the unit vector b.
  private func isTangent(_ a: Id, to b: Id) -> Bool {
    guard self[a].kind == .symbol, self[b].kind == .symbol else { return false }
    return symbolRecord(a).tangentTo == symbolRecord(b).name && self[b].facts.contains(.unit)
  }
}
