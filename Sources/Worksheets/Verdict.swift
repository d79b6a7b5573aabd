import Algebra
import Typesetting

/// What is known of a statement after its sides were compared.
public enum Verdict: Sendable {
  /// It holds, by exact algebra.
  case proved
  /// Both sides agree through this order in the small parameter, and differ (or may differ) beyond it.
  case provedToOrder(Int, in: String)
  /// It fails at a point.
  case refuted(Counterexample)
  /// The sides differ as printed, and are proved equal in another convention, which is as good.
  case conventionConflict(reading: Phrase, Counterexample)
  /// The sides differ as printed, and are proved equal under a premise that was not stated.
  case holdsUnderPremise(Phrase, Counterexample)
  /// The sides differ as printed, and are proved equal with a misprint repaired.
  case misprintRepaired(Phrase, Counterexample)
  /// Not proved; enclosures of the difference at so many generic points, with so many bits, contain zero.
  case supported(points: Int, bits: Int, reason: String)
  /// Neither was shown.
  case undecided(String)

  /// The kinds of verdict, for counting and for what a derivation expects.
  public enum Kind: String, CaseIterable, Sendable {
    case proved = "proved"
    case provedToOrder = "proved to stated order"
    case refuted = "refuted"
    case misprintRepaired = "misprint repaired"
    case holdsUnderPremise = "holds under a premise"
    case conventionConflict = "convention conflict"
    case supported = "supported"
    case undecided = "undecided"
  }

  /// The kind, without the evidence.
  public var kind: Kind {
    switch self {
    case .proved: .proved
    case .provedToOrder: .provedToOrder
    case .refuted: .refuted
    case .conventionConflict: .conventionConflict
    case .holdsUnderPremise: .holdsUnderPremise
    case .misprintRepaired: .misprintRepaired
    case .supported: .supported
    case .undecided: .undecided
    }
  }

  /// What has to be known besides for a printed equation to hold: the convention, the premise or the repair.
  var amendment: Phrase? {
    switch self {
    case .conventionConflict(let phrase, _), .holdsUnderPremise(let phrase, _), .misprintRepaired(let phrase, _): phrase
    default: nil
    }
  }

  /// The point at which the sides differ as printed.
  var counterexample: Counterexample? {
    switch self {
    case .refuted(let found), .conventionConflict(_, let found), .holdsUnderPremise(_, let found),
      .misprintRepaired(_, let found):
      found
    default: nil
    }
  }

  init(_ doubt: Doubt) {
    self =
      doubt.supportingPoints > 0
      ? .supported(points: doubt.supportingPoints, bits: doubt.bits, reason: doubt.reason) : .undecided(doubt.reason)
  }
}
