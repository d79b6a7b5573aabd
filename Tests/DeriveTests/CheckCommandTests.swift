import Foundation
import Testing

@Suite("The command check") struct CheckCommandTests {
  @Test(
    "the first word is the verdict, and the status goes with it",
    arguments: [
      ("sin(2 x) = 2 sin(x) cos(x)", "proved\n  for x real\n", 0), ("√(x^2) = x", "refuted\n  at x = -", 1),
      ("√(x^2) = x where x > 0", "proved\n  for x positive\n", 0),
      ("e^(i n π) = (-1)^n where n integer", "proved\n", 0),
      ("√(x^2) = |x| where x complex", "refuted\n", 1), ("a = b = a where b = a", "proved\n", 0),
      ("a = b = b", "refuted\n", 1), ("x^2 == x x", "proved\n", 0), ("-x = -x where x, y complex", "proved\n", 0),
      ("a × b = -(b × a) where a, b vector", "proved\n", 0), ("a × a = 0 where a vector", "proved\n", 0),
      ("n ⋅ n = 1 where n unit vector", "proved\n", 0), ("diff(θ(x, t), t) = ∂ₜθ where θ(x, t) real", "proved\n", 0),
      ("zhang-li.alpha_tilde = (α + η ξ)/(1 + η) where η = zhang-li.eta", "proved\n", 0),
      ("zhang-li.alpha_tilde = α + η ξ where η = zhang-li.eta", "refuted\n", 1),
      ("x = 2 where x = b, b = 2", "proved\n", 0), ("x = 2 where b = 2, x = b", "proved\n", 0),
      ("a = 6 where a = 2 b, b = 3 c, c = 1", "proved\n", 0), ("1/x = 2/(2 x) where x ≠ 0", "proved\n", 0),
      ("√x √x = x where x ≥ 0", "proved\n", 0),
      ("e^x e^(-x) = exp(0)", "proved\n", 0), ("e x/e = x where e > 0", "proved\n", 0)
    ] as [(String, String, Int32)])
  func verdicts(text: String, output: String, status: Int32) throws {
    let program = try Program("check", text)
    #expect(program.status == status && program.output.hasPrefix(output), "\(program.output)\(program.errors)")
  }

  @Test("a file is checked line by line, in text and in JSON") func file() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("claims.txt")
    try "# claims\ncos(x)^2 + sin(x)^2 = 1\n\nx^2 = 2 # no\n".write(to: path, atomically: true, encoding: .utf8)
    let text = try Program("check", "--file", "claims.txt", in: folder)
    #expect(text.status == 1)
    let lines = text.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[0] == "proved     cos(x)^2 + sin(x)^2 = 1" && lines[3] == "1 proved, 1 refuted")
    let json = try Program("check", "--file", "claims.txt", "--format", "json", in: folder)
    let objects = try json.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(json.status == 1 && objects.count == 2)
    #expect(objects.map { $0["verdict"] as? String } == ["proved", "refuted"])
    #expect((objects[1]["witness"] as? [String])?.first?.hasPrefix("x = ") == true && objects[1]["difference"] != nil)
    try "x = x\nfoo( = 1\n".write(to: path, atomically: true, encoding: .utf8)
    let broken = try Program("check", "--file", "claims.txt", in: folder)
    #expect(broken.status == 64 && broken.output.contains("claims.txt, line 2:1:1: no function is called foo"))
    try "x = x\n".write(to: path, atomically: true, encoding: .utf8)
    let right = try Program("check", "--file", "claims.txt", "--quiet", in: folder)
    #expect(right.status == 0 && right.output.isEmpty)
  }

  @Test(
    "what cannot be read is said, with the place",
    arguments: [
      (["check"], 64, "takes an equation"), (["check", "x"], 64, "equation:1:2: this is no equation"),
      (["check", "x = "], 64, "a side of the equation is missing"), (["check", "x + = 1"], 64, "equation:1:5"),
      (["check", "= x"], 64, "equation:1:1"), (["check", "x = y", "y = x"], 64, "one equation at a time"),
      (["check", "x = 1 where x > 2"], 64, "where takes"), (["check", "x = 1 where x"], 64, "what are they"),
      (["check", "x = 1 where real"], 64, "of what"), (["check", "n = 1 where n vector"], 64, "a number"),
      (["check", "x = 1 where sin = 2"], 64, "sin"), (["check", "x = 1 where a = b, b = 2 a"], 64, "occurs in itself"),
      (["check", "x = 1 where a = a + 1"], 64, "occurs in itself"),
      (["check", "x = 1 where a = 1, a = 2"], 64, "two meanings"),
      (["check", "--file", "/dev/null"], 64, "no equation"), (["check", "--file", "/"], 70, "directory"),
      (["chek", "x = 1"], 64, "check"), (["check", "e^2 = exp(2)"], 64, "Euler's number?"),
      (["check", "e^(e^100) = 1"], 64, "Euler's number?"), (["check", "--file", "none.txt"], 70, "no such file"),
      (["check", "x = zhang-li.etta"], 64, "did you mean zhang-li.eta"),
      (["check", "1/(x - x) = 1"], 64, "divides by zero"),
      (["check", "x = x", "--format", "xml"], 64, "text, json")
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, hint: String) throws {
    let program = try Program(list: arguments)
    #expect(program.status == status && program.errors.contains(hint), "\(program.status) \(program.errors)")
    #expect(program.output.isEmpty)
  }
}
