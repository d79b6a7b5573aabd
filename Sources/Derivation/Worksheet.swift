import Algebra
import Typesetting

/// Where a derivation is written down: steps with reasons, premises, definitions, claims, printed equations and results.
public struct Worksheet {
  private(set) var entries: [Transcript.Entry] = []
  private var steps = 0
  private var definitions = 0
  private var statements = 0
  private(set) var hasSurprise = false
  private let dimensions: Dimensions?
  private let mutation: Mutation?

  init(dimensions: Dimensions?, mutation: Mutation? = nil) {
    self.dimensions = dimensions
    self.mutation = mutation
  }

  /// Begins a step and says by what right it is taken.
  public mutating func step(_ title: String, by reason: String) {
    steps += 1
    entries.append(.step(number: steps, title: title, reason: reason))
  }

  /// Records what is taken as given, and returns it for use.
  ///
  /// - Parameter changes: the deliberate errors that cannot matter, such as a factor before a whole Lagrangian.
  @discardableResult
  public mutating func premise<F: Formula>(
    _ name: String, _ quantity: Expr, _ value: F, indifferentTo changes: Set<Mutation.Change> = []
  ) -> F {
    let value = registered(value)
    entries.append(.premise(definition(name, quantity, value, free: changes)))
    return value
  }

  /// Gives a quantity its meaning, and returns the value for use.
  ///
  /// - Parameter isNotation: true when the definition is a choice of letters, and every other choice would serve as well.
  @discardableResult
  public mutating func define<F: Formula>(
    _ name: String, _ quantity: Expr, as value: F, isNotation: Bool = false
  ) -> F {
    let value = registered(value)
    entries.append(.definition(definition(name, quantity, value, isNotation: isNotation)))
    return value
  }

  /// Records a remark.
  public mutating func remark(_ text: String) { entries.append(.remark(text)) }

  /// Records how a damaged place of the source's text is read.
  public mutating func misreading(_ tag: String, found: String, read: String) {
    entries.append(.misreading(tag: tag, found: found, read: read))
  }

  /// Records a result.
  public mutating func result<F: Formula>(_ name: String, _ value: F) {
    entries.append(.result(name, value: shortened(value)))
  }

  /// Claims that two sides are equal; with a truncation, that they agree through its order.
  public mutating func claim<F: Formula>(_ name: String, _ left: F, equals right: F, to truncation: Truncation? = nil) {
    guard proceeds() else { return }
    let verdict = Checker.verdict(left, right, truncation)
    let equation = Transcript.Equation(
      quantity: nil, stated: right, derived: left, relation: .equal, compared: (left, right))
    append(
      name, .claim, equation, verdict,
      expecting: truncation == nil || verdict.kind == .proved ? .proved : .provedToOrder, dimensionsOf: right)
  }

  /// Claims that left ≤ right, or left < right, wherever the assumptions of the symbols hold.
  ///
  /// - Parameter gap: right − left in a form that shows its sign; that it equals right − left is checked.
  public mutating func claim(
    _ name: String, _ left: Expr, isAtMost right: Expr, strictly: Bool = false, gap: Expr
  ) {
    guard proceeds() else { return }
    let verdict = Checker.verdict(left, atMost: right, strictly: strictly, certificate: gap)
    let equation = Transcript.Equation(
      quantity: nil, stated: right, derived: left, relation: strictly ? .less : .atMost)
    append(name, .claim, equation, verdict, expecting: .proved, dimensionsOf: right)
  }

  /// Compares an inequality as printed, left < right or left ≤ right, with a certificate for right − left.
  public mutating func published(
    _ tag: String, _ name: String, _ left: Expr, isAtMost right: Expr, strictly: Bool = false, gap: Expr,
    expecting expected: Verdict.Kind = .proved, note: String? = nil
  ) {
    guard proceeds() else { return }
    let verdict = Checker.verdict(left, atMost: right, strictly: strictly, certificate: gap)
    let equation = Transcript.Equation(
      quantity: nil, stated: right, derived: left, relation: strictly ? .less : .atMost)
    append(name, .published(tag), equation, verdict, expecting: expected, note: note, dimensionsOf: right)
  }

  /// Compares an equation as printed, `quantity = printed`, with the derived value of the quantity.
  ///
  /// The printed side is shown in its own letters; what these mean is put in before the sides are compared.
  ///
  /// Where the two differ and the printed side with the replacements of the reading is proved equal, the verdict is a
  /// convention conflict.
  public mutating func published<F: Formula>(
    _ tag: String, _ name: String, _ quantity: Expr, _ derived: F, printed: F,
    where meanings: [(of: Expr, by: Expr)] = [], to truncation: Truncation? = nil, reading: Reading? = nil,
    expecting expected: Verdict.Kind = .proved, fitsDimensions: Bool = true,
    note: String? = nil
  ) {
    guard proceeds() else { return }
    let compared = meanings.isEmpty ? printed : printed.replacing(meanings)
    let verdict = Checker.verdict(derived, compared, truncation, reading)
    var shown = derived
    if let truncation, let kept = try? derived.truncated(truncation) { shown = kept }
    // Where the printed side is proved, a reader sees that one, and the derived side only on request.
    if verdict.kind != .proved || printed.size > 100 { shown = shortened(shown) }
    let equation = Transcript.Equation(
      quantity: quantity, stated: printed, derived: shown, relation: .equal, compared: (derived, compared))
    append(
      name, .published(tag), equation, verdict, expecting: expected, fitsDimensions: fitsDimensions, note: note,
      dimensionsOf: compared, derived)
  }

  private mutating func append<F: Formula>(
    _ name: String, _ origin: Transcript.Origin, _ equation: Transcript.Equation, _ verdict: Verdict,
    expecting expected: Verdict.Kind, fitsDimensions: Bool = true, note: String? = nil, dimensionsOf stated: F,
    _ derived: F? = nil
  ) {
    statements += 1
    let statement = Transcript.Statement(
      number: statements, name: name, origin: origin, equation: equation, verdict: verdict, expected: expected,
      dimensionError: dimensions?.misfit(equation.quantity, stated, derived ?? equation.derived),
      expectsDimensionError: !fitsDimensions, note: note)
    hasSurprise = hasSurprise || !statement.isAsExpected
    entries.append(.statement(statement))
  }

  /// Under a mutation the first unexpected verdict ends the checking.
  private func proceeds() -> Bool { mutation == nil || !hasSurprise }

  private mutating func registered<F: Formula>(_ value: F) -> F {
    defer { definitions += 1 }
    guard let mutation, mutation.definition == definitions else { return value }
    return value.scalingTerm(mutation.term, by: mutation.change.factor) ?? value
  }

  private func definition<F: Formula>(
    _ name: String, _ quantity: Expr, _ value: F, isNotation: Bool = false, free: Set<Mutation.Change> = []
  ) -> Transcript.Definition {
    // What is short as it was written stays so: a definition reads best in its author's form.
    return Transcript.Definition(
      name: name, quantity: quantity, value: value.size > 25 ? shortened(value) : value, written: value,
      isNotation: isNotation, free: free)
  }

  private func shortened<F: Formula>(_ formula: F) -> F { mutation == nil ? formula.shortened : formula }
}
