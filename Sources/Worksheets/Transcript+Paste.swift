import Algebra
import Typesetting

/// One equation of a transcript, ready to paste elsewhere.
extension Transcript.Statement {
  /// The equation that holds: as printed where it is proved so, else as derived or repaired.
  private var right: Display { correction ?? repair ?? display }

  /// What a reader of the equation alone has to know, for a comment.
  private var caution: String? {
    switch verdict {
    case .proved, .provedToOrder: nil
    case .refuted: correction == nil ? "refuted" : "derived; the source prints something else"
    case .misprintRepaired, .conventionConflict, .holdsUnderPremise: amended?.text
    case .supported, .undecided: verdict.text
    }
  }

  /// The equation for LaTeX, broken into lines, with the meanings of letters.
  public var latexEquation: String {
    let comment = caution.map { "% \($0)\n" } ?? ""
    let equations =
      [Transcript.display(right, tag: tag.filter { !"()".contains($0) })] + meanings.map { Transcript.display($0) }
    return comment + equations.joined(separator: "\n") + "\n"
  }

  /// The equation for Markdown, between dollar signs.
  public var markdownEquation: String {
    let comment = caution.map { Transcript.escaped($0) + ":\n" } ?? ""
    let lines = Transcript.mathematics(right) + meanings.flatMap { ["where"] + Transcript.mathematics($0) }
    return comment + lines.joined(separator: "\n") + "\n"
  }

  /// The sides as SymPy reads them, with the symbols declared.
  public var sympyEquation: String {
    let program = SympyProgram(sides.map(\.value))
    let lines = zip(sides, program.expressions).map { "\($0.name) = \($1)" }
    let comment = caution.map { "# \($0)\n" } ?? ""
    return comment + (["from sympy import *", program.preamble] + lines).joined(separator: "\n") + "\n"
  }

  /// The sides as Mathematica reads them, with what is assumed of the symbols.
  public var mathematicaEquation: String {
    let program = MathematicaProgram(sides.map(\.value))
    let lines = zip(sides, program.expressions).map { "\($0.name) = \($1);" }
    let comment = caution.map { "(* \($0) *)\n" } ?? ""
    return comment + ([program.preamble] + lines).filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  /// Both sides of what was decided, the meanings of letters put in.
  private var sides: [(name: String, value: any Formula)] {
    let (derived, stated) = equation.holding ?? equation.compared
    return [("derived", derived), ("stated", stated)]
  }
}

/// Results with numbers put in, ready to paste elsewhere.
extension Transcript {
  /// The results for LaTeX, with what is left of their domains.
  public static func latex(_ results: [DerivedResult]) -> String {
    results.map { result in
      display(equation(result), naming: result.name) + "\n"
        + result.domain.map { "for\n" + display($0) + "\n" }.joined()
    }.joined()
  }

  /// The results for Markdown, between dollar signs.
  public static func markdown(_ results: [DerivedResult]) -> String {
    results.flatMap { result in
      mathematics(equation(result), naming: result.name) + result.domain.flatMap { ["for"] + mathematics($0) }
    }.joined(separator: "\n") + "\n"
  }

  /// The results as SymPy reads them, by their ASCII names, with the symbols declared.
  public static func sympy(_ results: [DerivedResult]) -> String {
    let program = SympyProgram(results.map(\.value))
    let lines = zip(results, program.expressions).map { "    \"\($0.identifier)\": \($1)," }
    return (["from sympy import *", program.preamble, "", "results = {"] + lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// The results as Mathematica reads them, with what is assumed of the symbols.
  public static func mathematica(_ results: [DerivedResult]) -> String {
    let program = MathematicaProgram(results.map(\.value))
    let lines = zip(results, program.expressions).map { "  \"\($0.identifier)\" -> \($1)" }
    let text = [program.preamble, "results = <|\n\(lines.joined(separator: ",\n"))\n|>;"]
    return text.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private static func equation(_ result: DerivedResult) -> Display {
    Display(result.name.isPhrase ? nil : Expr.symbol(result.name), .equal, result.value)
  }
}

extension Transcript {
  /// A Mathematica program: the results, where they hold, and every proved equation as a pair of sides under its number or name.
  public var mathematicaScript: String {
    let claims = statements.filter {
      $0.equation.relation == .equal && ($0.verdict.kind == .proved || $0.equation.holding != nil)
    }
    let sides = claims.flatMap { claim in
      let (derived, stated) = claim.equation.holding ?? claim.equation.compared
      return [derived, stated]
    }
    let values = results.map(\.value)
    let domains = entries.compactMap { entry -> (name: String, conditions: [Condition])? in
      guard case .result(let name, _, _, let conditions) = entry, !conditions.isEmpty else { return nil }
      return (name, conditions)
    }
    let conditions = domains.flatMap(\.conditions).map { $0 as any Typesettable }
    let program = MathematicaProgram(
      values.map { $0 as any Typesettable } + sides.map { $0 as any Typesettable } + conditions)
    let texts = program.expressions
    var rest = texts.suffix(conditions.count)
    func quoted(_ text: String) -> String {
      "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    }
    let results = zip(results, texts).map { "  \(quoted($0.name)) -> \($1)" }
    let limits = domains.map { name, conditions in
      defer { rest = rest.dropFirst(conditions.count) }
      return "  \(quoted(name)) -> {\(rest.prefix(conditions.count).joined(separator: ", "))}"
    }
    let pairs = claims.enumerated().map { k, claim in
      let (left, right) = (texts[values.count + 2 * k], texts[values.count + 2 * k + 1])
      return "  {\(quoted(claim.label)), \(left), \(right)}"
    }
    return """
      (* \(title.replacing("*)", with: "* )")) *)
      \(program.preamble)

      results = <|
      \(results.joined(separator: ",\n"))
      |>;

      (* Where a result holds, if not everywhere. *)
      domains = <|
      \(limits.joined(separator: ",\n"))
      |>;

      (* Number or name, derived side, stated side. Simplify[#[[2]] - #[[3]]] & /@ statements gives zeros where there are no
         vectors; where there are, put in components: n has length one, and rates and slopes of n are across it. *)
      statements = {
      \(pairs.joined(separator: ",\n"))
      };

      """
  }
}
