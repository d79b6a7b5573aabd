import Notation
import Numbers
import Transport

/// `derive born` over a grid: one row for every point.
struct BornSweep: Sendable {
  let options: BornOptions
  /// What was given one value, and several.
  private let fixed: [String: Rational]
  private let axes: [(parameter: BornParameter, values: Grid)]
  private let digits: Int
  private let quantities: [BornQuantity]

  /// What is compared with the limit of weak disorder, where that has a value.
  private static let compared: [BornQuantity] = [.dampingConstant, .nonadiabaticity, .ratio, .polarisation]

  init(options: BornOptions) {
    self.options = options
    digits = options.output.digits ?? 17
    axes = options.grids.filter { $0.values.count > 1 }
    fixed = Dictionary(
      uniqueKeysWithValues: options.grids.filter { $0.values.count == 1 }.compactMap { given in
        given.values.rational(at: 0).map { (given.parameter.option, $0) }
      })
    let level: BornQuantity =
      options.grids.contains { $0.parameter.option == "--density" } ? .chemicalPotential : .density
    quantities = [level] + BornQuantity.coefficients + Self.compared
  }

  private func labelled(_ name: String) -> String {
    let unit = options.setting.units.label(name, options.setting.dimension)
    return unit.isEmpty ? name : "\(name) [\(unit.dropFirst())]"
  }

  private var tableAxes: [GridTable.Axis] {
    axes.map { axis in
      GridTable.Axis(
        heading: labelled(axis.parameter.name), values: "\(axis.parameter.name) = \(axis.values)",
        count: axis.values.count
      ) { place in
        let value = axis.values.rational(at: place)
        return value?.roundedDecimal(digits: 17) ?? value.map { "\($0)" } ?? ""
      }
    }
  }

  private var columns: [GridTable.Column] {
    quantities.map { GridTable.Column(heading: labelled($0.rawValue), digits: digits) }
      + Self.compared.map { GridTable.Column(heading: "\($0.rawValue) weak", digits: min(digits, 12)) }
  }

  func run() throws -> Int32 {
    // A mistake in what all points share is told at once.
    _ = try BornValues(values(axes.map { _ in 0 }), options.setting).point()
    let plot = try options.plot.map { (target: $0, place: try OutputPlace($0.path)) }
    let setting = options.setting
    let parameters = BornValues(fixed, setting).given.filter { given in
      !self.axes.contains { $0.parameter.name == given.name }
    }
    let provenance =
      [
        "born: τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n, s = ½⟨σ⟩; α = C_α/(S + C_S)",
        "\(setting.dimension.rawValue) dimensions, model \(setting.axis.rawValue)"
      ] + setting.units.statement(setting.dimension) + [
        parameters.map { "\($0.name) = \($0.value)\(setting.units.label($0.name, setting.dimension))" }.joined(
          separator: ", "), "nan: no value, such as 0/0; weak: to leading order in the impurities, both bands occupied"
      ]
    let axes = tableAxes, columns = columns
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

  private func values(_ places: [Int]) -> [String: Rational] {
    zip(axes, places).reduce(into: fixed) { $0[$1.0.parameter.option] = $1.0.values.rational(at: $1.1) }
  }

  private func row(_ places: [Int]) -> GridTable.Row {
    let values = values(places)
    do {
      let point = try BornValues(values, options.setting).point()
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
