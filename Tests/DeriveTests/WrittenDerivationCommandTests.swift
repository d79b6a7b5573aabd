import Algebra
import Foundation
import Notation
import TestSupport
import Testing
import Worksheets
import derivations

@testable import derive

/// The derivation that is shipped in the written language, and other premises for the built-in ones.
@Suite("Derivations in the written language, by the command") struct WrittenDerivationCommandTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let path = folder.appendingPathComponent("derivations/written/zhang-li.derive").path

  private static func written() throws -> Derivation {
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    return try WrittenDerivation(lines, name: path, library: SessionLibrary.library).derivation
  }

  @Test("the derivation of Zhang and Li in a hundred lines has the results of the one in Swift") func results() throws {
    let lines = try String(contentsOfFile: Self.path, encoding: .utf8).components(separatedBy: "\n")
    #expect(lines.count < 120)
    let (written, swift) = (try Self.written().derivedResults(), try Derivation.zhangLi.derivedResults())
    for (ours, theirs) in [("eta", "eta"), ("u_per_current", "u_per_current"), ("γ~", "γ̃"), ("α~", "α̃")] {
      let (a, b): (Expr, Expr) = (try written.value(ours), try swift.value(theirs))
      #expect(try a.equals(b).isProved, "\(ours): \(a.text), \(b.text)")
    }
    let (a, b): (Matrix, Matrix) = (try written.value("s_avg"), try swift.value("avg_s"))
    #expect(try a.agrees(with: b).isProved)
    let transcript = try Self.written().run()
    #expect(transcript.isAsExpected)
    #expect(transcript.statements.filter { $0.verdict.kind == .refuted }.map(\.label) == ["(12)"])
  }

  @Test("another relaxation is one line, and gives the rest of anisotropic relaxation") func anisotropic() throws {
    let program = try Program(list: [
      "do", "symbol ξ₁ > 0, ξ₂ > 0",
      "use \(Self.path) with R = [[-ξ₂ s₁], [-ξ₂ s₂], [-ξ₁ (s₃ - 1)]]",
      "check zhang-li-written.s = anisotropic-relaxation.s_infty", "zhang-li-written.eta"
    ])
    #expect(
      program.status == 0 && program.output.hasPrefix("proved") && program.output.hasSuffix("\nn₀/(Mₛ (1 + ξ₂²))\n"),
      "\(program.output)\(program.errors)")
  }

  @Test("the built-in derivation with other premises") func premises() throws {
    let changed = try Program(list: ["zhang-li", "--with", "s_eq = s_eq/2"])
    #expect(changed.status == 0 && changed.output.contains("η = n₀/(2 Mₛ (1 + ξ²))\n  before: n₀/(Mₛ (1 + ξ²))"))
    // What followed from the old premise alone is refuted, and the status says so.
    let audit = try Program(list: ["zhang-li", "--with", "R = 2 R", "--audit"])
    #expect(audit.status == 1 && audit.output.contains("refuted"))
    #expect(try Program(list: ["zhang-li", "--with", "Q = 1"]).errors.contains("has no premise Q; it has U, H_ex"))
    #expect(try Program(list: ["zhang-li", "--with", "s_ek = 1"]).errors.contains("did you mean s_eq?"))
    #expect(try Program(list: ["zhang-li", "--with", "R = 3"]).status == 64)
    #expect(try Program(list: ["zhang-li", "--with", "R = (1"]).status == 64)
    #expect(try Program(list: ["zhang-li", "--with", "R = 2 R", "--mutate"]).status == 64)
    // The second premise of a name has one of its own.
    let list = try Program(list: ["list", "zhang-li"]).output
    #expect(list.contains("\nR(2)") && list.contains("\ns_eq"))
    let second = try Program(list: ["zhang-li", "--with", "R(2) = 3 R"]).output
    #expect(second.contains("T of the macroscopic theory") && !second.contains("η ="))
    // Once used as it is again, it is as it was.
    let back = try Program(list: ["do", "use zhang-li with R = 2 R", "use zhang-li", "zhang-li.eta"])
    #expect(back.output == "n₀/(Mₛ (1 + ξ²))\n")
    let json = try Program(list: ["do", "use zhang-li with R = 2 R", "--format", "json"]).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((object["changes"] as? [[String: String]])?.contains { $0["name"] == "η" } == true)
  }

  @Test("curves are written for gnuplot, with gaps where there is no value") func curves() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("c.gp").path
    let program = try Program(list: [
      "do", "η(x) = x/(1 + x²)", "plot η(x), √(x − 1), 1/(x − 2) over x from 0 to 4 into \(path)"
    ])
    #expect(program.status == 0, "\(program.errors)")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    let rows = lines.dropFirst().prefix { $0 != "EOD" }.map { $0.split(separator: " ").map(String.init) }
    #expect(rows.count == 241 && rows.allSatisfy { $0.count == 4 })
    #expect(rows[0] == ["0", "0", "nan", "-0.500000"] && rows[120] == ["2.00000", "0.400000", "1.00000", "nan"])
    #expect(lines.last?.contains("title '√(x − 1)'") == true)
    for (statement, message) in [
      ("plot y over x from 0 to 4 into a.gp", "y has no value"),
      ("plot x over x from 0 to 4 into a.xyz", "ends with .svg"),
      ("plot √(−1 − x²) over x from 0 to 4 into a.gp", "no real value"), ("plot sin(x)", "plot is said as in")
    ] { #expect(try Program(list: ["do", statement]).errors.contains(message), "\(statement)") }
  }

  @Test("files that are no derivation, and mistakes in one") func mistakes() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func run(_ text: String, _ options: String...) throws -> Program {
      let path = folder.appendingPathComponent("x.derive").path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try Program(list: ["run", path] + options)
    }
    let mistakes = try run("derivation d \"D\"\nclaim \"x\" a = (b\n\nclaim \"y\" 1\n")
    #expect(
      mistakes.status == 64 && mistakes.errors.contains(":2:") && mistakes.errors.contains(":4: a claim is an equation")
    )
    #expect(try run("derivation d \"D\"\nclaim \"x\" 1 = 2\n").status == 1)
    #expect(try run("derivation d \"D\"\nclaim \"x\" 1 = 1\nresult z = 1\n", "--format", "json").status == 0)
    #expect(try run("derivation d\n").status == 64)
    #expect(try run("derivation d \"D\"\ndefine \"x\" y = integrate(1/x, x, -1, 1)\n").status == 70)
    let path = folder.appendingPathComponent("x.derive").path
    // A file that uses itself ends with a message, and so does watching nothing.
    #expect(try run("derivation d \"D\"\nuse \(path)\nresult z = 1\n").errors.contains("files that use each other"))
    #expect(try Program(list: ["notebook", "watch", folder.path + "/missing.md"]).status == 70)
    #expect(try Program(list: ["do", "use \(path)", "d.z"]).status != 0)
    try "x = 1\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try Program(list: ["do", "use \(path)"]).errors.contains("does not begin with derivation"))
    #expect(try Program(list: ["do", "use missing.derive"]).status == 70)
  }
}
