import Algebra
import Typesetting

/// The power counting of an expansion: the small parameter and the last order that is kept.
public struct Truncation: Sendable {
  let parameter: Expr
  let order: Int
  /// Whether the parameter only counts orders, and is 1 in what is shown.
  let isCounting: Bool

  /// Keeps the orders up to and with `order` in the parameter.
  public init(_ parameter: Expr, through order: Int) {
    self.parameter = parameter
    self.order = order
    isCounting = false
  }

  /// Keeps the orders up to and with `order` of quantities that carry powers of a letter to count them by.
  public init(counting parameter: Expr, through order: Int) {
    self.parameter = parameter
    self.order = order
    isCounting = true
  }

  /// A side as a reader sees it.
  func shown<F: Formula>(_ side: F) -> F { isCounting ? side.replacing([(of: parameter, by: 1)]) : side }
}

/// Compares a derived side with a stated one. It never reports a proof that exact algebra has not given.
enum Checker {
  static func verdict<F: Formula>(
    _ derived: F, _ stated: F, _ truncation: Truncation? = nil
  ) -> Verdict {
    decide {
      var witness: Witness
      switch try derived.agrees(with: stated) {
      case .proved: return .proved
      case .undecided(let doubt):
        guard let truncation else { return Verdict(doubt) }
        return try toOrder(derived, stated, truncation)
      case .refuted(let found): witness = found
      }
      if let truncation {
        let verdict = try truncated(derived, stated, truncation)
        guard case .refuted(let found) = verdict else { return Verdict(verdict, truncation) }
        witness = found
      }
      return .refuted(Counterexample(witness))
    }
  }

  /// The verdict on what was refuted as printed, after the two sides were read so.
  static func verdict<F: Formula>(_ printed: Verdict, _ reading: Reading, _ sides: (derived: F, printed: F)) -> Verdict
  {
    guard case .refuted(let found) = printed, holds(sides) else { return printed }
    switch reading.kind {
    case .convention: return .conventionConflict(reading: reading.phrase, found)
    case .premise: return .holdsUnderPremise(reading.phrase, found)
    }
  }

  /// The verdict on what was refuted as printed, with the repaired side in the place of the printed one.
  static func verdict<F: Formula>(
    _ printed: Verdict, _ repair: Repair<F>, _ sides: (derived: F, printed: F)
  ) -> Verdict {
    guard case .refuted(let found) = printed, holds(sides) else { return printed }
    return .misprintRepaired(repair.phrase, found)
  }

  private static func holds<F: Formula>(_ sides: (derived: F, printed: F)) -> Bool {
    (try? sides.derived.agrees(with: sides.printed))?.isProved == true
  }

  /// Whether left ≤ right, or left < right, wherever the symbols' assumptions hold.
  ///
  /// Proved when the certificate equals right − left, by exact algebra, and its form shows its sign: sums and products of
  /// squares, positive symbols, exponentials and the like.
  static func verdict(_ left: Expr, atMost right: Expr, strictly: Bool, certificate: Expr) -> Verdict {
    decide {
      switch try (right - left).equals(certificate) {
      case .proved:
        if let sign = certificate.shownSign, !strictly || sign == .positive { return .proved }
        return .undecided("the form \(certificate.text) does not show its sign")
      case .undecided(let doubt): return Verdict(doubt)
      // A wrong certificate says nothing of the inequality itself.
      case .refuted: return .undecided("the form \(certificate.text) is not the difference of the two sides")
      }
    }
  }

  private static func decide(_ body: () throws -> Verdict) -> Verdict {
    do {
      return try body()
    } catch let error as AlgebraError {
      return .undecided(error.description)
    } catch {
      return .undecided("\(error)")
    }
  }

  private static func toOrder<F: Formula>(_ derived: F, _ stated: F, _ truncation: Truncation) throws -> Verdict {
    Verdict(try truncated(derived, stated, truncation), truncation)
  }

  /// Whether the terms of the difference through the stated order vanish.
  private static func truncated<F: Formula>(_ derived: F, _ stated: F, _ truncation: Truncation) throws -> Truth {
    try Matrix.allZero(derived.differences(from: stated).map { try $0.truncated(truncation) })
  }
}

extension Verdict {
  fileprivate init(_ truth: Truth, _ truncation: Truncation) {
    switch truth {
    case .proved: self = .provedToOrder(truncation.order, in: truncation.parameter.text)
    case .refuted(let witness): self = .refuted(Counterexample(witness))
    case .undecided(let doubt): self.init(doubt)
    }
  }
}
