import Algebra
import Evaluation
import Numbers
import Transport
import derivations

/// The torque of one metal by three theories.
struct Comparison {
  enum Theory: String, CaseIterable {
    /// Zhang and Li's torque with the ξ, spin and polarisation of a metal without impurities.
    case macroscopic = "Zhang–Li"
    /// Kohno, Tatara and Shibata: to leading order in the impurities.
    case weak = "weak"
    /// The self-consistent Born approximation.
    case selfConsistent = "self-consistent"
  }

  enum Quantity: String, CaseIterable {
    case spin = "C_S"
    case damping = "C_α"
    case adiabatic = "C_ad"
    case nonadiabatic = "C_β"
    case gilbert = "α"
    case ratio = "β"
    case gyromagnetic = "γ̃/γ"
    case velocity = "u e/j"

    static let coefficients: [Quantity] = [.spin, .damping, .adiabatic, .nonadiabatic]
  }

  /// What Zhang and Li's theory is given.
  enum Input: String, CaseIterable {
    case ratio = "ξ"
    case spin = "s"
    case polarisation = "P"
  }

  enum Entry: Hashable {
    case torque(Theory, Quantity)
    /// Of the metal without impurities.
    case textbook(Input)
    /// With which their torque is the one of the Fermi level; for isotropic impurity spins.
    case matching(Input)
    /// The torque with these.
    case matched(Quantity)
    /// What the Fermi sea adds to C_S.
    case sea
    case density, chemicalPotential
  }

  let point: BornPoint

  /// The formulas, lowered once.
  private struct Programs {
    let coefficients: Program, matching: Program, ratio: Program
    let motion: [Program]

    init() throws {
      let formulas = try MacroscopicFormulas()
      coefficients = try Program(formulas.coefficients, inputs: formulas.inputs)
      matching = try Program(formulas.matching, inputs: formulas.metal)
      ratio = try Program([formulas.ratio], inputs: formulas.impurities)
      motion = try formulas.motion.map { try Program([$0], inputs: formulas.torque) }
    }
  }

  private static let programs = Result { try Programs() }

  init(_ point: BornPoint) throws(UsageError) {
    guard point.temperature.isZero else {
      throw UsageError("the three theories are compared at T = 0; derive born takes --temperature")
    }
    self.point = point
  }

  /// Everything that has a value.
  func report(_ digits: Int) throws -> [Entry: CertifiedValue.Part] {
    try certainDigits(digits, limit: BornModel.digitLimit) { try enclosures(precision: $0) }
  }

  /// Enclosures of everything that has a value, computed with a precision in bits.
  func enclosures(precision: Int) throws -> [Entry: Ball] {
    let programs = try Self.programs.get()
    func run(_ program: Program, _ point: [Ball?]) throws -> [Ball]? {
      let given = point.compactMap { $0 }
      guard given.count == point.count else { return nil }
      do {
        return try Evaluator<BallRegisters>(program, precision: precision)(given)
      } catch EvaluationError.noValue {
        return nil
      }
    }
    func number(_ value: Rational) throws -> Ball { try Ball(value, precision: precision) }

    let metal = try point.enclosures(precision: precision)
    let mu = try point.chemicalPotential(precision: precision)
    let model = point.model
    var found: [Entry: Ball] = [.chemicalPotential: mu]
    found[.density] = metal[.density]
    func add(_ theory: Theory, _ coefficients: [Ball], conductivity: Ball?) throws {
      for (quantity, value) in zip(Quantity.coefficients, coefficients) { found[.torque(theory, quantity)] = value }
      let law = [try number(point.localSpin)] + coefficients + [conductivity]
      for (quantity, program) in zip([Quantity.gyromagnetic, .gilbert, .velocity], programs.motion) {
        found[.torque(theory, quantity)] = try run(program, law)?[0]
      }
      found[.torque(theory, .ratio)] = try? coefficients[3].divided(by: coefficients[2])
    }

    let exact = BornQuantity.coefficients.compactMap { metal[$0] }
    try add(.selfConsistent, exact, conductivity: metal[.conductivity])
    if let weak = try model.weakDisorder(mu: mu, precision: precision),
      let clean = try model.cleanMetal(mu: mu, precision: precision)
    {
      let (up, down) = clean.electrons.conductivities
      try add(.weak, weak.coefficients.all, conductivity: up + down)
    }
    if !model.exchange.isZero, let clean = try model.cleanMetal(mu: mu, precision: precision) {
      let (up, down) = clean.electrons.conductivities, states = clean.electrons.states
      let impurities = [
        try number(model.disorder.transverse), try number(model.disorder.longitudinal), states.up, states.down,
        try number(model.exchange)
      ]
      let ratio = try run(programs.ratio, impurities)?[0]
      let inputs = [ratio, clean.spin, try clean.polarisation, up + down]
      for (input, value) in zip(Input.allCases, inputs) { found[.textbook(input)] = value }
      if let torque = try run(programs.coefficients, inputs) { try add(.macroscopic, torque, conductivity: up + down) }
    }
    if let response = try point.fermiLevelSpin(precision: precision),
      let ratio = found[.torque(.selfConsistent, .ratio)],
      let matching = try run(programs.matching, [response, ratio, metal[.adiabatic], metal[.conductivity]])
    {
      for (input, value) in zip(Input.allCases, matching) { found[.matching(input)] = value }
      for (quantity, value) in zip(
        Quantity.coefficients, try run(programs.coefficients, matching + [metal[.conductivity]]) ?? [])
      {
        found[.matched(quantity)] = value
      }
      if let all = metal[.spin], let level = found[.matched(.spin)] { found[.sea] = all - level }
    }
    return found
  }
}
