import Numbers

/// A physical dimension: a product of powers of mass, length, time, electric current and temperature.
public struct PhysicalDimension: Hashable, Sendable {
  /// The exponents of kilogram, metre, second, ampere and kelvin.
  public let exponents: [Rational]

  private static let units = ["kg", "m", "s", "A", "K"]

  /// The dimension kgᵃ mᵇ sᶜ Aᵈ Kᵉ.
  public init(
    kilogram: Rational = 0, metre: Rational = 0, second: Rational = 0, ampere: Rational = 0, kelvin: Rational = 0
  ) {
    self.init([kilogram, metre, second, ampere, kelvin])
  }

  private init(_ exponents: [Rational]) { self.exponents = exponents }

  /// The dimension of a pure number.
  public static let one = PhysicalDimension()
  /// The dimension of a mass.
  public static let mass = PhysicalDimension(kilogram: 1)
  /// The dimension of a length.
  public static let length = PhysicalDimension(metre: 1)
  /// The dimension of a time.
  public static let time = PhysicalDimension(second: 1)
  /// The dimension of an electric current.
  public static let current = PhysicalDimension(ampere: 1)
  /// The dimension of a temperature.
  public static let temperature = PhysicalDimension(kelvin: 1)

  /// The dimension of a product.
  public static func * (a: PhysicalDimension, b: PhysicalDimension) -> PhysicalDimension {
    PhysicalDimension(zip(a.exponents, b.exponents).map { $0 + $1 })
  }
  /// The dimension of a quotient.
  public static func / (a: PhysicalDimension, b: PhysicalDimension) -> PhysicalDimension {
    PhysicalDimension(zip(a.exponents, b.exponents).map { $0 - $1 })
  }
  /// The dimension of a power.
  public func raised(to exponent: Rational) -> PhysicalDimension { PhysicalDimension(exponents.map { $0 * exponent }) }
}

extension PhysicalDimension: CustomStringConvertible {
  /// The dimension in SI base units, as "kg m^2 s^-1"; "1" for a pure number.
  public var description: String {
    let factors = zip(Self.units, exponents).compactMap { unit, exponent -> String? in
      if exponent.isZero { return nil }
      return exponent == 1 ? unit : "\(unit)^\(exponent)"
    }
    return factors.isEmpty ? "1" : factors.joined(separator: " ")
  }
}

/// Why an expression has no dimension; each case names the term at fault.
public enum DimensionError: Error, Hashable, Sendable {
  /// Two terms of one sum differ in dimension.
  case unequalTerms(Expr, PhysicalDimension, Expr, PhysicalDimension)
  /// The argument of a function or an exponent is not a pure number.
  case notANumber(Expr, PhysicalDimension)
  /// A quantity with a dimension is raised to a power that is not a rational number.
  case variablePower(Expr)
  /// No dimension was declared for a symbol or function.
  case undeclared(String)
}
