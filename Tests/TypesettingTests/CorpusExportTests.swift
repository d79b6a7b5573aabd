import Algebra
import Foundation
import Testing
import Typesetting

/// Writes the corpora that scripts/check-sympy and scripts/check-latex give to other programs; enabled by their variables.
@Suite struct CorpusExportTests {
  static func path(_ variable: String) -> String? { ProcessInfo.processInfo.environment[variable] }

  /// One line: the text, its declarations, the tree it must equal, and its value where the kernels have theirs.
  struct Line: Encodable {
    struct Kernel: Encodable {
      var text: String
      /// The function's name, for a function of variables.
      var name: String
      var isReal: Bool
      var re: [String]
      var im: [String]
    }

    var text: String
    var tree: Tree
    var value: [Double]
  }

  struct Header: Encodable {
    var preamble: String
    var kernels: [Line.Kernel]
  }

  @Test(.enabled(if: path("DERIVE_SYMPY_CORPUS") != nil))
  func sympy() throws {
    let path = try #require(Self.path("DERIVE_SYMPY_CORPUS"))
    var random = RandomExpressions(seed: 77_001)
    let samples = (0..<2200).map { _ in random.next() }
    let kernels = random.kernels
    // One program, so that every expression uses the same names.
    let program = SympyProgram(kernels.map(\.expression) + samples.map(\.expression))
    var names: [Expr: String] = [:]
    var declared: [Line.Kernel] = []
    for (kernel, text) in zip(kernels, program.expressions) {
      names[kernel.expression] = text
      var name = text
      var isReal = kernel.expression.isKnownReal
      if case .field(let field) = kernel.expression.view {
        // θ and its derivatives are values of one function, declared under the name its plain value shows.
        let plain = kernels.firstIndex {
          guard case .field(let other) = $0.expression.view else { return false }
          return other.name == field.name && other.orders.allSatisfy { $0 == 0 }
        }
        name = plain.map { String(program.expressions[$0].prefix { $0 != "(" }) } ?? text
        names[kernel.expression] = name
        isReal = field.assumptions.contains(.real)
      }
      declared.append(
        Line.Kernel(
          text: text, name: name, isReal: isReal, re: ["\(kernel.re.numerator)", "\(kernel.re.denominator)"],
          im: ["\(kernel.im.numerator)", "\(kernel.im.denominator)"]))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var lines = [try encoder.encode(Header(preamble: program.preamble, kernels: declared))]
    for (sample, text) in zip(samples, program.expressions.dropFirst(kernels.count)) {
      let tree = Tree(sample.expression, names: names)
      lines.append(try encoder.encode(Line(text: text, tree: tree, value: [sample.value.re, sample.value.im])))
    }
    try Data(lines.joined(separator: Data("\n".utf8))).write(to: URL(fileURLWithPath: path))
  }

  @Test(.enabled(if: path("DERIVE_LATEX_CORPUS") != nil))
  func latex() throws {
    let path = try #require(Self.path("DERIVE_LATEX_CORPUS"))
    var katex = Style()
    katex.isForKaTeX = true
    katex.dottedVariable = "t"
    var random = RandomExpressions(seed: 77_002)
    let formulas = Corpus.all.map { $0.1.latex(katex) } + (0..<1000).map { _ in random.next().expression.latex(katex) }
    try formulas.joined(separator: "\n").appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
