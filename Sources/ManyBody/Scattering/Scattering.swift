import Numbers

/// Stationary states of an electron that comes along an infinite chain: amplitudes into every channel, forwards and backwards.
///
/// A channel is a spin of the electron with a state of the free local spins, of energy ε; the electron is open in it, with
/// velocity 2γ sin q/ħ, where E − ε = −2γ cos q has a real q, and decays beside the local spins where it has not.
public struct Scattering: Sendable {
  /// A channel.
  public struct Channel: Sendable {
    /// The energy of the local spins, and whether the electron is down.
    public let energy: Double, isDown: Bool
    /// Among the states of the local spins with the same number of flips, from the lowest.
    public let level: Int
  }

  /// The amplitudes at one energy out of one channel.
  public struct Amplitudes: Sendable {
    /// Transmitted and reflected, by channel; of unit current where the channel is open.
    public let transmitted: [Complex], reflected: [Complex]
    /// Whether the channel is open.
    public let isOpen: [Bool]
    /// Σ|t|² + Σ|r|² − 1 over open channels.
    public var currentDefect: Double {
      var sum = -1.0
      for c in isOpen.indices where isOpen[c] {
        sum += transmitted[c].re * transmitted[c].re + transmitted[c].im * transmitted[c].im
        sum += reflected[c].re * reflected[c].re + reflected[c].im * reflected[c].im
      }
      return sum
    }
  }

  /// The chain, of which only the sites from the first to the last local spin matter.
  public let system: ChainSystem
  /// The channels.
  public let channels: [Channel]
  /// The states of the channels in the basis of spin states, one column for each.
  private let basis: RealMatrix

  /// The channels with so many flipped spins. Fails beyond 600 of them, and for a chain without local spins.
  public init(_ model: ChainModel, quanta: Int) throws {
    guard let first = model.hosts.first, let last = model.hosts.last else {
      throw ManyBodyError.parameter("the number of local spins", value: "0", allowed: "at least 1")
    }
    var region = model
    region.hosts = model.hosts.map { $0 - first }
    region.sites = last - first + 1
    system = try ChainSystem(region, quanta: [quanta])
    let space = system.space
    guard space.dimension <= 600, region.sites * space.dimension * space.dimension <= 40_000_000 else {
      throw ManyBodyError.tooLarge(
        "scattering with \(space.dimension) channels", needs: region.sites * space.dimension * space.dimension * 96,
        limit: 4_000_000_000)
    }
    var found: [(Channel, [Double])] = []
    for isDown in [true, false] {
      let members = space.states.indices.filter { space.isElectronDown($0) == isDown }
      guard !members.isEmpty else { continue }
      let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { (Int32($1), $0) })
      var h = RealMatrix(rows: members.count, columns: members.count)
      for e in system.localElements { if let r = place[e.row], let c = place[e.column] { h[r, c] += e.value } }
      let (values, vectors) = try h.eigenvaluesSymmetric()
      for (k, energy) in values.enumerated() {
        var column = [Double](repeating: 0, count: space.dimension)
        for (j, d) in members.enumerated() { column[d] = vectors[j, k] }
        found.append((Channel(energy: energy, isDown: isDown, level: k), column))
      }
    }
    channels = found.map(\.0)
    basis = try RealMatrix(rows: space.dimension, columns: found.count, columnMajor: found.flatMap(\.1))
  }

  /// e^{iq} of a channel, |e^{iq}| ≤ 1, and 2 sin q.
  private func wave(_ energy: Double, _ c: Int) -> (phase: Complex, velocity: Double) {
    let γ = system.model.hopping.approximation, cos = (channels[c].energy - energy) / (2 * γ)
    if abs(cos) < 1 {
      let sin = (1 - cos * cos).squareRoot()
      return (Complex(cos, sin), 2 * sin)
    }
    let root = (cos * cos - 1).squareRoot()
    return (Complex(cos > 0 ? cos - root : cos + root), 0)
  }

  /// The channel with the electron down or up and the local spins in their lowest state.
  public func entrance(isDown: Bool) -> Int? { channels.firstIndex { $0.isDown == isDown && $0.level == 0 } }

  /// The amplitudes out of an open channel at a total energy E. Fails for a closed one.
  public func amplitudes(energy: Double, from entrance: Int) throws -> Amplitudes {
    let h = system.hamiltonian, width = h.width, n = h.dimension, γ = system.model.hopping.approximation
    let waves = channels.indices.map { wave(energy, $0) }
    guard waves[entrance].velocity > 0 else {
      throw ManyBodyError.parameter(
        "the energy", value: "\(energy)",
        allowed: "within the band of the incoming channel, \(channels[entrance].energy) ± \(2 * γ)")
    }
    // (E − H)ψ with the leads put in: γe^{iq} at both ends, 2iγ sin q for what comes in.
    var matrix = try BandMatrix<Complex>(size: n, lower: width, upper: width)
    for x in 0..<h.sites {
      let base = x * width
      for e in h.elements(at: x) { matrix[base + Int(e.row), base + Int(e.column)] = Complex(-e.value) }
      for d in 0..<width {
        matrix[base + d, base + d] = matrix[base + d, base + d] + Complex(energy)
        if x > 0 {
          matrix[base + d, base + d - width] = Complex(-h.hop)
          matrix[base + d - width, base + d] = Complex(-h.hop)
        }
      }
    }
    var lead = [Complex](repeating: .zero, count: width * width)
    for c in channels.indices {
      for j in 0..<width where basis[j, c] != 0 {
        for i in 0..<width where basis[i, c] != 0 {
          let weight = γ * basis[i, c] * basis[j, c]
          lead[j * width + i] = lead[j * width + i] + Complex(weight * waves[c].phase.re, weight * waves[c].phase.im)
        }
      }
    }
    for end in [0, n - width] {
      for j in 0..<width {
        for i in 0..<width { matrix[end + i, end + j] = matrix[end + i, end + j] + lead[j * width + i] }
      }
    }
    var ψ = [Complex](repeating: .zero, count: n)
    for d in 0..<width { ψ[d] = Complex(0, γ * waves[entrance].velocity * basis[d, entrance]) }
    try BandFactors(matrix).solve(&ψ)
    func projected(_ offset: Int, _ c: Int) -> Complex {
      (0..<width).reduce(Complex.zero) { sum, d in
        Complex(sum.re + basis[d, c] * ψ[offset + d].re, sum.im + basis[d, c] * ψ[offset + d].im)
      }
    }
    func normalised(_ z: Complex, _ c: Int) -> Complex {
      guard waves[c].velocity > 0 else { return z }
      let scale = (waves[c].velocity / waves[entrance].velocity).squareRoot()
      return Complex(z.re * scale, z.im * scale)
    }
    return Amplitudes(
      transmitted: channels.indices.map { normalised(projected(n - width, $0), $0) },
      reflected: channels.indices.map { c in
        let r = projected(0, c)
        return normalised(c == entrance ? Complex(r.re - 1, r.im) : r, c)
      }, isOpen: waves.map { $0.velocity > 0 })
  }
}

/// An electron whose spin lies across the local spins, on its way through them at many momenta: what the average leaves of the
/// transverse spin.
public struct Dephasing: Sendable {
  /// t_↑* t_↓ of the elastic channel: ⟨σ_x⟩ + i⟨σ_y⟩ of what is transmitted, for an electron along +x of unit current.
  public let transverse: [Complex]
  /// The momenta.
  public let momenta: [Double]

  /// At the momenta of kinetic energies −2γ cos k above all local spins up.
  public init(_ model: ChainModel, momenta: [Double]) throws {
    let up = try Scattering(model, quanta: 0), down = try Scattering(model, quanta: 1)
    guard let a = up.entrance(isDown: false) else { throw ManyBodyError.numerical("no channel with all spins up") }
    // The electron down and no spin flipped: the only state of that kind.
    guard let b = down.entrance(isDown: true) else {
      throw ManyBodyError.numerical("no channel with the electron down")
    }
    let γ = model.hopping.approximation
    self.momenta = momenta
    transverse = try momenta.map { k in
      let kinetic = -2 * γ * cosine(k)
      let t = try up.amplitudes(energy: kinetic + up.channels[a].energy, from: a).transmitted[a]
      let s = try down.amplitudes(energy: kinetic + down.channels[b].energy, from: b).transmitted[b]
      return t.conjugated * s
    }
  }

  /// The mean over a Fermi surface: momenta along the chain up to k_F, where transverse momenta of a bulk of electrons p²/2m leave
  /// k dk of them (three dimensions); weights are those of the midpoint rule.
  public static func average(_ model: ChainModel, fermi: Double, points: Int) throws -> (
    mean: Complex, unaveraged: Double
  ) {
    let ks = (0..<points).map { fermi * (Double($0) + 0.5) / Double(points) }
    let all = try Dephasing(model, momenta: ks)
    let total = ks.reduce(0, +)
    var mean = Complex.zero, size = 0.0
    for (k, z) in zip(ks, all.transverse) {
      mean = Complex(mean.re + k * z.re / total, mean.im + k * z.im / total)
      size += k * z.magnitude / total
    }
    return (mean, size)
  }
}
