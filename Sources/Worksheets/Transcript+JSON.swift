import Algebra
import Typesetting

/// A JSON value, written with its members in the order they were given.
package enum JSON {
  case string(String)
  case number(Int)
  case bool(Bool)
  case null
  case list([JSON])
  case object([(String, JSON)])

  init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// The text of the value; nested members are indented.
  func text(indent: Int = 0) -> String {
    let (inner, outer) = (TextLines.padding(indent + 2), TextLines.padding(indent))
    switch self {
    case .string(let text): return text.quotedForJSON
    case .number(let value): return String(value)
    case .bool(let value): return value ? "true" : "false"
    case .null: return "null"
    case .list(let values):
      if values.isEmpty { return "[]" }
      return "[\n" + values.map { inner + $0.text(indent: indent + 2) }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(inner)\($0.0.quotedForJSON): \($0.1.text(indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    }
  }
}

extension Transcript {
  /// The transcript as JSON of the schema "derive-transcript-1".
  ///
  /// The object has the members `schema`, `name`, `title`, `isAsExpected`, `sources` and `conventions` (lists of strings),
  /// `audit` (the number of printed equations with each verdict) and `entries`, in order. Every entry has a `kind`:
  /// - `step`: `number`, `title`, `reason`
  /// - `premise`, `definition`: `name`, `tag` (null where the source has no number for it), `quantity`, `value`
  /// - `statement`: `number`, `name`, `tag` (null for a claim), `quantity` (or null), `relation` (`=`, `≤` or `<`), `derived`,
  ///   `stated`, `meanings` (a list of `letter` and `value`: what stands for letters of the two sides), `verdict`, `expected`,
  ///   `isAsExpected`, `order` and `parameter` (of a proof to stated order), `witness` (with `point` and `difference`, of a
  ///   refutation, conflict, premise or repair), `reading` (the convention, premise or misprint), `repaired` (the printed side
  ///   without its misprint), `doubt`, `dimensionError`, `note`; null where there is none
  /// - `result`: `name`, `identifier` (the name in ASCII), `value`, `domain` (a list of the conditions under which it holds);
  ///   `remark`: `text`; `misreading`: `tag`, `found`, `read`
  ///
  /// A formula is an object with the members `text` and `latex`. Members may be added in this schema, but none will go.
  public var json: String {
    let kinds = Verdict.Kind.allCases.map { kind in
      (kind.rawValue, JSON.number(audit.filter { $0.verdict.kind == kind }.count))
    }
    return JSON.object([
      ("schema", .string("derive-transcript-1")), ("name", .string(name)), ("title", .string(title)),
      ("isAsExpected", .bool(isAsExpected)), ("sources", .list(sources.map { .string($0) })),
      ("conventions", .list(conventions.map { .string($0) })), ("audit", .object(kinds)),
      ("entries", .list(entries.map(\.json)))
    ]).text() + "\n"
  }

  static func json(_ formula: any Typesettable) -> JSON {
    .object([("text", .string(formula.text)), ("latex", .string(formula.latex))])
  }
}

extension Transcript.Entry {
  fileprivate var json: JSON {
    switch self {
    case .step(let number, let title, let reason):
      Self.object("step", [("number", .number(number)), ("title", .string(title)), ("reason", .string(reason))])
    case .premise(let given): Self.object("premise", given.members)
    case .definition(let made): Self.object("definition", made.members)
    case .statement(let statement): Self.object("statement", statement.members)
    case .result(let name, let value, _, let domain):
      Self.object(
        "result",
        [
          ("name", .string(name)), ("identifier", .string(ResultName.ascii(name))), ("value", Transcript.json(value)),
          ("domain", .list(domain.map { Transcript.json($0) }))
        ])
    case .remark(let text): Self.object("remark", [("text", .string(text))])
    case .misreading(let tag, let found, let read):
      Self.object("misreading", [("tag", .string(tag)), ("found", .string(found)), ("read", .string(read))])
    }
  }

  private static func object(_ kind: String, _ members: [(String, JSON)]) -> JSON {
    .object([("kind", .string(kind))] + members)
  }
}

extension Transcript.Definition {
  fileprivate var members: [(String, JSON)] {
    [
      ("name", .string(name)), ("tag", JSON(tag)), ("quantity", Transcript.json(quantity)),
      ("value", Transcript.json(value))
    ]
  }
}

extension Transcript.Statement {
  fileprivate var members: [(String, JSON)] {
    var order = JSON.null, parameter = JSON.null, witness = JSON.null, reading = JSON.null, doubt = JSON.null
    switch verdict {
    case .proved: break
    case .provedToOrder(let found, let symbol): (order, parameter) = (.number(found), .string(symbol))
    case .refuted(let found): witness = found.json
    case .conventionConflict(let words, let found), .holdsUnderPremise(let words, let found),
      .misprintRepaired(let words, let found):
      (reading, witness) = (.string(words.text), found.json)
    case .supported(_, _, let reason), .undecided(let reason): doubt = .string(reason)
    }
    return [
      ("number", .number(number)), ("name", .string(name)), ("tag", tag.isEmpty ? .null : .string(tag)),
      ("quantity", equation.quantity.map { Transcript.json($0) } ?? .null),
      ("relation", .string(equation.relation.rawValue)), ("derived", Transcript.json(equation.derived.shortened)),
      ("stated", Transcript.json(equation.stated)), ("meanings", .list(equation.meanings.map(Self.json))),
      ("repaired", equation.repaired.map { Transcript.json($0) } ?? .null),
      ("verdict", .string(verdict.kind.rawValue)),
      ("expected", .string(expected.rawValue)), ("isAsExpected", .bool(isAsExpected)), ("order", order),
      ("parameter", parameter), ("witness", witness), ("reading", reading), ("doubt", doubt),
      ("dimensionError", JSON(dimensionError)), ("note", JSON(note))
    ]
  }
}

extension Transcript.Statement {
  private static func json(_ meaning: (of: Expr, by: Expr)) -> JSON {
    .object([("letter", Transcript.json(meaning.of)), ("value", Transcript.json(meaning.by))])
  }
}

extension Counterexample {
  fileprivate var json: JSON {
    .object([("point", .list(point.map { .string($0) })), ("difference", .string(difference))])
  }
}
