import Algebra
import Numbers

/// A constant of nature in SI units, with what is known of its value.
public struct PhysicalConstant: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The symbol it stands for in expressions.
  public let symbol: Expr
  /// Its value: exact, or within the standard uncertainty of the best estimate.
  public let value: Quantity
  /// Its unit in terms of SI units.
  public let unit: String
  /// Its dimension.
  public let dimension: PhysicalDimension
}

/// The constants of one adjustment of CODATA.
///
/// Since 2019 e, h, k_B and c are exact, and ħ = h/2π with them. The others are intervals of one standard uncertainty to each side:
/// an enclosure computed from them is rigorous under the assumption that the constants lie there, and takes their errors
/// as independent.
public struct PhysicalConstants: Sendable {
  /// "CODATA 2022".
  public let version: String
  /// The constants: ħ, e, μ_B, k_B, m_e, c, μ_0 and g_e.
  public let all: [PhysicalConstant]

  /// The recommended values of 2022.
  public static let codata2022 = PhysicalConstants(
    "CODATA 2022", bohrMagneton: ("9.2740100657", "0.0000000029", -24),
    electronMass: ("9.1093837139", "0.0000000028", -31),
    vacuumPermeability: ("1.25663706127", "0.00000000020", -6),
    electronFactor: ("-2.00231930436092", "0.00000000000036", 0))

  /// The recommended values of 2018.
  public static let codata2018 = PhysicalConstants(
    "CODATA 2018", bohrMagneton: ("9.2740100783", "0.0000000028", -24),
    electronMass: ("9.1093837015", "0.0000000028", -31),
    vacuumPermeability: ("1.25663706212", "0.00000000019", -6),
    electronFactor: ("-2.00231930436256", "0.00000000000035", 0))

  /// The constant of a name such as "μ_B" or "k_B".
  public subscript(symbol: String) -> PhysicalConstant? { all.first { $0.symbol.text == symbol || $0.name == symbol } }

  /// The values of those constants that occur in an expression, to be passed on to `Expr.digits`.
  public func values(in expression: Expr) -> [Expr: Quantity] {
    let present = Set(expression.symbols.map(\.expression))
    return Dictionary(uniqueKeysWithValues: all.filter { present.contains($0.symbol) }.map { ($0.symbol, $0.value) })
  }

  private typealias Measured = (value: String, uncertainty: String, exponent: Int)

  private init(
    _ version: String, bohrMagneton: Measured, electronMass: Measured, vacuumPermeability: Measured,
    electronFactor: Measured
  ) {
    func number(_ text: String, _ exponent: Int) -> Rational { Self.decimal(text, exponent) }
    func measured(_ m: Measured) -> Quantity {
      .measured(number(m.value, m.exponent), uncertainty: number(m.uncertainty, m.exponent))
    }
    func constant(
      _ name: String, _ symbol: String, _ value: Quantity, _ unit: String, _ dimension: PhysicalDimension,
      _ assumptions: Assumptions = .positive
    ) -> PhysicalConstant {
      PhysicalConstant(
        name: name, symbol: .symbol(symbol, assumptions), value: value.lasting, unit: unit, dimension: dimension)
    }
    let planck = Expr(number("6.62607015", -34))
    let moment = PhysicalDimension(metre: 2, ampere: 1)
    let joulePerKelvin = PhysicalDimension(kilogram: 1, metre: 2, second: -2, kelvin: -1)
    self.version = version
    all = [
      constant(
        "reduced Planck constant", "ħ", .exact(planck / (2 * .pi)), "J s",
        PhysicalDimension(kilogram: 1, metre: 2, second: -1)),
      constant(
        "elementary charge", "e", .rational(number("1.602176634", -19)), "C", PhysicalDimension(second: 1, ampere: 1)),
      constant("Bohr magneton", "μ_B", measured(bohrMagneton), "J/T", moment),
      constant("Boltzmann constant", "k_B", .rational(number("1.380649", -23)), "J/K", joulePerKelvin),
      constant("electron mass", "m_e", measured(electronMass), "kg", .mass),
      constant("speed of light in vacuum", "c", 299_792_458, "m/s", PhysicalDimension(metre: 1, second: -1)),
      constant(
        "vacuum magnetic permeability", "μ_0", measured(vacuumPermeability), "N/A²",
        PhysicalDimension(kilogram: 1, metre: 1, second: -2, ampere: -2)),
      constant("electron g factor", "g_e", measured(electronFactor), "1", .one, .real)
    ]
  }

  /// A decimal times a power of ten, exactly.
  private static func decimal(_ text: String, _ exponent: Int) -> Rational {
    var mantissa: Rational = 0
    var places = 0
    var isAfterPoint = false
    for character in text {
      if character == "." {
        isAfterPoint = true
      } else if let digit = character.wholeNumberValue {
        mantissa = mantissa * 10 + Rational(digit)
        if isAfterPoint { places += 1 }
      }
    }
    let scale = (try? Rational(10).power(exponent - places)) ?? 0
    return (text.hasPrefix("-") ? -mantissa : mantissa) * scale
  }
}
