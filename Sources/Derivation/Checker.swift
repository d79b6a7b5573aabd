import Algebra
import Typesetting

/// The power counting of an expansion: the small parameter and the last order that is kept.
public struct Truncation: Sendable {
  let parameter: Expr
  let order: Int

  /// Keeps the orders up to and with `order` in the parameter.
  public init(_ parameter: Expr, through order: Int) {
    self.parameter = parameter
    self.order = order
  }
}

/// The reading of a convention under which a printed equation holds.
public struct Reading: Sendable {
  let statement: String
  let pairs: [(of: Expr, by: Expr)]
  let concernsBothSides: Bool

  /// States the reading and what it replaces: in the printed side only (a printed symbol means something else) or in both
  /// (a choice of units, or a premise that was left out).
  public init(_ statement: String, replacing pairs: [(of: Expr, by: Expr)], inBothSides: Bool = false) {
    self.statement = statement
    self.pairs = pairs
    concernsBothSides = inBothSides
  }
}

/// Compares a derived side with a stated one. It never reports a proof that exact algebra has not given.
enum Checker {
  static func verdict<F: Formula>(
    _ derived: F, _ stated: F, _ truncation: Truncation? = nil, _ reading: Reading? = nil
  ) -> Verdict {
    do {
      let truth = try derived.agrees(with: stated)
      switch truth {
      case .proved: return .proved
      case .undecided(let doubt) where truncation == nil: return .undecided(doubt.reason)
      default: break
      }
      var witness: Witness?
      if case .refuted(let found) = truth { witness = found }
      if let truncation {
        switch try truncated(derived, stated, truncation) {
        case .proved: return .provedToOrder(truncation.order, in: truncation.parameter.text)
        case .undecided(let doubt): return .undecided(doubt.reason)
        case .refuted(let found): witness = found
        }
      }
      guard let witness else { return .undecided("no point tells the two sides apart") }
      if let reading,
        try (reading.concernsBothSides ? derived.replacing(reading.pairs) : derived)
          .agrees(with: stated.replacing(reading.pairs)).isProved
      {
        return .conventionConflict(reading: reading.statement, Counterexample(witness))
      }
      return .refuted(Counterexample(witness))
    } catch let error as AlgebraError {
      return .undecided(error.description)
    } catch {
      return .undecided("\(error)")
    }
  }

  /// Whether the terms of the difference through the stated order vanish.
  private static func truncated<F: Formula>(_ derived: F, _ stated: F, _ t: Truncation) throws -> Truth {
    try Matrix.allZero(
      derived.differences(from: stated).map {
        try $0.truncated(t)
      })
  }
}
