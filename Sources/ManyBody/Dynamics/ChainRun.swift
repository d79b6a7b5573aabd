import Numbers

/// A run: a state carried from time to time, and what is read off it.
public struct ChainRun: Sendable {
  /// The system and the state it began with.
  public let system: ChainSystem, initial: InitialState
  /// Times of rows are 0, interval, 2·interval, …
  public let interval: Double, intervals: Int
  /// How the state is carried.
  public let propagator: Propagator, method: EvolutionMethod
  /// The number of rows that are there, and the state of the last of them.
  public private(set) var done = 0, state: [Double] = []
  private let observables: SpinObservables
  private let energy: Double, variance: Double, axial: Double
  private let localSpins: Subsystem?, orbital: Subsystem?

  /// - Parameters:
  ///   - entanglement: whether purities and entropy are computed; nil for where it costs no more than a step.
  ///   - memory: how many bytes the run may take.
  public init(
    _ model: ChainModel, _ initial: InitialState, interval: Double, intervals: Int,
    method: EvolutionMethod = .chebyshev(tolerance: 1e-12), entanglement: Bool? = nil, threads: Int? = nil,
    memory: Int = .max
  ) throws {
    guard intervals >= 0, intervals <= 10_000_000 else {
      throw ManyBodyError.parameter("the number of rows", value: "\(intervals)", allowed: "from 0 to 10⁷")
    }
    let least = try Self.leastBytes(model, initial)
    guard least <= memory else {
      throw ManyBodyError.tooLarge("a run of this chain", needs: least, limit: memory)
    }
    system = try initial.system(model)
    let amplitudes = try initial.amplitudes(in: system)
    observables = SpinObservables(system)
    let mean = observables.energy(amplitudes)
    energy = mean
    variance = observables.energyVariance(amplitudes)
    let spins = observables(amplitudes)
    axial = spins.electron[2] + spins.magnetisation
    propagator = try Propagator(
      system, interval: interval, intervals: max(intervals, 1), method: method, energy: mean, threads: threads,
      memory: memory)
    (self.initial, self.interval, self.intervals, self.method) = (initial, interval, intervals, method)
    state = amplitudes
    let local = try Subsystem.localSpins(of: system)
    let wants = entanglement ?? (min(local.dimension, local.complementDimension) <= 300)
    localSpins = wants ? local : nil
    orbital = wants && system.space.dimension <= 300 ? try Subsystem([.orbital], of: system) : nil
  }

  /// Four vectors of the space, and what its states take, before anything large is made.
  private static func leastBytes(_ model: ChainModel, _ initial: InitialState) throws -> Int {
    let quanta = try initial.quanta(model).sorted()
    guard let last = quanta.last, last <= model.largestQuanta else { return 0 }
    guard let width = SpinSpace.dimension(spin: model.spin, count: model.hosts.count, quanta: quanta) else {
      return .max
    }
    let (bytes, overflow) = width.multipliedReportingOverflow(by: model.sites * 64 + 200)
    return overflow ? .max : bytes
  }

  /// The energy of the state, and its width.
  public var meanEnergy: Double { energy }
  /// √(⟨H²⟩ − ⟨H⟩²).
  public var energyWidth: Double { max(variance, 0).squareRoot() }
  /// The bytes that state and working vectors take.
  public var bytes: Int { 16 * system.dimension + propagator.workingBytes }
  /// Whether there are columns of purities and entropy.
  public var hasEntanglement: Bool { localSpins != nil }

  /// What a row holds.
  public var columns: [String] {
    var names = ["t [fs]", "s_e x", "s_e y", "s_e z"]
    let shown =
      system.space.count <= 20
      ? Array(1...max(system.space.count, 1)).prefix(system.space.count) : [1, system.space.count]
    for n in shown { names += ["S_\(n) x", "S_\(n) y", "S_\(n) z"] }
    names += ["M_z"]
    if localSpins != nil { names += ["purity of local spins", "entropy [bit]"] }
    if orbital != nil { names += ["purity of the orbital"] }
    if system.space.dimension <= 70 { names += system.space.states.indices.map { "P(\(system.space.name(of: $0)))" } }
    return names + [
      "resistance proxy", "reflected ↑", "reflected ↓", "transmitted ↑", "transmitted ↓", "norm − 1", "drift of E [eV]",
      "drift of S_z"
    ]
  }

  /// The row of the present state.
  public func row() throws -> [Double] {
    let spins = observables(state), (reflected, transmitted) = observables.scattered(state)
    var values = [Double(done) * interval] + spins.electron
    let count = system.space.count
    for n in count <= 20 ? Array(0..<count) : [0, count - 1] { values += spins.local[n] }
    let full = Double(count * system.space.spin.twice)
    values.append(spins.magnetisation)
    if let localSpins { values += [try localSpins.purity(state), try localSpins.entropy(state)] }
    if let orbital { values.append(try orbital.purity(state)) }
    if system.space.dimension <= 70 { values += spins.weights }
    // Resistance grows as 1 − M_z: the part of the magnetisation along +z that is lost.
    values.append(full == 0 ? 0 : 1 - spins.magnetisation / full)
    values += reflected + transmitted
    return values + [
      spins.norm - 1, observables.energy(state) - energy, spins.electron[2] + spins.magnetisation - axial
    ]
  }

  /// One interval further; false, with the run as it was, when the flag was raised.
  public mutating func advance(stop: StopFlag = StopFlag()) throws -> Bool {
    guard try propagator.advance(&state, stop: stop) else { return false }
    done += 1
    return true
  }

  /// What tells this run from others.
  public var signature: String {
    "\(system.model.signature) \(initial.signature) dt=\(interval) n=\(intervals) \(method) entanglement=\(localSpins != nil)"
  }

  /// The run as a file, with the rows that were written.
  public func checkpoint(rows: String) -> Checkpoint {
    Checkpoint(signature: signature, done: done, rows: rows, state: state)
  }

  /// Goes on from a file of the same run; fails for one of another.
  public mutating func resume(_ checkpoint: Checkpoint) throws(ManyBodyError) {
    guard checkpoint.signature == signature else {
      throw .checkpoint("the checkpoint belongs to another run; without --resume it is written anew")
    }
    guard checkpoint.state.count == state.count, checkpoint.done >= 0, checkpoint.done <= intervals else {
      throw .checkpoint("the checkpoint does not hold a state of this run")
    }
    (done, state) = (checkpoint.done, checkpoint.state)
  }
}
