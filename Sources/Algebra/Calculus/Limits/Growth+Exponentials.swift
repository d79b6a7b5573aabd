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
      map[id] = rebuilt
      // An odd function of what was rewritten may have come out as −f(−u).
      var (coefficient, call) = (Rational(1), rebuilt)
      if case .sum(let terms) = rebuilt.view, terms.count == 1 {
        (coefficient, call) = (terms[0].coefficient, terms[0].term)
      }
      guard case .call(let f, let arguments) = call.view, call.contains(variable) else { continue }
      if let value = try prepared(f, arguments[0]) { map[id] = Expr(coefficient) * value }
    }
    let result = new(e.id)
    if let part = result.undefinedPart { throw AlgebraError.undefined(part) }
    return result
  }

  /// A function of what is already written with the stand-in; nil where it stays as it is.
  private func prepared(_ function: Function, _ u: Expr) throws -> Expr? {
    switch function {
    case .exp: return exponential(u)
    case .sinh: return .half * (exponential(u) - exponential(-u))
    case .cosh: return .half * (exponential(u) + exponential(-u))
    case .tanh: return (1 - exponential(-2 * u)) / (1 + exponential(-2 * u))
    // log exp u = u for real u.
    case .log: return exponent(u).flatMap { isReal($0) ? $0 : nil }
    case .gamma, .logGamma, .digamma, .erf, .erfc, .dilogarithm: return try special(function, u)
    default: return nil
    }
  }

  /// ∏ bᵉ with all exponentials in one.
  private func product(_ factors: [(base: Expr, exponent: Expr)]) -> Expr {
    var argument = Expr.zero
    var rest: [Expr] = []
    for (b, x) in factors {
      if let u = exponent(b), x.rationalValue?.isInteger == true {
        argument += x * u
      } else if x.contains(variable) || x.isConstant && x.rationalValue == nil && b.contains(variable) {
        argument += x * (exponent(b).flatMap { isReal($0) ? $0 : nil } ?? log(b))
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
