import Foundation
@testable import ManyBody
import Numbers
import TestSupport
import Testing

@Suite("Motion on a quantum chain") struct DynamicsTests {
  /// Chebyshev's expansion against the diagonalised dense matrix, for random models.
  @Test("sparse operators and expansion agree with dense matrices") func dense() throws {
    var compared = 0
    try forRandomCases(6, seed: 1501) { generator, seed in
      let twice = Int.random(in: 1...2, using: &generator), count = Int.random(in: 1...2, using: &generator)
      let sites = Int.random(in: 4...6, using: &generator)
      let hosts = Array((0..<sites).shuffled(using: &generator).prefix(count)).sorted()
      func number() -> Rational { Rational(Int.random(in: -9...9, using: &generator), 10) }
      let model = try ChainModel(
        sites: sites, hosts: hosts, spin: SpinNumber(twice: twice),
        hopping: Rational(Int.random(in: 1...9, using: &generator), 5),
        exchange: number(), coupling: number(), axialCoupling: number(),
        spinUnit: Rational(Int.random(in: 1...4, using: &generator), 2))
      let direction = { (g: inout Generator) in
        SpinDirection(polar: Double.random(in: 0.1...3, using: &g), azimuth: Double.random(in: 0...6, using: &g))
      }
      let local = (0..<count).map { _ in direction(&generator) }
      let initial = InitialState(
        packet: try WavePacket(momentum: 1, width: 1, centre: 2), electron: direction(&generator),
        local: .directions(local))
      var run = try ChainRun(model, initial, interval: 3, intervals: 2, method: .chebyshev(tolerance: 1e-13))
      let dense = try DenseChain(model)
      var start = [Complex](repeating: .zero, count: dense.levels.count)
      let width = run.system.space.dimension
      #expect(sites * width == start.count, "the whole space, seed \(seed)")
      func place(_ k: Int) -> Int { dense.place(k / width, run.system.space.states[k % width]) }
      for k in 0..<start.count { start[place(k)] = Complex(run.state[2 * k], run.state[2 * k + 1]) }
      #expect(try run.advance() && run.advance())
      let wanted = dense.evolved(start, phase: 6 / model.ħ)
      for k in 0..<start.count {
        let z = wanted[place(k)]
        // A hundred times the bound of what the expansion leaves out; rounding is of its size.
        #expect(abs(z.re - run.state[2 * k]) < 1e-11 && abs(z.im - run.state[2 * k + 1]) < 1e-11, "seed \(seed)")
        compared += 1
      }
    }
    #expect(compared >= Effort.atLeast(100))
  }

  @Test("the whole space of five spins gives what its sectors give, and two threads what one does") func sectors()
    throws
  {
    let model = try ChainModel(sites: 60, count: 5)
    let packet = try WavePacket(momentum: Rational(1, 2), width: Rational(1, 3), centre: 12)
    var small = try ChainRun(model, InitialState(packet: packet, electron: .right), interval: 20, intervals: 1)
    let whole = try ChainSystem(model, quanta: 0...6)
    var state = try small.initial.amplitudes(in: whole)
    let propagator = try Propagator(whole, interval: 20, method: .chebyshev(tolerance: 1e-13), threads: 2)
    #expect(try small.advance() && propagator.advance(&state))
    #expect(whole.space.dimension == 64 && small.system.space.dimension == 7)
    var weight = 0.0
    for (d, spins) in whole.space.states.enumerated() {
      for x in 0..<60 {
        let k = 2 * (x * 64 + d)
        guard let s = small.system.space.index(of: spins) else {
          weight += abs(state[k]) + abs(state[k + 1])
          continue
        }
        #expect(abs(state[k] - small.state[2 * (x * 7 + s)]) < 1e-12)
        #expect(abs(state[k + 1] - small.state[2 * (x * 7 + s) + 1]) < 1e-12)
      }
    }
    #expect(weight == 0)
    let (a, b) = (SpinObservables(whole)(state), SpinObservables(small.system)(small.state))
    for (p, q) in zip(a.electron + a.local[4], b.electron + b.local[4]) { #expect(abs(p - q) < 1e-12) }
  }

  @Test("Crank–Nicolson is of second order, and a shift by ⟨H⟩ makes it a thousand times better") func crankNicolson()
    throws
  {
    // Far from the ends, where the packet's energy is sharp.
    let model = try ChainModel(sites: 150, hosts: [70, 71]), initial = InitialState(packet: try WavePacket(centre: 45))
    func end(_ method: EvolutionMethod) throws -> [Double] {
      var run = try ChainRun(model, initial, interval: 20, intervals: 1, method: method)
      #expect(try run.advance())
      return run.state
    }
    let exact = try end(.chebyshev(tolerance: 1e-14))
    func error(_ step: Double, shifted: Bool) throws -> Double {
      zip(try end(.crankNicolson(step: step, shifted: shifted, absorber: nil)), exact).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
      }
      .squareRoot()
    }
    let (coarse, fine) = (try error(0.1, shifted: false), try error(0.05, shifted: false))
    #expect(abs(coarse / fine - 4) < 0.1, "\(coarse), \(fine)")
    let shifted = try error(0.05, shifted: true)
    #expect(shifted < fine / 1000, "\(shifted), \(fine)")
    let absorbed = try end(.crankNicolson(step: 0.1, shifted: true, absorber: Absorber(width: 40, strength: 0.5)))
    let norm = absorbed.reduce(0) { $0 + $1 * $1 }
    #expect(norm < 0.999 && norm > 0, "\(norm)")
  }

  @Test("Bessel functions and the bound of what is left out") func bessel() throws {
    for z in [0.0, 1e-3, 0.7, 5, 40, 700] {
      let series = try ChebyshevSeries(z: z, tolerance: 1e-13)
      for (k, c) in series.coefficients.enumerated() {
        // The C library's own rounding is of the order of 10⁻¹⁶.
        #expect(abs(c - (k == 0 ? 1 : 2) * jn(Int32(k), z)) < 2e-15 * max(1, z.squareRoot()), "J_\(k)(\(z))")
      }
      let last = series.coefficients.count
      let left = (last..<(last + 60)).reduce(0.0) { $0 + 2 * abs(jn(Int32($1), z)) }
      #expect(left <= series.truncationBound && series.truncationBound <= 1e-13, "z = \(z)")
    }
  }

  /// B_j(x) = 2Σ_{m ≥ 0} (−i)^{j+m} J_{j+m}(z) U_m(x), by Clenshaw's recurrence: what an error in the j-th step comes to.
  @Test("what errors in a recurrence come to is bounded as stated, and the bound is not a thousand times too large")
  func amplification() throws {
    for z in [0.5, 7, 60, 400] {
      let c = try ChebyshevSeries(z: z, tolerance: 1e-14).coefficients, last = c.count - 1
      var largest = 0.0
      for x in stride(from: -1, through: 1, by: 1 / 256.0) {
        var (here, above, sum) = (Complex.zero, Complex.zero, 0.0)
        for j in stride(from: last, through: 1, by: -1) {
          let phase = [Complex(1, 0), Complex(0, -1), Complex(-1, 0), Complex(0, 1)][j % 4]
          (here, above) = (
            Complex(c[j] * phase.re + 2 * x * here.re - above.re, c[j] * phase.im + 2 * x * here.im - above.im), here
          )
          sum += here.magnitude
        }
        largest = max(largest, sum)
      }
      let bound = z * Double(last).squareRoot()
      #expect(largest <= bound && largest > bound / 100, "z = \(z): \(largest), \(bound)")
    }
  }

  @Test("rounding stays below its bound and near its estimate: one long interval against many short ones")
  func rounding()
    throws
  {
    let model = try ChainModel(sites: 120, count: 5), initial = InitialState(packet: try WavePacket(centre: 30))
    var long = try ChainRun(model, initial, interval: 400, intervals: 1, method: .chebyshev(tolerance: 1e-16))
    var short = try ChainRun(model, initial, interval: 2, intervals: 200, method: .chebyshev(tolerance: 1e-16))
    #expect(try long.advance())
    while short.done < short.intervals { #expect(try short.advance()) }
    let distance = zip(long.state, short.state).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    let a = try #require(long.propagator.roundingBound), b = try #require(short.propagator.roundingBound)
    #expect(distance <= a + 200 * b + 2e-16 && distance < 1e-12 && distance > 0, "\(distance), \(a), \(200 * b)")
    #expect(a < 1e-9 && 200 * b < 1e-9, "\(a), \(200 * b)")
    let work = long.system.hamiltonian.rowWork
    let bounds = try [10.0, 100, 1000].map { try ChebyshevSeries(z: $0, tolerance: 1e-14).rounding(of: work) }
    // It grows as z√K, K near z.
    #expect(
      bounds[1] / bounds[0] > 10 && bounds[1] / bounds[0] < 40 && bounds[2] / bounds[1] > 20
        && bounds[2] / bounds[1] < 40)
  }

  @Test("a macrospin is two electrons without spin") func macrospin() throws {
    for text in ["1/2", "2"] {
      let model = try ChainModel.macrospin(SpinNumber(text), sites: 100)
      let packet = try WavePacket(centre: 30)
      var run = try ChainRun(
        model, InitialState(packet: packet), interval: 120, intervals: 1, method: .chebyshev(tolerance: 1e-14))
      #expect(try run.advance())
      let (kept, flipped) = try Macrospin(model, packet).amplitudes(120)
      for x in 0..<100 {
        for (d, z) in [kept[x], flipped[x]].enumerated() {
          #expect(abs(run.state[2 * (2 * x + d)] - z.re) < 1e-12 && abs(run.state[2 * (2 * x + d) + 1] - z.im) < 1e-12)
        }
      }
      let loss = 1 - (try Subsystem.localSpins(of: run.system).purity(run.state))
      let bound = try Macrospin.purityLossBound(model.spin).midpointDouble
      #expect(loss > 1e-3 && loss <= bound)
    }
  }

  @Test("a checkpoint goes on where it was; cut off, changed or foreign it is refused") func checkpoints() throws {
    let model = try ChainModel(sites: 30, count: 2), initial = InitialState(packet: try WavePacket(centre: 10))
    var whole = try ChainRun(model, initial, interval: 5, intervals: 4)
    for _ in 0..<2 { #expect(try whole.advance()) }
    let bytes = whole.checkpoint(rows: "a\nb\nc").bytes
    var second = try ChainRun(model, initial, interval: 5, intervals: 4)
    try second.resume(Checkpoint(bytes))
    for _ in 0..<2 { #expect(try whole.advance() && second.advance()) }
    #expect(second.state == whole.state && second.done == 4)
    for length in [0, 10, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ManyBodyError.self) { try Checkpoint(Array(bytes.prefix(length))) }
    }
    var refused = 0
    for place in stride(from: 30, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 4
      if (try? Checkpoint(damaged)) == nil { refused += 1 }
    }
    #expect(refused == stride(from: 30, to: bytes.count, by: 97).underestimatedCount && refused > 10)
    var other = try ChainRun(try ChainModel(sites: 30, count: 2, exchange: 1), initial, interval: 5, intervals: 4)
    #expect(throws: ManyBodyError.self) { try other.resume(Checkpoint(bytes)) }
    let stop = StopFlag()
    stop.raise()
    let before = second.state
    #expect(try !second.advance(stop: stop) && second.state == before && second.done == 4)
  }

  @Test("what cannot be built is refused with the reason") func mistakes() throws {
    func reason(_ body: () throws -> Void) -> String {
      do { try body() } catch { return "\(error)" }
      return ""
    }
    #expect(reason { _ = try ChainModel(sites: 10, hosts: [10]) }.contains("from 0 to 9"))
    #expect(reason { _ = try ChainModel(sites: 10, hosts: [3, 3]) }.contains("increasing"))
    #expect(reason { _ = try ChainModel(sites: 4, count: 5) }.contains("from 0 to L = 4"))
    #expect(reason { _ = try SpinNumber("0.3") }.contains("half-integer"))
    #expect(reason { _ = try SpinNumber("0") }.contains("½, 1, 3/2"))
    #expect(reason { _ = try WavePacket(centre: -200).amplitudes(sites: 50) }.contains("lies on the chain"))
    #expect(reason { _ = try WavePacket(width: 0) }.contains("positive"))
    #expect(
      reason { try WholeSpectrum(try ChainModel(count: 30)).checkSize(4, quanta: 5, memory: 1 << 30) }
        .contains("67964400 states"))
    #expect(
      reason {
        _ = try ElectronSequence(
          try ChainModel(count: 12), try WavePacket(), isDown: true, time: 1, memory: 1 << 30)
      }
      .contains("48.7 TB, and there are 1.1 GB"))
    let initial = InitialState(packet: try WavePacket())
    #expect(
      reason {
        _ = try ChainRun(
          try ChainModel(sites: 100_000, count: 1000), initial, interval: 1, intervals: 1, memory: 1 << 30)
      }
      .contains("6.4 GB, and there are 1.1 GB"))
    #expect(
      reason { _ = try ChainSystem(try ChainModel(sites: 400, count: 60), quanta: 0...61) }.contains(
        "more than 10⁹ spin states"))
  }
}
