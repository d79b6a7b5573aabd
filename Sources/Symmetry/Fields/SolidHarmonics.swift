import Numbers

/// A polynomial with complex coefficients, as its real and its imaginary part.
struct ComplexPolynomial {
  var real: Polynomial
  var imaginary: Polynomial

  static func * (a: ComplexPolynomial, b: ComplexPolynomial) -> ComplexPolynomial {
    ComplexPolynomial(
      real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real)
  }

  var conjugate: ComplexPolynomial { ComplexPolynomial(real: real, imaginary: Polynomial(real.ring) - imaginary) }
}

/// The variables of an invariant: m, and up to two polar vectors.
enum InvariantRing {
  static let variables = 9
  static let ring = PolynomialRing(variables: variables)
  /// Component i of m.
  static func moment(_ i: Int) -> Polynomial { ring.generators[i] }
  /// Component i of a polar vector.
  static func polar(_ vector: Int, _ i: Int) -> Polynomial { ring.generators[3 + 3 * vector + i] }
}

/// Harmonic polynomials in m that are multiplied by e^{iμφ} when m turns by φ about z, with rational coefficients.
enum SolidHarmonic {
  /// The harmonic of degree l and weight −l ≤ μ ≤ l:
  /// (x ± iy)^|μ| Σₖ (−1)ᵏ (2l−2k)!/(k!(l−k)!(l−2k−|μ|)!) r^{2k} z^{l−2k−|μ|}, up to a factor.
  static func polynomial(degree l: Int, weight μ: Int) -> ComplexPolynomial {
    let ring = InvariantRing.ring
    let (x, y, z) = (InvariantRing.moment(0), InvariantRing.moment(1), InvariantRing.moment(2))
    let square = x * x + y * y + z * z
    let order = abs(μ)
    var sum = Polynomial(ring)
    for k in 0...(l - order) / 2 {
      let coefficient = factorial(2 * l - 2 * k) * Rational(k % 2 == 0 ? 1 : -1)
      guard let inverse = try? (factorial(k) * factorial(l - k) * factorial(l - 2 * k - order)).inverted() else {
        continue
      }
      sum += (product(square, k) * product(z, l - 2 * k - order)).scaled(by: coefficient * inverse)
    }
    var turning = ComplexPolynomial(real: Polynomial(1, in: ring), imaginary: Polynomial(ring))
    for _ in 0..<order { turning = turning * ComplexPolynomial(real: x, imaginary: y) }
    let harmonic = ComplexPolynomial(real: turning.real * sum, imaginary: turning.imaginary * sum)
    return μ < 0 ? harmonic.conjugate : harmonic
  }

  private static func factorial(_ n: Int) -> Rational { n < 2 ? 1 : (2...n).reduce(1) { $0 * Rational($1) } }

  private static func product(_ p: Polynomial, _ n: Int) -> Polynomial {
    (0..<n).reduce(Polynomial(1, in: InvariantRing.ring)) { product, _ in product * p }
  }
}
