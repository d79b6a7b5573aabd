/// The choices of sign and unit that a result depends on.
public struct Conventions: Sendable, Hashable {
  /// The sign of the electron's charge, with e > 0.
  public enum Charge: String, Sendable { case negative = "e > 0, electron charge −e" }
  /// The direction of current.
  public enum Current: String, Sendable { case conventional = "j conventional (−e times the flux of electrons)" }
  /// What the arrow ↑ denotes.
  public enum Arrow: String, Sendable { case alongMagnetisation = "↑ along M" }
  /// The sign of precession.
  public enum Precession: String, Sendable { case positive = "dM/dt = γ H × M, γ > 0" }

  /// The sign of the electron's charge.
  public var charge = Charge.negative
  /// The direction of current.
  public var current = Current.conventional
  /// What the arrow ↑ denotes.
  public var arrow = Arrow.alongMagnetisation
  /// The sign of precession.
  public var precession = Precession.positive

  /// The conventions of this package.
  public init() {}

  /// One phrase for each convention.
  public var phrases: [String] {
    [charge.rawValue, current.rawValue, arrow.rawValue, "n = M/M_s", "s = η†ση", precession.rawValue]
  }
}
