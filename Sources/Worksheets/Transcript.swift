import Algebra
import Typesetting

/// What a derivation did, as data: every output format is a view of it.
public struct Transcript: Sendable {
  /// A premise or definition: a quantity and its value.
  public struct Definition: Sendable {
    /// Where it comes from, or what it means.
    public let name: String
    /// The quantity.
    public let quantity: Expr
    /// Its value, in a short form.
    public let value: any Formula
    /// Its value as it was written, whose terms a mutation counts.
    let written: any Formula
    /// True when it only introduces a notation, so that every choice serves as well.
    public let isNotation: Bool
    /// True for what only says how the source has it, to be compared with something derived: no result follows from it.
    public let isComparand: Bool
    /// The changes that cannot matter: the equations of motion of L are those of −L and of 2L.
    let free: Set<Mutation.Change>
    /// The number in the source.
    let tag: String?

    /// The number of terms, or of entries, that a mutation can change.
    var termCount: Int {
      var count = 0
      while written.scalingTerm(count, by: 2) != nil { count += 1 }
      return count
    }
  }

  /// How the sides of a statement are compared.
  public enum Relation: String, Sendable {
    case equal = "=", atMost = "≤", less = "<"
  }

  /// An equation or inequality of the transcript.
  public struct Equation: Sendable {
    /// The quantity on the left, when it has a name.
    public let quantity: Expr?
    /// The side as printed or claimed.
    public let stated: any Formula
    /// The derived side.
    public let derived: any Formula
    /// How the derived side is compared with the stated one.
    public let relation: Relation
    /// The two sides as they were compared: not shortened, and before an expansion was cut off.
    public let compared: (derived: any Formula, stated: any Formula)
    /// The two sides that were proved equal where they differ as printed: read in another convention, under a premise, or
    /// repaired.
    public let holding: (derived: any Formula, stated: any Formula)?
    /// The printed side without its misprint.
    public let repaired: (any Formula)?
    /// What was put in for letters of the shown sides before they were compared.
    public let meanings: [(of: Expr, by: Expr)]

    init(
      quantity: Expr?, stated: any Formula, derived: any Formula, relation: Relation,
      compared: (derived: any Formula, stated: any Formula)? = nil,
      holding: (derived: any Formula, stated: any Formula)? = nil, repaired: (any Formula)? = nil,
      meanings: [(of: Expr, by: Expr)] = []
    ) {
      self.holding = holding
      self.repaired = repaired
      self.meanings = meanings
      self.quantity = quantity
      self.stated = stated
      self.derived = derived
      self.relation = relation
      self.compared = compared ?? (derived, stated)
    }
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
    /// The place among the statements, counted from one.
    public let number: Int
    /// What the statement says, in words.
    public let title: Phrase
    /// A claim or a printed equation.
    public let origin: Origin
    /// The two sides.
    public let equation: Equation
    /// What was decided.
    public let verdict: Verdict
    /// What the derivation expects; another verdict makes it fall short.
    public let expected: Verdict.Kind
    /// What is wrong with the dimensions, naming the term; nil when they fit or none were declared.
    public let dimensionError: String?
    /// True when the derivation expects the printed dimensions not to fit.
    let expectsDimensionError: Bool
    /// The premise or circumstance that a reader has to know.
    public let note: String?
    /// The sides for a terminal; of numbers some digits.
    let lines: (derived: String, stated: String)

    /// True when the verdict is the expected one, and the dimensions fit as expected.
    public var isAsExpected: Bool {
      verdict.kind == expected && (dimensionError != nil) == expectsDimensionError
    }

    /// The title on one line.
    public var name: String { title.text }
    /// The number in the source, or nothing.
    public var tag: String { if case .published(let tag) = origin { tag } else { "" } }
    /// The number in the source, or the name of a claim.
    public var label: String { tag.isEmpty ? name : tag }
  }

  /// An entry, in the order of the derivation.
  public enum Entry: Sendable {
    /// A step with its reason.
    case step(number: Int, title: String, reason: String)
    /// An equation taken as given.
    case premise(Definition)
    /// An equation that gives a quantity its meaning.
    case definition(Definition)
    /// A statement that was checked.
    case statement(Statement)
    /// A result, the same with the meanings of its letters put in, and the conditions under which it holds.
    case result(String, value: any Formula, meant: any Formula, domain: [Condition])
    /// A remark in words.
    case remark(String)
    /// A place where the text that was available of the source is not what its authors can have written.
    case misreading(tag: String, found: String, read: String)
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
  /// The numbers in the source of the equations that everything is about.
  let headlines: [String]

  /// The statements that everything is about, for the top of the page.
  public var summary: [Statement] { headlines.flatMap { tag in statements.filter { $0.tag == tag } } }

  /// The statements, in order.
  public var statements: [Statement] { entries.compactMap { if case .statement(let s) = $0 { s } else { nil } } }

  /// The printed equations that were checked.
  public var audit: [Statement] { statements.filter { !$0.tag.isEmpty } }

  /// A line of the audit: a printed equation that was checked, or one that is taken as given or defines something.
  public enum AuditRow: Sendable {
    case checked(Statement)
    case premise(Definition)
    case definition(Definition)
  }

  /// The lines of the audit, in the order of the argument.
  public var auditRows: [AuditRow] {
    entries.compactMap { entry in
      switch entry {
      case .statement(let statement) where !statement.tag.isEmpty: .checked(statement)
      case .premise(let given) where given.tag != nil: .premise(given)
      case .definition(let made) where made.tag != nil: .definition(made)
      default: nil
      }
    }
  }

  /// The premises and definitions, in order.
  public var definitions: [Definition] {
    entries.compactMap {
      switch $0 {
      case .premise(let d), .definition(let d): d
      default: nil
      }
    }
  }

  /// The results by name.
  public var results: [(name: String, value: any Formula)] {
    entries.compactMap { if case .result(let name, _, let meant, _) = $0 { (name, meant) } else { nil } }
  }

  /// True when every statement has the verdict that the derivation expects.
  public var isAsExpected: Bool { statements.allSatisfy(\.isAsExpected) }
}
