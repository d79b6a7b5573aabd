import Evaluation
import Numbers
import Transport

/// `derive compare` over a grid: one row for every metal.
struct ComparisonTable: Sendable {
  let options: BornOptions
  private let digits: Int

  /// The columns, with the headings that they have before a unit.
  private static let entries: [(heading: String, name: String, entry: Comparison.Entry)] =
    [("P", "P", .textbook(.polarisation)), ("ξ", "ξ", .textbook(.ratio)), ("s", "S", .textbook(.spin))]
    + Comparison.Quantity.allCases.flatMap { quantity in
      Comparison.Theory.allCases.map { theory in
        (
          theory == .selfConsistent ? quantity.rawValue : "\(quantity.rawValue) \(theory.rawValue)", quantity.rawValue,
          .torque(theory, quantity)
        )
      }
    }

  init(options: BornOptions) {
    self.options = options
    digits = options.output.digits ?? 17
  }

  func run() throws -> Int32 {
    // A mistake in what all points share is told at once.
    _ = try Comparison(options.values(at: options.tableAxes.map { _ in 0 }).point())
    let plot = try options.plot.map { (target: $0, place: try OutputPlace($0.path)) }
    let (setting, parameters, digits) = (options.setting, options.shared, digits)
    let provenance =
      try ["compare zhang-li born"] + ComparisonReport.conventions()
      + ["\(setting.dimension.rawValue) dimensions, model \(setting.axis.rawValue)"]
      + setting.units.statement(setting.dimension) + [
        parameters.map { "\($0.name) = \($0.value)\(setting.units.label($0.name, setting.dimension))" }.joined(
          separator: ", "), "nan: no value, such as 0/0, or for weak an empty band"
      ]
    let columns = Self.entries.map { column in
      let unit = setting.units.label(column.name, setting.dimension)
      return GridTable.Column(
        heading: column.heading + (unit.isEmpty ? "" : " [\(unit.dropFirst())]"), digits: digits)
    }
    let axes = options.tableAxes
    let table = try GridTable(provenance: provenance, digits: digits, axes: axes, columns: columns)
    let sweep = self
    guard let plot else { return try table.write(to: options.destination()) { sweep.row } }
    var rows: [[String]] = []
    let status = try table.write(to: options.destination(), worker: { sweep.row }) { rows.append($0) }
    try ComparisonPlot(
      groups: [
        ComparisonPlot.Group(
          label: axes[0].heading,
          points: rows.map { row in
            let values = Array(row.dropFirst(axes.count))
            return ComparisonPlot.Point(Double(row[0]) ?? .nan) { entry in
              Self.entries.firstIndex { $0.entry == entry }.flatMap { Double(values[$0]) }
            }
          })
      ], title: parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    ).write(plot.target, to: plot.place)
    if !options.output.isQuiet { Output.error("wrote \(plot.target.path.visible)\n") }
    return status
  }

  private func row(_ places: [Int]) -> GridTable.Row {
    do {
      let report = try Comparison(options.values(at: places).point()).report(digits)
      let found = Self.entries.map { report[$0.entry]?.description ?? "nan" }
      let isCertain = Self.entries.allSatisfy { report[$0.entry]?.isCertain ?? true }
      return GridTable.Row(values: found, failure: isCertain ? nil : "the digits are open: \(found)")
    } catch {
      let empty = Array(repeating: "", count: Self.entries.count)
      return GridTable.Row(values: empty, failure: (error as? UsageError)?.message ?? "\(error)")
    }
  }
}
