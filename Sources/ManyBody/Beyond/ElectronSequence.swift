import Numbers

/// Electrons that come one after another, each traced out after a time: the state of the local spins becomes mixed.
///
/// Electrons along ±z keep ρ a sum over numbers of flips without coherence between them; each block of ρ goes to
/// ρ′ = Σ ρ_{ab} Tr_electron U|s, a⟩⟨s, b|U†, a map that is computed once.
public struct ElectronSequence: Sendable {
  /// The chain, and what each electron begins as.
  public let model: ChainModel
  /// The number of electrons so far.
  public private(set) var electrons = 0
  /// A block of ρ for each number of flips, over the states of `bases`.
  private var blocks: [ComplexMatrix]
  private let bases: [[[Int32]]]
  /// For each number of flips k: where it goes (k + how many), and Σ over the electron's end of U U*, as a matrix over pairs.
  private let maps: [[(target: Int, tensor: [Complex])]]

  /// - Parameters:
  ///   - isDown: whether the electrons come along −z.
  ///   - memory: how many bytes the maps may take, which grow as 16ᴺ for N spins ½: 7 MB for 6 of them, 96 MB for 7.
  public init(
    _ model: ChainModel, _ packet: WavePacket, isDown: Bool, time: Double, tolerance: Double = 1e-12,
    memory: Int = .max
  ) throws {
    guard time > 0 else {
      throw ManyBodyError.parameter("the time of one electron", value: "\(time)", allowed: "positive")
    }
    self.model = model
    let top = model.hosts.count * model.spin.twice
    let needed = Self.bytes(model)
    guard needed <= memory else {
      throw ManyBodyError.tooLarge(
        "what an electron does to every pair of states of \(model.hosts.count) local spins", needs: needed,
        limit: memory)
    }
    var bases: [[[Int32]]] = []
    for k in 0...top {
      let space = try SpinSpace(model, quanta: [k])
      bases.append(space.states.filter { $0.first != 0 })
    }
    self.bases = bases
    let orbital = try packet.amplitudes(sites: model.sites)
    var maps: [[(target: Int, tensor: [Complex])]] = []
    for k in 0...top {
      let system = try ChainSystem(model, quanta: [k + (isDown ? 1 : 0)]), width = system.space.dimension
      let propagator = try Propagator(system, interval: time, method: .chebyshev(tolerance: tolerance), threads: 1)
      let ends: [[Double]] = try bases[k].map { local in
        var ψ = [Double](repeating: 0, count: 2 * system.dimension)
        guard let d = system.space.index(of: (isDown ? [0] : []) + local) else {
          throw ManyBodyError.numerical("a state of the sequence is missing")
        }
        for (x, a) in orbital.enumerated() {
          ψ[2 * (x * width + d)] = a.re
          ψ[2 * (x * width + d) + 1] = a.im
        }
        _ = try propagator.advance(&ψ)
        return ψ
      }
      var out: [(target: Int, tensor: [Complex])] = []
      for electronDown in [true, false] {
        let target = k + (isDown ? 1 : 0) - (electronDown ? 1 : 0)
        guard target >= 0, target <= top else { continue }
        let members = bases[target].map { system.space.index(of: (electronDown ? [0] : []) + $0) ?? -1 }
        out.append((target, Self.tensor(ends, members, sites: model.sites, width: width)))
      }
      maps.append(out)
    }
    self.maps = maps
    blocks = bases.map { ComplexMatrix(rows: $0.count, columns: $0.count) }
    blocks[0][0, 0] = .one
  }

  /// 16 bytes for each pair of states before and each pair after, with the same number of flips or one more or less.
  static func bytes(_ model: ChainModel) -> Int {
    let top = model.hosts.count * model.spin.twice
    // The electron's spin doubles the states: those with it up are what remains without those with it down.
    var squares: [Double] = [], below = 0.0
    for k in 0...top {
      guard let both = SpinSpace.dimension(spin: model.spin, count: model.hosts.count, quanta: [k]) else { return .max }
      below = Double(both) - below
      squares.append(below * below)
    }
    let pairs = zip(squares, squares.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let sum = 16 * (squares.reduce(0) { $0 + $1 * $1 } + pairs)
    return sum < 1e18 ? Int(sum) : .max
  }

  /// T[a, b, i, j] = Σ_x Ψ_a(x, i) Ψ_b(x, j)*, which is T[b, a, j, i]*.
  private static func tensor(_ ends: [[Double]], _ members: [Int], sites: Int, width: Int) -> [Complex] {
    let (n, m) = (ends.count, members.count), length = 2 * sites
    // The amplitudes of one a and i along the chain, together.
    var rows = [Double](repeating: 0, count: n * m * length)
    for a in 0..<n {
      for (i, u) in members.enumerated() {
        for x in 0..<sites {
          for part in 0..<2 { rows[(a * m + i) * length + 2 * x + part] = ends[a][2 * (x * width + u) + part] }
        }
      }
    }
    var result = [Complex](repeating: .zero, count: n * n * m * m)
    rows.withUnsafeBufferPointer { rows in
      result.withUnsafeMutableBufferPointer { result in
        for p in 0..<n * m {
          for q in 0...p {
            let (s, t) = (p * length, q * length)
            var (re, im) = (0.0, 0.0)
            for x in stride(from: 0, to: length, by: 2) {
              re += rows[s + x] * rows[t + x] + rows[s + x + 1] * rows[t + x + 1]
              im += rows[s + x + 1] * rows[t + x] - rows[s + x] * rows[t + x + 1]
            }
            let (a, i, b, j) = (p / m, p % m, q / m, q % m)
            result[((b * n + a) * m + j) * m + i] = Complex(re, -im)
            result[((a * n + b) * m + i) * m + j] = Complex(re, im)
          }
        }
      }
    }
    return result
  }

  /// One electron more.
  public mutating func advance() {
    var next = bases.map { ComplexMatrix(rows: $0.count, columns: $0.count) }
    for (k, targets) in maps.enumerated() {
      let n = bases[k].count
      for (target, tensor) in targets {
        let m = bases[target].count
        for a in 0..<n {
          for b in 0..<n where blocks[k][a, b] != .zero {
            let ρ = blocks[k][a, b]
            for i in 0..<m {
              for j in 0..<m { next[target][i, j] = next[target][i, j] + ρ * tensor[((a * n + b) * m + i) * m + j] }
            }
          }
        }
      }
    }
    blocks = next
    electrons += 1
  }

  /// Tr ρ.
  public var trace: Double { flips.reduce(0, +) }

  /// The probability of each number of flips.
  public var flips: [Double] { blocks.map { b in (0..<b.rows).reduce(0) { $0 + b[$1, $1].re } } }

  /// 2⟨S^z⟩ of all local spins.
  public var magnetisation: Double {
    let top = Double(model.hosts.count * model.spin.twice)
    return flips.enumerated().reduce(0) { $0 + $1.element * (top - 2 * Double($1.offset)) }
  }

  /// Tr ρ².
  public var purity: Double { blocks.reduce(0) { $0 + $1.elements.reduce(0) { $0 + $1.re * $1.re + $1.im * $1.im } } }

  /// −Tr ρ log₂ ρ.
  public func entropy() throws -> Double {
    var sum = 0.0
    for b in blocks where b.rows > 0 {
      for p in try b.eigenvaluesHermitian().values where p > 0 { sum -= p * logarithm(p) }
    }
    return sum / logarithm(2)
  }
}
