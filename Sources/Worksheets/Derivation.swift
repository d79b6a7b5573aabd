import Algebra
import Numbers

/// A derivation: a title, its sources and conventions, and the argument itself.
public struct Derivation: Sendable {
  /// The name it is called by on the command line.
  public let name: String
  /// The title.
  public let title: String
  /// The sources, one citation each.
  public let sources: [String]
  private let conventions: @Sendable () -> [String]
  /// The conventions that may be others; see ``Change/init(_:)``.
  public var choices: [Convention] { freedom() }
  private let freedom: @Sendable () -> [Convention]
  /// The dimensions of all quantities, when they were declared.
  public var quantities: Dimensions? { dimensions?() }
  private let dimensions: (@Sendable () -> Dimensions)?
  private let argument: @Sendable (inout Worksheet) throws -> Void
  private let headlines: [String]

  /// Describes a derivation; nothing is computed before it is run.
  ///
  /// - Parameters:
  ///   - choices: the conventions that may be others.
  ///   - dimensions: the dimensions of all quantities; when given, every equation is checked against them.
  ///   - headlines: the numbers of the printed equations that a reader comes for; documents begin with them.
  public init(
    _ title: String, named name: String, sources: [String], conventions: @escaping @Sendable () -> [String],
    choices: @escaping @Sendable () -> [Convention] = { [] },
    dimensions: (@Sendable () -> Dimensions)? = nil, headlines: [String] = [],
    argument: @escaping @Sendable (inout Worksheet) throws -> Void
  ) {
    self.title = title
    self.name = name
    self.sources = sources
    self.conventions = conventions
    freedom = choices
    self.dimensions = dimensions
    self.headlines = headlines
    self.argument = argument
  }

  /// What a step or a claim may take, in seconds of processor time: a verdict must not depend on the machine of the day.
  private static var budget: Double { 30 * WorkBudget.seconds }

  /// Carries out the argument.
  ///
  /// - Throws: `DerivationError` when a step cannot be made at all; a claim that fails is a verdict, no error.
  public func run() throws -> Transcript { try run(under: nil) }

  /// The results of the argument, or those whose names are wanted, in the form in which the transcript has them. No claim is
  /// decided, which takes a small part of the time.
  ///
  /// - Throws: as `run()`.
  ///
  /// - Parameter changes: premises that are to be other ones.
  public func results(
    changing changes: [Change] = [], where isWanted: (String) -> Bool = { _ in true }
  ) throws -> [(name: String, value: any Formula)] {
    try results(under: nil, changes, isWanted)
  }

  func results(
    under mutation: Mutation?, _ changes: [Change] = [], _ isWanted: (String) -> Bool = { _ in true }
  ) throws -> [(name: String, value: any Formula)] {
    let sheet = try sheetOfResults(under: mutation, changes)
    let results = WorkBudget.of(Self.budget) { sheet.results(where: isWanted) }
    return results.map { (name: $0.name, value: Change.written($0.value, named: $0.name, changes)) }
  }

  /// The results with their names and domains, each worked out when it is asked for; no claim is decided.
  ///
  /// - Throws: as `run()`.
  ///
  /// - Parameter changes: premises that are to be other ones.
  public func derivedResults(changing changes: [Change] = []) throws -> DerivedResults {
    let drafts = try sheetOfResults(under: nil, changes).resultDrafts.map { $0.written(changes) }
    return DerivedResults(of: name, drafts, budget: Self.budget)
  }

  /// What is taken as given, and the results; they are worked out when they are asked for.
  ///
  /// - Throws: as `run()`.
  public func premisesAndResults() throws -> (premises: [Premise], results: DerivedResults) {
    let sheet = try sheetOfResults(under: nil, [])
    return (sheet.premises, DerivedResults(of: name, sheet.resultDrafts, budget: Self.budget))
  }

  /// The worksheet after the argument, of which only the results are wanted.
  private func sheetOfResults(under mutation: Mutation?, _ changes: [Change]) throws -> Worksheet {
    let changes = changes.filter { $0.convention == nil }
    var sheet = Worksheet(dimensions: nil, mutation: mutation, changes: changes, isForResults: true)
    do {
      try WorkBudget.of(Self.budget) { try argument(&sheet) }
    } catch {
      throw sheet.located(error)
    }
    if let missed = sheet.changes.first { throw UnknownPremise(name: missed.quantity, derivation: name) }
    return sheet
  }

  /// Another premise in the place of one: what is given for a quantity, as it is written in the transcript.
  public struct Change: Sendable {
    let quantity: String
    /// Which of several premises of this name, counted from one; nil for the first of its kind.
    let place: Int?
    private let change: @Sendable (any Formula) -> (any Formula)?
    /// Another convention, which changes how all results are written.
    private(set) var convention: Convention.Choice?

    /// Whether it is another convention, which changes no premise.
    public var isConvention: Bool { convention != nil }

    /// Another convention in the place of the derivation's own: results are written in its letters.
    public init(_ choice: Convention.Choice) {
      (quantity, place, change, convention) = (choice.word, nil, { _ in nil }, choice)
    }

    /// - Parameters:
    ///   - quantity: the premise's quantity by its name; ASCII names stand for Greek letters.
    ///   - change: the new premise, made of the old one; a formula of the same kind.
    public init<F: Formula>(_ quantity: String, _ change: @escaping @Sendable (F) -> F) {
      self.quantity = quantity
      place = nil
      self.change = { ($0 as? F).map(change) }
    }

    /// - Parameters:
    ///   - quantity: the premise's quantity by its name.
    ///   - place: which of several premises of this name, counted from one; nil for the first of this kind.
    ///   - value: the new premise.
    public init(_ quantity: String, _ place: Int? = nil, to value: any Formula) {
      self.quantity = quantity
      self.place = place
      self.change = { old in type(of: old) == type(of: value) ? value : nil }
    }

    /// A result in the letters of the conventions among the changes.
    static func written(_ value: any Formula, named name: String, _ changes: [Change]) -> any Formula {
      changes.compactMap(\.convention).reduce(value) { $1.written($0, named: name) }
    }

    /// The new premise; nil where the old one is a formula of another kind.
    func applied<F: Formula>(to value: F) -> F? { change(value) as? F }
  }

  /// Carries out the argument with other premises: what followed from the old ones alone is refuted.
  ///
  /// - Precondition: no other convention is among them; steps are written in the derivation's own.
  public func run(changing changes: [Change]) throws -> Transcript {
    precondition(changes.allSatisfy { $0.convention == nil }, "a convention is no premise")
    return try run(under: nil, changes)
  }

  func run(under mutation: Mutation?, _ changes: [Change] = []) throws -> Transcript {
    var sheet = Worksheet(dimensions: dimensions?(), mutation: mutation, changes: changes)
    do {
      try WorkBudget.of(Self.budget) { try argument(&sheet) }
    } catch {
      // A deliberate error that was noticed may stop the argument later on.
      guard mutation != nil && sheet.hasSurprise else { throw sheet.located(error) }
    }
    if let missed = sheet.changes.first { throw UnknownPremise(name: missed.quantity, derivation: name) }
    return Transcript(
      name: name, title: title, sources: sources, conventions: conventions(), entries: sheet.entries,
      headlines: headlines)
  }
}
