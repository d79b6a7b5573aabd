import Algebra
import Numbers
import Testing
import Typesetting

@Suite struct StyleTests {
  let x = Expr.symbol("x"), y = Expr.symbol("y"), a = Expr.symbol("a"), b = Expr.symbol("b"),
    ε = Expr.symbol("ε", .real)
  let t = Expr.symbol("t", .real), r = Expr.symbol("r", .real)

  private func style(_ change: (inout Style) -> Void) -> Style {
    var style = Style()
    change(&style)
    return style
  }

  @Test func argumentsOnRequest() throws {
    let theta = ScalarField("θ")(r, t)
    let shown = style { $0.showsArguments = true }
    #expect(sin(theta).latex(shown) == "\\sin(\\theta(r, t))")
    #expect(try theta.derivative(t).latex(shown) == "\\partial_t \\theta(r, t)")
    #expect(try (theta.derivative(t) ** 2).text(shown) == "(∂ₜθ(r, t))²")
  }

  @Test func dotsForOneVariableOnly() throws {
    let theta = ScalarField("θ")(r, t)
    let dotted = style { $0.dottedVariable = "t" }
    #expect(try theta.derivative(t, order: 2).latex(dotted) == "\\ddot{\\theta}")
    #expect(try theta.derivative(t).derivative(r).latex(dotted) == "\\partial_r \\partial_t \\theta")
    #expect(try theta.derivative(t, order: 3).latex(dotted) == "\\dddot{\\theta}")
    let safe = style {
      $0.dottedVariable = "t"
      $0.isForKaTeX = true
    }
    #expect(try theta.derivative(t, order: 3).latex(safe) == "\\partial_t^3 \\theta")
    #expect(try (sin(theta) * theta.derivative(t)).latex(dotted) == "\\sin \\theta \\, \\dot{\\theta}")
    #expect(try (theta.derivative(r) * theta.derivative(t)).latex(dotted) == "(\\partial_r \\theta) \\dot{\\theta}")
    #expect(try theta.derivative(t).mathML(dotted).contains("<mo>˙</mo>"))
  }

  @Test func contentInFront() {
    let factored = style { $0.factorsContent = true }
    #expect((a / 2 + b / 2).latex(factored) == "\\frac{1}{2} (a + b)")
    #expect((a / 2 + b / 2).text(factored) == "(1/2) (a + b)")
    #expect((6 * a - 4 * b).text(factored) == "2 (3 a − 2 b)")
    #expect((a + 2 * b).text(factored) == "a + 2 b")
    let program = SympyProgram([a / 2 + b / 2], style: factored)
    #expect(program.expressions == ["Rational(1, 2)*(a + b)"])
  }

  @Test func collectedPowersAscend() {
    let collected = style { $0.collected = ε }
    let squares = [a * ε ** 2, b * ε ** 2]
    let others = [x, -y * ε, Expr(3), ε ** 3 / 2]
    #expect(Expr.sum(squares + others).text(collected) == "3 + x − ε y + (a + b) ε² + ε³/2")
    #expect(Expr.sum([-a * ε, -b * ε, Expr(1)]).text(collected) == "1 − (a + b) ε")
    #expect(Expr.sum([a / ε, b / ε, Expr(1)]).text(collected) == "(a + b)/ε + 1")
    #expect((x * ε).text(collected) == "ε x")
  }

  @Test func inlineFractions() {
    let small = style { $0.inlineFractions = .small }
    #expect((x / 2).latex(small) == "x/2")
    #expect(((x + 1) / 2 / y).latex(small) == "\\frac{1 + x}{2 y}")
    let all = style { $0.inlineFractions = .always }
    #expect(((x + 1) / (2 * y)).latex(all) == "(1 + x)/(2 y)")
    #expect(sin(x / 2).latex(all) == "\\sin(x/2)")
    #expect((((x + 1) / y) ** a).latex(all) == "((1 + x)/y)^{a}")
  }

  @Test func longSumsBreakAtSigns() {
    let sum = Expr.sum((1...12).map { Expr($0 % 2 == 0 ? 7 : -7) * Expr.symbol("x_\($0)") * y })
    let latex = sum.latex(style { $0.lineWidth = 30 })
    let lines = latex.split(separator: "\\\\", omittingEmptySubsequences: false).joined(separator: "|").split(
      separator: "|")
    #expect(latex.hasPrefix("\\begin{aligned} & "))
    #expect(latex.hasSuffix(" \\end{aligned}"))
    #expect(lines.count > 3 && lines.count < 9)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" & \\quad +") || $0.hasPrefix(" & \\quad -") })
    let joined = latex.replacing("\\begin{aligned} & ", with: "").replacing(" \\end{aligned}", with: "").replacing(
      " \\\\ & \\quad ", with: " ")
    #expect(joined == sum.latex)
    #expect((x + y).latex(style { $0.lineWidth = 30 }) == "x + y")
  }

  @Test func equationsAlignAtTheSign() {
    struct Statement: Typesettable {
      let right: Expr
      func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
        let left = builder.name("S_x")
        return builder.relation(left, .equal, builder.expression(right))
      }
    }
    let statement = Statement(right: x + y)
    #expect(statement.latex == "S_{x} = x + y")
    #expect(statement.text == "Sₓ = x + y")
    #expect(statement.sympy == "Eq(S_x, x + y)")
    #expect(statement.mathematica == "Sx == x + y")
    let terms: [Expr] = [x ** 4 * y, -a * b, exp(x + y)]
    let wide = Statement(right: .sum(terms))
    #expect(
      wide.latex(style { $0.lineWidth = 12 })
        == "\\begin{aligned} S_{x} & = x^{4} y \\\\ & \\quad - a b \\\\ & \\quad + e^{x + y} \\end{aligned}")
  }

  @Test func notationIsTheCallersChoice() {
    let name = style { $0.notation = Spellings(overrides: ["x": .init(latex: "\\mathsf{X}", text: "𝖷")]) }
    #expect((x ** 2).latex(name) == "\\mathsf{X}^{2}")
    #expect((x ** 2).text(name) == "𝖷²")
    #expect((x ** 2).mathML(name) == "<msup><mi>𝖷</mi><mn>2</mn></msup>")
  }

  @Test func eulersNumberIsNotACharge() {
    let e = Expr.symbol("e", .positive)
    #expect((e * exp(x)).latex == "e \\exp(x)")
    #expect((e * exp(x)).text == "e exp(x)")
  }

  @Test func mathMLStandsAlone() {
    let wrapped = style { $0.wrapsMathML = true }
    #expect(
      (x / 2).mathML(wrapped)
        == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>"
    )
    #expect(Expr.symbol("<&>").mathML == "<mi>&lt;&amp;&gt;</mi>")
  }
}
