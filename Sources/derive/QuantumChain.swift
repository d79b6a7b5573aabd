import ManyBody

/// `derive quantum-stt VERB`: numbers of an electron on a chain of quantum spins.
enum QuantumChain {
  typealias Action = @Sendable (ArraySlice<String>) throws -> Int32

  static let verbs: [(name: String, summary: String, help: String, run: Action)] = [
    ("evolve", "the motion of a state, as CSV", ChainEvolve.help, { try ChainEvolve.run($0) }),
    ("figure", "figures 2 to 6 of the paper, as CSV, SVG and PDF", ChainFigure.help, { try ChainFigure.run($0) }),
    (
      "reduced", "density matrix, Schmidt weights and entropy of any parts", ChainReduced.help,
      { try ChainReduced.run($0) }
    ),
    ("levels", "the lowest levels with each number of flipped spins", ChainLevels.help, { try ChainLevels.run($0) }),
    ("bound", "states bound to the local spins, with certain digits", ChainBound.help, { try ChainBound.run($0) }),
    ("scatter", "transmission and reflection with open leads", ChainScatter.help, { try ChainScatter.run($0) }),
    (
      "dephasing", "the transverse spin that is left after an average over momenta", ChainDephasing.help,
      { try ChainDephasing.run($0) }
    ),
    (
      "classical", "the same packet with classical spins beside the quantum ones", ChainClassical.help,
      { try ChainClassical.run($0) }
    ),
    (
      "sequence", "electrons one after another, until nothing changes", ChainSequence.help,
      { try ChainSequence.run($0) }
    ),
    ("limit", "what a large macrospin loses in purity, and a bound on it", ChainLimit.help, { try ChainLimit.run($0) }),
    (
      "speed", "how long runs of three sizes take, beside what memory allows", ChainSpeed.help,
      { try ChainSpeed.run($0) }
    ),
    (
      "audit", "the paper's claims, each with a verdict and a number", ChainAuditCommand.help,
      { try ChainAuditCommand.run($0) }
    )
  ]

  /// Whether the arguments behind the name ask for numbers and not for the derivation.
  static func takes(_ arguments: ArraySlice<String>) -> Bool {
    guard let first = arguments.first else { return false }
    if first == "--help" || first == "-h" { return true }
    return !first.hasPrefix("-")
      || arguments.contains { $0 == "--figure" || $0.hasPrefix("--figure=") || $0 == "--audit" }
  }

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    guard let first = arguments.first, first != "--help", first != "-h" else { return Output.text(help) }
    do {
      if arguments.contains("--audit") { return try ChainAuditCommand.run(arguments.filter { $0 != "--audit" }[...]) }
      if first.hasPrefix("-") { return try ChainFigure.run(arguments) }
      guard let verb = verbs.first(where: { $0.name == first }) else {
        throw UsageError("derive quantum-stt does not know \(first)", first, among: verbs.map(\.name))
      }
      return try verb.run(arguments.dropFirst())
    } catch let error as ManyBodyError {
      if case .parameter = error { throw UsageError(error.description) }
      throw Unable(message: error.description)
    }
  }

  static var help: String {
    let list = verbs.map { "  derive quantum-stt \($0.name.padded(to: 12)) \($0.summary)" }.joined(separator: "\n")
    return """
      usage: derive quantum-stt [options]         the derivation: what is algebra; options as of every derivation
             derive quantum-stt --figure N        figure 2, 3, 4, 5 or 6 of the paper
             derive quantum-stt --audit           what the paper says, checked: the equations, then the numbers
             derive quantum-stt VERB [options]

      An electron on a chain of sites whose spin meets quantum spins on some of them:
      H = −γ Σ(|x⟩⟨x+1| + h.c.) − J_sd λ Σ|xₙ⟩⟨xₙ| σ⋅Sₙ − λ² Σ[J(S^xS^x + S^yS^y) + J_z S^zS^z]

      \(list)

      Each VERB has its own --help.

      \(ChainOptions.help)
      """
  }
}
