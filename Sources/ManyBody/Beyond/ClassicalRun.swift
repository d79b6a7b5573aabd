import Numbers

/// The same electron with classical spins: a spinor that moves in the field of unit vectors nⱼ, and vectors that turn about the
/// electron's spin density and their neighbours,
/// ħ dnⱼ/dt = nⱼ × [J_sd λ⟨σ⟩ⱼ + λ²S(J, J, J_z)⋅(nⱼ₋₁ + nⱼ₊₁)].
///
/// It is what the quantum equations become when every product of operators is averaged factor by factor.
public struct ClassicalRun: Sendable {
  /// The chain.
  public let model: ChainModel
  /// The time in fs.
  public private(set) var time = 0.0
  /// The spinor, four numbers per site: ↑ and ↓, real and imaginary parts; then the vectors, three numbers each.
  private var y: [Double]
  private let host: [Int]

  /// All local spins in directions given, or all in one.
  public init(_ model: ChainModel, _ packet: WavePacket, electron: SpinDirection, local: [SpinDirection] = [.up]) throws
  {
    guard local.count == 1 || local.count == model.hosts.count else {
      throw ManyBodyError.parameter(
        "the number of directions", value: "\(local.count)", allowed: "1 or \(model.hosts.count)")
    }
    self.model = model
    let spinor = electron.amplitudes(.half)
    y = try packet.amplitudes(sites: model.sites).flatMap { a in
      spinor.flatMap { s -> [Double] in
        let z = a * s
        return [z.re, z.im]
      }
    }
    for n in model.hosts.indices {
      let d = local.count == 1 ? local[0] : local[n]
      let (sin, cos) = d.polar == 0 ? (0, 1) : d.polar == .pi ? (0, -1) : (sine(d.polar), cosine(d.polar))
      y += [sin * cosine(d.azimuth), sin * sine(d.azimuth), cos]
    }
    var map = [Int](repeating: -1, count: model.sites)
    for (n, x) in model.hosts.enumerated() { map[x] = n }
    host = map
  }

  /// The electron's spin ⟨σ⟩.
  public var electron: [Double] {
    (0..<model.sites).reduce([0, 0, 0]) { sum, x in zip(sum, Self.spin(y, x)).map { $0 + $1 } }
  }
  /// The vectors.
  public var local: [[Double]] {
    model.hosts.indices.map { n in Array(y[(4 * model.sites + 3 * n)..<(4 * model.sites + 3 * n + 3)]) }
  }
  /// ⟨ψ|ψ⟩.
  public var norm: Double { y.prefix(4 * model.sites).reduce(0) { $0 + $1 * $1 } }

  private static func spin(_ y: [Double], _ x: Int) -> [Double] {
    let (a, b, c, d) = (y[4 * x], y[4 * x + 1], y[4 * x + 2], y[4 * x + 3])
    return [2 * (a * c + b * d), 2 * (a * d - b * c), a * a + b * b - c * c - d * d]
  }

  /// Goes on by a time in fs, with steps of the classical Runge–Kutta method no longer than `step`.
  public mutating func advance(by interval: Double, step: Double = 0.01) {
    let count = max(1, Int((interval / step).rounded(.up))), δ = interval / Double(count)
    let constants = Constants(model)
    var (k, stage, sum) = (y, y, y)
    for _ in 0..<count {
      sum = y
      for (weight, next) in [(1.0 / 6, 0.5), (1.0 / 3, 0.5), (1.0 / 3, 1.0), (1.0 / 6, 0.0)] {
        constants.derivative(weight == 1.0 / 6 && next == 0.5 ? y : stage, host, &k)
        for j in y.indices {
          sum[j] += δ * weight * k[j]
          stage[j] = y[j] + δ * next * k[j]
        }
      }
      y = sum
    }
    time += interval
  }

  private struct Constants {
    let γ: Double, field: Double, torque: Double, J: Double, Jz: Double, ħ: Double, sites: Int, hosts: [Int]

    init(_ m: ChainModel) {
      (γ, ħ, sites, hosts) = (m.hopping.approximation, m.ħ, m.sites, m.hosts)
      let λ = m.spinUnit.approximation
      field = m.exchange.approximation * λ * m.spin.value
      torque = m.exchange.approximation * λ
      (J, Jz) = (λ * λ * m.spin.value * m.coupling.approximation, λ * λ * m.spin.value * m.axialCoupling.approximation)
    }

    func derivative(_ y: [Double], _ host: [Int], _ k: inout [Double]) {
      let base = 4 * sites, N = hosts.count
      y.withUnsafeBufferPointer { y in
        k.withUnsafeMutableBufferPointer { k in
          for x in 0..<sites {
            for c in 0..<2 {
              let at = 4 * x + 2 * c
              var (re, im) = (0.0, 0.0)
              if x > 0 { (re, im) = (re - γ * y[at - 4], im - γ * y[at - 3]) }
              if x + 1 < sites { (re, im) = (re - γ * y[at + 4], im - γ * y[at + 5]) }
              if host[x] >= 0 {
                // −field n⋅σ
                let n = base + 3 * host[x], other = 4 * x + 2 * (1 - c), sign = c == 0 ? -1.0 : 1.0
                re -= field * (-sign * y[n + 2] * y[at] + y[n] * y[other] - sign * y[n + 1] * y[other + 1])
                im -= field * (-sign * y[n + 2] * y[at + 1] + y[n] * y[other + 1] + sign * y[n + 1] * y[other])
              }
              // iħ dψ/dt = hψ
              k[at] = im / ħ
              k[at + 1] = -re / ħ
            }
          }
          for n in 0..<N {
            let x = 4 * hosts[n], at = base + 3 * n
            let (a, b, c, d) = (y[x], y[x + 1], y[x + 2], y[x + 3])
            var bx = torque * 2 * (a * c + b * d), by = torque * 2 * (a * d - b * c)
            var bz = torque * (a * a + b * b - c * c - d * d)
            for m in [n - 1, n + 1] where m >= 0 && m < N {
              let o = base + 3 * m
              bx += J * y[o]
              by += J * y[o + 1]
              bz += Jz * y[o + 2]
            }
            k[at] = (y[at + 1] * bz - y[at + 2] * by) / ħ
            k[at + 1] = (y[at + 2] * bx - y[at] * bz) / ħ
            k[at + 2] = (y[at] * by - y[at + 1] * bx) / ħ
          }
        }
      }
    }
  }
}
