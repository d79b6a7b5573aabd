import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The physical solutions in two dimensions for b = 0, where each spin has a band of its own: with ζ = log(−z/ηa) its energy,
/// counted from the middle of its band, is ηa(ζ − e^ζ + log ηa).
///
/// Inside the band ζ = log(ψ/sin ψ) − iψ, below it ζ is real and positive. The parameter follows one spin, so that the edge of its
/// band is an ordinary point; the other one is solved for, away from its own edge.
struct UncoupledSheet: LevelCurve {
  /// Which spin is followed, and how.
  enum Path {
    /// Inside the band from its edge on, ψ = 2 arctan s.
    case inside
    /// Below the band up to its edge, ζ = −s, s ≤ 0.
    case below
  }
  private let system: BornSystem<ComplexBall>
  let path: Path
  /// Whether the spin that is followed is the one whose band begins first.
  let followsFirst: Bool
  /// The state of the other spin.
  let isOtherInside: Bool
  let exchange: Rational
  let unit, shift: ComplexBall

  init(_ model: BornModel, path: Path, followsFirst: Bool, isOtherInside: Bool, precision: Int) throws {
    system = try model.system(precision: precision)
    (self.path, self.followsFirst, self.isOtherInside) = (path, followsFirst, isOtherInside)
    exchange = model.exchange
    unit = try system.eta * system.disorder.keeping
    shift = try unit.log()
  }

  /// A spin with its advanced partner.
  private struct Side {
    var pole, advanced: Pole<CenteredBall>
    var loop: CenteredBall?
    var isEmpty = false
  }

  func point(at s: CenteredBall) throws -> CurvePoint {
    let unit = s.constant(unit), shift = s.constant(shift)
    let system = system.map(s.constant)
    let followed: Side, depth: CenteredBall
    switch path {
    case .inside:
      let spin = try PlanarSpin(angle: s.arctangent().doubled, load: unit, eta: system.eta)
      followed = Side(pole: spin.pole(retarded: true), advanced: spin.pole(retarded: false), loop: try loop(s))
      depth = try spin.height.divided(by: unit) + spin.logarithm
    case .below:
      let pole = try pole(-s)
      followed = Side(pole: pole, advanced: pole, isEmpty: true)
      depth = shift - s - (-s).exponential()
    }
    // From the middle of one band to that of the other.
    let J = s.constant(followsFirst ? -absolute : absolute)
    let other = exchange.isZero ? followed : try solved(depth + J.doubled.divided(by: unit))
    let (first, second) = followsFirst ? (followed, other) : (other, followed)
    let (up, down) = exchange.isNegative ? (second, first) : (first, second)
    return CurvePoint(
      level: BornLevel(
        system, up: up.pole, down: down.pole, upAdvanced: up.advanced, downAdvanced: down.advanced,
        isEmpty: (up.isEmpty, down.isEmpty), loops: (up.loop, down.loop)),
      energy: unit * depth + J)
  }

  /// |J|.
  var absolute: ComplexBall { exchange.isNegative ? -system.exchange : system.exchange }

  private func pole(_ ζ: CenteredBall) throws -> Pole<CenteredBall> {
    let z = -(ζ.constant(unit) * ζ.exponential())
    return Pole(root: z, energy: z, local: try ζ.constant(system.eta) * (ζ.constant(shift) + ζ))
  }

  /// The other spin at a depth.
  private func solved(_ depth: CenteredBall) throws -> Side {
    let start = try approximate(depth.middle.re.midpointDouble - shift.re.midpointDouble)
    func solution(_ start: Complex) throws -> CenteredBall {
      let middle = try root(depth.middle, from: start)
      let all = try root(depth.all, from: start, holding: middle)
      return depth.function(middle: middle, slope: try (all.unit - all.exp()).inverted(), plain: all)
    }
    let ζ = try solution(start)
    if !isOtherInside {
      guard ζ.all.re.isPositive else { throw BornError.bandEdge("\(depth.middle)") }
      let pole = try pole(ζ)
      return Side(pole: pole, advanced: pole, isEmpty: true)
    }
    let mirror = try solution(start.conjugated)
    // The physical one is the only root with 0 < ψ < π.
    let π = system.pi.re
    guard ζ.middle.im.isNegative, (ζ.middle.im + π).isPositive, mirror.middle.im.isPositive,
      (π - mirror.middle.im).isPositive
    else { throw BornError.bandEdge("\(depth.middle)") }
    return Side(pole: try pole(ζ), advanced: try pole(mirror), loop: try loop(depth))
  }

  /// ζ − e^ζ + log ηa = depth, for all depths of a ball.
  private struct Equation: ScalarEquation {
    let depth, shift: ComplexBall

    func middle(_ ζ: ComplexBall) throws -> (value: ComplexBall, slope: ComplexBall) {
      (ζ - ζ.exp() + shift - depth.representative, try slope(ζ))
    }
    func value(_ ζ: ComplexBall) throws -> ComplexBall { ζ - ζ.exp() + shift - depth }
    func slope(_ ζ: ComplexBall) throws -> ComplexBall { ζ.unit - ζ.exp() }
  }

  func root(_ depth: ComplexBall, from start: Complex, holding known: ComplexBall? = nil) throws -> ComplexBall {
    try Equation(depth: depth, shift: shift).root(from: start, precision: depth.precision, holding: known)
  }

  /// ∫|G|² = Im g/Im z = 1/a inside a band.
  private func loop(_ s: CenteredBall) throws -> CenteredBall {
    s.constant(try system.disorder.keeping.inverted())
  }

  /// ζ in double precision at a depth below log ηa, by bisection of ζ − e^ζ, or of log(ψ/sin ψ) − ψ cot ψ.
  func approximate(_ depth: Double) throws -> Complex {
    func bisected(_ low: Double, _ high: Double, _ isLeft: (Double) -> Bool) -> Double {
      var (low, high) = (low, high)
      for _ in 0..<100 {
        let middle = (low + high) / 2
        if isLeft(middle) { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    if !isOtherInside {
      return Complex(bisected(0, log(max(2, 2 - depth)) + 1) { $0 - exp($0) > depth })
    }
    let ψ = bisected(0, Double.pi) { log($0 / sin($0)) - $0 * cos($0) / sin($0) < depth }
    return Complex(log(ψ / sin(ψ)), -ψ)
  }
}
