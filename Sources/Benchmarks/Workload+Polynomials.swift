import Numbers

extension Workload {
  /// W1, W1b, W2, W2b and W5 on polynomials and rational functions.
  static var polynomials: [Workload] {
    [
      multiply("W1", power: 12),
      multiply("W1b", power: 20),
      Workload("W2", inputs: eightFractions, task: sum) { f in
        [f.numerator.termCount, f.denominator.termCount, try f.evaluated(at: [2, 3, 7, 11])]
      },
      Workload("W2b", inputs: pairWithCommonFactor, task: { $0.gcd($1) }) { g in
        [g.termCount, try g.evaluated(at: [1, 2, 3, 4]).magnitude]
      },
      Workload("W5", inputs: circles, task: reducedPower) { p in
        [p.termCount, try p.evaluated(at: [3, 7, 2, 5])]
      }
    ]
  }

  private static func multiply(_ name: String, power: Int) -> Workload {
    Workload(
      name,
      inputs: {
        let (n, x, y, z, w) = letters()
        return try (n(1) + x + y + z + w).power(power)
      },
      task: { f in f * (f + f.one) },
      check: { p in [p.termCount, try p.evaluated(at: [1, 2, 3, 4])] })
  }

  /// A new ring in four variables: its integers and its generators.
  private static func letters() -> ((Int) -> Polynomial, Polynomial, Polynomial, Polynomial, Polynomial) {
    let ring = PolynomialRing(variables: 4)
    let g = ring.generators
    return ({ Polynomial(Rational($0), in: ring) }, g[0], g[1], g[2], g[3])
  }

  private static func eightFractions() throws -> [RationalFunction] {
    let (n, x, y, z, w) = letters()
    let L1 = x + y + n(1)
    let L2 = y - z + n(2)
    let L3 = z + n(2) * w - n(1)
    let L4 = w - x + n(3)
    let L5 = x - n(2) * y + z + w
    let denominators = [L1 * L2, L2 * L3, L3 * L4, L4 * L5, L5 * L1, L1 * L3, L2 * L4, L3 * L5]
    return try denominators.enumerated().map { k, denominator in
      let numerator = x * y + n(k + 1) * z - w + n((k + 1) * (k + 1))
      return try RationalFunction(numerator, over: denominator)
    }
  }

  private static func sum(_ fractions: [RationalFunction]) -> RationalFunction {
    var total = fractions[0]
    for fraction in fractions.dropFirst() { total += fraction }
    return total
  }

  private static func pairWithCommonFactor() throws -> (Polynomial, Polynomial) {
    let (n, x, y, z, w) = letters()
    let common = try (n(2) + x - y + n(3) * z * w).power(4) - x * y * w
    let first = try (n(3) + x + y * z - n(2) * w).power(5) - x * y * y
    let second = try (n(1) + x * x + y * z - n(2) * w).power(4) - x * y * w
    return (common * first, common * second)
  }

  /// The base of the power and the two relations, for the letters c₁, c₂, s₁, s₂.
  private static func circles() -> (Polynomial, [Polynomial]) {
    let (n, c1, c2, s1, s2) = letters()
    return (n(1) + s1 + c1 + s2 + c2, [c1 * c1 + s1 * s1 - n(1), c2 * c2 + s2 * s2 - n(1)])
  }

  /// The twelfth power by squaring, each product reduced while it is small.
  private static func reducedPower(_ base: Polynomial, _ relations: [Polynomial]) throws -> Polynomial {
    var result = base
    for multiplies in [true, false, false] {
      result = try (result * result).reduced(modulo: relations)
      if multiplies { result = try (result * base).reduced(modulo: relations) }
    }
    return result
  }
}
