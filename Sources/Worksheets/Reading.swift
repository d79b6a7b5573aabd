import Algebra

/// How a printed equation that fails as it stands has to be read for it to hold.
///
/// A reading says what it does: its words are made of the replacements that are carried out, and there are only those kinds
/// that two careful people can differ by. A sign alone is no convention, and cannot be read away.
public struct Reading: Sendable {
  /// Where the replacements are made.
  public enum Side: Sendable {
    /// In the printed side: a printed letter means something else.
    case printed
    /// In the derived side: the printed side speaks of a quantity whose definition has other letters.
    case derived
    case both
  }

  enum Kind: Sendable { case convention, premise }

  let kind: Kind
  /// What is replaced, in words and formulas.
  let phrase: Phrase
  let replacements: [(pairs: [(of: Expr, by: Expr)], side: Side)]

  private init(_ kind: Kind, _ phrase: Phrase, _ pairs: [(of: Expr, by: Expr)], in side: Side) {
    self.init(kind, phrase, [(pairs, side)])
  }

  private init(_ kind: Kind, _ phrase: Phrase, _ replacements: [(pairs: [(of: Expr, by: Expr)], side: Side)]) {
    self.kind = kind
    self.phrase = phrase
    self.replacements = replacements
  }

  /// Two letters name a pair of things the other way round, such as the bands by the moment instead of the spin.
  public static func exchanging(_ a: Expr, _ b: Expr, in side: Side = .printed, because reason: Phrase) -> Reading {
    Reading(.convention, "\(a) and \(b) exchanged: " + reason, [(a, b), (b, a)], in: side)
  }

  /// A letter is defined with another positive factor or in another unit.
  ///
  /// - Precondition: the factor shows that it is positive.
  public static func scaling(
    _ letter: Expr, by factor: Expr, in side: Side = .printed, because reason: Phrase
  ) -> Reading {
    precondition(factor.shownSign == .positive, "a sign is no matter of convention")
    return Reading(
      .convention, "\(letter) stands for \(factor * letter): " + reason, [(letter, factor * letter)], in: side)
  }

  /// The equation holds where these equations between letters of both sides do: a premise that was not stated.
  public static func under(_ conditions: [(of: Expr, by: Expr)], because reason: Phrase) -> Reading {
    let equations = conditions.map { Phrase("\($0.of, equals: $0.by)") }
    let list = equations.dropFirst().reduce(equations[0]) { $0 + " and " + $1 }
    return Reading(.premise, list + ", " + reason, conditions, in: .both)
  }

  /// Both of two conventions.
  public static func + (a: Reading, b: Reading) -> Reading {
    precondition(a.kind == b.kind, "a convention is no premise")
    return Reading(a.kind, a.phrase + "; " + b.phrase, a.replacements + b.replacements)
  }

  /// The verdict where it repairs what it is for.
  var verdict: Verdict.Kind {
    switch kind {
    case .convention: .conventionConflict
    case .premise: .holdsUnderPremise
    }
  }

  /// The two sides as they are read.
  func applied<F: Formula>(derived: F, printed: F) -> (derived: F, printed: F) {
    var sides = (derived: derived, printed: printed)
    for (pairs, side) in replacements {
      if side != .printed { sides.derived = sides.derived.replacing(pairs) }
      if side != .derived { sides.printed = sides.printed.replacing(pairs) }
    }
    return sides
  }
}

/// The form that a misprinted equation must have had: as printed it fails, repaired it is proved.
public struct Repair<F: Formula>: Sendable {
  let form: F
  let phrase: Phrase

  /// - Parameters:
  ///   - form: the right side as it must have been meant.
  ///   - phrase: what is printed wrongly.
  public init(_ form: F, _ phrase: Phrase) {
    self.form = form
    self.phrase = phrase
  }
}
