import Algebra
import Worksheets
import Evaluation
import Glibc
import Notation
import Numbers
import Typesetting

/// `derive sweep`: certified digits of a formula at every point of a grid, in the order of the grid.
struct Sweep: Sendable {
  private let evaluand: Evaluand
  private let axes: [Axis]
  /// What is the same at every point.
  private let values: GivenValues
  private let options: FormulaOptions
  private let digits: Int
  private let destination: GridTable.Destination

  /// A symbol with its values.
  private struct Axis: Sendable {
    let symbol: Expr
    let grid: Grid
    let label: String

    func coordinate(_ place: Int) -> DigitSampler.Coordinate {
      if let value = grid.rational(at: place) { return .rational(value) }
      guard let (first, step) = grid.steps else { return .exact(grid[place]) }
      return .stepped(first: first, step: step, index: place)
    }

    /// Seventeen digits of the coordinates.
    func column() throws -> GridTable.Axis {
      let grid = grid, digits = try Coordinates()
      return GridTable.Axis(heading: label, values: "\(symbol.text) = \(grid)", count: grid.count) { place in
        let rational = grid.rational(at: place)?.roundedDecimal(digits: 17)
        return rational ?? digits[coordinate(place)] ?? grid[place].text
      }
    }
  }

  /// Digits of coordinates that are no rational numbers.
  private final class Coordinates: @unchecked Sendable {
    private let lock = Lock()
    private let sampler: DigitSampler

    init() throws {
      let x = Expr.symbol("x", [])
      sampler = try DigitSampler(x, over: [x], digits: 17)
    }

    subscript(coordinate: DigitSampler.Coordinate) -> String? { lock { try? sampler([coordinate]).description } }
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
    destination = try GridTable.Destination(
      format: options.format, path: options.output, resumes: options.resumes, isQuiet: options.isQuiet)
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
    let units = try formulas.units(
      options.units.filter { $0.name != "value" }, of: formulas.unknowns + formulas.further)
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
    var evaluand = try Evaluand(formulas, where: values.vectors)
    try evaluand.takeZeros(values.zeros)
    self.evaluand = evaluand
  }

  /// The axes of positive symbols, which may be zero in the limit, with a bit for each.
  private func zeros(_ places: [Int]) -> Int {
    var zeros = 0
    for (k, axis) in axes.enumerated() where axis.symbol.isPositiveSymbol {
      if axis.grid.rational(at: places[k])?.isZero == true { zeros |= 1 << k }
    }
    return zeros
  }

  private func run() throws -> Int32 {
    let parts = evaluand.parts
    var provenance = parts.map { "\($0.name) = \($0.expression.text)" } + evaluand.requirements.map(\.sentence)
    let known = Set(values.scalars.keys).union(axes.map(\.symbol))
    let reaching = axes.filter { $0.symbol.isPositiveSymbol && $0.grid.containsZero }.map(\.symbol)
    let remarks =
      evaluand.remarks + (reaching.isEmpty ? [] : [Evaluand.remark(on: reaching)])
      + evaluand.requirements.compactMap { $0.open(besides: known) }
    provenance += remarks
    let given = values.scalars.map { "\($0.key.text) = \($0.value)" }.sorted().joined(separator: ", ")
    if let version = options.constants?.version {
      provenance.append("constants: \(version)\(given.isEmpty ? "" : ": \(given)")")
    } else if !given.isEmpty {
      provenance.append(given)
    }
    // The same letters may stand for other numbers.
    if !options.declarations.isEmpty { provenance.append("declared: \(options.declarations.joined(separator: "; "))") }
    for (vector, components) in values.vectors {
      provenance.append("\(vector.expression.text) = (\(components.map(\.text).joined(separator: ", ")))")
    }
    let unit = options.units.last { $0.name == "value" }.map { " [\($0.unit)]" } ?? ""
    let table = try GridTable(
      provenance: provenance, digits: digits, axes: try axes.map { try $0.column() },
      columns: parts.map { GridTable.Column(heading: $0.name + unit, digits: digits) })
    if !options.isQuiet { for remark in remarks { Output.error("derive: \(remark.visible)\n") } }
    let sweep = self
    return try table.write(to: destination) { sweep.worker() }
  }

  /// What one thread works out rows with: a formula for every set of letters that are zero.
  private func worker() -> ([Int]) -> GridTable.Row {
    var rows: [Int: Row] = [:]
    return { places in
      let zeros = zeros(places)
      let row = rows[zeros] ?? Row(self, zeros)
      rows[zeros] = row
      return row(places)
    }
  }

  /// The values of a row, where the letters of some axes are zero.
  private struct Row {
    private typealias Sampler = ([Int]) throws -> CertifiedValue

    private var parts: [Result<Sampler, any Error>] = []
    private var requirements: [(requirement: Requirement, gap: Result<Sampler, any Error>)] = []
    private var failure: String?

    init(_ sweep: Sweep, _ zeros: Int) {
      var evaluand = sweep.evaluand
      do {
        try evaluand.takeZeros(sweep.axes.indices.filter { zeros & 1 << $0 != 0 }.map { sweep.axes[$0].symbol })
      } catch {
        failure = (error as? Unable)?.message ?? "\(error)"
      }
      parts = evaluand.parts.map { part in Result { try sweep.sampler(part.expression, sweep.digits) } }
      let known = Set(sweep.values.scalars.keys).union(sweep.axes.map(\.symbol))
      for requirement in evaluand.requirements where requirement.open(besides: known) == nil {
        requirements.append(
          (requirement, Result { try sweep.sampler(requirement.condition.gap, Requirement.digits) }))
      }
    }

    func callAsFunction(_ places: [Int]) -> GridTable.Row {
      let empty = parts.map { _ in "" }
      if let failure { return GridTable.Row(values: empty, failure: failure) }
      for (requirement, gap) in requirements {
        do {
          if try requirement.holds(try gap.get()(places)) { continue }
          return GridTable.Row(values: empty, failure: requirement.refusal)
        } catch {
          return GridTable.Row(values: empty, failure: (error as? Unable)?.message ?? "\(error)")
        }
      }
      var values: [String] = []
      var failure: String?
      for part in parts {
        do {
          let value = try part.get()(places)
          values.append(value.description)
          if !value.isCertain { failure = failure ?? "the digits are open: \(value)" }
        } catch {
          values.append("")
          failure = failure ?? "\(error)"
        }
      }
      return GridTable.Row(values: values, failure: failure)
    }
  }

  /// The digits of a part by the places on the axes.
  private func sampler(_ expression: Expr, _ digits: Int) throws -> ([Int]) throws -> CertifiedValue {
    let present = Set(expression.unknowns)
    let moving = axes.indices.filter { present.contains(axes[$0].symbol) }
    let sampler = try DigitSampler(
      expression, over: moving.map { axes[$0].symbol }, at: values.scalars.filter { present.contains($0.key) },
      digits: digits)
    return { places in try sampler(moving.map { axes[$0].coordinate(places[$0]) }) }
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

extension Grid {
  /// Whether zero is among the values, as it can be among those of a positive letter: at an end of steps.
  fileprivate var containsZero: Bool {
    let places = steps == nil ? Array(0..<count) : [0, count - 1]
    return places.contains { rational(at: $0)?.isZero == true }
  }
}
