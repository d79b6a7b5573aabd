import Notation
import Numbers
import Transport

/// `derive born` over a grid: one row for every point.
struct BornSweep: Sendable {
  let options: BornOptions
  private let digits: Int
  private let quantities: [BornQuantity]

  /// What is compared with the limit of weak disorder, where that has a value.
  private static let compared: [BornQuantity] = [.dampingConstant, .nonadiabaticity, .ratio, .polarisation]

  init(options: BornOptions) {
    self.options = options
    digits = options.output.digits ?? 17
    let level: BornQuantity =
      options.grids.contains { $0.parameter.option == "--density" } ? .chemicalPotential : .density
    quantities = [level] + BornQuantity.coefficients + Self.compared
  }

  private var columns: [GridTable.Column] {
    quantities.map { GridTable.Column(heading: options.setting.labelled($0.rawValue), digits: digits) }
      + Self.compared.map { GridTable.Column(heading: "\($0.rawValue) weak", digits: min(digits, 12)) }
  }

  func run() throws -> Int32 {
    // A mistake in what all points share is told at once.
    _ = try options.values(at: options.tableAxes.map { _ in 0 }).point()
    let plot = try options.plot.map { (target: $0, place: try OutputPlace($0.path)) }
    let setting = options.setting
    let parameters = options.shared
    let provenance =
      [
        "born: τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n, s = ½⟨σ⟩; α = C_α/(S + C_S)",
        "\(setting.dimension.rawValue) dimensions, model \(setting.axis.rawValue)"
      ] + setting.units.statement(setting.dimension) + [
        parameters.map { "\($0.name) = \($0.value)\(setting.units.label($0.name, setting.dimension))" }.joined(
          separator: ", "), "nan: no value, such as 0/0; weak: to leading order in the impurities, both bands occupied"
      ]
    let axes = options.tableAxes, columns = columns
    let table = try GridTable(provenance: provenance, digits: digits, axes: axes, columns: columns)
    let sweep = self
    guard let plot else { return try table.write(to: options.destination()) { sweep.row } }
    var plotted: [[String]] = []
    let status = try table.write(to: options.destination(), worker: { sweep.row }) { plotted.append($0) }
    try BornPlot(
      columns: axes.map(\.heading) + columns.map(\.heading), rows: plotted, quantities: Self.compared.map(\.rawValue),
      title: parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    ).write(plot.target, to: plot.place)
    if !options.output.isQuiet { Output.error("wrote \(plot.target.path.visible)\n") }
    return status
  }

  private func row(_ places: [Int]) -> GridTable.Row {
    do {
      let point = try options.values(at: places).point()
      let report = try point.report(digits)
      let weak = try point.weakDisorder(precision: 96) ?? [:]
      let found = quantities.map { report[$0]?.description ?? "nan" }
      let limits = Self.compared.map { weak[$0]?.certifiedDecimal(digits: min(digits, 12)) ?? "nan" }
      return GridTable.Row(
        values: found + limits, failure: report.isCertain ? nil : "the digits are open: \(found)")
    } catch {
      let empty = Array(repeating: "", count: quantities.count + Self.compared.count)
      return GridTable.Row(values: empty, failure: (error as? UsageError)?.message ?? "\(error)")
    }
  }
}
