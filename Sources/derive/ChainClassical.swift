import Glibc
import ManyBody
import Numbers

func cosineOf(_ x: Double) -> Double { cos(x) }

/// `derive quantum-stt classical`: quantum spins and classical ones under the same packet.
enum ChainClassical {
  private static let names = ["--time", "--row", "--electron", "--step", "--k", "--dk", "--x0"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb(
      "classical", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let model = try verb.options.model(), initial = try verb.options.initial(electron: .right)
    guard model.spin.twice >= 1, !model.hosts.isEmpty else { throw UsageError("there are no local spins to compare") }
    let step = try verb.options.double("--step", standard: 0.01)
    guard step > 0, step <= 0.1 else { throw UsageError("--step takes a time up to 0.1 fs, not \(step)") }
    var quantum = try verb.options.run(model, initial)
    var classical = try ClassicalRun(model, initial.packet, electron: initial.electron)
    let stop = StopFlag(), observables = SpinObservables(quantum.system)
    ChainInterrupt.watch(stop)
    let full = Double(model.spin.twice)
    var lines = [
      "# \(model.signature); \(initial.signature)", "# local spins per 2S: unit vectors when classical",
      (["t [fs]"]
        + ["classical", "quantum"].flatMap { kind in
          ["s_e x", "s_e y", "s_e z", "S_1 x", "S_1 y", "S_1 z", "|S_1|"].map { "\(kind) \($0)" }
        } + ["norm − 1 (classical)"]).joined(separator: ",")
    ]
    for k in 0...quantum.intervals {
      if k > 0 {
        guard try quantum.advance(stop: stop) else { return Interrupt.status }
        classical.advance(by: quantum.interval, step: step)
      }
      let spins = observables(quantum.state), q = spins.local[0].map { $0 / full }, c = classical.local[0]
      func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      let values =
        [Double(k) * quantum.interval] + classical.electron + c + [length(c)] + spins.electron + q + [
          length(q), classical.norm - 1
        ]
      lines.append(values.map { "\($0)" }.joined(separator: ","))
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt classical [--electron +x] [--time 1000] [--row 5] [--step 0.01] [options]

    The same packet with classical unit vectors in place of the local spins (Runge–Kutta steps of --step fs), beside the quantum run:
    classical vectors keep their length and do not notice a collinear electron.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}
