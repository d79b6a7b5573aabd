import Evaluation
import Exports
import Numbers
import derivations

extension TorqueSituation {
  /// The formulas, lowered once.
  struct InterfacePrograms {
    let formulas: SpinOrbitFormulas
    let efficiencies: Program
    let thresholds: [Program]
    let field: Program

    init() throws {
      let formulas = try SpinOrbitFormulas()
      self.formulas = formulas
      efficiencies = try Program(formulas.efficiencies, inputs: formulas.metal)
      thresholds = try formulas.thresholds.map { try Program([$0], inputs: formulas.setting) }
      let torque = SpinOrbitTorque()
      field = try Program([torque.field], inputs: [torque.ħ, torque.j, torque.e, torque.Ms, torque.t])
    }
  }

  static let interfacePrograms = Result { try InterfacePrograms() }

  /// Spins that arrive across an interface.
  func interface(_ kind: Constants, _ precision: Int) throws -> [Entry: Ball] {
    let programs = try Self.interfacePrograms.get()
    func run(_ program: Program, _ point: [Ball]) throws -> [Ball] {
      try Evaluator<BallRegisters>(program, precision: precision)(point)
    }
    func numbers(_ options: String...) throws -> [Ball] { try options.map { try number($0, precision) } }
    var found: [Entry: Ball] = [:]
    let g = try number("--g", precision, standard: 2)
    found[.gyromagnetic] = try (g * constant("μ_B", kind, precision)).divided(by: constant("ħ", kind, precision))
    found[.damping] = try number("--alpha", precision)
    if options["--theta-SH"] == nil {
      found[.dampingLike] = try number("--xi-DL", precision)
      if options["--xi-FL"] != nil { found[.fieldLike] = try number("--xi-FL", precision) }
    } else {
      let both = try run(
        programs.efficiencies, numbers("--theta-SH", "--d", "--lambda", "--sigma-N", "--G-r", "--G-i"))
      (found[.dampingLike], found[.fieldLike]) = (both[0], both[1])
    }
    let field = try run(
      programs.field,
      [constant("ħ", kind, precision), number("--j", precision), constant("e", kind, precision)]
        + numbers("--Ms", "--thickness"))[0]
    found[.dampingField] = found[.dampingLike].map { $0 * field }
    found[.fieldField] = found[.fieldLike].map { $0 * field }
    guard options["--H-K"] != nil, let own = found[.dampingField] else { return found }
    let setting = try numbers("--H-K", "--H-x", "--M-eff", "--alpha")
    let wanted: [(Entry, Entry)] = [
      (.across, .acrossCurrent), (.along, .alongCurrent), (.inPlane, .inPlaneCurrent)
    ]
    for (k, entry) in wanted.enumerated() where k < 2 || options["--M-eff"] != nil {
      let threshold = try run(programs.thresholds[k], setting)[0].abs()
      found[entry.0] = threshold
      found[entry.1] = try? (threshold * number("--j", precision).abs()).divided(by: own.abs())
    }
    return found
  }
}
