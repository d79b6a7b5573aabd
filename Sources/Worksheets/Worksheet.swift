import Algebra
import Typesetting

/// Where a derivation is written down: steps with reasons, premises, definitions, claims, printed equations and results.
///
/// Nothing in the argument waits for a verdict. What is claimed is therefore only noted, and decided on the other cores while
/// the argument goes on; under a mutation it is decided at once, up to the first surprise.
public struct Worksheet {
  typealias Draft = @Sendable () -> Transcript.Entry

  private let drafts: Crew<Transcript.Entry>?
  /// What premises and definitions have given a meaning.
  private var known: Set<Expr> = []
  private(set) var resultDrafts: [DerivedResults.Draft] = []
  private var decided: [Transcript.Entry] = []
  private var steps = 0
  private var definitions = 0
  private var statements = 0
  private(set) var hasSurprise = false
  /// Where the argument has come to, for errors.
  private(set) var place: (step: String, statement: String?) = ("before the first step", nil)
  private let dimensions: Dimensions?
  private let mutation: Mutation?
  /// Premises that are to be other ones, until they have been met.
  private(set) var changes: [Derivation.Change]
  /// How many premises of each name there were.
  private var met: [String: Int] = [:]
  private let isForResults: Bool
  /// What was taken as given and results follow from, where only the results are wanted.
  private(set) var premises: [Premise] = []

  /// - Parameter isForResults: true when only the results are wanted, and nothing is to be decided.
  init(
    dimensions: Dimensions?, mutation: Mutation? = nil, changes: [Derivation.Change] = [], isForResults: Bool = false
  ) {
    self.dimensions = dimensions
    self.mutation = mutation
    self.changes = changes
    self.isForResults = isForResults
    drafts = mutation == nil && !isForResults ? Crew() : nil
  }

  /// What was written down, with everything decided.
  var entries: [Transcript.Entry] { drafts?.results() ?? decided }

  private mutating func note(_ draft: @escaping Draft) {
    if isForResults { return }
    if let drafts { return drafts.add(draft) }
    let entry = draft()
    decided.append(entry)
    if case .statement(let statement) = entry, !statement.isAsExpected { hasSurprise = true }
  }

  /// Begins a step and says by what right it is taken.
  public mutating func step(_ title: String, by reason: String) {
    steps += 1
    let number = steps
    place = ("step \(number) (\(title))", nil)
    note { .step(number: number, title: title, reason: reason) }
  }

  /// Records what is taken as given, and returns it for use.
  ///
  /// - Parameters:
  ///   - changes: the deliberate errors that cannot matter, such as a factor before a whole Lagrangian.
  ///   - isComparand: true for what something derived is compared with, and no result follows from.
  ///   - tag: the number in the source of what is taken as given, for the audit.
  @discardableResult
  public mutating func premise<F: Formula>(
    _ name: String, _ quantity: Expr, _ value: F, indifferentTo changes: Set<Mutation.Change> = [],
    isComparand: Bool = false, tag: String? = nil
  ) -> F {
    let value = registered(changed(quantity, value))
    let isMutated = mutation != nil
    known.insert(quantity)
    if isForResults, !isComparand { premises.append(Premise(title: name, quantity: quantity, value: value)) }
    note {
      .premise(
        Self.definition(
          name, quantity, value, isComparand: isComparand, free: changes, tag: tag, asWritten: isMutated))
    }
    return value
  }

  /// The premise, or what somebody wants it to be instead.
  private mutating func changed<F: Formula>(_ quantity: Expr, _ value: F) -> F {
    if changes.isEmpty { return value }
    let name = Premise.name(of: quantity)
    met[name, default: 0] += 1
    guard
      let place = changes.firstIndex(where: { change in
        Spellings.areSame(change.quantity, name) && change.place.map { $0 == met[name] } ?? true
      })
    else { return value }
    // One for a formula of another kind stays, and is told as met by no premise.
    guard let other = changes[place].applied(to: value) else { return value }
    changes.remove(at: place)
    return other
  }

  /// Gives a quantity its meaning, and returns the value for use.
  ///
  /// - Parameters:
  ///   - isNotation: true when the definition is a choice of letters, and every other choice would serve as well.
  ///   - isComparand: true for what something derived is compared with, and no result follows from.
  ///   - tag: the number in the source of what is defined, for the audit.
  @discardableResult
  public mutating func define<F: Formula>(
    _ name: String, _ quantity: Expr, as value: F, isNotation: Bool = false, isComparand: Bool = false,
    tag: String? = nil
  ) -> F {
    let value = registered(value)
    let isMutated = mutation != nil
    known.insert(quantity)
    note {
      .definition(
        Self.definition(
          name, quantity, value, isNotation: isNotation, isComparand: isComparand, tag: tag, asWritten: isMutated))
    }
    return value
  }

  /// Records a remark.
  public mutating func remark(_ text: String) { note { .remark(text) } }

  /// Records how a damaged place of the source's text is read.
  public mutating func misreading(_ tag: String, found: String, read: String) {
    note { .misreading(tag: tag, found: found, read: read) }
  }

  /// Those results that are wanted, with nothing else decided.
  func results(where isWanted: (String) -> Bool) -> [(name: String, value: any Formula)] {
    Workers.map(resultDrafts.filter { isWanted($0.name) }) { (name: $0.name, value: $0.value()) }
  }

  /// Records a result.
  ///
  /// - Parameters:
  ///   - asWritten: true when the value reads best in its author's form, such as a sum of many fractions.
  ///   - domain: the conditions under which the value is what the result says: where a square root is real, on which side of a
  ///     threshold it holds. They are shown with it, and checked wherever it is evaluated.
  ///   - folded: the same in letters that are results or definitions themselves. It is shown where it is proved equal to the
  ///     value, its letters standing for `meanings`; whoever asks for the result gets the value.
  public mutating func result<F: Formula>(
    _ name: String, _ value: F, asWritten: Bool = false, validFor domain: [Condition] = [], folded: F? = nil,
    where meanings: [(of: Expr, by: Expr)] = []
  ) {
    let isMutated = mutation != nil, isKept = isMutated || asWritten
    resultDrafts.append(
      DerivedResults.Draft(name: name, domain: domain) { asWritten ? value : value.shortened })
    note {
      let short = isKept ? value : value.shortened
      // Nobody reads the results of a run with a deliberate error.
      let letters = isMutated ? nil : folded
      let isSame = letters.map { (try? $0.replacing(meanings).agrees(with: value))?.isProved == true } ?? false
      return .result(name, value: isSame ? folded ?? short : short, meant: short, domain: domain)
    }
  }

  /// Claims that two sides are equal; with a truncation, that they agree through its order.
  ///
  /// The equation is shown as it is written here. Letters in it that stand for longer expressions get their meaning from
  /// `meanings`, which is put in before the sides are compared.
  public mutating func claim<F: Formula>(
    _ title: Phrase, _ left: F, equals right: F, where meanings: [(of: Expr, by: Expr)] = [],
    to truncation: Truncation? = nil
  ) {
    let unknown = meanings.filter { !known.contains($0.of) }
    let isMutated = mutation != nil
    decide(title, .claim) {
      let compared = meanings.isEmpty ? (left, right) : (left.replacing(meanings), right.replacing(meanings))
      let verdict = Checker.verdict(compared.0, compared.1, truncation)
      var shown = (left: truncation.flatMap { try? left.truncated($0) } ?? left, right: right)
      // Sides that fill pages are shown in a shorter form that is proved equal to them.
      if !isMutated, max(left.size, right.size) > 25,
        left.text.count + right.text.count > Transcript.Statement.longest
      {
        shown = (shown.left.shortened, shown.right.shortened)
        let (first, second) = (shown.left.text.count, shown.right.text.count)
        // Both are proved equal to the shorter one.
        if verdict.kind == .proved, first + second > Transcript.Statement.longest {
          let shorter = first < second ? shown.left : shown.right
          shown = (shorter, shorter)
        }
      }
      let equation = Transcript.Equation(
        quantity: nil, stated: truncation?.shown(shown.right) ?? shown.right,
        derived: truncation?.shown(shown.left) ?? shown.left, relation: .equal, compared: compared, meanings: unknown)
      return Finding(
        equation: equation, verdict: verdict,
        expected: truncation == nil || verdict.kind == .proved ? .proved : .provedToOrder)
    }
  }

  /// Claims that left ≤ right, or left < right, wherever the assumptions of the symbols hold.
  ///
  /// - Parameter gap: right − left in a form that shows its sign; that it equals right − left is checked.
  public mutating func claim(
    _ title: Phrase, _ left: Expr, isAtMost right: Expr, strictly: Bool = false, gap: Expr
  ) {
    decide(title, .claim) { Finding(left, isAtMost: right, strictly: strictly, gap: gap, expected: .proved) }
  }

  /// Compares an inequality as printed, left < right or left ≤ right, with a certificate for right − left.
  public mutating func published(
    _ tag: String, _ title: Phrase, _ left: Expr, isAtMost right: Expr, strictly: Bool = false, gap: Expr,
    expecting expected: Verdict.Kind = .proved, note: String? = nil
  ) {
    decide(title, .published(tag), note: note) {
      Finding(left, isAtMost: right, strictly: strictly, gap: gap, expected: expected)
    }
  }

  /// Compares an equation as printed, `quantity = printed`, with the derived value of the quantity.
  ///
  /// The sides are shown in their own letters; what these mean is put in before the sides are compared.
  ///
  /// Where the two differ as printed, and are proved equal as the reading says or with the repair, the verdict says so.
  public mutating func published<F: Formula>(
    _ tag: String, _ title: Phrase, _ quantity: Expr, _ derived: F, printed: F,
    where meanings: [(of: Expr, by: Expr)] = [], to truncation: Truncation? = nil, reading: Reading? = nil,
    repair: Repair<F>? = nil, expecting refuted: Verdict.Kind? = nil, fitsDimensions: Bool = true, note: String? = nil
  ) {
    let isMutated = mutation != nil
    let unknown = meanings.filter { !known.contains($0.of) }
    let expected = refuted ?? reading?.verdict ?? (repair == nil ? .proved : .misprintRepaired)
    decide(title, .published(tag), fitsDimensions: fitsDimensions, note: note) {
      func meant(_ side: F) -> F { meanings.isEmpty ? side : side.replacing(meanings) }
      let compared = (derived: meant(derived), printed: meant(printed))
      var verdict = Checker.verdict(compared.derived, compared.printed, truncation)
      var holding = compared
      if let reading {
        let read = reading.applied(derived: derived, printed: printed)
        holding = (meant(read.derived), meant(read.printed))
        verdict = Checker.verdict(verdict, reading, holding)
      } else if let repair {
        holding.printed = meant(repair.form)
        verdict = Checker.verdict(verdict, repair, holding)
      }
      var shown = reading == nil ? compared.derived : derived
      if let truncation, let kept = try? shown.truncated(truncation) { shown = truncation.shown(kept) }
      // Where the printed side is proved, a reader sees that one, and the derived side only on request.
      if !isMutated, verdict.kind != .proved || printed.size > 100 { shown = shown.shortened }
      let equation = Transcript.Equation(
        quantity: quantity, stated: truncation?.shown(printed) ?? printed, derived: shown, relation: .equal,
        compared: (compared.derived, compared.printed),
        holding: verdict.amendment == nil ? nil : (holding.derived, holding.printed), repaired: repair?.form,
        meanings: unknown)
      return Finding(equation: equation, verdict: verdict, expected: expected)
    }
  }

  /// What comes out of a comparison.
  fileprivate struct Finding {
    let equation: Transcript.Equation
    let verdict: Verdict
    let expected: Verdict.Kind
  }

  private mutating func decide(
    _ title: Phrase, _ origin: Transcript.Origin, fitsDimensions: Bool = true, note text: String? = nil,
    _ compare: @escaping @Sendable () -> Finding
  ) {
    // Under a mutation the first unexpected verdict ends the checking.
    guard mutation == nil || !hasSurprise else { return }
    statements += 1
    let number = statements, dimensions = dimensions
    if case .published(let tag) = origin { place.statement = tag } else { place.statement = title.text }
    note {
      let finding = compare()
      let (derived, stated) = finding.equation.compared
      return .statement(
        Transcript.Statement(
          number: number, title: title, origin: origin, equation: finding.equation, verdict: finding.verdict,
          expected: finding.expected,
          dimensionError: dimensions?.misfit(finding.equation.quantity, stated, derived),
          expectsDimensionError: !fitsDimensions, note: text,
          lines: finding.equation.lines))
    }
  }

  private mutating func registered<F: Formula>(_ value: F) -> F {
    defer { definitions += 1 }
    guard let mutation, mutation.definition == definitions else { return value }
    return value.scalingTerm(mutation.term, by: mutation.change.factor) ?? value
  }

  private static func definition<F: Formula>(
    _ name: String, _ quantity: Expr, _ value: F, isNotation: Bool = false, isComparand: Bool = false,
    free: Set<Mutation.Change> = [], tag: String?, asWritten: Bool
  ) -> Transcript.Definition {
    // What is short as it was written stays so: a definition reads best in its author's form.
    Transcript.Definition(
      name: name, quantity: quantity, value: value.size > 25 && !asWritten ? value.shortened : value, written: value,
      isNotation: isNotation, isComparand: isComparand, free: free, tag: tag)
  }
}

extension Worksheet.Finding {
  fileprivate init(
    _ left: Expr, isAtMost right: Expr, strictly: Bool, gap: Expr, expected: Verdict.Kind
  ) {
    self.init(
      equation: Transcript.Equation(
        quantity: nil, stated: right, derived: left, relation: strictly ? .less : .atMost),
      verdict: Checker.verdict(left, atMost: right, strictly: strictly, certificate: gap), expected: expected)
  }
}
