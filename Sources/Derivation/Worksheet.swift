import Algebra
import Typesetting

/// Where a derivation is written down: steps with reasons, premises, claims, printed equations and results.
public struct Worksheet {
  private(set) var entries: [Transcript.Entry] = []
  private var steps = 0

  init() {}

  /// Begins a step and says by what right it is taken.
  public mutating func step(_ title: String, by reason: String) {
    steps += 1
    entries.append(.step(number: steps, title: title, reason: reason))
  }

  /// Records what is taken as given.
  public mutating func premise<F: Formula>(_ name: String, _ quantity: Expr, _ value: F) {
    entries.append(.premise(name, quantity: quantity, value: value))
  }

  /// Records a remark.
  public mutating func remark(_ text: String) { entries.append(.remark(text)) }

  /// Claims that two sides are equal; with a truncation, that they agree through its order.
  public mutating func claim<F: Formula>(_ name: String, _ left: F, equals right: F, to truncation: Truncation? = nil) {
    let verdict = Checker.verdict(left, right, truncation)
    entries.append(
      .statement(
        Transcript.Statement(
          name: name, origin: .claim,
          equation: Transcript.Equation(quantity: nil, stated: Self.shortened(right), derived: left), verdict: verdict,
          expected: truncation == nil || verdict.kind == .proved ? .proved : .provedToOrder, note: nil)))
  }

  /// Compares an equation as printed, `quantity = printed`, with the derived value of the quantity.
  ///
  /// Where the two differ and the printed side with the replacements of the reading is proved equal, the verdict is a
  /// convention conflict.
  public mutating func published<F: Formula>(
    _ tag: String, _ name: String, _ quantity: Expr, _ derived: F, printed: F, to truncation: Truncation? = nil,
    reading: Reading? = nil, expecting expected: Verdict.Kind = .proved, note: String? = nil
  ) {
    let verdict = Checker.verdict(derived, printed, truncation, reading)
    var shown = Self.shortened(derived)
    if let truncation, let kept = try? derived.truncated(truncation) { shown = Self.shortened(kept) }
    entries.append(
      .statement(
        Transcript.Statement(
          name: name, origin: .published(tag),
          equation: Transcript.Equation(quantity: quantity, stated: printed, derived: shown), verdict: verdict,
          expected: expected, note: note)))
  }

  /// The formula in a shorter form, where that form is proved equal to it; else itself.
  private static func shortened<F: Formula>(_ formula: F) -> F {
    guard let short = try? formula.tidied(), let truth = try? short.agrees(with: formula), truth.isProved else {
      return formula
    }
    return short
  }

  /// Records a result.
  public mutating func result<F: Formula>(_ name: String, _ value: F) { entries.append(.result(name, value: value)) }
}
