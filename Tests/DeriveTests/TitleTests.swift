import Worksheets
import TestSupport
import Testing
import derivations

/// What a statement says beside its equation is said in words.
@Suite("Titles of statements") struct TitleTests {
  @Test("titles have no typed mathematics", arguments: Catalogue.all.map(\.name))
  func titles(of name: String) throws {
    for statement in try Transcripts.of(name).statements {
      #expect(statement.title.typedMathematics == [], "\(statement.number): \(statement.name)")
    }
  }
}
