import Worksheets
import Numbers

/// What `--help` says.
enum Help {
  static let program = """
    usage: derive <name> [options]     carry out a derivation and decide its statements
           derive list [<name>]        the derivations there are, or the results of one
           derive check '<equation>'   whether an equation holds: proved, refuted or undecided
           derive do '<statement>'     a statement of the written language: solve, series, limit, integrate, matrices, …
           derive repl                 the same at a prompt; derive run <file>, derive notebook check <file>
           derive eval <formula>       certified digits of an expression or a result
           derive sweep <formula>      the same over grids of values, as CSV or JSON
           derive codegen <formula>    a function in C, Fortran, Python, Julia or Swift
           derive born                 spin-torque coefficients with impurities in the self-consistent Born approximation
           derive compare zhang-li born  Zhang and Li's torque beside that one, with the deviations
           derive cpa                  the same with impurities of any strength, in the self-consistent T matrix approximation
           derive rashba               the spin-orbit torque of a Rashba ferromagnet in the same approximation
           derive torque               drift, walls and what is typed into simulators, from P, j, M_s, α and ξ or β
           derive macrospin            whether a pulse of spins switches a magnet, with proof; the threshold
           derive symmetry <group>     the torques that a magnetic point group allows; --atlas for all groups
           derive quantum-stt --help   an electron on a chain of quantum spins: its motion, figures, levels, scattering
           derive <name> --help        what one derivation is about
           derive --version | --help

    \(options)
    every command:
      --budget SECONDS       processor time of one operation of algebra, \(Int(WorkBudget.standard)) unless given

    Without options the transcript is shown and derived/<name>.tex is written.

    exit status: 0 everything as expected, 1 a statement fell short or a mutation went unnoticed,
                 64 a wrong command line, 70 the work could not be done, 130 interrupted

    """

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

  private static let options = """
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
