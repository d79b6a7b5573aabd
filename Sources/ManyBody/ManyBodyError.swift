/// Why a system of one electron and many spins cannot be built, or not be computed.
public enum ManyBodyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A parameter outside what is allowed.
  case parameter(String, value: String, allowed: String)
  /// More than fits: what was asked, the bytes or states it takes, and what there is.
  case tooLarge(String, needs: Int, limit: Int)
  /// A symmetry that the formulas of the Hamiltonian do not have.
  case notConserved(String)
  /// A file of another run, or a damaged one.
  case checkpoint(String)
  /// A number that did not come out.
  case numerical(String)

  /// What was wrong, and what would be right.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let allowed): "\(name) must be \(allowed), not \(value)"
    case .tooLarge(let what, let needs, let limit):
      "\(what): this takes \(Self.bytes(needs)), and there are \(Self.bytes(limit))"
    case .notConserved(let what): "the Hamiltonian does not conserve \(what)"
    case .checkpoint(let why): why
    case .numerical(let what): what
    }
  }

  /// "25.6 MB".
  public static func bytes(_ count: Int) -> String {
    var (value, units) = (Double(count), ["B", "kB", "MB", "GB", "TB", "PB"][...])
    while value >= 1000, units.count > 1 { (value, units) = (value / 1000, units.dropFirst()) }
    let rounded = (value * 10).rounded() / 10
    return "\(rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)") \(units.first ?? "B")"
  }
}
