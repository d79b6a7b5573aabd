import Algebra
import Evaluation
import Exports
import Numbers
import derivations

/// A current in a ferromagnet: what follows from what was typed.
struct TorqueSituation {
  enum Entry: String, CaseIterable {
    case gyromagnetic = "γ̃", damping = "α̃", drift = "v", adiabatic = "b_J", nonadiabatic = "c_J", share = "β"
    case width = "w", steady = "steady velocity", mean = "mean velocity", threshold = "threshold"
    case critical = "critical current", turning = "rate of turning"
    case dampingLike = "ξ_DL", fieldLike = "ξ_FL", dampingField = "a", fieldField = "b"
    case across = "a_c, σ across", acrossCurrent = "current for it"
    case along = "a_c, σ along", alongCurrent = "current for that"
    case inPlane = "a_c, in the layer", inPlaneCurrent = "current for this"

    var unit: String {
      switch self {
      case .gyromagnetic: "1/(T s)"
      case .damping, .share: ""
      case .drift, .adiabatic, .nonadiabatic, .steady, .mean, .threshold: "m/s"
      case .width: "m"
      case .critical, .acrossCurrent, .alongCurrent, .inPlaneCurrent: "A/m²"
      case .dampingLike, .fieldLike: ""
      case .dampingField, .fieldField, .across, .along, .inPlane: "T"
      case .turning: "1/s"
      }
    }
  }

  /// The formulas, lowered once.
  struct Programs {
    let formulas: TorqueFormulas
    let motion: Program
    let wall: [Program], hold: Program

    init() throws {
      let formulas = try TorqueFormulas()
      self.formulas = formulas
      motion = try Program(formulas.motion, inputs: formulas.medium)
      wall = try formulas.wall.map { try Program([$0], inputs: formulas.setting) }
      hold = try Program([formulas.hold], inputs: formulas.setting)
    }
  }

  static let programs = Result { try Programs() }

  let options: TorqueOptions
  private static let constants = PhysicalConstants.codata2022

  /// Whether the constants of nature are known no better than measured, or are taken as recommended.
  enum Constants { case measured, recommended }

  /// A constant in SI units.
  static func constant(_ name: String, _ kind: Constants, _ precision: Int) throws -> Ball {
    switch Self.constants[name]?.value {
    case .between(let low, let high)?:
      return kind == .measured
        ? try Ball(lower: low, upper: high, precision: precision)
        : try Ball((low + high) * Rational(1, 2), precision: precision)
    case .exact(let value)?:
      return try Evaluator<BallRegisters>(Program([value], inputs: []), precision: precision)([Ball]())[0]
    case nil: throw Unable(message: "\(Self.constants.version) has no \(name)")
    }
  }

  func number(_ option: String, _ precision: Int, standard: Rational = 0) throws -> Ball {
    try Ball(options[option] ?? standard, precision: precision)
  }

  /// Everything that has a value.
  func enclosures(_ kind: Constants, precision: Int) throws -> [Entry: Ball] {
    switch options.kind {
    case .zhangLi: try texture(kind, precision)
    case .spinOrbit: try interface(kind, precision)
    }
  }

  /// A current in a texture.
  private func texture(_ kind: Constants, _ precision: Int) throws -> [Entry: Ball] {
    let programs = try Self.programs.get()
    var found: [Entry: Ball] = [:]
    let g = try number("--g", precision, standard: 2)
    let half = try Ball(Rational(1, 2), precision: precision)
    let moment = try g * half * Self.constant("μ_B", kind, precision)
    let γ = try g * Self.constant("μ_B", kind, precision).divided(by: Self.constant("ħ", kind, precision))
    let Ms = try number("--Ms", precision), j = try number("--j", precision)
    // Thiaville's polarisation stands for itself: it is Zhang and Li's drift with ξ and n₀ left out.
    let medium = [
      γ, try number("--alpha", precision), try number("--xi", precision), try number("--P", precision), Ms,
      try number("--n0", precision), moment, try Self.constant("e", kind, precision)
    ]
    let motion = try Evaluator<BallRegisters>(programs.motion, precision: precision)(medium)
    let share = try number(options["--xi"] == nil ? "--beta" : "--xi", precision)
    let U = motion[2] * j
    found[.gyromagnetic] = motion[0]
    found[.damping] = motion[1]
    found[.share] = share
    found[.drift] = -U
    found[.adiabatic] = U
    found[.nonadiabatic] = share * U
    guard let width = try width(precision) else { return found }
    found[.width] = width
    let hard = options["--K-perp"]
    let setting = [
      motion[0], motion[1], share, U, try number("--B", precision), width,
      try Ball(hard ?? 1, precision: precision), Ms
    ]
    func value(_ program: Program) throws -> Ball? {
      do {
        return try Evaluator<BallRegisters>(program, precision: precision)(setting)[0]
      } catch EvaluationError.noValue {
        return nil
      }
    }
    let steady = try value(programs.wall[0])
    guard hard != nil else {
      found[.steady] = steady
      return found
    }
    if options["--B"] == nil, let threshold = try value(programs.wall[1]) {
      found[.threshold] = threshold.abs()
      found[.critical] = try? threshold.abs().divided(by: motion[2].abs())
    }
    // Below the threshold the mean is the steady motion: the root in its formula would lose half of the digits.
    if let hold = try value(programs.hold), hold.isPositive {
      (found[.steady], found[.mean], found[.turning]) = (steady, steady, try Ball(0, precision: precision))
    } else {
      (found[.mean], found[.turning]) = (try value(programs.wall[2]), try value(programs.wall[3]))
    }
    return found
  }

  /// √(A/K), or what was given.
  private func width(_ precision: Int) throws -> Ball? {
    if let width = options["--width"] { return try Ball(width, precision: precision) }
    guard let A = options["--A"], let K = options["--Ku"] else { return nil }
    return try Ball(A.divided(by: K), precision: precision).sqrt()
  }

  /// What is typed into programs.
  func scripts(for targets: [Target]) throws -> [Script] {
    let precision = 128
    let found = try enclosures(.recommended, precision: precision)
    let torque = ZhangLiTorque(), interface = SpinOrbitTorque()
    var known: [Expr: Ball] = [torque.j: try number("--j", precision), torque.Ms: try number("--Ms", precision)]
    known[torque.α] = found[.damping]
    known[torque.β] = found[.share]
    known[torque.v] = found[.drift]
    known[interface.γ] = found[.gyromagnetic]
    known[interface.a] = found[.dampingField]
    known[interface.b] = try found[.fieldField] ?? Ball(0, precision: precision)
    if options["--thickness"] != nil { known[interface.t] = try number("--thickness", precision) }
    return try targets.map { try Translation(to: $0).script(where: known, precision: precision) }
  }

  /// The drift and the share that a program makes of the numbers as they were given.
  func naive(for target: Target) throws -> (drift: Double, share: Double)? {
    let torque = ZhangLiTorque(), precision = 128
    var typed: [Expr: Ball] = [:]
    for input in target.inputs {
      switch input.origin {
      case .given(torque.j): typed[input.letter] = try number("--j", precision)
      case .given(torque.Ms): typed[input.letter] = try number("--Ms", precision)
      case .given(torque.α): typed[input.letter] = try number("--alpha", precision)
      case .solved(.polarisation): typed[input.letter] = try number("--P", precision)
      case .solved(.share):
        typed[input.letter] = try number(options["--xi"] == nil ? "--beta" : "--xi", precision)
      case .given, .fixed, .solved(.strength): break
      }
    }
    return try target.torque(where: typed, precision: precision).map {
      ($0.drift.midpointDouble, $0.share.midpointDouble)
    }
  }
}
