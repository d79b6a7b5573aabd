import Typesetting

extension Transcript {
  /// The counts of the audit in one line.
  public var auditSummary: String {
    let counts = Verdict.Kind.allCases.compactMap { kind -> String? in
      let count = audit.filter { $0.verdict.kind == kind }.count
      guard count > 0 else { return nil }
      return "\(count) \(kind == .conventionConflict && count > 1 ? "convention conflicts" : kind.rawValue)"
    }
    return "Audit of \(audit.count) printed equations: " + counts.joined(separator: " · ")
  }

  /// The view for a terminal: steps, statements with their verdicts, and the audit's findings.
  ///
  /// - Parameter width: formulas longer than a line are cut off with an ellipsis.
  public func text(width: Int = 118) -> String {
    var lines = [title, "  " + conventions.joined(separator: " · ")]
    lines += sources.map { "  " + $0 }
    for entry in entries {
      switch entry {
      case .step(let number, let title, let reason):
        lines += ["", "  \(number)  \(title) — \(reason)"]
      case .premise(let given):
        lines.append(Self.cut("     given  \(given.quantity.text) = \(given.value.text)  (\(given.name))", width))
      case .definition(let made):
        lines.append(Self.cut("     let  \(made.quantity.text) = \(made.value.text)  (\(made.name))", width))
      case .misreading(let tag, let found, let read): lines.append("     \(tag): \(found) is read as \(read)")
      case .remark(let text): lines.append("     \(text)")
      case .result(let name, let value): lines.append(Self.cut("     ⇒ \(name): \(value.text)", width))
      case .statement(let statement): lines += statement.lines(width)
      }
    }
    let claims = statements.count - audit.count
    let held = statements.filter { if case .claim = $0.origin { $0.isAsExpected } else { false } }.count
    lines += ["", auditSummary, "Claims of the derivation: \(held) of \(claims) hold"]
    let short = statements.filter { !$0.isAsExpected }
    lines += short.map { "Not as expected: \($0.name): \($0.verdict.kind.rawValue), not \($0.expected.rawValue)" }
    return lines.joined(separator: "\n") + "\n"
  }

  static func cut(_ line: String, _ width: Int) -> String {
    line.count <= width ? line : line.prefix(width - 1) + "…"
  }
}

extension Transcript.Statement {
  func lines(_ width: Int) -> [String] {
    var head = "     " + name
    if equation.relation != .equal {
      head += ":  \(equation.derived.text) \(equation.relation.rawValue) \(equation.stated.text)"
    } else if let quantity = equation.quantity {
      head += ":  \(quantity.text) = \(equation.stated.text)"
    }
    let tail = (tag.isEmpty ? "" : "  \(tag)") + "  \(verdict.text)"
    let room = width - tail.count
    head = Transcript.cut(head, room)
    head += String(repeating: " ", count: max(room - head.count, 0))
    var lines = [head + tail]
    switch verdict {
    case .refuted(let counterexample):
      lines.append(Transcript.cut("       derived: \(equation.derived.text)", width))
      lines.append(Transcript.cut("       at \(counterexample.point.joined(separator: ", "))", width))
      lines.append(Transcript.cut("       the sides differ by \(counterexample.difference)", width))
    case .conventionConflict(let reading, _): lines.append("       holds when read so: \(reading)")
    case .supported(let points, let bits, let reason):
      lines.append("       supported at \(points) points with \(bits) bits; open: \(reason)")
    case .undecided(let reason): lines.append("       open: \(reason)")
    case .proved, .provedToOrder: break
    }
    if let dimensionError { lines.append("       dimensions: \(dimensionError)") }
    if let note { lines.append("       \(note)") }
    return lines
  }
}

extension Verdict {
  /// The verdict in words.
  public var text: String {
    switch self {
    case .provedToOrder(let order, let parameter): "proved to order \(parameter)^\(order)"
    case .conventionConflict: "convention conflict"
    default: kind.rawValue
    }
  }
}
