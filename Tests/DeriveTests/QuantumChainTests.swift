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

  @Test("Ctrl-C leaves a checkpoint, and what goes on from it writes the file that an undisturbed run does")
  func interruption() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func arguments(_ file: String, _ spins: String = "30") -> [String] {
      [
        "quantum-stt", "evolve", "--spins", spins, "--time", "200", "--row", "1", "--entanglement", "no", "--output",
        file
      ]
    }
    let checkpoint = folder.appendingPathComponent("a.csv.checkpoint")
    var first = try Program.start(arguments("a.csv"), in: folder), delay = 0.2
    while true {
      Thread.sleep(forTimeInterval: delay)
      kill(first.processIdentifier, SIGINT)
      first.waitUntilExit()
      // Before the motion begins there is nothing to keep.
      guard first.terminationStatus == 130, !FileManager.default.fileExists(atPath: checkpoint.path), delay < 20 else {
        break
      }
      delay *= 1.5
      first = try Program.start(arguments("a.csv"), in: folder)
    }
    #expect(first.terminationStatus == 130 && FileManager.default.fileExists(atPath: checkpoint.path))
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.csv").path))
    let bytes = try Data(contentsOf: checkpoint)
    try bytes.write(to: folder.appendingPathComponent("other.csv.checkpoint"))
    try bytes.prefix(bytes.count / 2).write(to: folder.appendingPathComponent("cut.csv.checkpoint"))
    let other = try Program(list: arguments("other.csv", "31") + ["--resume"], in: folder)
    #expect(other.status == 70 && other.errors.contains("another run"), "\(other.errors)")
    let cut = try Program(list: arguments("cut.csv") + ["--resume"], in: folder)
    #expect(cut.status == 70 && cut.errors.contains("cut off"), "\(cut.errors)")
    let second = try Program(list: arguments("a.csv") + ["--resume"], in: folder)
    #expect(second.status == 0 && !FileManager.default.fileExists(atPath: checkpoint.path), "\(second.errors)")
    #expect(try Program(list: arguments("b.csv"), in: folder).status == 0)
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    let resumed = try text("a.csv")
    #expect(try resumed == text("b.csv") && resumed.split(separator: "\n").count > 200)
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
