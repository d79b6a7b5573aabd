import Algebra
import Foundation
import TestSupport
import Testing
import Typesetting

/// Writes what scripts/check-limits gives to an independent evaluator; enabled by its variables.
@Suite struct LimitCorpusTests {
  struct Line: Encodable {
    var family: String
    var text: String
    var end: String
    var side: String
    /// "finite", "infinity", "minusInfinity", "unsignedInfinity", "unable" or "undefined".
    var kind: String
    var value: String
    var isChecked: Bool
    var seconds: Double
  }

  @Test(.enabled(if: Effort.directory("DERIVE_LIMIT_CORPUS") != nil))
  func export() throws {
    let path = try #require(Effort.directory("DERIVE_LIMIT_CORPUS"))
    let count = Int(ProcessInfo.processInfo.environment["DERIVE_LIMIT_CASES"] ?? "") ?? 400
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var lines: [Data] = []
    var g = Generator(seed: Effort.seed ?? 88_001)
    for _ in 0..<count {
      lines.append(try encoder.encode(Self.line("nested exponentials", g.nestedExponentials())))
      lines.append(try encoder.encode(Self.line("branch cuts", g.onBranchCut())))
      lines.append(try encoder.encode(Self.line("oscillations", g.oscillations())))
      lines.append(try encoder.encode(Self.line("special functions", g.specialFunctions())))
    }
    #expect(lines.count == 4 * count)
    try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(fileURLWithPath: path))
  }

  static func line(_ family: String, _ question: LimitQuestion) -> Line {
    let start = ContinuousClock.now
    var line = Line(
      family: family, text: text(question.expression), end: question.end,
      side: question.side == .below ? "-" : "+", kind: "unable", value: "", isChecked: false, seconds: 0)
    do {
      let answer = try question.answer()
      line.isChecked = answer.isChecked
      switch answer.value {
      case .finite(let e): (line.kind, line.value) = ("finite", text(e))
      case .infinity: line.kind = "infinity"
      case .minusInfinity: line.kind = "minusInfinity"
      case .unsignedInfinity: line.kind = "unsignedInfinity"
      }
    } catch AlgebraError.undefined { line.kind = "undefined" } catch { line.value = "\(error)" }
    line.seconds = (ContinuousClock.now - start) / .seconds(1)
    return line
  }

  private static func text(_ e: Expr) -> String { SympyProgram([e]).expressions[0] }
}
