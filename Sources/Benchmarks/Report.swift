import Foundation

/// The repetitions of one workload by one program.
struct Row: Encodable {
  let workload: String
  let title: String
  let program: String
  let version: String
  private(set) var seconds: [Double] = []
  private(set) var summary: Summary?
  private(set) var check: String?
  /// The median of ours divided by this program's, run by run: the two were measured one after the other, so that a
  /// machine that changes its speed between runs does not show.
  var ratio: Double?
  /// Why the row cannot be believed.
  var failure: String?

  init(workload: String, title: String, program: String, version: String) {
    self.workload = workload
    self.title = title
    self.program = program
    self.version = version
  }

  mutating func add(_ repetition: Repetition) {
    seconds.append(repetition.seconds)
    summary = Summary(seconds)
    if let check, !Check.agree(check, repetition.check) {
      failure = "its result changed from \(check) to \(repetition.check)"
    }
    check = check ?? repetition.check
  }

}

/// Three numbers for many.
struct Summary: Encodable {
  let median: Double
  let fastest: Double
  let slowest: Double

  /// Nil for no numbers.
  init?(_ seconds: [Double]) {
    guard let median = seconds.median, let fastest = seconds.min(), let slowest = seconds.max() else { return nil }
    self.median = median
    self.fastest = fastest
    self.slowest = slowest
  }
}

extension [Double] {
  /// The middle of the sorted values, or the mean of the two in the middle.
  fileprivate var median: Double? {
    if isEmpty { return nil }
    let sorted = sorted()
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// The results of a session.
struct Report: Encodable {
  let date = Date()
  let machine = Machine()
  let runs: Int
  var rows: [Row] = []

  init(runs: Int) { self.runs = runs }

  /// Rows that failed: no answer, or a result that differs.
  var failures: [Row] { rows.filter { $0.failure != nil } }

  /// Compares the results of each workload with those of its reference, the floor where it took part and the first
  /// program where it did not, and divides the times.
  mutating func judge() {
    for group in Dictionary(grouping: rows.indices, by: { rows[$0].workload }).values {
      let reference = group.first { rows[$0].program == "floor" && rows[$0].check != nil } ?? group[0]
      let ours = group.first { rows[$0].program == "ours" }.map { rows[$0].seconds } ?? []
      for k in group {
        if rows[k].program != "ours" { rows[k].ratio = zip(ours, rows[k].seconds).map { $0 / $1 }.median }
        guard rows[k].failure == nil, let mine = rows[k].check, let theirs = rows[reference].check else { continue }
        if !Check.agree(mine, theirs) {
          rows[k].failure = "its result is \(mine), that of \(rows[reference].program) \(theirs)"
        }
      }
    }
  }

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }
}

/// Where the numbers come from.
struct Machine: Encodable {
  let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))
    .flatMap { $0.split(separator: "\n").first { $0.hasPrefix("model name") } }
    .flatMap { $0.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } }
  let cores = ProcessInfo.processInfo.activeProcessorCount
  let system = ProcessInfo.processInfo.operatingSystemVersionString
}
