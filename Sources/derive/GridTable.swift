import Worksheets
import Glibc

/// A table with a row for every point of a grid, in the grid's order: worked out on all cores, and written as it comes.
struct GridTable {
  /// A column of coordinates.
  struct Axis: Sendable {
    let heading: String
    /// All values, or what they follow from: a table is gone on with only where it says the same.
    let values: String
    let count: Int
    /// What stands in the column at a place.
    let field: @Sendable (Int) -> String
  }

  /// A column of values.
  struct Column: Sendable {
    let heading: String
    /// How many digits a value has that is certain.
    let digits: Int
  }

  /// The values in a row, and why one is missing or open.
  struct Row: Sendable {
    let values: [String]
    let failure: String?
  }

  /// Where a table goes, and how.
  struct Destination {
    let place: OutputPlace?
    let isJSON: Bool
    let resumes: Bool
    let isQuiet: Bool

    init(format: String?, path: String?, resumes: Bool, isQuiet: Bool) throws {
      let formats = ["csv", "json"]
      if let format, !formats.contains(format) {
        throw UsageError("no format is called \(format); there are csv, json", format, among: formats)
      }
      if format == "json" && path == nil { throw UsageError("--format json writes a file: --output is missing") }
      if resumes && path == nil { throw UsageError("--resume goes on with a file: --output is missing") }
      place = try path.map { try OutputPlace($0) }
      isJSON = format == "json"
      self.resumes = resumes
      self.isQuiet = isQuiet
    }
  }

  /// The last axis runs fastest.
  private let axes: [Axis]
  private let columns: [Column]
  private let provenance: [String]
  private let count: Int

  private static let limit = 100_000_000

  /// - Parameter provenance: everything that the values follow from besides the program, the axes and the digits.
  init(provenance: [String], digits: Int, axes: [Axis], columns: [Column]) throws(UsageError) {
    guard axes.reduce(1.0, { $0 * Double($1.count) }) <= Double(Self.limit) else {
      throw UsageError("the grid has more than \(Self.limit) points")
    }
    (self.axes, self.columns) = (axes, columns)
    count = axes.reduce(1) { $0 * $1.count }
    self.provenance =
      ["\(Command.version)"] + provenance + axes.map(\.values) + [
        "\(digits) significant digits, each certain; [midpoint ± radius] where they are not; empty without a value",
        "\(count) points"
      ]
  }

  /// The place on each axis of a point.
  private func places(_ index: Int) -> [Int] {
    var rest = index
    var places = [Int](repeating: 0, count: axes.count)
    for k in axes.indices.reversed() {
      places[k] = rest % axes[k].count
      rest /= axes[k].count
    }
    return places
  }

  private struct Finished: Sendable {
    let line: String
    let fields: [String]
    let failure: String?
  }

  /// Writes the rows, and returns the exit status; after Ctrl-C the program ends here.
  ///
  /// - Parameters:
  ///   - worker: makes what one thread works out values with, from the places on the axes.
  ///   - collect: takes every row in order, those that were there already among them.
  func write(
    to destination: Destination, worker: @escaping @Sendable () throws -> ([Int]) -> Row,
    collect: (([String]) -> Void)? = nil
  ) throws -> Int32 {
    let format = TableFormat(
      provenance: provenance, columns: axes.map(\.heading) + columns.map(\.heading), isJSON: destination.isJSON)
    var failures = 0
    let file = try TableFile(destination.place, format, resumes: destination.resumes) { place, fields throws(Unable) in
      if try isOpen(fields, at: place) { failures += 1 }
    }
    Interrupt.await(true)
    if let collect { try file.forEachRow { fields throws(Unable) in collect(fields) } }
    var firstFailure: String?
    var progress = Progress(total: count, from: file.rows)
    let (takesJSON, axes) = (file.takesJSON, axes)
    do {
      try OrderedWork.run(
        from: file.rows, to: count,
        worker: {
          let values = try worker()
          return { index in
            let places = places(index), row = values(places)
            let fields = zip(axes, places).map { $0.field($1) } + row.values
            return Finished(
              line: takesJSON ? TableFormat.jsonRow(fields) : TableFormat.csvRow(fields), fields: fields,
              failure: row.failure)
          }
        }
      ) { (rows: [Finished]) in
        try file.append(rows.map(\.line))
        for row in rows {
          collect?(row.fields)
          guard let failure = row.failure else { continue }
          firstFailure = firstFailure ?? failure
          failures += 1
        }
        progress.show(file.rows)
        return !Interrupt.hasCome
      }
      progress.clear()
      if file.rows < count { interrupt(file) }
    } catch {
      progress.clear()
      if Interrupt.hasCome { interrupt(file) }
      throw error
    }
    Interrupt.await(false)
    try file.finish()
    if let place = destination.place, !destination.isQuiet {
      Output.write("wrote \(place.path.visible): \(count) points\n")
    }
    if failures == 0 { return Status.asExpected }
    let reason = firstFailure.map { ", such as: \($0.visible)" } ?? ""
    Output.error("derive: \(failures) of \(count) points are without certain digits\(reason)\n")
    return Status.fellShort
  }

  /// Ends the program while threads are still at work on rows that nobody will see.
  private func interrupt(_ file: TableFile) -> Never {
    try? file.sync()
    let way = file.partial.map { "; --resume goes on from \($0.visible)" } ?? ""
    Output.error("derive: interrupted after \(file.rows) of \(count) points\(way)\n")
    _exit(Interrupt.status)
  }

  // MARK: Rows that are there already

  /// Whether a value of a row is missing or open.
  ///
  /// - Throws: what shows that the row is none of this table's.
  private func isOpen(_ fields: [String], at place: Int) throws(Unable) -> Bool {
    guard place < count else { throw Unable(message: "the grid has \(count) points") }
    for (axis, (field, place)) in zip(axes, zip(fields, places(place))) where field != axis.field(place) {
      throw Unable(message: "\(axis.heading) is \(axis.field(place)) at that point, and not \(field)")
    }
    var isOpen = false
    for (column, field) in zip(columns, fields.dropFirst(axes.count)) {
      guard Self.isValue(field, column.digits) else {
        throw Unable(message: "\(field) is no value of \(column.heading) with \(column.digits) digits")
      }
      isOpen = isOpen || field.isEmpty || field.contains("[")
    }
    return isOpen
  }

  /// Whether a text can be a value with so many digits: real, complex, an enclosure, or none.
  private static func isValue(_ text: String, _ digits: Int) -> Bool {
    if ["", "nan"].contains(text) { return true }
    var parts = [text[...]]
    if text.hasSuffix("i") {
      let signs = [" + ", " − "].compactMap { text.firstRange(of: $0) }
      parts = signs.first.map { [text[..<$0.lowerBound], text[$0.upperBound...].dropLast()] } ?? [text.dropLast()]
    }
    return parts.allSatisfy { part in
      if part.hasPrefix("[") { return part.hasSuffix("]") && part.contains(where: \.isNumber) }
      return part == "0" || figures(part) == digits
    }
  }

  /// How many significant figures a decimal has; nil where the text is none.
  private static func figures(_ text: Substring) -> Int? {
    var (figures, points, exponent) = (0, 0, Substring.UTF8View.SubSequence?.none)
    let bytes = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    for (k, byte) in zip(bytes.indices, bytes) where exponent == nil {
      switch byte {
      case 0x30...0x39: figures += byte == 0x30 && figures == 0 ? 0 : 1
      case 0x2E: points += 1
      case 0x65: exponent = bytes[bytes.index(after: k)...]
      default: return nil
      }
    }
    if let exponent, Int(Substring(exponent)) == nil { return nil }
    return points <= 1 ? figures : nil
  }
}
