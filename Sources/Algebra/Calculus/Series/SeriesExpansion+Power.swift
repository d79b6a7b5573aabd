import Numbers

extension SeriesExpansion {
  /// The series of base^exponent.
  ///
  /// Non-integer powers and logarithms are expanded about the leading coefficient a; (a·tᵛ·u)ᵅ = aᵅ·t^(vα)·uᵅ holds for
  /// u near 1 when t > 0 and a lies off the cut (−∞, 0], and also for negative a when the base is real.
  func power(_ base: Id, _ exponent: Id) throws -> S {
    if depends(exponent) {
      let product = try series(exponent).times(try logarithm(base, in: base), limit: limit)
      return try exponential(product, in: arena.build { $0.power(base, exponent) })
    }
    let g = try series(base)
    let e = Expr(id: exponent)
    guard let q = e.rationalValue else { return try symbolicPower(g, base, e) }
    if let n = q.asInt {
      // An exact zero keeps its place at the end of the orders; everything else stays far below it.
      let reach = g.isZero ? (0, false) : g.valuation.multipliedReportingOverflow(by: n)
      guard n.magnitude < 1 << 31, !reach.1, reach.0.magnitude < 1 << 40 else {
        throw AlgebraError.unable("a series of a power of that size", Expr(id: base))
      }
      if n > 0 { return scale == nil ? g.power(n, limit: limit) : power(g, n) }
      return try generalPower(g, base, q, shift: g.valuation * n) { try power($0, n) }
    }
    let largestRoot = scale == nil ? 64 : 4096
    guard let p = q.numerator.asInt, let r = q.denominator.asInt, p.magnitude < 1 << 20, r <= largestRoot else {
      throw AlgebraError.unable("a series of a power of that size", Expr(id: base))
    }
    _ = try leading(g, of: base)
    let v = g.valuation
    guard v.magnitude < 1 << 40 else {
      throw AlgebraError.unable("a series of a power of that size", Expr(id: base))
    }
    if v % r != 0 {
      if variables.count > 1 {
        throw AlgebraError.unable("a power series at a branch point in several variables", Expr(id: base))
      }
      throw SeriesDetour.ramified(r / greatestCommonDivisor(abs(v), r))
    }
    if v != 0 { isOneSided = true }
    let side = try side(of: g, source: base, in: base)
    return try generalPower(g, base, q, shift: v / r * p) { a in
      try checkCut(a, base)
      return try power(a, Expr(q), side: side)
    }
  }

  /// gⁿ for n ≥ 1 by squaring, in a scale of growth: the first terms only.
  private func power(_ g: S, _ n: Int) -> S {
    var result: S?
    var square = g
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result.map { times($0, square) } ?? square }
      rest >>= 1
      if rest > 0 { square = times(square, square) }
    }
    return result ?? g
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  private func power(_ a: D.Element, _ n: Int) throws -> D.Element {
    let inverse = try domain.inverse(a)
    return n == -1 ? inverse : S(inverse).power(-n, limit: 1)[0]
  }

  private func generalPower(
    _ g: S, _ base: Id, _ q: Rational, shift: Int, _ raise: (D.Element) throws -> D.Element
  ) throws -> S {
    let a = try leading(g, of: base)
    if variables.count > 1 && !q.isInteger { try checkFree(a, in: base) }
    let first = a.isOne ? a : try raise(a)
    if g.isExact && g.coefficients.count == 1 { return S(first, power: shift) }
    let count = min(S.shift(g.order, -g.valuation), scale == nil ? limit - shift : limit)
    if count <= 0 { return S(lowest: 0, [], order: shift, zero: domain.zero) }
    let inverse = a.isOne ? a : try domain.inverse(a)
    return g.shifted(by: -g.valuation).power(q, valueAtZero: first, inverse: inverse, count: count)
      .shifted(by: shift)
  }

  private func symbolicPower(_ g: S, _ base: Id, _ exponent: Expr) throws -> S {
    let a = try leading(g, of: base)
    if g.valuation != 0 {
      throw AlgebraError.unable("a series with a symbolic leading power", Expr(id: base) ** exponent)
    }
    try checkFree(a, in: base)
    try checkCut(a, base)
    let first = a.isOne ? a : try power(a, exponent, side: try side(of: g, source: base, in: base))
    let inverse = a.isOne ? a : try domain.inverse(a)
    return g.power(
      symbolic: try domain.element(exponent), valueAtZero: first, inverse: inverse, count: count(g))
  }

  func logarithm(_ argument: Id, in call: Id) throws -> S {
    let g = try series(argument)
    let a = try leading(g, of: argument)
    let v = g.valuation
    try checkFree(a, in: call)
    try checkCut(a, argument)
    var start = a.isOne ? domain.zero : try logarithm(a, side: try side(of: g, source: argument, in: call))
    let inverse = a.isOne ? a : try domain.inverse(a)
    if v == 0 { return g.logarithm(valueAtZero: start, inverse: inverse, count: count(g)) }
    guard let scale else {
      throw AlgebraError.unable("a series at a logarithmic singularity", Expr(id: call))
    }
    // log(a·tᵛ·u) = v·log t + log a + log u for t > 0.
    isOneSided = true
    start += try domain.element(Expr(Rational(v, ramification)) * scale.logarithm)
    let count = count(g.shifted(by: -v))
    return g.shifted(by: -v).logarithm(valueAtZero: start, inverse: inverse, count: count)
  }

  func exponential(_ g: S, in call: Id) throws -> S {
    let c = try regularPart(g, in: call)
    return g.exponential(valueAtZero: try value(.exp, at: c, atZero: domain.one), count: count(g))
  }

  /// Refuses to expand about a point of the cut, where the two sides have different values.
  private func checkCut(_ a: D.Element, _ base: Id) throws {
    if scale == nil, !arena[base].facts.contains(.real), domain.expression(a).knownSign == -1 {
      throw AlgebraError.unable("a series on a branch cut", Expr(id: base))
    }
  }
}
