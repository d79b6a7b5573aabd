import Algebra

extension PhysicalDimension {
  /// The dimension of a volume.
  public static let volume = PhysicalDimension(metre: 3)
  /// The dimension of a velocity.
  public static let velocity = PhysicalDimension(metre: 1, second: -1)
  /// The dimension of an energy.
  public static let energy = PhysicalDimension(kilogram: 1, metre: 2, second: -2)
  /// The dimension of an angular momentum, and of ħ.
  public static let action = PhysicalDimension(kilogram: 1, metre: 2, second: -1)
  /// The dimension of an electric charge.
  public static let charge = PhysicalDimension(second: 1, ampere: 1)
  /// The dimension of a magnetic moment, and of μ_B.
  public static let magneticMoment = PhysicalDimension(metre: 2, ampere: 1)
  /// The dimension of magnetisation and of the magnetic field strength H.
  public static let magnetisation = PhysicalDimension(metre: -1, ampere: 1)
  /// The dimension of an electric current density.
  public static let currentDensity = PhysicalDimension(metre: -2, ampere: 1)
  /// The dimension of an electric field.
  public static let electricField = PhysicalDimension(kilogram: 1, metre: 1, second: -3, ampere: -1)
}
