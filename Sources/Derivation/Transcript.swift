import Algebra
import Typesetting

/// What a derivation did, as data: every output format is a view of it.
public struct Transcript: Sendable {
  /// An equation of the transcript.
  public struct Equation: Sendable {
    /// The quantity on the left, when it has a name.
    public let quantity: (any Typesettable & Sendable)?
    /// The side as printed or claimed.
    public let stated: any Typesettable & Sendable
    /// The derived side.
    public let derived: any Typesettable & Sendable
  }

  /// Where a statement comes from.
  public enum Origin: Sendable {
    /// A claim of the derivation itself.
    case claim
    /// An equation as printed, with its number in the source.
    case published(String)
  }

  /// A statement with its verdict.
  public struct Statement: Sendable {
    /// What the statement says, in words.
    public let name: String
    /// A claim or a printed equation.
    public let origin: Origin
    /// The two sides.
    public let equation: Equation
    /// What was decided.
    public let verdict: Verdict
    /// What the derivation expects; another verdict makes it fall short.
    public let expected: Verdict.Kind
    /// The premise or circumstance that a reader has to know.
    public let note: String?

    /// True when the verdict is the expected one.
    public var isAsExpected: Bool { verdict.kind == expected }
  }

  /// An entry, in the order of the derivation.
  public enum Entry: Sendable {
    /// A step with its reason.
    case step(number: Int, title: String, reason: String)
    /// An equation taken as given.
    case premise(String, quantity: any Typesettable & Sendable, value: any Typesettable & Sendable)
    /// A statement that was checked.
    case statement(Statement)
    /// A result, for the head of the terminal's view.
    case result(String, value: any Typesettable & Sendable)
    /// A remark in words.
    case remark(String)
  }

  /// The name it is called by on the command line.
  public let name: String
  /// The title.
  public let title: String
  /// The sources, one citation each.
  public let sources: [String]
  /// The conventions in force.
  public let conventions: [String]
  /// What happened.
  public let entries: [Entry]

  /// The statements, in order.
  public var statements: [Statement] { entries.compactMap { if case .statement(let s) = $0 { s } else { nil } } }

  /// The printed equations that were checked.
  public var audit: [Statement] {
    statements.filter { if case .published = $0.origin { true } else { false } }
  }

  /// True when every statement has the verdict that the derivation expects.
  public var isAsExpected: Bool { statements.allSatisfy(\.isAsExpected) }
}
