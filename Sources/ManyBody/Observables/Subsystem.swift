import Numbers

/// One of the factors of the space: the electron's orbital, its spin, or the n-th local spin, from 1.
public enum SystemPart: Sendable, Hashable {
  /// A factor.
  case orbital, electronSpin, local(Int)
}

/// A division of the system in two: the kept parts and the rest.
public struct Subsystem: Sendable {
  /// What is kept.
  public let parts: Set<SystemPart>
  private let system: ChainSystem
  private let hasOrbital: Bool
  /// The number of each spin state's kept and dropped part.
  private let kept: [Int], dropped: [Int]
  /// How many kept and dropped spin states occur, and their quanta.
  private let keptCount: Int, droppedCount: Int
  /// The kept spin states, as lists of quanta.
  public let spinStates: [[Int32]]

  /// The subsystem of these parts; fails for a spin that is not there.
  public init(_ parts: Set<SystemPart>, of system: ChainSystem) throws(ManyBodyError) {
    for case .local(let n) in parts where !(1...max(system.space.count, 1)).contains(n) {
      throw .parameter("the number of a local spin", value: "\(n)", allowed: "from 1 to \(system.space.count)")
    }
    self.parts = parts
    self.system = system
    hasOrbital = parts.contains(.orbital)
    var keptStates: [[Int32]: Int] = [:], droppedStates: [[Int32]: Int] = [:], list: [[Int32]] = []
    var (a, b): ([Int], [Int]) = ([], [])
    for state in system.space.states {
      let isKept = { (place: Int32) in parts.contains(place == 0 ? .electronSpin : .local(Int(place))) }
      let (k, d) = (state.filter(isKept), state.filter { !isKept($0) })
      if keptStates[k] == nil {
        keptStates[k] = keptStates.count
        list.append(k)
      }
      if droppedStates[d] == nil { droppedStates[d] = droppedStates.count }
      a.append(keptStates[k] ?? 0)
      b.append(droppedStates[d] ?? 0)
    }
    (kept, dropped, keptCount, droppedCount, spinStates) = (a, b, keptStates.count, droppedStates.count, list)
  }

  /// All local spins.
  public static func localSpins(of system: ChainSystem) throws(ManyBodyError) -> Subsystem {
    try Subsystem(Set((1...max(system.space.count, 1)).prefix(system.space.count).map { .local($0) }), of: system)
  }

  /// The states of the kept part that can be occupied.
  public var dimension: Int { keptCount * (hasOrbital ? system.model.sites : 1) }
  /// The states of the rest.
  public var complementDimension: Int { droppedCount * (hasOrbital ? 1 : system.model.sites) }

  /// ρ = Tr_rest |ψ⟩⟨ψ|; with the orbital a row is site·(kept spin states) + kept spin state. Fails beyond 4096 states.
  public func densityMatrix(_ state: [Double]) throws -> ComplexMatrix { try gram(state, ofKept: true) }

  /// The eigenvalues of ρ, the squared Schmidt coefficients, falling; those of the smaller side are computed, and the rest are 0.
  public func schmidtWeights(_ state: [Double]) throws -> [Double] {
    let ρ = try gram(state, ofKept: dimension <= complementDimension)
    return try ρ.eigenvaluesHermitian().values.reversed().map { max($0, 0) }
  }

  /// Tr ρ², from the smaller side.
  public func purity(_ state: [Double]) throws -> Double {
    try gram(state, ofKept: dimension <= complementDimension).elements
      .reduce(0) { $0 + $1.re * $1.re + $1.im * $1.im }
  }

  /// −Tr ρ log₂ ρ, in bits.
  public func entropy(_ state: [Double]) throws -> Double {
    -(try schmidtWeights(state)).reduce(0) { $0 + ($1 > 0 ? $1 * logarithm($1) : 0) } / logarithm(2)
  }

  private func gram(_ state: [Double], ofKept isKept: Bool) throws -> ComplexMatrix {
    let size = isKept ? dimension : complementDimension
    guard size <= 4096 else {
      throw ManyBodyError.tooLarge("a density matrix of \(size) states", needs: 16 * size * size, limit: 16 << 24)
    }
    let rows = isKept ? kept : dropped, groups = isKept ? dropped : kept
    let width = system.space.dimension, sites = system.model.sites
    let rowCount = isKept ? keptCount : droppedCount
    // Where the rows hold the orbital, all sites of one group belong together; else every site is a group of its own.
    let sitesInRows = isKept == hasOrbital
    var members = [[Int]](repeating: [], count: isKept ? droppedCount : keptCount)
    for d in 0..<width { members[groups[d]].append(d) }
    var result = [Complex](repeating: .zero, count: size * size)
    func add(_ entries: [(row: Int, at: Int)]) {
      state.withUnsafeBufferPointer { s in
        result.withUnsafeMutableBufferPointer { result in
          for (c, q) in entries {
            let (u, v) = (s[q], s[q + 1])
            for (r, p) in entries {
              let k = c * size + r
              result[k].re += s[p] * u + s[p + 1] * v
              result[k].im += s[p + 1] * u - s[p] * v
            }
          }
        }
      }
    }
    for list in members {
      if sitesInRows {
        add((0..<sites).flatMap { x in list.map { (x * rowCount + rows[$0], 2 * (x * width + $0)) } })
      } else {
        for x in 0..<sites { add(list.map { (rows[$0], 2 * (x * width + $0)) }) }
      }
    }
    return try ComplexMatrix(rows: size, columns: size, columnMajor: result)
  }
}
