import Numbers

/// Why the Born approximation has no answer, or this program none.
public enum BornError: Error, Sendable, Equatable {
  /// A parameter outside its domain: its name, the value, and what is allowed.
  case parameter(String, value: String, allowed: String)
  /// No impurities: the conductivities and with them C_ad are infinite.
  case ballistic
  /// An energy at the edge of the band, or so close to it that neither side could be proved.
  case bandEdge(String)
  /// An iteration or an enclosure that did not reach its goal.
  case notConverged(String)
  /// Something that is not computed, and what is.
  case unable(String)
}

extension BornError: CustomStringConvertible {
  /// A sentence.
  public var description: String {
    switch self {
    case .parameter(let name, let value, let allowed): "\(name) = \(value): \(name) is \(allowed)"
    case .ballistic:
      "without impurities nothing limits the current, and C_ad is infinite: give at least one positive rate Γ"
    case .bandEdge(let energy):
      "the energy \(energy) is at the edge of the band, or so close to it, or the disorder so weak, that its side cannot be told; "
        + "move it a little"
    case .notConverged(let what): what
    case .unable(let what): what
    }
  }
}
