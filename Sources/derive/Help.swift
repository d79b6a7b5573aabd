import Derivation

/// What `--help` says.
enum Help {
  static let program = """
    usage: derive <name> [options]     carry out a derivation and decide its statements
           derive list                 the derivations there are
           derive <name> --help        what one derivation is about
           derive --version | --help

    \(options)
    Without options the transcript is shown and derived/<name>.tex is written.

    exit status: 0 everything as expected, 1 a statement fell short or a mutation went unnoticed,
                 64 a wrong command line, 70 the work could not be done

    """

  static let list = """
    usage: derive list [--quiet]

    Shows the name and the title of every derivation; with --quiet the names alone.

    """

  static func derivation(_ derivation: Derivation) -> String {
    """
    usage: derive \(derivation.name) [options]

    \(derivation.title)
    \(derivation.sources.map { "  " + $0 }.joined(separator: "\n"))

    \(options)
    """
  }

  private static let options = """
    what to show, the whole transcript unless given:
      --step N               one step
      --explain EQUATION     one statement in full, such as --explain 13: both sides, evidence, premises
      --audit                the table of all printed equations with their verdicts
      --set NAME=VALUE       the results with exact numbers put in, such as --set xi=1/10; may be repeated
      --mutate               put a deliberate error into each definition; show which statement notices it
    how to write it:
      --format FORMAT        text, latex, markdown, html, json or sympy
      --output DIR|FILE      write DIR/<name>.<ending> or FILE instead of standard output
      --quiet                no text on standard output

    """
}
