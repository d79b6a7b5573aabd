import Worksheets
import Notation
import Numbers
import derivations

/// The command line: what was asked, and the exit status.
enum Command {
  static let version = "derive 0.1.0"

  static func run(_ arguments: [String]) -> Int32 {
    do {
      let (seconds, rest) = try budget(in: arguments)
      let status = try WorkBudget.of(seconds) { try dispatch(rest) }
      guard let reason = Output.failure else { return status }
      throw Unable(message: "standard output: \(reason)")
    } catch let error as UsageError {
      Output.error("derive: \(error.message.visibleLines)\nTry derive --help.\n")
      return Status.usage
    } catch let error as Diagnostics {
      Output.error("derive: \("\(error)".visibleLines)\n")
      return error.isUnable ? Status.unable : Status.usage
    } catch let error as Unable {
      Output.error("derive: \(error.message.visibleLines)\n")
    } catch {
      Output.error("derive: \("\(error)".visibleLines)\n")
    }
    return Status.unable
  }

  /// Takes the budget of work, which every command knows, out of the arguments.
  private static func budget(in arguments: [String]) throws(UsageError) -> (seconds: Double, rest: [String]) {
    var (seconds, rest) = (WorkBudget.seconds, arguments)
    while let place = rest.firstIndex(where: { $0 == "--budget" || $0.hasPrefix("--budget=") }) {
      var text = String(rest.remove(at: place).dropFirst("--budget=".count))
      if text.isEmpty, place < rest.count { text = rest.remove(at: place) }
      guard let given = Double(text), given > 0, given <= 1e6 else {
        let found = text.isEmpty ? "" : ", not \(text)"
        throw UsageError("--budget takes seconds of processor time for one operation, such as 60\(found)")
      }
      seconds = given
    }
    return (seconds, rest)
  }

  private static func dispatch(_ arguments: [String]) throws -> Int32 {
    // Somebody who types nothing else wants a prompt.
    if arguments.isEmpty, Repl.isTyped { return try Repl.run([]) }
    if arguments == ["--version"] { return Output.line(version) }
    if arguments.first == "help" { return try help(arguments.dropFirst()) }
    if arguments.first == "complete" {
      return Output.text(ShellCompletion.candidates(Array(arguments.dropFirst())).map { $0 + "\n" }.joined())
    }
    if let entry = arguments.first.flatMap(CommandEntry.called),
      entry.name != "quantum-stt" || QuantumChain.takes(arguments.dropFirst())
    {
      return try entry.run(arguments.dropFirst())
    }
    // A name that is none is told before what stands behind it.
    if let first = arguments.first, !first.hasPrefix("-") { _ = try derivation(called: first) }
    let options = try Options(arguments)
    guard let name = options.name else {
      if options.wantsHelp { return Output.text(Help.program) }
      throw UsageError("the name of a derivation is missing; derive list shows them")
    }
    let derivation = try derivation(called: name)
    if options.wantsHelp { return Output.text(Help.derivation(derivation)) }
    return try Derive(derivation: derivation, options: options).run()
  }

  private static func help(_ names: ArraySlice<String>) throws(UsageError) -> Int32 {
    guard let name = names.first, !["help", "--help", "-h"].contains(name) else { return Output.text(Help.program) }
    if names.count > 1 { throw UsageError("one page at a time: \(name), not also \(names[names.startIndex + 1])") }
    return Output.text(try Help.page(of: name).text)
  }

  private static func derivation(called name: String) throws(UsageError) -> Derivation {
    if let derivation = Catalogue.all.first(where: { $0.name == name }) { return derivation }
    throw UsageError(
      "no derivation is called \(name)", name,
      among: CommandEntry.firstWords)
  }
}
