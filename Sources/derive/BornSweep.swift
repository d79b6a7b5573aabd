import Derivation
import Evaluation
import Numbers
import Transport

/// `derive born` over a grid: one row for every point, in the order of the grid.
struct BornSweep {
  let options: BornOptions

  private struct Row: Sendable {
    let text: String
    let failure: String?
  }

  private var count: Int { options.grids.reduce(1) { $0 * $1.count } }
  private var digits: Int { options.digits ?? 17 }
  private var columns: [String] {
    BornOptions.parameters.map(\.name) + spinTorqueCoefficientNames + ["C_β/C_ad"]
  }

  private var header: [String] {
    [
      "# \(Command.version) born",
      "# τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n, s = ½⟨σ⟩; ħ = k_B = 1",
      "# \(options.dimension.rawValue) dimensions, model \(options.axis.rawValue)",
      "# \(digits) significant digits, each certain; [midpoint ± radius] where they are not; empty without a value",
      "# \(count) points", columns.joined(separator: ",")
    ]
  }

  /// The parameters of a point; the last one runs fastest.
  private func point(_ index: Int) -> [Rational] {
    var rest = index
    var values: [Rational] = []
    for grid in options.grids.reversed() {
      values.append(grid[rest % grid.count])
      rest /= grid.count
    }
    return values.reversed()
  }

  private func row(_ index: Int) -> Row {
    let values = point(index)
    let names = values.map { $0.roundedDecimal(digits: 17) ?? "\($0)" }
    do {
      let (model, mu, temperature) = try Born.model(values, options)
      let report = try model.report(digits, mu: mu, temperature: temperature)
      let fields = report.coefficients.all.map(\.description) + [report.nonadiabaticity?.description ?? ""]
      let isCertain = report.coefficients.all.allSatisfy(\.isCertain)
      return Row(
        text: (names + fields).joined(separator: ","), failure: isCertain ? nil : "the digits are open: \(fields)")
    } catch {
      let reason = (error as? UsageError)?.message ?? "\(error)"
      let empty = Array(repeating: "", count: columns.count - names.count)
      return Row(text: (names + empty).joined(separator: ","), failure: reason)
    }
  }

  func run() throws -> Int32 {
    let file = try SweepFile(options.output, header: header, resumes: false)
    Interrupt.watch()
    let progress = Progress(total: count, from: 0)
    var failures = 0
    var firstFailure: String?
    var done = 0
    while done < count && !Interrupt.hasCome {
      let chunk = Array(done..<min(done + 64, count))
      let rows = Workers.map(chunk) { row($0) }
      for row in rows {
        guard let failure = row.failure else { continue }
        firstFailure = firstFailure ?? failure
        failures += 1
      }
      try file.append(rows.map { $0.text + "\n" }.joined())
      done += chunk.count
      progress.show(done)
    }
    progress.clear()
    if done < count {
      Output.error("derive: interrupted after \(done) of \(count) points\n")
      return 130
    }
    try options.format == "json" ? file.finish { json($0) } : file.finish()
    if let path = options.output, !options.isQuiet { Output.write("wrote \(path): \(count) points\n") }
    if failures == 0 { return Status.asExpected }
    let reason = firstFailure.map { ", such as: \($0)" } ?? ""
    Output.error("derive: \(failures) of \(count) points are without certain digits\(reason)\n")
    return Status.fellShort
  }

  private func json(_ rows: [Substring]) -> String {
    func list(_ fields: [some StringProtocol]) -> String {
      "[" + fields.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
    let body = rows.map { list($0.split(separator: ",", omittingEmptySubsequences: false)) }
    return """
      {
        "schema": "derive-born-sweep-1",
        "provenance": \(list(header.dropLast().map { String($0.dropFirst(2)) })),
        "columns": \(list(columns)),
        "rows": [
          \(body.joined(separator: ",\n    "))
        ]
      }

      """
  }
}
