import Worksheets
import Foundation
import TestSupport
import Testing
import derivations

/// The mathematics in the README is what the program writes.
@Suite("The README") struct ReadmeTests {
  @Test("it shows the torque as the program derives it") func torque() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
    let page = try Transcripts.of("zhang-li").markdown
    let start = try #require(page.range(of: "## In short")?.upperBound)
    let end = try #require(page.range(of: "\n## ", range: start..<page.endIndex)?.lowerBound)
    let shown = page[start..<end].trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(shown.contains("(16) equation of motion: **proved**") && readme.contains(shown))
  }
}
