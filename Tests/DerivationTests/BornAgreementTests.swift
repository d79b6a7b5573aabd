import Algebra
import Worksheets
import Evaluation
import Numbers
import TestSupport
import Testing
import Transport
import derivations

/// The derived coefficients, lowered to programs, against the numerical engine, which shares no formula with the derivation.
@Suite("Derived and computed Born coefficients")
struct BornAgreementTests {
  private static let bits = 200
  private static let names = ["C_S", "C_α", "C_ad", "C_β"]

  /// Results of a derivation and the model they are of.
  struct Case: Sendable, CustomTestStringConvertible {
    let axis: ImpurityAxis
    let dimension: SpaceDimension
    let isIsotropic: Bool
    /// The coefficients that there are, by their places.
    let results: [(name: String, place: Int)]

    var testDescription: String { "model \(axis.rawValue), \(dimension), isotropic: \(isIsotropic)" }
    var poles: [String] { dimension == .three ? ["κ_↑", "κ_↓"] : ["z_↑", "z_↓"] }
  }

  static let cases = [
    Case(
      axis: .laboratory, dimension: .three, isIsotropic: false,
      results: names.enumerated().map { ($1, $0) }),
    Case(
      axis: .moment, dimension: .three, isIsotropic: false,
      results: names.enumerated().map { ("\($1), axis along n", $0) }),
    Case(
      axis: .laboratory, dimension: .two, isIsotropic: false,
      results: [("C_α, with −f′", 1), ("C_ad, with −f′", 2), ("C_β, with −f′, fixed axis", 3)]),
    Case(
      axis: .moment, dimension: .two, isIsotropic: false,
      results: [("C_α, with −f′", 1), ("C_ad, with −f′", 2)]),
    Case(
      axis: .laboratory, dimension: .two, isIsotropic: true,
      results: [("C_S, with −f′", 0)])
  ]

  /// The results in three dimensions.
  static func space(_ test: Case) throws -> [Expr] {
    try test.results.map { try GradientExpansionTests.limits.get().scalar($0.name) }
  }

  /// The results of the gradient expansion with the integrals of two dimensions.
  static func plane(_ test: Case) throws -> [Expr] {
    let (formalism, limits) = (try GradientExpansionTests.formalism.get(), try GradientExpansionTests.limits.get())
    let values = try ["I", "K", "B", "Q_1", "Q_2"].map {
      (of: Expr.symbol($0), by: try limits.scalar("\($0), two dimensions"))
    }
    let (m, J, c) = (Expr.symbol("m", .positive), Expr.symbol("J", .real), Expr.symbol("c", .real))
    let (a, b) = (Expr.symbol("a", .nonnegative), Expr.symbol("b", .nonnegative))
    let splitting = m / (2 * .pi) * (log(-Expr.symbol("z_↑")) - log(-Expr.symbol("z_↓")))
    let turned = test.axis == .moment ? (a - b - c) / (2 * J) * splitting : 0
    let ℓ = (1 - turned) / (1 - c * .symbol("I"))
    let letters = [(of: Expr.symbol("ℓ"), by: ℓ), (of: Expr.symbol("r", .real), by: turned.realPart)]
    return try test.results.map { name, place in
      let level = try formalism.scalar(name).substituting(letters).substituting(values)
      return place == 0 ? try level + limits.scalar("C_S, Fermi sea, isotropic spins, two dimensions") : level
    }
  }

  @Test("they agree to thirty digits at random parameters", arguments: cases)
  func agreement(_ test: Case) throws {
    let (m, J, c) = (Expr.symbol("m", .positive), Expr.symbol("J", .real), Expr.symbol("c", .real))
    let (a, b) = (Expr.symbol("a", .nonnegative), Expr.symbol("b", .nonnegative))
    let inputs = [m, J, a, b, c] + test.poles.map { Expr.symbol($0) }
    let formulas = try test.dimension == .three ? Self.space(test) : Self.plane(test)
    let program = try Program(formulas, inputs: inputs, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)
    // The integral over the sea of the anisotropic plane, which the engine certifies, takes most of the time.
    let cases = test.dimension == .two && !test.isIsotropic ? 12 : 40
    var informative = 0
    try forRandomCases(cases, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let transverse = rational(1...10)
      let disorder = Disorder(
        potential: rational(1...20), transverse: transverse,
        longitudinal: test.isIsotropic ? transverse : rational(0...10))
      let model = try BornModel(
        mass: rational(10...40), exchange: rational(1...30), disorder: disorder, axis: test.axis,
        dimension: test.dimension)
      // The general forms are 0/0 where impurity spins are isotropic and, along n, where c or a − b vanishes.
      let isDegenerate = model.vertex.isZero || model.keeping == model.flipping
      guard test.isIsotropic || disorder.longitudinal != transverse, test.axis == .laboratory || !isDegenerate else {
        return
      }
      let energy = rational(5...40)
      let solution = try model.solution(at: energy, precision: Self.bits)
      guard solution.isInside else { return }
      let rates = [model.mass, model.exchange, model.keeping, model.flipping, model.vertex]
      let point = try rates.map { try ComplexBall($0, precision: Self.bits) } + [solution.up, solution.down]
      let computed = try model.coefficients(mu: energy, precision: Self.bits).all
      for (result, derived) in zip(test.results, try evaluator(point)) {
        let value = computed[result.place]
        #expect(
          derived.re.overlaps(value) && derived.im.containsZero, "seed \(seed): \(result.name) \(derived), \(value)")
        #expect(max(derived.re.radiusDouble, value.radiusDouble) < 1e-30, "seed \(seed): \(result.name) is not sharp")
      }
      informative += 1
    }
    #expect(Double(informative) > Double(cases) / 2 * Effort.factor)
  }
}
