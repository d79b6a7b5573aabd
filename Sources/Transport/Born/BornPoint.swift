import Evaluation
import Numbers

/// A number that a point has, besides others.
public enum BornQuantity: String, Sendable, CaseIterable {
  /// The coefficients of the torque; see ``SpinTorqueCoefficients``.
  case spin = "C_S"
  case damping = "C_α"
  case adiabatic = "C_ad"
  case nonadiabatic = "C_β"
  /// C_α/S with the whole spin density S, the constant of Gilbert damping.
  case dampingConstant = "α"
  /// C_β/C_ad.
  case nonadiabaticity = "β"
  /// C_βS/C_adC_α.
  case ratio = "β/α"
  /// The chemical potential.
  case chemicalPotential = "μ"
  /// Electrons per volume, of both spins.
  case density = "n"
  /// (σ_↑ − σ_↓)/(σ_↑ + σ_↓).
  case polarisation = "P"
  /// σ/q² with σ = σ_↑ + σ_↓.
  case conductivity = "σ/q²"
  /// Densities of states at the Fermi level.
  case statesUp = "ν_↑"
  case statesDown = "ν_↓"

  /// The coefficients, in the order of ``SpinTorqueCoefficients/all``.
  public static let coefficients: [BornQuantity] = [.spin, .damping, .adiabatic, .nonadiabatic]
}

/// A model, filled up to some level, at a temperature.
public struct BornPoint: Sendable {
  /// The model.
  public let model: BornModel
  /// What fixes the Fermi level.
  public let filling: BornFilling
  /// T ≥ 0.
  public let temperature: Rational
  /// The spin density of the local moments besides the electrons', which the damping constant is counted by: S = localSpin + C_S.
  public let localSpin: Rational

  /// - Throws: `BornError.parameter` for T < 0 and a density that is not positive; `.unable` for a density at T > 0.
  public init(
    _ model: BornModel, filling: BornFilling, temperature: Rational = 0, localSpin: Rational = 0
  ) throws(BornError) {
    if temperature.isNegative { throw .parameter("T", value: "\(temperature)", allowed: "not negative") }
    if case .density(let n) = filling {
      if n.signum() <= 0 { throw .parameter("n", value: "\(n)", allowed: "positive") }
      if !temperature.isZero { throw .unable("a density fixes the Fermi level at T = 0 only; give μ instead") }
    }
    (self.model, self.filling, self.temperature, self.localSpin) = (model, filling, temperature, localSpin)
  }

  /// Enclosures of what the point has, computed with a precision in bits. What has no value is missing: quotients with the divisor
  /// 0, and above T = 0 what is not a coefficient of the torque.
  ///
  /// - Throws: what ``BornModel/coefficients(mu:precision:)`` and ``BornModel/coefficients(mu:temperature:goal:)`` throw.
  public func enclosures(precision: Int) throws -> [BornQuantity: Ball] {
    switch filling {
    case .chemicalPotential(let mu):
      if !temperature.isZero {
        return ratios(of: try model.coefficients(mu: mu, temperature: temperature, goal: precision - 48))
      }
      let level = try model.level(at: mu, precision: precision)
      return try values(at: level, precision).merging([.chemicalPotential: Ball(mu, precision: precision)]) { $1 }
    case .density(let density):
      let mu = try model.chemicalPotential(density: density, precision: precision)
      let level = try model.level(around: mu, precision: precision + 32)
      return try values(at: level, precision)
        .merging([.chemicalPotential: mu, .density: Ball(density, precision: precision)]) { $1 }
    }
  }

  private func values(at level: BornLevel<ComplexBall>?, _ precision: Int) throws -> [BornQuantity: Ball] {
    var values = ratios(of: try model.coefficients(at: level, precision: precision))
    let zero = try Ball(0, precision: precision)
    guard let electrons = try level?.electrons.map(\.re) else {
      return values.merging(
        [.density, .conductivity, .statesUp, .statesDown].map { ($0, zero) }, uniquingKeysWith: { $1 })
    }
    let (up, down) = electrons.conductivities
    values[.density] = electrons.density
    (values[.statesUp], values[.statesDown]) = electrons.states
    values[.conductivity] = up + down
    values[.polarisation] = model.exchange.isZero ? zero : try? (up - down).divided(by: up + down)
    return values
  }

  /// The coefficients and what is made of them.
  func ratios(of c: SpinTorqueCoefficients<Ball>) -> [BornQuantity: Ball] {
    func ratio(_ x: Ball, _ y: Ball) -> Ball? { x.isZero && y.excludesZero ? x : try? x.divided(by: y) }
    var values = Dictionary(uniqueKeysWithValues: zip(BornQuantity.coefficients, c.all))
    let whole = (try? Ball(localSpin, precision: c.spin.precision)).map { $0 + c.spin } ?? c.spin
    let (α, β) = (ratio(c.damping, whole), ratio(c.nonadiabatic, c.adiabatic))
    values[.dampingConstant] = α
    values[.nonadiabaticity] = β
    if let α, let β { values[.ratio] = ratio(β, α) }
    return values
  }

  /// What the coefficients tend to for weak disorder at the same chemical potential; see ``BornModel/weakDisorder(mu:precision:)``.
  public func weakDisorder(precision: Int) throws -> [BornQuantity: Ball]? {
    guard temperature.isZero else { return nil }
    let weak: WeakDisorder?
    switch filling {
    case .chemicalPotential(let mu):
      weak = try model.weakDisorder(mu: Ball(mu, precision: precision), precision: precision)
    case .density(let density):
      let mu = try model.chemicalPotential(density: density, precision: precision)
      weak = try model.weakDisorder(mu: mu, precision: precision)
    }
    guard let weak else { return nil }
    var values = ratios(of: weak.coefficients)
    values[.polarisation] = weak.polarisation
    return values
  }
}
