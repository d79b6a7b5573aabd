import Numbers

extension KernelField {
  // MARK: Minimal polynomial of cos(π·q)

  /// The relation of c = cos(π/Q): the irreducible factor of T_Q(c) + 1 that vanishes there.
  static func cosineRelation(_ index: Int, _ measure: Rational, in ring: PolynomialRing) throws -> Polynomial {
    guard let q = measure.denominator.asInt, q <= 200 else {
      throw AlgebraError.unable("an angle π/n with n > 200", .pi * Expr(measure))
    }
    let c = Polynomial(generator: index, in: ring)
    var (previous, current) = (Polynomial(1, in: ring), c)
    for _ in 1..<max(q, 1) { (previous, current) = (current, c.scaled(by: 2) * current - previous) }
    let (_, factors) = try (current + Polynomial(1, in: ring)).factored()
    let precision = 64 + 4 * q
    let angle = try Ball.pi(precision: precision) * (try Ball(measure, precision: precision))
    let value = angle.cos()
    let vanishing = try factors.map(\.0).filter { factor in
      var sum = try Ball(0, precision: precision)
      for part in try factor.coefficients(in: index).reversed() {
        sum = sum * value
        if let k = part.constantValue { sum = sum + (try Ball(k, precision: precision)) }
      }
      return sum.containsZero
    }
    guard vanishing.count == 1 else {
      throw AlgebraError.unable("the minimal polynomial of a cosine", cos(.pi * Expr(measure)))
    }
    return vanishing[0]
  }
}
