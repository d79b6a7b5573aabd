import Algebra
import Evaluation
import Notation
import Typesetting

/// `derive codegen`: a formula as a function in another language.
enum Codegen {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    var options = try FormulaOptions(
      arguments, of: "codegen",
      allowed: [
        "--language", "--name", "--inputs", "--set", "--declare", "--constants", "--unit", "--output", "--quiet"
      ])
    if options.wantsHelp { return Output.text(help) }
    options.declaresUnknown = true
    let languages = SourceLanguage.allCases
    guard let wanted = options.language else {
      throw UsageError("--language is missing; there are \(languages.map(\.key).joined(separator: ", "))")
    }
    guard let language = languages.first(where: { $0.key == wanted.lowercased() }) else {
      let keys = languages.map(\.key)
      throw UsageError(
        "no language is called \(wanted); there are \(keys.joined(separator: ", "))", wanted, among: keys)
    }
    var assignments: [Assignment] = []
    for setting in options.settings { assignments += try Assignment.list(Source(setting, name: "--set")) }
    let formulas = try Formulas(
      options.formulas[0], options, values: assignments.map { ($0.name, $0.value.isKnownReal) })
    let replaced = try assignments.map { (of: try formulas.symbol($0.name), by: $0.value) }
    let expressions = formulas.parts.map { $0.expression.substituting(replaced) }
    let inputs = try self.inputs(options.inputs, of: expressions, formulas)
    let source = try program(expressions, inputs).source(
      in: language, named: options.name ?? "f", units: try units(options.units, formulas),
      documentation: "\(formulas.name)\nwritten by \(Command.version)")
    if let path = options.output {
      if let reason = Output.replace(path, with: source) { throw Unable(message: "\(path): \(reason)") }
      if !options.isQuiet { Output.write("wrote \(path)\n") }
      return Status.asExpected
    }
    return Output.text(source)
  }

  private static func program(_ expressions: [Expr], _ inputs: [Expr]) throws -> Program {
    do {
      return try Program(expressions, inputs: inputs, over: .reals)
    } catch EvaluationError.notReal {
      return try Program(expressions, inputs: inputs, over: .complexes)
    }
  }

  /// The arguments in the order asked for, or in that of their names.
  private static func inputs(_ list: String?, of expressions: [Expr], _ formulas: Formulas) throws -> [Expr] {
    let needed = Set(expressions.flatMap { $0.symbols.map(\.expression) + $0.fields })
    guard let list else { return needed.sorted { $0.text < $1.text } }
    var inputs: [Expr] = []
    for name in list.split(separator: ",").map({ String($0).filter { $0 != " " } }) {
      let input = needed.first { Notation.areSame($0.plainName, name) }
      guard let input else {
        throw UsageError("\(formulas.name) does not depend on \(name)", name, among: needed.map(\.plainName))
      }
      inputs.append(input)
    }
    if let missing = needed.subtracting(inputs).map(\.text).min() {
      throw UsageError("\(missing) is missing among the inputs \(list)")
    }
    return inputs
  }

  private static func units(_ list: [(name: String, unit: String)], _ formulas: Formulas) throws -> [Expr: String] {
    var units: [Expr: String] = [:]
    for (name, unit) in list {
      let symbols = formulas.parts.flatMap { $0.expression.symbols.map(\.expression) }
      guard let symbol = symbols.first(where: { Notation.areSame($0.plainName, name) }) else {
        throw UsageError("\(formulas.name) does not depend on \(name)", name, among: symbols.map(\.plainName))
      }
      units[symbol] = unit
    }
    return units
  }

  static let help = """
    usage: derive codegen '<expression>' --language LANGUAGE [options]
           derive codegen <derivation>.<result> --language LANGUAGE [options]

    A function in double precision, with what is known of its arguments in a comment.

      --language LANGUAGE    c, fortran, python, julia or swift
      --name NAME            the function's name, f unless given
      --inputs NAMES         the arguments in their order, such as x,y; in that of their names unless given
      --set NAME=VALUE       an exact number in the place of a name; may be repeated
      --unit NAME=UNIT       a unit for the comment
      --declare TEXT         what names are, real unless declared
      --output FILE          write a file instead of standard output

    \(Help.formulas)
    """
}

extension SourceLanguage {
  /// The name on the command line.
  fileprivate var key: String { rawValue.lowercased() }
}
