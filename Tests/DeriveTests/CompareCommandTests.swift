import Foundation
import TestSupport
import Testing

@Suite("The command compare") struct CompareCommandTests {
  private let reference = [
    "compare", "zhang-li", "born", "--J", "0.3", "--mu", "1", "--gamma-i", "0.4", "--gamma-perp", "0.1", "--gamma-z",
    "0.1"
  ]

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let program = try Program(list: arguments + ["--format", "json"])
    #expect(program.status == 0, "\(program.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
  }

  private func values(_ object: [String: Any], _ name: String) throws -> [String: String] {
    try #require(object[name] as? [String: Any]).compactMapValues { $0 as? String }
  }

  @Test("the textbook's numbers are those of a formulary, worked out in doubles") func textbook() throws {
    let object = try json(reference + ["--local-spin", "0.05"])
    let textbook = try values(object, "textbook"), theory = try values(object, "Zhang–Li")
    let (J, μ, Γi, Γm, S) = (0.3, 1.0, 0.4, 0.1, 0.05)
    let k = [(2 * (μ + J)).squareRoot(), (2 * (μ - J)).squareRoot()]
    let ν = k.map { $0 / (2 * .pi * .pi) }, n = k.map { $0 * $0 * $0 / (6 * .pi * .pi) }
    let ξ = 2 * .pi * Γm * (ν[0] + ν[1]) / J, s = (n[0] - n[1]) / 2
    let σ = [0, 1].map { n[$0] / (2 * .pi * ((Γi + Γm) * ν[$0] + 2 * Γm * ν[1 - $0])) }
    let P = (σ[0] - σ[1]) / (σ[0] + σ[1]), whole = 1 + ξ * ξ
    let CS = s / whole, Cad = (σ[0] - σ[1]) / 2 / whole
    let wanted = [
      ("ξ", ξ, textbook), ("s", s, textbook), ("P", P, textbook), ("C_S", CS, theory), ("C_α", ξ * CS, theory),
      ("C_ad", Cad, theory), ("C_β", ξ * Cad, theory), ("β", ξ, theory), ("α", ξ * CS / (S + CS), theory),
      ("γ̃/γ", S / (S + CS), theory), ("u e/j", Cad / ((S + CS) * (σ[0] + σ[1])), theory)
    ]
    for (name, value, found) in wanted {
      let printed = try #require(found[name].flatMap(Double.init), "\(name)")
      #expect(abs(printed - value) < 1e-11 * abs(value), "\(name): \(printed), \(value)")
    }
  }

  @Test("the self-consistent column is that of born, and the one for weak disorder its limit") func born() throws {
    let compared = try json(reference + ["--digits", "20", "--local-spin", "0.05"])
    let alone = try json(["born"] + reference.dropFirst(3) + ["--digits", "20", "--local-spin", "0.05"])
    let column = try values(compared, "self-consistent"), weak = try values(compared, "weak")
    let coefficients = try values(alone, "coefficients"), limits = try values(alone, "weak disorder")
    for name in ["C_S", "C_α", "C_ad", "C_β"] {
      #expect(column[name] == coefficients[name] && column[name] != nil)
      let (short, long) = (try #require(limits[name]), try #require(weak[name]))
      #expect(abs(try #require(Double(short)) - (try #require(Double(long)))) < 1e-11)
    }
    let ratios = try values(alone, "ratios")
    #expect(column["α"] == ratios["α"] && column["β"] == ratios["β"] && column["β"] != nil)
  }

  @Test("the law of motion of zhang-li with ξ and s of the metal gives its damping, to thirty digits") func motion()
    throws
  {
    var compared = 0
    try forRandomCases(4, seed: 92) { generator, seed in
      func number(_ range: ClosedRange<Int>) -> String { "\(Int.random(in: range, using: &generator))/20" }
      let spin = number(1...4), local = number(1...8)
      let object = try json([
        "compare", "zhang-li", "born", "--J", number(2...16), "--mu", number(8...30), "--gamma-i", number(1...10),
        "--gamma-perp", spin, "--gamma-z", spin, "--local-spin", local, "--digits", "40"
      ])
      let metal = try values(object, "in the metal"), column = try values(object, "self-consistent")
      let (ξ, s) = (try #require(metal["ξ"]), try #require(metal["s"]))
      let damping = try #require(column["C_α"])
      #expect(damping != "0", "seed \(seed): there are states at every one of these levels")
      let program = try Program(list: [
        "eval", "zhang-li.alpha_tilde (M_s + n_0/(1 + xi^2))/2", "--set", "xi=\(ξ)", "--set", "n_0=2*\(s)", "--set",
        "M_s=2*\(local)", "--set", "alpha=0", "--digits", "30"
      ])
      #expect(program.status == 0, "\(program.errors)")
      let value = program.output.split(separator: "\n").first.map(String.init) ?? ""
      // Both are rounded to their digits.
      #expect(value.prefix(30) == damping.prefix(30), "seed \(seed): \(value), \(damping)")
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test(
    "the identities, without vertices, give the torque with its vertices, in two and three dimensions",
    arguments: [
      ["--mu", "1"], ["--mu", "0.2", "--dimension", "2"], ["--mu", "1", "--J", "1.3"], ["--mu", "1", "--J", "-0.3"],
      ["--density", "0.05"], ["--mu", "1", "--J", "1"], ["--mu", "1", "--model", "N"], ["--mu", "1", "--m", "2"]
    ])
  func identities(changes: [String]) throws {
    let spins = ["--gamma-i", "0.07", "--gamma-perp", "0.02", "--gamma-z", "0.02", "--digits", "40"]
    let exchange = changes.contains("--J") ? [] : ["--J", "0.3"]
    let given = changes.map { $0 == "--m" ? "--mass" : $0 }
    let object = try json(["compare", "zhang-li", "born"] + exchange + given + spins)
    let matched = try values(object, "Zhang–Li in the metal"), column = try values(object, "self-consistent")
    for name in ["C_α", "C_ad", "C_β"] {
      let value = try #require(matched[name])
      #expect(value == column[name] && value.count > 40, "\(name): \(value), \(column[name] ?? "")")
    }
    // What is left of C_S is the Fermi sea, and not nothing.
    #expect(matched["C_S"] != column["C_S"] && object["Fermi sea"] as? String != "0")
  }

  @Test(
    "what the columns have to do with each other is said",
    arguments: [
      (["--gamma-z", "0.1"], "C_α, C_ad and C_β\nagree to 50 digits"), (["--gamma-z", "0.2"], "no one ξ makes"),
      (["--gamma-z", "0.1", "--J", "0"], "there is no torque"),
      (["--gamma-z", "0.1", "--mu", "-9"], "there is no torque"),
      (["--gamma-z", "0.1", "--J", "1"], "no value"), (["--gamma-z", "0.1", "--J", "1.3"], "no value")
    ])
  func remarks(changes: [String], remark: String) throws {
    var arguments = Array(reference.dropLast(2))
    for k in stride(from: 0, to: changes.count, by: 2) {
      if let place = arguments.firstIndex(of: changes[k]) { arguments.removeSubrange(place...place + 1) }
    }
    let program = try Program(list: arguments + changes)
    #expect(program.status == 0 && program.output.contains(remark), "\(program.output)\(program.errors)")
  }

  @Test("a grid has a row for every metal, and curves") func grid() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(
      list: ["compare", "zhang-li", "born", "--J", "0.2:0.8:0.2", "--disorder", "0.5,1"] + reference.dropFirst(5)
        + ["--output", "a.csv"], in: folder)
    #expect(program.status == 0, "\(program.errors)")
    let lines = try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    let header = lines[0].split(separator: ",")
    #expect(lines.count == 9 && header.count == 2 + 3 + 24 && header.contains("C_α Zhang–Li"))
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == header.count })
    for arguments in [reference, ["compare", "zhang-li", "born", "--J", "0.2:0.8:0.2"] + reference.dropFirst(5)] {
      let drawn = try Program(list: arguments + ["--plot", "a.gp", "--quiet", "--output", "b.txt"], in: folder)
      #expect(drawn.status == 0, "\(drawn.errors)")
      let script = try String(contentsOf: folder.appendingPathComponent("a.gp"), encoding: .utf8)
      #expect(script.contains("self-consistent Born") && script.contains("C_β / weak"))
    }
  }

  @Test(
    "what cannot be compared is said",
    arguments: [
      (["compare"], 64, "derive compare zhang-li born"), (["compare", "zhang-li"], 64, "two theories"),
      (["compare", "zhang-li", "bron"], 64, "born"), (["compare", "zhang-li", "born"], 64, "is missing"),
      (["compare", "zhang-li", "born", "--temperature", "1"], 64, "T = 0"),
      (["compare", "born", "zhang-li", "--digits", "0"], 64, "--digits")
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, hint: String) throws {
    let given = arguments.contains("--temperature") ? reference + arguments.suffix(2) : arguments
    let program = try Program(list: given)
    #expect(program.status == status && program.errors.contains(hint), "\(program.status) \(program.errors)")
  }
}
