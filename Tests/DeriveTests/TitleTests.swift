import Derivation
import TestSupport
import Testing
import derivations

/// What a statement says beside its equation is said in words.
@Suite("Titles of statements") struct TitleTests {
  /// Derivations whose titles are still to be rewritten.
  private static let unfinished: Set<String> = [
    "anisotropic-relaxation", "diffusive-response", "domain-wall",
    "explicit-landau-lifshitz", "motive-force", "slow-dynamics",
    "stationary-spin", "torque-dictionary", "zhang-li"
  ]

  @Test("titles have no typed mathematics", arguments: Catalogue.all.map(\.name).filter { !unfinished.contains($0) })
  func titles(of name: String) throws {
    for statement in try Transcripts.of(name).statements {
      #expect(statement.title.typedMathematics == [], "\(statement.number): \(statement.name)")
    }
  }
}
