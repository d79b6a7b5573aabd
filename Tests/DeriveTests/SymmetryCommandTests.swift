import Foundation
import TestSupport
import Testing

@Suite("The commands symmetry and macrospin") struct SymmetryCommandTests {
  private func object(_ arguments: [String], status: Int32 = 0) throws -> [String: Any] {
    let program = try Program(list: arguments + ["--format", "json"])
    #expect(program.status == status, "\(program.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
  }

  @Test("the torques of a film with the field in its plane") func torquesOfAFilm() throws {
    let torques = try #require(
      try object(["symmetry", "∞m", "--drive", "E-in-plane", "--degree", "2"])["torques"] as? [[String: Any]])
    #expect(torques.map { $0["degree"] as? Int } == [1, 2, 2])
    #expect(torques[0]["function"] as? String == "m_y*E_x - m_x*E_y")
    let program = try Program(list: ["symmetry", "C4v", "--degree", "1"])
    #expect(program.output.contains("T_1   m × ∂f/∂m,  f = m_y E_x − m_x E_y"))
    for arguments in [["--degree", "1", "C4v"], ["--drive", "E", "4z mx", "--degree=1", "-q"]] {
      #expect(try Program(list: ["symmetry"] + arguments).status == 0)
    }
    #expect(try Program(list: ["symmetry", "--degree", "1", "-3m"]).output.contains("no torque up to degree 1"))
  }

  @Test("the atlas has every group, in text, Markdown and JSON") func atlas() throws {
    let groups = try #require(try object(["symmetry", "--atlas", "--degree", "2"])["groups"] as? [[String: Any]])
    #expect(groups.count == 127)
    let cubic = try #require(groups.first { $0["group"] as? String == "m'-3'm'" })
    #expect(cubic["even"] as? [Int] == [0, 1, 0] && cubic["odd"] as? [Int] == [0, 0, 1])
    let markdown = try Program(list: ["symmetry", "--atlas", "--format", "markdown"])
    #expect(markdown.output.split(separator: "\n").count == 129)
  }

  @Test("finitely many torques generate all") func complete() throws {
    let program = try Program(list: ["symmetry", "432", "--complete"])
    #expect(program.status == 0 && program.output.contains("(1 − t^4)(1 − t^6)"))
    #expect(try Program(list: ["symmetry", "-1", "--complete"]).output.contains("no torque of any degree"))
    #expect(try Program(list: ["symmetry", "∞m", "--complete"]).status == 70)
  }

  /// What ∂ stands before is what it acts on: nothing of f may stand behind it, in text and in LaTeX.
  @Test("a derivative is the last letter of every term") func order() throws {
    let torques = try #require(
      try object(["symmetry", "23", "--drive", "E-gradient", "--degree", "2"])["torques"] as? [[String: Any]])
    var compared = 0
    for torque in torques {
      let latex = try #require(torque["latex"] as? String)
      for term in latex.split(whereSeparator: { $0 == "+" || $0 == "-" }) {
        #expect(term.split(separator: " ").last?.hasPrefix("\\partial_") == true, "\(latex)")
        compared += 1
      }
    }
    #expect(compared > 50)
    let rows = try Program(list: ["symmetry", "23", "--drive", "E-gradient", "--format", "latex"]).output
    #expect(rows.split(separator: "\n").allSatisfy { $0.hasPrefix("%") || $0.count < 260 })
  }

  @Test("what makes no sense is refused, with the way out") func refusals() throws {
    let cases: [([String], String)] = [
      (["symmetry"], "a point group is missing"), (["symmetry", "5mm"], "is not a point group"),
      (["symmetry", "3'"], "is not"), (["symmetry", "5z qq"], "is not an operation"),
      (["symmetry", "4mm", "--drive", "B"], "no drive is called B"),
      (["symmetry", "4mm", "--degree", "99"], "--degree takes a number from 0 to 24"),
      (["symmetry", "4mm", "--atlas"], "not one"), (["symmetry", "--atlas", "--complete"], "counts"),
      (["macrospin"], "--alpha is missing"),
      (["macrospin", "--alpha", "0.1", "--H-K", "1 T", "--pulse", "1 ns"], "--a or --b is missing"),
      (["macrospin", "--alpha", "0.1", "--H-K", "1 T", "--pulse", "1 T", "--a", "1"], "T has the dimension"),
      (["macrospin", "--alpha", "-1", "--H-K", "1", "--pulse", "1 ns", "--a", "1"], "is not negative"),
      (["macrospin", "--alpha", "1", "--H-K", "1", "--pulse", "1 ns", "--a", "1", "--sigma", "q"], "takes x, y or z")
    ]
    for (arguments, message) in cases {
      let program = try Program(list: arguments)
      #expect(program.status == 64, "\(arguments)")
      #expect(program.errors.contains(message), "\(arguments): \(program.errors)")
    }
  }

  private let film = [
    "macrospin", "--alpha", "0.1", "--H-K", "0.5 T", "--B-x", "50 mT", "--pulse", "0.1 ns", "--angle", "0"
  ]

  @Test("a pulse that switches, one that does not, and one of which it cannot be said") func pulses() throws {
    #expect(try object(film + ["--a", "0.1"])["outcome"] as? String == "stays")
    #expect(try object(film + ["--a", "0.3"])["outcome"] as? String == "switches")
    // A strong one holds the moment along σ, from where it falls back.
    #expect(try object(film + ["--a", "1"])["outcome"] as? String == "stays")
    // The sign that B_x helps, with which less is needed.
    let threshold = try object(film + ["--threshold"])
    let (stays, switches) = (
      try #require(threshold["stays"] as? Double), try #require(threshold["switches"] as? Double)
    )
    #expect(switches < stays && (stays - switches) < -1e-3 * switches && abs(switches + 0.185) < 1e-3)
    // The sides are told from where m starts: on the other one, it is turned to the first.
    let other = try object(film.dropLast() + ["180", "--a", "-0.3"])
    #expect(other["outcome"] as? String == "switches")
    #expect(try object(film.dropLast() + ["180", "--a", "0.1"])["outcome"] as? String == "stays")
    let wide = try object(film + ["--a", "0.3", "--spread", "0.6"], status: 1)
    #expect(wide["outcome"] as? String == "undecided")
  }

  @Test("spins along the easy axis: the threshold is found with the sign that it has") func collinear() throws {
    let transfer = [
      "macrospin", "--alpha", "0.1", "--H-K", "0.5 T", "--pulse", "1 ns", "--angle", "10", "--sigma", "z", "--threshold"
    ]
    let found = try object(transfer)
    let (stays, switches) = (try #require(found["stays"] as? Double), try #require(found["switches"] as? Double))
    // Beyond the current where deviations begin to grow, a = −αH_K, since the pulse is finite.
    #expect(switches < stays && switches < -0.05 && stays < -0.05)
  }

  @Test("work without an end is given up, and the way out is told") func budget() throws {
    let program = try Program(
      list: [
        "macrospin", "--alpha", "0.001", "--H-K", "1 T", "--a", "0.1", "--pulse", "1 µs", "--budget", "0.1"
      ])
    #expect(program.status == 70 && program.errors.contains("--budget"))
    let search = try Program(
      list: ["macrospin", "--alpha", "0.1", "--H-K", "1 T", "--pulse", "200 ns", "--threshold", "--budget", "0.02"])
    #expect(search.status == 70 && search.errors.contains("--budget"))
    for angle in ["90", "-270"] {
      #expect(try Program(list: film.dropLast() + [angle, "--a", "0.1"]).status == 64)
    }
  }

  /// Along its axis a field-like torque is a field: the moment turns by γ b t in it.
  @Test("a moment in a constant field along its axis") func precession() throws {
    let program = try Program(
      list: [
        "macrospin", "--alpha", "0", "--H-K", "1e-300", "--b", "1", "--sigma", "z", "--pulse", "3 ns", "--angle", "90",
        "--samples", "3"
      ])
    let rows = program.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").compactMap { Double($0) }
    }
    let γ = 2 * 9.2740100657e-24 / 1.054571817646156e-34 * 1e-9
    #expect(rows.count == 4)
    for row in rows {
      #expect(abs(row[1] - cos(γ * row[0])) < 1e-12 && abs(row[2] - sin(γ * row[0])) < 1e-12)
    }
  }
}
