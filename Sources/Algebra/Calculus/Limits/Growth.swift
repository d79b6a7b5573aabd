import Numbers

/// Limits at +∞ of one positive variable by comparison of growth (Gruntz 1996).
struct Growth {
  let variable: Expr
  private let depth: Int

  init(_ variable: Expr, depth: Int = 0) {
    self.variable = variable
    self.depth = depth
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
    guard depth < 24 else { throw AlgebraError.unable("a limit with so many scales", e) }
    if !e.contains(variable) { return Conditional(.finite(try e.tidied())) }
    let e = try prepared(e)
    if !e.contains(variable) { return Conditional(.finite(try plain(e).tidied())) }
    try checkOscillation(e)
    guard let leading = try leading(e) else { return Conditional(.finite(.zero)) }
    var conditions = Conditions()
    conditions.append(leading.conditions)
    let inner = try leading.next.limit(leading.coefficient)
    conditions.append(inner.conditions)
    if leading.exponent > 0 { return Conditional(.finite(.zero), conditions: conditions.list) }
    if leading.exponent == 0 { return Conditional(inner.value, conditions: conditions.list) }
    if !leading.coefficient.contains(leading.next.variable) { conditions.require(leading.coefficient) }
    let result: Limit
    switch try leading.next.sign(leading.coefficient) {
    case .some(1): result = .infinity
    case .some(-1): result = .minusInfinity
    default: result = .unsignedInfinity
    }
    return Conditional(result, conditions: conditions.list)
  }

  /// The sign of an expression far out; nil where it is not known.
  func sign(_ e: Expr) throws -> Int? {
    if !e.contains(variable) { return e.isKnownReal ? e.knownSignOfFactors : nil }
    guard let leading = try leading(try prepared(e)) else { return 0 }
    return try leading.next.sign(leading.coefficient)
  }

  // MARK: Exponentials

  /// Stands for the exponential while scales are compared: exp(x·log b) would at once become the power bˣ again, and powers
  /// are no nodes of their own inside products.
  private static let exponential = ScalarField("exp⟨growth⟩", [.nonzero])

  /// The argument of an exponential that varies.
  private func exponent(_ e: Expr) -> Expr? {
    guard case .field(let f) = e.view, Self.exponential.matches(f) else { return nil }
    return f.arguments[0]
  }

  private func exponential(_ u: Expr) -> Expr { u.contains(variable) ? Self.exponential(u) : exp(u) }

  /// Exponentials, hyperbolic functions and powers whose exponent varies, all written with the stand-in.
  private func prepared(_ e: Expr) throws -> Expr {
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
      } else if x.contains(variable) {
        argument += x * log(b)
      } else {
        rest.append(b ** x)
      }
    }
    return .product(argument.isLiteralZero ? rest : rest + [exponential(argument)])
  }

  /// The expression with exponentials for their stand-ins.
  private func plain(_ e: Expr) -> Expr {
    e.mappingKernels { exponent($0).map { exp($0) } }
  }

  /// Trigonometric functions are allowed where their arguments stay bounded.
  private func checkOscillation(_ e: Expr) throws {
    for part in e.subexpressions {
      guard case .call(let f, let arguments) = part.view, [.sin, .cos, .tan].contains(f), part.contains(variable) else {
        continue
      }
      guard case .finite = try Growth(variable, depth: depth + 1).limit(arguments[0]).value else {
        throw AlgebraError.unable("the limit of an oscillation", plain(part))
      }
    }
  }

  // MARK: Scales

  /// The most rapidly varying parts: the variable itself, or exponentials that all grow alike up to a power.
  private func fastest(_ e: Expr) throws -> [Expr] {
    var fastest: [Expr] = []
    for part in e.subexpressions where part.contains(variable) {
      if part == variable {
        if fastest.isEmpty { fastest = [part] }
        continue
      }
      guard let u = exponent(part) else { continue }
      switch try Growth(variable, depth: depth + 1).limit(u).value {
      case .finite: continue
      case .unsignedInfinity: throw AlgebraError.unable("the growth of an exponential", plain(part))
      case .infinity, .minusInfinity: break
      }
      guard let best = fastest.first else {
        fastest = [part]
        continue
      }
      switch try compare(u, logarithm(of: best)) {
      case .unsignedInfinity, .infinity, .minusInfinity: fastest = [part]
      case .finite(let ratio):
        if ratio.isLiteralZero { continue }
        fastest.append(part)
      }
    }
    return fastest
  }

  private func logarithm(of scale: Expr) -> Expr {
    exponent(scale) ?? log(scale)
  }

  private func compare(_ u: Expr, _ v: Expr) throws -> Limit {
    try Growth(variable, depth: depth + 1).limit(u / v).value
  }

  /// The leading term in the fastest scale; nil for zero.
  private func leading(_ e: Expr) throws -> Leading? {
    let scales = try fastest(e)
    let ω = Symbol("ω⟨\(depth)⟩", .positive).expression
    if scales == [variable] {
      // log x = y is the variable of the coefficients.
      let y = Symbol("y⟨\(depth)⟩", .positive).expression
      let inverted = plain(e).substituting(variable, by: 1 / ω)
      return try leading(inverted, e, ω, logarithm: -y, next: Growth(y, depth: depth + 1))
    }
    guard !scales.contains(variable), let first = scales.first else {
      throw AlgebraError.unable("a limit with an exponential that grows like a power", plain(e))
    }
    let g = logarithm(of: first)
    let grows = try Growth(variable, depth: depth + 1).limit(g).value == .infinity
    // ω = exp(−g) or exp(g), whichever vanishes; f = exp(u) = exp(u − c·g)·ω^(∓c).
    var rewritten = e
    for f in scales.sorted(by: { $0.nodeCount > $1.nodeCount }) {
      let u = logarithm(of: f)
      guard case .finite(let ratio) = try compare(u, g), let c = ratio.rationalValue else {
        throw AlgebraError.unable("a limit with incommensurable exponentials", plain(f))
      }
      let rest = try prepared(plain(u - Expr(c) * g).tidied())
      rewritten = rewritten.substituting(f, by: exponential(rest) * ω ** Expr(grows ? -c : c))
    }
    if scales.contains(where: { rewritten.contains($0) }) {
      throw AlgebraError.unable("a limit of nested exponentials", plain(e))
    }
    let scale = plain(grows ? -g : g)
    return try leading(plain(rewritten), e, ω, logarithm: scale, next: Growth(variable, depth: depth + 1))
  }

  private func leading(_ e: Expr, _ original: Expr, _ ω: Expr, logarithm: Expr, next: Growth) throws -> Leading? {
    for order in [1, 4, 16] {
      let series = try SeriesDriver(
        expression: e, variables: [ω], order: order, logarithmOfVariable: logarithm
      ).run()
      if let first = series.exponents.first, let c = series.coefficient(first) {
        // Everything hangs on this coefficient: a point must show that it is not zero.
        guard try c.rationalValue != nil || c.isZero().isRefuted else {
          throw AlgebraError.unable("a leading coefficient that may be zero", c)
        }
        // Divisors that vary are judged where they are divided by: they are not zero as functions.
        let fixed = series.conditions.filter { !$0.contains(next.variable) }
        return Leading(coefficient: c, exponent: first[0], conditions: fixed, next: next)
      }
    }
    if try NormalForm(plain(original)).isZero { return nil }
    throw AlgebraError.unable("the leading term of a limit", plain(original))
  }
}
