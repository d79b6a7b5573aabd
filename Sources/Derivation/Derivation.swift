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
  /// The dimensions of all quantities, when they were declared.
  public var quantities: Dimensions? { dimensions?() }
  private let dimensions: (@Sendable () -> Dimensions)?
  private let argument: @Sendable (inout Worksheet) throws -> Void

  /// Describes a derivation; nothing is computed before it is run.
  ///
  /// - Parameter dimensions: the dimensions of all quantities; when given, every equation is checked against them.
  public init(
    _ title: String, named name: String, sources: [String], conventions: @escaping @Sendable () -> [String],
    dimensions: (@Sendable () -> Dimensions)? = nil,
    argument: @escaping @Sendable (inout Worksheet) throws -> Void
  ) {
    self.title = title
    self.name = name
    self.sources = sources
    self.conventions = conventions
    self.dimensions = dimensions
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
  public func results(
    where isWanted: (String) -> Bool = { _ in true }
  ) throws -> [(name: String, value: any Formula)] {
    var sheet = Worksheet(dimensions: nil, isForResults: true)
    return try WorkBudget.of(Self.budget) {
      do {
        try argument(&sheet)
      } catch {
        throw sheet.located(error)
      }
      return sheet.results(where: isWanted)
    }
  }

  func run(under mutation: Mutation?) throws -> Transcript {
    var sheet = Worksheet(dimensions: dimensions?(), mutation: mutation)
    do {
      try WorkBudget.of(Self.budget) { try argument(&sheet) }
    } catch {
      // A deliberate error that was noticed may stop the argument later on.
      guard mutation != nil && sheet.hasSurprise else { throw sheet.located(error) }
    }
    return Transcript(
      name: name, title: title, sources: sources, conventions: conventions(), entries: sheet.entries)
  }
}
