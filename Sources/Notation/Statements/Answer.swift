import Algebra
import Evaluation
import Numbers
import Typesetting
import Worksheets

/// How an answer is written.
public enum AnswerFormat: String, Sendable, CaseIterable {
  case text, latex, sympy, mathematica, json
}

/// What became of a statement.
public struct Answer: Sendable {
  /// What there is to say.
  public enum Content: Sendable {
    /// Nothing: a declaration.
    case nothing
    case value(Value)
    case verdict(Truth)
    /// A check that could not be decided, and why.
    case open(String)
    /// Digits, of each part with its place in the whole.
    case digits([(place: String, value: CertifiedValue)])
    case text(String)
    /// Digits of a quantity in a unit.
    case measure(CertifiedValue, unit: String)
    /// Columns with names, of certain digits each.
    case table(columns: [String], rows: [[CertifiedValue]])
    /// Results that other premises changed.
    case changes([ResultChange])
  }

  /// What there is to say.
  public let content: Content
  /// The name that the value was given.
  public let name: String?
  /// What must not vanish for the value.
  public let conditions: [Expr]
  /// What was assumed of the letters of a check.
  public let assumptions: [String]

  init(_ content: Content, name: String? = nil, conditions: [Expr] = [], assumptions: [String] = []) {
    (self.content, self.name, self.conditions, self.assumptions) = (content, name, conditions, assumptions)
  }

  /// What results other premises change.
  public init(of changes: [ResultChange]) { self.init(.changes(changes)) }

  /// Whether nothing fell short: a check that was proved, digits that are certain, everything else.
  public var isAsExpected: Bool {
    switch content {
    case .verdict(let truth): truth.isProved
    case .open: false
    case .digits(let parts): parts.allSatisfy(\.value.isCertain)
    case .measure(let value, _): value.isCertain
    case .table(_, let rows): rows.allSatisfy { $0.allSatisfy(\.isCertain) }
    case .nothing, .value, .text, .changes: true
    }
  }

  /// Whether the statement gave names a meaning, and asked for nothing.
  public var isDefinition: Bool { if case .changes = content { true } else { name != nil } }

  /// The answer for a terminal.
  public var text: String { written(.text) }

  /// The answer, empty where there is nothing to say.
  public func written(_ format: AnswerFormat) -> String {
    if format == .json { return json }
    switch content {
    case .nothing: return ""
    case .text(let text): return text
    case .measure(let value, let unit): return "\(value) \(unit)"
    case .table(let columns, let rows): return Self.aligned([columns] + rows.map { $0.map { "\($0)" } })
    case .changes(let changes):
      return changes.isEmpty ? "no result changes" : changes.map { $0.written(format) }.joined(separator: "\n")
    case .value(let value):
      let head = name.map { format == .text ? "\($0) = " : "" } ?? ""
      let condition = format == .text && !conditions.isEmpty ? "  where \(requirement)" : ""
      return head + value.written(format) + condition
    case .verdict(let truth):
      return ([Self.word(truth)] + Self.remarks(truth) + assumed).joined(separator: "\n  ")
    case .open(let reason): return (["undecided", reason] + assumed).joined(separator: "\n  ")
    case .digits(let parts):
      return parts.map { $0.place.isEmpty ? "\($0.value)" : "\($0.place) = \($0.value)" }.joined(separator: "\n")
    }
  }

  /// Columns one below the other.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { k in rows.map { $0[k].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  private var assumed: [String] { assumptions.isEmpty ? [] : ["for \(assumptions.joined(separator: ", "))"] }

  private var requirement: String { conditions.map { "\($0.text) ≠ 0" }.joined(separator: ", ") }

  static func word(_ truth: Truth) -> String {
    switch truth {
    case .proved: "proved"
    case .refuted: "refuted"
    case .undecided: "undecided"
    }
  }

  private static func remarks(_ truth: Truth) -> [String] {
    switch truth {
    case .proved: return []
    case .refuted(let witness):
      let found = Counterexample(witness)
      let place = found.point.isEmpty ? "" : "at \(found.point.joined(separator: ", ")) "
      return ["\(place)the sides differ by \(found.difference)"]
    case .undecided(let doubt): return doubt.reason.split(separator: "\n").map(String.init)
    }
  }

  private var json: String {
    var entries: [(String, String)] = []
    func add(_ key: String, _ text: String) { entries.append((key, text.quotedForJSON)) }
    if let name { add("name", name) }
    switch content {
    case .nothing: return "{}"
    case .text(let text): add("text", text)
    case .value(let value):
      add("text", value.written(.text))
      add("latex", value.written(.latex))
      if !conditions.isEmpty {
        entries.append(("nonzero", "[\(conditions.map { $0.text.quotedForJSON }.joined(separator: ", "))]"))
      }
    case .verdict(let truth):
      add("verdict", Self.word(truth))
      if !truth.isProved { add("reason", Self.remarks(truth).joined(separator: "\n")) }
    case .measure(let value, let unit):
      add("digits", "\(value)")
      add("unit", unit)
    case .table(let columns, let rows):
      entries.append(("columns", "[\(columns.map(\.quotedForJSON).joined(separator: ", "))]"))
      let lines = rows.map { "[\($0.map { "\($0)".quotedForJSON }.joined(separator: ", "))]" }
      entries.append(("rows", "[\(lines.joined(separator: ", "))]"))
    case .changes(let changes):
      entries.append(("changes", "[\(changes.map { $0.written(.json) }.joined(separator: ", "))]"))
    case .open(let reason):
      add("verdict", "undecided")
      add("reason", reason)
    case .digits(let parts):
      let values = parts.map { "\($0.value)".quotedForJSON }
      entries.append(("digits", "[\(values.joined(separator: ", "))]"))
      entries.append(("certain", isAsExpected ? "true" : "false"))
    }
    if !assumptions.isEmpty {
      entries.append(("assumptions", "[\(assumptions.map(\.quotedForJSON).joined(separator: ", "))]"))
    }
    return "{" + entries.map { "\($0.0.quotedForJSON): \($0.1)" }.joined(separator: ", ") + "}"
  }
}

extension ResultChange {
  /// What the result is now, and what it was before.
  fileprivate func written(_ format: AnswerFormat) -> String {
    let (name, old) = (before.name, Value(before.value)), new = now.map { Value($0.value) }
    switch format {
    case .text:
      let head = new.map { "\(name) = \($0.written(.text))" } ?? "\(name): no result any more"
      return "\(head)\n  before: \(old.written(.text))"
    case .json:
      let entries = [("name", name), ("before", old.written(.text))] + (new.map { [("now", $0.written(.text))] } ?? [])
      return "{" + entries.map { "\($0.0.quotedForJSON): \($0.1.quotedForJSON)" }.joined(separator: ", ") + "}"
    case .latex: return "\(Expr.symbol(name).latex) = \(new?.written(format) ?? "")"
    case .sympy: return "\(before.identifier) = \(new?.written(format) ?? "None")"
    case .mathematica: return "\(Expr.symbol(name).mathematica) = \(new?.written(format) ?? "Null")"
    }
  }
}

extension Value {
  /// The value as text, LaTeX, SymPy or Mathematica input.
  public func written(_ format: AnswerFormat) -> String {
    switch self {
    case .scalar(let x): return x.written(format)
    case .vector(let v): return v.written(format)
    case .matrix(let m):
      // In text as it is read.
      guard format == .text || format == .json else { return m.written(format) }
      let rows = (0..<m.rows).map { i in
        "[\((0..<m.columns).map { m[i, $0].text }.joined(separator: ", "))]"
      }
      return "[\(rows.joined(separator: ", "))]"
    case .noncommuting(let o): return o.written(format)
    case .series(let s): return Self.written(s, format)
    case .list(let parts):
      let inside = parts.map { $0.written(format) }.joined(separator: ", ")
      if parts.contains(where: \.isEquation), format == .text || format == .latex { return inside }
      switch format {
      case .text, .json, .sympy: return "[\(inside)]"
      case .latex: return "\\left[\(inside)\\right]"
      case .mathematica: return "{\(inside)}"
      }
    case .equation(let sides):
      let parts = sides.map { $0.written(format) }
      switch format {
      case .text, .json, .latex: return parts.joined(separator: " = ")
      case .sympy: return "Eq(\(parts.joined(separator: ", ")))"
      case .mathematica: return parts.joined(separator: " == ")
      }
    case .end(let end): return Self.written(end, format)
    }
  }

  private var isEquation: Bool { if case .equation = self { true } else { false } }

  private static func written(_ end: Endpoint, _ format: AnswerFormat) -> String {
    let infinity =
      switch format {
      case .text, .json: "∞"
      case .latex: "\\infty"
      case .sympy: "oo"
      case .mathematica: "Infinity"
      }
    switch end {
    case .infinity: return infinity
    case .minusInfinity: return (format == .text || format == .json ? "−" : "-") + infinity
    case .point(let x): return x.written(format)
    }
  }

  /// Σ cₖ hᵏ + O(hⁿ).
  private static func written(_ series: Series, _ format: AnswerFormat) -> String {
    let polynomial = series.polynomialPart.written(format)
    let order = Rational(series.order, series.exponentDenominator)
    guard series.variables.count == 1 else {
      // In several letters the order is that of all of them together.
      switch format {
      case .text, .json: return "\(polynomial) + O(\(order))"
      case .latex: return "\(polynomial) + \\mathcal{O}(\(order))"
      case .sympy, .mathematica: return polynomial
      }
    }
    let rest = (series.parameters[0] ** Expr(order)).written(format)
    switch format {
    case .text, .json, .sympy: return "\(polynomial) + O(\(rest))"
    case .latex: return "\(polynomial) + \\mathcal{O}\\left(\(rest)\\right)"
    case .mathematica: return "\(polynomial) + O[\(rest)]"
    }
  }
}

extension Typesettable {
  fileprivate func written(_ format: AnswerFormat) -> String {
    switch format {
    case .text, .json: text
    case .latex: latex
    case .sympy: sympy
    case .mathematica: mathematica
    }
  }
}
