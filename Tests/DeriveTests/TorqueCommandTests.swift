import Foundation
import TestSupport
import Testing

@Suite("The command torque") struct TorqueCommandTests {
  private let permalloy = ["torque", "--P", "0.5", "--j", "1e12 A/m^2", "--Ms", "8e5 A/m", "--alpha", "0.02"]
  private let wall = ["--A", "13 pJ/m", "--Ku", "0.5 MJ/m^3", "--K-perp", "2e4"]

  private func values(_ arguments: [String]) throws -> [String: Double] {
    let program = try Program(list: arguments + ["--format", "json"])
    #expect(program.status == 0, "\(program.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
    return try #require(object["values"] as? [String: [String: String]]).compactMapValues { Double($0["value"] ?? "") }
  }

  private func near(_ x: Double?, _ y: Double, _ share: Double = 2e-7) -> Bool {
    x.map { abs($0 - y) <= share * abs(y) } ?? false
  }

  private let μ = 9.2740100657e-24, e = 1.602176634e-19, ħ = 1.054571817646e-34

  @Test("the drift by Thiaville and by Zhang and Li") func drift() throws {
    let bare = μ * 0.5 * 1e12 / (e * 8e5)
    let thiaville = try values(permalloy + ["--beta", "0.04"])
    #expect(near(thiaville["v"], -bare) && near(thiaville["c_J"], 0.04 * bare))
    #expect(near(thiaville["γ̃"], 2 * μ / ħ) && near(thiaville["α̃"], 0.02))
    let ours = try values(permalloy + ["--xi", "0.04", "--n0", "1000"])
    let η = 1000 / (8e5 * 1.0016)
    #expect(near(ours["v"], -bare / (1.0016 + 1000 / 8e5)) && near(ours["γ̃"], 2 * μ / ħ / (1 + η)))
    #expect(near(ours["α̃"], (0.02 + η * 0.04) / (1 + η)))
    #expect(near(try values(permalloy + ["--beta", "0.04", "--g", "2.1"])["v"], -bare * 1.05))
    #expect(
      near(
        try values(["torque", "--P", "0.5", "--j", "-100 A/µm^2", "--Ms", "800 kA/m", "--alpha", "0", "--beta", "0"])[
          "v"], bare * 1e2))
  }

  @Test("a wall below, at and above the threshold") func walls() throws {
    let w = (1.3e-11 / 5e5).squareRoot()
    let bare = μ * 0.5 / (e * 8e5), γ = 2 * μ / ħ
    let critical = 0.02 * γ * 2e4 * w / (8e5 * 0.02) / bare
    for (share, turns) in [(0.999, false), (1.001, true), (3.0, true)] {
      let j = share * critical
      let found = try values(
        ["torque", "--P", "0.5", "--j", "\(j)", "--Ms", "8e5", "--alpha", "0.02", "--beta", "0.04", "--digits", "6"]
          + wall)
      #expect(near(found["critical current"], critical, 2e-6))
      let (a, b) = (0.02 * bare * j / w / (1 + 0.02 * 0.02), γ * 2e4 / 8e5 * 0.02 * 0.02 / 0.02 / (1 + 0.02 * 0.02))
      let turning = turns ? (a * a - b * b).squareRoot() : 0
      #expect(turns ? near(found["rate of turning"].map(abs), turning, 1e-5) : found["rate of turning"] == 0)
      // α q̇ = −βU − w⟨ψ̇⟩ in size: turning slows a wall with β above α.
      #expect(near(found["mean velocity"], -(2 * bare * j - w * turning / 0.02), 1e-5))
      #expect(found.keys.contains("steady velocity") == !turns)
    }
    let equal = try Program(list: permalloy + ["--beta", "0.02"] + wall)
    #expect(equal.status == 0 && equal.output.contains("no threshold: at β = α"))
  }

  @Test("what is missing is asked for, and what makes no sense is refused") func refusals() throws {
    let cases: [([String], String)] = [
      (["torque", "--P", "0.5"], "--j is missing: the conventional current density in A/m^2"),
      (permalloy, "--xi or --beta is missing"),
      (permalloy + ["--xi", "0.1", "--beta", "0.1"], "exclude each other"),
      (permalloy + ["--beta", "0.1", "--n0", "1"], "it goes with --xi"),
      (permalloy + ["--xi", "-0.1"], "is not negative"),
      (["torque", "--P", "1.5", "--j", "1", "--Ms", "1", "--alpha", "0", "--beta", "0"], "lies between −1 and 1"),
      (["torque", "--P", "1", "--j", "1 A", "--Ms", "1", "--alpha", "0", "--beta", "0"], "A has the dimension A"),
      (["torque", "--P", "1", "--j", "nan", "--Ms", "1", "--alpha", "0", "--beta", "0"], "--j takes a number"),
      (["torque", "--P", "1", "--j", "1e999999999", "--Ms", "1", "--alpha", "0", "--beta", "0"], "--j takes a number"),
      (
        ["torque", "--P", "1", "--j", "1", "--Ms", "0", "--alpha", "0", "--beta", "0"], "the magnetisation, is positive"
      ),
      (["torque", "--P", "1", "--j", "1", "--Ms", "1 Oe", "--alpha", "0", "--beta", "0"], "no rational multiple"),
      (permalloy + ["--beta", "0", "--A", "1"], "--A and --Ku go together"),
      (permalloy + ["--beta", "0", "--K-perp", "1"], "whose width is missing"),
      (permalloy + ["--beta", "0", "--export", "mumax"], "did you mean mumax3"),
      (["torque", "--P", "1", "--j", "0", "--Ms", "1", "--alpha", "0", "--beta", "0", "--compare"], "nothing to type")
    ]
    for (arguments, message) in cases {
      let program = try Program(list: arguments)
      #expect(program.status == 64 && program.errors.contains(message), "\(arguments): \(program.errors)")
    }
  }

  @Test("exports are what the programs read") func exports() throws {
    let mumax = try Program(list: permalloy + ["--beta", "0.04", "--export", "mumax3"])
    #expect(mumax.status == 0)
    let lines = mumax.output.split(separator: "\n").filter { !$0.hasPrefix("//") }
    #expect(
      lines == [
        "Msat = 800000", "alpha = 0.02", "GammaLL = 175950000000", "Pol = 0.5007999949359292", "xi = 0.04",
        "J = vector(1000000000000, 0, 0)"
      ])
    let backwards = try Program(
      list: ["torque", "--P", "0.5", "--j", "-1e12", "--Ms", "8e5", "--alpha", "0", "--beta", "0", "--export", "spirit"]
    )
    #expect(backwards.output.contains("True, 0.118924") && backwards.output.contains("[1, 0, 0])"))
    let comparison = try Program(list: permalloy + ["--beta", "0.04", "--compare"])
    #expect(comparison.output.contains("v = -36.1195953 m/s, 0.9984026 of it"))
    #expect(comparison.output.contains("u = -36.177386238566875 m/s"))
  }

  @Test("spins across an interface: fields, thresholds and efficiencies") func interfaces() throws {
    let layer = ["torque", "--j", "1e11 A/m^2", "--Ms", "1 MA/m", "--alpha", "0.02", "--thickness", "1 nm"]
    let found = try values(
      layer + ["--xi-DL", "0.1", "--xi-FL", "-0.03", "--H-K", "0.2", "--H-x", "20 mT", "--M-eff", "1"])
    let unit = ħ * 1e11 / (2 * e * 1e6 * 1e-9)
    #expect(near(found["a"], 0.1 * unit) && near(found["b"], -0.03 * unit))
    // The largest cos θ (H_K sin θ − H_x), by a fine scan of the angle.
    let held =
      (0...200_000).map { k in
        let θ = Double(k) / 200_000 * .pi / 2
        return cos(θ) * (0.2 * sin(θ) - 0.02)
      }.max() ?? 0
    #expect(near(found["a_c, σ across"], held, 1e-8))
    #expect(near(found["current for it"], held / (0.1 * unit) * 1e11))
    #expect(near(found["a_c, σ along"], 0.02 * 0.2) && near(found["a_c, in the layer"], 0.02 * (0.2 + 0.5)))
    // The other sign of the field is the other sign of the current; where it reaches H_K no easy axis is left.
    let turned = try values(layer + ["--xi-DL", "0.1", "--H-K", "0.2", "--H-x", "-0.02"])
    #expect(near(turned["a_c, σ across"], held, 1e-8))
    #expect(try values(layer + ["--xi-DL", "0.1", "--H-K", "0.2", "--H-x", "0.5"])["a_c, σ across"] == nil)
    // ξ by its formula in complex numbers, tanh(d/2λ) = tanh(5/3).
    let metal = [
      "--theta-SH", "0.15", "--d", "5 nm", "--lambda", "1.5 nm", "--sigma-N", "4e6 S/m", "--G-r", "5e14", "--G-i",
      "5e13"
    ]
    let bilayer = try values(layer + metal)
    let (x, y, coth) = (2 * 1.5e-9 * 5e14, 2 * 1.5e-9 * 5e13, 1 / tanh(10.0 / 3))
    let (c, d) = (4e6 + x * coth, y * coth)
    let factor = 0.15 * tanh(5.0 / 3) / (c * c + d * d)
    #expect(near(bilayer["ξ_DL"], factor * (x * c + y * d)) && near(bilayer["ξ_FL"], factor * (y * c - x * d)))
    for (arguments, message) in [
      (layer, "--xi-DL is missing"), (layer + metal + ["--xi-DL", "1"], "give one or the other"),
      (layer + ["--xi-FL", "1"], "--xi-DL is missing"), (layer + ["--H-K", "1"], "--xi-DL is missing"),
      (layer + ["--xi-DL", "1", "--P", "1"], "about a current in a texture"),
      (layer + ["--xi-DL", "1", "--M-eff", "1"], "--H-K is missing"),
      (layer + ["--xi-DL", "1", "--export", "spirit"], "for this torque no program is called spirit")
    ] {
      let program = try Program(list: arguments)
      #expect(program.status == 64 && program.errors.contains(message), "\(arguments): \(program.errors)")
    }
  }

  @Test("what one program's input means, and what another would be given") func imported() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("import-\(UUID()).mx3")
    defer { try? FileManager.default.removeItem(at: file) }
    try "Msat = 8e5\nalpha = 0.02\nPol = 0.5\nxi = 0.04\nJ = vector(1e12, 0, 0)\n".write(
      to: file, atomically: true, encoding: .utf8)
    let given = ["torque", "--import", file.path, "--from", "mumax3"]
    let report = try Program(list: given)
    #expect(report.status == 0 && report.output.contains("the same torque: derive torque --P 0.4992"))
    // Written for the same program again, the numbers are those of the file.
    let back = try Program(list: given + ["--export", "mumax3"]).output
    #expect(back.contains("\nxi = 0.04\n") && back.contains("\nMsat = 800000\n"))
    let pol = try #require(back.split(separator: "\n").first { $0.hasPrefix("Pol = ") }?.dropFirst(6))
    #expect(try (#require(Double(pol)) - 0.5).magnitude < 1e-15)
    #expect(try Program(list: given + ["--export", "oommf"]).output.contains("  beta 0.04\n"))
    #expect(try Program(list: given + ["--j", "1e11"]).errors.contains("--j is in"))
    #expect(try Program(list: ["torque", "--import", file.path]).status == 64)
    #expect(try Program(list: ["torque", "--from", "mumax3"]).status == 64)
    #expect(try Program(list: ["torque", "--import", file.path, "--from", "oommf"]).status == 64)
  }
}
