import Algebra
import Numbers
import Testing
import Typesetting

@Suite struct RobustnessTests {
  let x = Expr.symbol("x"), y = Expr.symbol("y")

  private func nested(_ depth: Int) -> Expr {
    var result = x
    for _ in 0..<depth { result = sin(result + 1) }
    return result
  }

  /// A hundred thousand levels: by recursion they would overflow any thread's stack.
  @Test func deepLatex() {
    let depth = 100_000
    let latex = nested(depth).latex
    let isComplete =
      latex.hasPrefix("\\sin(1 + \\sin(1 + ")
      && latex.hasSuffix("\\sin(1 + x)" + String(repeating: ")", count: depth - 1))
    #expect(isComplete)
  }

  @Test func deepTextOfOtherFormats() {
    let depth = 20_000
    let expression = nested(depth)
    let (text, sympy, mathematica, mathML) =
      (expression.text, expression.sympy, expression.mathematica, expression.mathML)
    let tail = String(repeating: ")", count: depth - 1)
    let hasTail = text.hasSuffix("sin(1 + x)" + tail)
    #expect(hasTail)
    #expect(sympy.utf8.count == 9 * depth + 1)
    #expect(mathematica.utf8.count == 9 * depth + 1)
    #expect(mathML.utf8.count > 20 * depth)
  }

  @Test func deepRootsAndQuotients() {
    var nested = x
    for _ in 0..<20_000 { nested = 1 / (y + sqrt(1 + nested)) }
    let latex = nested.latex
    #expect(latex.count(where: { $0 == "{" }) == latex.count(where: { $0 == "}" }))
    #expect(latex.count(where: { $0 == "{" }) == 60_000)
  }

  /// Shared parts make text exponentially long; it ends with an ellipsis instead of taking all memory.
  @Test func textHasALimit() {
    var shared = x
    for _ in 0..<200 { shared = exp(shared) + sin(shared) }
    var style = Style()
    style.byteLimit = 10_000
    #expect(shared.latex(style).utf8.count <= 10_500)
    #expect(shared.text(style).hasSuffix("…"))
    #expect(shared.mathML(style) == "<mo>…</mo>")
    // Of a sum nothing follows the term at which the limit was reached.
    let sum = Expr.sum((1...5000).map { Expr.symbol("a_\($0)") })
    for text in [sum.text(style), sum.latex(style)] {
      #expect(text.utf8.count <= 10_050 && text.hasSuffix("…"))
      #expect(!text.contains("+  +") && !text.contains("+ +"))
    }
  }

  /// The count of terms of (1 + x + y + z + w)^20, with large coefficients.
  @Test func largePolynomial() {
    let symbols = ["w", "x", "y", "z"].map { Expr.symbol($0) }
    var terms: [Expr] = []
    for a in 0...20 {
      for b in 0...(20 - a) {
        for c in 0...(20 - a - b) {
          for d in 0...(20 - a - b - c) {
            let coefficient = Expr(Integer(1 + a + 7 * b + 11 * c * d))
            terms.append(
              coefficient * symbols[0] ** Expr(a) * symbols[1] ** Expr(b) * symbols[2] ** Expr(c) * symbols[3]
                ** Expr(d))
          }
        }
      }
    }
    #expect(terms.count == 10_626)
    let latex = Expr.sum(terms).latex
    #expect(latex.count(where: { $0 == "+" }) == 10_625)
    // Constant first, then by degree, powers of w before those of x.
    #expect(latex.hasPrefix("1 + 2 w + 8 x + y + z + 3 w^{2} + 9 w x + 2 w y + 2 w z + 15 x^{2} + 8 x y + "))
    #expect(latex.hasSuffix(" + z^{20}"))
    #expect(Expr.sum(terms.reversed()).latex == latex)
  }

  /// The order of terms and factors comes from names and values: making expressions in another order, or others before,
  /// changes nothing.
  @Test func orderIsIndependentOfHistory() {
    var dice = Dice(seed: 5)
    for round in 0..<60 {
      let stem =
        "name"
        + String(round).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) }.joined()
      let names = "abcde".map { stem + String($0) }
      var made: [String: Expr] = [:]
      for name in names.shuffled(using: &dice) {
        made[name] = sin(.symbol(name)) * .symbol(name + "x") + .symbol(name) ** 2
      }
      let parts = names.compactMap { made[$0] }
      let squares = names.map { "\($0)²" }.joined(separator: " + ")
      let products = names.map { "\($0)x sin \($0)" }.joined(separator: " + ")
      #expect(Expr.sum(parts.shuffled(using: &dice)).text == "\(squares) + \(products)")
      let factors = names.map { "(\($0)² + \($0)x sin \($0))" }.joined(separator: " ")
      #expect(Expr.product(parts.shuffled(using: &dice)).text == factors)
    }
  }

  @Test func everyErrorSaysWhatAndHow() {
    let errors: [(AlgebraError, String)] = [
      (.undefined(1 / (x - x)), "1/0 has no value"), (.divisionByZero(x - y), "division by x − y"),
      (.notAVariable(sin(x)), "sin x"), (.notDifferentiable(abs(x)), "|x| has no derivative"),
      (.domain("a rotation", x), "a rotation is outside its domain for x"),
      (.unable("integration", exp(x)), "integration does not cover eˣ"),
      (.dimensions("2×2 by 3×3"), "2×2 by 3×3"), (.singular("det = 0"), "det = 0"),
      (.number(.divisionByZero("1/0")), "division by zero")
    ]
    for (error, part) in errors { #expect("\(error)".contains(part)) }
    var long = x
    for _ in 0..<100 { long = exp(long) + sin(long) }
    #expect("\(AlgebraError.undefined(long))".count < 400)
  }

  /// Tags close in the order they open, and fractions and scripts have as many parts as they must.
  @Test func mathMLIsWellFormed() throws {
    var random = RandomExpressions(seed: 99)
    let values = Corpus.all.map(\.1) + (0..<500).map { _ in random.next().expression }
    for value in values {
      let complaint = MathMLChecker.complaint(value.mathML)
      #expect(complaint == nil, "\(value.text): \(complaint ?? "")")
    }
    #expect(MathMLChecker.complaint("<mfrac><mi>x</mi></mfrac>") != nil)
    #expect(MathMLChecker.complaint("<mrow><mi>x</mrow></mi>") != nil)
  }
}
