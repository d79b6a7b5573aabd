import Algebra
import Testing
import Typesetting

/// Parentheses, signs, powers and precedence: what was written must mean what was meant.
@Suite struct ReadBackTests {
  static let seed: UInt64 = 20_240_607
  static let count = 1500

  /// The value of each name as the format writes it.
  private func names(_ kernels: [(expression: Expr, value: Complex)], _ write: (Expr) -> String) -> [String: Complex] {
    var names: [String: Complex] = [:]
    for (expression, value) in kernels { names[write(expression)] = value }
    return names
  }

  private func check(
    _ dialect: TextParser.Dialect, constants: [String: Complex], _ write: (Expr) -> String
  ) throws {
    var random = RandomExpressions(seed: Self.seed)
    let kernels = random.kernels.map { (expression: $0.expression, value: random.point[$0.expression] ?? Complex(0)) }
    let known = names(kernels, write).merging(constants) { first, _ in first }
    for _ in 0..<Self.count {
      let (expression, expected) = random.next()
      let text = write(expression)
      do {
        let value = try TextParser.value(of: text, dialect, known)
        #expect(value.distance(to: expected) < 1e-9, "\(text) reads as \(value), not \(expected); seed \(Self.seed)")
      } catch {
        Issue.record("\(error); seed \(Self.seed)")
      }
    }
  }

  @Test func unicodeTextMeansTheExpression() throws {
    try check(.text, constants: ["i": .i, "π": Complex(.pi)]) { $0.text }
  }

  @Test func sympyTextMeansTheExpression() throws {
    try check(.sympy, constants: ["I": .i, "pi": Complex(.pi)]) { $0.sympy }
  }

  @Test func latexMeansTheExpression() throws {
    var random = RandomExpressions(seed: Self.seed + 1)
    var style = Style()
    style.dottedVariable = "t"
    let names = Dictionary(
      random.kernels.map { ($0.expression.latex(style), random.point[$0.expression] ?? Complex(0)) },
      uniquingKeysWith: { first, _ in first })
    for _ in 0..<Self.count {
      let (expression, expected) = random.next()
      let latex = expression.latex(style)
      do {
        let value = try LatexReader.value(of: latex, names)
        #expect(value.distance(to: expected) < 1e-9, "\(latex) reads as \(value), not \(expected)")
      } catch {
        Issue.record("\(latex): \(error)")
      }
    }
  }

  /// The parser itself tells apart what the tests are about.
  @Test func parserIsNotBlind() throws {
    let x = Complex(3)
    #expect(try TextParser.value(of: "−x²", .text, ["x": x]) == Complex(-9))
    #expect(try TextParser.value(of: "(−x)²", .text, ["x": x]) == Complex(9))
    #expect(try TextParser.value(of: "1/(2 x)", .text, ["x": x]) == Complex(1.0 / 6))
    #expect(try TextParser.value(of: "1/2 x", .text, ["x": x]) == Complex(1.5))
    #expect(try TextParser.value(of: "-x**2", .sympy, ["x": x]) == Complex(-9))
    #expect(try TextParser.value(of: "2**x**2", .sympy, ["x": x]) == Complex(512))
    #expect(throws: TextParser.Failure.self) { try TextParser.value(of: "(x", .text, ["x": x]) }
  }
}
