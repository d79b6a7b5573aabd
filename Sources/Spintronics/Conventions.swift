import Algebra

/// The choices of sign and unit that a result depends on.
public struct Conventions: Sendable, Hashable {
  /// The sign of the electron's charge, with e > 0.
  public enum Charge: String, Sendable {
    case negative = "e > 0, electron charge −e"
    case signed = "e < 0 is the electron's charge"
  }
  /// The direction of current.
  public enum Current: String, Sendable { case conventional = "j conventional (−e times the flux of electrons)" }
  /// What the arrow ↑ denotes.
  public enum Arrow: String, Sendable {
    case alongMagnetisation = "↑ along M"
    case alongSpin = "↑ along the electrons' spin, which is against M"
  }
  /// The sign of precession.
  public enum Precession: String, Sendable {
    case positive = "dM/dt = γ H × M, γ > 0"
    case signed = "dM/dt = γ M × H, γ < 0"
  }

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

  /// What a letter of the package's own conventions is in these: e and γ change their signs where they are signed, and where ↑
  /// names the spin, bands exchange their labels and the polarisation P its sign. Nil for letters that stay what they are.
  public func rewriting(_ letter: Symbol) -> Expr? {
    let name = letter.name
    func reversed(_ assumptions: Assumptions) -> Expr { -Expr.symbol(name, assumptions) }
    if charge == .signed, name == "e" { return reversed([.real, .nonzero]) }
    if precession == .signed, ["γ", "γ~", "γ̃"].contains(name) { return reversed([.real, .nonzero]) }
    guard arrow == .alongSpin else { return nil }
    if name == "P" { return reversed(letter.assumptions) }
    guard name.contains("↑") != name.contains("↓") else { return nil }
    let exchanged = String(name.map { $0 == "↑" ? "↓" : $0 == "↓" ? "↑" : $0 })
    return .symbol(exchanged, letter.assumptions)
  }

  /// One phrase for each convention.
  public var phrases: [String] {
    [charge.rawValue, current.rawValue, arrow.rawValue, "n = M/M_s", "s = η†ση", precession.rawValue]
  }
}
