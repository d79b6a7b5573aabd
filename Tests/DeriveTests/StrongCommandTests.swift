import Foundation
import Testing

@Suite("The command cpa") struct StrongCommandTests {
  private let reference = [
    "cpa", "--J", "0.3", "--mu", "1", "--concentration", "0.1", "--potential", "2", "--spin-potential", "0.5"
  ]

  @Test("digits, with conventions, certificate and the Born approximation") func point() throws {
    let program = try Program(list: reference + ["--digits", "20"])
    #expect(program.status == 0 && program.errors.isEmpty)
    // C_S was found by a contour around all states to thirty digits, before its closed form was.
    for part in [
      "C_S      = 0.019436645326783238428", "C_α      = 0.00032527854429721994873",
      "C_ad     = 0.10709060060187780536", "C_β      = 0.0018165902452586814934", "τ = 2J n × s",
      "Krawczyk", "at the level μ − n_i v = 4/5", "C_α      = 0.000412846527926   -0.212"
    ] { #expect(program.output.contains(part), "\(part)\n\(program.output)") }
  }

  @Test("the Born approximation beside it is what the command born says") func comparison() throws {
    let born = try Program(
      list: [
        "born", "--J", "0.3", "--mu", "0.8", "--gamma-i", "0.4", "--gamma-perp", "1/120", "--gamma-z", "1/120",
        "--digits", "12"
      ])
    let lines = born.output.split(separator: "\n").filter { $0.contains(" = 0.") && $0.hasPrefix("  C_") }.prefix(4)
    let program = try Program(list: reference)
    #expect(lines.count == 4)
    for line in lines { #expect(program.output.contains(line), "\(line)\n\(program.output)") }
  }

  @Test("two dimensions, several kinds, the unitary limit, a repulsion and its bound states") func variants() throws {
    let plane = try Program(
      list: [
        "cpa", "--J", "0.3", "--mu", "1", "--concentration", "0.1", "--potential=-2", "--spin-potential", "1/2",
        "--dimension", "2", "--digits", "12"
      ])
    #expect(plane.output.contains("C_S      = 0.0464009546192") && plane.output.contains("cutoff"))
    let unitary = try Program(
      list: ["cpa", "--J", "0.3", "--mu", "1", "--concentration", "0.1", "--potential", "inf", "--digits", "12"])
    #expect(unitary.output.contains("C_ad     = 0.0300194013349") && !unitary.output.contains("Born"))
    #expect(unitary.output.contains("C_β      = 0\n") && unitary.output.contains("v = ∞"))
    let kinds = try Program(
      list: [
        "cpa", "--J", "0.3", "--mu", "1", "--concentration", "0.1", "--potential", "1", "--concentration", "0.2",
        "--potential", "0", "--spin-potential", "0", "--spin-potential", "-0.4", "--digits", "8"
      ])
    #expect(kinds.status == 0 && kinds.output.contains("n_i = 1/5, v = 0, u = -2/5"), "\(kinds.errors)")
    let gap = try Program(
      list: ["cpa", "--J", "0.1", "--mu=-2", "--concentration", "0.001", "--potential", "2", "--digits", "8"])
    #expect(gap.status == 0 && gap.output.contains("no states") && gap.output.contains("β        = no value: 0/0"))
  }

  @Test("JSON is JSON") func json() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(list: reference + ["--format", "json", "--output", "a.json"], in: folder)
    #expect(program.status == 0 && program.output == "wrote a.json\n")
    let data = try Data(contentsOf: folder.appendingPathComponent("a.json"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "derive-cpa-1")
    #expect((object["coefficients"] as? [String: String])?["C_S"]?.hasPrefix("0.01943664532678") == true)
    #expect((object["impurities"] as? [[String: String]])?.first?["u"] == "1/2")
    let deviations = try #require(object["relative deviation"] as? [String: Any])
    #expect(try abs(#require(deviations["C_ad"] as? Double) - 0.376) < 0.001)
  }

  @Test("what is asked wrongly is told") func mistakes() throws {
    func said(_ changes: [String], without option: String? = nil) throws -> String {
      var arguments = reference
      if let option, let k = arguments.firstIndex(of: option) { arguments.removeSubrange(k...(k + 1)) }
      let program = try Program(list: arguments + changes)
      #expect(program.status == 64 && program.output.isEmpty, "\(changes): \(program.status)")
      return program.errors
    }
    #expect(try said([], without: "--J").contains("--J is missing"))
    #expect(try said([], without: "--concentration").contains("--concentration is missing"))
    #expect(try said(["--concentration=0"], without: "--concentration").contains("concentration is positive"))
    #expect(try said(["--potential", "3"]).contains("--potential is given 2 times and --concentration 1"))
    #expect(try said(["--spin-potential=0", "--potential=0", "--quiet"], without: "--potential").contains("2 times"))
    #expect(try said(["--mass", "0"]).contains("m is positive"))
    #expect(try said(["--mass", "√2"]).contains("rational numbers"))
    #expect(try said(["--mu", "2"]).contains("--mu is given twice"))
    #expect(try said(["--dimension", "1"]).contains("--dimension takes 2 or 3"))
    #expect(try said(["--digits", "10001"]).contains("from 1 to 10000"))
    #expect(try said(["--format", "csv"]).contains("there are text, json"))
    #expect(try said(["--potentail", "1"]).contains("did you mean --potential?"))
    #expect(try said(["--quiet=yes"]).contains("--quiet takes no value"))
    #expect(try said(["--output"]).contains("--output takes a value"))
    #expect(try Program("cpa", "--J", "1", "--mu", "0", "--concentration", "1").errors.contains("not 0"))
    let edge = try Program("cpa", "--J", "0.3", "--mu=-0.3", "--concentration=1e-10", "--potential=-1e-9")
    #expect(edge.status == 70 && edge.errors.contains("edge of the band"), "\(edge.errors)")
    #expect(try Program("cpa", "--help").output.hasPrefix("usage: derive cpa"))
  }
}
