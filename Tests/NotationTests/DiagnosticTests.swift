import Foundation
import Notation
import Testing

/// Messages word for word, with their carets, compared with what was looked at and approved.
///
/// `DERIVE_RECORD=1 swift test --filter DiagnosticTests` writes the approved messages anew; read the difference before
/// committing it.
@Suite("Messages") struct DiagnosticTests {
  static let unknownNames = [
    "sin(xii) + 2", "x + yx", "2 taus_f", "sine(x)", "q"
  ]
  static let ambiguities = [
    "1/2x", "1/2 (a + b)", "sin 2 x", "sin x y", "cos θ/2", "sin x²", "sin⁻¹ x", "√x²", "z* x", "x²^3", "e^2",
    "∂ₓθ a", "θ + n × H × n", "f (x)", "sin -x"
  ]
  static let structure = [
    "(x + y", "x + y)", "x + * y", "x +", "", "x 2", "0,04 x", "sin(x, y)", "x = 2", "|x", "a^", "[x + y]",
    "θ(x)", "x(y, z)"
  ]
  static let spellings = [
    "x – y", "2 × 1.5.3", "5!", "x_ + y", "٣ x", "₂x"
  ]
  static let values = [
    "1 + 1/(x - x)", "log(0)", "n + x", "x/n", "n n", "diff(|z|, z)", "sin(n)"
  ]
  static let severalAtOnce = [
    "atan2(qq, x +) + foo*(1/0)\n − p"
  ]
  static let columnsOfWideAndStrangeCharacters = [
    "漢字 + x", "x + 👩‍🚀 + q", "x + e\u{301}q", "x \u{202E}+ q", "\tx + q", "x\u{0} + q"
  ]
  static let mistakenDeclarations = [
    "x: real; x: positive", "x: reel", "pi: real", "θ(x): real", "x real"
  ]
  static let mistakenAssignments = [
    "x = y", "x", "x=1/0", "x=inf", "2=x", "pi=3", "x=", "n=(1, 2)", "n=(1, 2, x)", "n=(1, 2, 3"
  ]
  static let mistakenGrids = [
    "x=", "x=1,,2", "x=0:1", "x=0:1:0", "x=0:1:-0.1", "x=0:0.1:1", "x=0..1", "x=0..1/0.5", "x=1..1/5",
    "x=0:1:1e-9", "x=0:1/0:0.1", "x=nan", "x=0:√2:1"
  ]

  static var messages: [String] {
    let formulas = unknownNames + ambiguities + structure + spellings + values + severalAtOnce
    return (formulas + columnsOfWideAndStrangeCharacters).map { mistakes($0) }
      + mistakenDeclarations.map { text in
        var environment = Environment()
        return message(of: text) { try environment.declare($0) }
      }
      + mistakenAssignments.map { message(of: $0) { _ = try Assignment.list(Source($0, name: "--set")) } }
      + mistakenGrids.map { message(of: $0) { _ = try Grid.read(Source($0, name: "--set")) } }
  }

  private static func message(of text: String, _ read: (String) throws -> Void) -> String {
    do {
      try read(text)
      return "read: \(text)"
    } catch {
      return "\(error)"
    }
  }

  @Test("every message is the approved one") func approved() throws {
    if ProcessInfo.processInfo.environment["DERIVE_RECORD"] != nil { return try record() }
    let found = Self.messages
    // Some texts contain what a source file should not.
    let wanted = ApprovedMessages.text.components(separatedBy: "\n\n")
    #expect(found.count == wanted.count)
    for (message, approved) in zip(found, wanted) { #expect(Self.visible(message) == approved) }
  }

  private static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "." : String($0) }
      .joined(separator: "\n")
  }

  private func record() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "ApprovedMessages.swift")
    let body = Self.messages.map(Self.visible).joined(separator: "\n\n")
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
    let source = """
      // The approved messages; written by DiagnosticTests in its record mode.
      // swift-format-ignore-file
      enum ApprovedMessages {
        static let text = #\"\"\"
      \(lines.joined(separator: "\n"))
          \"\"\"#
      }

      """
    try source.write(to: file, atomically: true, encoding: .utf8)
  }
}
