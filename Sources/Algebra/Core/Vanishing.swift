/// Whether b·b⁻¹ may be written 1.
///
/// A symbol may: it is zero at single values only. An expression such as √(5 + 2√6) − √2 − √3 or (x + 1)² − x² − 2x − 1 may not,
/// for it is zero wherever it has a value, and the quotient has none.
extension Arena {
  /// True when enclosures of up to 1024 bits at four generic points all contain zero. Such an expression counts as zero: its
  /// reciprocal is treated as having no value. Where an expression has no value at these points nothing is said, unless it is
  /// one number.
  func vanishesEverywhere(_ id: Id) -> Bool {
    if isPlainlyNonzero(id) { return false }
    if let known = vanishing[id] { return known }
    let isNumber = self[id].facts.contains(.constant)
    var isZero = isNumber
    search: for seed in 1...(isNumber ? 1 : 4) as ClosedRange<UInt64> {
      for bits in [64, 256, 1024] {
        var point = SamplePoint(seed: seed)
        guard let value = point.enclosure(of: Expr(id: id), bits: bits) else { continue }
        isZero = !value.excludesZero
        if !isZero { break search }
      }
    }
    if vanishing.count > 1 << 16 { vanishing.removeAll() }
    vanishing[id] = isZero
    return isZero
  }

  /// Symbols, fields, what is known to be different from zero, and sums of different monomials of these. (Products of vectors
  /// have no value outside components and are not asked about.)
  private func isPlainlyNonzero(_ id: Id) -> Bool {
    let node = self[id]
    if node.facts.contains(.nonzero) || node.facts.contains(.vector) { return true }
    switch node.kind {
    case .symbol, .field: return true
    case .linear:
      let list = childIds(id)
      return stride(from: 0, to: list.count, by: 2).allSatisfy { list[$0] == one || isMonomial(list[$0]) }
    case .call: return node.head == Function.dot.rawValue || node.head == Function.cross.rawValue
    default: return false
    }
  }

  private func isMonomial(_ id: Id) -> Bool {
    let node = self[id]
    if node.kind == .symbol || node.kind == .field { return true }
    guard node.kind == .product else { return false }
    let list = childIds(id)
    return stride(from: 0, to: list.count, by: 2).allSatisfy {
      (self[list[$0]].kind == .symbol || self[list[$0]].kind == .field) && smallInteger(list[$0 + 1]) != nil
    }
  }
}
