import Algebra
import Worksheets
import Testing
import Typesetting
import derivations

/// Results by name and by kind, with their domains.
@Suite("Results as values") struct DerivedResultsTests {
  private func results(
    dimensions: Dimensions? = nil, _ argument: @escaping @Sendable (inout Worksheet) -> Void
  ) throws -> DerivedResults {
    try Derivation("A test", named: "a-test", sources: [], conventions: { [] }, argument: argument).derivedResults()
  }

  @Test(
    "names in ASCII are one word",
    arguments: [
      ("η", "eta"), ("u per current", "u_per_current"), ("γ̃", "gamma_tilde"), ("∂ₜn", "dt_n"),
      ("⟨s⟩ − s∞", "avg_s_minus_s_infty"),
      ("δs along n × ṅ", "delta_s_along_n_cross_n_dot"), ("ψ̇", "psi_dot"), ("κ₁", "kappa_1"), ("Q_1", "Q_1"),
      ("𝒜", "calA"),
      ("C_α, axis along n", "C_alpha_axis_along_n"), ("1/λ²", "inverse_lambda_squared"),
      ("1 − c, Fermi level", "one_minus_c_Fermi_level"),
      ("(|λ_c|/Λ)²", "lambda_c_per_Lambda_squared"), ("G(x > 0)", "G_x_above_0"), ("w = (u⋅∇)n", "w_u_nabla_n"),
      ("E_↑", "E_up"),
      ("relative error of the non-adiabatic part", "relative_error_of_the_non_adiabatic_part"),
      ("M_s ∂H/∂j₁", "M_s_d_H_per_d_j_1")
    ])
  func names(name: String, ascii: String) throws {
    let results = try results { $0.result(name, Expr(1)) }
    #expect(results.identifiers == [ascii])
    #expect(results[ascii]?.name == name && results[name]?.name == name)
  }

  @Test("every result has a name in ASCII that is its own", arguments: Catalogue.all.map(\.name))
  func catalogue(name: String) throws {
    let derivation = try #require(Catalogue.all.first { $0.name == name })
    let results = try derivation.derivedResults()
    let identifiers = results.identifiers
    #expect(!identifiers.isEmpty && Set(identifiers).count == identifiers.count, "\(identifiers)")
    for identifier in identifiers {
      let isWord = identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      #expect(isWord && identifier.first?.isLetter == true && identifier.last != "_" && !identifier.contains("__"))
      #expect(!results.names.contains { $0 == identifier } || results[identifier]?.name == identifier)
    }
    // Both sides of a condition are of one dimension.
    if let dimensions = derivation.quantities {
      for condition in results.domains.flatMap({ $0 }) { _ = try dimensions.dimension(of: condition.gap) }
    }
    // Both names lead to the same result.
    for (name, identifier) in zip(results.names, identifiers) where name.count < 12 {
      #expect(results[identifier]?.name == name, "\(identifier)")
    }
  }

  @Test("a member is typed by where it is used") func typed() throws {
    let results = try Derivation.zhangLi.derivedResults()
    let (n0, Ms, ξ) = (Expr.symbol("n_0", .positive), Expr.symbol("M_s", .positive), Expr.symbol("ξ", .positive))
    let η: Expr = try results.eta
    #expect(try η.equals(n0 / (Ms * (1 + ξ ** 2))).isProved)
    let rate: Vector = try results.dt_n
    #expect(try (Vector.unit("n") ⋅ rate).isZero().isProved)
    let matrix: Matrix = try results.Bloch_matrix
    #expect(matrix.rows == 3)
    let marked: Expr = try results.value("alpha~")
    #expect(try results.value("α̃") == marked)
    #expect(throws: ResultError.unknown("etta", derivation: "zhang-li", names: results.identifiers)) {
      let _: Expr = try results.etta
    }
    #expect(throws: ResultError.kind("eta", derivation: "zhang-li", is: "Expr", wanted: "Vector")) {
      let _: Vector = try results.eta
    }
  }

  @Test("they are those of the list by name") func same() throws {
    let (all, list) = (try Derivation.domainWall.derivedResults().all, try Derivation.domainWall.results())
    #expect(all.map(\.name) == list.map(\.name))
    for (a, b) in zip(all, list) { #expect(a.value.parts == b.value.parts) }
  }

  @Test("a domain is shown in every view") func views() throws {
    let x = Expr.symbol("x", .real)
    let transcript = try Derivation("A test", named: "a-test", sources: [], conventions: { [] }) { sheet in
      sheet.step("One", by: "nothing")
      sheet.result("root", sqrt(x - 1), validFor: [Condition(1, .atMost, x), Condition(x, .different, 7)])
    }.run()
    #expect(
      transcript.text().contains("⇒ root = √(x − 1)\n       for  1 ≤ x\n       for  x ≠ 7\n"), "\(transcript.text())")
    #expect(transcript.latex.contains("for\n\\begin{equation*}\n1 \\le x"), "\(transcript.latex)")
    #expect(transcript.markdown.contains("for\n\n$$\n1 \\le x\n$$"), "\(transcript.markdown)")
    #expect(transcript.html.contains("\nfor<div class=\"display\">"), "\(transcript.html.suffix(600))")
    #expect(transcript.json.contains("\"identifier\": \"root\""))
    #expect(transcript.json.contains("\"text\": \"1 ≤ x\""))
    #expect(transcript.mathematicaScript.contains("\"root\" -> {1 <= x, x != 7}"), "\(transcript.mathematicaScript)")
  }

  @Test("numbers put in decide a domain, and zero is the limit") func numbers() throws {
    let x = Expr.symbol("x", .real), ξ = Expr.symbol("ξ", .positive), c = Expr.symbol("c", .positive)
    let transcript = try Derivation("A test", named: "a-test", sources: [], conventions: { [] }) { sheet in
      sheet.result("root", sqrt(x - c), validFor: [Condition(c, .atMost, x)])
      sheet.result("share", sin(ξ) / ξ + c)
    }.run()
    func text(_ values: (String, Expr)...) throws -> String {
      Transcript.text(try transcript.results(with: values.map { (name: $0.0, value: $0.1) }))
    }
    #expect(try text(("x", 3), ("xi", 0)).hasPrefix("root = √(3 − c)\n  for c ≤ 3\nshare = 1 + c"))
    #expect(try text(("x", 3), ("c", 3)).hasPrefix("root = 0\nshare"))
    #expect(try text(("x", 3), ("c", 4)).hasPrefix("root has no value there: it holds for 4 ≤ 3 only\n"))
    #expect(throws: Transcript.ValueError.self) { try text(("xi", -1)) }
  }
}
