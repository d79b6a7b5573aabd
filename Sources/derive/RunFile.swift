import Algebra
import Notation
import Worksheets

/// `derive run`: a file of statements of the written language.
enum RunFile {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    guard let path = arguments.first(where: { !$0.hasPrefix("-") || $0 == "-" }) else {
      if !Set(arguments).isDisjoint(with: ["--help", "-h"]) { return Output.text(help) }
      throw UsageError("derive run takes a file of statements, or - for standard input")
    }
    let rest = arguments.filter { $0 != path }
    if path != "-", !Set(rest).isDisjoint(with: ["--help", "-h"]) { return Output.text(help) }
    let lines = try Input.lines(of: path)
    if WrittenDerivation.begins(lines) { return try derive(lines, path, rest) }
    let options = try GivenOptions(rest[...], of: "run", names: ["--format"])
    if options.wantsHelp { return Output.text(help) }
    let format = try AnswerFormat(option: options["--format"])
    let isQuiet = options.flags.contains("--quiet")
    var session = Session(library: SessionLibrary.library)
    var (isUnreadable, isUnable, fellShort) = (false, false, false)
    ExpressionStore.settle()
    for (line, statement) in Script.statements(of: lines) {
      session.releaseUnused()
      do {
        let answer = try session.run(Source(statement, name: path.visible, firstLine: line))
        if !answer.isAsExpected { fellShort = true }
        let written = answer.written(format)
        if !written.isEmpty, !isQuiet { Output.write(written + "\n") }
      } catch let error as Diagnostics {
        Output.error("\("\(error)".visibleLines)\n")
        if error.isUnable { isUnable = true } else { isUnreadable = true }
      } catch let error where error is StatementError || error is FormulaOperation.Failure {
        Output.error("\(path.visible):\(line): \("\(error)".visibleLines)\n")
        isUnreadable = true
      } catch {
        Output.error("\(path.visible):\(line): \("\(error)".visibleLines)\n")
        isUnable = true
      }
    }
    return isUnreadable ? Status.usage : isUnable ? Status.unable : fellShort ? Status.fellShort : Status.asExpected
  }

  /// A file that is a derivation.
  private static func derive(_ lines: [String], _ path: String, _ rest: [String]) throws -> Int32 {
    do {
      let written = try WrittenDerivation(lines, name: path.visible, library: SessionLibrary.library)
      let options = try Options(rest)
      if let name = options.name { throw UsageError("derive run takes one file, not also \(name)") }
      return try Derive(derivation: written.derivation, options: options, writesDocument: false).run()
    } catch let error as WrittenDerivation.Mistakes {
      return tell(error)
    } catch let error as DerivationError {
      guard let mistakes = error.cause as? WrittenDerivation.Mistakes else { throw error }
      return tell(mistakes)
    }
  }

  private static func tell(_ mistakes: WrittenDerivation.Mistakes) -> Int32 {
    Output.error(mistakes.description.visibleLines + "\n")
    return mistakes.isUnable ? Status.unable : Status.usage
  }

  static let help = """
    usage: derive run FILE [options]

    A file that begins with derivation is carried out as the derivations of derive list are, with the same options (--audit,
    --mutate, --with, --explain, --set, --step, --format, --output):

    \(WrittenDerivation.help.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n"))

    Of every other file, or - for standard input, the statements are carried out, one a line; a bracket that is open goes on in
    the next. All of them are tried, and everything wrong is told with its line.

      --format FORMAT        text, latex, sympy, mathematica or json
      --quiet                the exit status only

    exit status: 0, 1 a check was refuted or is open, 64 what cannot be read, 70 what could not be done

    \(Session.help)
    """
}
