import Algebra
import Worksheets

/// A derivation in the written language: a text of statements, carried out on a worksheet as those in Swift are.
///
///     derivation friction "A particle with friction"
///     source "any textbook"
///     symbol m > 0, γ > 0, t
///     field v(t)
///     step "Equation of motion" by "Newton"
///     premise "force" F = -γ v
///     define "rate" r = F/m
///     published "(1)" "rate" r printed -γ v/m
///     result r
///
/// A line that begins with blanks belongs to the one before. Everything wrong with the text is told at once.
public struct WrittenDerivation: Sendable {
  /// What is wrong with a text, each with its place.
  public struct Mistakes: Error, CustomStringConvertible {
    /// The messages.
    public let messages: [String]
    /// Whether everything could be read, and something not be done.
    public let isUnable: Bool

    /// The messages, one below the other.
    public var description: String { messages.joined(separator: "\n") }
  }

  /// The statements of a derivation's file on half a page.
  public static let help = """
    derivation my-paper "Title"          the first line: a name, and the title
    source "…"   convention "…"          what it is about; headline "(3)" puts an equation on the first page
    dimension E = J, k = 1/m             units, by which every equation is checked
    step "title" by "reason"
    premise "words" Q = formula          what is taken as given; tag "(1)" lists it in the audit, comparand only compares
    define "words" Q = formula           what a letter stands for on the page
    claim "words" a = b                  decided, and shown as it is written; to order 2 in λ, where λ counts orders
    claim "words" a ≤ b gap c            b − a = c is decided, and c shows its sign
    published "(3)" "words" Q = f printed g      what is derived, and what the source prints; f may be left out where Q has a value
      repaired h "what is misprinted"    g fails and h is proved
      exchanging a, b "why"   scaling a by 2 "why"   under a = b "why"      g holds when it is read so
      expecting refuted   note "…"
    result Q   result Q = formula for a < b, c ≠ 0
    remark "…"

    A line that begins with blanks belongs to the one before. Formulas in words stand between backticks. Declarations,
    definitions and use … are those of every session.
    """

  /// The derivation.
  public let derivation: Derivation

  /// Whether a text is a derivation, and no list of statements for a session.
  public static func begins(_ lines: [String]) -> Bool {
    let first = lines.first { line in line.contains { !$0.isWhitespace } && !line.trimmed.hasPrefix("#") }
    return first.map { Statement.firstWord(Source($0)).0 == "derivation" } ?? false
  }

  /// - Parameters:
  ///   - lines: the lines of the text.
  ///   - name: what it is called in messages.
  /// - Throws: `Mistakes`. Nothing but the head is carried out before the derivation is run, which throws a `DerivationError`
  ///   with `Mistakes` as its cause.
  public init(_ lines: [String], name: String, library: Session.Library?) throws(Mistakes) {
    let statements = Self.statements(lines, name)
    let head = try Head(statements)
    let rest = statements.filter { !Head.words.contains(Statement.firstWord($0).0) }
    let conventions = head.conventions
    var dimensions: (@Sendable () -> Dimensions)?
    if let table = head.dimensions { dimensions = { table } }
    derivation = Derivation(
      head.title, named: head.name, sources: head.sources, conventions: { conventions }, dimensions: dimensions,
      headlines: head.headlines
    ) { sheet in
      try Self.write(rest, on: &sheet, library)
    }
  }

  /// How many files are carried out inside each other.
  @TaskLocal private static var depth = 0
  private static let deepest = 10

  private static func write(_ statements: [Source], on sheet: inout Worksheet, _ library: Session.Library?) throws {
    guard depth < deepest else {
      throw StatementError("files that use each other, \(deepest) deep, are not carried out: does one use itself?")
    }
    try $depth.withValue(depth + 1) { try writeHere(statements, on: &sheet, library) }
  }

  private static func writeHere(
    _ statements: [Source], on sheet: inout Worksheet, _ library: Session.Library?
  ) throws {
    var writer = SheetWriter(library: library)
    var log = Log()
    for statement in statements {
      do {
        try writer.write(statement, on: &sheet)
      } catch {
        log.add(error, statement)
      }
    }
    if let mistakes = log.mistakes { throw mistakes }
  }

  /// The statements, each with what stands indented below it.
  private static func statements(_ lines: [String], _ name: String) -> [Source] {
    var statements: [(line: Int, text: String, last: Int)] = []
    for (line, text) in Script.statements(of: lines) {
      let last = line + text.filter(\.isNewline).count
      if text.first?.isWhitespace == true, let before = statements.last, before.last + 1 == line {
        statements[statements.count - 1] = (before.line, before.text + "\n" + text, last)
      } else {
        statements.append((line, text, last))
      }
    }
    return statements.map { Source(Statement.withoutRemark($0.text), name: name, firstLine: $0.line) }
  }

  /// Collects mistakes.
  struct Log {
    private var messages: [String] = []
    private var isUnable = true

    var mistakes: Mistakes? { messages.isEmpty ? nil : Mistakes(messages: messages, isUnable: isUnable) }

    mutating func add(_ error: any Error, _ statement: Source) {
      if let diagnostics = error as? Diagnostics {
        messages.append(diagnostics.description)
        if !diagnostics.isUnable { isUnable = false }
        return
      }
      messages.append("\(statement.name):\(statement.firstLine): \(error)")
      if error is StatementError || error is FormulaOperation.Failure { isUnable = false }
    }
  }
}

/// What a derivation says of itself before its argument.
private struct Head {
  static let words = ["derivation", "source", "convention", "headline", "dimension"]

  var name = ""
  var title = ""
  var sources: [String] = []
  var conventions: [String] = []
  var headlines: [String] = []
  var dimensions: Dimensions?

  init(_ statements: [Source]) throws(WrittenDerivation.Mistakes) {
    var log = WrittenDerivation.Log()
    for statement in statements {
      do {
        try take(statement)
      } catch {
        log.add(error, statement)
      }
    }
    if let mistakes = log.mistakes { throw mistakes }
  }

  private mutating func take(_ statement: Source) throws {
    let (word, body) = Statement.firstWord(statement)
    guard Self.words.contains(word) else { return }
    let quotes = try Quotes(body)
    let texts = quotes.texts.map { $0.text.text.trimmed }
    if word == "dimension" { return try declareDimensions(body.text) }
    guard !texts.isEmpty else { throw StatementError("\(word) takes words in quotation marks") }
    switch word {
    case "derivation":
      guard name.isEmpty else { throw StatementError("one derivation in a file: it is called \(name) above") }
      name = quotes.rest.text.trimmed
      title = texts[0]
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else {
        throw StatementError("a derivation has a name of letters, digits and -: derivation my-paper \"Its title\"")
      }
    case "source": sources += texts
    case "convention": conventions += texts
    default: headlines += texts
    }
  }

  /// `dimension ħ = J s, v = m/s, ξ = 1`.
  private mutating func declareDimensions(_ text: String) throws {
    var table = dimensions ?? [:]
    for clause in Premises.clauses(text) {
      guard let sign = clause.firstIndex(of: "=") else {
        throw StatementError("a dimension is said by a unit, as in dimension ħ = J s, ξ = 1; not \(clause)")
      }
      let unit = String(clause[clause.index(after: sign)...]).trimmed
      let dimension: PhysicalDimension
      do throws(UnitError) {
        dimension = try PhysicalDimension(unit: unit)
      } catch {
        switch error {
        case .unknown(let symbol): throw StatementError("no unit is called \(symbol)")
        case .malformed(let why): throw StatementError(why)
        }
      }
      for name in clause[..<sign].split(whereSeparator: \.isWhitespace) { table.declare(String(name), as: dimension) }
    }
    dimensions = table
  }
}
