import Algebra
import Evaluation
import Numbers
import Transport

/// The units of what is given to `derive born` and of what it prints.
enum BornUnits: String, CaseIterable {
  /// ħ = k_B = 1, and what the mass, an energy and a length are stays open.
  case natural
  /// Energies in eV, lengths in nm, masses in electron masses, temperatures in K; ħ = 1 in the torques.
  case electronVolt = "eV"

  /// The mass that is called 1: m_e/ħ² in eV⁻¹ nm⁻², the recommended value to twelve digits.
  var mass: Rational {
    switch self {
    case .natural: 1
    case .electronVolt: Self.electronMass
    }
  }

  /// The temperature that is called 1, exactly: k_B in eV/K.
  var temperature: Rational {
    switch self {
    case .natural: 1
    case .electronVolt: Self.boltzmann
    }
  }

  /// The unit of a parameter or a result, with a space before it; nothing in natural units.
  func label(_ name: String, _ dimension: SpaceDimension) -> String {
    guard self == .electronVolt, let unit = Self.units(dimension)[name], !unit.isEmpty else { return "" }
    return " " + unit
  }

  private static func units(_ dimension: SpaceDimension) -> [String: String] {
    let (volume, density, length) = dimension == .three ? ("nm³", "nm⁻³", "nm⁻¹") : ("nm²", "nm⁻²", "")
    var units = [
      "J": "eV", "μ": "eV", "n": density, "m": "m_e", "T": "K", "S": density, "n_i": density, "n_s": density,
      "v_i": "eV \(volume)", "u_s": "eV \(volume)", "σ/q²": length, "u e/j": volume
    ]
    for name in ["Γ_i", "Γ_⊥", "Γ_z"] { units[name] = "eV² \(volume)" }
    for name in ["C_S", "C_α"] { units[name] = density }
    for name in ["C_ad", "C_β"] { units[name] = length }
    for name in ["ν_↑", "ν_↓"] { units[name] = "eV⁻¹ \(density)" }
    return units
  }

  /// The conductivity of electrons from σ/q², and its unit; nil in natural units.
  func conductivity(_ value: Ball, _ dimension: SpaceDimension) throws -> (value: Ball, unit: String)? {
    guard self == .electronVolt else { return nil }
    let (e, h) = (Self.charge, Self.planck)
    // e²/ħ, and nm⁻¹ in m⁻¹.
    let quantum = try (e * e).divided(by: h) * (dimension == .three ? 1_000_000_000 : 1)
    let siemens = try (value * Ball.pi(precision: value.precision)).scaled(by: 2 * quantum)
    return (siemens, dimension == .three ? "S/m" : "S")
  }

  /// What is said of the units.
  func statement(_ dimension: SpaceDimension) -> [String] {
    switch self {
    case .natural: return ["ħ = k_B = 1"]
    case .electronVolt:
      let mass = Self.electronMass.roundedDecimal(digits: 12) ?? ""
      return [
        "energies in eV, lengths in nm, masses in m_e, temperatures in K; τ with ∂ₜ in eV/ħ, qE in eV/nm and ∇ in nm⁻¹",
        "m_e/ħ² = \(mass) eV⁻¹ nm⁻², taken as exact (\(Self.constants.version))"
      ]
    }
  }

  // MARK: Constants

  private static let constants = PhysicalConstants.codata2022
  private static let charge = exact("elementary charge")
  private static let boltzmann = quotient(exact("Boltzmann constant"), charge)
  private static let planck = Rational(662_607_015) * power(-42)

  /// m_e e/ħ² in J⁻¹ m⁻² J/eV, with m⁻² in nm⁻².
  private static let electronMass: Rational = {
    let (low, high) = interval("electron mass")
    let ratio = quotient((low + high) * 2 * charge * power(-18), planck * planck)
    guard let pi = try? Ball.pi(precision: 128), let text = (pi * pi).scaled(by: ratio).certifiedDecimal(digits: 12),
      let value = Rational(text)
    else { preconditionFailure("twelve digits of the electron mass") }
    return value
  }()

  private static func power(_ exponent: Int) -> Rational {
    guard let power = try? Rational(10).power(exponent) else { preconditionFailure("a power of ten") }
    return power
  }

  private static func quotient(_ x: Rational, _ y: Rational) -> Rational {
    guard let quotient = try? x.divided(by: y) else { preconditionFailure("a constant of nature is zero") }
    return quotient
  }

  private static func interval(_ name: String) -> (Rational, Rational) {
    switch constants[name]?.value {
    case .between(let low, let high)?: return (low, high)
    case .exact(let value)?: if let value = value.rationalValue { return (value, value) }
    case nil: break
    }
    preconditionFailure("\(constants.version) has no \(name)")
  }

  private static func exact(_ name: String) -> Rational { interval(name).0 }
}
