import Numbers
import Transport

/// What `derive cpa` is asked to do.
struct StrongOptions {
  private static let kinds = ["--concentration", "--potential", "--spin-potential"]

  private(set) var exchange: Rational = 0, mu: Rational = 0, mass: Rational = 1
  private(set) var impurities: [Impurity] = []
  private(set) var dimension = SpaceDimension.three
  private(set) var output: PointOutput
  let wantsHelp: Bool

  /// Reads the arguments behind `cpa`.
  init(_ arguments: ArraySlice<String>) throws {
    let options = try GivenOptions(
      arguments, of: "cpa", names: ["--J", "--mu", "--mass", "--dimension"] + Self.kinds + PointOutput.names,
      repeated: Self.kinds)
    wantsHelp = options.wantsHelp
    output = try PointOutput(options, digitLimit: StrongModel.digitLimit)
    if wantsHelp { return }
    try output.check()
    exchange = try options.rational("--J")
    mu = try options.rational("--mu")
    mass = try options.rational("--mass", standard: 1)
    if let text = options["--dimension"] { dimension = try SpaceDimension(option: text) }
    impurities = try Self.impurities(Self.kinds.map(options.all))
  }

  /// Each of the three options is given as often as there are kinds of impurities; the last two may be left out.
  private static func impurities(_ given: [[String]]) throws -> [Impurity] {
    let count = given[0].count
    guard count > 0 else { throw UsageError("--concentration is missing; derive cpa --help tells what it is") }
    for (option, values) in zip(kinds, given) where !values.isEmpty && values.count != count {
      throw UsageError(
        "\(option) is given \(values.count) times and --concentration \(count): each counts the kinds of impurities")
    }
    return try (0..<count).map { k in
      let concentration = try GivenOptions.rational(kinds[0], given[0][k])
      let spin = given[2].isEmpty ? 0 : try GivenOptions.rational(kinds[2], given[2][k])
      let text = given[1].isEmpty ? "0" : given[1][k]
      do {
        if ["inf", "-inf", "∞", "−∞", "-∞"].contains(text) {
          guard spin.isZero else {
            throw UsageError("in the unitary limit --spin-potential does not matter; give 0 there")
          }
          return try Impurity(concentration: concentration, potential: .unitary)
        }
        return try Impurity(concentration: concentration, potential: GivenOptions.rational(kinds[1], text), spin: spin)
      } catch let error as BornError {
        throw UsageError("\(error)")
      }
    }
  }
}

extension SpaceDimension {
  /// The value of --dimension.
  init(option text: String) throws(UsageError) {
    guard let found = Int(text).flatMap(SpaceDimension.init(rawValue:)) else {
      throw UsageError("--dimension takes 2 or 3, not \(text)")
    }
    self = found
  }
}
