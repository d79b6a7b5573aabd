internal import CNumerics

extension ComplexBall {
  /// Balls around all roots of Σ coefficients[k] zᵏ, each of which contains exactly one root of every polynomial with coefficients in
  /// the balls; no two overlap. nil when the precision does not separate the roots, as it never does for a multiple one, or the
  /// leading coefficient may be 0.
  ///
  /// - Parameter start: approximations, where they are known; all different.
  /// - Throws: `NumberError.domain` for a polynomial of degree 0.
  public static func isolatedRoots(
    of coefficients: [ComplexBall], near start: [ComplexBall]? = nil
  ) throws(NumberError) -> [ComplexBall]? {
    guard coefficients.count > 1, let leading = coefficients.last else { throw .domain("the roots of a constant") }
    let degree = coefficients.count - 1
    guard leading.excludesZero, coefficients.allSatisfy(\.isFinite) else { return nil }
    let precision = coefficients.map(\.precision).reduce(2, max)
    var roots: [ComplexBall] = []
    for k in 0..<degree {
      if let start, start.count == degree {
        roots.append(start[k])
      } else {
        // Powers of a number that is not a root of unity, as customary for this iteration.
        let step = try ComplexBall(Rational(2, 5), Rational(9, 10), precision: precision)
        roots.append(try step.power(k))
      }
    }
    let found = roots.map { root in making(precision) { target in root.reading { cn_complex_ball_set(target, $0) } } }
    let count = withExtendedLifetime((found, coefficients)) {
      let targets = found.map { Optional($0.storage.pointer) }
      let terms = coefficients.map { Optional($0.storage.pointer) }
      return cn_complex_ball_isolate_roots(targets, terms, degree, precision)
    }
    return count == degree ? found : nil
  }
}
