import Notation
import Numbers
import Transport

/// What `derive born` and `derive compare` are asked to do.
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

  /// Reads the arguments behind the command.
  ///
  /// - Parameter drawsPoints: whether a plot is made of one point, too.
  init(_ arguments: ArraySlice<String>, of command: String = "born", drawsPoints: Bool = false) throws {
    let options = try GivenOptions(
      arguments, of: command, names: BornParameter.all.map(\.option) + Self.names + PointOutput.names,
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
    try check(drawsPoints: drawsPoints)
  }

  private mutating func check(drawsPoints: Bool) throws {
    if isSweep {
      _ = try destination()
      if plot != nil, grids.count(where: { $0.values.count > 1 }) > 1 {
        throw UsageError("--plot draws curves over one parameter; here several have more than one value")
      }
      return
    }
    if resumes { throw UsageError("--resume goes on with a grid, and this is one point") }
    if plot != nil, !drawsPoints {
      throw UsageError("--plot draws curves over a grid, such as --disorder 0:2:0.1, and this is one point")
    }
    try output.check()
  }

  /// What was given one value.
  var fixed: [String: Rational] {
    Dictionary(
      uniqueKeysWithValues: grids.filter { $0.values.count == 1 }.compactMap { given in
        given.values.rational(at: 0).map { (given.parameter.option, $0) }
      })
  }

  /// The axes of the table over what was given several values.
  var tableAxes: [GridTable.Axis] {
    grids.filter { $0.values.count > 1 }.map { axis in
      GridTable.Axis(
        heading: setting.labelled(axis.parameter.name), values: "\(axis.parameter.name) = \(axis.values)",
        count: axis.values.count
      ) { place in
        let value = axis.values.rational(at: place)
        return value?.roundedDecimal(digits: 17) ?? value.map { "\($0)" } ?? ""
      }
    }
  }

  /// All values at places on the axes.
  func values(at places: [Int]) -> BornValues {
    let axes = grids.filter { $0.values.count > 1 }
    return BornValues(
      zip(axes, places).reduce(into: fixed) { $0[$1.0.parameter.option] = $1.0.values.rational(at: $1.1) }, setting)
  }

  /// What all points share, as it is told in a table.
  var shared: [(name: String, value: Rational)] {
    let axes = grids.filter { $0.values.count > 1 }
    return BornValues(fixed, setting).given.filter { given in !axes.contains { $0.parameter.name == given.name } }
  }

  /// Where the rows of a grid go.
  func destination() throws -> GridTable.Destination {
    try GridTable.Destination(format: output.format, path: output.path, resumes: resumes, isQuiet: output.isQuiet)
  }
}
