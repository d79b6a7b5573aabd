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
    found[.gyromagnetic] = try (g * Self.constant("μ_B", kind, precision)).divided(
      by: Self.constant("ħ", kind, precision))
    found[.damping] = try number("--alpha", precision)
    if options["--theta-SH"] == nil {
      found[.dampingLike] = try number("--xi-DL", precision)
      if options["--xi-FL"] != nil { found[.fieldLike] = try number("--xi-FL", precision) }
    } else {
      let both = try run(
        programs.efficiencies, numbers("--theta-SH", "--d", "--lambda", "--sigma-N", "--G-r", "--G-i"))
      (found[.dampingLike], found[.fieldLike]) = (both[0], both[1])
    }
    let unit = try run(
      programs.field,
      [Self.constant("ħ", kind, precision), number("--j", precision), Self.constant("e", kind, precision)]
        + numbers("--Ms", "--thickness"))[0]
    found[.dampingField] = found[.dampingLike].map { $0 * unit }
    found[.fieldField] = found[.fieldLike].map { $0 * unit }
    guard options["--H-K"] != nil, let own = found[.dampingField] else { return found }
    // The current may have either sign: that one counts which the field along it helps.
    let field = try number("--H-x", precision).abs()
    let setting = try [number("--H-K", precision), field] + numbers("--M-eff", "--alpha")
    func isAsked(_ k: Int) -> Bool {
      switch k {
      case 0: hasEasyAxis
      case 1: true
      default: options["--M-eff"] != nil
      }
    }
    let wanted: [(Entry, Entry)] = [
      (.across, .acrossCurrent), (.along, .alongCurrent), (.inPlane, .inPlaneCurrent)
    ]
    for (k, entry) in wanted.enumerated() where isAsked(k) {
      let threshold = try run(programs.thresholds[k], setting)[0].abs()
      found[entry.0] = threshold
      found[entry.1] = try? (threshold * number("--j", precision).abs()).divided(by: own.abs())
    }
    return found
  }

  /// Whether the field along the current leaves the moment an easy axis.
  var hasEasyAxis: Bool { (options["--H-x"] ?? 0).magnitude < options["--H-K"] ?? 0 }
}
