import Numbers

/// Expands an expression node by node, parts before wholes, in a parameter t.
///
/// In one variable x = t^q, with q > 1 once fractional powers occur. In several variables each is t times itself, so that
/// the coefficient of tⁿ is the part of total degree n and truncation in t is truncation by total degree.
final class SeriesExpansion<D: SeriesCoefficients> {
  typealias S = PowerSeries<D.Element>

  let domain: D
  let variables: [Expr]
  /// Working order in t: what has no end of its own is computed up to it.
  let limit: Int
  let ramification: Int
  /// True once a root of t, |t| or the like made the expansion one for t → 0 from above.
  var isOneSided = false
  /// What is known of the scale that a limit is expanded in; nil for a plain series.
  let scale: GrowthScale?
  /// Conditions that do not come from divisors: what must not lie on a branch cut.
  var conditions: [Expr] = []
  /// Which nodes are real for small t > 0.
  var realness: [Id: Bool] = [:]
  /// Leading coefficients that were divided by or raised to a power, and so must not vanish.
  private(set) var divisors: [D.Element] = []
  let arena = Arena.shared
  private var values: [Id: S] = [:]
  private var turns: [Id: (sine: S, cosine: S)] = [:]
  private var constants: [Id: D.Element] = [:]

  init(domain: D, variables: [Expr], limit: Int, ramification: Int, scale: GrowthScale? = nil) {
    self.scale = scale
    self.domain = domain
    self.variables = variables
    self.limit = limit
    self.ramification = ramification
  }

  func run(_ root: Expr) throws -> S {
    for (k, x) in variables.enumerated() {
      values[x.id] =
        variables.count == 1 ? S(domain.one, power: ramification) : S(try domain.variable(k), power: 1)
    }
    return try series(of: root)
  }

  /// The series of an expression, its parts before itself.
  func series(of e: Expr) throws -> S {
    for id in arena.reachable(from: [e.id]) where values[id] == nil {
      let node = arena[id]
      guard node.hasChildren, arena.childIds(id).contains(where: { values[$0] != nil }) else { continue }
      values[id] = try expand(id, node)
      try Work.check()
    }
    return try series(e.id)
  }

  func depends(_ id: Id) -> Bool { values[id] != nil }

  /// The series of a node; of a node without variables, its value.
  func series(_ id: Id) throws -> S {
    if let known = values[id] { return known }
    let c = try constant(id)
    return c.isZero ? S(lowest: 0, [], order: S.exact, zero: domain.zero) : S(c)
  }

  private func constant(_ id: Id) throws -> D.Element {
    if let known = constants[id] { return known }
    let value = try domain.element(Expr(id: id))
    constants[id] = value
    return value
  }

  private func expand(_ id: Id, _ node: Node) throws -> S {
    switch node.kind {
    case .linear: return try expandSum(id)
    case .product: return try expandProduct(id)
    case .field: return try expandField(id)
    case .call: return try expandCall(id, node)
    default: return try series(id)
    }
  }

  private func expandSum(_ id: Id) throws -> S {
    let list = Array(arena.childIds(id))
    var sum: S?
    for k in stride(from: 0, to: list.count, by: 2) {
      let term = try series(list[k]).scaled(by: arena.rationalValue(list[k + 1]))
      if let before = sum {
        let low = min(before.valuation, term.valuation)
        let bound = scale == nil ? limit : low + max(limit, Self.longestExactSum)
        if before.end > bound || term.end > bound {
          sum = before.truncated(to: max(bound, low)) + term.truncated(to: max(bound, low))
        } else {
          guard max(before.end, term.end) - low <= 1 << 20 else {
            throw AlgebraError.unable("a series with a term of degree \(low)", Expr(id: id))
          }
          sum = before + term
        }
      } else {
        sum = term
      }
    }
    return try sum ?? series(id)
  }

  private func expandProduct(_ id: Id) throws -> S {
    let list = Array(arena.childIds(id))
    var fixed: [Expr] = []
    var result: S?
    for k in stride(from: 0, to: list.count, by: 2) {
      if !depends(list[k]) && !depends(list[k + 1]) {
        fixed.append(Expr(id: list[k]) ** Expr(id: list[k + 1]))
        continue
      }
      let factor = try power(list[k], list[k + 1])
      result = result.map { times($0, factor) } ?? factor
    }
    guard var result else { return try series(id) }
    if !fixed.isEmpty {
      let c = try domain.element(Expr.product(fixed))
      if c.isZero { return S(lowest: 0, [], order: S.exact, zero: domain.zero) }
      result = result.map { $0 * c }
    }
    return result
  }

  // MARK: What the parts of an expansion need

  /// The leading coefficient. Throws when the series may be zero.
  func leading(_ g: S, of id: Id) throws -> D.Element {
    if let first = g.coefficients.first {
      if !first.isOne { divisors.append(first) }
      return first
    }
    if g.isExact { throw AlgebraError.divisionByZero(Expr(id: id)) }
    if (try? NormalForm(Expr(id: id)).isZero) == true { throw AlgebraError.divisionByZero(Expr(id: id)) }
    throw SeriesDetour.moreTerms
  }

  /// The leading coefficient of a series that came up on the way to a node.
  func leadingOfPart(_ g: S, of id: Id) throws -> D.Element {
    guard let first = g.coefficients.first else {
      if g.isExact { throw AlgebraError.divisionByZero(Expr(id: id)) }
      throw SeriesDetour.moreTerms
    }
    if !first.isOne { divisors.append(first) }
    return first
  }

  /// The constant term of the argument of a function that is expanded there.
  func regularPart(_ g: S, in call: Id) throws -> D.Element {
    if g.valuation < 0 {
      if g.isEmpty { throw SeriesDetour.moreTerms }
      throw AlgebraError.unable("a series at an essential singularity", Expr(id: call))
    }
    if g.order <= 0 { throw SeriesDetour.moreTerms }
    let c = g[0]
    try checkFree(c, in: call)
    return c
  }

  /// In several variables a coefficient inside a function must not depend on the direction.
  func checkFree(_ c: D.Element, in call: Id) throws {
    guard variables.count > 1, !c.isZero else { return }
    let e = domain.expression(c)
    if variables.contains(where: { e.contains($0) }) {
      throw AlgebraError.unable("a series whose limit depends on the direction", Expr(id: call))
    }
  }

  /// f(c), which is `atZero` for c = 0.
  func value(_ f: Function, at c: D.Element, atZero: D.Element?) throws -> D.Element {
    if c.isZero, let atZero { return atZero }
    return try domain.element(.call(f, [domain.expression(c)]))
  }

  /// How many terms of a function of g, which has no negative powers, are worth computing.
  func count(_ g: S) -> Int {
    guard scale != nil else { return min(g.order, max(limit, 1)) }
    // The first term after the constant one may be far away.
    let first = g.coefficients.indices.first { g.lowest + $0 > 0 && !g.coefficients[$0].isZero } ?? 0
    return min(g.order, g.lowest + first + limit)
  }

  /// The product as far as it is worth computing: up to the order `limit`, or, in a scale of growth, so many terms.
  func times(_ a: S, _ b: S, beyond: Int = 0) -> S {
    a.times(b, limit: (scale == nil ? limit : a.valuation + b.valuation + limit) + beyond)
  }

  /// Up to this length sums keep all their terms in a scale of growth, so that what cancels there cancels at once.
  private static var longestExactSum: Int { 4096 }

  /// The antiderivative of `slope` with this value at 0.
  func integrated(_ slope: S, from start: D.Element, in call: Id) throws -> S {
    if slope.order < 0 { throw SeriesDetour.moreTerms }
    guard let integral = slope.antiderivative else {
      throw AlgebraError.unable("a series at a logarithmic singularity", Expr(id: call))
    }
    if integral.order <= 0 { throw SeriesDetour.moreTerms }
    return start.isZero ? integral : S(start) + integral
  }

  /// Sine and cosine of a node, or their hyperbolic twins, computed together once.
  func turn(_ argument: Id, in call: Id, hyperbolic: Bool) throws -> (sine: S, cosine: S) {
    // Arguments are nodes; the twins of one argument are kept under the call that asked first.
    let key = arena.build { $0.call(hyperbolic ? .sinh : .sin, [argument]) }
    if let known = turns[key] { return known }
    let g = try series(argument)
    let c = try regularPart(g, in: call)
    let pair = g.turn(
      sine: try value(hyperbolic ? .sinh : .sin, at: c, atZero: domain.zero),
      cosine: try value(hyperbolic ? .cosh : .cos, at: c, atZero: domain.one),
      sign: hyperbolic ? 1 : -1, count: count(g))
    turns[key] = pair
    return pair
  }
}
