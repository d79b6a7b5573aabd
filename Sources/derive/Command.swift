import Derivation
import Glibc
import derivations

/// The command line: what was asked, and the exit status.
enum Command {
  static let version = "derive 0.1.0"
  static let success: Int32 = 0
  static let fellShort: Int32 = 1
  static let usageError: Int32 = 64

  static let usage = """
    usage: derive <name> [--format text|latex] [--output DIR] [--quiet]
           derive list
           derive --version | --help

    A derivation is carried out, its statements are decided, and <name>.tex is written to DIR
    (derived, unless given). With --format latex the document goes to standard output instead.

    """

  static func run(_ arguments: [String]) -> Int32 {
    if arguments.contains("--help") || arguments.contains("-h") {
      Output.write(usage)
      return success
    }
    switch arguments.first {
    case nil: return fail("a derivation is missing")
    case "--version": return Output.line(version)
    case "list": return List.run()
    default: return Derive.run(arguments)
    }
  }

  /// Says what is wrong, on standard error.
  static func fail(_ message: String) -> Int32 {
    Output.error("derive: \(message)\n\(usage)")
    return usageError
  }
}
