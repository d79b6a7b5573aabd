import Numbers

extension Expr {
  /// The expansion about 0 up to and without the terms of total degree `order`, in one variable or in several.
  ///
  /// Negative and fractional powers of one variable are allowed. A series that holds only for x → 0 from above says so in
  /// `isOneSided`, and leading coefficients that were divided by are listed in `conditions`. Powers and logarithms are taken on the sheet of the leading coefficient, which is supposed to lie off
  /// the branch cut wherever its sign is not known. Every coefficient is in normal form; algorithm: the recurrences of
  /// the functions' differential equations, over ℚ, over ℚ[symbols] or over the field of the kernels.
  ///
  /// - Throws: `AlgebraError.unable` naming the subexpression at essential and logarithmic singularities, at branch points
  ///   in several variables, on branch cuts, and where no leading term is found within 64 orders; `.notAVariable`;
  ///   `.divisionByZero`.
  public func series(in variables: [Expr], order: Int) throws -> Series {
    guard !variables.isEmpty, Set(variables).count == variables.count else {
      throw AlgebraError.domain("a series in no variable or in one variable twice", self)
    }
    for x in variables { guard case .symbol = x.view else { throw AlgebraError.notAVariable(x) } }
    guard order.magnitude <= 1 << 16 else { throw AlgebraError.unable("a series of order \(order)", self) }
    if let part = undefinedPart { throw AlgebraError.undefined(part) }
    return try Work.bounded("the series to order \(order)") {
      try SeriesDriver(expression: self, variables: variables, order: order).run()
    }
  }

  /// The expansion in one variable about 0; see `series(in:order:)` of a list.
  public func series(in variable: Expr, order: Int) throws -> Series { try series(in: [variable], order: order) }

  /// The expansion in one variable about a finite point or infinity, by x → a + x and x → 1/x.
  public func series(in variable: Expr, about center: Series.Center, order: Int) throws -> Series {
    switch center {
    case .infinity:
      // The parameter 1/x is as positive as x is far out on the positive axis.
      let h = Symbol("1/\(variable)", .positive).expression
      return try substituting(variable, by: 1 / h).series(in: h, order: order)
        .renamed([variable], center: center, isOneSided: nil)
    case .point(let a):
      guard a.count == 1 else { throw AlgebraError.domain("a point with \(a.count) coordinates", self) }
      guard !a[0].contains(variable) else { throw AlgebraError.domain("an expansion about a moving point", a[0]) }
      if a[0].isLiteralZero { return try series(in: variable, order: order) }
      return try substituting(variable, by: a[0] + variable).series(in: variable, order: order)
        .renamed([variable], center: center, isOneSided: nil)
    }
  }
}

extension Series {
  func renamed(_ variables: [Expr], center: Center, isOneSided: Bool?) -> Series {
    Series(
      variables: variables, center: center, order: order, exponentDenominator: exponentDenominator,
      isOneSided: isOneSided ?? self.isOneSided, conditions: conditions, terms: terms)
  }
}

/// Finds the ring, the working order and the root of the variable that an expansion needs, by trying.
struct SeriesDriver {
  let expression: Expr
  let variables: [Expr]
  let order: Int
  var logarithmOfVariable: Expr? = nil

  private enum Ring { case rational, polynomial, field }

  func run() throws -> Series {
    var ring = smallestRing
    var ramification = 1
    var extra = 0
    var kernels: [Expr] = []
    for _ in 0..<200 {
      let limit = max(order * ramification, 1) + extra
      do {
        let result: (Series, Int)
        switch ring {
        case .rational: result = try expand(RationalCoefficients(), limit, ramification)
        case .polynomial: result = try expand(polynomials, limit, ramification)
        case .field:
          let field = try FieldCoefficients(
            variables: variables.count > 1 ? variables : [], containing: fixedKernels + kernels)
          result = try expand(field, limit, ramification)
        }
        if result.1 >= order * ramification { return result.0 }
        extra += order * ramification - result.1
      } catch let detour as SeriesDetour {
        switch detour {
        case .largerRing: ring = ring == .rational ? .polynomial : .field
        case .missing(let kernel):
          if kernels.contains(kernel) { throw AlgebraError.unable("a series with this coefficient", kernel) }
          kernels.append(kernel)
        case .moreTerms: extra = max(2 * extra, extra + 4)
        case .ramified(let q): ramification *= q
        }
      }
      guard ramification <= 64, extra <= 64 * ramification + abs(order) else { break }
    }
    throw AlgebraError.unable("the leading term of a series", expression)
  }

  private func expand<D: SeriesCoefficients>(_ domain: D, _ limit: Int, _ ramification: Int) throws -> (Series, Int) {
    let expansion = SeriesExpansion(
      domain: domain, variables: variables, limit: limit, ramification: ramification,
      logarithmOfVariable: logarithmOfVariable)
    let result = try expansion.run(expression)
    let wanted = order * ramification
    if result.order < wanted, !result.isExact {
      return (Series(variables: variables, center: origin, order: wanted, terms: [:]), result.order)
    }
    var terms: [[Int]: Expr] = [:]
    terms.reserveCapacity(result.coefficients.count)
    for (k, c) in result.truncated(to: wanted).coefficients.enumerated() where !c.isZero {
      if variables.count == 1 {
        terms[[result.lowest + k]] = domain.expression(c)
        continue
      }
      guard let parts = domain.parts(c), parts.allSatisfy({ $0.exponents.reduce(0, +) == result.lowest + k }) else {
        throw AlgebraError.unable("a series whose limit depends on the direction", expression)
      }
      for (exponents, e) in parts { terms[exponents] = e }
    }
    let series = Series(
      variables: variables, center: origin, order: wanted, exponentDenominator: ramification,
      isOneSided: expansion.isOneSided, conditions: Self.conditions(expansion), terms: terms)
    return (series, wanted)
  }

  private static func conditions<D: SeriesCoefficients>(_ expansion: SeriesExpansion<D>) -> [Expr] {
    var conditions = Conditions()
    for e in Set(expansion.divisors.map { expansion.domain.expression($0) }) { conditions.require(e) }
    return conditions.list.sorted { Arena.shared.precedesForReaders($0.id, $1.id) }
  }

  private var origin: Series.Center { .point(variables.map { _ in .zero }) }

  private var polynomials: PolynomialCoefficients {
    let symbols = otherLeaves.filter { $0.isPlain }
    return PolynomialCoefficients(variables: variables.count > 1 ? variables : [], symbols: symbols)
  }

  private var otherLeaves: [Expr] {
    expression.subexpressions.filter { e in
      if variables.contains(e) { return false }
      switch e.view {
      case .symbol, .pi, .imaginaryUnit: return true
      case .field: return !variables.contains { e.contains($0) }
      default: return false
      }
    }
  }

  private var smallestRing: Ring {
    let leaves = otherLeaves
    if leaves.isEmpty && variables.count == 1 { return .rational }
    return leaves.allSatisfy(\.isPlain) ? .polynomial : .field
  }

  /// The parts of the expression that do not contain a variable, each as large as it can be.
  private var fixedKernels: [Expr] {
    let arena = Arena.shared
    var moving: Set<Id> = Set(variables.map(\.id))
    var fixed: Set<Id> = []
    for id in arena.reachable(from: [expression.id]) where !moving.contains(id) {
      let children = arena.childIds(id)
      if children.contains(where: { moving.contains($0) }) {
        moving.insert(id)
        for c in children where !moving.contains(c) { fixed.insert(c) }
        if arena[id].kind == .product {
          for k in stride(from: 0, to: children.count, by: 2)
          where !moving.contains(children[k]) && !moving.contains(children[k + 1]) {
            fixed.insert((Expr(id: children[k]) ** Expr(id: children[k + 1])).id)
          }
        }
      }
    }
    if !moving.contains(expression.id) { return [expression] }
    return fixed.sorted().map(Expr.init(id:))
  }
}

extension Expr {
  /// A kernel that no algebraic relation concerns.
  fileprivate var isPlain: Bool {
    switch view {
    case .symbol, .pi: true
    case .field: Arena.shared.childIds(id).allSatisfy { Arena.shared[$0].kind == .symbol }
    default: false
    }
  }
}
