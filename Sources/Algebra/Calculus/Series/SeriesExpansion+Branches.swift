import Numbers

/// Branch cuts: a function of a series whose constant term lies on a cut has the value of that side of the cut on which the
/// series runs for small t > 0, and the first coefficient that leads off the cut tells which one.
extension SeriesExpansion {
  /// Whether a node is real for small t > 0.
  func isReal(_ id: Id) -> Bool {
    if let known = realness[id] { return known }
    let reality = Reality { [self] part in
      guard depends(part.id) else { return scale?.sign(part) ?? part.knownSign }
      guard let g = try? series(part.id), let a = g.coefficients.first else { return nil }
      return scale?.sign(domain.expression(a)) ?? nil
    }
    let result = arena[id].facts.contains(.real) || scale != nil && reality.holds(for: Expr(id: id))
    realness[id] = result
    return result
  }

  /// The side, 1 above and −1 below, from which a·(1 + …) reaches its leading coefficient a on the negative axis; nil where
  /// the principal value at a is the right one: off the cut, for a monomial, and (the condition says it) for a parameter.
  ///
  /// - Parameter source: a node that makes the series real where it is real.
  func side(of g: S, source: Id, in call: Id) throws -> Int? {
    guard let scale, let first = g.coefficients.first, !g.isExact || g.coefficients.count > 1 else { return nil }
    let a = domain.expression(first)
    if a.isKnownPositive { return nil }
    guard scale.reality.holds(for: a) else {
      // Not real as a function, hence off the axis far out; a parameter may have any value.
      if !scale.varies(a) && !a.isConstant { conditions.append(a + abs(a)) }
      return nil
    }
    switch scale.sign(a) {
    case .some(1): return nil
    case .some(-1): break
    default:
      if isReal(source) { return nil }
      if scale.varies(a) { throw AlgebraError.unable("a limit that may lie on a branch cut", Expr(id: call)) }
      conditions.append(a + abs(a))
      return nil
    }
    if isReal(source) { return 1 }
    for c in g.coefficients.dropFirst() where !c.isZero {
      guard let sign = scale.imaginarySign(domain.expression(c)) else {
        throw AlgebraError.unable("a limit on a branch cut", Expr(id: call))
      }
      if sign != 0 { return sign }
    }
    if g.isExact { return 1 }
    throw SeriesDetour.moreTerms
  }

  /// The sign of the real part for small t > 0; nil where it is not known.
  func realSide(of g: S) throws -> Int? {
    guard let scale else { return nil }
    for c in g.coefficients where !c.isZero {
      guard let sign = scale.realSign(domain.expression(c)) else { return nil }
      if sign != 0 { return sign }
    }
    if g.isExact { return nil }
    throw SeriesDetour.moreTerms
  }

  /// a^q on a side of the cut.
  func power(_ a: D.Element, _ q: Expr, side: Int?) throws -> D.Element {
    let e = domain.expression(a)
    guard let side else { return try domain.element(e ** q) }
    return try domain.element((-e) ** q * exp(.i * .pi * q * Expr(side)))
  }

  /// log a on a side of the cut.
  func logarithm(_ a: D.Element, side: Int?) throws -> D.Element {
    guard let side else { return try value(.log, at: a, atZero: nil) }
    return try domain.element(log(-domain.expression(a)) + .i * .pi * Expr(side))
  }

  /// asin c for real c beyond ±1 where √(1 − c²) is taken on a side of its cut: asin(c ± i0) = ±′π/2 ± i·log(|c| + √(c² − 1))
  /// with the sign ±′ of c.
  func arcSineBeyondOne(_ c: Expr, side: Int, in call: Id) throws -> Expr {
    guard let sign = scale?.sign(c), sign != 0 else {
      throw AlgebraError.unable("a limit on a branch cut", Expr(id: call))
    }
    let size = Expr(sign) * c
    return Expr(sign) * (.pi / 2 - .i * Expr(side) * log(size + sqrt(size ** 2 - 1)))
  }

  /// atan c, whose cuts are the imaginary numbers beyond ±i: atan(iy ± 0) = ±π/2 + (i/2)·log((y + 1)/(y − 1)).
  func arcTangent(_ c: D.Element, of g: S, in call: Id) throws -> D.Element {
    let principal = { [self] in try value(.atan, at: c, atZero: domain.zero) }
    guard let scale, !c.isZero else { return try principal() }
    let e = domain.expression(c)
    if scale.reality.holds(for: e) { return try principal() }
    let y = (try? (-.i * e).tidied()) ?? -.i * e
    guard scale.reality.holds(for: y) else {
      if !scale.varies(e) && !e.isConstant { conditions.append(1 + e ** 2 + abs(1 + e ** 2)) }
      return try principal()
    }
    switch scale.sign(1 - y ** 2) {
    case .some(1): return try principal()
    case .some(-1):
      guard let side = try realSide(of: g - S(c)) else {
        throw AlgebraError.unable("a limit on a branch cut", Expr(id: call))
      }
      return try domain.element(Expr(side) * .pi / 2 + .half * .i * log((y + 1) / (y - 1)))
    default: throw AlgebraError.unable("a limit that may lie on a branch cut", Expr(id: call))
    }
  }
}
