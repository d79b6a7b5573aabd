import ManyBody
import Numbers

/// `derive quantum-stt reduced`: the density matrix of some parts at one time.
enum ChainReduced {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb(
      "reduced", arguments, names: ChainOptions.stateNames + ChainOptions.motionNames + ["--keep"],
      flags: ChainOptions.motionFlags)
    if verb.wantsHelp { return Output.text(help) }
    let stop = StopFlag()
    ChainInterrupt.watch(stop)
    let parts = try parts(verb.options.given["--keep"] ?? "")
    var run = try verb.options.run(try verb.options.model(), try verb.options.initial())
    let subsystem = try Subsystem(parts, of: run.system)
    for _ in 0..<run.intervals { guard try run.advance(stop: stop) else { return Interrupt.status } }
    let weights = try subsystem.schmidtWeights(run.state)
    var lines = [
      "# \(run.system.model.signature)", "# \(run.initial.signature); t = \(Double(run.done) * run.interval) fs",
      "states kept: \(subsystem.dimension), states of the rest: \(subsystem.complementDimension)",
      "purity: \(try subsystem.purity(run.state))", "entropy: \(try subsystem.entropy(run.state)) bit",
      "Schmidt weights above 10⁻¹²: " + weights.filter { $0 > 1e-12 }.map { "\($0)" }.joined(separator: ", ")
    ]
    if subsystem.dimension <= 16, !parts.contains(.orbital) {
      let ρ = try subsystem.densityMatrix(run.state)
      lines.append("density matrix; a state is the list of its flipped spins, 0 the electron:")
      for r in 0..<ρ.rows {
        let name = "{" + subsystem.spinStates[r].map { "\($0)" }.joined(separator: " ") + "}"
        let entries = (0..<ρ.columns).map { c in "\(ρ[r, c].re)" + (ρ[r, c].im == 0 ? "" : " + \(ρ[r, c].im)i") }
        lines.append("  \(name.padded(to: 8)) " + entries.joined(separator: ", "))
      }
    }
    return try verb.write(lines)
  }

  /// "orbital,electron,1,3..5".
  private static func parts(_ text: String) throws(UsageError) -> Set<SystemPart> {
    var result: Set<SystemPart> = []
    for word in text.split(separator: ",").map(String.init) {
      switch word {
      case "orbital": result.insert(.orbital)
      case "electron": result.insert(.electronSpin)
      default: result.formUnion(try ChainOptions.list("--keep", word).map { .local($0) })
      }
    }
    guard !result.isEmpty else {
      throw UsageError(
        "--keep takes parts of the system: orbital, electron (its spin) and numbers of local spins, 1,3..5")
    }
    return result
  }

  static let help = """
    usage: derive quantum-stt reduced --keep PARTS [options]

    Purity, entropy and Schmidt weights of some parts against the rest after --time, and the density matrix where it is small. PARTS:
    orbital, electron (its spin) and numbers of local spins, such as electron,1,3..5.

    \(ChainOptions.help + ChainOptions.outputHelp)
    """
}
