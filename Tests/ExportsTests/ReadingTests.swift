import Algebra
import Exports
import Numbers
import Spintronics
import TestSupport
import Testing

/// What is typed for a program, read back.
@Suite("Input files") struct InputFileTests {
  private let torque = ZhangLiTorque()

  @Test("the torque that is written is the one that is read", arguments: Target.all)
  func roundTrip(target: Target) throws {
    let translation = try Translation(to: target)
    try forRandomCases(50, seed: 0x1F17) { generator, seed throws in
      func number(_ low: Double, _ high: Double) throws -> Ball {
        try Ball(#require(Rational("\(Double.random(in: low...high, using: &generator))")), precision: 128)
      }
      let forwards: Bool = Bool.random(using: &generator)
      let known: [Expr: Ball] = [
        torque.α: try number(0, 0.5), torque.β: try number(-0.1, 2), torque.v: try number(-3000, 3000),
        torque.Ms: try number(1e5, 2e6), torque.j: try forwards ? number(1e10, 1e13) : number(-1e13, -1e10)
      ]
      let script = try translation.script(where: known)
      let text = (script.comment(["alpha = 7, J = vector(1, 0, 0)"]) + script.lines).joined(separator: "\n")
      let typed = try target.typed(in: text)
      #expect(typed.count >= target.inputs.filter { $0.unknown != nil }.count + 1)
      for (input, value) in typed {
        let entry = try #require(script.entries.first { $0.input.name == input.name })
        #expect(value.asDouble == entry.value, "\(input.name), seed \(seed)")
      }
      let point = try Dictionary(
        uniqueKeysWithValues: typed.map { ($0.input.letter, try Ball($0.value, precision: 128)) })
      let found = try #require(try target.torque(where: point, precision: 128))
      let (v, β) = (try #require(known[torque.v]), try #require(known[torque.β]))
      #expect(((found.drift - v).midpointDouble / v.midpointDouble).magnitude < 1e-14, "seed \(seed)")
      #expect((found.share - β).midpointDouble.magnitude < 1e-14, "seed \(seed)")
    }
  }

  private func mumax3(_ text: String) throws -> [String: Rational] {
    let target = try #require(Target.all.first { $0.name == "mumax3" })
    return Dictionary(uniqueKeysWithValues: try target.typed(in: text).map { ($0.input.name, $0.value) })
  }

  @Test("spaces, order and other lines do not matter, and nothing is guessed") func freedom() throws {
    let typed = try mumax3(
      "SetGridSize(128, 64, 1)\nJ=vector( -2e12 ,0,0.0)\n  Pol=.5 // Pol = 0.7\nxi =  4E-2\nMsat = 8e5; alpha=1e-2\nm = uniform(1, 0, 0)"
    )
    #expect(
      typed == [
        "J": -2_000_000_000_000, "Pol": Rational(1, 2), "xi": Rational(1, 25), "Msat": 800_000,
        "alpha": Rational(1, 100)
      ])
    for wrong in [
      "Msat = 8e5 * 2", "Msat = 8e5\nMsat = 9e5", "J = vector(0, 1e12, 0)\nJ = vector(1e12, 0, 0)",
      "J = vector(1e12, 1e12, 0)",
      "Msat = Ms"
    ] {
      #expect(throws: ExportError.self, "\(wrong)") { try mumax3(wrong) }
    }
    // The same number again is no contradiction, and another gyromagnetic ratio rescales the drift.
    #expect(try mumax3("Msat = 8e5\nMsat = 800000.0") == ["Msat": 800_000])
    let target = try #require(Target.all.first { $0.name == "mumax3" })
    func drift(_ text: String) throws -> Double {
      let typed = try target.typed(
        in: "Msat = 8e5\nalpha = 0.01\nPol = 0.5\nxi = 0.04\nJ = vector(1e12, 0, 0)\n" + text)
      let point = try Dictionary(
        uniqueKeysWithValues: typed.map { ($0.input.letter, try Ball($0.value, precision: 128)) })
      return try #require(try target.torque(where: point, precision: 128)).drift.midpointDouble
    }
    #expect(try (drift("GammaLL = 3.519e11") / drift("") - 2).magnitude < 1e-12)
  }
}
