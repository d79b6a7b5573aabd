import Algebra
import Evaluation
import Notation
import Typesetting

/// `derive eval`: certified digits of an expression or of a derivation's result.
enum Eval {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try FormulaOptions(
      arguments, of: "eval", allowed: ["--set", "--declare", "--constants", "--digits", "--quiet"])
    if options.wantsHelp { return Output.text(help) }
    var assignments: [Assignment] = []
    for setting in options.settings { assignments += try Assignment.list(Source(setting, name: "--set")) }
    let formulas = try Formulas(
      options.formulas[0], options, values: assignments.map { ($0.name, $0.value.isKnownReal) })
    var values: [Expr: Quantity] = [:]
    for part in formulas.parts {
      values.merge(options.constants?.values(in: part.expression) ?? [:]) { first, _ in first }
    }
    var given: Set<Expr> = []
    for assignment in assignments {
      let symbol = try formulas.symbol(assignment.name)
      guard given.insert(symbol).inserted else { throw UsageError("\(symbol.text) is given two values") }
      values[symbol] = .exact(assignment.value)
    }
    try formulas.check(Set(values.keys))
    var isCertain = true
    for (name, expression) in formulas.parts {
      let value = try digits(of: expression, options.digits ?? 15, values)
      isCertain = isCertain && value.isCertain
      if !options.isQuiet { Output.write(formulas.parts.count > 1 ? "\(name) = \(value)\n" : "\(value)\n") }
    }
    return isCertain ? Status.asExpected : Status.fellShort
  }

  /// The digits; a value that a symbol's assumptions exclude is a mistake of the command line.
  static func digits(of expression: Expr, _ count: Int, _ values: [Expr: Quantity]) throws -> CertifiedValue {
    let present = Set(expression.symbols.map(\.expression) + expression.fields)
    do {
      return try expression.digits(count, at: values.filter { present.contains($0.key) })
    } catch EvaluationError.region(let what) {
      throw UsageError(what)
    }
  }

  static let help = """
    usage: derive eval '<expression>' [options]
           derive eval <derivation>.<result> [options]

    Decimal digits of a formula, every one of them certain; an enclosure where they cannot be fixed.

      --set NAME=VALUE       a value, exact: --set ξ=0.04, --set 'x=√2/3'; may be repeated
      --constants YEAR       the constants of nature ħ, e, μ_B, k_B, m_e, c, μ_0, g_e: CODATA 2022 or 2018
      --declare TEXT         what names are: --declare 'x, y: real; k: positive integer'
      --digits N             the number of digits, 15 unless given
      --quiet                the exit status only

    \(Help.formulas)
    """
}
