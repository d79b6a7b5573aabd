import Algebra
import Testing

@testable import Typesetting

@Suite struct NameTests {
  @Test(arguments: [
    ("x", "x", "x"), ("alpha", "\\alpha", "α"), ("α", "\\alpha", "α"), ("epsilon_1", "\\varepsilon_{1}", "ε₁"),
    ("tau_sf", "\\tau_{\\mathrm{sf}}", "τ_sf"), ("τ_sf", "\\tau_{\\mathrm{sf}}", "τ_sf"), ("hbar", "\\hbar", "ħ"),
    ("ħ", "\\hbar", "ħ"), ("ℏ", "\\hbar", "ħ"), ("M_s", "M_{s}", "Mₛ"), ("Mₛ", "M_{s}", "Mₛ"),
    ("alpha~", "\\tilde{\\alpha}", "α~"), ("nDot", "\\dot{n}", "n˙"), ("nHat_x", "\\hat{n}_{x}", "nˆₓ"),
    ("x1", "x_{1}", "x₁"), ("x12", "x_{12}", "x₁₂"), ("theta_0", "\\theta_{0}", "θ₀"), ("x'", "x'", "x′"),
    ("x''", "x''", "x′′"), ("a†", "a^{\\dagger}", "a†"), ("m*", "m^{*}", "m*"), ("sigma_xy", "\\sigma_{xy}", "σ_xy"),
    ("sigma_x_1", "\\sigma_{x,1}", "σ_x_1"), ("psi_↑", "\\psi_{\\uparrow}", "ψ_↑"),
    ("psi_up", "\\psi_{\\uparrow}", "ψ_↑"), ("up", "\\mathrm{up}", "up"), ("minus_1", "\\mathrm{minus}_{1}", "minus₁"),
    ("Gamma", "\\Gamma", "Γ"),
    ("mass", "\\mathrm{mass}", "mass"), ("mass_eff", "\\mathrm{mass}_{\\mathrm{eff}}", "mass_eff"),
    ("energyTilde", "\\widetilde{\\mathrm{energy}}", "energy~"), ("Δx", "\\Delta x", "Δx"), ("v_F", "v_{F}", "v_F"),
    ("50%", "\\mathrm{50\\%}", "50%"), ("a b", "\\mathrm{a\\ b}", "a_b"), ("_", "\\mathrm{\\_}", "_"),
    ("", "\\mathrm{}", ""),
    ("~", "\\mathrm{{\\sim}}", "~"), ("2", "\\mathrm{2}", "2"), ("E_k_↓", "E_{k,\\downarrow}", "E_k_↓"),
    ("xDot'", "\\dot{x}'", "x˙′"), ("∂_x", "\\partial _{x}", "∂ₓ"), ("∂_pₓ", "\\partial _{p_{x}}", "∂_pₓ")
  ])
  func spelling(_ name: String, _ latex: String, _ text: String) {
    #expect(Name(name).latex() == latex)
    #expect(Name(name).text == text)
  }

  @Test func vectorsAreBold() {
    #expect(Name("n").latex(isVector: true) == "\\mathbf{n}")
    #expect(Name("nHat").latex(isVector: true) == "\\hat{\\mathbf{n}}")
    #expect(Name("σ").latex(isVector: true) == "\\boldsymbol{\\sigma}")
    #expect(Name("n").mathML(isVector: true) == "<mi>𝐧</mi>")
  }

  @Test func letterTableIsConsistent() {
    for entry in Letters.table {
      #expect(Letters.named(entry.name) == entry.character)
      #expect(Letters.latex(entry.character) != nil)
      #expect(Letters.name(entry.character).flatMap(Letters.named) == entry.character)
    }
  }

  @Test func identifiersAreDistinct() {
    let names = ["α", "alpha", "x", "x_", "lambda", "I", "sin", "M_s", "Ms", "x'", "xprime", "1a", "é", "∂", "τ_sf"]
    let symbols = names.map { Expr.symbol($0) } + [Expr.symbol("x", .positive), Expr.symbol("x", .real)]
    for (dialect, written) in [
      ("sympy", SympyProgram(symbols).expressions), ("mathematica", MathematicaProgram(symbols).expressions)
    ] {
      #expect(Set(written).count == symbols.count, "\(dialect): \(written)")
      for identifier in written {
        #expect(identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") })
        #expect(identifier.first?.isLetter == true)
      }
    }
  }

  @Test func declarationsCarryAssumptions() {
    let program = SympyProgram([
      Expr.symbol("α", .positive) * Expr.symbol("n", .integer) + Expr.symbol("z", .nonzero),
      ScalarField("θ")(.symbol("t", .real))
    ])
    #expect(
      program.preamble
        == """
        alpha = Symbol('alpha', positive=True)
        n = Symbol('n', integer=True)
        t = Symbol('t', real=True)
        theta = Function('theta', real=True)
        z = Symbol('z', zero=False)
        """)
    #expect(program.expressions == ["z + alpha*n", "theta(t)"])
    let other = MathematicaProgram([Expr.symbol("α", .positive) * Expr.symbol("n", .integer)])
    #expect(other.preamble == "$Assumptions = alpha > 0 && Element[n, Integers];")
  }
}
