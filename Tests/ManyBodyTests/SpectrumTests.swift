import Algebra
import ManyBody
import Numbers
import TestSupport
import Testing

@Suite("Spectra, bound states and scattering of a quantum chain") struct SpectrumTests {
  @Test("the XXZ chain of five spins, with multiplicities") func local() throws {
    let levels = try LocalSpectrum(try ChainModel()).levels()
    #expect(levels.reduce(0) { $0 + $1.multiplicity } == 32)
    // Fourteen decimals are given.
    for (level, wanted) in zip(levels, [-0.402, -0.40040080047808, -0.39960281034392, -0.32433085131411]) {
      #expect(abs(level.energy - wanted) < 1e-14 && level.multiplicity == 2, "\(level)")
    }
  }

  @Test("band matrices, ARPACK and dense matrices agree, with the multiplicities of the symmetry") func whole() throws {
    let model = try ChainModel(sites: 7, hosts: [2, 3], exchange: Rational(3, 10), axialCoupling: Rational(1, 4))
    let levels = try WholeSpectrum(model).levels()
    let all = levels.flatMap { [Double](repeating: $0.energy, count: $0.multiplicity) }
    let dense = try DenseChain(model).levels
    #expect(all.count == dense.count)
    for (a, b) in zip(all, dense) { #expect(abs(a - b) < 1e-13) }
    for k in 0...1 {
      let band = try WholeSpectrum(model).levels(quanta: k), found = try WholeSpectrum(model).lowest(3, quanta: k)
      #expect(found.values.count == 3)
      for (j, value) in found.values.enumerated() {
        #expect(abs(value - band[j]) < 1e-12 && found.residuals[j] < 1e-12, "\(k): \(value), \(band[j])")
      }
    }
  }

  @Test("lowest levels found at the same time in many threads are those found alone") func together() async throws {
    // ARPACK keeps its state in variables of the process: unlocked, most of these came out wrong.
    let spectrum = WholeSpectrum(try ChainModel(sites: 40, hosts: [2, 3], exchange: Rational(3, 10)))
    let alone = try (0...1).map { try spectrum.lowest(3, quanta: $0).values }
    let found = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for k in 0..<24 { group.addTask { (k % 2, try spectrum.lowest(3, quanta: k % 2).values) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 24)
    for (k, values) in found { #expect(zip(values, alone[k]).allSatisfy { abs($0 - $1) < 1e-12 }, "\(values)") }
  }

  @Test("the bound state of the text's chain to thirty digits, and of an infinite one") func bound() throws {
    let state = try BoundState(try ChainModel())
    let open = try #require(try state.lowest(.open, digits: 31))
    #expect(open.hasPrefix("-2.437782869401429376"))
    #expect(try state.lowest(.infinite, digits: 31) == open)
    let lowest = try WholeSpectrum(try ChainModel()).lowest(1, quanta: 0).values[0]
    #expect(abs(lowest - (Double(open) ?? 0)) < 1e-13)
    // One site: −√(V² + 4γ²), V = J_sd λS.
    let single = try BoundState(try ChainModel(sites: 50, count: 1)).energies(.infinite)[0].midpointDouble
    #expect(abs(single + (0.01 + 4).squareRoot()) < 1e-15)
    // A repulsive well binds nothing, and a long one several states, as many as lie below the band of a dense matrix.
    #expect(try BoundState(try ChainModel(exchange: -1)).energies().isEmpty)
    let deep = try ChainModel(sites: 60, count: 8, exchange: 1), below = try WholeSpectrum(deep).levels(quanta: 0)
    let shift = -7 * 0.1005
    let wanted = below.filter { $0 - shift < -2 - 1e-6 }
    let energies = try BoundState(deep).energies()
    #expect(energies.count == wanted.count && energies.count > 2)
    for (a, b) in zip(energies, wanted) { #expect(abs(a.midpointDouble - b) < 1e-13) }
  }

  @Test("bound states of shallow, long and far apart wells, none left out") func manyBound() throws {
    // One site binds at −√(V² + 4), however shallow: V = 10⁻⁹, and V = 8/3 with the rational energy −10/3.
    let shallow = try ChainModel(sites: 50, count: 1, exchange: Rational(1, 1_000_000_000))
    let text = try #require(try BoundState(shallow).lowest(.infinite, digits: 28))
    #expect(text == "-2.000000000000000000250000000", "\(text)")
    #expect(try BoundState(shallow).energies(.open).isEmpty, "walls take more than so shallow a well gives")
    let rational = try BoundState(try ChainModel(count: 1, exchange: Rational(8, 3))).energies(.infinite)
    #expect(rational.count == 1 && rational[0].contains(Rational(-10, 3)) && rational[0].radiusDouble < 1e-40)
    // Two wells so far apart that their states differ in the eleventh digit: both.
    let pair = try BoundState(try ChainModel(sites: 300, hosts: [100, 200], exchange: Rational(1, 2))).energies()
    #expect(pair.count == 2 && pair[0].isLess(than: pair[1]) && abs((pair[0] - pair[1]).midpointDouble) < 1e-9)
    // A well of 60 sites, with a hole in it, against all eigenvalues.
    let hosts = Array(20..<50) + Array(53..<80),
      long = try ChainModel(sites: 100, hosts: hosts, exchange: Rational(1, 2))
    let shift = -Double(hosts.count - 1) * 0.1005
    let wanted = try WholeSpectrum(long).levels(quanta: 0).filter { $0 - shift < -2 }
    let energies = try BoundState(long).energies()
    #expect(energies.count == wanted.count && wanted.count > 10, "\(energies.count), \(wanted.count)")
    for (a, b) in zip(energies, wanted) { #expect(abs(a.midpointDouble - b) < 1e-12 && a.radiusDouble < 1e-40) }
  }

  @Test("probabilities of scattering add to 1, and one spin alone has a closed form") func scattering() throws {
    for (spin, hosts) in [("1/2", [3, 4, 5]), ("1", [3, 5]), ("5/2", [3])] {
      let model = try ChainModel(sites: 9, hosts: hosts, spin: SpinNumber(spin))
      let problem = try Scattering(model, quanta: 1), entrance = try #require(problem.entrance(isDown: true))
      for k in [0.05, 0.4, 1.3, 2.9] {
        let a = try problem.amplitudes(energy: problem.channels[entrance].energy - 2 * rotation(k).re, from: entrance)
        #expect(abs(a.currentDefect) < 1e-13, "S = \(spin), k = \(k): \(a.currentDefect)")
      }
    }
    // σ⋅S is S or −(S + 1): t = 2i sin k/(2i sin k − u) for one impurity u in units of γ.
    let model = try ChainModel.macrospin(SpinNumber("5/2"), sites: 9), k = 0.7
    let problem = try Scattering(model, quanta: 1), entrance = try #require(problem.entrance(isDown: true))
    let a = try problem.amplitudes(energy: -2 * rotation(k).re, from: entrance)
    func through(_ u: Double) -> Complex { Complex(0, 2 * rotation(k).im) / Complex(-u, 2 * rotation(k).im) }
    let (plus, minus) = (through(-0.1 * 2 * 2.5), through(0.1 * 2 * 3.5))
    let kept = Complex((plus.re + 5 * minus.re) / 6, (plus.im + 5 * minus.im) / 6)
    #expect((a.transmitted[entrance] - kept).magnitude < 1e-14, "\(a.transmitted[entrance]), \(kept)")
    let flipped = Complex(5.0.squareRoot() * (plus.re - minus.re) / 6, 5.0.squareRoot() * (plus.im - minus.im) / 6)
    let exit = try #require(problem.entrance(isDown: false))
    #expect(abs(a.transmitted[exit].magnitude - flipped.magnitude) < 1e-14)
    #expect(throws: ManyBodyError.self) { try problem.amplitudes(energy: 3, from: entrance) }
  }

  @Test("electrons in sequence: probability stays, saturation is full reversal") func sequence() throws {
    let model = try ChainModel(sites: 40, count: 2)
    let packet = try WavePacket(momentum: Rational(1, 2), width: Rational(1, 2), centre: 10)
    var run = try ElectronSequence(model, packet, isDown: true, time: 60)
    // The first electron by a pure state.
    var pure = try ChainRun(model, InitialState(packet: packet), interval: 60, intervals: 1)
    #expect(try pure.advance())
    run.advance()
    #expect(abs(run.magnetisation - SpinObservables(pure.system)(pure.state).magnetisation) < 1e-11)
    #expect(abs(run.purity - (try Subsystem.localSpins(of: pure.system).purity(pure.state))) < 1e-11)
    var last = run.magnetisation
    for _ in 0..<200 {
      run.advance()
      #expect(run.magnetisation < last + 1e-12 && abs(run.trace - 1) < 1e-9)
      last = run.magnetisation
    }
    #expect(last < -1.9, "\(last)")
  }

  @Test("classical spins keep their length, and feel nothing of a collinear electron") func classical() throws {
    let model = try ChainModel(sites: 60, count: 3),
      packet = try WavePacket(momentum: Rational(1, 2), width: Rational(1, 3), centre: 15)
    var still = try ClassicalRun(model, packet, electron: .down),
      turned = try ClassicalRun(model, packet, electron: .right)
    still.advance(by: 30, step: 0.02)
    turned.advance(by: 30, step: 0.02)
    #expect(still.local == [[0, 0, 1], [0, 0, 1], [0, 0, 1]])
    let n = turned.local[0]
    #expect(abs(n[0]) > 1e-3 && abs(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] - 1) < 1e-9)
    // Fourth order: a step of half the length leaves a sixteenth to a thirty-second of the norm's error.
    var fine = try ClassicalRun(model, packet, electron: .right)
    fine.advance(by: 30, step: 0.01)
    #expect(abs(fine.norm - 1) < abs(turned.norm - 1) / 15 && abs(turned.norm - 1) < 1e-4)
  }

  @Test("conservation holds for the Hamiltonian and fails for a term that breaks it") func conservation() throws {
    #expect(try ChainHamiltonian.conservation().isProved)
    let (S, T) = (SpinSymbols("S"), SpinSymbols("T"))
    let broken = ChainHamiltonian.bond(S.vector, T.vector) + S.vector.components[0] * T.vector.components[0]
    #expect(try !SpinAlgebra([S, T]).commutator(ofTotal: [1, 1], with: broken).equals(.zero).isProved)
  }
}
