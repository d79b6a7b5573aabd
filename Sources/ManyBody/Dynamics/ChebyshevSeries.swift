#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// exp(−izh) = J₀(z) + 2 Σ_k (−i)ᵏ J_k(z) T_k(h) for −1 ≤ h ≤ 1, cut off where what is left out is small enough.
public struct ChebyshevSeries: Sendable, Hashable {
  /// J₀, 2J₁, 2J₂, …
  public let coefficients: [Double]
  /// A bound on Σ 2|J_k| of the terms left out: on the error of the operator, for every state of norm 1.
  public let truncationBound: Double

  /// The series for z ≥ 0 with an error of at most `tolerance` > 0.
  ///
  /// For k ≥ z Kapteyn's inequality |J_k(z)| ≤ (u e^{√(1−x²)})ᵏ with x = z/k, u = x/(1 + √(1−x²)) bounds a term, and the bounds
  /// fall at least as fast as a geometric series of ratio u.
  public init(z: Double, tolerance: Double) {
    precondition(z >= 0 && z.isFinite && tolerance > 0)
    var last = Int(z) + 1
    while Self.tail(last, z) > tolerance { last += 1 }
    coefficients = Self.bessel(z, through: last).enumerated().map { $0 == 0 ? $1 : 2 * $1 }
    truncationBound = Self.tail(last, z)
  }

  /// A bound on 2 Σ_{k > last} |J_k(z)|, for last ≥ z.
  static func tail(_ last: Int, _ z: Double) -> Double {
    if z == 0 { return 0 }
    let k = Double(last + 1), x = z / k
    let root = max(0, 1 - x * x).squareRoot(), u = x / (1 + root)
    guard u < 1 else { return .infinity }
    // A part in 10¹² for the rounding of the bound itself.
    return 2 * exp(k * (log(u) + root)) / (1 - u) * (1 + 1e-12)
  }

  /// J₀ … J_n by Miller's backward recurrence from where they are below 10⁻³⁰, normalised by J₀ + 2ΣJ₂ₖ = 1.
  ///
  /// The C library has one at a time, at the cost of all of them.
  static func bessel(_ z: Double, through n: Int) -> [Double] {
    if z == 0 { return [1] + [Double](repeating: 0, count: n) }
    var start = max(n, Int(z)) + 2
    while tail(start, z) > 1e-30 { start += 1 + start / 50 }
    start += start % 2
    var values = [Double](repeating: 0, count: start + 2)
    values[start] = 1e-280
    var k = start
    while k > 0 {
      values[k - 1] = 2 * Double(k) / z * values[k] - values[k + 1]
      if abs(values[k - 1]) > 1e200 { for j in (k - 1)...start { values[j] *= 1e-250 } }
      k -= 1
    }
    var sum = 0.0
    for j in stride(from: start, through: 2, by: -2) { sum += 2 * values[j] }
    let scale = 1 / (sum + values[0])
    return values.prefix(n + 1).map { $0 * scale }
  }
}
