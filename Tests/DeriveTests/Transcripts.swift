import Worksheets
import Numbers
import Testing
import derivations

/// The transcripts of the catalogue, each derivation carried out once for all tests.
enum Transcripts {
  private static let runs = Memo<String, Result<Transcript, any Error>> { name in
    Result { try #require(Catalogue.all.first { $0.name == name }).run() }
  }

  static func of(_ name: String) throws -> Transcript { try runs(name).get() }
}
