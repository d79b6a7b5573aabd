/// Runs every workload on every program that has it, one repetition each in turn, so that a drift of the machine's
/// speed meets all alike.
struct Session {
  let options: Options
  let programs: [any Program]

  /// A program whose repetition takes longer than this many seconds repeats no more than three times.
  static let long = 5.0

  func run() -> Report {
    var report = Report(runs: options.runs)
    for entry in Catalogue.entries where options.includes(entry.name) {
      let able = programs.filter { $0.supports(entry.name) }
      guard !able.isEmpty else { continue }
      note("\(entry.name), \(able.map(\.name).joined(separator: ", "))")
      report.rows += measure(entry.name, title: entry.title, able)
    }
    report.judge()
    return report
  }

  private func measure(_ workload: String, title: String, _ able: [any Program]) -> [Row] {
    var rows = able.map { Row(workload: workload, title: title, program: $0.name, version: $0.version) }
    for run in 0..<options.runs {
      for (k, program) in able.enumerated() {
        if rows[k].failure != nil || (run >= 3 && rows[k].seconds.contains { $0 > Self.long }) { continue }
        do {
          rows[k].add(try program.repetition(of: workload))
        } catch {
          rows[k].failure = "\(error)"
          note("\(workload), \(program.name): \(error)")
        }
      }
    }
    return rows
  }
}
