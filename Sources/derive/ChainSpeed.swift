import Glibc
import ManyBody
import Numbers

/// `derive quantum-stt speed`: processor time of runs to 1000 fs, and the least that the memory's bandwidth allows.
enum ChainSpeed {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let given = try GivenOptions(
      arguments, of: "quantum-stt speed", names: ["--threads"], flags: ["--large"])
    if given.wantsHelp { return Output.text(help) }
    let threads = try ChainOptions(given).integer("--threads", standard: 1)
    guard (1...64).contains(threads) else { throw UsageError("--threads takes a number from 1 to 64, not \(threads)") }
    let stop = StopFlag()
    ChainInterrupt.watch(stop)
    Output.write(
      "N,L,amplitudes,products,processor time [s],wall time [s],floor [s],wall/floor,bandwidth [GB/s],peak memory [MB]\n"
    )
    let cases = [(5, 400), (100, 1200)] + (given.flags.contains("--large") ? [(1000, 3000)] : [])
    for (count, sites) in cases {
      let model = try ChainModel(sites: sites, count: count)
      let system = try ChainSystem(model, quanta: [1])
      var state = try InitialState(packet: try WavePacket()).amplitudes(in: system)
      let propagator = try Propagator(system, interval: 1000, method: .chebyshev(tolerance: 1e-12), threads: threads)
      let before = triadBandwidth()
      let (processor, wall) = (processorSeconds(), Progress.now)
      guard try propagator.advance(&state, stop: stop) else { return Interrupt.status }
      let used = processorSeconds() - processor, elapsed = Progress.now - wall
      let peak = peakMegabytes()
      // The mean of before and after: other work on the machine comes and goes.
      let bandwidth = (before + triadBandwidth()) / 2
      // Each product reads two vectors and a sum, and writes one and the sum: 80 bytes for an amplitude.
      let floor = 80 * Double(system.dimension) * Double(propagator.operations) / bandwidth
      Output.write(
        "\(count),\(sites),\(system.dimension),\(propagator.operations),\(used.shortened),\(elapsed.shortened),"
          + "\(floor.shortened),\((elapsed / floor).shortened),\((bandwidth / 1e9).shortened),\(peak.shortened)\n")
    }
    return Status.asExpected
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most that the program has held so far; the vectors of the bandwidth's measurement, 96 MB, are among it.
  private static func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
  }

  static let help = """
    usage: derive quantum-stt speed [--large] [--threads 1] [--quiet]

    Runs to 1000 fs with tolerance 10⁻¹², one flipped spin: 5 spins on 400 sites, 100 on 1200 and, with --large, 1000 on 3000.
    The floor is the time in which the bytes of each product, 80 per amplitude, pass at the bandwidth that one thread has,
    by a triad before and after the run. Several terms are made in one pass through memory, so that a run can be below it.

    """
}
