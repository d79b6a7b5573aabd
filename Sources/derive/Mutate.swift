import Algebra
import Derivation
import Typesetting

/// `derive <name> --mutate`: puts every deliberate error into the derivation and shows which statement notices it.
struct Mutate {
  let derivation: Derivation
  let isQuiet: Bool

  private enum Finding: Sendable {
    case outcome(MutationOutcome)
    case failure(Mutation, String)
  }

  func run() throws -> Int32 {
    let mutations = try derivation.mutations()
    let derivation = derivation
    let findings = Workers.map(mutations) { mutation in
      do {
        return Finding.outcome(try derivation.outcome(of: mutation))
      } catch let error as AlgebraError {
        return .failure(mutation, error.description)
      } catch {
        return .failure(mutation, "\(error)")
      }
    }
    let definitions = try derivation.run().definitions
    var unnoticed = 0
    for finding in findings {
      switch finding {
      case .outcome(let outcome):
        if outcome.noticedBy == nil { unnoticed += 1 }
        say(line(definitions, outcome.mutation, outcome.noticedBy.map { "noticed by \($0)" } ?? "NOT NOTICED"))
      case .failure(let mutation, let reason):
        say(line(definitions, mutation, "noticed: the argument cannot be carried out (\(reason))"))
      }
    }
    say(
      mutations.isEmpty
        ? "\(derivation.name) has no definition that could be changed\n"
        : "\(mutations.count - unnoticed) of \(mutations.count) deliberate errors noticed\n")
    return unnoticed == 0 ? Status.asExpected : Status.fellShort
  }

  private func line(_ definitions: [Transcript.Definition], _ mutation: Mutation, _ end: String) -> String {
    let definition = definitions[mutation.definition]
    return "\(definition.quantity.text), \(definition.name): term \(mutation.term + 1) "
      + "\(mutation.change.rawValue): \(end)\n"
  }

  private func say(_ text: String) { if !isQuiet { Output.write(text) } }
}
