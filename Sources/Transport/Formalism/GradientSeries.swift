import Algebra

/// A sum of Wigner symbols by powers of several small quantities, such as a gradient and a field.
///
/// The term of order (k₁, k₂, …) is of the k₁-th order in the first of them, and so on.
public struct GradientSeries: Sendable {
  /// The terms that are not zero.
  public private(set) var terms: [[Int]: Operator]

  /// The sum of these terms.
  public init(_ terms: [[Int]: Operator]) { self.terms = terms.filter { !$0.value.terms.isEmpty } }

  /// The term of that order.
  public subscript(order: [Int]) -> Operator { terms[order] ?? .zero }

  /// The sum.
  public static func + (a: GradientSeries, b: GradientSeries) -> GradientSeries {
    GradientSeries(a.terms.merging(b.terms) { $0 + $1 })
  }
  /// The difference.
  public static func - (a: GradientSeries, b: GradientSeries) -> GradientSeries { a + (-1) * b }
  /// The multiple.
  public static func * (s: Expr, a: GradientSeries) -> GradientSeries { GradientSeries(a.terms.mapValues { s * $0 }) }
}

/// The star product A⋆B = A exp(i𝒫/2) B with 𝒫 = Σ 𝒫ₖ, through given orders in each of the brackets.
///
/// With constant weights it is associative (Moyal and Groenewold); A⋆B = Σ ∏ₖ (i𝒫ₖ/2)^nₖ/nₖ! (A, B).
public struct StarProduct: Sendable {
  /// The brackets 𝒫ₖ.
  public let brackets: [Bracket]
  /// The highest power of each that is kept.
  public let limits: [Int]
  /// Every order that is kept, lower ones before higher ones.
  public let orders: [[Int]]

  /// The product with these brackets, each through its highest power.
  public init(_ brackets: [(Bracket, through: Int)]) {
    self.brackets = brackets.map(\.0)
    limits = brackets.map { max(0, $0.through) }
    var orders: [[Int]] = [[]]
    for limit in limits { orders = orders.flatMap { order in (0...limit).map { order + [$0] } } }
    self.orders = orders.sorted {
      let (m, n) = ($0.reduce(0, +), $1.reduce(0, +))
      return m != n ? m < n : $0.lexicographicallyPrecedes($1)
    }
  }

  /// The order of what has neither gradients nor fields.
  public var zeroth: [Int] { limits.map { _ in 0 } }

  /// ∏ₖ (i𝒫ₖ/2)^nₖ/nₖ! (A, B).
  public func term(_ powers: [Int], _ a: Operator, _ b: Operator) throws -> Operator {
    var pairs: [OrderedPair] = [(1, a, b)]
    for (bracket, power) in zip(brackets, powers) where power > 0 {
      for n in 1...power {
        pairs = try bracket.applied(to: pairs).map { ($0.coefficient * Expr.i / Expr(2 * n), $0.left, $0.right) }
      }
    }
    return pairs.product
  }

  /// A⋆B.
  public func product(_ a: GradientSeries, _ b: GradientSeries) throws -> GradientSeries {
    var result: [[Int]: Operator] = [:]
    for (m, left) in a.terms {
      for (n, right) in b.terms {
        for powers in orders {
          let order = zip(zip(m, n), powers).map { $0.0 + $0.1 + $1 }
          guard zip(order, limits).allSatisfy({ $0 <= $1 }) else { continue }
          result[order] = (result[order] ?? .zero) + (try term(powers, left, right))
        }
      }
    }
    return GradientSeries(result)
  }

  /// A⋆B of symbols without terms of higher order.
  public func product(_ a: Operator, _ b: Operator) throws -> GradientSeries {
    try product(series(a), series(b))
  }

  /// A⋆B − B⋆A.
  public func commutator(_ a: GradientSeries, _ b: GradientSeries) throws -> GradientSeries {
    try product(a, b) - product(b, a)
  }

  /// A symbol as a series.
  public func series(_ a: Operator) -> GradientSeries { GradientSeries([zeroth: a]) }

  /// The series G with L⋆G = 1, order by order from L₀⁻¹: L₀Gₒ is what the lower orders leave of L⋆G.
  public func inverse(of l: GradientSeries, lowest: Operator) throws -> GradientSeries {
    var g = series(lowest)
    for order in orders where order != zeroth {
      let rest = try product(l, g)[order]
      g = g + GradientSeries([order: (-1) * (lowest * rest)])
    }
    return g
  }
}
