import Algebra
import Foundation
import Testing

@testable import Notation

/// A session whose unused expressions are released after every statement says what one says that keeps everything.
@Suite("Sessions that release expressions") struct SessionReleaseTests {
  @Test("every statement of the notebooks says the same") func notebooks() async {
    await #expect(processExitsWith: .success) {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../notebooks-md")
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      var count = 0
      ExpressionStore.settle()
      for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "md" {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        let statements = NotebookText(lines.map(String.init)).cells.filter(\.isCode).flatMap {
          Script.statements(of: $0.lines).map(\.1)
        }
        let keeping = Self.answers(statements, releases: false)
        let releasing = Self.answers(statements, releases: true)
        for (statement, (a, b)) in zip(statements, zip(keeping, releasing)) {
          #expect(a == b, "\(statement)")
          count += 1
        }
      }
      #expect(count > 60, "\(count) statements")
    }
  }

  @Test("functions, series, matrices and operators that have names are kept") func names() async {
    await #expect(processExitsWith: .success) {
      let definitions = [
        "symbol a > 0, z complex", "f(x) = exp(−a x)/(1 + 7919 x)", "g(x) = f(x)² + D(f(x), x)",
        "s = series f(h) in h to order 6",
        "M = [[a, 12345 a], [1/a, sin(7919 a)]]", "operator p, q", "H = p²/(2 a) + 99991 p q",
        "l = [a + 77777, a − 88888]",
        "vector B", "unit vector n(r, t)", "T = 31337 n × (n × B)", "field θ(r, t)", "E = a ∂ₜθ + 65537 θ",
        "φ = solve(x² = 55555 a, x)",
        "b = 54321 a² + 99991", "h(m) = m[1, 1] b", "b = 1"
      ]
      let questions = [
        "g(2)", "s", "M M", "H p", "l", "T ⋅ n", "check T ⋅ n = 0", "E", "φ", "D(g(y), y)", "det(M)", "f(a)", "latex M",
        "digits f(1) at a = 3", "h([[2]])"
      ]
      let statements = definitions + (0..<30).map { "expand (z + \($0 + 1000))^5" } + questions
      ExpressionStore.settle()
      #expect(Self.answers(statements, releases: false) == Self.answers(statements, releases: true))
      #expect(!Self.answers(statements, releases: true).contains { $0.hasPrefix("mistake") })
    }
  }

  @Test("constants of nature and units are still there, and so is what every operation is made of") func constants()
    async
  {
    await #expect(processExitsWith: .success) {
      let statements = [
        "use units", "use units km, eV, G", "use constants", "convert 1 eV/ħ to GHz in 5 digits",
        "convert 1 T μ_B/ħ to GHz in 5 digits",
        "convert 300 k_B K to eV in 5 digits", "convert 1 G to T", "digits π² to 30",
        "convert m_e c² to J in 5 digits"
      ]
      ExpressionStore.settle()
      let first = Self.answers(statements, releases: false)
      #expect(!first.contains { $0.hasPrefix("mistake") }, "\(first)")
      for _ in 0..<3 {
        // New expressions in the places of the old ones.
        var session = Session()
        for k in 0..<300 { _ = try? session.run("expand (x + \(k + 12345))^9") }
        #expect(Self.answers(statements, releases: true) == first)
      }
    }
  }

  private static func answers(_ statements: [String], releases: Bool) -> [String] {
    defer { ExpressionStore.release(keeping: []) }
    var session = Session()
    return statements.map { statement in
      let said: String
      do { said = try session.run(statement).text } catch { said = "mistake: \(error)" }
      if releases { ExpressionStore.release(keeping: session.environment.held) }
      return said
    }
  }
}
