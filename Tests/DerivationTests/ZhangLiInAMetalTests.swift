import Algebra
import Worksheets
import Evaluation
import Numbers
import Spintronics
import TestSupport
import Testing
import Transport
import derivations

/// Zhang and Li's coefficients with what the derivation puts in their place, against the numerical engine.
@Suite("Zhang and Li's coefficients in a metal")
struct ZhangLiInAMetalTests {
  private static let bits = 220

  /// The four coefficients C_S, C_α, C_ad, C_β out of the torque of zhang-li, and what the current's textbook polarisation
  /// leaves of C_ad, as functions of m, J, a, b and the two κ of a parabolic band in three dimensions.
  private static let formulas = Result { () -> [Expr] in
    let m = Expr.symbol("m", .positive)
    let results = try Derivation.zhangLiInAMetal.results()
    func scalar(_ name: String, of list: [(name: String, value: any Formula)]) throws -> Expr {
      let value = list.first { $0.name == name }?.value as? Expr
      return try #require(value, "\(name)")
    }
    let identities = try Derivation.bornIdentities.results()
    let torque = try #require(try Derivation.zhangLi.results { $0 == "T" }.first?.value as? Vector)
    let n = Vector.unit("n"), rate = Vector.tangent("nDot", at: n), gradient = Vector.tangent("g", at: n)
    let byRate = try TangentResponse(of: torque.substituting(gradient, by: .zero), to: rate, at: n)
    let byGradient = try TangentResponse(of: torque.substituting(rate, by: .zero), to: gradient, at: n)
    let (μ, e) = (Expr.symbol("μ_B", .positive), Expr.symbol("e", .positive))
    let names = [("ξ", "ξ"), ("n_0", "n₀"), ("P", "P")]
    let letters = try names.map { letter, name in
      (of: Expr.symbol(letter, letter == "P" ? .real : .positive), by: try scalar(name, of: results))
    }
    let σ = try ["σ_↑/q²", "σ_↓/q²"].map { try e ** 2 * scalar($0, of: identities) }
    let whole = (σ[0] + σ[1]) / (2 * μ * e)
    func put(_ a: Expr) -> Expr { a.substituting(letters).substituting([(μ, 1), (e, 1)]) }
    let ζ = try scalar("β", of: identities)
    let coefficients = [
      put(-byRate.along / (2 * μ)) + (try scalar("spin of the Fermi sea", of: results)), put(byRate.turned / (2 * μ)),
      put(byGradient.along * whole), put(-byGradient.turned * whole),
      ζ * (try scalar("X₂", of: identities)) / (1 + ζ ** 2)
    ]
    // g = −iηκ, Φ and h with dΦ/dz = g and dh/dz = g/m, where z = κ²/2m and η = m/2π.
    let band = ["↑", "↓"].flatMap { spin -> [(of: Expr, by: Expr)] in
      let κ = Expr.symbol("κ_\(spin)"), g = -Expr.i * m / (2 * .pi) * κ
      let Φ = g * κ ** 2 / (3 * m), h = Φ / m
      func letter(_ name: String) -> Expr { .symbol("\(name)_\(spin)", .real) }
      return [
        (letter("R"), g.realPart), (letter("ν"), -g.imaginaryPart / .pi), (letter("s"), h.realPart),
        (letter("ρ"), -h.imaginaryPart / .pi), (letter("x"), (g / m).realPart), (letter("y"), (g / m).imaginaryPart),
        (.symbol("Φ_\(spin)"), Φ)
      ]
    }
    return coefficients.map { $0.substituting(band) }
  }

  @Test("they are the engine's, and the textbook polarisation differs by what is derived, to thirty digits")
  func agreement() throws {
    let inputs = [
      Expr.symbol("m", .positive), .symbol("J", .real), .symbol("a", .nonnegative), .symbol("b", .nonnegative),
      .symbol("κ_↑"), .symbol("κ_↓")
    ]
    let program = try Program(try Self.formulas.get(), inputs: inputs, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)
    let cases = 200
    var informative = 0
    try forRandomCases(cases, seed: 2004) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let spin = rational(1...10)
      let disorder = Disorder(potential: rational(1...20), transverse: spin, longitudinal: spin)
      let model = try BornModel(mass: rational(10...40), exchange: rational(1...30), disorder: disorder)
      let energy = rational(5...40)
      let solution = try model.solution(at: energy, precision: Self.bits)
      guard solution.isInside else { return }
      let rates = [model.mass, model.exchange, model.keeping, model.flipping]
      let point = try rates.map { try ComplexBall($0, precision: Self.bits) } + [solution.up, solution.down]
      let values = try evaluator(point)
      let computed = try model.coefficients(mu: energy, precision: Self.bits)
      for (name, (derived, value)) in zip(["C_S", "C_α", "C_ad", "C_β"], zip(values, computed.all)) {
        #expect(derived.re.overlaps(value) && derived.im.containsZero, "seed \(seed): \(name) \(derived), \(value)")
        #expect(max(derived.re.radiusDouble, value.radiusDouble) < 1e-30, "seed \(seed): \(name) is not sharp")
      }
      // What is missing of C_ad with P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓) is not zero.
      #expect(!values[4].re.containsZero, "seed \(seed)")
      informative += 1
    }
    #expect(Double(informative) > Double(cases) / 2 * Effort.factor)
  }
}
