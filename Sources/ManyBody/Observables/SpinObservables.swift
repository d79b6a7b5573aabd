import Numbers

/// Expectation values of all spins in a state, in units of ħ/2: ⟨σ⟩ for the electron and 2⟨S⟩ for local spins.
public struct SpinValues: Sendable {
  /// The weight of each spin state, summed over the sites.
  public var weights: [Double]
  /// x, y and z of the electron.
  public var electron: [Double]
  /// x, y and z of each local spin.
  public var local: [[Double]]
  /// ⟨ψ|ψ⟩.
  public var norm: Double { weights.reduce(0, +) }
  /// 2⟨S^z⟩ of all local spins.
  public var magnetisation: Double { local.reduce(0) { $0 + $1[2] } }
}

/// Reads spins, charges and conserved quantities off states of one system.
public struct SpinObservables: Sendable {
  /// The system.
  public let system: ChainSystem
  /// Pairs of states between which a spin is raised: place of the spin, from, to, √(q(2S + 1 − q)).
  private let raising: [(place: Int, from: Int, to: Int, size: Double)]

  /// The observables of a system.
  public init(_ system: ChainSystem) {
    self.system = system
    var pairs: [(place: Int, from: Int, to: Int, size: Double)] = []
    let space = system.space
    if space.quanta.count > 1 {
      for (d, state) in space.states.enumerated() {
        for (k, place) in state.enumerated() where k == 0 || state[k - 1] != place {
          var raised = state
          raised.remove(at: k)
          guard let t = space.index(of: raised) else { continue }
          let q = state.count { $0 == place }
          let size = place == 0 ? 1 : Double(q * (space.spin.twice + 1 - q)).squareRoot()
          pairs.append((Int(place), d, t, size))
        }
      }
    }
    raising = pairs
  }

  /// The expectation values in a state.
  public func callAsFunction(_ state: [Double]) -> SpinValues {
    let space = system.space, width = space.dimension, sites = system.model.sites
    var weights = [Double](repeating: 0, count: width)
    var overlaps = [Complex](repeating: .zero, count: raising.count)
    state.withUnsafeBufferPointer { s in
      weights.withUnsafeMutableBufferPointer { weights in
        for x in 0..<sites {
          let base = 2 * x * width
          for d in 0..<width {
            let (re, im) = (s[base + 2 * d], s[base + 2 * d + 1])
            weights[d] += re * re + im * im
          }
        }
      }
      for (k, pair) in raising.enumerated() {
        var sum = Complex.zero
        for x in 0..<sites {
          let (a, b) = (2 * (x * width + pair.to), 2 * (x * width + pair.from))
          sum.re += s[a] * s[b] + s[a + 1] * s[b + 1]
          sum.im += s[a] * s[b + 1] - s[a + 1] * s[b]
        }
        overlaps[k] = sum
      }
    }
    let top = Double(space.spin.twice), norm = weights.reduce(0, +)
    var spins = [[Double]](repeating: [0, 0, top * norm], count: space.count + 1)
    spins[0][2] = norm
    for (d, w) in weights.enumerated() { for place in space.states[d] { spins[Int(place)][2] -= 2 * w } }
    for (pair, z) in zip(raising, overlaps) {
      // 2⟨S₊⟩ = 2⟨S_x⟩ + 2i⟨S_y⟩
      spins[pair.place][0] += 2 * pair.size * z.re
      spins[pair.place][1] += 2 * pair.size * z.im
    }
    return SpinValues(weights: weights, electron: spins[0], local: Array(spins.dropFirst()))
  }

  /// ⟨H⟩ in eV, for a state of norm 1.
  public func energy(_ state: [Double]) -> Double {
    let image = system.hamiltonian.multiplied(by: state)
    var sum = 0.0
    for k in state.indices { sum += state[k] * image[k] }
    return sum
  }

  /// ⟨H²⟩ − ⟨H⟩², whose root is the width in energy.
  public func energyVariance(_ state: [Double]) -> Double {
    let image = system.hamiltonian.multiplied(by: state), mean = energy(state)
    return zip(image, state).reduce(0) { $0 + ($1.0 - mean * $1.1) * ($1.0 - mean * $1.1) }
  }

  /// The electron's charge on each site.
  public func density(_ state: [Double]) -> [Double] {
    let width = 2 * system.space.dimension
    return (0..<system.model.sites).map { x in
      (0..<width).reduce(0) { $0 + state[x * width + $1] * state[x * width + $1] }
    }
  }

  /// The weight of the electron with spin up and down before the first local spin, and behind the last.
  public func scattered(_ state: [Double]) -> (reflected: [Double], transmitted: [Double]) {
    let space = system.space, width = space.dimension
    let first = system.model.hosts.first ?? 0, last = system.model.hosts.last ?? -1
    var (reflected, transmitted) = ([0.0, 0.0], [0.0, 0.0])
    for x in 0..<system.model.sites where x < first || x > last {
      for d in 0..<width {
        let k = 2 * (x * width + d), spin = space.isElectronDown(d) ? 1 : 0
        let w = state[k] * state[k] + state[k + 1] * state[k + 1]
        if x < first { reflected[spin] += w } else { transmitted[spin] += w }
      }
    }
    return (reflected, transmitted)
  }
}
