import Algebra
import Notation
import Numbers
import Transport

/// What `derive rashba` is asked to do.
struct RashbaOptions {
  /// The option, its name in what is written, and what it is when it is not given.
  private static let parameters: [(option: String, name: String, standard: Rational?)] = [
    ("--alpha-r", "α_R", nil), ("--J", "J", nil), ("--mu", "μ", nil), ("--gamma-i", "Γ_i", nil), ("--mass", "m", 1)
  ]
  private static let names = parameters.map(\.option) + ["--digits", "--format", "--output", "--quiet", "--help"]
  private static let formats = ["text", "json"]

  /// The values of the parameters, by name and in order.
  private(set) var given: [(name: String, value: Rational)] = []
  private(set) var digits = 30
  private(set) var format = "text"
  private(set) var output: String?
  private(set) var isQuiet = false
  private(set) var wantsHelp = false

  /// Reads the arguments behind `rashba`; `--name=value` means `--name value`.
  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    var values: [String: Rational] = [:]
    while let argument = rest.popFirst() {
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let short = ["-q": "--quiet", "-o": "--output", "-h": "--help", "--m": "--mass"]
      let option = short[pieces[0]] ?? pieces[0]
      guard Self.names.contains(option) else {
        throw UsageError("derive rashba does not take \(argument)", option, among: Self.names)
      }
      if option == "--quiet" || option == "--help" {
        if pieces.count == 2 { throw UsageError("\(option) takes no value") }
        isQuiet = isQuiet || option == "--quiet"
        wantsHelp = wantsHelp || option == "--help"
        continue
      }
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes a value; see --help") }
      if Self.parameters.contains(where: { $0.option == option }) {
        guard values[option] == nil else { throw UsageError("\(option) is given twice") }
        values[option] = try Self.number(option, value)
      } else {
        try take(option, value)
      }
    }
    if wantsHelp { return }
    given = try Self.parameters.map { parameter in
      guard let value = values[parameter.option] ?? parameter.standard else {
        throw UsageError("\(parameter.option) is missing; derive rashba --help tells what it is")
      }
      return (parameter.name, value)
    }
  }

  private mutating func take(_ option: String, _ value: String) throws(UsageError) {
    switch option {
    case "--digits":
      guard let count = Int(value), (1...RashbaModel.digitLimit).contains(count) else {
        throw UsageError("--digits takes a number from 1 to \(RashbaModel.digitLimit), not \(value)")
      }
      digits = count
    case "--format":
      guard Self.formats.contains(value) else {
        throw UsageError(
          "no format of this is called \(value); there are \(Self.formats.joined(separator: ", "))", value,
          among: Self.formats)
      }
      format = value
    default: output = value
    }
  }

  /// An exact number.
  private static func number(_ option: String, _ text: String) throws -> Rational {
    // The reader of assignments takes a name, which here is only part of its messages.
    let list = text.contains(",") ? [] : try Assignment.list(Source("x=\(text)", name: option))
    guard list.count == 1, case .scalar(let value)? = list.first?.value, let number = value.rationalValue else {
      throw UsageError("\(option) takes one rational number, such as 0.3 or 3/10, not \(text)")
    }
    return number
  }
}
