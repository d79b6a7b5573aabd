import Algebra
import Worksheets
import Evaluation
import Notation
import Numbers
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
    let place = try options.output.map { try OutputPlace($0) }
    let languages = SourceLanguage.allCases
    guard let wanted = options.language else {
      throw UsageError("--language is missing; there are \(languages.map(\.key).joined(separator: ", "))")
    }
    guard let language = languages.first(where: { $0.key == wanted.lowercased() }) else {
      let keys = languages.map(\.key)
      throw UsageError(
        "no language is called \(wanted); there are \(keys.joined(separator: ", "))", wanted, among: keys)
    }
    let assignments = try options.assignments()
    let given = try Formulas(options.formulas[0], options, given: assignments.map { Given($0) })
    var values = try GivenValues(assignments, in: given)
    let typed = values.known
    values.add(options.constants, in: given)
    let replaced = values.scalars.map { (of: $0.key, by: $0.value.middle) }
    let known = values.known.subtracting(typed)
    let constants: [PhysicalConstant] = options.constants.map { $0.all.filter { known.contains($0.symbol) } } ?? []
    let formulas = given.replacing(replaced)
    let components = Self.components(of: formulas.unknowns + formulas.further, but: values.vectors.map(\.vector))
    var evaluand = try Evaluand(
      formulas.replacing(components.map { ($0.vector.expression, $0.free.expression) }),
      where: values.vectors + components.map { ($0.free, $0.names) })
    try evaluand.takeZeros(values.zeros)
    // What holds or fails for the numbers put in is no matter of the function.
    let requirements = try evaluand.requirements.filter { requirement in
      if !requirement.unknowns.isEmpty { return true }
      if try requirement.holds(requirement.condition.gap.digits(Requirement.digits)) { return false }
      throw Unable(message: requirement.refusal)
    }
    let expressions = evaluand.parts.map(\.expression) + requirements.map(\.condition.gap)
    let inputs = try self.inputs(options.inputs, of: expressions, formulas)
    let heading = [formulas.name.visible, "written by \(Command.version)"] + constants.map(\.comment)
    let limits = requirements.map { "\($0.sentence), and is NaN elsewhere" }
    let documentation = heading + components.map(\.comment) + evaluand.remarks + limits
    let source = try Program.realWherePossible(expressions, inputs: inputs).source(
      in: language, named: options.name ?? "f", units: try formulas.units(options.units, of: inputs),
      documentation: documentation.joined(separator: "\n"), guards: requirements.map(\.condition.relation.sourceGuard))
    if let place {
      try place.write(source)
      if !options.isQuiet { Output.write("wrote \(place.path.visible)\n") }
      return Status.asExpected
    }
    return Output.text(source)
  }

  /// The arguments in the order asked for, or in that of their names.
  private static func inputs(_ list: String?, of expressions: [Expr], _ formulas: Formulas) throws -> [Expr] {
    let needed = Set(expressions.flatMap(\.unknowns))
    guard let list else { return needed.sorted { $0.plainName < $1.plainName } }
    var inputs: [Expr] = []
    for name in list.split(separator: ",").map({ String($0).filter { $0 != " " } }) {
      let input = needed.first { Spellings.areSame($0.plainName, name) }
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

  /// A vector argument: a vector without constraints in its place, whose components are symbols.
  private struct Components {
    let vector: Vector
    let free: Vector
    let names: [Expr]

    /// "n_x, n_y, n_z: n".
    var comment: String { "\(names.map(\.text).joined(separator: ", ")): the components of \(vector.expression.text)" }
  }

  /// Components for the vectors that have no values; those of a unit vector are not told from others.
  private static func components(of unknowns: [Expr], but given: [Vector]) -> [Components] {
    unknowns.compactMap { unknown in
      guard let vector = Vector(unknown), !given.contains(vector) else { return nil }
      return Components(
        vector: vector, free: Vector("\(unknown.text) free"),
        names: ["x", "y", "z"].map { .symbol("\(unknown.plainName)_\($0)", .real) })
    }
  }

  static let help = """
    usage: derive codegen '<expression>' --language LANGUAGE [options]
           derive codegen <derivation>.<result> --language LANGUAGE [options]

    A function in double precision, with what is known of its arguments in a comment. A vector n is three arguments n_x, n_y
    and n_z.

      --language LANGUAGE    c, fortran, python, julia or swift
      --name NAME            the function's name, f unless given
      --inputs NAMES         the arguments in their order, such as x,y; in that of their names unless given
      --set NAME=VALUE       an exact number in the place of a name, or a vector: 'n=(0, 0, 1)'; may be repeated
      --unit NAME=UNIT       a unit for the comment
      --constants YEAR       the numbers of CODATA 2022 or 2018 for the constants of nature
      --declare TEXT         what names are, real unless declared
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    \(Help.formulas)
    """
}

extension Condition.Relation {
  /// What is asked of the right side minus the left one.
  fileprivate var sourceGuard: SourceGuard {
    switch self {
    case .atMost: .notNegative
    case .less: .positive
    case .different: .notZero
    case .equal: .zero
    }
  }
}

extension SourceLanguage {
  /// The name on the command line.
  var key: String { rawValue.lowercased() }
}

extension Quantity {
  /// The number itself; of a measured constant the middle of what is recommended.
  fileprivate var middle: Expr {
    switch self {
    case .exact(let number): number
    case .between(let low, let high): Expr((low + high) * Rational(1, 2))
    }
  }
}

extension PhysicalConstant {
  /// "ħ = 1.054571817646156e-34 J s, the reduced Planck constant".
  fileprivate var comment: String {
    let double = try? Program([value.middle], inputs: [])([Double]()).first
    let shown = double.map { "\($0)" } ?? value.middle.text
    return "\(symbol.text) = \(shown)\(unit.isEmpty || unit == "1" ? "" : " \(unit)"), the \(name)"
  }
}
