import Derivation
import TestSupport
import Testing
import derivations

@Suite("Mutations")
struct MutationTests {
  /// Derivations whose premises and definitions must all matter.
  static let names = ["stationary-spin", "anisotropic-relaxation", "explicit-landau-lifshitz"]

  /// One mutation in so many is tried; `derive <name> --mutate` tries all of them.
  static let stride = 7

  @Test("a wrong sign or factor in a premise or definition is noticed", arguments: names)
  func noticed(_ name: String) throws {
    let derivation = try #require(Catalogue.all.first { $0.name == name })
    let all = try derivation.mutations()
    #expect(all.count >= 20)
    for k in Swift.stride(from: 0, to: all.count, by: Self.stride) {
      let outcome = try derivation.outcome(of: all[k])
      #expect(outcome.noticedBy != nil, "\(all[k].change) term \(all[k].term) of \(outcome.definition)")
    }
  }
}
