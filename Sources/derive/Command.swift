import Derivation
import Notation
import derivations

/// The command line: what was asked, and the exit status.
enum Command {
  static let version = "derive 0.1.0"

  static func run(_ arguments: [String]) -> Int32 {
    do {
      let status = try dispatch(arguments)
      guard let reason = Output.failure else { return status }
      throw Unable(message: "standard output: \(reason)")
    } catch let error as UsageError {
      Output.error("derive: \(error.message)\nTry derive --help.\n")
      return Status.usage
    } catch let error as Diagnostics {
      Output.error("derive: \(error)\n")
      return Status.usage
    } catch let error as Unable {
      Output.error("derive: \(error.message)\n")
    } catch {
      Output.error("derive: \(error)\n")
    }
    return Status.unable
  }

  private static func dispatch(_ arguments: [String]) throws -> Int32 {
    if arguments == ["--version"] { return Output.line(version) }
    if arguments == ["help"] { return Output.text(Help.program) }
    if arguments.first == "list" { return try List.run(arguments.dropFirst()) }
    switch arguments.first {
    case "eval": return try Eval.run(arguments.dropFirst())
    case "sweep": return try Sweep.run(arguments.dropFirst())
    case "codegen": return try Codegen.run(arguments.dropFirst())
    case "born": return try Born.run(arguments.dropFirst())
    case "cpa": return try Strong.run(arguments.dropFirst())
    case "rashba": return try Rashba.run(arguments.dropFirst())
    case "quantum-stt" where QuantumChain.takes(arguments.dropFirst()):
      return try QuantumChain.run(arguments.dropFirst())
    default: break
    }
    let options = try Options(arguments)
    guard let name = options.name else {
      if options.wantsHelp { return Output.text(Help.program) }
      throw UsageError("the name of a derivation is missing; derive list shows them")
    }
    guard let derivation = Catalogue.all.first(where: { $0.name == name }) else {
      throw UsageError(
        "no derivation is called \(name)", name,
        among: Catalogue.all.map(\.name) + ["list", "eval", "sweep", "codegen", "born", "cpa", "rashba", "help"])
    }
    if options.wantsHelp { return Output.text(Help.derivation(derivation)) }
    return try Derive(derivation: derivation, options: options).run()
  }
}
