import Numbers

/// The functions f(m, p, …), harmonic of degree l in m and linear in polar vectors, that every operation of a group
/// multiplies by a given sign.
///
/// Turns about z select weights: harmonics with e^{iμφ} times components of the polar vectors with e^{iνφ} stay only where
/// the sum of weights is a multiple of n (or of n plus n/2, for a change of sign). The other operations permute coordinates,
/// and what they leave is found by exact linear algebra.
struct Invariants {
  var operations: [SymmetryOperation]
  /// The sign under operations that reverse time; those that do not leave f as it is.
  var signUnderReversal: Int
  var vectors: Int
  var firstIsInPlane = false

  /// A basis, each member with whole coefficients without a common factor.
  func basis(degree l: Int) throws -> [Polynomial] {
    var candidates = turning(degree: l)
    var others: [(image: (Polynomial) -> Polynomial, sign: Rational)] = []
    for operation in operations {
      guard case .exchange(let axes, let signs) = operation.kind else { continue }
      let sign = Rational(operation.reversesTime ? signUnderReversal : 1)
      let image = { (f: Polynomial) in Self.image(of: f, axes, signs, operation) }
      // Where each candidate by itself is carried into plus or minus itself there is nothing to solve.
      let changes = candidates.map { image($0) - $0.scaled(by: sign) }
      let isDiagonal = zip(candidates, changes).allSatisfy { candidate, change in
        change.isZero || change == candidate.scaled(by: sign * -2)
      }
      if isDiagonal {
        candidates = zip(candidates, changes).filter(\.1.isZero).map(\.0)
      } else {
        others.append((image, sign))
      }
    }
    if others.isEmpty || candidates.isEmpty { return candidates.map(Self.primitive) }
    let changes = candidates.map { candidate in others.map { $0.image(candidate) - candidate.scaled(by: $0.sign) } }
    return try combinations(of: candidates, withoutChange: changes)
  }

  /// The sums of candidates whose changes cancel.
  private func combinations(of candidates: [Polynomial], withoutChange changes: [[Polynomial]]) throws -> [Polynomial] {
    // Equations: the coefficient of each monomial in the change of a sum, for each operation, is zero.
    var columns: [[[Int]: Rational]] = []
    var monomials: Set<[Int]> = []
    for changes in changes {
      var column: [[Int]: Rational] = [:]
      for (number, change) in changes.enumerated() {
        for term in change.terms { column[term.exponents + [number]] = term.coefficient }
      }
      monomials.formUnion(column.keys)
      columns.append(column)
    }
    let rows = monomials.sorted { $0.lexicographicallyPrecedes($1) }.map { monomial in
      columns.map { $0[monomial] ?? .zero }
    }
    return try ExactMatrix(rows).nullspace().map { weights in
      Self.primitive(zip(weights, candidates).reduce(Polynomial(InvariantRing.ring)) { $0 + $1.1.scaled(by: $1.0) })
    }
  }

  /// A basis of what all turns about z leave.
  private func turning(degree l: Int) -> [Polynomial] {
    var result: [Polynomial] = []
    for weights in combinations(degree: l) where operations.allSatisfy({ keeps($0, weights, degree: l) }) {
      // Opposite weights are complex conjugate: one of the two stands for both.
      guard let first = weights.first(where: { $0 != 0 }) else {
        result.append(product(weights, l).real)
        continue
      }
      if first < 0 { continue }
      let both = product(weights, l)
      result += [both.real, both.imaginary]
    }
    return result
  }

  /// The weights of a harmonic and of a component of each polar vector.
  private func combinations(degree l: Int) -> [[Int]] {
    (0..<vectors).reduce((-l...l).map { [$0] }) { lists, vector in
      let weights = vector == 0 && firstIsInPlane ? [-1, 1] : [-1, 0, 1]
      return lists.flatMap { list in weights.map { list + [$0] } }
    }
  }

  private func keeps(_ operation: SymmetryOperation, _ weights: [Int], degree l: Int) -> Bool {
    guard case .turn(let n, let inverted) = operation.kind else { return true }
    var sign = inverted && vectors % 2 == 1 ? -1 : 1
    if operation.reversesTime { sign *= (l % 2 == 1 ? -1 : 1) * signUnderReversal }
    let weight = weights.reduce(0, +)
    if n == 0 { return weight == 0 && sign == 1 }
    return sign == 1 ? weight % n == 0 : n % 2 == 0 && (weight - n / 2) % n == 0
  }

  private func product(_ weights: [Int], _ l: Int) -> ComplexPolynomial { Self.products([l] + weights) }

  /// A harmonic times components of polar vectors, by its degree and all weights.
  private static let products = Memo<[Int], ComplexPolynomial> { key in
    key.dropFirst(2).enumerated().reduce(SolidHarmonic.polynomial(degree: key[0], weight: key[1])) { product, next in
      let (vector, weight) = next
      let zero = Polynomial(InvariantRing.ring)
      let (x, y, z) = (
        InvariantRing.polar(vector, 0), InvariantRing.polar(vector, 1), InvariantRing.polar(vector, 2)
      )
      return product
        * (weight == 0
          ? ComplexPolynomial(real: z, imaginary: zero)
          : ComplexPolynomial(real: x, imaginary: weight > 0 ? y : zero - y))
    }
  }

  /// f(g m, g p): an axial vector that time reversal turns round, and polar vectors that it leaves.
  static func image(of f: Polynomial, _ axes: [Int], _ signs: [Int], _ operation: SymmetryOperation) -> Polynomial {
    let axial = operation.determinant * (operation.reversesTime ? -1 : 1)
    let source = (0..<InvariantRing.variables).map { 3 * ($0 / 3) + axes[$0 % 3] }
    let sign = (0..<InvariantRing.variables).map { signs[$0 % 3] * ($0 < 3 ? axial : 1) }
    var coefficients: [Rational] = []
    var exponents: [Int] = []
    f.forEachTerm { coefficient, monomial in
      var image = [Int](repeating: 0, count: InvariantRing.variables)
      var changes = false
      for k in 0..<InvariantRing.variables where monomial[k] > 0 {
        image[source[k]] += monomial[k]
        if sign[k] < 0 && monomial[k] % 2 == 1 { changes.toggle() }
      }
      coefficients.append(changes ? -coefficient : coefficient)
      exponents += image
    }
    // Exponents are those of a polynomial of this ring, in another order.
    return (try? Polynomial(coefficients: coefficients, exponents: exponents, in: InvariantRing.ring)) ?? f
  }

  /// f times the positive or negative number that makes its coefficients coprime integers, the first one positive.
  static func primitive(_ f: Polynomial) -> Polynomial {
    let coefficients = f.terms.map(\.coefficient)
    guard let first = coefficients.first else { return f }
    let (numerators, denominator) = Rational.clearingDenominators(coefficients)
    let content = numerators.reduce(Integer.zero) { $0.gcd($1) }
    let factor = try? Rational(first.isNegative ? -denominator : denominator, content)
    return f.scaled(by: factor ?? 1)
  }
}
