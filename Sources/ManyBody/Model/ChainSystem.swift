import Algebra
import Numbers

/// A chain with a space of spin states, and its Hamiltonian there.
public struct ChainSystem: Sendable {
  /// What the system is made of.
  public let model: ChainModel, space: SpinSpace
  /// The Hamiltonian in eV.
  public let hamiltonian: ChainOperator
  /// The local spins' own energy alone, one site of the chain: the elements of a matrix over the spin states.
  public let localElements: [ChainOperator.Element]

  /// Builds the matrix from the formulas of ``ChainHamiltonian``, after proving that these keep the number of quanta.
  public init(_ model: ChainModel, quanta: some Sequence<Int>) throws {
    try self.init(model, space: SpinSpace(model, quanta: quanta))
  }

  init(_ model: ChainModel, space: SpinSpace) throws {
    guard try ChainHamiltonian.conservation().isProved else {
      throw ManyBodyError.notConserved("the total spin along z")
    }
    (self.model, self.space) = (model, space)
    typealias H = ChainHamiltonian
    let reach = space.quanta.last ?? 0
    let exchange = try PairElements(
      H.exchange(H.electron.vector, H.first.vector), [(H.electron, .half), (H.first, model.spin)], reach: reach,
      values: model.values)
    let bond = try PairElements(
      H.bond(H.first.vector, H.second.vector), [(H.first, model.spin), (H.second, model.spin)], reach: reach,
      values: model.values)
    let hop = try H.hop.digits(17, at: model.values.mapValues { .rational($0) })
    guard let hopping = Double("\(hop)") else { throw ManyBodyError.numerical("the hopping amplitude \(hop)") }

    var common: [ChainOperator.Element] = []
    let reference = Double(max(model.hosts.count - 1, 0)) * bond.diagonal(0, 0)
    let quiet = exchange.diagonal(0, 0)
    var local = model.hosts.map { ChainOperator.Local(site: $0, shift: quiet, elements: []) }
    for (d, state) in space.states.enumerated() {
      let isDown = state.first == 0
      let places = Occupation(state.drop { $0 == 0 })
      var energy = reference
      for (n, _) in places.pairs {
        // The bonds to the left and to the right, each once.
        for left in [n - 1, n] where left >= 1 && left < model.hosts.count && (left == n || places[n - 1] == 0) {
          let (p, q) = (places[left], places[left + 1])
          energy += bond.diagonal(p, q) - bond.diagonal(0, 0)
          for e in bond.from(p, q) where e.to != (p, q) {
            let target = places.state(isDown, setting: (left, e.to.0), (left + 1, e.to.1))
            guard let t = space.index(of: target) else { throw ManyBodyError.notConserved("the space of states") }
            common.append(.init(t, d, e.value))
          }
        }
      }
      common.append(.init(d, d, energy))
      // Where the electron is up and the spin at its top, the energy is `quiet`, which the list holds as its shift.
      let touched =
        isDown ? Array(1...max(model.hosts.count, 1)).prefix(model.hosts.count) : places.pairs.map(\.place)[...]
      for n in touched {
        let (p, q) = (isDown ? 1 : 0, places[n])
        let change = exchange.diagonal(p, q) - quiet
        if change != 0 { local[n - 1].elements.append(.init(d, d, change)) }
        for e in exchange.from(p, q) where e.to != (p, q) {
          let target = places.state(e.to.0 == 1, setting: (n, e.to.1))
          guard let t = space.index(of: target) else { throw ManyBodyError.notConserved("the space of states") }
          local[n - 1].elements.append(.init(t, d, e.value))
        }
      }
    }
    localElements = common
    hamiltonian = ChainOperator(
      sites: model.sites, width: space.dimension, hop: hopping, common: common, local: local)
  }

  /// The number of states, sites times spin states.
  public var dimension: Int { hamiltonian.dimension }
}

/// How many quanta each local spin has.
private struct Occupation {
  /// Places with at least one quantum, in order.
  private(set) var pairs: [(place: Int, count: Int)] = []

  init(_ places: ArraySlice<Int32>) {
    for place in places {
      if let last = pairs.last, last.place == Int(place) {
        pairs[pairs.count - 1].count += 1
      } else {
        pairs.append((Int(place), 1))
      }
    }
  }

  subscript(n: Int) -> Int { pairs.first { $0.place == n }?.count ?? 0 }

  /// The list of quanta with some counts changed.
  func state(_ isElectronDown: Bool, setting changes: (place: Int, count: Int)...) -> [Int32] {
    var all =
      pairs.filter { pair in !changes.contains { $0.place == pair.place } } + changes.map { ($0.place, $0.count) }
    all.sort { $0.place < $1.place }
    return (isElectronDown ? [0] : []) + all.flatMap { [Int32](repeating: Int32($0.place), count: $0.count) }
  }
}
