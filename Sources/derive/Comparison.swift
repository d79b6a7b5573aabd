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
    /// What the exact identities of isotropic impurity spins ask for.
    case matching(Input)
    /// The torque with these.
    case matched(Quantity)
    /// What the Fermi sea adds to C_S.
    case sea
    case density, chemicalPotential
  }

  let point: BornPoint

  /// The formulas, lowered once.
  struct Programs {
    let formulas: MacroscopicFormulas
    let coefficients: Program, matching: Program, ratio: Program
    let motion: [Program]

    init() throws {
      let formulas = try MacroscopicFormulas()
      self.formulas = formulas
      coefficients = try Program(formulas.coefficients, inputs: formulas.inputs)
      matching = try Program(formulas.matching, inputs: formulas.metal)
      ratio = try Program([formulas.ratio], inputs: formulas.impurities)
      motion = try formulas.motion.map { try Program([$0], inputs: formulas.torque) }
    }
  }

  static let programs = Result { try Programs() }

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
    var values = Values(point: point, programs: try Self.programs.get(), precision: precision)
    let metal = try point.enclosures(precision: precision)
    values.found[.density] = metal[.density]
    values.found[.chemicalPotential] = metal[.chemicalPotential]
    try values.add(.selfConsistent, BornQuantity.coefficients.compactMap { metal[$0] }, metal[.conductivity])
    let mu = try point.chemicalPotential(precision: precision)
    if !point.model.exchange.isZero, let clean = try point.model.cleanMetal(mu: mu, precision: precision) {
      let (up, down) = clean.electrons.conductivities
      if let weak = try point.model.weakDisorder(mu: mu, precision: precision) {
        try values.add(.weak, weak.coefficients.all, up + down)
      }
      try values.add(textbook: clean)
    }
    if let response = try point.isotropicResponse(precision: precision) {
      try values.add(matching: response, conductivity: metal[.conductivity])
    }
    return values.found
  }

  /// The values as they are found.
  private struct Values {
    let point: BornPoint
    let programs: Programs
    let precision: Int
    var found: [Entry: Ball] = [:]

    /// The values of a program; nil where one of the inputs or the value is missing.
    private func run(_ program: Program, _ point: [Ball?]) throws -> [Ball]? {
      let given = point.compactMap { $0 }
      guard given.count == point.count else { return nil }
      do {
        return try Evaluator<BallRegisters>(program, precision: precision)(given)
      } catch EvaluationError.noValue {
        return nil
      }
    }

    private func number(_ value: Rational) throws -> Ball { try Ball(value, precision: precision) }

    /// The coefficients of a theory, and what they make of the equation of motion.
    mutating func add(_ theory: Theory, _ coefficients: [Ball], _ conductivity: Ball?) throws {
      for (quantity, value) in zip(Quantity.coefficients, coefficients) { found[.torque(theory, quantity)] = value }
      let law = [try number(point.localSpin)] + coefficients + [conductivity]
      for (quantity, program) in zip([Quantity.gyromagnetic, .gilbert, .velocity], programs.motion) {
        found[.torque(theory, quantity)] = try run(program, law)?[0]
      }
      found[.torque(theory, .ratio)] = try? coefficients[3].divided(by: coefficients[2])
    }

    /// Zhang and Li's torque with what a textbook gives it.
    mutating func add(textbook metal: CleanMetal) throws {
      let (up, down) = metal.electrons.conductivities,
        (disorder, states) = (point.model.disorder, metal.electrons.states)
      let impurities = [
        try number(disorder.transverse), try number(disorder.longitudinal), states.up, states.down,
        try number(point.model.exchange)
      ]
      let inputs = [try run(programs.ratio, impurities)?[0], metal.spin, try metal.polarisation, up + down]
      for (input, value) in zip(Input.allCases, inputs) { found[.textbook(input)] = value }
      if let torque = try run(programs.coefficients, inputs) { try add(.macroscopic, torque, up + down) }
    }

    /// The same with what the identities say of the metal, without the vertices that the self-consistent column has.
    mutating func add(matching response: IsotropicResponse<Ball>, conductivity: Ball?) throws {
      let metal = [response.spin, response.ratio, response.adiabatic, conductivity]
      guard let inputs = try run(programs.matching, metal) else { return }
      for (input, value) in zip(Input.allCases, inputs) { found[.matching(input)] = value }
      let torque = try run(programs.coefficients, inputs + [conductivity]) ?? []
      for (quantity, value) in zip(Quantity.coefficients, torque) { found[.matched(quantity)] = value }
      if let all = found[.torque(.selfConsistent, .spin)], let level = found[.matched(.spin)] {
        found[.sea] = all - level
      }
    }
  }
}
