import Algebra
import Numbers

/// One local spin S in closed form.
///
/// σ⋅S is S on j = S + ½ and −(S + 1) on j = S − ½, so that |↓; S⟩ moves as two electrons without spin do, each on a chain with one
/// impurity: a = (φ₊ + 2Sφ₋)/(2S + 1) stays, b = √(2S)(φ₊ − φ₋)/(2S + 1) has flipped.
public struct Macrospin: Sendable {
  /// The chain, with one local spin.
  public let model: ChainModel
  private let packet: [Complex]
  private let spectra: [(values: [Double], vectors: RealMatrix)]

  /// Diagonalises both chains; fails unless there is one local spin.
  public init(_ model: ChainModel, _ packet: WavePacket) throws {
    guard model.hosts.count == 1, model.sites <= 3000 else {
      throw ManyBodyError.parameter(
        "the number of local spins", value: "\(model.hosts.count)", allowed: "1, on at most 3000 sites")
    }
    self.model = model
    self.packet = try packet.amplitudes(sites: model.sites)
    let strength = (model.exchange * model.spinUnit).approximation, S = model.spin.value
    spectra = try [-strength * S, strength * (S + 1)].map { impurity in
      var h = RealMatrix(rows: model.sites, columns: model.sites)
      let γ = model.hopping.approximation
      for x in 1..<model.sites {
        h[x, x - 1] = -γ
        h[x - 1, x] = -γ
      }
      h[model.hosts[0], model.hosts[0]] = impurity
      return try h.eigenvaluesSymmetric()
    }
  }

  /// φ₊ and φ₋ at a time in fs.
  func chains(_ time: Double) -> [[Complex]] {
    spectra.map { values, vectors in
      let n = model.sites
      var result = [Complex](repeating: .zero, count: n)
      for k in 0..<n {
        let v = Array(vectors.column(k)), angle = -values[k] * time / model.ħ
        var overlap = Complex.zero
        for x in 0..<n { overlap = Complex(overlap.re + v[x] * packet[x].re, overlap.im + v[x] * packet[x].im) }
        let c = overlap * Complex(cosine(angle), sine(angle))
        for x in 0..<n { result[x] = Complex(result[x].re + v[x] * c.re, result[x].im + v[x] * c.im) }
      }
      return result
    }
  }

  /// The electron's amplitudes with the spin as it was and flipped, a and b.
  public func amplitudes(_ time: Double) -> (kept: [Complex], flipped: [Complex]) {
    let φ = chains(time), n = Double(model.spin.multiplicity), root = (Double(model.spin.twice)).squareRoot()
    let pairs = zip(φ[0], φ[1])
    return (
      pairs.map { Complex(($0.re + (n - 1) * $1.re) / n, ($0.im + (n - 1) * $1.im) / n) },
      pairs.map { Complex(root * ($0.re - $1.re) / n, root * ($0.im - $1.im) / n) }
    )
  }

  /// The probability that the spin has flipped.
  public func flipProbability(_ time: Double) -> Double {
    amplitudes(time).flipped.reduce(0) { $0 + $1.re * $1.re + $1.im * $1.im }
  }

  /// 1 − Tr ρ² = 2p(1 − p) with p ≤ 8S/(2S + 1)², because |φ₊ − φ₋| ≤ 2: at no time, for no packet and no exchange, is more lost
  /// than 16S/(2S + 1)², nor more than ½. Exact, as a function of S.
  public static let purityLossBound: Expr = {
    let S = Expr.symbol("S", .positive)
    return (16 * S / (2 * S + 1) ** 2).lasting
  }()

  /// The bound for one spin, in a ball; the smaller of 16S/(2S + 1)² and ½.
  public static func purityLossBound(_ spin: SpinNumber, bits: Int = 100) throws -> Ball {
    let n = Rational(spin.multiplicity)
    let bound = try Rational(8 * spin.twice).divided(by: n * n)
    return try Ball(min(bound, Rational(1, 2)), precision: bits)
  }
}
