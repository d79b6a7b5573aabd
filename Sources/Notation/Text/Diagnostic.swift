/// What is wrong with a text, where, and the way out.
public struct Diagnostic: Error, Hashable, Sendable {
  /// The kind of mistake.
  public enum Kind: String, Hashable, Sendable {
    /// A character or spelling that has no meaning.
    case spelling
    /// The order of the parts makes no formula.
    case syntax
    /// Two readings are possible, and none is chosen silently.
    case ambiguous
    /// A name that was not declared.
    case unknownName
    /// Scalars, vectors and functions that do not fit together.
    case mismatch
    /// An operation without a value, such as a division by zero.
    case undefined
    /// Something that could not be done with what was read.
    case unable
    /// Beyond a limit of ``Limits``.
    case tooLarge
    /// A declaration or an assignment that cannot hold.
    case declaration
  }

  /// The kind of mistake.
  public let kind: Kind
  /// The place.
  public let range: SourceRange
  /// What is wrong, in one sentence.
  public let message: String
  /// The ways out.
  public let notes: [String]

  /// A mistake at a place.
  public init(_ kind: Kind, _ range: SourceRange, _ message: String, _ notes: [String] = []) {
    self.kind = kind
    self.range = range
    self.message = message
    self.notes = notes
  }
}

/// Everything that is wrong with one text, in the order of the places.
public struct Diagnostics: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public let source: Source
  /// The mistakes; at least one.
  public let list: [Diagnostic]

  /// Whether the text was read, and something could not be done with it.
  public var isUnable: Bool { list.allSatisfy { $0.kind == .unable } }

  init(_ source: Source, _ list: [Diagnostic]) {
    self.source = source
    self.list = list.enumerated()
      .sorted { ($0.element.range.lower, $0.offset) < ($1.element.range.lower, $1.offset) }.map(\.element)
  }

  /// Each mistake with its place, the line it is in, carets under it, and the ways out.
  public var description: String { list.map(rendered).joined(separator: "\n") }

  private func rendered(_ diagnostic: Diagnostic) -> String {
    let place = source.position(of: diagnostic.range.lower)
    let start = source.lineStart(of: diagnostic.range.lower).start
    let excerpt = Excerpt(
      line: source.line(from: start), from: diagnostic.range.lower - start, to: diagnostic.range.upper - start)
    let head = "\(source.name):\(place.line):\(place.column): \(diagnostic.message)"
    return ([head, "  " + excerpt.text, "  " + excerpt.carets] + diagnostic.notes.map { "  " + $0 })
      .joined(separator: "\n")
  }
}

/// Collects mistakes up to a limit; of several that begin at one place the first counts, for it is the cause of the others.
struct DiagnosticLog {
  private(set) var list: [Diagnostic] = []
  private var places: Set<Int> = []
  let limit: Int

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { list.count >= limit }

  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull, places.insert(diagnostic.range.lower).inserted else { return }
    list.append(diagnostic)
  }
}
