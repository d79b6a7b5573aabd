import Numbers

/// A truncated power series: finitely many terms and an explicit order of what is left out.
///
/// In one variable Σ cₖ·hᵏ + O(hⁿ), where h is x − a about a finite point a and 1/x about infinity, and k runs over
/// multiples of 1/`exponentDenominator`, negative ones too. In several variables Σ c·∏ hᵢ^kᵢ with all terms of total
/// degree n or more left out.
public struct Series: Hashable, Sendable {
  /// Where a series is expanded.
  public enum Center: Hashable, Sendable {
    /// One coordinate per variable.
    case point([Expr])
    /// The point at infinity of one variable, approached along the positive numbers where sides differ.
    case infinity
  }

  /// The variables.
  public let variables: [Expr]
  /// The point of the expansion.
  public let center: Center
  /// The error term: terms whose exponents sum to this number or more are left out. Counted, like all exponents, in units
  /// of 1/`exponentDenominator`.
  public let order: Int
  /// The common denominator of the exponents: 1 for an ordinary series, q for a series in h^(1/q).
  public let exponentDenominator: Int
  /// True when the expansion is claimed for h → 0 from above only, because a root or absolute value of h took part.
  public let isOneSided: Bool
  /// Leading coefficients that were divided by or raised to a power: the expansion holds where none of them vanishes.
  public let conditions: [Expr]
  /// The coefficients that are not zero.
  let terms: [[Int]: Expr]

  /// Every expression in the series as it is kept.
  package var held: [Expr] {
    var held = variables + conditions + Array(terms.values)
    if case .point(let coordinates) = center { held += coordinates }
    return held
  }

  init(
    variables: [Expr], center: Center, order: Int, exponentDenominator: Int = 1, isOneSided: Bool = false,
    conditions: [Expr] = [], terms: [[Int]: Expr]
  ) {
    var q = exponentDenominator
    for exponents in terms.keys { q = Self.gcd(q, exponents[0]) }
    if exponentDenominator == 1 || variables.count > 1 { q = 1 }
    let shared = Self.gcd(q, order)
    self.variables = variables
    self.center = center
    self.order = order / shared
    self.exponentDenominator = exponentDenominator / shared
    self.isOneSided = isOneSided
    self.conditions = conditions
    self.terms =
      shared == 1 ? terms : Dictionary(uniqueKeysWithValues: terms.map { ([$0.key[0] / shared], $0.value) })
  }

  init(
    unreduced terms: [[Int]: Expr], variables: [Expr], center: Center, order: Int, exponentDenominator: Int,
    isOneSided: Bool, conditions: [Expr]
  ) {
    self.variables = variables
    self.center = center
    self.order = order
    self.exponentDenominator = exponentDenominator
    self.isOneSided = isOneSided
    self.conditions = conditions
    self.terms = terms
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }

  /// The coefficient of ∏ hᵢ^kᵢ, for exponents in units of 1/`exponentDenominator`; zero where the series has no term.
  ///
  /// Nil for exponents that reach the order (the coefficient is not known) or are not one per variable.
  public func coefficient(_ exponents: [Int]) -> Expr? {
    guard exponents.count == variables.count else { return nil }
    if let known = terms[exponents] { return known }
    guard exponents.allSatisfy({ $0.magnitude < 1 << 40 }), exponents.reduce(0, +) < order else { return nil }
    return .zero
  }

  /// The coefficient of hᵏ in a series of one variable; see `coefficient(_:)` of a list.
  public func coefficient(_ exponent: Int) -> Expr? { coefficient([exponent]) }

  /// The exponents of the terms, by total degree, then by the exponents from the first on.
  public var exponents: [[Int]] { terms.keys.sorted(by: Self.precedes) }

  private static func precedes(_ a: [Int], _ b: [Int]) -> Bool {
    if a.count == 1 { return a[0] < b[0] }
    let (m, n) = (a.reduce(0, +), b.reduce(0, +))
    return m != n ? m < n : b.lexicographicallyPrecedes(a)
  }

  /// The lowest total degree of a term; the order, when there is no term.
  public var valuation: Int { terms.keys.map { $0.reduce(0, +) }.min() ?? order }

  /// The small parameters h: x − a, or 1/x about infinity.
  public var parameters: [Expr] {
    switch center {
    case .infinity: variables.map { 1 / $0 }
    case .point(let a): zip(variables, a).map { $0 - $1 }
    }
  }

  /// The sum of the terms, without the order.
  public var polynomialPart: Expr {
    // About infinity the parameter is 1/x, and its powers are written as powers of x.
    let (h, sign) = if case .infinity = center { (variables, -1) } else { (parameters, 1) }
    let sorted = terms.sorted { Self.precedes($0.key, $1.key) }
    return Expr(
      id: Arena.shared.build { arena in
        let start = arena.scratch.count
        for (exponents, term) in sorted {
          let coefficient = term.id
          let first = arena.scratch.count
          var number = arena.one
          for (base, n) in zip(h, exponents) where n != 0 {
            let exponent =
              exponentDenominator == 1
              ? arena.integer(sign * n) : arena.number(Rational(sign * n, exponentDenominator))
            arena.pushFactor(base.id, to: exponent, &number)
          }
          // A number stays out of the product, so that no node is made for the term alone.
          if arena.isNumber(coefficient) {
            arena.pushTerm(arena.finishProduct(from: first, number), times: coefficient)
          } else {
            arena.pushFactor(coefficient, to: arena.one, &number)
            arena.pushTerm(arena.finishProduct(from: first, number), times: arena.one)
          }
        }
        return arena.finishSum(from: start)
      })
  }

  /// The series with the terms of total degree `limit` and more left out.
  public func truncated(to limit: Int) -> Series {
    if limit >= order { return self }
    return Series(
      variables: variables, center: center, order: limit, exponentDenominator: exponentDenominator,
      isOneSided: isOneSided, conditions: conditions, terms: terms.filter { $0.key.reduce(0, +) < limit })
  }
}
