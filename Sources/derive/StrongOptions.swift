import Algebra
import Notation
import Numbers
import Transport

/// What `derive cpa` is asked to do.
struct StrongOptions {
  static let numbers = ["--J", "--mu", "--mass"]
  static let kinds = ["--concentration", "--potential", "--spin-potential"]
  static let names =
    numbers + kinds + ["--dimension", "--digits", "--format", "--output", "--quiet", "--help"]

  var exchange: Rational = 0, mu: Rational = 0, mass: Rational = 1
  var impurities: [Impurity] = []
  var dimension = SpaceDimension.three
  var digits = 30
  var format = "text"
  var output: String?
  var isQuiet = false
  var wantsHelp = false

  /// Reads the arguments behind `cpa`; `--name=value` means `--name value`.
  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    var given: [String: [String]] = [:]
    while let argument = rest.popFirst() {
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let option = ["-q": "--quiet", "-o": "--output", "-h": "--help"][pieces[0]] ?? pieces[0]
      guard Self.names.contains(option) else {
        throw UsageError("derive cpa does not take \(argument)", option, among: Self.names)
      }
      if option == "--quiet" || option == "--help" {
        if pieces.count == 2 { throw UsageError("\(option) takes no value") }
        isQuiet = isQuiet || option == "--quiet"
        wantsHelp = wantsHelp || option == "--help"
        continue
      }
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes a value; see --help") }
      guard given[option] == nil || Self.kinds.contains(option) else { throw UsageError("\(option) is given twice") }
      given[option, default: []].append(value)
    }
    if wantsHelp { return }
    try take(given)
    impurities = try Self.impurities(Self.kinds.map { given[$0] ?? [] })
  }

  private mutating func take(_ given: [String: [String]]) throws {
    func required(_ option: String) throws -> Rational {
      guard let text = given[option]?.first else {
        throw UsageError("\(option) is missing; derive cpa --help tells what it is")
      }
      return try Self.number(option, text)
    }
    exchange = try required("--J")
    mu = try required("--mu")
    if let text = given["--mass"]?.first { mass = try Self.number("--mass", text) }
    if let text = given["--dimension"]?.first {
      guard let found = Int(text).flatMap(SpaceDimension.init) else {
        throw UsageError("--dimension takes 2 or 3, not \(text)")
      }
      dimension = found
    }
    if let text = given["--digits"]?.first {
      guard let count = Int(text), (1...StrongModel.digitLimit).contains(count) else {
        throw UsageError("--digits takes a number from 1 to \(StrongModel.digitLimit), not \(text)")
      }
      digits = count
    }
    if let text = given["--format"]?.first {
      guard ["text", "json"].contains(text) else {
        throw UsageError("no format of this is called \(text); there are text, json")
      }
      format = text
    }
    output = given["--output"]?.first
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
      let concentration = try number(kinds[0], given[0][k])
      let spin = given[2].isEmpty ? 0 : try number(kinds[2], given[2][k])
      let text = given[1].isEmpty ? "0" : given[1][k]
      do {
        if ["inf", "-inf", "∞", "−∞", "-∞"].contains(text) {
          return try Impurity(concentration: concentration, potential: .unitary, spin: spin)
        }
        return try Impurity(concentration: concentration, potential: number(kinds[1], text), spin: spin)
      } catch let error as BornError {
        throw UsageError("\(error)")
      }
    }
  }

  private static func number(_ option: String, _ text: String) throws -> Rational {
    guard let grid = try Grid.read(Source("x=\(text)", name: option)), grid.count == 1 else {
      throw UsageError("\(option) takes one number, not \(text)")
    }
    guard let value = grid[0].rationalValue else {
      throw UsageError("\(option) takes a rational number, such as 0.3 or 3/10, not \(text)")
    }
    return value
  }
}
