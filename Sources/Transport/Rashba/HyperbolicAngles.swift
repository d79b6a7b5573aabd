import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The functions C(u) = √u coth √u and A = (C − 1)/u, which are analytic but for poles at u = −π²n², on balls.
struct HyperbolicAngles: Sendable {
  private let coefficients: [ComplexBall]
  /// Up to this size the Taylor series of A is taken.
  private static let reach = 4.0
  /// A little less than the radius of convergence.
  private static let radius = 9.8696

  /// 3A + 2uA′ + uA² = 1 gives the coefficients one by one; those that are multiplied in one of them have the same sign.
  init(precision: Int) throws {
    let count = Self.terms(size: Self.reach / Self.radius, precision: precision)
    var series = [try ComplexBall(Rational(1, 3), precision: precision)]
    for n in 1..<max(count, 2) {
      var sum = try ComplexBall(0, precision: precision)
      // Each product twice, but for the one in the middle.
      for j in 0..<n / 2 { sum += series[j] * series[n - 1 - j] }
      sum = sum.doubled
      if n % 2 == 1 { sum += series[n / 2].squared }
      series.append(sum.scaled(by: Rational(-1, 2 * n + 3)))
    }
    coefficients = series
  }

  func callAsFunction(_ u: ComplexBall) throws -> (C: ComplexBall, A: ComplexBall) {
    let (least, size) = u.magnitude.bounds
    // (C − 1)/u loses few digits where u is known well, and not small.
    let isPlain = least > 0.01 && u.width < 1e-6 * least
    if size < Self.reach, !isPlain {
      let A = try series(u, size: size / Self.radius)
      return (u.unit + u * A, A)
    }
    // √u on the side where its cut is not.
    let isRight = u.re.midpointDouble >= 0
    let root = try isRight ? u.squareRoot() : (-u).squareRoot()
    let θ = isRight ? root : root.timesI
    let e = θ.doubled.exponential()
    let C = try θ * (e + u.unit).divided(by: e - u.unit)
    return (C, try (C - u.unit).divided(by: u))
  }

  /// The coefficients are 2(−1)ⁿζ(2n + 2)/π^(2n+2), at most (1/3)π^(−2n): what is left out is less than a geometric series, and the
  /// rounding of these doubles less than the difference of 1/3 and 1/2.
  private func series(_ u: ComplexBall, size: Double) throws -> ComplexBall {
    let precision = u.precision, count = min(Self.terms(size: size, precision: precision), coefficients.count)
    var sum = try ComplexBall(0, precision: precision)
    for coefficient in coefficients[..<count].reversed() { sum = sum * u + coefficient }
    let error = try Ball(midpoint: 0, radius: pow(size, Double(count)) / (2 * (1 - size)), precision: precision)
    return sum + ComplexBall(error, error)
  }

  private static func terms(size: Double, precision: Int) -> Int {
    max(1, Int((Double(precision) * log(2.0) / -log(max(size, 1e-300))).rounded(.up)))
  }
}
