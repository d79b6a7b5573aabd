import Numbers
import Worksheets
import derivations

/// What `--help` says.
enum Help {
  static let program = """
    usage: \(calls.joined(separator: "\n       "))

    \(options)
    every command:
      --budget SECONDS       processor time of one operation of algebra, \(Int(WorkBudget.standard)) unless given

    Without options the transcript is shown and derived/<name>.tex is written.

    exit status: 0 everything as expected, 1 a statement fell short or a mutation went unnoticed,
                 64 a wrong command line, 70 the work could not be done, 130 interrupted

    """

  /// How the program is called, a line for every command.
  private static var calls: [String] {
    let commands = CommandEntry.all.map { ($0.name + ($0.operands.isEmpty ? "" : " " + $0.operands), $0.summary) }
    return
      ([("<name> [options]", "carry out a derivation and decide its statements")] + commands + [
        ("help <name>", "the options of a command, or what a derivation is about"), ("--version | --help", "")
      ]).map { "derive " + ($1.isEmpty ? $0 : $0.padded(to: max(21, $0.count + 2)) + $1) }
  }

  /// The page of a command or a derivation, and what it is in a few words.
  static func page(of name: String) throws(UsageError) -> (text: String, summary: String) {
    if let entry = CommandEntry.called(name) { return (entry.help(), entry.summary) }
    guard let found = Catalogue.all.first(where: { $0.name == name }) else {
      throw UsageError("nothing is called \(name)", name, among: CommandEntry.firstWords)
    }
    return (derivation(found), found.title)
  }

  /// How formulas are written.
  static let formulas = """
    formulas: 2 x y, x^2 or x², √x, |x|, sin(x), e^(−x) or exp(-x), diff(f, x), pi or π, i; Greek letters by name or letter;
    what could be read in two ways is refused, with the place and the ways to write it. Results of derivations may stand in a
    formula by their ASCII names, which derive list <derivation> shows: 2 zhang-li.eta, zhang-li.dt_n[3], zhang-li.avg_s[1];
    one letter is then one quantity in all of them

    """

  static let list = """
    usage: derive list [--quiet]
           derive list <name> [--quiet]

    Shows the name and the title of every derivation, or the results of one: the name by which a formula calls it, the name that
    it is printed with where that is another, the values that it needs, and the condition under which it holds; with --quiet
    the names alone.

    """

  static func derivation(_ derivation: Derivation) -> String {
    """
    usage: derive \(derivation.name) [options]

    \(derivation.title)
    \(derivation.sources.map { "  " + $0 }.joined(separator: "\n"))

    \(options)
    """
  }

  static let options = """
    what to show, the whole transcript unless given:
      --step N               one step
      --explain EQUATION     one statement in full, such as --explain 13: both sides, evidence, premises
      --audit                the table of all printed equations with their verdicts
      --set NAME=VALUE       the results with exact numbers put in, such as --set xi=1/10; may be repeated
      --with PREMISE         what other results follow from another premise, as in --with 'R = 2 R'; with a --format, or --audit,
                             the whole transcript with it; may be repeated
      --mutate               put a deliberate error into each definition; show which statement notices it
    how to write it:
      --format FORMAT        text, latex, markdown, html, json, sympy or mathematica
      --output DIR|FILE      write DIR/<name>.<ending> or FILE instead of standard output
      --quiet                no text on standard output

    """
}
