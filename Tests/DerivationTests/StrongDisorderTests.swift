import Algebra
import Worksheets
import Evaluation
import Numbers
import TestSupport
import Testing

@testable import Transport
@testable import derivations

@Suite("Impurities of any strength, derived")
struct StrongDisorderTests {
  static let transcript = Result { try Derivation.strongDisorder.run() }

  @Test("every claim holds; β = ζ alone is refuted") func claims() throws {
    let transcript = try Self.transcript.get()
    #expect(transcript.surprises.isEmpty)
    let others = transcript.statements.filter { $0.verdict.kind != .proved }
    #expect(others.map(\.verdict.kind) == [.refuted])
  }

  /// The derived results, each a function of these letters and of the results before it.
  private struct Formulas {
    var values: [(of: Expr, by: Expr)] = []
    let transcript: Transcript

    init(_ transcript: Transcript) throws {
      self.transcript = transcript
      let definitions = transcript.definitions.filter { ["w", "p", "q"].contains($0.quantity.text) }
      values = try definitions.map { (of: $0.quantity, by: try #require($0.value as? Expr)) }
      for name in ["L", "M_0", "M_1", "M_2", "Σ_↑", "Σ_↓", "τ", "H"] {
        let value = try self.value(name)
        values.append((.symbol(name), value))
      }
    }

    func value(_ name: String) throws -> Expr { try transcript.scalar(name).substituting(values) }
  }

  /// The engine has Φ(r) where the derivation has logarithms, and homogeneous impurities.
  @Test("the derived formulas are those of the engine, at the Fermi level of random metals") func agreement() throws {
    let formulas = try Formulas(try Self.transcript.get())
    let setting = StrongDisorder(), bits = 160
    let names = ["Σ_↑", "Σ_↓", "c_R", "c_M", "τ", "C_S", "C_α", "C_ad", "C_β"]
    let Φ = ["Φ_↑", "Φ_↓"].map { Expr.symbol($0) }
    let inputs = [setting.v, setting.u, setting.density, setting.J] + setting.g + Φ + [.symbol("N")]
    let program = try Program(names.map { try formulas.value($0) }, inputs: inputs, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: bits)
    var informative = 0
    try forRandomCases(40, seed: 1967) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let impurity = try Impurity(
        concentration: rational(1...10), potential: rational(-40...40), spin: rational(1...40))
      let model = try StrongModel(
        mass: rational(10...30), exchange: rational(2...20), impurities: [impurity],
        dimension: generator.element(of: SpaceDimension.allCases))
      guard let (level, hasStates) = try? model.level(at: rational(-5...50), precision: bits), hasStates,
        case .finite(let v) = impurity.potential
      else { return }
      let bands = level.system.bands
      let given = try [v, impurity.spin, impurity.concentration, model.exchange].map {
        try ComplexBall($0, precision: bits)
      }
      let derived = try evaluator(
        given + [level.up.local, level.down.local, bands.flow(level.up), bands.flow(level.down), level.flow])
      let sea = try model.sea(level)
      let dressed = level.retarded[0].selfEnergy
      let computed =
        try [dressed.up, dressed.down, level.vertex, level.mixedVertex, level.torque]
        + level.coefficients(sea: sea, conjugateSea: sea.conjugated).all
      for (name, (x, y)) in zip(names, zip(derived, computed)) {
        #expect(x.overlaps(y), "seed \(seed), \(name): \(x) and \(y)")
        #expect(max(x.re.radiusDouble, y.re.radiusDouble) < 1e-30, "seed \(seed), \(name): \(x) is not sharp")
      }
      informative += 1
    }
    #expect(informative >= Effort.atLeast(20))
  }
}
