import Algebra
import Evaluation
import Notation

/// What `derive eval`, `derive sweep` and `derive codegen` are asked to do.
struct FormulaOptions {
  var formulas: [String] = []
  var settings: [String] = []
  var declarations: [String] = []
  var units: [(name: String, unit: String)] = []
  var constants: PhysicalConstants?
  var digits: Int?
  var output: String?
  var format: String?
  var language: String?
  var name: String?
  var inputs: String?
  /// What is integrated over, and between which points.
  var integral: String?
  var resumes = false
  var isQuiet = false
  var wantsHelp = false
  /// Names that were not declared are real symbols.
  var declaresUnknown = false

  /// Reads the arguments behind the name of the command; only the options in `allowed` are its own.
  init(_ arguments: ArraySlice<String>, of command: String, allowed: [String]) throws(UsageError) {
    var rest = arguments
    let known = allowed + ["--help"]
    while let argument = rest.popFirst() {
      // A formula may begin with a minus.
      guard argument.hasPrefix("--") || argument == "-q" || argument == "-o" || argument == "-h" else {
        formulas.append(argument)
        continue
      }
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let option = ["-q": "--quiet", "-o": "--output", "-h": "--help"][pieces[0]] ?? pieces[0]
      guard known.contains(option) else {
        throw UsageError("derive \(command) does not take \(pieces[0])", pieces[0], among: known)
      }
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      try take(option, pieces.count == 2, &rest)
    }
    guard wantsHelp || formulas.count == 1 else {
      throw UsageError(
        formulas.isEmpty
          ? "derive \(command) takes an expression, or the name of a result as in zhang-li.α̃"
          : "one formula at a time: \(formulas[0]), not also \(formulas[1]) (an expression with spaces needs quotes)")
    }
  }

  private mutating func take(
    _ option: String, _ hasValue: Bool, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    if ["--resume", "--quiet", "--help"].contains(option) {
      if hasValue { throw UsageError("\(option) takes no value") }
      resumes = resumes || option == "--resume"
      isQuiet = isQuiet || option == "--quiet"
      wantsHelp = wantsHelp || option == "--help"
      return
    }
    guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes a value; see --help") }
    switch option {
    case "--set": settings.append(value)
    case "--declare": declarations.append(value)
    case "--unit":
      let pieces = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard pieces.count == 2 else { throw UsageError("--unit takes name=unit, such as x=nm, not \(value)") }
      units.append((pieces[0], pieces[1]))
    case "--constants":
      switch value {
      case "2022": constants = .codata2022
      case "2018": constants = .codata2018
      default: throw UsageError("--constants takes the year of an adjustment of CODATA, 2022 or 2018, not \(value)")
      }
    case "--digits":
      guard let count = Int(value), (1...Expr.digitLimit).contains(count) else {
        throw UsageError("--digits takes a number from 1 to \(Expr.digitLimit), not \(value)")
      }
      digits = count
    case "--output": output = value
    case "--format": format = value
    case "--language": language = value
    case "--name": name = value
    case "--integrate": integral = value
    default: inputs = value
    }
  }
}
