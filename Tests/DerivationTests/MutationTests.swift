import Algebra
import Worksheets
import Foundation
import TestSupport
import Testing
import derivations

/// Every premise and definition matters: an error in any of their terms is noticed by some statement.
@Suite("Mutations")
struct MutationTests {
  /// In the debug build every twenty-fourth definition is changed, in a term and a way that its place decides; with a factor of twelve
  /// every one is, and with DERIVE_ALL_MUTATIONS in the environment every term is changed in both ways. The release build does
  /// that much faster: `derive <name> --mutate`.
  static func sample(_ derivation: Derivation) throws -> [Mutation] {
    let all = try derivation.mutations()
    if ProcessInfo.processInfo.environment["DERIVE_ALL_MUTATIONS"] != nil { return all }
    let sample = Dictionary(grouping: all, by: \.definition).sorted { $0.key < $1.key }.map { definition, mutations in
      mutations[definition * 7 % mutations.count]
    }
    // Fewer where a smaller factor asks for fewer cases, as under the sanitizers.
    let step = max(1, Int(12 / Effort.factor))
    return stride(from: 0, to: sample.count, by: step).map { sample[$0] }
  }

  /// A term that gives its letter the meaning: with another factor the letter is another one, and no result is.
  private static let namings: Set<String> = ["gradient-expansion, self-energy, 2"]

  @Test("an error in a premise or definition is noticed", arguments: Catalogue.all.map(\.name))
  func noticed(_ name: String) throws {
    let derivation = try #require(Catalogue.all.first { $0.name == name })
    let right = try derivation.results()
    for mutation in try Self.sample(derivation) {
      let outcome = try derivation.outcome(of: mutation)
      #expect(
        outcome.noticedBy != nil,
        "\(name), \(outcome.definition): term \(mutation.term) \(mutation.change.rawValue) goes unnoticed")
      #expect(
        outcome.isComparand || Self.namings.contains("\(name), \(outcome.definition), \(mutation.term)")
          || !derivation.changed(right, under: mutation).isEmpty,
        "\(name): no result follows from \(outcome.definition), term \(mutation.term)")
    }
  }
}
