import Numbers
import Transport

/// What `derive rashba` is asked to do.
struct RashbaOptions {
  /// The option, its name in what is written, and what it is when it is not given.
  private static let parameters: [(option: String, name: String, standard: Rational?)] = [
    ("--alpha-r", "α_R", nil), ("--J", "J", nil), ("--mu", "μ", nil), ("--gamma-i", "Γ_i", nil), ("--mass", "m", 1)
  ]
  /// The values of the parameters, by name and in order.
  private(set) var given: [(name: String, value: Rational)] = []
  private(set) var output: PointOutput
  let wantsHelp: Bool

  /// Reads the arguments behind `rashba`.
  init(_ arguments: ArraySlice<String>) throws {
    let options = try GivenOptions(
      arguments, of: "rashba", names: Self.parameters.map(\.option) + PointOutput.names, aliases: ["--m": "--mass"])
    wantsHelp = options.wantsHelp
    output = try PointOutput(options, digitLimit: RashbaModel.digitLimit)
    if wantsHelp { return }
    try output.check()
    given = try Self.parameters.map { ($0.name, try options.rational($0.option, standard: $0.standard)) }
  }
}
