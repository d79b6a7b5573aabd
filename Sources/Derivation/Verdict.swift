import Algebra
import Typesetting

/// The point that refutes an equation, and by how much the two sides differ there.
public struct Counterexample: Sendable {
  /// The values given to the symbols, as "θ = 3/7".
  public let point: [String]
  /// An enclosure of the difference; it excludes zero.
  public let difference: String

  init(_ witness: Witness) {
    point = witness.point.map { kernel, re, im in
      "\(kernel.text) = \(re)" + (im.isZero ? "" : " + \(im) i")
    }
    difference = "\(witness.difference.re)" + (witness.difference.im.isZero ? "" : " + \(witness.difference.im) i")
  }
}

/// What is known of an equation after it was compared with the derived one.
public enum Verdict: Sendable {
  /// Both sides are equal, by exact algebra.
  case proved
  /// Both sides agree through this order in the small parameter, and differ (or may differ) beyond it.
  case provedToOrder(Int, in: String)
  /// The sides differ at a point.
  case refuted(Counterexample)
  /// The sides differ as printed, and are proved equal under the reading.
  case conventionConflict(reading: String, Counterexample)
  /// Neither was shown.
  case undecided(String)

  /// The kinds of verdict, for counting and for what a derivation expects.
  public enum Kind: String, CaseIterable, Sendable {
    case proved = "proved"
    case provedToOrder = "proved to stated order"
    case refuted = "refuted"
    case conventionConflict = "convention conflict"
    case undecided = "undecided"
  }

  /// The kind, without the evidence.
  public var kind: Kind {
    switch self {
    case .proved: .proved
    case .provedToOrder: .provedToOrder
    case .refuted: .refuted
    case .conventionConflict: .conventionConflict
    case .undecided: .undecided
    }
  }
}
