internal import CNumerics

/// Power series over ℚ, by FLINT's algorithms on polynomials over one denominator: Newton iteration and fast multiplication
/// instead of recurrences that reduce a fraction at every step.
extension Rational {
  /// Below this number of coefficients the recurrences are as good.
  private static let smallest = 12

  /// The first `count` coefficients of the product, where the series are not short.
  public static func convolution(_ a: [Rational], _ b: [Rational], count: Int) -> [Rational]? {
    guard min(a.count, b.count, count) >= smallest else { return nil }
    return withExtendedLifetime((a, b)) {
      taking(count) { cn_series_multiply($0, count, a.map(\.words), a.count, b.map(\.words), b.count) }
    }
  }

  /// The first `count` coefficients of a function of a series that is neither short nor sparse.
  public static func series(_ function: SeriesFunction, of g: [Rational], count: Int) -> [Rational]? {
    let g = g.prefix(count)
    guard count >= smallest, g.count(where: { !$0.isZero }) > 4 else { return nil }
    let (operation, exponent): (cn_series_operation, Rational) =
      switch function {
      case .exponential: (cn_series_exp, 1)
      case .logarithm: (cn_series_log, 1)
      case .sine: (cn_series_sin, 1)
      case .cosine: (cn_series_cos, 1)
      case .hyperbolicSine: (cn_series_sinh, 1)
      case .hyperbolicCosine: (cn_series_cosh, 1)
      case .power(let exponent): (cn_series_power, exponent)
      }
    return withExtendedLifetime((g, exponent)) {
      taking(count) { cn_series_function($0, count, operation, exponent.words, g.map(\.words), g.count) }
    }
  }

  /// The Bernoulli number Bₙ: x/(eˣ − 1) = Σ Bₙ xⁿ/n!.
  public static func bernoulli(_ n: Int) -> Rational { Rational(owning: cn_rational_bernoulli(UInt(n))) }

  private static func taking(_ count: Int, _ fill: (UnsafeMutablePointer<cn_rational>) -> Void) -> [Rational] {
    withUnsafeTemporaryAllocation(of: cn_rational.self, capacity: count) { words in
      guard let first = words.baseAddress else { return [] }
      fill(first)
      return (0..<count).map { Rational(owning: words[$0]) }
    }
  }
}
