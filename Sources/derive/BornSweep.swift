import Numbers
import Transport

/// `derive born` over a grid: one row for every point.
struct BornSweep {
  let options: BornOptions
  /// What was given one value, and several.
  private let fixed: [String: Rational]
  private let axes: [(parameter: BornParameter, values: [Rational])]
  private let digits: Int
  private let quantities: [BornQuantity]

  /// What is compared with the limit of weak disorder, where that has a value.
  private static let compared: [BornQuantity] = [.dampingConstant, .nonadiabaticity, .ratio, .polarisation]

  init(options: BornOptions) {
    self.options = options
    digits = options.output.digits ?? 17
    axes = options.grids.filter { $0.values.count > 1 }
    fixed = Dictionary(
      uniqueKeysWithValues: options.grids.filter { $0.values.count == 1 }.map { ($0.parameter.option, $0.values[0]) })
    let level: BornQuantity =
      options.grids.contains { $0.parameter.option == "--density" } ? .chemicalPotential : .density
    quantities = [level] + BornQuantity.coefficients + Self.compared
  }

  private var columns: [String] {
    let setting = options.setting
    func labelled(_ name: String) -> String {
      let unit = setting.units.label(name, setting.dimension)
      return unit.isEmpty ? name : "\(name) [\(unit.dropFirst())]"
    }
    return axes.map { labelled($0.parameter.name) } + quantities.map { labelled($0.rawValue) }
      + Self.compared.map { "\($0.rawValue) weak" }
  }

  func run() throws -> Int32 {
    // A mistake in what all points share is told at once.
    _ = try BornValues(values(axes.map { _ in 0 }), options.setting).point()
    let setting = options.setting
    let parameters = BornValues(fixed, setting).given.filter { given in
      !axes.contains { $0.parameter.name == given.name }
    }
    let provenance =
      [
        "born: τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n, s = ½⟨σ⟩; α = C_α/(S + C_S)",
        "\(setting.dimension.rawValue) dimensions, model \(setting.axis.rawValue)"
      ] + setting.units.statement(setting.dimension) + [
        parameters.map { "\($0.name) = \($0.value)\(setting.units.label($0.name, setting.dimension))" }.joined(
          separator: ", "), "nan: no value, such as 0/0; weak: to leading order in the impurities, both bands occupied"
      ]
    let table = try GridTable(
      provenance: provenance, digits: digits, columns: columns, counts: axes.map(\.values.count))
    var plotted: [[String]]? = options.plot == nil ? nil : []
    let status = try table.write(to: options.destination(), row: { row($0) }) { plotted?.append($0) }
    guard status != GridTable.interrupted, let plot = options.plot, let plotted else { return status }
    try BornPlot(
      columns: columns, rows: plotted, quantities: Self.compared.map(\.rawValue),
      title: parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    ).write(to: plot)
    if !options.output.isQuiet { Output.error("wrote \(plot.path)\n") }
    return status
  }

  private func values(_ places: [Int]) -> [String: Rational] {
    zip(axes, places).reduce(into: fixed) { $0[$1.0.parameter.option] = $1.0.values[$1.1] }
  }

  private func row(_ places: [Int]) -> GridTable.Row {
    let values = values(places)
    let names = zip(axes, places).map { axis, place in
      axis.values[place].roundedDecimal(digits: 17) ?? "\(axis.values[place])"
    }
    do {
      let point = try BornValues(values, options.setting).point()
      let report = try point.report(digits)
      let weak = try point.weakDisorder(precision: 96) ?? [:]
      let found = quantities.map { report[$0]?.description ?? "nan" }
      let limits = Self.compared.map { weak[$0]?.certifiedDecimal(digits: min(digits, 12)) ?? "nan" }
      return GridTable.Row(
        fields: names + found + limits, failure: report.isCertain ? nil : "the digits are open: \(found)")
    } catch {
      let empty = Array(repeating: "", count: quantities.count + Self.compared.count)
      return GridTable.Row(fields: names + empty, failure: (error as? UsageError)?.message ?? "\(error)")
    }
  }
}
