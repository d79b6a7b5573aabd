import Foundation
import Testing
import Typesetting

/// Every formula of the corpus in every format, compared with what was looked at and approved.
///
/// `DERIVE_RECORD=1 swift test --filter GoldenTests` writes the approved outputs anew; read the difference before committing it.
@Suite struct GoldenTests {
  private func check(
    _ format: String, _ golden: String, _ write: (any Typesettable) -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let lines = Corpus.all.map { "\($0.0): \(write($0.1))" }
    if ProcessInfo.processInfo.environment["DERIVE_RECORD"] != nil {
      try record(format, lines)
      return
    }
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count == expected.count, sourceLocation: sourceLocation)
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted, sourceLocation: sourceLocation) }
  }

  private func record(_ format: String, _ lines: [String]) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden+\(format).swift")
    let body = lines.map { "    " + $0 }.joined(separator: "\n")
    let source = """
      // The approved outputs; written by GoldenTests in its record mode.
      // swift-format-ignore-file
      enum Golden\(format) {
        static let text = #\"\"\"
      \(body)
          \"\"\"#
      }

      """
    try source.write(to: file, atomically: true, encoding: .utf8)
  }

  @Test func latex() throws { try check("LaTeX", GoldenLaTeX.text) { $0.latex } }
  @Test func text() throws { try check("Text", GoldenText.text) { $0.text } }
  @Test func mathML() throws { try check("MathML", GoldenMathML.text) { $0.mathML } }
  @Test func sympy() throws { try check("SymPy", GoldenSymPy.text) { $0.sympy } }
  @Test func mathematica() throws { try check("Mathematica", GoldenMathematica.text) { $0.mathematica } }
}
