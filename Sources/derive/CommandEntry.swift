import Notation
import derivations

/// One command of the program. Dispatch, the overview, `derive help`, completion and man pages all read the list of these.
struct CommandEntry: Sendable {
  let name: String
  /// What stands behind the name in the overview.
  var operands = ""
  let summary: String
  let help: @Sendable () -> String
  /// The page of a command whose options this one takes too.
  var further: @Sendable () -> String = { "" }
  /// Options that take one of a list of words.
  var values: [String: [String]] = [:]
  /// Words that stand behind the name, and what each does.
  var verbs: [(name: String, help: String)] = []
  /// Whether an operand is the name of a derivation, or of one of its results.
  var operand = Operand.other
  let run: @Sendable (ArraySlice<String>) throws -> Int32

  enum Operand: Sendable { case derivation, result, other }

  var page: HelpPage { HelpPage(help() + "\n" + further()) }

  static func called(_ name: String) -> CommandEntry? { all.first { $0.name == name } }

  /// In the order of the overview.
  static let all: [CommandEntry] = [
    CommandEntry(
      name: "list", operands: "[<name>]", summary: "the derivations there are, or the results of one",
      help: { Help.list },
      operand: .derivation, run: { try List.run($0) }),
    CommandEntry(
      name: "check", operands: "'<equation>'", summary: "whether an equation holds: proved, refuted or undecided",
      help: { Check.help }, values: ["--format": ["text", "json"]], run: { try Check.run($0) }),
    CommandEntry(
      name: "do", operands: "'<statement>'",
      summary: "a statement of the written language: solve, series, limit, integrate, matrices, …", help: { Do.help },
      values: ["--format": answers], run: { try Do.run($0) }),
    CommandEntry(name: "repl", summary: "the same at a prompt", help: { Repl.help }, run: { try Repl.run($0) }),
    CommandEntry(
      name: "run", operands: "<file>", summary: "statements, or a derivation of your own, from a file",
      help: { RunFile.help },
      values: ["--format": answers], run: { try RunFile.run($0) }),
    CommandEntry(
      name: "notebook", operands: "<verb> <file>", summary: "Markdown with statements: run, check, fix or watch it",
      help: { Notebook.help }, values: ["--format": ["markdown", "html", "latex", "ipynb"]],
      verbs: [("run", Notebook.help)]
        + ["check", "fix", "watch"].map { ($0, "usage: derive notebook \($0) FILE [--quiet]") },
      run: { try Notebook.run($0) }),
    CommandEntry(
      name: "eval", operands: "<formula>", summary: "certified digits of an expression or a result",
      help: { Eval.help },
      values: ["--constants": constants], operand: .result, run: { try Eval.run($0) }),
    CommandEntry(
      name: "sweep", operands: "<formula>", summary: "the same over grids of values, as CSV or JSON",
      help: { Sweep.help },
      values: ["--constants": constants, "--format": ["csv", "json"]], operand: .result, run: { try Sweep.run($0) }),
    CommandEntry(
      name: "codegen", operands: "<formula>", summary: "a function in C, Fortran, Python, Julia or Swift",
      help: { Codegen.help }, values: ["--language": languages], operand: .result, run: { try Codegen.run($0) }),
    CommandEntry(
      name: "born", summary: "spin-torque coefficients with impurities in the self-consistent Born approximation",
      help: { Born.help }, values: metal, run: { try Born.run($0) }),
    CommandEntry(
      name: "compare", operands: "zhang-li born", summary: "Zhang and Li's torque beside that one, with the deviations",
      help: { Compare.help }, further: { Born.help }, values: metal,
      verbs: [("zhang-li", Compare.help + "\n" + Born.help)],
      run: { try Compare.run($0) }),
    CommandEntry(
      name: "cpa", summary: "the same with impurities of any strength, in the self-consistent T matrix approximation",
      help: { Strong.help }, values: ["--format": ["text", "json"]], run: { try Strong.run($0) }),
    CommandEntry(
      name: "rashba", summary: "the spin-orbit torque of a Rashba ferromagnet in the same approximation",
      help: { Rashba.help }, values: ["--format": ["text", "json"]], run: { try Rashba.run($0) }),
    CommandEntry(
      name: "torque", summary: "drift, walls and what is typed into simulators, from P, j, M_s, α and ξ or β",
      help: { Torque.help }, values: ["--format": ["text", "json"]], run: { try Torque.run($0) }),
    CommandEntry(
      name: "macrospin", summary: "whether a pulse of spins switches a magnet, with proof; the threshold",
      help: { MacrospinVerb.help },
      values: ["--format": ["text", "json"], "--easy": ["x", "y", "z"], "--sigma": ["x", "y", "z"]],
      run: { try MacrospinVerb.run($0) }),
    CommandEntry(
      name: "symmetry", operands: "<group>",
      summary: "the torques that a magnetic point group allows; --atlas for all groups", help: { SymmetryVerb.help },
      values: [
        "--format": ["text", "latex", "json", "markdown"], "--language": languages,
        "--drive": ["E", "E-in-plane", "E-gradient", "gradient", "motion"]
      ], run: { try SymmetryVerb.run($0) }),
    CommandEntry(
      name: "quantum-stt", operands: "<verb>",
      summary: "an electron on a chain of quantum spins: its motion, figures, levels, scattering",
      help: { QuantumChain.help },
      verbs: QuantumChain.verbs.map { ($0.name, $0.help) }, run: { try QuantumChain.run($0) }),
    CommandEntry(
      name: "completion", operands: "<shell>", summary: "what makes bash, zsh or fish complete names and options",
      help: { ShellCompletion.help }, verbs: ShellCompletion.shells.map { ($0.name, ShellCompletion.help) },
      run: { try ShellCompletion.run($0) }),
    CommandEntry(
      name: "man", operands: "[<command>]", summary: "the page of the manual of this program, or of one command",
      help: { ManPage.help }, verbs: [], run: { try ManPage.run($0) })
  ]

  private static let answers = ["text", "latex", "sympy", "mathematica", "json"]
  private static let languages = ["c", "fortran", "python", "julia", "swift"]
  private static let constants = ["2022", "2018"]
  private static let metal = ["--format": ["text", "csv", "json"], "--units": ["natural", "eV"], "--model": ["Z", "N"]]

  /// What may stand first.
  static var firstWords: [String] {
    let derivations = Catalogue.all.map(\.name)
    return derivations + all.map(\.name).filter { !derivations.contains($0) } + ["help"]
  }
}
