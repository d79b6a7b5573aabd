import Testing

@testable import Worksheets

@Suite("Sentences with symbols in them") struct ProseTests {
  @Test(arguments: [
    ("a half turn towards z = ∞ for a > 0", "a half turn towards $z = \\infty$ for $a > 0$"),
    ("the bound of (10a) and the label 11b", "the bound of (10a) and the label 11b"),
    ("it is A/w + 2K", "it is $A/w + 2K$"),
    ("the whole splitting of D*", "the whole splitting of $D^{*}$"),
    ("I = ∫_p G at x_±", "$I = \\int _{p} G$ at $x_{\\pm}$"),
    ("∂_εL and ∂_pₓL", "$\\partial _{\\varepsilon}L$ and $\\partial _{p_{x}}L$"),
    ("n × (ẑ × Ê)", "$n \\times{}$($\\hat{z} \\times \\hat{E}$)"),
    ("after Néel, 50 %", "after Néel, 50 \\%")
  ])
  func sentence(_ text: String, _ latex: String) { #expect(Prose.latex(text) == latex) }

  @Test("a sentence begins with a capital, a formula does not") func capital() {
    #expect("the force".sentence == "The force")
    #expect("iħ⟨u|u⟩".sentence == "iħ⟨u|u⟩")
    #expect("x is".sentence == "x is")
  }
}
