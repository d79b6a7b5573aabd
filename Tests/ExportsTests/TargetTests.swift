import Algebra
import Exports
import Numbers
import Spintronics
import TestSupport
import Testing

@Suite("What is typed into programs") struct TargetTests {
  private let torque = ZhangLiTorque()

  /// The canonical quantities, by decimals.
  private func known(_ values: [Expr: String]) throws -> [Expr: Ball] {
    try values.mapValues { try Ball(#require(Rational($0)), precision: 128) }
  }

  @Test("the solution makes each program's torque the canonical one", arguments: Target.all + Target.spinOrbit)
  func solution(target: Target) throws {
    let solved = try target.solution().map { (of: $0.input.letter, by: $0.value) }
    let theirs = target.torque.substituting(target.meanings).substituting(solved)
    func isSame(_ other: Vector) throws -> Bool { try theirs.equals(other).isProved }
    let canonical = target.canonicalRate
    #expect(try isSame(canonical), "\(target.name)")
    // Another drift or field, or one with the other sign, is another torque.
    let interface = SpinOrbitTorque()
    let letters = target.kind == .zhangLi ? [torque.v, torque.β] : [interface.a, interface.b]
    #expect(try !isSame(canonical.substituting([(of: letters[0], by: 2 * letters[0])])))
    #expect(try !isSame(canonical.substituting([(of: letters[1], by: -letters[1])])))
  }

  @Test("spins across an interface: both signs, no field-like part, thin and thick") func interfaces() throws {
    var generator = Generator(seed: 0x507)
    let letters = SpinOrbitTorque()
    let translations = try Target.spinOrbit.map { try Translation(to: $0) }
    for k in 0..<max(Int(1000 * Effort.factor), 50) {
      func number(_ low: Double, _ high: Double) -> String { "\(Double.random(in: low...high, using: &generator))" }
      let values: [Expr: String] = [
        letters.α: number(0, 0.5), letters.a: number(-0.1, 0.1), letters.b: k % 5 == 0 ? "0" : number(-0.1, 0.1),
        letters.Ms: number(1e5, 2e6), letters.t: number(5e-10, 1e-8), letters.j: number(1e10, 1e13),
        letters.γ: number(1.7e11, 1.8e11)
      ]
      for translation in translations {
        let deviation = try translation.script(where: known(values)).deviation
        #expect(deviation < 1e-12, "\(translation.target.name): \(deviation) at \(values)")
      }
    }
  }

  @Test("a thousand situations: backward currents, β above α, no β, strong drifts") func deviations() throws {
    var generator = Generator(seed: 0xE4)
    let situations = max(Int(1000 * Effort.factor), 50)
    let translations = try Target.all.map { try Translation(to: $0) }
    var count = 0, rescaled = 0
    let worst = try (0..<situations).map { k in
      func number(_ low: Double, _ high: Double) -> String { "\(Double.random(in: low...high, using: &generator))" }
      let share = k % 7 == 0 ? "0" : number(-0.1, 2)
      let values: [Expr: String] = [
        torque.α: number(0, 0.5), torque.β: share, torque.v: number(-3000, 3000), torque.Ms: number(1e5, 2e6),
        torque.j: (k % 2 == 0 ? "-" : "") + number(1e10, 1e13)
      ]
      return try translations.map { translation in
        let target = translation.target
        let script = try translation.script(where: known(values))
        count += 1
        if let product = target.product, let j = script.entries.first(where: { $0.input.name == product.rest })?.value,
          abs(j) != abs(Double(values[torque.j] ?? "") ?? 0)
        {
          rescaled += 1
          #expect(script.entries.first { $0.input.name == product.share }?.value.magnitude == 1)
        }
        return script.deviation
      }.max() ?? 1
    }.max()
    #expect(try #require(worst) < 1e-12)
    #expect(count == situations * Target.all.count && rescaled > 0)
  }

  @Test("what a current of 10¹² A/m² in permalloy is for each program") func permalloy() throws {
    // v by hand: 9.2740100657e-24 · 0.5 · 1e12/(1.602176634e-19 · 8e5); the rest from what the programs compute.
    let values: [Expr: String] = [
      torque.α: "0.02", torque.β: "0.04", torque.v: "-36.17738623857", torque.Ms: "800000", torque.j: "1000000000000"
    ]
    let wanted: [String: (name: String, value: Double)] = [
      "mumax3": ("Pol", 0.5 * 1.0016 * (9.2740100657e-24 / 1.602176634e-19) / (9.2740091523e-24 / 1.60217646e-19)),
      "oommf": ("u", -36.17738623857), "fidimag": ("p", 0.49942086), "magnum.np": ("b", 36.17738623857e-12),
      "spirit": ("magnitude", -36.17738623857 / 100 * 0.057883817555 / 0.1760859644),
      "boris": ("P", 0.5 * 1.0016 * (9.2740100657e-24 / 1.602176634e-19) / 5.795094e-5)
    ]
    for (name, input) in wanted {
      let target = try #require(Target.all.first { $0.name == name })
      let script = try Translation(to: target).script(where: known(values))
      let found = try #require(script.entries.first { $0.input.name == input.name }?.value)
      #expect(abs(found - input.value) < 2e-8 * abs(input.value), "\(name): \(found), \(input.value)")
    }
  }

  @Test("a missing quantity is named") func missing() throws {
    let target = try #require(Target.all.first { $0.name == "mumax3" })
    #expect(throws: ExportError.missing(torque.Ms, for: "mumax3")) {
      try Translation(to: target).script(
        where: known([torque.α: "0.1", torque.β: "0", torque.v: "1", torque.j: "1"]))
    }
  }
}
