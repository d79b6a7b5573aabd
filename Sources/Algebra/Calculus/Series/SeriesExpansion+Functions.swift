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
      return times(s, try reciprocal(c, of: id))
    case .atan: return try arcTangent(u, in: id)
    case .asin: return try arcSine(u, in: id, .asin)
    case .acos: return try arcSine(u, in: id, .acos)
    case .erf, .erfc, .gamma, .logGamma, .digamma, .dilogarithm, .besselJ0, .besselJ1:
      return try specialFunction(function, u, in: id)
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
    let count = min(S.shift(g.order, -v), scale == nil ? limit + v : limit)
    if count <= 0 { return S(lowest: 0, [], order: -v, zero: domain.zero) }
    return g.shifted(by: -v).power(-1, valueAtZero: inverse, inverse: inverse, count: count).shifted(by: -v)
  }

  /// From h′ = g′/(1 + g²). Where g grows without bound along t > 0, h starts at ±π/2.
  private func arcTangent(_ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    let start: D.Element
    if g.valuation < 0 && !g.isEmpty {
      let known = scale == nil ? domain.expression(g.coefficients[0]).knownSign : try realSide(of: g)
      guard variables.count == 1, let sign = known, sign != 0 else {
        throw AlgebraError.unable("a series of an arc tangent at an infinity of unknown sign", Expr(id: call))
      }
      isOneSided = true
      start = try domain.element(.pi * Expr(Rational(sign, 2)))
    } else {
      let c = try regularPart(g, in: call)
      try checkImaginaryCut(c, in: call)
      start = try arcTangent(c, of: g, in: call)
    }
    let square = times(g, g, beyond: 2)
    let slope = times(g.derivative, try reciprocal(S(domain.one) + square, of: call))
    return try integrated(slope, from: start, in: call)
  }

  /// ±i·y with y > 1 lies on a cut of the arc tangent.
  private func checkImaginaryCut(_ c: D.Element, in call: Id) throws {
    guard scale == nil, !c.isZero, let y = (domain.expression(c) / .i).rationalValue, y.magnitude > 1 else { return }
    throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
  }

  /// From h′ = ±g′/√(1 − g²).
  private func arcSine(_ u: Id, in call: Id, _ function: Function) throws -> S {
    let g = try series(u)
    let c = try regularPart(g, in: call)
    if scale == nil, let q = domain.expression(c).rationalValue, q.magnitude > 1 {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
    }
    let radicand = S(domain.one) - times(g, g, beyond: 1)
    let side = try side(of: radicand, source: u, in: call)
    let root = try rootOfOneMinusSquare(radicand, side, in: call)
    let slope = times(g.derivative, try reciprocal(root, of: call))
    var start = try value(function, at: c, atZero: function == .asin ? domain.zero : nil)
    if let side, radicand.valuation == 0 {
      let angle = try arcSineBeyondOne(domain.expression(c), side: side, in: call)
      start = try domain.element(function == .asin ? angle : .pi / 2 - angle)
    }
    return try integrated(function == .asin ? slope : -slope, from: start, in: call)
  }

  private func rootOfOneMinusSquare(_ radicand: S, _ side: Int?, in call: Id) throws -> S {
    guard let a = radicand.coefficients.first else { throw SeriesDetour.moreTerms }
    let v = radicand.valuation
    if v % 2 != 0 {
      if variables.count > 1 { throw AlgebraError.unable("a power series at a branch point", Expr(id: call)) }
      throw SeriesDetour.ramified(2)
    }
    if v != 0 {
      isOneSided = true
      // Approaching 1 from beyond puts the argument on the cut.
      if scale == nil, domain.expression(a).knownSign != 1 {
        throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
      }
    }
    let first = a.isOne ? a : try power(a, .half, side: side)
    let inverse = a.isOne ? a : try domain.inverse(a)
    let count = min(S.shift(radicand.order, -v), limit + 1)
    return radicand.shifted(by: -v).power(Rational(1, 2), valueAtZero: first, inverse: inverse, count: count)
      .shifted(by: v / 2)
  }

  /// From h′ = (y′·x − x′·y)/(x² + y²).
  private func angle(_ y: Id, _ x: Id, in call: Id) throws -> S {
    var (f, g) = (try series(y), try series(x))
    if scale != nil {
      // The angle does not depend on the size.
      let low = min(f.isZero ? g.valuation : f.valuation, g.isZero ? f.valuation : g.valuation)
      (f, g) = (f.shifted(by: -low), g.shifted(by: -low))
    }
    let (a, b) = (try regularPart(f, in: call), try regularPart(g, in: call))
    if a.isZero && b.isZero {
      throw AlgebraError.unable("a series of an angle at the origin", Expr(id: call))
    }
    var start = try domain.element(atan2(domain.expression(a), domain.expression(b)))
    if a.isZero, let scale {
      guard let along = scale.sign(domain.expression(b)) else {
        throw AlgebraError.unable("a limit of an angle", Expr(id: call))
      }
      // From below the negative axis the angle is −π.
      if along < 0, !f.isZero {
        guard let first = f.coefficients.first else { throw SeriesDetour.moreTerms }
        guard let side = scale.sign(domain.expression(first)), side != 0 else {
          throw AlgebraError.unable("a limit on a branch cut", Expr(id: call))
        }
        start = try domain.element(.pi * Expr(side))
      }
    } else if a.isZero && domain.expression(b).knownSign == -1 {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: call))
    }
    let square = times(f, f) + times(g, g)
    let top = times(f.derivative, g) - times(g.derivative, f)
    let slope = times(top, try reciprocal(square, of: call))
    return try integrated(slope, from: start, in: call)
  }

  /// |g| = (|a|/a)·g for a real series with leading coefficient a and t > 0.
  private func magnitude(_ u: Id, in call: Id) throws -> S {
    let g = try series(u)
    guard isReal(u), variables.count == 1 || g.valuation == 0 else {
      if scale != nil { return try magnitude(ofComplex: g, u, in: call) }
      throw AlgebraError.unable("a series of an absolute value", Expr(id: call))
    }
    let a = try leading(g, of: u)
    try checkFree(a, in: call)
    if g.valuation != 0 { isOneSided = true }
    let e = domain.expression(a)
    let known = scale == nil ? e.knownSign : scale?.sign(e)
    let sign = try domain.element(known.map { Expr($0) } ?? (abs(e) / e))
    return g.map { $0 * sign }
  }

  /// |g| = |a|·√(g·g*/|a|²) with the leading coefficient a, for t > 0.
  private func magnitude(ofComplex g: S, _ u: Id, in call: Id) throws -> S {
    let a = try leading(g, of: u)
    let size = try domain.element(abs(domain.expression(a)))
    let square = times(g, try conjugate(u, in: call)).shifted(by: -2 * g.valuation)
    let inverse = try domain.inverse(square[0])
    return square.power(Rational(1, 2), valueAtZero: size, inverse: inverse, count: count(square))
      .shifted(by: g.valuation)
  }

  private func conjugate(_ u: Id, in call: Id) throws -> S {
    guard variables.allSatisfy(\.isKnownReal) else { throw AlgebraError.notDifferentiable(Expr(id: call)) }
    return try series(u).map { try domain.element(domain.expression($0).conjugate) }
  }

  /// Taylor's formula: f(g) = Σ ∂ᵅf(c)/α!·(g − c)ᵅ with constant terms c.
  func expandField(_ id: Id) throws -> S {
    let arguments = Array(arena.childIds(id))
    if let sum = try asymptotic(Expr(id: id)) { return sum }
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
