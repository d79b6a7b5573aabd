import Algebra
import Numbers

/// A level of a spectrum.
public struct SpectrumLevel: Sendable, Hashable {
  /// The energy in eV, and how many states have exactly this one by symmetry.
  public var energy: Double, multiplicity: Int
  /// The numbers of flipped spins of these states.
  public var quanta: [Int]
}

/// The spectrum of the local spins alone.
public struct LocalSpectrum: Sendable {
  /// The model.
  public let model: ChainModel

  /// The spectrum of the local spins of a model.
  public init(_ model: ChainModel) { self.model = model }

  /// States and Hamiltonian of the local spins with so many quanta.
  func sector(_ quanta: Int) throws -> (states: [[Int32]], elements: [ChainOperator.Element]) {
    let system = try ChainSystem(model, quanta: [quanta])
    let up = system.space.states.indices.filter { !system.space.isElectronDown($0) }
    let place = Dictionary(uniqueKeysWithValues: up.enumerated().map { (Int32($1), $0) })
    let elements = system.localElements.compactMap { e in
      place[e.row].flatMap { r in place[e.column].map { ChainOperator.Element(r, $0, e.value) } }
    }
    return (up.map { system.space.states[$0] }, elements)
  }

  private func matrix(_ quanta: Int) throws -> (states: [[Int32]], matrix: RealMatrix) {
    let (states, elements) = try sector(quanta)
    guard states.count <= 4000 else {
      throw ManyBodyError.tooLarge(
        "a dense matrix of \(states.count) states", needs: states.count * states.count * 24, limit: 400_000_000)
    }
    var matrix = RealMatrix(rows: states.count, columns: states.count)
    for e in elements { matrix[Int(e.row), Int(e.column)] += e.value }
    return (states, matrix)
  }

  /// The levels with so many quanta.
  public func levels(quanta: Int) throws -> [Double] { try matrix(quanta).matrix.eigenvaluesSymmetric().values }

  /// All levels. A rotation by π about x turns k quanta into 2SN − k and leaves H as it is, so that levels of both are equal.
  public func levels() throws -> [SpectrumLevel] {
    let top = model.hosts.count * model.spin.twice
    var found: [SpectrumLevel] = []
    for k in 0...(top / 2) {
      let mirrored = top - k, quanta = k == mirrored ? [k] : [k, mirrored]
      for energy in try levels(quanta: k) {
        found.append(SpectrumLevel(energy: energy, multiplicity: quanta.count, quanta: quanta))
      }
    }
    return found.sorted { $0.energy < $1.energy }
  }

  /// The lowest state with the total spin along z nearest to zero.
  func ground() throws -> [(state: [Int32], value: Complex)] {
    let quanta = model.hosts.count * model.spin.twice / 2
    let size = SpinSpace.dimension(spin: model.spin, count: model.hosts.count, quanta: [quanta]) ?? 1 << 40
    guard size <= 2_000_000 else {
      throw ManyBodyError.tooLarge("the ground state of the local spins", needs: size * 500, limit: 1_000_000_000)
    }
    let (states, _, vector) = try lowest(quanta: quanta)
    return zip(states, vector).map { ($0, Complex($1)) }
  }

  /// The lowest state with so many quanta.
  func lowest(quanta: Int) throws -> (states: [[Int32]], energy: Double, vector: [Double]) {
    let (states, elements) = try sector(quanta)
    guard states.count > 400 else {
      var dense = RealMatrix(rows: states.count, columns: states.count)
      for e in elements { dense[Int(e.row), Int(e.column)] += e.value }
      let (values, vectors) = try dense.eigenvaluesSymmetric()
      return (states, values[0], Array(vectors.column(0)))
    }
    let chain = ChainOperator(sites: 1, width: states.count, hop: 0, common: elements, local: [])
    let found = try chain.lowestEigenvalues(1)
    return (states, found.values[0], found.vectors[0])
  }
}

/// The spectrum of electron and local spins together.
public struct WholeSpectrum: Sendable {
  /// The model.
  public let model: ChainModel

  /// The spectrum of a model.
  public init(_ model: ChainModel) { self.model = model }

  /// All levels with so many flipped spins, by LAPACK's solver for band matrices.
  public func levels(quanta: Int) throws -> [Double] {
    let h = try ChainSystem(model, quanta: [quanta]).hamiltonian
    guard h.dimension <= 40_000, h.width * h.dimension <= 4_000_000 else {
      throw ManyBodyError.tooLarge(
        "all levels of \(h.dimension) states; the lowest ones can be asked for", needs: h.dimension * h.width * 24,
        limit: 96_000_000)
    }
    var band = try BandMatrix<Double>(size: h.dimension, lower: h.width, upper: h.width)
    for x in 0..<h.sites {
      let base = x * h.width
      for e in h.elements(at: x) { band[base + Int(e.row), base + Int(e.column)] = e.value }
      if x > 0 { for d in 0..<h.width { band[base + d, base + d - h.width] = h.hop } }
    }
    return try band.eigenvaluesSymmetric()
  }

  /// Fails where ARPACK's vectors for so many levels do not fit.
  public func checkSize(_ count: Int, quanta: Int, memory: Int) throws(ManyBodyError) {
    guard quanta >= 0, quanta <= model.largestQuanta else { return }
    let width = SpinSpace.dimension(spin: model.spin, count: model.hosts.count, quanta: [quanta]) ?? 1 << 31
    let (states, isLarge) = width.multipliedReportingOverflow(by: model.sites)
    // Two sets of Lanczos vectors, of doubles.
    let (bytes, isLarger) = states.multipliedReportingOverflow(by: 16 * (2 * count + 40))
    guard !isLarge, !isLarger, bytes <= memory, states < Int(Int32.max) / 4 else {
      throw .tooLarge(
        "levels with \(quanta) flipped spins, of \(isLarge ? "more than 10¹⁸" : "\(states)") states (--flips names fewer)",
        needs: isLarge || isLarger ? .max : bytes, limit: memory)
    }
  }

  /// The lowest levels with so many flipped spins, by ARPACK, each with a bound on its error.
  public func lowest(_ count: Int, quanta: Int, stop: StopFlag = StopFlag()) throws -> LowestEigenvalues {
    try ChainSystem(model, quanta: [quanta]).hamiltonian.lowestEigenvalues(count, stop: stop)
  }

  /// The pairs of numbers of flipped spins that a rotation by π about x turns into each other, each named by the smaller.
  public var sectors: [(quanta: Int, multiplicity: Int)] {
    let top = model.largestQuanta
    return (0...(top / 2)).map { ($0, 2 * $0 == top ? 1 : 2) }
  }

  /// All levels of all sectors.
  public func levels() throws -> [SpectrumLevel] {
    var found: [SpectrumLevel] = []
    for (k, m) in sectors {
      let quanta = m == 1 ? [k] : [k, model.largestQuanta - k]
      for energy in try levels(quanta: k) {
        found.append(SpectrumLevel(energy: energy, multiplicity: m, quanta: quanta))
      }
    }
    return found.sorted { $0.energy < $1.energy }
  }
}
