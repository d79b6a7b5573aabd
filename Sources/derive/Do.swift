import Algebra
import Notation

/// `derive do`: statements of the written language, one an argument.
enum Do {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let (statements, given) = GivenOptions.separated(arguments, names: ["--format"])
    let options = try GivenOptions(given, of: "do", names: ["--format"])
    if options.wantsHelp { return Output.text(help) }
    guard !statements.isEmpty else {
      throw UsageError("derive do takes statements, such as 'series exp(x)/(1 + x) in x to order 5'; --help shows more")
    }
    let format = try AnswerFormat(option: options["--format"])
    var session = Session(library: SessionLibrary.library)
    var status = Status.asExpected
    for (k, text) in statements.enumerated() {
      let answer: Answer
      do {
        answer = try session.run(text, name: statements.count == 1 ? "statement" : "statement \(k + 1)")
      } catch let error as StatementError {
        throw UsageError(error.description)
      } catch let error as FormulaOperation.Failure {
        throw UsageError(error.description)
      }
      if !answer.isAsExpected { status = Status.fellShort }
      let written = answer.written(format)
      // Of several statements those that name something say nothing: what was asked for is the last.
      let isSilent = answer.isDefinition && k < statements.count - 1
      if !written.isEmpty, !isSilent, !options.flags.contains("--quiet") { Output.write(written + "\n") }
    }
    return status
  }

  static let help = """
    usage: derive do 'statement' ['statement' …] [options]

    Carries statements out, one after the other, and prints what they are asked for. derive run takes them from a file, and
    derive repl from a prompt.

      --format FORMAT        text, latex, sympy, mathematica or json
      --quiet                the exit status only

    exit status: 0, 1 a check was refuted or is open, 64 what cannot be read, 70 what could not be done

    \(Session.help)
    """
}

extension AnswerFormat {
  /// The format that an option names.
  init(option: String?) throws(UsageError) {
    guard let option else {
      self = .text
      return
    }
    let names = Self.allCases.map(\.rawValue)
    guard let format = Self(rawValue: option) else {
      throw UsageError(
        "no format is called \(option); there are \(names.joined(separator: ", "))", option, among: names)
    }
    self = format
  }
}
