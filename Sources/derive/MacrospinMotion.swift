import Algebra
import Evaluation
import Numbers
import Spintronics

/// A pulse on a magnet that is one moment, and whether it ends up on the other side.
struct MacrospinMotion {
  /// How a pulse ends; `undecided` where no proof was found.
  enum Outcome: String { case switches, stays, undecided }

  let options: MacrospinOptions
  private let model: Macrospin
  private let flow: Flow
  private let energy: Program
  /// Times are in nanoseconds.
  private static let nanosecond = Rational(1, 1_000_000_000)

  init(_ options: MacrospinOptions) throws {
    self.options = options
    model = Macrospin(easyAxis: options.easyAxis)
    flow = try Flow(model.rates, of: model.components, parameters: model.parameters)
    energy = try Program([model.energy], inputs: model.components + model.parameters)
  }

  /// Radians per nanosecond and tesla: gμ_B/ħ with the recommended μ_B.
  private func gyromagnetic(_ precision: Int) throws -> Ball {
    let constants = PhysicalConstants.codata2022
    guard case .between(let low, let high)? = constants["μ_B"]?.value, case .exact(let ħ)? = constants["ħ"]?.value
    else {
      throw Unable(message: "\(constants.version) has no Bohr magneton")
    }
    let action = try Evaluator<BallRegisters>(Program([ħ], inputs: []), precision: precision)([Ball]())[0]
    let moment = (low + high) * Rational(1, 2) * options["--g", 2] * Self.nanosecond
    return try Ball(moment, precision: precision).divided(by: action)
  }

  /// The parameters with a pulse or without one; a and b known up to a relative spread.
  private func parameters(a: Rational, pulse: Bool, _ precision: Int) throws -> [Ball] {
    let spread = options["--spread"]
    func number(_ x: Rational) throws -> Ball { try Ball(x, precision: precision) }
    func uncertain(_ x: Rational) throws -> Ball {
      if !pulse { return try number(0) }
      let (p, q) = (x * (1 - spread), x * (1 + spread))
      return try Ball(lower: min(p, q), upper: max(p, q), precision: precision)
    }
    let σ = try (0..<3).map { try number($0 == options.polarisation ? 1 : 0) }
    return try [
      gyromagnetic(precision), number(options["--alpha"]), number(options["--H-K"]), number(options["--M-eff"]),
      number(options["--B-x"]), number(options["--B-y"]), number(options["--B-z"]), uncertain(a),
      uncertain(options["--b"])
    ] + σ
  }

  /// The easy axis, turned towards the next of x, y, z.
  private func start(_ precision: Int) throws -> [Ball] {
    let angle = try Ball.pi(precision: precision).scaled(by: options["--angle", 1] * Rational(1, 180))
    var m = [try Ball(0, precision: precision), try Ball(0, precision: precision), try Ball(0, precision: precision)]
    m[options.easyAxis] = angle.cos()
    m[(options.easyAxis + 1) % 3] = angle.sin()
    return m
  }

  private var pulse: Rational { options["--pulse"] * Rational(1_000_000_000) }

  // MARK: In doubles

  /// The moment during the pulse, at equal times.
  func trajectory(samples: Int) throws -> [(time: Double, m: [Double])] {
    let values = try parameters(a: options["--a"], pulse: true, 64).map(\.midpointDouble)
    let length = pulse.asDouble
    let path = try flow.trajectory(
      from: try start(64).map(\.midpointDouble), parameters: values, for: length)
    return (0...samples).map { k in
      let time = k == samples ? length : length * Double(k) / Double(samples)
      return (time, path(time))
    }
  }

  /// How it seems to end.
  private func guess(a: Rational) throws -> Outcome {
    let values = try parameters(a: a, pulse: true, 64).map(\.midpointDouble)
    let rest = try parameters(a: a, pulse: false, 64).map(\.midpointDouble)
    var m = try flow.trajectory(
      from: try start(64).map(\.midpointDouble), parameters: values, for: pulse.asDouble, tolerance: 1e-12
    ).end
    for _ in 0..<Self.restingSteps {
      let outcome = trapped(m[options.easyAxis], try energy(m + rest)[0])
      if outcome != .undecided { return outcome }
      m = try flow.trajectory(
        from: m, parameters: rest, for: restingTime.asDouble, tolerance: 1e-12
      ).end
    }
    return .undecided
  }

  // MARK: With proof

  /// How it ends, for every value of a and b within their spread, and boxes of m at the end of the pulse; nil where these grew too
  /// large to be followed so far.
  func proof(a: Rational) throws -> (outcome: Outcome, end: [Ball]?) {
    let precision = 96
    let values = try parameters(a: a, pulse: true, precision), rest = try parameters(a: a, pulse: false, precision)
    let evaluate = try Evaluator<BallRegisters>(energy, precision: precision)
    guard var m = try followed(try start(precision), values, pulse, precision) else { return (.undecided, nil) }
    let end = m
    for _ in 0..<Self.restingSteps {
      let E = try evaluate(m + rest)[0]
      let (position, upper) = (m[options.easyAxis].bounds, E.bounds.upper)
      let outcome =
        position.lower > 0
        ? trapped(position.lower, upper) : position.upper < 0 ? trapped(position.upper, upper) : .undecided
      if outcome != .undecided { return (outcome, end) }
      guard let next = try followed(m, rest, restingTime, precision) else { break }
      m = next
    }
    return (.undecided, end)
  }

  private func followed(_ m: [Ball], _ values: [Ball], _ time: Rational, _ precision: Int) throws -> [Ball]? {
    do {
      return try flow.enclosure(from: m, parameters: values, for: Ball(time, precision: precision))
    } catch EvaluationError.notConverged {
      return nil
    }
  }

  /// Without spins the energy never rises; where it is below every value that it has on the plane between both sides, the side
  /// is the last one.
  private func trapped(_ position: Double, _ energy: Double) -> Outcome {
    let across = (0..<3).filter { $0 != options.easyAxis }.map { options[["--B-x", "--B-y", "--B-z"][$0]].asDouble }
    let reach = across.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // ½M_eff m_z² is nowhere on the plane below 0, or below ½M_eff where that is negative and z lies in the plane.
    let barrier = -reach * (1 + 1e-12) - 1e-15 + (options.easyAxis == 2 ? 0 : min(0, options["--M-eff"].asDouble / 2))
    if energy >= barrier { return .undecided }
    return position < 0 ? .switches : position > 0 ? .stays : .undecided
  }

  /// A tenth of a nanosecond at a time, for as long as damping takes.
  private var restingTime: Rational { Rational(1, 10) }
  private static let restingSteps = 400

  // MARK: The threshold

  /// Two values of a, close to each other, of which one leaves the moment where it is and the other one turns it: both proved.
  func threshold() throws -> (stays: Rational, switches: Rational) {
    // Upwards by tenths until it switches, which strong pulses need not do again; then halved down to less than a thousandth.
    var low: Rational = 0
    var high = options["--H-K"] * Rational(1, 64)
    while try guess(a: high) != .switches {
      low = high
      high = Self.rounded(high * Rational(11, 10))
      if high > options["--H-K"] * 64 {
        throw Unable(message: "no pulse was found that switches, up to a = \(low.asDouble.rounded(toDigits: 4)) T")
      }
    }
    while (high - low) > high * Rational(1, 4000) {
      let middle = Self.rounded((low + high) * Rational(1, 2))
      if middle <= low || middle >= high { break }
      if try guess(a: middle) == .switches { high = middle } else { low = middle }
    }
    // Proofs need some distance from the edge, where the motion takes for ever.
    for widening in [Rational(0), Rational(1, 8000), Rational(1, 4000)] {
      let (below, above) = (low * (1 - widening), high * (1 + widening))
      if try proof(a: below).outcome == .stays, try proof(a: above).outcome == .switches { return (below, above) }
    }
    throw Unable(message: "the threshold is near a = \(high.asDouble) T, but no proof was found at both sides of it")
  }

  /// Few binary digits are enough.
  private static func rounded(_ x: Rational) -> Rational {
    let scale = Rational(1 << 40)
    return Rational((x * scale).floor()) * Rational(1, 1 << 40)
  }
}
