import Algebra
import Typesetting
import Worksheets

/// A statement of a derivation's file that is written on its worksheet, cut into its parts.
enum SheetLine {
  /// `name = formula`: the quantity, its name where it is one, and what it is.
  struct Equation {
    let name: String?
    let left: Source
    let right: Source
  }

  /// How a printed equation that fails as it stands is to be read.
  enum Repairing {
    case exchanging(Source, because: Source)
    case scaling(Source, by: Source, because: Source)
    case under(Source, because: Source)
    case repaired(Source, because: Source)
  }

  /// Orders that are kept, and the parameter.
  struct Order {
    let count: Source
    let parameter: Source
  }

  /// `step "title" by "reason"`.
  case step(String, by: String)
  /// `premise "title" Q = formula`.
  case premise(Source, Equation, tag: String?, isComparand: Bool)
  /// `define "title" Q = formula`.
  case define(Source, Equation, tag: String?, isComparand: Bool)
  /// `claim "title" a = b to order n in λ`.
  case claim(Source, left: Source, right: Source, Order?)
  /// `claim "title" a ≤ b gap g`.
  case inequality(Source, left: Source, right: Source, strictly: Bool, gap: Source)
  /// `published "(12)" "title" Q = derived printed formula`.
  case published(
    String, Source, Equation, printed: Source, Order?, Repairing?, expectsRefutation: Bool, note: String?)
  /// `result Q`, `result Q = formula for a < b`.
  case result(String, Source?, domain: Source?)
  /// `remark "words"`.
  case remark(String)

  static let wordsBetween: Set<String> = [
    "tag", "comparand", "gap", "printed", "exchanging", "scaling", "under", "repaired", "expecting", "refuted", "note"
  ]

  static let words = ["step", "premise", "define", "claim", "published", "result", "remark"]

  /// The name that the statement gives a value.
  var definedName: String? {
    switch self {
    case .premise(_, let equation, _, _), .define(_, let equation, _, _): equation.name
    default: nil
    }
  }

  /// The statement; nil where it is one of every session.
  ///
  /// - Throws: `StatementError` where something is missing.
  init?(_ source: Source) throws(StatementError) {
    let (word, body) = Statement.firstWord(source)
    guard Self.words.contains(word) else { return nil }
    let quotes = try Quotes(body)
    let titles = quotes.texts.map(\.text)
    func title(_ example: String) throws(StatementError) -> Source {
      if let first = titles.first { return first }
      throw StatementError("\(word) says first in quotation marks what it is about, as in \(example)")
    }
    switch word {
    case "step":
      guard titles.count == 2 else {
        throw StatementError("step takes a title and a reason, as in step \"Average\" by \"s₀ decays within τ\"")
      }
      self = .step(titles[0].text.trimmed, by: titles[1].text.trimmed)
    case "remark":
      self = .remark(try title("remark \"the gap is large\"").text.trimmed)
    case "premise", "define":
      let title = try title("\(word) \"relaxation\" Γ = 1/τ")
      let cut = Clauses(quotes.rest, ["tag", "comparand"])
      let equation = try Self.equation(cut.head, word)
      let tag = cut["tag"] == nil ? nil : titles.dropFirst().first?.text.trimmed
      let isComparand = cut["comparand"] != nil
      self =
        word == "premise"
        ? .premise(title, equation, tag: tag, isComparand: isComparand)
        : .define(title, equation, tag: tag, isComparand: isComparand)
    case "claim": self = try Self.claim(try title("claim \"it is transverse\" n⋅T = 0"), quotes.rest)
    case "published": self = try Self.published(quotes)
    default: self = try Self.result(quotes.rest)
    }
  }

  private static func claim(_ title: Source, _ rest: Source) throws(StatementError) -> SheetLine {
    let cut = Clauses(rest, ["to order", "in", "gap"])
    for (sign, strictly) in [("≤", false), ("<=", false), ("<", true)] {
      guard let (left, right) = Self.sides(cut.head, sign) else { continue }
      guard let gap = cut["gap"] else {
        throw StatementError(
          "claim a \(sign) b needs gap: the right side minus the left one in a form that shows its sign, as in "
            + "claim \"means\" 2 a b ≤ a² + b² gap (a − b)²")
      }
      return .inequality(title, left: left, right: right, strictly: strictly, gap: gap)
    }
    guard let (left, right) = Self.sides(cut.head, "=") else {
      throw StatementError("a claim is an equation a = b, or a ≤ b gap c")
    }
    return .claim(title, left: left, right: right, try order(cut))
  }

  private static func published(_ quotes: Quotes) throws(StatementError) -> SheetLine {
    let example = "published \"(13)\" \"response\" δm = χ X printed −τ X"
    let clauses = [
      "printed", "to order", "in", "exchanging", "scaling", "by", "under", "repaired", "expecting refuted", "note"
    ]
    let cut = Clauses(quotes.rest, clauses)
    let heads = quotes.within(0..<(cut.place(of: "printed") ?? quotes.rest.text.count))
    guard heads.count == 2 else {
      throw StatementError(
        "published takes the number of the equation and a title in quotation marks, as in \(example)")
    }
    guard let printed = cut["printed"] else {
      throw StatementError("published needs printed, the side that the source prints, as in \(example)")
    }
    func words(of clause: String) throws(StatementError) -> Source {
      let start = cut.place(of: clause) ?? 0
      guard let text = quotes.within(start..<quotes.rest.text.count).first else {
        throw StatementError("\(clause) says in quotation marks why")
      }
      return text
    }
    var repairing: Repairing?
    if let pair = cut["exchanging"] {
      repairing = .exchanging(pair, because: try words(of: "exchanging"))
    } else if let letter = cut["scaling"] {
      guard let factor = cut["by"] else { throw StatementError("scaling needs by, as in scaling J by 2 \"…\"") }
      repairing = .scaling(letter, by: factor, because: try words(of: "scaling"))
    } else if let conditions = cut["under"] {
      repairing = .under(conditions, because: try words(of: "under"))
    } else if let form = cut["repaired"] {
      repairing = .repaired(form, because: try words(of: "repaired"))
    }
    return .published(
      heads[0].text.trimmed, heads[1], try equation(cut.head, "published"), printed: printed, try order(cut),
      repairing, expectsRefutation: cut["expecting refuted"] != nil,
      note: cut["note"] == nil ? nil : try words(of: "note").text.trimmed)
  }

  private static func result(_ rest: Source) throws(StatementError) -> SheetLine {
    let cut = Clauses(rest, ["for"])
    let equation = try equation(cut.head, "result")
    guard let name = equation.name else {
      throw StatementError("a result has a name: result η, or result η = n₀/M for n₀ ≤ M")
    }
    let isPlain = equation.right.text.allSatisfy(\.isWhitespace)
    return .result(name, isPlain ? nil : equation.right, domain: cut["for"])
  }

  private static func order(_ cut: Clauses) throws(StatementError) -> Order? {
    switch (cut["to order"], cut["in"]) {
    case (nil, nil): return nil
    case (let count?, let parameter?): return Order(count: count, parameter: parameter)
    default: throw StatementError("orders are counted as in: to order 2 in λ")
    }
  }

  /// `Q = formula`, or `Q` alone.
  private static func equation(_ source: Source, _ word: String) throws(StatementError) -> Equation {
    let (left, right) = sides(source, "=") ?? (source, source.keeping(0..<0))
    let name = left.text.trimmed
    if name.isEmpty { throw StatementError("\(word) of what? as in \(word) … η = n₀/M") }
    let isEmpty = right.text.allSatisfy(\.isWhitespace)
    if isEmpty, word == "premise" || word == "define" {
      throw StatementError("what \(name) is, is missing: \(word) \"…\" \(name) = …")
    }
    return Equation(name: Statement.spelledName(name), left: left, right: right)
  }

  /// Both sides of a sign that stands outside of parentheses.
  private static func sides(_ source: Source, _ sign: String) -> (Source, Source)? {
    let text = Array(source.text), wanted = Array(sign)
    var depth = 0
    for k in text.indices {
      if "([{".contains(text[k]) { depth += 1 }
      if ")]}".contains(text[k]) { depth -= 1 }
      guard depth == 0, text[k...].starts(with: wanted) else { continue }
      return (source.keeping(0..<k), source.keeping(k + wanted.count..<text.count))
    }
    return nil
  }
}
