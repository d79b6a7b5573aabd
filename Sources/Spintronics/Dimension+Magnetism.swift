import Algebra

extension Dimension {
  /// The dimension of a volume.
  public static let volume = Dimension(metre: 3)
  /// The dimension of a velocity.
  public static let velocity = Dimension(metre: 1, second: -1)
  /// The dimension of an energy.
  public static let energy = Dimension(kilogram: 1, metre: 2, second: -2)
  /// The dimension of an angular momentum, and of ħ.
  public static let action = Dimension(kilogram: 1, metre: 2, second: -1)
  /// The dimension of an electric charge.
  public static let charge = Dimension(second: 1, ampere: 1)
  /// The dimension of a magnetic moment, and of μ_B.
  public static let magneticMoment = Dimension(metre: 2, ampere: 1)
  /// The dimension of magnetisation and of the magnetic field strength H.
  public static let magnetisation = Dimension(metre: -1, ampere: 1)
  /// The dimension of an electric current density.
  public static let currentDensity = Dimension(metre: -2, ampere: 1)
  /// The dimension of an electric field.
  public static let electricField = Dimension(kilogram: 1, metre: 1, second: -3, ampere: -1)
}
