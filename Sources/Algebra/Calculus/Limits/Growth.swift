import Numbers

/// Limits at +∞ of one positive variable by comparison of growth (Gruntz 1996).
struct Growth {
  let variable: Expr
  let depth: Int
  /// What is already known of expressions in this variable; limits of exponents are asked for again and again.
  private let known: Known

  private final class Known {
    var limits: [Expr: Conditional<Limit>] = [:]
    var signs: [Expr: Int?] = [:]
  }

  init(_ variable: Expr, depth: Int = 0) {
    self.variable = variable
    self.depth = depth
    known = Known()
  }

  private init(deeper growth: Growth) {
    variable = growth.variable
    depth = growth.depth + 1
    known = growth.known
  }

  /// The first term c·ωᵉ of an expression in the most rapidly varying scale ω → 0.
  private struct Leading {
    let coefficient: Expr
    let exponent: Int
    let conditions: [Expr]
    /// Judges the coefficient, which varies more slowly.
    let next: Growth
  }

  func limit(_ e: Expr) throws -> Conditional<Limit> {
    if let found = known.limits[e] { return found }
    let found = try newLimit(e)
    known.limits[e] = found
    return found
  }

  private func newLimit(_ e: Expr) throws -> Conditional<Limit> {
    guard depth < 48 else { throw AlgebraError.unable("a limit with so many scales", e) }
    if !e.contains(variable) { return Conditional(.finite(try e.tidied())) }
    let e = try prepared(e)
    if !e.contains(variable) { return Conditional(.finite(try written(e).tidied())) }
    if let squeezed = try squeezed(e) { return squeezed }
    do {
      return try limitOfLeadingTerm(e)
    } catch let detour as Incommensurable {
      return try limit(throughLogarithmOf: e, detour)
    }
  }

  /// Exponentials of one class that are no rational powers of each other.
  private struct Incommensurable: Error { let part: Expr }

  /// With the dominant exponential in front, e = exp(u)·s with real u, the limit of u + log|s| decides.
  private func limit(throughLogarithmOf e: Expr, _ detour: Incommensurable) throws -> Conditional<Limit> {
    let refusal = AlgebraError.unable("a limit with incommensurable exponentials", detour.part)
    let changed = try factored(e)
    let (u, rest) = split(changed)
    guard !u.isLiteralZero else {
      guard changed != e else { throw refusal }
      return try deeper.limit(changed)
    }
    let sign = isReal(u) ? try deeper.sign(rest) : nil
    if sign == 0 { return Conditional(.finite(.zero)) }
    let size = try sign.map { u + log(Expr($0) * rest) } ?? realPart(of: u) + log(abs(rest))
    let logarithm = try deeper.limit(size)
    let value: Limit
    switch (logarithm.value, sign) {
    case (.finite(let l), let sign?): value = .finite(try (Expr(sign) * exp(l)).tidied())
    case (.infinity, let sign): value = sign.map { $0 > 0 ? .infinity : .minusInfinity } ?? .unsignedInfinity
    case (.minusInfinity, _): value = .finite(.zero)
    case (.finite, nil), (.unsignedInfinity, _): throw refusal
    }
    return Conditional(value, conditions: logarithm.conditions)
  }

  private func limitOfLeadingTerm(_ e: Expr) throws -> Conditional<Limit> {
    guard let leading = try leading(e) else { return Conditional(.finite(.zero)) }
    var conditions = Conditions()
    conditions.append(leading.conditions)
    let inner = try leading.next.limit(leading.coefficient)
    conditions.append(inner.conditions)
    if leading.exponent > 0 { return Conditional(.finite(.zero), conditions: conditions.list) }
    if leading.exponent == 0 { return Conditional(inner.value, conditions: conditions.list) }
    if !leading.coefficient.isConstant && !leading.coefficient.contains(leading.next.variable) {
      conditions.require(leading.coefficient)
    }
    let result: Limit
    switch try leading.next.sign(leading.coefficient) {
    case .some(1): result = .infinity
    case .some(-1): result = .minusInfinity
    default: result = .unsignedInfinity
    }
    return Conditional(result, conditions: conditions.list)
  }

  /// The sign of a real expression far out; nil where it is not known, and for one that is not real.
  func sign(_ e: Expr) throws -> Int? {
    if let found = known.signs[e] { return found }
    let found = try newSign(e)
    known.signs[e] = .some(found)
    return found
  }

  private func newSign(_ e: Expr) throws -> Int? {
    if let sign = e.knownSign { return sign }
    if !e.contains(variable) {
      if e.isKnownReal { return e.knownSignOfFactors }
      // The difference of two logarithms is real though nothing says so.
      guard e.isConstant, reality.holds(for: e) else { return nil }
      return e.signOfRealPart
    }
    guard depth < 48 else { throw AlgebraError.unable("a limit with so many scales", e) }
    let e = try prepared(e)
    do {
      guard let leading = try leading(e) else { return 0 }
      return try leading.next.sign(leading.coefficient)
    } catch let detour as Incommensurable {
      let changed = try factored(e)
      let (u, rest) = split(changed)
      guard changed != e, u.isLiteralZero || isReal(u) else {
        throw AlgebraError.unable("a limit with incommensurable exponentials", detour.part)
      }
      return try deeper.sign(rest)
    }
  }

  private var reality: Reality { Reality { try? deeper.sign($0) } }
  var deeper: Growth { Growth(deeper: self) }

  /// Whether an expression in stand-ins is real far out.
  func isReal(_ e: Expr) -> Bool { reality.holds(for: plain(e)) }

  // MARK: Scales

  /// Exponentials of one class, each comparable to a power of ω, and perhaps the variable itself.
  private struct Scale {
    /// ω = exp(−measure): a real expression that grows without bound.
    let measure: Expr
    let includesVariable: Bool
  }

  /// The scale of the most rapidly varying parts; nil where there is only the variable.
  private func fastest(_ e: Expr) throws -> Scale {
    var best: [Expr] = [variable]
    var measure = log(variable)
    for part in e.subexpressions {
      guard part.contains(variable), let u = exponent(part), try isUnbounded(u) else { continue }
      switch try compare(u, measure) {
      case .unsignedInfinity, .infinity, .minusInfinity:
        best = [part]
        measure = u
      case .finite(let ratio):
        if !ratio.isLiteralZero { best.append(part) }
      }
    }
    if best.contains(variable) { return Scale(measure: log(variable), includesVariable: true) }
    // The simplest one, and of it the real part, so that ω is positive.
    guard let simplest = best.min(by: { $0.nodeCount < $1.nodeCount }), let u = exponent(simplest) else {
      throw AlgebraError.unable("a limit with so many scales", plain(e))
    }
    let real = try realPart(of: u)
    switch try deeper.limit(real).value {
    case .infinity: return Scale(measure: real, includesVariable: false)
    case .minusInfinity: return Scale(measure: try prepared(plain(-real)), includesVariable: false)
    default: throw AlgebraError.unable("the growth of an exponential", plain(simplest))
    }
  }

  private func realPart(of u: Expr) throws -> Expr {
    isReal(u) ? u : try prepared((.half * (plain(u) + plain(u).conjugate)).tidied())
  }

  /// Whether an exponent tends to ±∞; one that turns in the plane as it grows is refused.
  func isUnbounded(_ u: Expr) throws -> Bool {
    switch try deeper.limit(u).value {
    case .finite: false
    case .infinity, .minusInfinity: true
    case .unsignedInfinity: throw AlgebraError.unable("the growth of an exponential", plain(exponential(u)))
    }
  }

  private func compare(_ u: Expr, _ v: Expr) throws -> Limit { try deeper.limit(u / v).value }

  /// The coefficient, free of the variable, of what an expression is like far out; nil for zero.
  func lastCoefficient(of e: Expr) throws -> Expr? {
    if !e.contains(variable) { return e.isLiteralZero ? nil : e }
    return try leading(prepared(e)).flatMap { try $0.next.lastCoefficient(of: $0.coefficient) }
  }

  /// The leading term in the fastest scale; nil for zero.
  private func leading(_ e: Expr) throws -> Leading? {
    let scale = try fastest(e)
    let ω = Symbol.hidden("ω⟨\(depth)⟩", .positive).expression
    var done: [Expr: Expr] = [:]
    var rewritten = try rewritten(e, scale, ω, &done)
    var next = deeper
    var logarithm = plain(-scale.measure)
    if scale.includesVariable {
      // log x = y is the variable of the coefficients; put in while exponentials are stand-ins, for exp(u − log x) is exp(u)/x.
      let y = Symbol.hidden("y⟨\(depth)⟩", .positive).expression
      rewritten = rewritten.substituting([(log(variable), y), (variable, 1 / ω)])
      next = Growth(y, depth: depth + 1)
      logarithm = -y
    }
    let measure = scale.includesVariable ? next.variable : scale.measure
    let driver = SeriesDriver(expression: plain(rewritten), variables: [ω], order: 1)
    let growthScale = GrowthScale(
      logarithm: logarithm, varies: { $0.contains(next.variable) }, sign: { try? next.sign($0) },
      written: written)
    let term = try driver.leadingTerm(in: growthScale) { (try? NormalForm(written(e)).isZero) == true }
    guard let term else { return nil }
    return Leading(
      coefficient: try next.slower(term.coefficient, than: measure), exponent: term.exponent,
      conditions: term.conditions.filter { !$0.contains(next.variable) }, next: next)
  }

  /// The expression in ω: every exponential exp(u) with u ~ c·measure becomes exp(u + c·log ω)·ω^(−c), from the inside out.
  ///
  /// What is left of the exponent is tidied, which may write it with other exponentials of the class (1/(1 + exp(−x)) as
  /// exp(x)/(exp(x) + 1)): they are rewritten in their turn, until none is left.
  private func rewritten(
    _ e: Expr, _ scale: Scale, _ ω: Expr, _ done: inout [Expr: Expr], level: Int = 0
  ) throws -> Expr {
    guard level < 24 else { throw AlgebraError.unable("a limit of nested exponentials", plain(e)) }
    let arena = Arena.shared
    for part in e.subexpressions where done[part] == nil {
      let rebuilt = Expr(id: arena.build { $0.rebuilt(part.id) { done[Expr(id: $0)]?.id ?? $0 } })
      done[part] = rebuilt
      guard let u = exponent(part), u.contains(variable), try isUnbounded(u) else { continue }
      guard case .finite(let ratio) = try compare(u, scale.measure) else {
        throw AlgebraError.unable("a limit of nested exponentials", plain(e))
      }
      if ratio.isLiteralZero { continue }
      guard let c = ratio.rationalValue else { throw Incommensurable(part: plain(part)) }
      let rest = try prepared(plain(u - Expr(c) * scale.measure).tidied())
      done[part] = exponential(try rewritten(rest, scale, ω, &done, level: level + 1)) * ω ** Expr(-c)
    }
    return done[e] ?? e
  }

  /// A coefficient in a form without exponentials that are comparable to the scale it was separated from; refused where
  /// there is none, for it would not vary more slowly.
  private func slower(_ coefficient: Expr, than measure: Expr) throws -> Expr {
    guard coefficient.contains(variable), try comparable(in: try prepared(coefficient), measure) != nil else {
      return coefficient
    }
    let factored = try factored(coefficient)
    if let part = try comparable(in: factored, measure) {
      throw AlgebraError.unable("a limit of nested exponentials", plain(part))
    }
    return factored
  }

  private func comparable(in e: Expr, _ measure: Expr) throws -> Expr? {
    try e.subexpressions.first { part in
      guard let u = exponent(part), u.contains(variable), try isUnbounded(u) else { return false }
      guard case .finite(let ratio) = try compare(u, measure) else { return true }
      return !ratio.isLiteralZero
    }
  }
}

extension Expr {
  /// The sign of the real part of a number, by enclosures; nil where they do not tell it from zero.
  fileprivate var signOfRealPart: Int? {
    for bits in [64, 256, 1024] {
      var point = SamplePoint(seed: 1)
      guard let value = point.enclosure(of: self, bits: bits) else { continue }
      if value.re.isPositive { return 1 }
      if value.re.isNegative { return -1 }
    }
    return (try? NormalForm(self).isZero) == true ? 0 : nil
  }
}
