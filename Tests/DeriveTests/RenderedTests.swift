import Worksheets
import Foundation
import Testing
import derivations

/// The committed LaTeX document of every derivation is what the program writes.
///
/// `DERIVE_RECORD=1 swift test --filter RenderedTests` writes them anew; read the difference before committing it.
@Suite struct RenderedTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("derivations/rendered")

  @Test("the rendered document is the committed one", arguments: Catalogue.all.map(\.name))
  func document(name: String) throws {
    let latex = try Transcripts.of(name).latex
    let file = Self.folder.appendingPathComponent("\(name).tex")
    if ProcessInfo.processInfo.environment["DERIVE_RECORD"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try latex.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    for (line, wanted) in zip(latex.split(separator: "\n"), committed.split(separator: "\n")) where line != wanted {
      Issue.record("\(name).tex has the line\n\(wanted)\nwhere the program writes\n\(line)")
      return
    }
    #expect(latex == committed)
  }

  @Test(
    "no document is left of a derivation that is gone",
    .disabled(if: ProcessInfo.processInfo.environment["DERIVE_RECORD"] != nil))
  func strays() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    // Besides them there are the notebooks' figures, which scripts/check-notebooks draws.
    #expect(Set(files).subtracting(["figures"]) == Set(Catalogue.all.map { "\($0.name).tex" }))
  }
}
