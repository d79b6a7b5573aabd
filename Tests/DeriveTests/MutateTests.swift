import Algebra
import Worksheets
import Testing

@testable import derive

@Suite("Deliberate errors on the command line") struct MutateTests {
  private static let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real), s = Expr.symbol("s", .real)

  /// Two premises; the second matters to no statement where `isIdle`.
  private func derivation(isIdle: Bool) -> Derivation {
    Derivation("A sum", named: "a-sum", sources: [], conventions: { [] }) { sheet in
      sheet.step("Sum", by: "adding")
      let sum = sheet.define("the sum", Self.s, as: Self.x + 3 * Self.y)
      let other = sheet.define("another", Expr.symbol("r", .real), as: 2 * Self.x)
      sheet.claim("the sum is what it was", sum, equals: Self.x + 3 * Self.y)
      if !isIdle { sheet.claim("the other too", other, equals: 2 * Self.x) }
      sheet.result("s", sum)
      sheet.result("r", other)
    }
  }

  @Test("an error that no statement notices is reported, counted, and the status tells") func unnoticed() throws {
    let idle = Mutate(derivation: derivation(isIdle: true), isQuiet: true)
    let report = try idle.report()
    // Two terms of the sum, and one that nobody looks at, each in two ways.
    #expect(report.unnoticed == 2)
    #expect(report.text.split(separator: "\n").count { $0.hasSuffix("NOT NOTICED") } == 2, "\(report.text)")
    #expect(report.text.split(separator: "\n").count { $0.contains("noticed by") } == 4)
    #expect(
      report.text.split(separator: "\n").allSatisfy { !$0.hasSuffix("NOT NOTICED") || $0.hasPrefix("r, another") })
    #expect(report.text.hasSuffix("\n4 of 6 deliberate errors noticed\n"))
    #expect(try idle.run() == Status.fellShort)
  }

  @Test("where every error is noticed the status is 0") func noticed() throws {
    let whole = Mutate(derivation: derivation(isIdle: false), isQuiet: true)
    let report = try whole.report()
    #expect(report.unnoticed == 0 && report.text.hasSuffix("\n6 of 6 deliberate errors noticed\n"), "\(report.text)")
    #expect(try whole.run() == Status.asExpected)
  }
}
