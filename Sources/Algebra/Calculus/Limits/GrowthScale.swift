import Numbers

/// What an expansion in a vanishing scale ω > 0 knows of its coefficients, which vary more slowly than every power of ω.
struct GrowthScale {
  /// log ω, free of ω.
  let logarithm: Expr
  /// Whether a coefficient varies; what does not is a number or a parameter.
  let varies: (Expr) -> Bool
  /// The sign of a real coefficient far out; nil where it is not known.
  let sign: (Expr) -> Int?
  /// A coefficient without stand-ins for functions.
  let written: (Expr) -> Expr

  var reality: Reality { Reality(sign: sign) }

  /// Sign of the imaginary part far out; 0 for a real coefficient.
  func imaginarySign(_ e: Expr) -> Int? {
    if reality.holds(for: e) { return 0 }
    return (try? (-.half * .i * (e - e.conjugate)).tidied()).flatMap(sign)
  }

  /// Sign of the real part far out; 0 for an imaginary coefficient.
  func realSign(_ e: Expr) -> Int? {
    if reality.holds(for: e) { return sign(e) }
    if reality.holds(for: -.i * e) { return 0 }
    return (try? (.half * (e + e.conjugate)).tidied()).flatMap(sign)
  }
}

/// The first term c·tᵏ of an expansion in a scale ω = t^q of growth.
struct LeadingTerm {
  let coefficient: Expr
  /// k: its sign tells whether the term vanishes or grows.
  let exponent: Int
  /// What must not vanish for the expansion to hold.
  let conditions: [Expr]
}

extension SeriesDriver {
  /// The first term of the expression in the only variable; nil when it is zero.
  ///
  /// Terms are counted from the first one of every part, so that (1/ω + 1)¹⁰⁰⁰ costs as much as its first terms; while
  /// everything that is computed cancels, the number is doubled.
  func leadingTerm(in scale: GrowthScale, isZero: () -> Bool) throws -> LeadingTerm? {
    var ring = smallestRing
    var ramification = 1
    var width = 1
    var kernels: [Expr] = []
    // Coefficients that are functions swell with the order.
    while width <= (ring == .rational ? 256 : 32), width * ramification <= 1 << 16 {
      do {
        let found: LeadingTerm??
        switch ring {
        case .rational: found = try first(RationalCoefficients(), width, ramification, scale)
        case .polynomial: found = try first(polynomials, width, ramification, scale)
        case .field:
          let field = try FieldCoefficients(variables: [], containing: fixedKernels + kernels)
          found = try first(field, width, ramification, scale)
        }
        if let found { return found }
        if width >= 16, isZero() { return nil }
        width *= 2
      } catch let detour as SeriesDetour {
        switch detour {
        case .largerRing: ring = ring == .rational ? .polynomial : .field
        case .missing(let kernel):
          if kernels.contains(kernel) { throw AlgebraError.unable("a limit with this coefficient", kernel) }
          kernels.append(kernel)
        case .moreTerms:
          if width >= 16, isZero() { return nil }
          width *= 2
        case .ramified(let q): ramification *= q
        }
      }
    }
    throw AlgebraError.unable("the leading term of a limit", expression)
  }

  /// Nil when no term is found, a nil term when the expansion is zero.
  private func first<D: SeriesCoefficients>(
    _ domain: D, _ width: Int, _ ramification: Int, _ scale: GrowthScale
  ) throws -> LeadingTerm?? {
    let expansion = SeriesExpansion(
      domain: domain, variables: variables, limit: width * ramification, ramification: ramification, scale: scale)
    let result = try expansion.run(expression)
    if result.isZero { return .some(nil) }
    guard let c = result.coefficients.first else { return nil }
    var conditions = Conditions()
    // Numbers and divisors that vary are not zero; parameters may be.
    for divisor in Set(expansion.divisors.map { domain.expression($0) }) {
      try requireNonzero(scale.written(divisor))
      if !divisor.isConstant && !scale.varies(divisor) { conditions.require(divisor) }
    }
    conditions.append(expansion.conditions)
    let coefficient = domain.expression(c)
    try requireNonzero(scale.written(coefficient))
    return LeadingTerm(
      coefficient: coefficient, exponent: result.lowest,
      conditions: conditions.list.sorted { Arena.shared.precedesForReaders($0.id, $1.id) })
  }

  /// Everything hangs on leading coefficients: a point must show that they are not zero.
  private func requireNonzero(_ e: Expr) throws {
    if e.rationalValue != nil || e.isKnownNonzero { return }
    guard try e.isZero().isRefuted else { throw AlgebraError.unable("a leading coefficient that may be zero", e) }
  }
}
