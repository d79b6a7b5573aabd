import Algebra
import Derivation
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

  @Test("they agree to thirty digits at random parameters")
  func agreement() throws {
    let transcript = try GradientExpansionTests.limits.get()
    let (m, J, c) = (Expr.symbol("m", .positive), Expr.symbol("J", .real), Expr.symbol("c", .real))
    let (a, b) = (Expr.symbol("a", .nonnegative), Expr.symbol("b", .nonnegative))
    let inputs = [m, J, a, b, c, .symbol("κ_↑"), .symbol("κ_↓")]
    let program = try Program(Self.names.map { try transcript.scalar($0) }, inputs: inputs, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: Self.bits)
    var informative = 0
    try forRandomCases(40, seed: 1708) { generator, seed in
      func rational(_ range: ClosedRange<Int>) -> Rational { Rational(Int.random(in: range, using: &generator), 20) }
      let disorder = Disorder(
        potential: rational(1...20), transverse: rational(1...10), longitudinal: rational(0...10))
      // The general form of C_S is 0/0 where impurity spins are isotropic.
      guard disorder.longitudinal != disorder.transverse else { return }
      let model = try BornModel(mass: rational(10...40), exchange: rational(1...30), disorder: disorder)
      let energy = rational(5...40)
      let solution = try model.solution(at: energy, precision: Self.bits)
      guard solution.isInside else { return }
      let rates = [model.mass, model.exchange, model.keeping, model.flipping, model.vertex]
      let point = try rates.map { try ComplexBall($0, precision: Self.bits) } + [solution.up, solution.down]
      let computed = try model.coefficients(mu: energy, precision: Self.bits)
      let values = [computed.spin, computed.damping, computed.adiabatic, computed.nonadiabatic]
      for (name, (derived, value)) in zip(Self.names, zip(try evaluator(point), values)) {
        #expect(derived.re.overlaps(value) && derived.im.containsZero, "seed \(seed): \(name) \(derived), \(value)")
        #expect(max(derived.re.radiusDouble, value.radiusDouble) < 1e-30, "seed \(seed): \(name) is not sharp")
      }
      informative += 1
    }
    #expect(Double(informative) > 20 * Effort.factor)
  }
}
