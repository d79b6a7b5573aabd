import Foundation
import TestSupport
import Testing

@Suite("The commands do, run, repl and notebook") struct StatementCommandTests {
  private func file(_ text: String, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).txt").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// The exit status of a command for a file of this text.
  private func status(of text: String, _ arguments: [String]) throws -> Int32 {
    var status: Int32 = -1
    try file(text) { status = try Program(list: arguments + [$0]).status }
    return status
  }

  @Test("statements one after the other, with the last one's value") func statements() throws {
    let program = try Program(list: ["do", "symbol x > 0", "f = sqrt(x^2)", "D(f^3, x)"])
    #expect(program.status == 0 && program.output == "3 x²\n")
    #expect(try Program(list: ["do", "-x + 2 x"]).output == "x\n")
    #expect(try Program(list: ["do", "check 1 = 2"]).status == 1)
    #expect(try Program(list: ["do", "integrate(1/x, x, -1, 1)"]).status == 70)
    #expect(try Program(list: ["do", "integrate 1/x over x from -1 to 1"]).status == 70)
    #expect(try Program(list: ["do", "limit(f, x, 0, left)"]).status == 64)
    #expect(try Program(list: ["do", "x at y"]).status == 64)
    #expect(try Program(list: ["do", "x ="]).errors.contains("what x stands for is missing"))
    #expect(try Program(list: ["do"]).errors.contains("takes statements"))
    #expect(try Program(list: ["do", "1", "--format", "xml"]).status == 64)
    #expect(try Program(list: ["do", "1 + 1", "--quiet"]).output.isEmpty)
    let latex = try Program(list: ["do", "x/(1 + x)", "--format", "latex"])
    #expect(latex.output == "\\frac{x}{1 + x}\n")
    let json = try Program(list: ["do", "solve a x = 1 for x", "--format", "json"]).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["nonzero"] as? [String] == ["a"] && object["text"] as? String == "x = 1/a")
  }

  @Test("results of derivations are names") func results() throws {
    let program = try Program(list: ["do", "use zhang-li", "check zhang-li.eta = n₀/(Mₛ (1 + ξ²))"])
    #expect(program.status == 0 && program.output.hasPrefix("proved"))
    #expect(try Program(list: ["do", "zhang-li.etta"]).errors.contains("did you mean zhang-li.eta?"))
    // The letters of a statement are those of the results in it.
    #expect(try Program(list: ["do", "zhang-li.eta at ξ = 1/25"]).output == "625 n₀/(626 Mₛ)\n")
    #expect(try Program(list: ["do", "solve zhang-li.eta = 1/2 for n₀"]).output == "n₀ = Mₛ/2 + ξ² Mₛ/2\n")
    #expect(try Program(list: ["do", "digits zhang-li.eta at ξ = 1, n₀ = 1, Mₛ = 4 to 5"]).output == "0.12500\n")
    // A letter that has a value has it in results too, and one letter is one quantity whatever was said first.
    #expect(try Program(list: ["do", "M_s = 4", "digits zhang-li.eta at ξ = 1, n₀ = 1 to 5"]).output == "0.12500\n")
    #expect(try Program(list: ["do", "ξ = ζ/2", "zhang-li.eta"]).output.contains("ζ²"))
    #expect(
      try Program(list: ["do", "ξ = -1", "zhang-li.eta"]).errors.contains(
        "zhang-li.eta cannot be taken here: ξ is positive"))
    #expect(try Program(list: ["do", "m = 2 ξ", "use domain-wall", "check m = 2 ξ"]).status == 0)
    #expect(try Program(list: ["do", "m = 2 ξ", "use domain-wall", "m domain-wall.threshold at ξ = 2 α~"]).status == 0)
    #expect(try Program(list: ["do", "positive U", "m = 2 U", "use domain-wall", "check m = 2 √(U²)"]).status == 0)
    // A matrix is a whole.
    #expect(try Program(list: ["do", "trace(zhang-li.calA)"]).output == "0\n")
  }

  @Test("a file is carried out to its end, and everything wrong in it is told with its line") func run() throws {
    try file("# a remark\na = 2\nM = [[1, a],\n     [3, 4]]\ndet(M)\nb = 1 +\nb + 1\ncheck a = 3\na^2\n") { path in
      let program = try Program(list: ["run", path])
      #expect(program.status == 64)
      #expect(program.output.hasSuffix("4\n") && program.output.contains("\n−2\n"))
      #expect(program.errors.contains(":6:8: ") && program.errors.contains(":7: b could not be defined"))
    }
    #expect(try status(of: "check 1 = 1\ncheck 1 = 2\n", ["run"]) == 1)
    #expect(try status(of: "1 + 1", ["run"]) == 0)
    #expect(try Program(list: ["run", "/nowhere"]).status == 70)
    #expect(try Program(list: ["run"]).status == 64)
  }

  @Test("long files, long lines and what is no text end at once") func long() throws {
    // A thousand times the statements of the other tests; an open bracket with as many lines behind it; bytes at random.
    let statements = (1...20_000).map { "a_\($0) = \($0)/7\n" }.joined()
    try file(statements + "a_20000 + 1\n") { path in
      let clock = ContinuousClock()
      let start = clock.now
      let program = try Program(list: ["run", path])
      #expect(program.status == 0 && program.output.hasSuffix("\n20007/7\n"))
      #expect(start.duration(to: clock.now) < .seconds(30))
    }
    let open = "M = [" + String(repeating: "1,\n", count: 50_000)
    #expect(try status(of: open, ["run"]) == 64)
    #expect(try status(of: String(repeating: "x", count: 10_000_000), ["run"]) == 64)
    var generator = Generator(seed: 77)
    let noise = String(
      decoding: (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }, as: UTF8.self)
    #expect(try status(of: noise, ["run"]) == 64)
  }

  @Test("a notebook is compared by mathematics, and mended") func notebook() throws {
    let text = "Text\n\n```derive\na = 2\n(x + 1)/a\n```\n\n```output\na = 2\nx/2 + 1/2\n```\n\nMore\n"
    try file(text) { path in
      #expect(try Program(list: ["notebook", "check", path]).status == 0)
      let run = try Program(list: ["notebook", "run", path])
      #expect(run.status == 0 && run.output.contains("\na = 2\n1/2 + x/2\n```\n\nMore\n"))
    }
    try file(text.replacingOccurrences(of: "1/2\n", with: "1/3\n")) { path in
      let program = try Program(list: ["notebook", "check", path])
      #expect(program.status == 1 && program.errors.contains("1/2 + x/2"))
      #expect(try Program(list: ["notebook", "fix", path]).status == 0)
      #expect(try Program(list: ["notebook", "check", path]).status == 0)
    }
    // A mistake is no output, unless it is what is to be shown.
    let wrong = "```derive\n1 +\n```\n"
    #expect(try status(of: wrong, ["notebook", "check"]) == 64)
    try file(wrong.replacingOccurrences(of: "derive", with: "derive mistakes")) { path in
      let (fixed, checked) = (
        try Program(list: ["notebook", "fix", path]), try Program(list: ["notebook", "check", path])
      )
      #expect(fixed.status == 0 && checked.status == 0)
    }
    #expect(try status(of: "only text\n", ["notebook", "check"]) == 64)
    #expect(try Program(list: ["notebook", "chek", "x"]).errors.contains("did you mean check?"))
  }
}
