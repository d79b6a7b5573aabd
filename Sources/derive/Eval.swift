import Algebra
import Evaluation
import Notation
import Typesetting

/// `derive eval`: certified digits of an expression or of a derivation's result.
enum Eval {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try FormulaOptions(
      arguments, of: "eval", allowed: ["--set", "--declare", "--constants", "--digits", "--integrate", "--quiet"])
    if options.wantsHelp { return Output.text(help) }
    let assignments = try options.assignments()
    let route = try options.integral.map { try Route.read(Source($0, name: "--integrate")) }
    let given = assignments.map { Given($0) } + (route.map { [Given($0)] } ?? [])
    let formulas = try Formulas(options.formulas[0], options, given: given)
    var values = try GivenValues(assignments, in: formulas)
    let path = try route.map { route in
      let variable = try formulas.unknown(route.target)
      guard case .symbol = variable.view, Vector(variable) == nil else {
        throw UsageError("\(variable.text) is no variable to integrate over")
      }
      try values.take(variable)
      return (variable: variable, points: route.points)
    }
    values.add(options.constants, in: formulas)
    try formulas.check(values.known)
    var evaluand = try Evaluand(formulas, where: values.vectors)
    try evaluand.takeZeros(values.zeros)
    try evaluand.check(at: values.scalars, along: path?.variable)
    let parts = evaluand.parts
    var isCertain = true
    for (name, expression) in parts {
      let value = try digits(of: expression, options.digits ?? 15, values.scalars, over: path)
      isCertain = isCertain && value.isCertain
      if !options.isQuiet { Output.write(parts.count > 1 ? "\(name.visible) = \(value)\n" : "\(value)\n") }
    }
    if !options.isQuiet { for remark in evaluand.remarks { Output.error("derive: \(remark.visible)\n") } }
    return isCertain ? Status.asExpected : Status.fellShort
  }

  /// The digits of an expression or of its integral; a value that a symbol's assumptions exclude is a mistake of the command
  /// line.
  static func digits(
    of expression: Expr, _ count: Int, _ values: [Expr: Quantity],
    over path: (variable: Expr, points: [Endpoint])? = nil
  ) throws -> CertifiedValue {
    let present = Set(expression.unknowns)
    let values = values.filter { present.contains($0.key) }
    do {
      guard let path else { return try expression.digits(count, at: values) }
      return try expression.integralDigits(count, over: path.variable, along: path.points, at: values)
    } catch EvaluationError.region(let what) {
      throw UsageError(what)
    }
  }

  static let help = """
    usage: derive eval '<expression>' [options]
           derive eval <derivation>.<result> [options]

    Decimal digits of a formula, every one of them certain; an enclosure where they cannot be fixed. Of a vector or a matrix
    every component. A result has no value outside its domain.

      --set NAME=VALUE       a value, exact: --set ξ=0.04, --set 'x=√2/3'; may be repeated. Of a vector the components:
                             --set 'n=(0, 3/5, 4/5)'; of a derivative what is printed: --set '∂ₜφ=1/2'. A positive letter
                             may be given 0: the value is the limit, where there is one
      --constants YEAR       the constants of nature ħ, e, μ_B, k_B, m_e, c, μ_0, g_e: CODATA 2022 or 2018
      --declare TEXT         what names are: --declare 'x, y: real; k: positive integer'
      --integrate NAME=A:B   the integral from A to B instead, or along a path: z=1:i:-1; A and B may be infinite, x=0:∞
      --digits N             the number of digits, 15 unless given
      --quiet                the exit status only

    \(Help.formulas)
    """
}
