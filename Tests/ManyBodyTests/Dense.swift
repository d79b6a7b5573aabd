import ManyBody
import Numbers

/// A second implementation for small systems: Kronecker products of dense spin matrices typed from their definition, and the
/// exponential by diagonalisation. It shares nothing with the sparse operators but LAPACK.
struct DenseChain {
  let sites: Int, spins: Int, multiplicity: Int
  let hamiltonian: RealMatrix
  private let values: [Double], vectors: RealMatrix

  /// Basis: site, electron (↑ first), local spins by the number of quanta, the last one running fastest.
  init(_ model: ChainModel) throws {
    (sites, spins, multiplicity) = (model.sites, model.hosts.count, model.spin.multiplicity)
    let n = multiplicity, S = model.spin.value
    func number(_ q: Rational) -> Double { (try? Ball(q, precision: 64))?.midpointDouble ?? .nan }
    let (γ, Jsd, λ) = (number(model.hopping), number(model.exchange), number(model.spinUnit))
    let (J, Jz) = (number(model.coupling), number(model.axialCoupling))
    var local = 1
    for _ in 0..<model.hosts.count { local *= n }
    let size = model.sites * 2 * local
    var h = RealMatrix(rows: size, columns: size)
    func digit(_ c: Int, _ k: Int) -> (q: Int, weight: Int) {
      var weight = 1
      for _ in (k + 1)..<model.hosts.count where k + 1 < model.hosts.count { weight *= n }
      return (c / weight % n, weight)
    }
    /// ⟨q − 1|S₊|q⟩.
    func raise(_ q: Int) -> Double { (Double(q) * (2 * S + 1 - Double(q))).squareRoot() }
    for x in 0..<model.sites {
      for e in 0..<2 {
        for c in 0..<local {
          let column = (x * 2 + e) * local + c
          if x > 0 {
            h[column - 2 * local, column] -= γ
            h[column, column - 2 * local] -= γ
          }
          for (k, host) in model.hosts.enumerated() {
            let (q, w) = digit(c, k), m = S - Double(q)
            if host == x {
              h[column, column] -= Jsd * λ * (e == 0 ? 1 : -1) * m
              // σ₊S₋ + σ₋S₊, with σ₊ = |↑⟩⟨↓|: σ_xS_x + σ_yS_y is their sum.
              if e == 1, q + 1 < n { h[(x * 2) * local + c + w, column] -= Jsd * λ * raise(q + 1) }
              if e == 0, q > 0 { h[(x * 2 + 1) * local + c - w, column] -= Jsd * λ * raise(q) }
            }
            guard k + 1 < model.hosts.count else { continue }
            let (p, v) = digit(c, k + 1)
            h[column, column] -= λ * λ * Jz * m * (S - Double(p))
            if q > 0, p + 1 < n { h[column - w + v, column] -= λ * λ * J / 2 * raise(q) * raise(p + 1) }
            if p > 0, q + 1 < n { h[column + w - v, column] -= λ * λ * J / 2 * raise(p) * raise(q + 1) }
          }
        }
      }
    }
    hamiltonian = h
    (values, vectors) = try h.eigenvaluesSymmetric()
  }

  var levels: [Double] { values }

  /// Where a state of a space stands.
  func place(_ x: Int, _ state: [Int32]) -> Int {
    var c = 0
    for k in 1...max(spins, 1) where k <= spins { c = c * multiplicity + state.count { $0 == Int32(k) } }
    var local = 1
    for _ in 0..<spins { local *= multiplicity }
    return (x * 2 + (state.first == 0 ? 1 : 0)) * local + c
  }

  /// exp(−iHt/ħ)ψ.
  func evolved(_ ψ: [Complex], phase t: Double) -> [Complex] {
    let n = values.count
    var result = [Complex](repeating: .zero, count: n)
    for k in 0..<n {
      let v = Array(vectors.column(k))
      var c = Complex.zero
      for j in 0..<n { c = Complex(c.re + v[j] * ψ[j].re, c.im + v[j] * ψ[j].im) }
      c = c * rotation(-values[k] * t)
      for j in 0..<n { result[j] = Complex(result[j].re + v[j] * c.re, result[j].im + v[j] * c.im) }
    }
    return result
  }
}
