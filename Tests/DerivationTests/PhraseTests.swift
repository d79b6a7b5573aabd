import Algebra
import Testing

@testable import Worksheets

/// What is printed is what was compared: words contain no mathematics, and formulas in phrases are set as formulas.
@Suite("Phrases") struct PhraseTests {
  private let x = Expr.symbol("x", .real), τ = Expr.symbol("τ_ex", .positive)

  @Test("words with formulas in every format") func formats() {
    let phrase: Phrase = "the part along \(x) of \(x ** 2 / τ, equals: 1) & more"
    #expect(phrase.text == "the part along x of x²/τₑₓ = 1 & more")
    #expect(phrase.latex == "the part along $x$ of $x^{2}/\\tau_{\\mathrm{ex}} = 1$ \\& more")
    #expect(phrase.html.contains("<math><mi>x</mi></math>") && phrase.html.hasSuffix("&amp; more"))
    #expect(phrase.markdown.hasPrefix("the part along $`x`$ of "))
    #expect(("up to " + "\(x, isAtMost: τ)" as Phrase).text == "up to x ≤ τₑₓ")
  }

  @Test(
    "typed mathematics is noticed",
    arguments: [
      "N − N* = (Y − Y*)/2", "|s| = |c_a|² + |c_b|²", "the square of ξ", "ṡ = M s", "first order in α_R", "to x ≤ 1",
      "the root √2", "s₃ is 1", "along n", "half of E_eff", "10⁻¹⁵ s", "n × ∂ₜn"
    ])
  func typed(_ words: String) { #expect(!Phrase(words).typedMathematics.isEmpty) }

  @Test(
    "words are not",
    arguments: [
      "the spinors are orthonormal", "for ↑ and ↓ alike, as in (A8)", "the first of (10a), a bound from below",
      "Kohno, Tatara and Shibata’s form: equation 12", "I and a, the Néel wall"
    ])
  func plain(_ words: String) { #expect(Phrase(words).typedMathematics == []) }
}
