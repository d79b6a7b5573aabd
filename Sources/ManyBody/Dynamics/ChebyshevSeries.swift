#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Numbers

/// exp(−izh) = J₀(z) + 2 Σ_k (−i)ᵏ J_k(z) T_k(h) for −1 ≤ h ≤ 1, cut off where what is left out is small enough.
public struct ChebyshevSeries: Sendable, Hashable {
  /// J₀, 2J₁, 2J₂, …
  public let coefficients: [Double]
  /// A bound on Σ 2|J_k| of the terms left out: on the error of the operator, for every state of norm 1.
  public let truncationBound: Double
  /// z.
  let argument: Double

  /// The series for z ≥ 0 with an error of at most `tolerance` > 0.
  ///
  /// For k ≥ z Kapteyn's inequality |J_k(z)| ≤ (u e^{√(1−x²)})ᵏ with x = z/k, u = x/(1 + √(1−x²)) bounds a term, and the bounds
  /// fall at least as fast as a geometric series of ratio u.
  public init(z: Double, tolerance: Double) throws {
    precondition(z >= 0 && z.isFinite && tolerance > 0)
    argument = z
    var last = Int(z) + 1
    while Self.tail(last, z) > tolerance { last += 1 }
    coefficients = try Self.bessel(z, through: last).enumerated().map { $0 == 0 ? $1 : 2 * $1 }
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

  /// J₀ … J_n by Miller's backward recurrence from where they are below 10⁻³⁸, normalised by J₀ + 2ΣJ₂ₖ = 1, each with an error of
  /// its last bit: in 128 bits, see ``rounding``.
  ///
  /// The C library has one at a time, at the cost of all of them.
  static func bessel(_ z: Double, through n: Int) throws -> [Double] {
    if z == 0 { return [1] + [Double](repeating: 0, count: n) }
    var start = max(n, Int(z)) + 2
    while tail(start, z) > 1e-38 { start += 1 + start / 50 }
    func number(_ x: Double) throws -> MPFloat { try MPFloat(x, precision: 128) }
    let twiceInverse = try number(2) / number(z)
    var (above, here, sum) = (try number(0), try number(1), try number(0))
    var values = [MPFloat](repeating: above, count: n + 1)
    for k in stride(from: start, through: 1, by: -1) {
      if k <= n { values[k] = here }
      if k % 2 == 0 { sum = sum + here }
      (above, here) = (here, try number(Double(k)) * twiceInverse * here - above)
    }
    values[0] = here
    let scale = try number(1) / (here + sum + sum)
    return values.map { ($0 * scale).asDouble }
  }
}

extension ChebyshevSeries {
  /// A bound on the error that rounding brings into the sum Σ c_k (−i)ᵏ T_k(h)ψ, for |ψ| = 1 and a matrix 2h of doubles whose
  /// spectrum lies in [−2, 2].
  ///
  /// Let t_{k+1} = 2h t_k − t_{k−1} + η_k be what is computed. Row by row |η| ≤ nu(|2h||t_k| + |t_{k−1}|), so that
  /// |η_k| ≤ δ = nu(w + 1) up to second order, for at most n roundings and row sums w of |2h|; u = 2⁻⁵³. η_j reaches t_k as
  /// U_{k−j−1}(h)η_j, and the sum as B_{j+1}(h)η_j with B_j = 2Σ_{m ≥ 0} (−i)^{j+m} J_{j+m}(z) U_m. From
  /// dJ_k/dz = (J_{k−1} − J_{k+1})/2 follows dB_j/dz = −i(x B_j + (−i)^{j−1}J_{j−1}), and with B_j(0) = 0
  ///
  /// |B_j(x)| ≤ ∫₀ᶻ |J_{j−1}(s)| ds,  Σ_{j ≤ K} |B_j(x)| ≤ ∫₀ᶻ √(K ΣJ²) ds ≤ z√K,
  ///
  /// because J₀² + J₁² + … ≤ 1. The parts of B_j beyond K are bounded as the truncation is. Adding up takes Ku(1 + ℓ) times the
  /// largest partial sum, which is at most Lebesgue's constant (4/π²)ln K + 3, for ℓ additions more in a row; and Σ|c_k| ≤ √(2K + 2).
  ///
  /// Coefficients: a sequence a_k with defects D_k = 2k a_k − z(a_{k−1} + a_{k+1}) sums up to exp(−izx) times its value at x = 0
  /// within Σ(k + 1)|D_k|, since p′ + izp has the Chebyshev coefficients ±2(D_{k+1} ± D_{k+3} ± …); that is below K³·2⁻¹²⁴.
  func rounding(of work: ChainOperator.RowWork) -> Double {
    let u = 0x1p-53, K = Double(max(coefficients.count - 1, 1)), z = argument
    let n = Double(work.roundings), w = work.weight, step = n * u / (1 - n * u) * (w + 1)
    // |t_k| ≤ 1 + K²/2 times the largest |η|, which is itself that much larger.
    let excess = K * K * step / 2
    guard excess < 0.5 else { return .infinity }
    let size = 1 / (1 - excess), sumOfCoefficients = (2 * K + 2).squareRoot()
    let beyond = K * Self.moment(coefficients.count - 1, z)
    let recurrence = step * size * (z * K.squareRoot() + beyond)
    let extra = Double(work.corrections)
    let largest = 4 / (Double.pi * Double.pi) * log(K + 1) + 3
    let adding = u * (K * (1 + extra) * largest + (3 + extra) * (w + 1) * sumOfCoefficients) * size
    return (recurrence + adding + K * K * K * 0x1p-124) * (1 + 1e-9)
  }

  /// A bound on 2 Σ_{k > last} (k + 1)|J_k(z)|, for last ≥ z, from the same geometric series as ``tail``.
  private static func moment(_ last: Int, _ z: Double) -> Double {
    if z == 0 { return 0 }
    let k = Double(last + 1), x = z / k, u = x / (1 + max(0, 1 - x * x).squareRoot())
    return tail(last, z) * (k + 1 + u / (1 - u))
  }
}
