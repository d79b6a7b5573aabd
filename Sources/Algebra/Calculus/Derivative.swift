import Numbers

extension Expr {
  /// The partial derivative with respect to a symbol, a field or a field's derivative, all other kernels held fixed (but the
  /// arguments of fields are functions of a symbol they contain).
  ///
  /// - Throws: `AlgebraError.notDifferentiable` for conj, Re, Im and |·| of a complex quantity that depends on the variable.
  public func derivative(_ variable: Expr) throws -> Expr {
    let kind = Arena.shared[variable.id].kind
    guard kind == .symbol || kind == .field else { throw AlgebraError.notAVariable(variable) }
    if let part = undefinedPart { throw AlgebraError.undefined(part) }
    return try Work.bounded("a derivative") {
      try Arena.shared.build { arena in Expr(id: try arena.derivative(id, variable.id)) }
    }
  }

  /// The derivative of the given order.
  ///
  /// Once derivatives of derivatives have become long, the derivative is found in the field of the kernels, if differentiation does
  /// not leave it, and comes in normal form; see `DifferentialField`.
  public func derivative(_ variable: Expr, order: Int) throws -> Expr {
    guard order >= 0 else { throw AlgebraError.domain("derivative of order \(order)", self) }
    return try Work.bounded("the derivative of order \(order)") {
      var result = self
      var looksForField = true
      for step in 0..<order {
        result = try result.derivative(variable)
        try Work.check()
        if looksForField, step < order - 1, result.nodeCount > 20_000 {
          looksForField = false
          if let field = try DifferentialField(containing: self, by: variable) {
            return try field.derivative(of: self, order: order)
          }
        }
      }
      return result
    }
  }

  /// The total derivative Σ ∂f/∂xₖ · ẋₖ along a motion that gives each variable its rate.
  public func totalDerivative(_ rates: [(variable: Expr, rate: Expr)]) throws -> Expr {
    try .sum(rates.map { try derivative($0.variable) * $0.rate })
  }
}

extension Arena {
  func derivative(_ root: Id, _ variable: Id) throws -> Id {
    if root == variable { return one }
    if self[root].facts.contains(.constant) { return zero }
    let order = reachable(from: [root])
    var map = NodeMap(for: order)
    for id in order {
      try Work.check()
      let value = id == variable ? one : try nodeDerivative(id, variable, map)
      if id == root { return value }
      map.insert(id, value)
    }
    return zero
  }

  @inline(__always)
  private func of(_ id: Id, _ map: borrowing NodeMap) -> Id { map[id].unsafelyUnwrapped }

  private func nodeDerivative(_ id: Id, _ variable: Id, _ map: borrowing NodeMap) throws -> Id {
    let node = self[id]
    switch node.kind {
    case .integer, .rational, .imaginaryUnit, .pi, .symbol: return zero
    case .linear:
      let list = childIds(id)
      let start = scratch.count
      for k in stride(from: 0, to: list.count, by: 2) {
        let d = of(list[k], map)
        if d != zero { pushTerm(d, times: list[k + 1]) }
      }
      return scratch.count == start ? zero : finishSum(from: start)
    case .product: return productDerivative(id, map)
    case .field: return fieldDerivative(id, map)
    case .call: return try callDerivative(id, variable, map)
    }
  }

  /// (∏ bₖ^eₖ)′ = Σₖ (eₖ·bₖ′/bₖ + eₖ′·log bₖ)·∏.
  private func productDerivative(_ id: Id, _ map: borrowing NodeMap) -> Id {
    let list = childIds(id)
    var terms: [Id] = []
    for k in stride(from: 0, to: list.count, by: 2) {
      let (b, e) = (list[k], list[k + 1])
      let (db, de) = (of(b, map), of(e, map))
      if db != zero {
        let start = scratch.count
        var coefficient = one
        for j in stride(from: 0, to: list.count, by: 2) where j != k {
          scratch.append(Pair(key: list[j], value: list[j + 1], hash: self[list[j]].hash))
        }
        if e == one {
          pushFactor(db, to: one, &coefficient)
        } else {
          let lowered = isNumber(e) ? addNumbers(e, minusOne) : difference(e, one)
          pushFactor(b, to: lowered, &coefficient)
          pushFactor(db, to: one, &coefficient)
          pushFactor(e, to: one, &coefficient)
        }
        terms.append(finishProduct(from: start, coefficient))
      }
      if de != zero { terms.append(product([id, de, call(.log, [b])])) }
    }
    return terms.count == 1 ? terms[0] : sum(terms)
  }

  private func fieldDerivative(_ id: Id, _ map: borrowing NodeMap) -> Id {
    let arguments = Array(childIds(id))
    let record = symbols[Int(self[id].entry(in: self))]
    var terms: [Id] = []
    for (k, argument) in arguments.enumerated() {
      let inner = of(argument, map)
      if inner == zero { continue }
      var raised = record
      raised.orders[k] += 1
      terms.append(product(field(raised, arguments), inner))
    }
    return sum(terms)
  }

  private func callDerivative(_ id: Id, _ variable: Id, _ map: borrowing NodeMap) throws -> Id {
    let arguments = Array(childIds(id))
    guard let function = Function(rawValue: self[id].head) else { return zero }
    let inner = arguments.map { of($0, map) }
    if inner.allSatisfy({ $0 == zero }) { return zero }
    switch function {
    case .undefined: return id
    case .conjugate, .re, .im:
      // These commute with differentiation by a real variable, and have no derivative by a complex one.
      guard self[variable].facts.contains(.real) else { throw AlgebraError.notDifferentiable(Expr(id: id)) }
      return call(function, inner)
    case .dot, .cross:
      return sum(
        call(function, [inner[0], arguments[1]]), call(function, [arguments[0], inner[1]]))
    default:
      var terms: [Id] = []
      for k in arguments.indices where inner[k] != zero {
        guard let partial = function.facts.derivative(self, arguments, k) else {
          // Its derivatives are no functions here.
          if function == .digamma { throw AlgebraError.unable("differentiation", Expr(id: id)) }
          throw AlgebraError.notDifferentiable(Expr(id: id))
        }
        terms.append(product(partial, inner[k]))
      }
      return sum(terms)
    }
  }
}
