import Numbers

/// Exponentials while scales are compared: a stand-in for exp, for exp(x·log b) would at once become the power bˣ again, and
/// powers are no nodes of their own inside products.
extension Growth {
  private static let exponential = ScalarField.hidden("exp⟨growth⟩", [.nonzero])

  /// The argument of an exponential.
  func exponent(_ e: Expr) -> Expr? {
    guard case .field(let f) = e.view, Self.exponential.matches(f) else { return nil }
    return f.arguments[0]
  }

  func exponential(_ u: Expr) -> Expr { u.contains(variable) ? Self.exponential(u) : exp(u) }

  /// Exponentials, hyperbolic functions and powers whose exponent varies, all written with the stand-in.
  func prepared(_ e: Expr) throws -> Expr {
    let arena = Arena.shared
    var map: [Id: Expr] = [:]
    func new(_ id: Id) -> Expr { map[id] ?? Expr(id: id) }
    for id in e.reachable where arena[id].hasChildren {
      let list = Array(arena.childIds(id))
      if arena[id].kind == .product {
        map[id] = product(stride(from: 0, to: list.count, by: 2).map { (new(list[$0]), new(list[$0 + 1])) })
        continue
      }
      let rebuilt = Expr(id: arena.build { $0.rebuilt(id) { map[$0]?.id ?? $0 } })
      guard case .call(let f, let arguments) = rebuilt.view, rebuilt.contains(variable) else {
        map[id] = rebuilt
        continue
      }
      let u = arguments[0]
      switch f {
      case .exp: map[id] = exponential(u)
      case .sinh: map[id] = .half * (exponential(u) - exponential(-u))
      case .cosh: map[id] = .half * (exponential(u) + exponential(-u))
      case .tanh: map[id] = (1 - exponential(-2 * u)) / (1 + exponential(-2 * u))
      case .log:
        // log exp u = u for real u.
        map[id] = exponent(u).flatMap { isReal($0) ? $0 : nil } ?? rebuilt
      default: map[id] = rebuilt
      }
    }
    let result = new(e.id)
    if let part = result.undefinedPart { throw AlgebraError.undefined(part) }
    return result
  }

  /// ∏ bᵉ with all exponentials in one.
  private func product(_ factors: [(base: Expr, exponent: Expr)]) -> Expr {
    var argument = Expr.zero
    var rest: [Expr] = []
    for (b, x) in factors {
      if let u = exponent(b), x.rationalValue?.isInteger == true {
        argument += x * u
      } else if x.contains(variable) || x.isConstant && x.rationalValue == nil && b.contains(variable) {
        argument += x * log(b)
      } else {
        rest.append(b ** x)
      }
    }
    return .product(argument.isLiteralZero ? rest : rest + [exponential(argument)])
  }

  /// The expression with exponentials for their stand-ins.
  func plain(_ e: Expr) -> Expr {
    e.mappingKernels { exponent($0).map { exp($0) } }
  }
}
