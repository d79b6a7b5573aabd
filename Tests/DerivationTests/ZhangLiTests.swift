import Algebra
import Derivation
import Testing
import derivations

@Suite("The Zhang–Li derivation")
struct ZhangLiTests {
  static let transcript = Result { try Derivation.zhangLi.run() }

  @Test("every printed equation has its verdict")
  func verdicts() throws {
    let conflicts: Set = ["gap", "(A2)", "(B1)", "P", "E_SMF"]
    let refuted: Set = ["(B4), line 1", "App. B, Ω", "(9c)", "(9c), t = 0", "(12)", "below (13)"]
    let truncated: Set = ["(9a)", "(9b)", "(11a)", "(11b)", "(11c)", "(13)"]
    for statement in try Self.transcript.get().audit {
      guard case .published(let tag) = statement.origin else { continue }
      let expected: Verdict.Kind =
        conflicts.contains(tag)
        ? .conventionConflict : refuted.contains(tag) ? .refuted : truncated.contains(tag) ? .provedToOrder : .proved
      #expect(statement.verdict.kind == expected, "\(tag): \(statement.name)")
    }
  }

  @Test("every claim holds")
  func claims() throws {
    let transcript = try Self.transcript.get()
    #expect(transcript.isAsExpected)
    #expect(transcript.audit.count >= 30)
  }

  @Test("the views name every equation")
  func views() throws {
    let transcript = try Self.transcript.get()
    let (text, latex) = (transcript.text(), transcript.latex)
    #expect(latex.hasSuffix("\\end{document}\n"))
    for statement in transcript.audit {
      guard case .published(let tag) = statement.origin else { continue }
      #expect(text.contains(tag))
    }
  }
}

@Suite("Verdicts")
struct VerdictTests {
  private func kind(_ body: @escaping @Sendable (inout Worksheet) -> Void) throws -> Verdict.Kind? {
    try Derivation("Test", named: "test", sources: [], conventions: { [] }, argument: body).run().statements.first?
      .verdict.kind
  }

  @Test("agreement below the stated order is no proof to that order, even where orders would cancel")
  func order() throws {
    let found = try kind { sheet in
      let x = Expr.symbol("x", .real)
      sheet.published("(1)", "x − x²", x, x - x ** 2, printed: Expr.zero, to: Truncation(x, through: 2))
    }
    #expect(found == .refuted)
  }

  @Test("a reading repairs only what it proves")
  func reading() throws {
    let repaired = try kind { sheet in
      let x = Expr.symbol("x", .real)
      sheet.published("(1)", "sign", x, -x, printed: x, reading: Reading("opposite sign", replacing: [(x, -x)]))
    }
    #expect(repaired == .conventionConflict)
    let unrepaired = try kind { sheet in
      let x = Expr.symbol("x", .real)
      sheet.published("(1)", "sign", x, -x, printed: x, reading: Reading("twice", replacing: [(x, 2 * x)]))
    }
    #expect(unrepaired == .refuted)
  }

  @Test("a flipped sign in the Bloch matrix is refuted")
  func mutation() throws {
    let a = (0..<3).map { Expr.symbol("a_\($0)", .real) }
    for k in 0..<3 {
      let found = try kind { sheet in
        var b = a
        b[k] = -b[k]
        if let left = try? Matrix.crossProduct(a), let right = try? Matrix.crossProduct(b) {
          sheet.claim("flipped", left, equals: right)
        }
      }
      #expect(found == .refuted)
    }
  }
}
