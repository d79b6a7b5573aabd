/// Complex conjugation and real and imaginary parts, pushed as far down as the identities hold.
extension Arena {
  /// z* with the conjugate moved inside, or nil where it stays outside (a complex symbol, a branch cut).
  func pushConjugate(_ u: Id) -> Id? {
    let node = self[u]
    if node.facts.contains(.real) { return u }
    switch node.kind {
    case .integer, .rational, .pi: return u
    case .imaginaryUnit: return negate(u)
    // Vector symbols and fields are real; a complex vector is one with complex coefficients.
    case .symbol, .field: return node.facts.contains(.vector) ? u : nil
    case .linear:
      let list = Array(childIds(u))
      let start = scratch.count
      for k in stride(from: 0, to: list.count, by: 2) {
        pushTerm(call(.conjugate, [list[k]]), times: list[k + 1])
      }
      return finishSum(from: start)
    case .product:
      let list = Array(childIds(u))
      var factors: [Id] = []
      for k in stride(from: 0, to: list.count, by: 2) {
        let (b, e) = (list[k], list[k + 1])
        if self[e].facts.contains(.integer) {
          factors.append(power(call(.conjugate, [b]), e))
        } else if self[b].facts.contains(.positive) {
          factors.append(power(b, call(.conjugate, [e])))
        } else if list.count > 2 {
          factors.append(call(.conjugate, [power(b, e)]))
        } else {
          return nil
        }
      }
      return product(factors)
    case .call:
      guard let function = Function(rawValue: node.head) else { return nil }
      if function == .conjugate { return childIds(u)[0] }
      switch function.facts.conjugation {
      case .everywhere: return call(function, childIds(u).map { call(.conjugate, [$0]) })
      case .isReal: return u
      case .offBranchCuts: return nil
      }
    }
  }

  /// Re u or Im u, taken apart over sums and over real and imaginary factors.
  func splitParts(_ u: Id, imaginary: Bool) -> Id? {
    let node = self[u]
    if node.facts.contains(.real) { return imaginary ? zero : u }
    switch node.kind {
    case .imaginaryUnit: return imaginary ? one : zero
    case .linear:
      let list = Array(childIds(u))
      let start = scratch.count
      for k in stride(from: 0, to: list.count, by: 2) {
        pushTerm(call(imaginary ? .im : .re, [list[k]]), times: list[k + 1])
      }
      return finishSum(from: start)
    case .product: return splitProduct(u, imaginary: imaginary)
    case .call where node.head == Function.conjugate.rawValue:
      let part = call(imaginary ? .im : .re, [childIds(u)[0]])
      return imaginary ? negate(part) : part
    case .call where node.head == Function.exp.rawValue:
      let argument = childIds(u)[0]
      let (x, y) = (call(.re, [argument]), call(.im, [argument]))
      return product(call(.exp, [x]), call(imaginary ? .sin : .cos, [y]))
    default: return nil
    }
  }

  private func splitProduct(_ u: Id, imaginary: Bool) -> Id? {
    let list = Array(childIds(u))
    var real: [Id] = []
    var rest: [Id] = []
    var turned = false
    for k in stride(from: 0, to: list.count, by: 2) {
      let factor = power(list[k], list[k + 1])
      if self[factor].facts.contains(.real) {
        real.append(factor)
      } else if self[list[k]].kind == .imaginaryUnit && list[k + 1] == one {
        turned = true
      } else {
        rest.append(factor)
      }
    }
    if real.isEmpty && !turned { return nil }
    let remaining = product(rest)
    // Re(iw) = −Im w and Im(iw) = Re w.
    let part = call(imaginary != turned ? .im : .re, [remaining])
    let signed = turned && !imaginary ? negate(part) : part
    return product(real + [signed])
  }
}
