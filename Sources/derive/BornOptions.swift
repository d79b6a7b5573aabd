import Algebra
import Notation
import Numbers
import Transport

/// What `derive born` is asked to do.
struct BornOptions {
  private static let flags = ["--resume", "--quiet", "--help"]
  static let names =
    BornParameter.all.map(\.option) + [
      "--dimension", "--model", "--units", "--digits", "--format", "--output", "--plot"
    ]
    + flags

  /// The parameters that were given, in the order of ``BornParameter/all``, with their values.
  private(set) var grids: [(parameter: BornParameter, values: [Rational])] = []
  private(set) var setting = BornSetting()
  private(set) var digits: Int?
  private(set) var format: String?
  private(set) var output: String?
  private(set) var plot: BornPlot.Target?
  private(set) var resumes = false
  private(set) var isQuiet = false
  private(set) var wantsHelp = false

  var isSweep: Bool { grids.contains { $0.values.count > 1 } }

  /// Reads the arguments behind `born`; `--name=value` means `--name value`.
  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    var given: [String: [Rational]] = [:]
    while let argument = rest.popFirst() {
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let option = ["-q": "--quiet", "-o": "--output", "-h": "--help"][pieces[0]] ?? pieces[0]
      guard Self.names.contains(option) else {
        throw UsageError("derive born does not take \(argument)", option, among: Self.names)
      }
      if Self.flags.contains(option) {
        if pieces.count == 2 { throw UsageError("\(option) takes no value") }
        resumes = resumes || option == "--resume"
        isQuiet = isQuiet || option == "--quiet"
        wantsHelp = wantsHelp || option == "--help"
        continue
      }
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes a value; see --help") }
      if BornParameter.all.contains(where: { $0.option == option }) {
        guard given[option] == nil else { throw UsageError("\(option) is given twice") }
        given[option] = try Self.values(option, value)
      } else {
        try take(option, value)
      }
    }
    if wantsHelp { return }
    for parameter in BornParameter.all {
      if let values = given[parameter.option] { grids.append((parameter, values)) }
    }
    try check()
  }

  private func check() throws(UsageError) {
    if isSweep {
      _ = try destination()
      if plot != nil, grids.count(where: { $0.values.count > 1 }) > 1 {
        throw UsageError("--plot draws curves over one parameter; here several have more than one value")
      }
      return
    }
    if resumes { throw UsageError("--resume goes on with a grid, and this is one point") }
    if plot != nil {
      throw UsageError("--plot draws curves over a grid, such as --disorder 0:2:0.1, and this is one point")
    }
    let formats = ["text", "json"]
    guard let format, !formats.contains(format) else { return }
    throw UsageError("no format of one point is called \(format); there are text, json", format, among: formats)
  }

  /// Where the rows of a grid go.
  func destination() throws(UsageError) -> GridTable.Destination {
    try GridTable.Destination(format: format, path: output, resumes: resumes, isQuiet: isQuiet)
  }

  private mutating func take(_ option: String, _ value: String) throws(UsageError) {
    switch option {
    case "--dimension":
      guard let found = Int(value).flatMap(SpaceDimension.init) else {
        throw UsageError("--dimension takes 2 or 3, not \(value)")
      }
      setting.dimension = found
    case "--model":
      guard let found = ImpurityAxis(rawValue: value.uppercased()) else {
        throw UsageError(
          "--model takes Z (the axis of the impurity spins stays) or N (it follows the moment), not \(value)")
      }
      setting.axis = found
    case "--units":
      guard let found = BornUnits(rawValue: value) else {
        throw UsageError("--units takes natural or eV, not \(value)", value, among: BornUnits.allCases.map(\.rawValue))
      }
      setting.units = found
    case "--digits":
      guard let count = Int(value), (1...BornModel.digitLimit).contains(count) else {
        throw UsageError("--digits takes a number from 1 to \(BornModel.digitLimit), not \(value)")
      }
      digits = count
    case "--format": format = value
    case "--plot": plot = try BornPlot.Target(value)
    default: output = value
    }
  }

  /// A number or a grid, exact.
  private static func values(_ option: String, _ text: String) throws -> [Rational] {
    // The reader of grids takes a name, which here is only part of its messages.
    guard let grid = try Grid.read(Source("x=\(text)", name: option)) else {
      throw UsageError("\(option) takes numbers, not a vector")
    }
    guard grid.count <= 1_000_000 else { throw UsageError("\(option) has more than 1000000 values") }
    return try (0..<grid.count).map { k in
      guard let value = grid[k].rationalValue else {
        throw UsageError("\(option) takes rational numbers, such as 0.3 or 3/10, not \(grid[k].text)")
      }
      return value
    }
  }
}
