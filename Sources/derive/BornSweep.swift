import Numbers
import Transport

/// `derive born` over a grid: one row for every point.
struct BornSweep {
  let options: BornOptions
  private let digits: Int

  init(options: BornOptions) {
    self.options = options
    digits = options.digits ?? 17
  }

  func run() throws -> Int32 {
    let table = try GridTable(
      provenance: [
        "born: τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n, s = ½⟨σ⟩; ħ = k_B = 1",
        "\(options.dimension.rawValue) dimensions, model \(options.axis.rawValue)"
      ], digits: digits,
      columns: BornOptions.parameters.map(\.name) + spinTorqueCoefficientNames + ["C_β/C_ad"],
      counts: options.grids.map(\.count))
    return try table.write(to: options.destination()) { row($0) }
  }

  private func row(_ places: [Int]) -> GridTable.Row {
    let values = zip(options.grids, places).map { $0[$1] }
    let names = values.map { $0.roundedDecimal(digits: 17) ?? "\($0)" }
    do {
      let (model, mu, temperature) = try Born.model(values, options)
      let report = try model.report(digits, mu: mu, temperature: temperature)
      let fields = report.coefficients.all.map(\.description) + [report.nonadiabaticity?.description ?? ""]
      let isCertain = report.coefficients.all.allSatisfy(\.isCertain)
      return GridTable.Row(fields: names + fields, failure: isCertain ? nil : "the digits are open: \(fields)")
    } catch {
      let empty = Array(repeating: "", count: spinTorqueCoefficientNames.count + 1)
      return GridTable.Row(fields: names + empty, failure: (error as? UsageError)?.message ?? "\(error)")
    }
  }
}
