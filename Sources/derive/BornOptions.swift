import Notation
import Numbers
import Transport

/// What `derive born` is asked to do.
struct BornOptions: Sendable {
  private static let names = ["--dimension", "--model", "--units", "--plot"]

  /// The parameters that were given, in the order of ``BornParameter/all``, with their values.
  private(set) var grids: [(parameter: BornParameter, values: Grid)] = []
  private(set) var setting = BornSetting()
  private(set) var plot: BornPlot.Target?
  private(set) var output: PointOutput
  let resumes: Bool
  let wantsHelp: Bool

  var isSweep: Bool { grids.contains { $0.values.count > 1 } }

  /// Reads the arguments behind `born`.
  init(_ arguments: ArraySlice<String>) throws {
    let options = try GivenOptions(
      arguments, of: "born", names: BornParameter.all.map(\.option) + Self.names + PointOutput.names,
      flags: ["--resume"])
    wantsHelp = options.wantsHelp
    resumes = options.flags.contains("--resume")
    output = try PointOutput(options, digitLimit: BornModel.digitLimit)
    if wantsHelp { return }
    if let text = options["--dimension"] { setting.dimension = try SpaceDimension(option: text) }
    if let text = options["--model"] {
      guard let found = ImpurityAxis(rawValue: text.uppercased()) else {
        throw UsageError(
          "--model takes Z (the axis of the impurity spins stays) or N (it follows the moment), not \(text)")
      }
      setting.axis = found
    }
    if let text = options["--units"] {
      guard let found = BornUnits(rawValue: text) else {
        throw UsageError("--units takes natural or eV, not \(text)", text, among: BornUnits.allCases.map(\.rawValue))
      }
      setting.units = found
    }
    plot = try options["--plot"].map { try BornPlot.Target($0) }
    for parameter in BornParameter.all {
      guard let text = options[parameter.option] else { continue }
      grids.append((parameter, try GivenOptions.grid(parameter.option, text)))
    }
    try check()
  }

  private mutating func check() throws {
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
    try output.check()
  }

  /// Where the rows of a grid go.
  func destination() throws -> GridTable.Destination {
    try GridTable.Destination(format: output.format, path: output.path, resumes: resumes, isQuiet: output.isQuiet)
  }
}
