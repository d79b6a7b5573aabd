import Algebra
import Notation
import Numbers
import Testing

/// Statements of the written language, and what becomes of them.
@Suite("Products in sessions") struct SessionProductTests {
  @Test("Pauli matrices and operators keep their order") func products() throws {
    #expect(try isEqual(["use pauli"], "σ_x σ_y - σ_y σ_x = 2 i σ_z"))
    #expect(try !isEqual(["use pauli"], "σ_x σ_y = σ_y σ_x"))
    #expect(try isEqual(["operator a, b"], "(a + b)^2 = a^2 + a b + b a + b^2"))
    #expect(try !isEqual(["operator a, b"], "(a + b)^2 = a^2 + 2 a b + b^2"))
    #expect(try isEqual(["operator a, b", "c = commutator(a, b)"], "commutator(a, b c) = c c + b commutator(a, c)"))
  }

  @Test("a dagger behind an operator is its adjoint, and only names name operators") func adjoints() throws {
    #expect(try last("operator c†", "commutator(c, c†)") == "c c† − c† c")
    #expect(try last("operator c†", "adjoint(c† c c)") == "c† c† c")
    #expect(try last("operator a", "a† - a") == "0")
    #expect(try last("operator c†", "c†") == (try last("operator c†", "adjoint(c)")))
    for line in ["operator a where x > 0", "operator sin", "operator a, 3"] {
      #expect(throws: (any Error).self) { try last(line) }
    }
  }

  @Test("functions by the names that they have elsewhere are found") func otherNames() throws {
    for (typed, meant) in [
      ("Γ(5)", "gammafunction"), ("gamma(5)", "gammafunction"), ("J_0(x)", "besselj0"), ("ψ(2)", "digamma"),
      ("Li_2(x)", "dilog"), ("besselj(0, x)", "besselj0")
    ] {
      do {
        let found = try last(typed)
        Issue.record("\(typed) is \(found)")
      } catch {
        #expect("\(error)".contains("the function is written \(meant)(…)"), "\(error)")
      }
    }
    // Whoever declares them has them.
    #expect(try last("field Γ(x)", "Γ(5)") == "Γ(5)")
  }
}
