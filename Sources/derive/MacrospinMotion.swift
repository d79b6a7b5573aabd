import Algebra
import Evaluation
import Numbers
import Spintronics

/// A pulse on a magnet that is one moment, and whether it ends up on the other side.
struct MacrospinMotion {
  /// How a pulse ends: on the other side of the easy axis than m started on, or on the same; `undecided` where no proof was
  /// found.
  enum Outcome: String { case switches, stays, undecided }

  /// What was found of a pulse, and boxes of m at its end; nil where these grew too large to be followed so far.
  struct Finding {
    var outcome: Outcome
    var end: [Ball]?
  }

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
    let from = try start(64).map(\.midpointDouble)
    let path = try bounded { try flow.trajectory(from: from, parameters: values, for: length) }
    return (0...samples).map { k in
      let time = k == samples ? length : length * Double(k) / Double(samples)
      return (time, path(time))
    }
  }

  /// How it seems to end.
  private func guess(a: Rational) throws -> Outcome {
    try bounded {
      let values = try parameters(a: a, pulse: true, 64).map(\.midpointDouble)
      let rest = try parameters(a: a, pulse: false, 64).map(\.midpointDouble)
      let start = try start(64).map(\.midpointDouble)
      var m = try flow.end(from: start, parameters: values, for: pulse.asDouble, tolerance: 1e-12)
      for _ in 0..<Self.restingSteps {
        let outcome = outcome(m[options.easyAxis], try energy(m + rest)[0], start: start[options.easyAxis])
        if outcome != .undecided { return outcome }
        m = try flow.end(from: m, parameters: rest, for: Self.restingTime.asDouble, tolerance: 1e-12)
      }
      return .undecided
    }
  }

  /// Runs a question to its end, for thirty times as long as an operation of algebra may take; what is part of it shares that
  /// time.
  private func bounded<R>(_ body: () throws -> R) throws -> R {
    do {
      return try WorkBudget.of(30 * WorkBudget.seconds) { try WorkBudget.bounded("following the motion", body) }
    } catch NumberError.tooLarge(let why) {
      throw Unable(message: "\(why); --budget gives it thirty times as many seconds as it says")
    }
  }

  // MARK: With proof

  /// How it ends, for every value of a and b within their spread.
  func proof(a: Rational) throws -> Finding {
    try bounded {
      let precision = 96
      let values = try parameters(a: a, pulse: true, precision), rest = try parameters(a: a, pulse: false, precision)
      let evaluate = try Evaluator<BallRegisters>(energy, precision: precision)
      let start = try start(precision)
      guard var m = try followed(start, values, pulse, precision) else { return Finding(outcome: .undecided) }
      var finding = Finding(outcome: .undecided, end: m)
      for _ in 0..<Self.restingSteps {
        let (position, first) = (m[options.easyAxis], start[options.easyAxis])
        if position.excludesZero, first.excludesZero {
          let E = try evaluate(m + rest)[0].bounds.upper
          finding.outcome = outcome(position.midpointDouble, E, start: first.midpointDouble)
          if finding.outcome != .undecided { break }
        }
        guard let next = try followed(m, rest, Self.restingTime, precision) else { break }
        m = next
      }
      return finding
    }
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
  private func outcome(_ position: Double, _ energy: Double, start: Double) -> Outcome {
    let across = (0..<3).filter { $0 != options.easyAxis }.map { options[["--B-x", "--B-y", "--B-z"][$0]].asDouble }
    let reach = across.reduce(0) { $0 + $1 * $1 }.squareRoot()
    // ½M_eff m_z² is not negative on the plane: either z is the easy axis, and m_z is 0 there, or M_eff is not negative. What
    // doubles round is less than what is taken off.
    guard energy < -reach * (1 + 1e-12) - 1e-15 else { return .undecided }
    return position * start < 0 ? .switches : .stays
  }

  /// A tenth of a nanosecond at a time, for as long as damping takes.
  private static let restingTime = Rational(1, 10)
  private static let restingSteps = 400

  // MARK: The threshold

  /// Two values of a, close to each other, of which one leaves the moment where it is and the other one turns it: both proved,
  /// for the decimals as they are printed.
  func threshold() throws -> (stays: Rational, switches: Rational) { try bounded(bracket) }

  private func bracket() throws -> (stays: Rational, switches: Rational) {
    // Upwards by tenths, to both signs, until it switches, which strong pulses need not do again.
    var sizes: (low: Rational, high: Rational) = (0, Self.decimal(options["--H-K"] * Rational(1, 64)))
    var sign: Rational?
    while sign == nil {
      sign = try [1, -1].first { try guess(a: sizes.high * $0) == .switches }
      if sign != nil { break }
      sizes = (sizes.high, Self.decimal(sizes.high * Rational(11, 10)))
      if sizes.high > options["--H-K"] * 64 {
        let last = sizes.low.asDouble.rounded(toDigits: 4)
        throw Unable(message: "no pulse was found that switches, from a = −\(last) T to \(last) T")
      }
    }
    guard let sign else { return (0, 0) }
    // Then halved down to less than a thousandth.
    while sizes.high - sizes.low > sizes.high * Rational(1, 4000) {
      let middle = Self.decimal((sizes.low + sizes.high) * Rational(1, 2))
      if middle <= sizes.low || middle >= sizes.high { break }
      if try guess(a: middle * sign) == .switches { sizes.high = middle } else { sizes.low = middle }
    }
    // Proofs need some distance from the edge, where the motion takes for ever.
    for widening in [Rational(0), Rational(1, 8000), Rational(1, 4000)] {
      let below = Self.decimal(sizes.low * (1 - widening)) * sign,
        above = Self.decimal(sizes.high * (1 + widening)) * sign
      if try proof(a: below).outcome == .stays, try proof(a: above).outcome == .switches { return (below, above) }
    }
    let edge = (sizes.high * sign).asDouble.rounded(toDigits: 5)
    throw Unable(message: "the threshold is near a = \(edge) T, but no proof was found at both sides of it")
  }

  /// The number of seven digits next to a positive one.
  private static func decimal(_ x: Rational) -> Rational {
    x.roundedDecimal(digits: 7).flatMap { Rational($0) } ?? x
  }
}
