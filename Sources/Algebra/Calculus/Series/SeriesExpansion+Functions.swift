import Numbers

extension SeriesExpansion {
  func expandCall(_ id: Id, _ node: Node) throws -> S {
    let arguments = Array(arena.childIds(id))
    guard let function = Function(rawValue: node.head), function != .undefined else {
      throw AlgebraError.undefined(Expr(id: id))
    }
    let u = arguments[0]
    switch function {
    case .exp: return try exponential(try series(u), in: id)
    case .log: return try logarithm(u, in: id)
    case .sin: return try turn(u, in: id, hyperbolic: false).sine
    case .cos: return try turn(u, in: id, hyperbolic: false).cosine
    case .sinh: return try turn(u, in: id, hyperbolic: true).sine
    case .cosh: return try turn(u, in: id, hyperbolic: true).cosine
    case .tan, .tanh:
      let (s, c) = try turn(u, in: id, hyperbolic: function == .tanh)
      return s.times(try reciprocal(c, of: id), limit: limit)
    case .atan: return try arcTangent(u, in: id)
    case .asin: return try arcSine(u, in: id, .asin)
    case .acos: return try arcSine(u, in: id, .acos)
    case .atan2: return try angle(arguments[0], arguments[1], in: id)
    case .abs: return try magnitude(u, in: id)
    case .conjugate: return try conjugate(u, in: id)
    case .re: return (try series(u) + (try conjugate(u, in: id))).scaled(by: Rational(1, 2))
    case .im:
      let half = try domain.element(-.half * .i)
      return (try series(u) - (try conjugate(u, in: id))).map { $0 * half }
    case .dot, .cross, .undefined:
      throw AlgebraError.unable("a series of a vector", Expr(id: id))
    }
  }

  private func reciprocal(_ g: S, of id: Id) throws -> S {
    let a = try leadingOfPart(g, of: id)
    let v = g.valuation
    let inverse = try domain.inverse(a)
    if g.isExact && g.coefficients.count == 1 { return S(inverse, power: -v) }
    let count = min(S.shift(g.order, -v), limit + v)
    if count <= 0 { return S(lowest: 0, [], order: -v, zero: domain.zero) }
    return g.shifted(by: -v).power(-1, valueAtZero: inverse, inverse: inverse, count: count).shifted(by: -v)
  }

  /// From h′ = g′/(1 + g²). Where g grows without bound along t > 0, h starts at ±π/2.
  private func arcTangent(_ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    let start: D.Element
    if g.valuation < 0 && !g.isEmpty {
      guard variables.count == 1, let sign = domain.expression(g.coefficients[0]).knownSign, sign != 0 else {
        throw AlgebraError.unable("a series of an arc tangent at an infinity of unknown sign", Expr(id: call))
      }
      isOneSided = true
      start = try domain.element(.pi * Expr(Rational(sign, 2)))
    } else {
      let c = try regularPart(g, in: call)
      try checkImaginaryCut(c, in: call)
      start = try value(.atan, at: c, atZero: domain.zero)
    }
    let square = g.times(g, limit: limit + 2)
    let slope = g.derivative.times(try reciprocal(S(domain.one) + square, of: call), limit: limit)
    return try integrated(slope, from: start, in: call)
  }

  /// ±i·y with y > 1 lies on a cut of the arc tangent.
  private func checkImaginaryCut(_ c: D.Element, in call: Id) throws {
    guard !c.isZero, let y = (domain.expression(c) / .i).rationalValue, y.magnitude > 1 else { return }
    throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
  }

  /// From h′ = ±g′/√(1 − g²).
  private func arcSine(_ u: Id, in call: Id, _ function: Function) throws -> S {
    let g = try series(u)
    let c = try regularPart(g, in: call)
    if let q = domain.expression(c).rationalValue, q.magnitude > 1 {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
    }
    let root = try rootOfOneMinusSquare(g, c, in: call)
    let slope = g.derivative.times(try reciprocal(root, of: call), limit: limit)
    let start = try value(function, at: c, atZero: function == .asin ? domain.zero : nil)
    return try integrated(function == .asin ? slope : -slope, from: start, in: call)
  }

  private func rootOfOneMinusSquare(_ g: S, _ c: D.Element, in call: Id) throws -> S {
    let radicand = S(domain.one) - g.times(g, limit: limit + 1)
    guard let a = radicand.coefficients.first else { throw SeriesDetour.moreTerms }
    let v = radicand.valuation
    if v % 2 != 0 {
      if variables.count > 1 { throw AlgebraError.unable("a power series at a branch point", Expr(id: call)) }
      throw SeriesDetour.ramified(2)
    }
    if v != 0 {
      isOneSided = true
      // Approaching 1 from beyond puts the argument on the cut.
      if domain.expression(a).knownSign != 1 {
        throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
      }
    }
    let first = a.isOne ? a : try domain.element(sqrt(domain.expression(a)))
    let inverse = a.isOne ? a : try domain.inverse(a)
    let count = min(S.shift(radicand.order, -v), limit + 1)
    return radicand.shifted(by: -v).power(Rational(1, 2), valueAtZero: first, inverse: inverse, count: count)
      .shifted(by: v / 2)
  }

  /// From h′ = (y′·x − x′·y)/(x² + y²).
  private func angle(_ y: Id, _ x: Id, in call: Id) throws -> S {
    let (f, g) = (try series(y), try series(x))
    let (a, b) = (try regularPart(f, in: call), try regularPart(g, in: call))
    if a.isZero && b.isZero {
      throw AlgebraError.unable("a series of an angle at the origin", Expr(id: call))
    }
    if a.isZero && domain.expression(b).knownSign == -1 {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
    }
    let square = f.times(f, limit: limit) + g.times(g, limit: limit)
    let top = f.derivative.times(g, limit: limit) - g.derivative.times(f, limit: limit)
    let slope = top.times(try reciprocal(square, of: call), limit: limit)
    let start = try domain.element(atan2(domain.expression(a), domain.expression(b)))
    return try integrated(slope, from: start, in: call)
  }

  /// |g| = (|a|/a)·g for a real series with leading coefficient a and t > 0.
  private func magnitude(_ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    guard arena[u].facts.contains(.real), variables.count == 1 || g.valuation == 0 else {
      throw AlgebraError.unable("a series of an absolute value", Expr(id: call))
    }
    let a = try leading(g, of: u)
    try checkFree(a, in: call)
    if g.valuation != 0 { isOneSided = true }
    let e = domain.expression(a)
    let sign = try domain.element(e.knownSign.map { Expr($0) } ?? (abs(e) / e))
    return g.map { $0 * sign }
  }

  private func conjugate(_ u: Id, in call: Id) throws -> S {
    guard variables.allSatisfy(\.isKnownReal) else { throw AlgebraError.notDifferentiable(Expr(id: call)) }
    return try series(u).map { try domain.element(domain.expression($0).conjugate) }
  }

  /// Taylor's formula: f(g) = Σ ∂ᵅf(c)/α!·(g − c)ᵅ with constant terms c.
  func expandField(_ id: Id) throws -> S {
    let arguments = Array(arena.childIds(id))
    let record = arena.symbols[Int(arena[id].entry(in: arena))]
    let parts = try arguments.map { try series($0) }
    var centers: [Id] = []
    var steps: [(place: Int, step: S)] = []
    for (k, g) in parts.enumerated() {
      if !depends(arguments[k]) {
        centers.append(arguments[k])
        continue
      }
      let c = try regularPart(g, in: id)
      centers.append(domain.expression(c).id)
      let step = c.isZero ? g : g - S(c)
      if !step.isZero { steps.append((k, step)) }
    }
    /// Σ over the orders in the steps from `next` on, with the factor found so far.
    func terms(_ next: Int, _ orders: [Int], _ factor: S) throws -> S {
      if next == steps.count {
        var raised = record
        raised.orders = orders
        let value = Expr(id: arena.build { $0.field(raised, centers) })
        let c = try domain.element(value)
        return factor.map { $0 * c }
      }
      let (place, step) = steps[next]
      var orders = orders
      var factor = factor
      var sum = try terms(next + 1, orders, factor)
      var n = 1
      while factor.valuation + step.valuation < limit, !factor.isEmpty {
        factor = factor.times(step, limit: limit).scaled(by: Rational(1, n))
        orders[place] += 1
        sum = sum + (try terms(next + 1, orders, factor))
        n += 1
      }
      return sum.truncated(to: max(limit, 1))
    }
    return try terms(0, record.orders, S(domain.one))
  }
}
