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

  /// - Throws: `BornError.parameter` for T < 0 and a density that is not positive.
  public init(
    _ model: BornModel, filling: BornFilling, temperature: Rational = 0, localSpin: Rational = 0
  ) throws(BornError) {
    if temperature.isNegative { throw .parameter("T", value: "\(temperature)", allowed: "not negative") }
    if case .density(let n) = filling, n.signum() <= 0 {
      throw .parameter("n", value: "\(n)", allowed: "positive")
    }
    (self.model, self.filling, self.temperature, self.localSpin) = (model, filling, temperature, localSpin)
  }

  /// Enclosures of what the point has, computed with a precision in bits. What has no value is missing: quotients with the divisor
  /// 0.
  ///
  /// - Throws: what ``BornModel/coefficients(mu:precision:)``, ``BornModel/coefficients(mu:temperature:goal:)`` and
  ///   ``BornModel/chemicalPotential(density:temperature:precision:)`` throw.
  public func enclosures(precision: Int) throws -> [BornQuantity: Ball] {
    // Averages over energies have 48 bits less.
    let mu = try chemicalPotential(precision: temperature.isZero ? precision : precision - 32)
    var values: [BornQuantity: Ball]
    if !temperature.isZero {
      values = try averages(at: mu, precision: precision)
    } else {
      values = try self.values(at: level(at: mu, precision), precision)
    }
    values[.chemicalPotential] = mu
    if case .density(let density) = filling { values[.density] = try Ball(density, precision: precision) }
    return values
  }

  /// The Fermi level at T = 0; nil below the band.
  func level(precision: Int) throws -> BornLevel<ComplexBall>? {
    try level(at: chemicalPotential(precision: precision), precision)
  }

  private func level(at mu: Ball, _ precision: Int) throws -> BornLevel<ComplexBall>? {
    switch filling {
    case .chemicalPotential(let exact): try model.level(at: exact, precision: precision)
    case .density: try model.level(around: mu, precision: precision + 32)
    }
  }

  /// The given chemical potential, or an enclosure of the one of the given density.
  public func chemicalPotential(precision: Int) throws -> Ball {
    switch filling {
    case .chemicalPotential(let mu): try Ball(mu, precision: precision)
    case .density(let density):
      try model.chemicalPotential(density: density, temperature: temperature, precision: precision)
    }
  }

  private func averages(at mu: Ball, precision: Int) throws -> [BornQuantity: Ball] {
    let all = try ThermalAverage(model, mu: mu, temperature: temperature, goal: precision - 48)
      .values(of: ThermalAverage.Quantity.allCases)
    func average(_ quantity: ThermalAverage.Quantity) throws -> Ball {
      guard let value = all[quantity] else { throw BornError.notConverged("an average over energies is missing") }
      return value
    }
    let coefficients = SpinTorqueCoefficients(
      spin: try average(.spin), damping: try average(.damping), adiabatic: try average(.adiabatic),
      nonadiabatic: try average(.nonadiabatic))
    return try values(
      coefficients,
      BornElectrons(
        density: average(.density), states: (average(.statesUp), average(.statesDown)),
        conductivities: (average(.conductivityUp), average(.conductivityDown))), precision)
  }

  private func values(at level: BornLevel<ComplexBall>?, _ precision: Int) throws -> [BornQuantity: Ball] {
    let coefficients = try model.coefficients(at: level, precision: precision)
    return try values(coefficients, level?.electrons.map(\.re), precision)
  }

  /// - Parameter electrons: nil below the band.
  private func values(
    _ coefficients: SpinTorqueCoefficients<Ball>, _ electrons: BornElectrons<Ball>?, _ precision: Int
  ) throws -> [BornQuantity: Ball] {
    var values = coefficients.quantities(localSpin: localSpin)
    let zero = try Ball(0, precision: precision)
    guard let electrons else {
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

  /// What the coefficients tend to for weak disorder at the same chemical potential and T = 0; see ``BornModel/weakDisorder(mu:precision:)``.
  public func weakDisorder(precision: Int) throws -> [BornQuantity: Ball]? {
    guard temperature.isZero else { return nil }
    let mu = try chemicalPotential(precision: precision)
    guard let weak = try model.weakDisorder(mu: mu, precision: precision) else { return nil }
    var values = weak.coefficients.quantities(localSpin: localSpin)
    values[.polarisation] = weak.polarisation
    return values
  }
}

extension SpinTorqueCoefficients<Ball> {
  /// The coefficients and what is made of them, with this spin density of the local moments.
  func quantities(localSpin: Rational) -> [BornQuantity: Ball] {
    func ratio(_ x: Ball, _ y: Ball) -> Ball? { x.isZero && y.excludesZero ? x : try? x.divided(by: y) }
    var values = Dictionary(uniqueKeysWithValues: zip(BornQuantity.coefficients, all))
    let whole = (try? Ball(localSpin, precision: spin.precision)).map { $0 + spin } ?? spin
    let (α, β) = (ratio(damping, whole), ratio(nonadiabatic, adiabatic))
    values[.dampingConstant] = α
    values[.nonadiabaticity] = β
    if let α, let β { values[.ratio] = ratio(β, α) }
    return values
  }
}
