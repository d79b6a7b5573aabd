import Algebra
import CTerminal
import Glibc
import Notation
import Numbers
import Typesetting

/// `derive repl`: a session at a prompt.
enum Repl {
  /// Whether somebody sits at a terminal.
  static var isTyped: Bool { isatty(STDIN_FILENO) == 1 }

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try GivenOptions(arguments, of: "repl", names: [])
    if options.wantsHelp { return Output.text(help) }
    var prompt = Prompt()
    return prompt.run(isQuiet: options.flags.contains("--quiet"))
  }

  static let help = """
    usage: derive repl [--quiet]

    A prompt for statements, with what they are asked for below each. Tab completes names and letters, as in \\alpha; the arrows
    fetch earlier lines, which are kept in ~/.derive_history. Ctrl-C ends a computation and leaves the session as it was;
    Ctrl-D or quit ends it.

      save FILE              writes the statements of the session that had no mistake
      load FILE              carries out the statements of a file
      quit

    \(Session.help)
    """
}

/// The names that Tab completes, for the C library, which knows no context.
private nonisolated(unsafe) var completions: [String] = []

/// The conversation at a prompt.
private struct Prompt {
  private var session = Session(library: SessionLibrary.library)
  /// The statements without a mistake.
  private var statements: [String] = []
  private let isTyped = Repl.isTyped
  /// Whether computations that were left to themselves still go on.
  private var left: [() -> Bool] = []

  mutating func run(isQuiet: Bool) -> Int32 {
    guard ct_open("derive", { Completion.candidate($0, $1) }) != 0 || !isTyped else {
      Output.error("derive: libedit is not installed: lines are read without editing and history\n")
      return converse(isQuiet, history: nil)
    }
    let history = getenv("HOME").map { String(cString: $0) + "/.derive_history" }
    if isTyped, let history { ct_read_history(history) }
    return converse(isQuiet, history: isTyped ? history : nil)
  }

  private mutating func converse(_ isQuiet: Bool, history: String?) -> Int32 {
    if isTyped, !isQuiet { Output.write("\(Command.version). help tells the language, Ctrl-D ends.\n") }
    ExpressionStore.settle()
    // Between two lines as in a computation, Ctrl-C never ends the session.
    Interrupt.stops(isTyped)
    var script = Script()
    var fellShort = false
    while true {
      if isTyped { completions = Completion.words(of: session.environment) }
      var interrupted: Int32 = 0
      let prompt = !isTyped ? "" : script.isOpen ? "… " : "> "
      guard let typed = ct_line(prompt, &interrupted) else {
        if interrupted != 0 {
          script = Script()
          continue
        }
        if isTyped { Output.write("\n") }
        break
      }
      let line = String(cString: typed)
      free(typed)
      guard let statement = script.take(line) else { continue }
      if isTyped { statement.replacing("\n", with: " ").withCString(ct_remember) }
      if ["quit", "exit"].contains(statement.trimmedWord) { break }
      if !carryOut(statement) { fellShort = true }
    }
    if let last = script.end(), !carryOut(last) { fellShort = true }
    if let history { ct_write_history(history, 2000) }
    // A terminal's user has seen what fell short; whoever pipes statements asks the status.
    let status = fellShort && !isTyped ? Status.fellShort : Status.asExpected
    // Nobody waits for what was left to itself.
    if left.contains(where: { $0() }) { _exit(status) }
    return status
  }

  /// Carries a line out; false where something was wrong or fell short.
  private mutating func carryOut(_ text: String) -> Bool {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, words[0] == "save" { return save(words[1]) }
    if words.count == 2, words[0] == "load" { return load(words[1]) }
    left.removeAll { !$0() }
    if left.isEmpty { session.releaseUnused() }
    WorkBudget.isInterrupted = false
    defer { WorkBudget.isInterrupted = false }
    do {
      guard let answer = try isTyped ? patiently(text) : session.run(text, name: "input") else {
        Output.error("interrupted\n")
        return false
      }
      let written = Self.isPrintable(answer) ? answer.text : "a value too large to be shown; it can be given a name"
      if !written.isEmpty { Output.write(written + "\n") }
      statements.append(text)
      return answer.isAsExpected
    } catch {
      Output.error(WorkBudget.isInterrupted ? "interrupted\n" : "\("\(error)".visibleLines)\n")
      return false
    }
  }

  /// The answer, or nil where Ctrl-C was pressed and it does not come; the session is then as before.
  private mutating func patiently(_ text: String) throws -> Answer? {
    let computation = Computation<Result<(Session, Answer), any Error>>()
    let outcome = computation.run { [session] in
      Result {
        var session = session
        let answer = try session.run(text, name: "input")
        return (session, answer)
      }
    }
    guard let outcome else {
      left.append { computation.isRunning }
      return nil
    }
    let answer: Answer
    (session, answer) = try outcome.get()
    return answer
  }

  /// Whether somebody could read it.
  private static func isPrintable(_ answer: Answer) -> Bool {
    guard case .value(let value) = answer.content else { return true }
    return value.parts.reduce(0) { $0 + $1.nodeCount } < 20_000
  }

  private func save(_ path: String) -> Bool {
    do {
      try OutputPlace(path).write(statements.map { $0 + "\n" }.joined())
      Output.write("wrote \(path.visible)\n")
      return true
    } catch {
      Output.error("\(error.message.visibleLines)\n")
      return false
    }
  }

  private mutating func load(_ path: String) -> Bool {
    do {
      var isWhole = true
      for (_, statement) in Script.statements(of: try Input.lines(of: path)) {
        if !carryOut(statement) { isWhole = false }
      }
      return isWhole
    } catch {
      Output.error("\(error.message.visibleLines)\n")
      return false
    }
  }
}

/// What Tab offers: names, words of the language, and letters behind a backslash.
private enum Completion {
  static func words(of environment: Environment) -> [String] {
    let letters = Letters.names.map { "\\" + $0 }
    return (environment.names + Array(environment.operations.keys) + Session.words + letters).sorted()
  }

  /// The n-th completion of a word, in memory of C.
  static func candidate(_ text: UnsafePointer<CChar>?, _ n: Int32) -> UnsafeMutablePointer<CChar>? {
    let word = text.map { String(cString: $0) } ?? ""
    // The whole name of a letter becomes the letter.
    if word.hasPrefix("\\"), let letter = Letters.named(String(word.dropFirst())) {
      return n == 0 ? strdup(String(letter)) : nil
    }
    var matches = completions.filter { $0.hasPrefix(word) && !word.isEmpty }
    if word.hasPrefix("\\"), matches.count == 1, let letter = Letters.named(String(matches[0].dropFirst())) {
      matches = [String(letter)]
    }
    return Int(n) < matches.count ? strdup(matches[Int(n)]) : nil
  }
}

extension String {
  fileprivate var trimmedWord: String { String(filter { !$0.isWhitespace }) }
}
