import Algebra
import Derivation
import Evaluation
import Glibc
import Notation
import Typesetting

/// `derive sweep`: certified digits of a formula at every point of a grid, in the order of the grid.
struct Sweep {
  private let parts: [Formulas.Part]
  private let axes: [Axis]
  /// What is the same at every point.
  private let values: GivenValues
  private let options: FormulaOptions
  private let digits: Int

  /// A symbol with its values.
  private struct Axis: Sendable {
    let symbol: Expr
    let grid: Grid
    let label: String
  }

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try FormulaOptions(
      arguments, of: "sweep",
      allowed: [
        "--set", "--declare", "--constants", "--unit", "--digits", "--format", "--output", "--resume", "--quiet"
      ])
    if options.wantsHelp { return Output.text(help) }
    return try Sweep(options).run()
  }

  private init(_ options: FormulaOptions) throws {
    self.options = options
    digits = options.digits ?? 17
    if let format = options.format, !["csv", "json"].contains(format) {
      throw UsageError("no format is called \(format); there are csv, json", format, among: ["csv", "json"])
    }
    if options.format == "json" && options.output == nil {
      throw UsageError("--format json writes a file: --output is missing")
    }
    if options.resumes && options.output == nil {
      throw UsageError("--resume goes on with a file: --output is missing")
    }
    var grids: [Grid] = []
    var fixed: [Assignment] = []
    for setting in options.settings {
      let source = Source(setting, name: "--set")
      if let grid = try Grid.read(source) { grids.append(grid) } else { fixed += try Assignment.list(source) }
    }
    guard !grids.isEmpty else { throw UsageError("a sweep needs values, such as --set x=0:1:1/10 or --set x=1,2,5") }
    let formulas = try Formulas(
      options.formulas[0], options, given: fixed.map { Given($0) } + grids.map { Given($0) })
    var values = try GivenValues(fixed, in: formulas)
    let units = try formulas.units(options.units.filter { $0.name != "value" }, of: formulas.unknowns)
    for (name, unit) in options.units where name == "value" { try formulas.check(unitOfValue: unit) }
    var axes: [Axis] = []
    for grid in grids {
      let unknown = try formulas.unknown(grid.target)
      if Vector(unknown) != nil { throw UsageError("\(unknown.text) is a vector; give it as \(unknown.setting)") }
      try values.take(unknown)
      axes.append(Axis(symbol: unknown, grid: grid, label: unknown.text + (units[unknown].map { " [\($0)]" } ?? "")))
    }
    values.add(options.constants, in: formulas)
    try formulas.check(values.known)
    self.axes = axes
    self.values = values
    parts = try formulas.parts(where: values.vectors)
    let size = axes.reduce(1.0) { $0 * Double($1.grid.count) }
    guard size <= 1e8 else { throw UsageError("the grid has more than 100000000 points") }
  }

  private var count: Int { axes.reduce(1) { $0 * $1.grid.count } }

  // MARK: Output

  /// What a file begins with; a file is gone on with only when this is the same.
  private var header: [String] {
    var lines = ["# \(Command.version)"]
    for (name, expression) in parts { lines.append("# \(name) = \(expression.text)") }
    if let version = options.constants?.version {
      let used = values.scalars.map { "\($0.key.text) = \($0.value)" }.sorted().joined(separator: ", ")
      lines.append("# constants: \(version)\(used.isEmpty ? "" : ": \(used)")")
    }
    for (vector, components) in values.vectors {
      lines.append("# \(vector.expression.text) = (\(components.map(\.text).joined(separator: ", ")))")
    }
    lines.append(
      "# \(digits) significant digits, each certain; [midpoint ± radius] where they are not; empty without a value")
    lines.append("# \(count) points")
    let unit = options.units.last { $0.name == "value" }.map { " [\($0.unit)]" } ?? ""
    let columns = axes.map(\.label) + parts.map { $0.name + unit }
    return lines + [columns.map { Self.field($0) }.joined(separator: ",")]
  }

  /// A field of a CSV file, in quotes where it needs them.
  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private struct Row: Sendable {
    let text: String
    /// Why a value is missing or open.
    let failure: String?
  }

  /// The row of a point; the last symbol runs fastest.
  private func row(_ index: Int) -> Row {
    var values = self.values.scalars
    var rest = index
    var fields: [String] = []
    for axis in axes.reversed() {
      let value = axis.grid[rest % axis.grid.count]
      rest /= axis.grid.count
      values[axis.symbol] = .exact(value)
      fields.insert((try? value.digits(17))?.description ?? value.text, at: 0)
    }
    var failure: String?
    for part in parts {
      do {
        let value = try Eval.digits(of: part.expression, digits, values)
        fields.append(value.description)
        if !value.isCertain { failure = failure ?? "the digits are open: \(value)" }
      } catch {
        fields.append("")
        failure = failure ?? (error as? UsageError)?.message ?? "\(error)"
      }
    }
    return Row(text: fields.map(Self.field).joined(separator: ","), failure: failure)
  }

  // MARK: Work

  private func run() throws -> Int32 {
    let file = try SweepFile(options.output, header: header, resumes: options.resumes)
    var done = file.rows
    if done > count { throw Unable(message: "\(file.partial) has more rows than the grid has points") }
    Interrupt.watch()
    var failures = file.openRows
    var firstFailure: String?
    let progress = Progress(total: count, from: done)
    while done < count && !Interrupt.hasCome {
      let chunk = Array(done..<min(done + 256, count))
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
      let way = options.output == nil ? "" : "; --resume goes on from \(file.partial)"
      Output.error("derive: interrupted after \(done) of \(count) points\(way)\n")
      return 130
    }
    try options.format == "json" ? file.finish { json($0) } : file.finish()
    if let path = options.output, !options.isQuiet { Output.write("wrote \(path): \(count) points\n") }
    if failures == 0 { return Status.asExpected }
    let reason = firstFailure.map { ", such as: \($0)" } ?? ""
    Output.error("derive: \(failures) of \(count) points are without certain digits\(reason)\n")
    return Status.fellShort
  }

  /// The rows as JSON: provenance, columns, and one array of strings for each point.
  private func json(_ rows: [Substring]) -> String {
    let comments: [String] = header.dropLast().map { String($0.dropFirst(2)) }
    let columns: [String] = axes.map { $0.label } + parts.map { $0.name }
    let body: [String] = rows.map { Self.array(Self.fields($0)) }
    return """
      {
        "provenance": \(Self.array(comments)),
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

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result += character == "\n" ? "\\n" : String(character)
    }
    return result + "\""
  }

  static let help = """
    usage: derive sweep '<expression>' --set NAME=VALUES … [options]
           derive sweep <derivation>.<result> --set NAME=VALUES … [options]

    Certified digits at every point of a grid; the values of the last name run fastest.

      --set NAME=VALUES      1,2,5 or first:last:step or first..last/number of steps; once for every name. A vector is the
                             same at every point: --set 'n=(0, 3/5, 4/5)'
      --constants YEAR       the constants of nature of CODATA 2022 or 2018
      --declare TEXT         what names are: --declare 'x, y: real'
      --unit NAME=UNIT       a unit for the heading of a column; value=UNIT for the result's
      --digits N             the number of digits, 17 unless given
      --format FORMAT        csv or json
      --output FILE          write a file, complete or not at all; what is done so far is in FILE.partial
      --resume               go on with FILE.partial
      --quiet                no text on standard output

    \(Help.formulas)
    """
}
