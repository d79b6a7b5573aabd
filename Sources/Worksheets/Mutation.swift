import Algebra
import Numbers

/// A deliberate error in one term of one premise or definition. A derivation is only as good as its claims, and a claim only as
/// good as the errors it notices: under every mutation some statement has to get an unexpected verdict.
public struct Mutation: Sendable, Hashable {
  /// What is done to the term.
  public enum Change: String, CaseIterable, Sendable {
    case negated, doubled

    var factor: Expr { self == .negated ? -1 : 2 }
  }

  /// The place of the premise or definition, counted from zero.
  public let definition: Int
  /// The term of a sum, or the entry of a matrix that is not zero, counted from zero.
  public let term: Int
  /// What is done to it.
  public let change: Change
}

/// What became of a derivation under a mutation.
public struct MutationOutcome: Sendable {
  /// The mutation.
  public let mutation: Mutation
  /// The name of the definition.
  public let definition: String
  /// The first statement that noticed; nil when none did.
  public let noticedBy: String?
  /// Whether the definition says only what something is compared with.
  public let isComparand: Bool
}

extension Derivation {
  /// All mutations of the premises and definitions.
  public func mutations() throws -> [Mutation] {
    let definitions = try run().definitions
    return definitions.indices.flatMap { k -> [Mutation] in
      guard !definitions[k].isNotation else { return [] }
      return (0..<definitions[k].termCount).flatMap { term in
        Mutation.Change.allCases.filter { !definitions[k].free.contains($0) }
          .map { Mutation(definition: k, term: term, change: $0) }
      }
    }
  }

  /// Carries out the argument with a deliberate error, up to the first statement that notices it.
  ///
  /// - Throws: `AlgebraError` when the argument cannot be carried out any more.
  public func outcome(of mutation: Mutation) throws -> MutationOutcome {
    let transcript = try run(under: mutation)
    return MutationOutcome(
      mutation: mutation, definition: transcript.definitions[mutation.definition].name,
      noticedBy: transcript.statements.first { !$0.isAsExpected }?.label,
      isComparand: transcript.definitions[mutation.definition].isComparand)
  }

  /// The names of the results that a deliberate error changes; all of them where the argument cannot be carried out with it.
  ///
  /// - Parameter right: the results without the error.
  public func changed(_ right: [(name: String, value: any Formula)], under mutation: Mutation) -> [String] {
    guard let wrong = try? results(under: mutation) else { return right.map(\.name) }
    return zip(right, wrong).filter { isOther($0.0.value, than: $0.1.value) }.map(\.0.name)
  }
}
