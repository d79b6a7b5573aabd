import Foundation
import Testing

@Suite("The command quantum-stt") struct QuantumChainTests {
  @Test("figure 3 as CSV: the columns, the start and the reference numbers at 1000 fs") func figure() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(
      "quantum-stt", "--figure", "3", "--row", "500", "--no-plot", "--output", "here", in: folder)
    #expect(program.status == 0 && program.output == "wrote here/quantum-stt-figure-3.csv\n", "\(program.errors)")
    let text = try String(contentsOf: folder.appendingPathComponent("here/quantum-stt-figure-3.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(lines.count == 4 && lines.allSatisfy { $0.count == lines[0].count })
    func value(_ column: String) throws -> Double {
      let k = try #require(lines[0].firstIndex(of: column))
      return try #require(Double(lines[3][k]))
    }
    for (column, wanted) in [
      ("t [fs]", 1000), ("s_e z", -0.7429443099), ("S_1 z", 0.9511049291), ("S_5 z", 0.9375340896),
      ("purity of local spins", 0.7732148067), ("purity of the orbital", 0.7827588787), ("P(↓;↑↑↑↑↑)", 0.8714721550)
    ] {
      let found = try value(column)
      #expect(abs(found - wanted) < 5e-11, "\(column): \(found)")
    }
  }

  @Test("certain digits of the bound state, its difference to an infinite chain, and scattering") func numbers() throws
  {
    let bound = try Program("quantum-stt", "bound", "--digits", "25")
    #expect(bound.status == 0 && bound.output.contains("E = -2.437782869401429376159790 eV"), "\(bound.output)")
    #expect(bound.output.contains("difference of the lowest: 2.08e-34 eV"))
    let scattering = try Program("quantum-stt", "scatter", "--momenta", "0.5,1")
    #expect(scattering.status == 0 && scattering.output.contains("0.5,-1.755165123780745"), "\(scattering.output)")
  }

  @Test("a damaged or foreign checkpoint and what does not fit are refused, with the way out") func refusals() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func said(_ status: Int32, _ arguments: String...) throws -> String {
      let program = try Program(list: ["quantum-stt"] + arguments, in: folder)
      #expect(program.status == status && program.output.isEmpty, "\(arguments): \(program.status) \(program.errors)")
      return program.errors
    }
    try Data("derive".utf8).write(to: folder.appendingPathComponent("a.csv.checkpoint"))
    #expect(try said(70, "evolve", "--output", "a.csv", "--resume").contains("not a checkpoint"))
    #expect(try said(70, "evolve", "--output", "b.csv", "--resume").contains("there is no b.csv.checkpoint"))
    #expect(try said(70, "evolve", "--spins", "1000", "--sites", "3000", "--memory", "100").contains("192.4 MB"))
    #expect(try said(64, "evolve", "--hosts", "400").contains("from 0 to 399"))
    #expect(try said(64, "evolve", "--spin", "0.7").contains("half-integer"))
    #expect(try said(64, "evolve", "--x0", "-300").contains("lies on the chain"))
    #expect(try said(64, "evolve", "--cn-step", "0.1").contains("--method crank-nicolson"))
    #expect(try said(64, "evolve", "--time", "7", "--row", "2").contains("whole number of rows"))
    #expect(try said(64, "--figure", "7").contains("2, 3, 4, 5 or 6"))
    #expect(try said(64, "evlove").contains("did you mean evolve?"))
    #expect(try Program("quantum-stt", "--help").output.contains("derive quantum-stt sequence"))
  }
}
