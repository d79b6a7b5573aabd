import Algebra
import Typesetting

extension Transcript {
  /// All there is to say of one statement: both sides and the meanings of letters in full, the verdict with its evidence, the
  /// step with its reason, and the premises and definitions before it that speak of symbols in it.
  public func explanation(
    of statement: Statement, width: Int = 100, mark: (Verdict) -> String = { $0.text }
  ) -> String {
    let style = Self.terminal
    let heading = statement.tag + (statement.tag.isEmpty ? "" : "  ")
    var lines = TextLines.filled(statement.name, width: width, before: heading)
    lines.append("  \(mark(statement.verdict))")
    let equation = statement.equation
    if equation.relation == .equal {
      let left = equation.quantity.map { "\($0.text(style)) = " } ?? ""
      let words = statement.tag.isEmpty ? ("left side:", "right side:") : ("derived:", "printed:")
      let sides = [(words.1, equation.stated), (words.0, equation.derived.shortened)]
      for (word, side) in statement.tag.isEmpty ? sides.reversed() : sides {
        lines += Self.equation("  \(word)\(TextLines.padding(12 - word.count))\(left)", side, width)
      }
      for meaning in equation.meanings {
        lines += Self.equation("  where       \(meaning.of.text(style)) = ", meaning.by.shortened, width)
      }
    } else {
      lines += Self.equation("  ", equation.derived, width)
      lines += Self.equation("  \(equation.relation.rawValue) ", equation.stated, width)
    }
    lines += statement.evidence(width)
    if let dimensionError = statement.dimensionError {
      lines += TextLines.filled("dimensions: \(dimensionError)", width: width, indent: 2)
    }
    if let note = statement.note { lines += TextLines.filled("note: \(note)", width: width, indent: 2) }
    if !statement.isAsExpected { lines.append("  expected: \(statement.expected.rawValue)") }
    if let (number, title, reason) = step(of: statement) {
      lines += ["", "Step \(number), \(title)"] + TextLines.filled("by \(reason)", width: width, indent: 2)
    }
    let given = background(of: statement)
    if !given.isEmpty { lines += ["", "It rests on"] + given.flatMap { $0.lines(width, mark) } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func step(of statement: Statement) -> (number: Int, title: String, reason: String)? {
    var current: (Int, String, String)?
    for entry in entries {
      switch entry {
      case .step(let number, let title, let reason): current = (number, title, reason)
      case .statement(let other) where other.number == statement.number: return current
      default: break
      }
    }
    return nil
  }

  /// The premises and definitions before a statement whose quantity occurs in it, and those that these speak of in turn.
  private func background(of statement: Statement) -> [Entry] {
    let before = entries.prefix { if case .statement(let s) = $0 { s.number != statement.number } else { true } }
    let equation = statement.equation
    let sides = equation.stated.parts + equation.derived.parts + (equation.quantity.map { [$0] } ?? [])
    var wanted = Set(sides.flatMap(\.names))
    var found: [Entry] = []
    for entry in before.reversed() {
      guard let made = entry.definition, made.isSpokenOf(in: wanted) else { continue }
      wanted.formUnion(made.value.parts.flatMap(\.names))
      found.append(entry)
    }
    return found.reversed()
  }
}

extension Transcript.Entry {
  /// What a premise or definition says.
  fileprivate var definition: Transcript.Definition? {
    switch self {
    case .premise(let made), .definition(let made): made
    default: nil
    }
  }
}

extension Transcript.Definition {
  fileprivate func isSpokenOf(in names: Set<String>) -> Bool {
    if case .field(let field) = quantity.view { return names.contains(field.name) }
    return !names.isDisjoint(with: quantity.names)
  }
}

extension Expr {
  /// The names of its symbols and functions of variables.
  fileprivate var names: Set<String> {
    Set(symbols.map(\.name) + fields.compactMap { if case .field(let field) = $0.view { field.name } else { nil } })
  }
}

extension Transcript.Statement {
  fileprivate func evidence(_ width: Int) -> [String] {
    switch verdict {
    case .proved: ["  by exact algebra"]
    case .provedToOrder: ["  the terms of the expansion through this order agree, by exact algebra"]
    case .refuted(let found):
      TextLines.filled("fails at " + found.point.joined(separator: ", "), width: width, indent: 2)
        + ["  where the sides differ by \(found.difference)"]
    case .conventionConflict(_, let found), .holdsUnderPremise(_, let found), .misprintRepaired(_, let found):
      TextLines.filled("by exact algebra: \(amended?.text ?? "")", width: width, indent: 2)
        + (repair.map {
          Transcript.equation("  repaired:   \($0.left?.text(Transcript.terminal) ?? "") = ", $0.right, width)
        }
          ?? [])
        + TextLines.filled("as printed it fails at " + found.point.joined(separator: ", "), width: width, indent: 2)
        + ["  where the sides differ by \(found.difference)"]
    case .supported(let points, let bits, let reason):
      TextLines.filled(
        "not proved (\(reason)); enclosures of \(bits) bits at \(points) points contain zero", width: width, indent: 2)
    case .undecided(let reason): TextLines.filled("open: \(reason)", width: width, indent: 2)
    }
  }
}
