import Algebra
import Worksheets
import Testing
import derivations

@Suite("The Zhang–Li derivation")
struct ZhangLiTests {
  static let transcript = Result { try Derivation.zhangLi.run() }

  @Test("every printed equation has its verdict")
  func verdicts() throws {
    let audit = try Self.transcript.get().audit
    func tags(_ kind: Verdict.Kind) -> Set<String> { Set(audit.filter { $0.verdict.kind == kind }.map(\.tag)) }
    func lines(_ numbers: Int...) -> [String] {
      ["(B4)", "(B5)", "(B6)"].flatMap { tag in numbers.map { "\(tag), line \($0)" } }
    }
    #expect(tags(.conventionConflict) == ["(1), gap", "(A2), line 2", "(4), (A7)", "E_SMF"])
    #expect(tags(.holdsUnderPremise) == ["P", "T"])
    #expect(
      tags(.misprintRepaired)
        == Set(["text, spinors", "(A1), (2)", "(B1)", "(B3), line 1", "App. B, s₃", "App. B, Ω²"] + lines(1)))
    #expect(tags(.refuted) == ["App. B, Ω", "(9c)", "(9c), t = 0", "(12)", "below (13)", "text, u", "E_eff"])
    #expect(tags(.provedToOrder) == ["(9a)", "(9b)", "(11a)", "(11b)", "(11c)"])
    #expect(
      tags(.proved)
        == Set(
          [
            "(A3)", "(A4)", "(A2), line 1", "(5), (A5)", "(6), (A6)", "(7), (A9)", "(B2)", "(3)", "(B3), line 2",
            "(8), (B7)", "ε", "App. B, s₁", "App. B, s₂", "(10a), =", "(10b), =", "(10a), <", "(10b), <", "(10a), ≤",
            "(10b), ≤", "text, N ≫ 1", "(13), line 1", "(13), line 2", "g", "j_e", "(15)", "η", "u", "(17), γ̃",
            "(17), α̃", "(16)", "text, τ_ex", "text, v_F τ_ex"
          ] + lines(2, 3)))
    let given = try Self.transcript.get().auditRows.filter { $0.statement == nil }
    #expect(given.map(\.tag) == ["(A8)", "(1)", "(14)", "text, n₀", "text, LLG"])
  }

  @Test("every claim holds, and only the printed dimensions that are wrong do not fit")
  func claims() throws {
    let transcript = try Self.transcript.get()
    for statement in transcript.statements { #expect(statement.isAsExpected, "\(statement.label)") }
    let misfits = Set(transcript.statements.filter { $0.dimensionError != nil }.map(\.label))
    #expect(misfits == ["(B1)", "(12)"])
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

  /// √(5 + 2√6) − √2 − √3 is zero, which no normal form shows.
  static let hiddenZero = sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3)

  @Test("what is proved to an order is proved, and nothing else is called so")
  func truncation() throws {
    func verdict(_ difference: @escaping @Sendable (Expr) -> Expr, _ order: Int) throws -> Verdict.Kind? {
      try kind { sheet in
        let x = Expr.symbol("x", .real)
        sheet.claim("x + …", x + difference(x), equals: x, to: Truncation(x, through: order))
      }
    }
    #expect(try verdict({ $0 ** 3 }, 2) == .provedToOrder)
    #expect(try verdict({ $0 ** 3 }, 3) == .refuted)
    #expect(try verdict({ $0 ** 3 - $0 ** 3 }, 2) == .proved)
    // Open as a whole and to the order.
    #expect(try verdict({ $0 * Self.hiddenZero }, 2) == .supported)
    // Open as a whole, since there is no value at any point, and wrong to the order.
    #expect(try verdict({ $0 + $0 ** 3 / Self.hiddenZero }, 1) == .refuted)
    // Open as a whole, and right to the order.
    #expect(try verdict({ $0 ** 3 / Self.hiddenZero }, 1) == .provedToOrder)
  }

  @Test("the dimension of a quantity is that of its sides")
  func dimensions() throws {
    func statement(_ quantity: Expr) throws -> Transcript.Statement? {
      try Derivation(
        "Test", named: "test", sources: [], conventions: { [] },
        dimensions: {
          [
            "v": PhysicalDimension(metre: 1, second: -1), "t": PhysicalDimension(second: 1),
            "s": PhysicalDimension(metre: 1)
          ]
        }
      ) { sheet in
        let v = Expr.symbol("v"), t = Expr.symbol("t")
        sheet.published("(1)", "way", quantity, v * t, printed: t * v)
      }.run().statements.first
    }
    let (right, wrong) = (try #require(try statement(.symbol("s"))), try #require(try statement(.symbol("t"))))
    #expect(right.dimensionError == nil && right.isAsExpected)
    #expect(wrong.dimensionError == "t has the dimension s, the other side m")
    #expect(wrong.verdict.kind == .proved && !wrong.isAsExpected)
  }

  @Test("a deliberate error that no statement could notice is told as unnoticed")
  func unnoticed() throws {
    let derivation = Derivation("Test", named: "test", sources: [], conventions: { [] }) { sheet in
      let x = Expr.symbol("x", .real)
      let a = sheet.premise("a", .symbol("a"), x + 1)
      let b = sheet.premise("b", .symbol("b"), x ** 2)
      sheet.claim("of a", a - 1, equals: x)
      _ = b
    }
    let outcomes = try derivation.mutations().map { try derivation.outcome(of: $0) }
    #expect(outcomes.filter { $0.definition == "a" }.allSatisfy { $0.noticedBy == "of a" })
    let others = outcomes.filter { $0.definition == "b" }
    #expect(others.count == 2 && others.allSatisfy { $0.noticedBy == nil })
  }

  @Test("a reading or repair amends only what it proves, and is called what it is")
  func amendments() throws {
    let (a, b) = (Expr.symbol("a", .real), Expr.symbol("b", .real))
    func verdict(_ printed: Expr, _ reading: Reading? = nil, _ repair: Repair<Expr>? = nil) throws -> Verdict.Kind? {
      try kind { sheet in
        sheet.published("(1)", "difference", a, a - b, printed: printed, reading: reading, repair: repair)
      }
    }
    let exchange = Reading.exchanging(a, b, because: "named the other way round")
    #expect(try verdict(b - a, exchange) == .conventionConflict)
    #expect(try verdict(b + a, exchange) == .refuted)
    let twice = Reading.scaling(a, by: 2, because: "in other units")
    #expect(try verdict(a / 2 - b, twice) == .conventionConflict)
    #expect(try verdict(a - b / 2, twice) == .refuted)
    #expect(try verdict(a / 2 + b, twice + exchange) == .refuted)
    #expect(try verdict(-2 * b, .under([(a, -b)], because: "opposite")) == .holdsUnderPremise)
    #expect(try verdict(2 * b, .under([(a, -b)], because: "opposite")) == .refuted)
    #expect(try verdict(a + b, nil, Repair(a - b, "a sign")) == .misprintRepaired)
    #expect(try verdict(a + b, nil, Repair(a - 2 * b, "a sign")) == .refuted)
    // What holds as printed needs no amendment.
    #expect(try verdict(a - b, exchange) == .proved)
    #expect(try verdict(a - b, nil, Repair(a - b, "nothing")) == .proved)
  }

  @Test("an inequality is proved only by a certificate that is the gap and shows its sign")
  func inequalities() throws {
    func verdict(_ gap: @escaping @Sendable (Expr) -> Expr, strictly: Bool = false) throws -> Verdict.Kind? {
      try kind { sheet in
        let x = Expr.symbol("x", .real)
        sheet.claim("2x ≤ 1 + x²", 2 * x, isAtMost: 1 + x ** 2, strictly: strictly, gap: gap(x))
      }
    }
    #expect(try verdict { (1 - $0) ** 2 } == .proved)
    #expect(try verdict({ (1 - $0) ** 2 }, strictly: true) == .undecided)
    #expect(try verdict { 1 + $0 ** 2 - 2 * $0 } == .undecided)
    #expect(try verdict { (1 - $0) ** 2 + 1 } == .undecided)
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
