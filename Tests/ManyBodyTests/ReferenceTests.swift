import ManyBody
import Numbers
import TestSupport
import Testing

/// Runs to 1000 fs of the settled conventions. The numbers were found by two other programs, and have ten digits.
@Suite("One electron on a quantum chain: reference numbers") struct ReferenceTests {
  /// Five times the last digit given.
  private let tolerance = 5e-11

  private func run(_ model: ChainModel, _ electron: SpinDirection) throws -> ChainRun {
    let initial = InitialState(packet: try WavePacket(), electron: electron)
    var run = try ChainRun(model, initial, interval: 1000, intervals: 1)
    #expect(try run.advance())
    return run
  }

  @Test("an electron along −z on five spins") func collinear() throws {
    let run = try run(try ChainModel(), .down), spins = SpinObservables(run.system)(run.state)
    #expect(run.system.space.dimension == 6)
    #expect(abs(spins.electron[2] - -0.7429443099) < tolerance)
    #expect(abs(spins.local[0][2] - 0.9511049291) < tolerance)
    #expect(abs(spins.local[4][2] - 0.9375340896) < tolerance)
    #expect(abs(try Subsystem.localSpins(of: run.system).purity(run.state) - 0.7732148067) < tolerance)
    #expect(abs(try Subsystem([.orbital], of: run.system).purity(run.state) - 0.7827588787) < tolerance)
    let d = try #require(run.system.space.index(of: [0]))
    #expect(run.system.space.name(of: d) == "↓;↑↑↑↑↑" && abs(spins.weights[d] - 0.8714721550) < tolerance)
  }

  @Test("an electron along +x on five spins") func noncollinear() throws {
    let run = try run(try ChainModel(), .right), spins = SpinObservables(run.system)(run.state)
    #expect(run.system.space.dimension == 7)
    for (value, wanted) in zip(
      spins.electron + spins.local[0],
      [
        0.6101055450, 0.0522546224, 0.1285278450, -0.0194837197, -0.0624055621, 0.9755524645
      ])
    { #expect(abs(value - wanted) < tolerance, "\(value), not \(wanted)") }
    #expect(abs(try Subsystem.localSpins(of: run.system).purity(run.state) - 0.8914929142) < tolerance)
  }

  @Test("an electron along −z on a spin 5/2") func macrospin() throws {
    let run = try run(try .macrospin(SpinNumber("5/2")), .down), spins = SpinObservables(run.system)(run.state)
    #expect(abs(spins.electron[2] - -0.8176465925) < tolerance)
    #expect(abs(try Subsystem.localSpins(of: run.system).purity(run.state) - 0.8342729751) < tolerance)
    let d = try #require(run.system.space.index(of: [1]))
    #expect(run.system.space.name(of: d) == "↑;3/2" && abs(spins.weights[d] - 0.0911767038) < tolerance)
    // And every amplitude by the closed form.
    let (kept, flipped) = try Macrospin(run.system.model, try WavePacket()).amplitudes(1000)
    for x in 0..<400 {
      for (k, z) in [kept[x], flipped[x]].enumerated() {
        #expect(abs(run.state[4 * x + 2 * k] - z.re) < 1e-12 && abs(run.state[4 * x + 2 * k + 1] - z.im) < 1e-12)
      }
    }
  }

  @Test("the energies of the packets A, B and C") func packets() throws {
    let packets: [(WavePacket, Double)] = [
      (try WavePacket(centre: 0), -2.235769486468), (try WavePacket(), -2.382082900488),
      (try WavePacket(width: Rational(346_410_161_513_775, 1_000_000_000_000_000)), -2.362380966340)
    ]
    for (packet, energy) in packets {
      let run = try ChainRun(try ChainModel(), InitialState(packet: packet), interval: 1, intervals: 1)
      // Twelve decimals are given.
      #expect(abs(run.meanEnergy - energy) < 5e-13, "\(run.meanEnergy)")
    }
  }
}
