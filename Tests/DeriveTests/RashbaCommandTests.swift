import Foundation
import Testing

@Suite("The command rashba") struct RashbaCommandTests {
  private let reference = ["rashba", "--alpha-r", "0.2", "--J", "0.3", "--mu", "0.1", "--gamma-i", "0.01"]

  @Test("digits at a point, with conventions, certificate and weak disorder") func point() throws {
    let program = try Program(list: reference + ["--digits", "20"])
    #expect(program.status == 0 && program.errors.isEmpty)
    for part in [
      "α_R(p_yσ_x − p_xσ_y)", "τ_FL n×(ẑ×Ê)", "at most one physical solution",
      "s_x, Fermi sea   = -0.0099001035327924391521",
      "s_x              = 0.00011848690792748051008", "s_y              = 2.3241732909705914547",
      "field-like       = 1.3945039745823548728", "damping-like     = -0.000071092144756488306046", "one band"
    ] { #expect(program.output.contains(part), "\(part)\n\(program.output)") }
  }

  @Test("JSON is JSON, and a file is written") func json() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(
      list: reference + ["--m", "2", "--format", "json", "--digits=8", "--output", "a.json", "--quiet"], in: folder)
    #expect(program.status == 0 && program.output.isEmpty, "\(program.errors)")
    let data = try Data(contentsOf: folder.appendingPathComponent("a.json"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "derive-rashba-1" && object["occupied"] as? String == "one band")
    #expect((object["parameters"] as? [String: String])?["m"] == "2")
    #expect((object["response"] as? [String: String])?.count == 6)
  }

  @Test(
    "no torque, and why",
    arguments: [
      ("--mu", "-5", "no states"), ("--J", "0", "without exchange"), ("--alpha-r", "0", "without spin-orbit coupling")
    ])
  func nothing(option: String, value: String, reason: String) throws {
    let program = try Program(list: changed(option, value))
    #expect(program.status == 0 && program.output.contains(reason), "\(program.output)\(program.errors)")
    #expect(program.output.contains("damping-like     = 0\n") && program.output.contains("field-like       = 0\n"))
  }

  private func changed(_ option: String, _ value: String) -> [String] {
    var arguments = reference
    if let k = arguments.firstIndex(of: option) { arguments.removeSubrange(k...k + 1) }
    return arguments + [option, value]
  }

  @Test(
    "what cannot be done is said",
    arguments: [
      ("--gamma-i", "0", 64, "positive"), ("--gamma-i", "-1", 64, "positive"), ("--mass", "0", 64, "positive"),
      ("--mu", "inf", 64, "inf"), ("--J", "nan", 64, "nan"), ("--mu", "√2", 64, "rational"), ("--mu", "0,1", 64, "one"),
      ("--digits", "0", 64, "--digits"), ("--alpha", "1", 64, "--alpha-r"), ("--format", "csv", 64, "text, json"),
      ("--output", "none/x", 70, "No such file")
    ] as [(String, String, Int32, String)])
  func refused(option: String, value: String, status: Int32, hint: String) throws {
    let program = try Program(list: changed(option, value))
    #expect(program.status == status && program.errors.contains(hint), "\(program.status) \(program.errors)")
  }

  @Test("a parameter that is missing or twice is named; the command is listed") func usage() throws {
    let missing = try Program(list: Array(reference.dropLast(2)))
    #expect(missing.status == 64 && missing.errors.contains("--gamma-i is missing"))
    let twice = try Program(list: reference + ["--mu", "1"])
    #expect(twice.status == 64 && twice.errors.contains("--mu is given twice"))
    let help = try Program(list: ["help"])
    #expect(help.output.contains("rashba"))
    let own = try Program(list: ["rashba", "--help"])
    #expect(own.status == 0 && own.output.contains("--alpha-r α"))
  }
}
