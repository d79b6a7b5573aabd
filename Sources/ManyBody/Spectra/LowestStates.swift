import Numbers

/// The lowest state with each number of flipped spins, and the spins in it.
public struct LowestStates: Sendable {
  /// A lowest state.
  public struct State: Sendable {
    /// The number of flipped spins, and the energy in eV.
    public let quanta: Int, energy: Double
    /// A bound on the error of the energy; 0 for dense matrices.
    public let residual: Double
    /// The z components in units of ħ/2: of the electron first, where there is one.
    public let spins: [Double]
  }

  /// Of the local spins alone, and of the whole.
  public let local: [State], whole: [State]

  /// Computes them, by ARPACK where there is an electron. A rotation by π about x gives the upper half of the numbers of flips.
  public init(_ model: ChainModel) throws {
    let top = model.hosts.count * model.spin.twice
    let spectrum = LocalSpectrum(model)
    local = try (0...(top / 2)).flatMap { k in
      let (states, energy, vector) = try spectrum.lowest(quanta: k)
      return Self.pair(k, top, energy, 0, Self.spins(states, vector.map { $0 * $0 }, model, hasElectron: false))
    }.sorted { $0.quanta < $1.quanta }
    whole = try (0...(model.largestQuanta / 2)).flatMap { k in
      let system = try ChainSystem(model, quanta: [k])
      let found = try system.hamiltonian.lowestEigenvalues(1)
      var weights = [Double](repeating: 0, count: system.space.dimension)
      for (j, x) in found.vectors[0].enumerated() { weights[j % weights.count] += x * x }
      let spins = Self.spins(system.space.states, weights, model, hasElectron: true)
      return Self.pair(k, model.largestQuanta, found.values[0], found.residuals[0], spins)
    }.sorted { $0.quanta < $1.quanta }
  }

  private static func pair(_ k: Int, _ top: Int, _ energy: Double, _ residual: Double, _ spins: [Double]) -> [State] {
    let state = State(quanta: k, energy: energy, residual: residual, spins: spins)
    if 2 * k == top { return [state] }
    return [state, State(quanta: top - k, energy: energy, residual: residual, spins: spins.map { -$0 })]
  }

  private static func spins(_ states: [[Int32]], _ weights: [Double], _ model: ChainModel, hasElectron: Bool)
    -> [Double]
  {
    let norm = weights.reduce(0, +)
    var z = [Double](repeating: norm * Double(model.spin.twice), count: model.hosts.count + 1)
    z[0] = norm
    for (state, w) in zip(states, weights) { for place in state { z[Int(place)] -= 2 * w } }
    return hasElectron ? z : Array(z.dropFirst())
  }
}
