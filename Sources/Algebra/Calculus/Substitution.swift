extension Expr {
  /// The expression with every occurrence of each left side replaced, all at once. Left sides are whole subexpressions
  /// (symbols, fields, calls): x² is not found inside x⁴.
  public func substituting(_ pairs: [(of: Expr, by: Expr)]) -> Expr {
    if pairs.isEmpty { return self }
    return Expr(
      id: Arena.shared.build { arena in
        arena.substitute(id, pairs.map { ($0.of.id, $0.by.id) })
      })
  }

  /// The expression with every occurrence of `old` replaced.
  public func substituting(_ old: Expr, by new: Expr) -> Expr { substituting([(old, new)]) }

  /// The expression rebuilt from the leaves up by a function of kernels: symbols, fields and calls, their arguments already
  /// rebuilt. Nil leaves a kernel as it is.
  public func mappingKernels(_ transform: (Expr) throws -> Expr?) rethrows -> Expr {
    let arena = Arena.shared
    var map: [Id: Id] = [:]
    for id in reachable {
      let node = arena[id]
      var new = node.hasChildren ? arena.build { $0.rebuilt(id) { map[$0] ?? $0 } } : id
      switch arena[new].kind {
      case .symbol, .field, .call, .imaginaryUnit, .pi: new = try transform(Expr(id: new))?.id ?? new
      case .integer, .rational, .linear, .product: break
      }
      map[id] = new
    }
    return Expr(id: map[id] ?? id)
  }
}

extension Arena {
  func substitute(_ root: Id, _ pairs: [(Id, Id)]) -> Id {
    let order = reachable(from: [root])
    var map = NodeMap(for: order)
    for (old, new) in pairs where order.last == old || order.contains(old) { map.insert(old, new) }
    for id in order where map[id] == nil {
      let node = self[id]
      if node.hasChildren {
        // A node none of whose children changed is itself.
        let changed = childIds(id).contains { (map[$0] ?? $0) != $0 }
        map.insert(id, changed ? rebuilt(id) { map[$0] ?? $0 } : id)
      } else {
        map.insert(id, id)
      }
    }
    return map[root] ?? root
  }

  /// The node with its children mapped.
  func rebuilt(_ id: Id, _ map: (Id) -> Id) -> Id {
    let node = self[id]
    switch node.kind {
    case .integer, .rational, .imaginaryUnit, .pi, .symbol: return id
    case .linear:
      let list = childIds(id)
      let start = scratch.count
      for k in stride(from: 0, to: list.count, by: 2) { pushTerm(map(list[k]), times: list[k + 1]) }
      return finishSum(from: start)
    case .product:
      let list = childIds(id)
      let start = scratch.count
      var coefficient = one
      for k in stride(from: 0, to: list.count, by: 2) {
        pushFactor(map(list[k]), to: map(list[k + 1]), &coefficient)
      }
      return finishProduct(from: start, coefficient)
    case .field:
      let record = symbols[Int(node.entry(in: self))]
      return field(record, childIds(id).map(map))
    case .call:
      guard let function = Function(rawValue: node.head), function != .undefined else { return id }
      return call(function, childIds(id).map(map))
    }
  }
}
