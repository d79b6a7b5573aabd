import Foundation
import Testing

@Suite("The command born") struct BornCommandTests {
  private let reference = [
    "born", "--J", "0.3", "--mu", "1", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3"
  ]

  @Test("digits at a reference point, with conventions, certificate and weak disorder") func point() throws {
    let program = try Program(list: reference + ["--digits", "25"])
    #expect(program.status == 0 && program.errors.isEmpty)
    for part in [
      "C_S      = 0.01175372114462599769606011", "C_α      = 0.01012833017660957438832941",
      "C_ad     = 0.01425385833358598908857198", "C_β      = 0.01244805046047395538175805", "τ = 2J n × s",
      "all 4 solutions isolated", "-0.451"
    ] { #expect(program.output.contains(part), "\(part)\n\(program.output)") }
  }

  @Test("the other axis, two dimensions, a temperature") func variants() throws {
    let axis = try Program(
      list: [
        "born", "--J", "2/5", "--mu", "1", "--gamma-i=0.5", "--gamma-perp=0.1", "--gamma-z", "0.3", "--model", "n"
      ])
    #expect(axis.output.contains("0.023702878154010086469563"))
    let plane = try Program(
      list: [
        "born", "--J", "0.3", "--mu", "1", "--gamma-i", "0.5", "--gamma-perp", "0.2", "--gamma-z", "0.2", "--dimension",
        "2",
        "--digits", "15"
      ])
    #expect(plane.output.contains("0.0231652489766225") && plane.output.contains("cutoff"))
    let warm = try Program(list: reference + ["--temperature", "1/1000", "--digits", "4"])
    #expect(warm.status == 0 && warm.output.contains("C_S      = 0.01175"), "\(warm.output)\(warm.errors)")
    let warmPlane = try Program(list: [
      "born", "--J", "0.3", "--density", "0.2", "--gamma-i", "0.5", "--gamma-perp", "0.2", "--gamma-z", "0.2",
      "--dimension", "2", "--temperature", "1/1000", "--digits", "4"
    ])
    // Nearly the chemical potential at T = 0, and exactly the density.
    #expect(warmPlane.output.contains("n        = 0.2000\n"), "\(warmPlane.output)\(warmPlane.errors)")
    let coldPlane = try Program(list: [
      "born", "--J", "0.3", "--density", "0.2", "--gamma-i", "0.5", "--gamma-perp", "0.2", "--gamma-z", "0.2",
      "--dimension", "2", "--digits", "4"
    ])
    func mu(_ text: String) -> Substring? { text.split(separator: "\n").first { $0.hasPrefix("  μ  ") } }
    #expect(mu(warmPlane.output) == mu(coldPlane.output) && mu(coldPlane.output) != nil)
  }

  @Test("JSON is JSON") func json() throws {
    let program = try Program(list: reference + ["--format", "json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
    #expect((object["coefficients"] as? [String: String])?["C_S"]?.hasPrefix("0.0117537211446") == true)
    #expect(object["schema"] as? String == "derive-born-2")
  }

  @Test("grids are rows; below the band there are zeros") func sweep() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var arguments = reference
    arguments[4] = "-1:1:1"
    let program = try Program(list: arguments + ["--digits", "5"], in: folder)
    let rows = program.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(program.status == 0 && rows.count == 4, "\(program.output)\(program.errors)")
    #expect(rows[1].contains(",0,0,0,0,nan,nan,") && rows[3].contains("0.011754"))
    let file = try Program(list: arguments + ["--format", "json", "--output", "a.json"], in: folder)
    #expect(file.status == 0)
    let data = try Data(contentsOf: folder.appendingPathComponent("a.json"))
    let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((object["rows"] as? [[String]])?.count == 3)
  }

  @Test("a table is gone on with") func resume() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var arguments = reference
    arguments[4] = "0.5:1:0.1"
    let whole = try Program(list: arguments, in: folder).output
    // What an interrupted program leaves: the header and some rows, the last one torn.
    let part = folder.appendingPathComponent("a.csv.partial")
    try Data(whole.utf8.prefix(whole.utf8.count * 2 / 3)).write(to: part)
    let resumed = try Program(list: arguments + ["--output", "a.csv", "--resume"], in: folder)
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8) == whole)
  }

  @Test("a density fixes the Fermi level, impurities are counted, and units are those of a laboratory") func metal()
    throws
  {
    let counted = [
      "born", "--units", "eV", "--J", "0.6", "--density", "30", "--n-i", "0.5", "--v-i", "0.05", "--n-s", "1/2",
      "--u-s",
      "0.05", "--local-spin", "100", "--digits", "12"
    ]
    let program = try Program(list: counted)
    #expect(program.status == 0, "\(program.errors)")
    // ħ²/m_e = 0.076199642 eV nm², and 30 nm⁻³ of free electrons reach 3.52 eV.
    for part in [
      "m_e/ħ² = 13.1234211", "μ        = 3.49503572945 eV", "n        = 30.0000000000 nm⁻³", "S/m",
      "α        = 0.002023"
    ] {
      #expect(program.output.contains(part), "\(part)\n\(program.output)")
    }
    // The same in other words: the level that was found, rates, and m in eV⁻¹ nm⁻².
    let plain = try Program(
      list: [
        "born", "--J", "0.6", "--mu", "3.49503572945", "--gamma-i", "0.00125", "--gamma-perp", "1/2400", "--gamma-z",
        "1/2400", "--mass", "13.1234211982", "--digits", "8"
      ])
    for name in ["C_S", "C_α", "C_ad", "C_β", "P"] {
      func value(_ text: String) -> Substring? {
        text.split(separator: "\n").first {
          $0.hasPrefix("  " + name.padding(toLength: 8, withPad: " ", startingAt: 0) + " =")
        }?
        .split(separator: " ").dropFirst(2).first
      }
      let (x, y) = (value(program.output), value(plain.output))
      let (p, q) = (x.flatMap { Double($0) }, y.flatMap { Double($0) })
      #expect(try abs(#require(p) / #require(q) - 1) < 1e-7, "\(name): \(x ?? "") and \(y ?? "")\(plain.errors)")
    }
    let warm = try Program(list: [
      "born", "--units", "eV", "--J", "0.6", "--mu", "3.5", "--gamma-i", "0.001", "--gamma-perp", "0.001", "--gamma-z",
      "0.001", "--temperature", "300", "--digits", "4"
    ])
    #expect(warm.status == 0 && warm.output.contains("T = 300 K"), "\(warm.errors)")
  }

  @Test("the conductivity in S/m is the quantum of conductance times that in e²/ħ nm", arguments: ["3", "2"])
  func siemens(dimension: String) throws {
    let program = try Program(list: [
      "born", "--units", "eV", "--J", "0.3", "--mu", "1", "--gamma-i", "0.02", "--gamma-perp", "0.01", "--gamma-z",
      "0.01",
      "--dimension", dimension, "--digits", "12"
    ])
    func value(_ name: String) throws -> Double {
      let line = try #require(
        program.output.split(separator: "\n").first { $0.hasPrefix("  \(name) ") }, "\(program.errors)")
      return try #require(line.split(separator: " ").dropFirst(2).first.flatMap { Double($0) })
    }
    // 2e²/h = 7.748091729…e-5 S, from the tables; e²/ħ is π times that. Twelve digits are printed.
    let quantum = 7.748091729863649e-5 * Double.pi * (dimension == "3" ? 1e9 : 1)
    #expect(try abs(value("σ") / (value("σ/q²") * quantum) - 1) < 1e-10)
    #expect(program.output.contains(dimension == "3" ? " S/m\n" : " S\n"))
  }

  @Test("a weakly disordered metal conducts as Drude says") func drude() throws {
    // Without exchange: n = k³/3π², 1/τ = 2πΓν/ħ with ν = mk/2π²ħ² of each spin, σ = ne²τ/m, in SI units from here on.
    let (e, planck, mass) = (1.602176634e-19, 6.62607015e-34 / (2 * Double.pi), 9.1093837139e-31)
    let (level, rate) = (5 * e, 1e-4 * e * e * 1e-27)
    let k = (2 * mass * level).squareRoot() / planck
    let states = mass * k / (2 * Double.pi * Double.pi * planck * planck)
    let density = k * k * k / (3 * Double.pi * Double.pi), time = planck / (2 * Double.pi * rate * states)
    let program = try Program(
      "born", "--units", "eV", "--J", "0", "--mu", "5", "--gamma-i", "0.0001", "--gamma-perp", "0", "--gamma-z", "0",
      "--digits", "12")
    let line = try #require(
      program.output.split(separator: "\n").first { $0.hasPrefix("  σ ") && $0.hasSuffix("S/m") }, "\(program.errors)")
    let value = try #require(line.split(separator: " ").dropFirst(2).first.flatMap { Double($0) })
    // What is left out is of the order (ħ/τμ)², here below 1e-5.
    #expect(planck / (time * level) < 3e-3)
    #expect(abs(value / (density * e * e * time / mass) - 1) < 1e-5, "\(value)")
  }

  @Test("curves over a grid, drawn by gnuplot where it is there") func plot() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = reference + ["--disorder", "1/4:1:1/4", "--digits", "8", "--output", "a.csv"]
    let text = try Program(list: arguments + ["--plot", "a.gp"], in: folder)
    #expect(text.status == 0, "\(text.errors)")
    let script = try String(contentsOf: folder.appendingPathComponent("a.gp"), encoding: .utf8)
    #expect(script.contains("β/α_weak") && script.contains("set multiplot") && script.contains("1.0000000000000000 "))
    let picture = try Program(list: arguments + ["--plot", "a.svg", "--resume"], in: folder)
    if FileManager.default.fileExists(atPath: "/usr/bin/gnuplot") {
      #expect(picture.status == 0, "\(picture.errors)")
      let svg = try String(contentsOf: folder.appendingPathComponent("a.svg"), encoding: .utf8)
      #expect(svg.contains("</svg>") && svg.contains("β/α"))
    } else {
      #expect(picture.status == 70 && picture.errors.contains("gnuplot"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy {
        ["a.csv", "a.gp", "a.svg"].contains($0)
      })
  }

  @Test(
    "what cannot be done is said",
    arguments: [
      (["--gamma-i", "-1"], 64, "not negative"), (["--mu", "x"], 64, "no name is called x"),
      (["--mu", "√2"], 64, "rational"), (["--mass", "0"], 64, "positive"), (["--dimension", "4"], 64, "2 or 3"),
      (["--model", "Q"], 64, "follows"), (["--digits", "0"], 64, "--digits"), (["--gama-z", "1"], 64, "--gamma-z"),
      (["--temperature", "-1"], 64, "not negative"), (["--format", "csv"], 64, "text, json"),
      (["--quiet=1"], 64, "no value"), (["--mu", "0:1:5e-7"], 64, "1000000 values"),
      (["--resume"], 64, "one point"), (["--plot", "a.svg"], 64, "one point"),
      (["--mu", "0,1", "--plot", "a.jpg"], 64, ".gp"),
      (["--mu", "0,1", "--disorder", "0,1", "--plot", "a.gp"], 64, "one parameter"),
      (["--density", "1"], 64, "give one of them"), (["--n-i", "1"], 64, "say the same"),
      (["--units", "SI"], 64, "natural or eV"),
      (["--disorder", "-1"], 64, "not negative"), (["--v-i", "inf"], 64, "inf"),
      (["--J", "inf"], 64, "no name is called inf"),
      (["--mu", "0:1:0.0001", "--gamma-i", "1:2:0.0001"], 64, "100000000 points"),
      (["--mu", "0,1", "--format", "text"], 64, "csv, json"), (["--mu", "0,1", "--resume"], 64, "--output"),
      (["--output", "none/x"], 70, "No such file")
    ] as [([String], Int32, String)])
  func refused(more: [String], status: Int32, hint: String) throws {
    // An option that is there already is replaced.
    var arguments = reference
    for option in more where option.hasPrefix("--") {
      if let k = arguments.firstIndex(of: option) { arguments.removeSubrange(k...k + 1) }
    }
    let program = try Program(list: arguments + more)
    #expect(program.status == status && program.output.isEmpty, "\(program.output)")
    #expect(program.errors.contains(hint), "\(program.errors)")
    #expect(try Program("born", "--J", "1").status == 64)
  }

  @Test("help answers") func help() throws {
    let program = try Program("born", "--help")
    #expect(program.status == 0 && program.output.hasPrefix("usage: derive born"))
  }
}
