import Derivation

/// A table with a row for every point of a grid, in the grid's order: worked out on all cores, and written as it comes.
struct GridTable {
  /// What stands in a row, and why a value is missing or open.
  struct Row: Sendable {
    let fields: [String]
    let failure: String?
  }

  /// Where a table goes, and how.
  struct Destination {
    let path: String?
    let isJSON: Bool
    let resumes: Bool
    let isQuiet: Bool

    init(format: String?, path: String?, resumes: Bool, isQuiet: Bool) throws(UsageError) {
      let formats = ["csv", "json"]
      if let format, !formats.contains(format) {
        throw UsageError("no format is called \(format); there are csv, json", format, among: formats)
      }
      if format == "json" && path == nil { throw UsageError("--format json writes a file: --output is missing") }
      if resumes && path == nil { throw UsageError("--resume goes on with a file: --output is missing") }
      self.path = path
      isJSON = format == "json"
      self.resumes = resumes
      self.isQuiet = isQuiet
    }
  }

  /// How the table was made, a line each; a file is gone on with only when these are the same.
  let provenance: [String]
  let columns: [String]
  /// The number of points on each axis; the last axis runs fastest.
  let counts: [Int]

  private static let limit = 100_000_000

  /// - Parameter provenance: what there is to say besides the program, the digits and the number of points.
  init(provenance: [String], digits: Int, columns: [String], counts: [Int]) throws(UsageError) {
    guard counts.reduce(1.0, { $0 * Double($1) }) <= Double(Self.limit) else {
      throw UsageError("the grid has more than \(Self.limit) points")
    }
    self.columns = columns
    self.counts = counts
    self.provenance =
      ["\(Command.version)"] + provenance + [
        "\(digits) significant digits, each certain; [midpoint ± radius] where they are not; empty without a value",
        "\(counts.reduce(1, *)) points"
      ]
  }

  private var count: Int { counts.reduce(1, *) }

  /// The place on each axis of a point.
  private func places(_ index: Int) -> [Int] {
    var rest = index
    return counts.reversed().map { count in
      defer { rest /= count }
      return rest % count
    }.reversed()
  }

  /// The exit status of a table that was interrupted.
  static let interrupted: Int32 = 130

  /// Writes the rows that `row` gives for the places on the axes, and returns the exit status.
  ///
  /// - Parameter collect: takes every row in order, those that were there already among them.
  func write(
    to destination: Destination, row: @escaping @Sendable ([Int]) -> Row, collect: ([String]) -> Void = { _ in }
  ) throws -> Int32 {
    let header = provenance.map { "# \($0)" } + [Self.line(columns)]
    let file = try SweepFile(destination.path, header: header, resumes: destination.resumes)
    var done = file.rows
    if done > count { throw Unable(message: "\(file.partial) has more rows than the grid has points") }
    Interrupt.watch()
    file.present().forEach { collect(Self.fields($0)) }
    var failures = file.openRows
    var firstFailure: String?
    let progress = Progress(total: count, from: done)
    // As many rows at once as keep a reader informed and the disk at rest.
    var size = 8
    while done < count && !Interrupt.hasCome {
      let start = Progress.now
      let rows = Workers.map(Array(done..<min(done + size, count))) { row(places($0)) }
      for row in rows {
        collect(row.fields)
        guard let failure = row.failure else { continue }
        firstFailure = firstFailure ?? failure
        failures += 1
      }
      try file.append(rows.map { Self.line($0.fields) + "\n" }.joined())
      done += rows.count
      progress.show(done)
      let elapsed = Progress.now - start
      size = elapsed < 0.1 ? min(2 * size, 4096) : elapsed > 1 ? max(size / 2, 8) : size
    }
    progress.clear()
    if done < count {
      let way = destination.path == nil ? "" : "; --resume goes on from \(file.partial)"
      Output.error("derive: interrupted after \(done) of \(count) points\(way)\n")
      return Self.interrupted
    }
    try destination.isJSON ? file.finish { json($0) } : file.finish()
    if let path = destination.path, !destination.isQuiet { Output.write("wrote \(path): \(count) points\n") }
    if failures == 0 { return Status.asExpected }
    let reason = firstFailure.map { ", such as: \($0)" } ?? ""
    Output.error("derive: \(failures) of \(count) points are without certain digits\(reason)\n")
    return Status.fellShort
  }

  // MARK: CSV

  private static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

  /// A field, in quotes where it needs them.
  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private static func fields(_ row: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in row {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  // MARK: JSON

  /// Provenance, columns, and one array of strings for each point.
  private func json(_ rows: [Substring]) -> String {
    let body = rows.map { Self.array(Self.fields($0)) }
    return """
      {
        "schema": "derive-table-1",
        "provenance": \(Self.array(provenance)),
        "columns": \(Self.array(columns)),
        "rows": [
          \(body.joined(separator: ",\n    "))
        ]
      }

      """
  }

  private static func array(_ texts: [String]) -> String {
    "[" + texts.map { quoted($0) }.joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result += character == "\n" ? "\\n" : String(character)
    }
    return result + "\""
  }
}
