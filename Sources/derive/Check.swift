import Algebra
import Worksheets
import Notation
import Numbers
import Typesetting

/// `derive check`: whether equations hold.
struct Check {
  private let options: GivenOptions
  private let isJSON: Bool

  /// What became of one equation.
  private struct Outcome {
    let text: String
    let verdict: String
    /// The point where the sides differ, and by how much.
    var counterexample: Counterexample?
    /// Why nothing was decided, or what cannot be read.
    var reason: String?
    /// What was assumed of the symbols.
    var assumptions: [String] = []
    var seconds = 0.0

    var isProved: Bool { verdict == "proved" }
  }

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let names = ["--file", "--format", "--declare"]
    let (statements, given) = GivenOptions.separated(arguments, names: names)
    let options = try GivenOptions(given, of: "check", names: names, repeated: ["--declare"])
    if options.wantsHelp { return Output.text(help) }
    let format = options["--format"] ?? "text"
    guard ["text", "json"].contains(format) else {
      throw UsageError("no format is called \(format); there are text, json", format, among: ["text", "json"])
    }
    let check = Check(options: options, isJSON: format == "json")
    if let path = options["--file"] {
      guard statements.isEmpty else { throw UsageError("an equation or a --file, not both") }
      return try check.file(path)
    }
    guard statements.count == 1 else {
      throw UsageError(
        statements.isEmpty
          ? "derive check takes an equation, such as 'sin(x)^2 + cos(x)^2 = 1'"
          : "one equation at a time (one with spaces needs quotes): \(statements[0]), not also \(statements[1])")
    }
    let outcome = try check.outcome(of: statements[0], name: "equation")
    check.show(outcome)
    return outcome.isProved ? Status.asExpected : Status.fellShort
  }

  /// One equation a line; what follows # is a remark.
  private func file(_ path: String) throws -> Int32 {
    var counts: [(verdict: String, count: Int)] = ["proved", "refuted", "undecided", "unreadable"].map { ($0, 0) }
    ExpressionStore.settle()
    for (number, line) in try Input.lines(of: path).enumerated() {
      ExpressionStore.releaseIfLarge { [] }
      let text = String(line.prefix { $0 != "#" }).trimmed
      if text.isEmpty { continue }
      var result: Outcome
      do {
        result = try outcome(of: text, name: "\(path), line \(number + 1)")
      } catch let error as Diagnostics {
        result = Outcome(text: text, verdict: "unreadable", reason: "\(error)")
      } catch let error as UsageError {
        result = Outcome(text: text, verdict: "unreadable", reason: error.message)
      }
      show(result)
      for k in counts.indices where counts[k].verdict == result.verdict { counts[k].count += 1 }
    }
    if counts.allSatisfy({ $0.count == 0 }) { throw UsageError("\(path.visible) has no equation in it") }
    if !isJSON, !options.flags.contains("--quiet") {
      Output.write(counts.filter { $0.count > 0 }.map { "\($0.count) \($0.verdict)" }.joined(separator: ", ") + "\n")
    }
    if counts[3].count > 0 { return Status.usage }
    return counts[1].count + counts[2].count > 0 ? Status.fellShort : Status.asExpected
  }

  private func outcome(of text: String, name: String) throws -> Outcome {
    let start = Progress.now
    var environment = Environment()
    environment.operations = FormulaOperation.standard
    for declaration in options.all("--declare") { try environment.declare(Source(declaration, name: "--declare")) }
    let equation: Claim
    do {
      equation = try Claim(reading: Source(text, name: name), in: environment) { environment, text in
        try SessionLibrary.resolve(environment, text, [:])
      }
    } catch let error as StatementError {
      throw UsageError(error.description)
    }
    var result: Outcome
    do {
      switch try equation.decided() {
      case .proved: result = Outcome(text: text, verdict: "proved")
      case .refuted(let witness):
        result = Outcome(text: text, verdict: "refuted", counterexample: Counterexample(witness))
      case .undecided(let doubt): result = Outcome(text: text, verdict: "undecided", reason: doubt.reason)
      }
    } catch let error as AlgebraError {
      result = Outcome(text: text, verdict: "undecided", reason: "\(error)")
    }
    result.assumptions = equation.assumptions
    result.seconds = Progress.now - start
    return result
  }

  private func show(_ outcome: Outcome) {
    if options.flags.contains("--quiet") { return }
    if isJSON { return Output.write(json(outcome)) }
    let isInFile = options["--file"] != nil
    var lines = [isInFile ? "\(outcome.verdict.padded(to: 10)) \(outcome.text.visible)" : outcome.verdict]
    if let found = outcome.counterexample {
      let place = found.point.isEmpty ? "" : "at \(found.point.joined(separator: ", ")) "
      lines.append("  \(place)the sides differ by \(found.difference)")
    }
    if let reason = outcome.reason { lines += reason.split(separator: "\n").map { "  \($0)" } }
    if !isInFile, !outcome.assumptions.isEmpty { lines.append("  for \(outcome.assumptions.joined(separator: ", "))") }
    Output.write(lines.joined(separator: "\n") + "\n")
  }

  private func json(_ outcome: Outcome) -> String {
    let quoted = JSONText.quoted
    var entries = [("statement", quoted(outcome.text)), ("verdict", quoted(outcome.verdict))]
    if let found = outcome.counterexample {
      entries.append(("witness", "[" + found.point.map(quoted).joined(separator: ", ") + "]"))
      entries.append(("difference", quoted(found.difference)))
    }
    if let reason = outcome.reason { entries.append(("reason", quoted(reason))) }
    entries.append(("assumptions", "[" + outcome.assumptions.map(quoted).joined(separator: ", ") + "]"))
    entries.append(("seconds", Rational(exactly: outcome.seconds)?.roundedDecimal(digits: 3) ?? "0"))
    return JSONText.object(entries) + "\n"
  }

  static let help = """
    usage: derive check 'a = b where x > 0, n integer' [options]
           derive check --file FILE [options]

    Whether an equation holds: the first word is proved, refuted (with a point where the sides differ) or undecided (with the
    reason). A chain a = b = c is one statement. Letters are real unless it is said what they are, behind where or by --declare:

      x > 0, x ≥ 0, x ≠ 0    positive, nonnegative, not zero
      x real, z complex      also positive, nonnegative, nonzero, integer, vector, unit vector; x, y real for both
      θ(x, t) real           a function of variables
      c = a/2                what a letter stands for

      --file FILE            one equation a line; what follows # is a remark
      --declare TEXT         what names are, for all equations: --declare 'n: unit vector; x, y: complex'
      --format FORMAT        text, or json: one object a line, with witness, reason and seconds
      --quiet                the exit status only

    exit status: 0 all proved, 1 one refuted or undecided, 64 what cannot be read

    \(Help.formulas)
    """
}
