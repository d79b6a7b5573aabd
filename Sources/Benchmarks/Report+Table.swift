import Foundation

extension Report {
  /// The rows, aligned, one block for each workload.
  var table: String {
    let heading = "CPU time: median, fastest and slowest of up to \(runs) repetitions; median of ours / theirs."
    var lines = [heading, ""]
    let width = rows.map(\.program.count).max() ?? 0
    var workload = ""
    for row in rows {
      if row.workload != workload {
        workload = row.workload
        lines.append("\(workload.padded(to: 6))\(row.title)")
      }
      lines.append("      \(row.program.padded(to: width))\(cells(row))")
    }
    lines.append("")
    lines += failures.map { "FAILED \($0.workload), \($0.program): \($0.failure ?? "")" }
    if failures.isEmpty { lines.append("All results agree.") }
    return lines.joined(separator: "\n")
  }

  private func cells(_ row: Row) -> String {
    guard let summary = row.summary else { return "  –" }
    let times = [summary.median, summary.fastest, summary.slowest].map(Self.time)
    let ratio = row.ratio.map { Self.significant($0).padded(to: 10, right: true) } ?? ""
    return times.map { $0.padded(to: 11, right: true) }.joined() + ratio + (row.failure == nil ? "" : "  FAILED")
  }

  /// A time in the unit that suits it, to three significant digits.
  static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: "\(significant(seconds * 1e6)) µs"
    case ..<1: "\(significant(seconds * 1e3)) ms"
    default: "\(significant(seconds)) s "
    }
  }

  /// Three significant digits, without an exponent.
  static func significant(_ value: Double) -> String {
    var (scaled, decimals) = (value.magnitude, 2)
    while scaled >= 10, decimals > 0 { (scaled, decimals) = (scaled / 10, decimals - 1) }
    while scaled < 1, scaled > 0, decimals < 8 { (scaled, decimals) = (scaled * 10, decimals + 1) }
    return String(format: "%.\(decimals)f", value)
  }
}
