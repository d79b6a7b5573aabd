import Algebra
import Worksheets
import Typesetting

/// `derive <name> --mutate`: puts every deliberate error into the derivation and shows which statement notices it.
struct Mutate {
  let derivation: Derivation
  let isQuiet: Bool

  private enum Finding: Sendable {
    case outcome(MutationOutcome, changed: [String])
    case failure(Mutation, String)
  }

  func run() throws -> Int32 {
    let report = try report()
    if !isQuiet { Output.write(report.text) }
    return report.unnoticed == 0 ? Status.asExpected : Status.fellShort
  }

  /// A line for every error and one that counts them, and how many go unnoticed.
  func report() throws -> (text: String, unnoticed: Int) {
    let mutations = try derivation.mutations()
    let derivation = derivation
    let right = try derivation.results()
    let findings = Workers.map(mutations) { mutation in
      do {
        let outcome = try derivation.outcome(of: mutation)
        return Finding.outcome(outcome, changed: outcome.isComparand ? [] : derivation.changed(right, under: mutation))
      } catch let error as AlgebraError {
        return .failure(mutation, error.description)
      } catch {
        return .failure(mutation, "\(error)")
      }
    }
    let definitions = try derivation.run().definitions
    var text = ""
    var unnoticed = 0
    for finding in findings {
      switch finding {
      case .outcome(let outcome, let changed):
        if outcome.noticedBy == nil { unnoticed += 1 }
        text += line(definitions, outcome.mutation, Self.effect(of: outcome, changed))
      case .failure(let mutation, let reason):
        text += line(definitions, mutation, "noticed: the argument cannot be carried out (\(reason))")
      }
    }
    text +=
      mutations.isEmpty
      ? "\(derivation.name) has no definition that could be changed\n"
      : "\(mutations.count - unnoticed) of \(mutations.count) deliberate errors noticed\n"
    return (text, unnoticed)
  }

  private static func effect(of outcome: MutationOutcome, _ changed: [String]) -> String {
    guard let noticedBy = outcome.noticedBy else { return "NOT NOTICED" }
    let notice = "noticed by \(noticedBy)"
    if outcome.isComparand { return "\(notice); a comparand" }
    return notice + (changed.isEmpty ? "; no result changes" : "; changes \(changed.joined(separator: ", "))")
  }

  private func line(_ definitions: [Transcript.Definition], _ mutation: Mutation, _ end: String) -> String {
    let definition = definitions[mutation.definition]
    return "\(definition.quantity.text), \(definition.name): term \(mutation.term + 1) "
      + "\(mutation.change.rawValue): \(end)\n"
  }
}
