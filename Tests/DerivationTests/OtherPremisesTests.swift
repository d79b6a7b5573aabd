import Algebra
import Worksheets
import Testing
import derivations

/// Results follow from premises: other premises make other results, with no other edit.
@Suite("Other premises") struct OtherPremisesTests {
  private let ξ = Expr.symbol("ξ", .positive)

  private func results(_ changes: Derivation.Change...) throws -> [String: any Formula] {
    Dictionary(uniqueKeysWithValues: try Derivation.zhangLi.results(changing: changes).map { ($0.name, $0.value) })
  }

  private func scalar(_ name: String, in results: [String: any Formula]) throws -> Expr {
    try #require(results[name] as? Expr)
  }

  @Test("transverse relaxation twice as fast gives the torque of two relaxation times") func twoTimes() throws {
    let found = try results(
      Derivation.Change("R") { (relaxation: Matrix) in
        Matrix.column([2 * relaxation[0, 0], 2 * relaxation[1, 0], relaxation[2, 0]])
      })
    let usual = try results()
    // The results of isotropic relaxation with 2ξ in the place of ξ…
    for name in ["η", "u per current", "γ̃", "α̃"] {
      let (changed, before) = (try scalar(name, in: found), try scalar(name, in: usual))
      #expect(try changed.equals(before.substituting(ξ, by: 2 * ξ)).isProved, "\(name)")
      #expect(try changed.equals(before).isRefuted, "\(name)")
    }
    let (changed, before) = (try #require(found["δm"] as? Vector), try #require(usual["δm"] as? Vector))
    #expect(try changed.equals(before.substituting([(ξ, 2 * ξ)])).isProved)
    let (spin, usualSpin) = (try #require(found["⟨s⟩"] as? Matrix), try #require(usual["⟨s⟩"] as? Matrix))
    #expect(try spin.agrees(with: usualSpin.substituting([(ξ, 2 * ξ)])).isProved)
    // …which the derivation with two relaxation times has, of which only the transverse one counts.
    let ξ2 = Expr.symbol("ξ_2", .positive), n0 = Expr.symbol("n_0", .real), α = Expr.symbol("α", .real)
    for (name, value) in try Derivation.anisotropicRelaxation.results() where name == "γ̃" || name == "α̃" {
      let wanted = try #require(value as? Expr)
        .substituting([(ξ2, 2 * ξ), (n0, .symbol("n_0", .positive)), (α, .symbol("α", .positive))])
      #expect(try scalar(name, in: found).equals(wanted).isProved, "\(name)")
    }
  }

  @Test("half the equilibrium spin halves the response") func equilibrium() throws {
    let found = try results(Derivation.Change("s_eq") { (spin: Matrix) in .half * spin }), usual = try results()
    let u = try scalar("u per current", in: found), before = try scalar("u per current", in: usual)
    #expect(try u.equals(before / 2).isProved)
  }

  @Test("moments with another g factor scale the torque") func factor() throws {
    let g = Expr.symbol("g", .positive)
    let found = try results(Derivation.Change("gamma_0") { (ratio: Expr) in ratio * g / 2 }), usual = try results()
    for name in ["η", "u per current"] {
      #expect(try scalar(name, in: found).equals(scalar(name, in: usual) * g / 2).isProved)
    }
  }

  @Test("the sign of the exchange integral is that of the gap") func exchange() throws {
    let found = try results(Derivation.Change("H_ex") { (H: Matrix) in -1 * H }), usual = try results()
    #expect(try scalar("gap of (1)", in: found).equals(-scalar("gap of (1)", in: usual)).isProved)
  }

  @Test("a change refutes what followed from the old premise") func refuted() throws {
    let transcript = try Derivation.zhangLi.run(changing: [
      Derivation.Change("w_ex") { (density: Expr) in 3 * density }
    ])
    #expect(!transcript.isAsExpected)
    #expect(transcript.statements.first { $0.tag == "η" }?.verdict.kind == .refuted)
  }

  @Test("a premise that does not exist") func unknown() throws {
    let error = #expect(throws: UnknownPremise.self) { try results(Derivation.Change("Q") { (x: Expr) in x }) }
    #expect(error?.description.contains("zhang-li has no premise for Q") == true)
    // s_eq is a column, no expression: nothing is changed in silence.
    #expect(throws: UnknownPremise.self) { try results(Derivation.Change("s_eq") { (x: Expr) in 2 * x }) }
  }
}
