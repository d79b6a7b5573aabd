import Algebra

/// Names with a dot, `place.member`, whose meanings come from outside the text: a result of a derivation.
///
/// A place may contain hyphens. It is one word only where all of it stands directly before a dot; everywhere else a hyphen is a
/// minus. The entries of a vector or a matrix are taken by brackets, as in `place.member[2]` and `place.member[1,3]`.
public struct Namespace: Sendable {
  /// A name with a dot, as it stands in a text.
  public struct Member: Hashable, Sendable {
    /// What stands before the dot.
    public let place: String
    /// What stands behind it, as it was written.
    public let name: String
  }

  /// What a member stands for.
  public struct Meaning: Sendable {
    /// The scalar or vector; nil for a matrix, which is no part of a formula as a whole.
    public let whole: Value?
    /// The components of a vector or the entries of a matrix, row by row; empty for a scalar.
    public let entries: [Expr]
    /// The number of columns, one for a vector.
    public let columns: Int

    /// A meaning of these parts.
    public init(whole: Value?, entries: [Expr] = [], columns: Int = 1) {
      (self.whole, self.entries, self.columns) = (whole, entries, max(columns, 1))
    }

    var rows: Int { entries.count / columns }
  }

  /// That a member has no meaning: the sentence that says so, and the ways out.
  public struct Unknown: Error, Sendable {
    let message: String
    let ways: [String]

    /// What is wrong in one sentence, and the ways out.
    public init(_ message: String, ways: [String] = []) { (self.message, self.ways) = (message, ways) }
  }

  /// The names that may stand before a dot.
  public let places: [String]
  let meaning: @Sendable (Member) -> Result<Meaning, Unknown>

  /// - Parameters:
  ///   - places: the names that may stand before a dot.
  ///   - meaning: what a member means.
  public init(places: [String], meaning: @escaping @Sendable (Member) -> Result<Meaning, Unknown>) {
    self.places = places
    self.meaning = meaning
  }

  /// The members that a text names, each once, in the order of the text; what is wrong with the text is left to a reader.
  public static func members(in source: Source, places: [String]) -> [Member] {
    var environment = Environment()
    environment.namespace = Namespace(places: places) { _ in .failure(Unknown("")) }
    var found: [Member] = []
    for token in Lexer.tokens(of: source, environment).tokens {
      if let member = token.member?.member, !found.contains(member) { found.append(member) }
    }
    return found
  }
}

/// A member with the entry that is taken of it.
struct MemberUse: Hashable, Sendable {
  let member: Namespace.Member
  /// Row and column counted from one, or the place in a vector; empty for the whole.
  let entry: [Int]
}

extension Elaborator {
  /// The value of `place.member`, or of an entry of it.
  mutating func member(_ use: MemberUse, _ index: Index) -> Value? {
    let name = "\(use.member.place).\(use.member.name)"
    let meaning: Namespace.Meaning
    switch environment.namespace?.meaning(use.member) {
    case .success(let found): meaning = found
    case .failure(let unknown):
      report(.unknownName, index, unknown.message, unknown.ways)
      return nil
    case nil: return nil
    }
    if use.entry.isEmpty {
      if let whole = meaning.whole { return whole }
      if !environment.operations.isEmpty {
        return .matrix(
          Matrix(rows: meaning.rows, columns: meaning.columns) { meaning.entries[$0 * meaning.columns + $1] })
      }
      let last = meaning.columns == 1 ? "\(meaning.rows)" : "\(meaning.rows),\(meaning.columns)"
      let first = meaning.columns == 1 ? "1" : "1,1"
      let size = "\(meaning.rows) × \(meaning.columns)"
      report(
        .mismatch, index, "\(name) is a matrix, \(size), and a formula takes one entry of it",
        ["write \(name)[\(first)], and so on to \(name)[\(last)]"])
      return nil
    }
    if meaning.entries.isEmpty {
      report(.mismatch, index, "\(name) is a scalar, which has no entries", ["write \(name) alone"])
      return nil
    }
    let (row, column): (Int, Int)
    switch use.entry.count {
    case 1 where meaning.columns == 1: (row, column) = (use.entry[0], 1)
    case 1 where meaning.rows == 1: (row, column) = (1, use.entry[0])
    case 2: (row, column) = (use.entry[0], use.entry[1])
    default: (row, column) = (0, 0)
    }
    guard (1...meaning.rows).contains(row), (1...meaning.columns).contains(column) else {
      let size = meaning.columns == 1 ? "\(meaning.rows) entries" : "\(meaning.rows) × \(meaning.columns) entries"
      report(
        .mismatch, index, "\(name) has no entry \(use.entry.map(String.init).joined(separator: ","))",
        ["it has \(size), counted from one"])
      return nil
    }
    return .scalar(meaning.entries[(row - 1) * meaning.columns + column - 1])
  }
}
