import Algebra
import Typesetting

extension Transcript.Statement {
  /// What should stand where something else is printed: the derived or repaired equation, or what has to be read or assumed.
  enum CorrectForm {
    case equation(Display)
    case words(Phrase)
  }

  var correctForm: CorrectForm? {
    switch verdict {
    case .refuted: correction.map(CorrectForm.equation)
    case .misprintRepaired: repair.map(CorrectForm.equation)
    case .conventionConflict, .holdsUnderPremise: amended.map(CorrectForm.words)
    case .proved, .provedToOrder, .supported, .undecided: nil
    }
  }

  /// The printed equation without its misprint.
  var repair: Display? {
    guard case .misprintRepaired = verdict else { return nil }
    return equation.repaired.map { Display(equation.quantity, .equal, $0) }
  }
}

extension Transcript.AuditRow {
  /// The number in the source.
  public var tag: String {
    switch self {
    case .checked(let statement): statement.tag
    case .premise(let made), .definition(let made): made.tag ?? ""
    }
  }

  var title: Phrase {
    switch self {
    case .checked(let statement): statement.title
    case .premise(let made), .definition(let made): Phrase(made.name)
    }
  }

  /// What was found, in words: a premise is no statement that could be proved.
  public var finding: String {
    switch self {
    case .checked(let statement): statement.verdict.text
    case .premise: "taken as given"
    case .definition: "a definition"
    }
  }

  /// What was checked; nil for premises and definitions.
  public var statement: Transcript.Statement? { if case .checked(let statement) = self { statement } else { nil } }

  /// The correct form for a table, where there is room for it.
  var correctForm: Transcript.Statement.CorrectForm? {
    guard let form = statement?.correctForm else { return nil }
    if case .equation(let equation) = form, equation.text(Transcript.terminal).count > 70 {
      return .words("shown with the equation")
    }
    return form
  }
}

extension Transcript {
  /// The conventions, premises or misprints of a kind, each with the equations that it amends: one finding, however many
  /// equations show it.
  func amendments(_ kind: Verdict.Kind) -> [(phrase: Phrase, tags: [String])] {
    var found: [(phrase: Phrase, tags: [String])] = []
    for statement in audit where statement.verdict.kind == kind {
      guard let phrase = statement.verdict.amendment else { continue }
      if let place = found.firstIndex(where: { $0.phrase.text == phrase.text }) {
        found[place].tags.append(statement.tag)
      } else {
        found.append((phrase, [statement.tag]))
      }
    }
    return found
  }

  /// What the derivation shows, in sentences.
  var abstract: [String] {
    let given = definitions.filter { !$0.isComparand }.count
    let results = entries.filter { if case .result = $0 { true } else { false } }.count
    var lines = [
      "From \(given) premises and definitions \(statements.count) statements are decided by exact algebra, and \(results) results follow."
    ]
    if !audit.isEmpty { lines.append("\(auditSummary.replacing(" · ", with: ", ")).") }
    lines.append(
      "Every statement shows the equation that was compared; what is refuted shows what was derived instead.")
    return lines
  }

  /// The counts of the audit in one line.
  public var auditSummary: String {
    let rows = auditRows
    var counts = Verdict.Kind.allCases.compactMap { kind -> String? in
      let count = audit.filter { $0.verdict.kind == kind }.count
      guard count > 0 else { return nil }
      return "\(count) \(count > 1 ? kind.plural : kind.rawValue)"
    }
    let others = [("taken as given", "taken as given"), ("a definition", "definitions")]
    for (finding, plural) in others {
      let count = rows.filter { $0.finding == finding }.count
      if count > 0 { counts.append(count == 1 && finding == "a definition" ? "1 definition" : "\(count) \(plural)") }
    }
    return "Audit of \(rows.count) printed equations: " + counts.joined(separator: " · ")
  }

  /// The audit as a table: number, finding, what it says; below it the correct form where something else is printed.
  public func auditText(width: Int = 100, mark: (Verdict) -> String = { $0.text }) -> String {
    let rows = auditRows
    let tags = (rows.map(\.tag.count).max() ?? 0) + 2
    let findings = (rows.map(\.finding.count).max() ?? 0) + 2
    var lines: [String] = []
    for row in rows {
      lines.append(
        row.tag + TextLines.padding(tags - row.tag.count) + (row.statement.map { mark($0.verdict) } ?? row.finding)
          + TextLines.padding(findings - row.finding.count) + row.title.text)
      switch row.correctForm {
      case .equation(let equation):
        let before = TextLines.padding(tags) + "correct: "
        let start = equation.left.map { $0.text(Self.terminal) + " \(equation.relation.rawValue) " } ?? ""
        lines += Self.equation(before + start, equation.right, width)
      case .words(let phrase):
        lines += TextLines.filled(phrase.text, width: width, before: TextLines.padding(tags))
      case nil: break
      }
    }
    return (lines + ["", auditSummary] + shortcomings).joined(separator: "\n") + "\n"
  }

  /// The audit as a table of a document.
  var auditTable: String {
    let rows = auditRows.map { row in
      let place = row.statement.map { "\\eqref{\($0.mark)}" } ?? Prose.latex(row.tag)
      let found = row.statement == nil ? Prose.latex(row.finding) : "\\verdict{\(Prose.latex(row.finding))}"
      let form =
        switch row.correctForm {
        case .equation(let equation): Phrase(equation).latex
        case .words(let phrase): phrase.latex
        case nil: ""
        }
      return "\(place) & \(row.title.latex) & \(found) & \(form) \\\\"
    }
    return """
      \\section*{Audit}
      \(Prose.latex(auditSummary.replacing(" · ", with: ", "))).
      {\\small\\setlength{\\tabcolsep}{1.2mm}
      \\begin{longtable}{@{}>{\\raggedright}p{26mm}>{\\raggedright}p{44mm}>{\\raggedright}p{27mm}>{\\raggedright\\arraybackslash}p{56mm}@{}}
      \\hline
      Equation & What it says & Finding & Correct form \\\\
      \\hline
      \\endhead
      \(rows.joined(separator: "\n"))
      \\hline
      \\end{longtable}}

      """
  }

  var auditHTML: String {
    let rows = auditRows.map { row in
      let place = row.statement.map { "<a href=\"#s\($0.number)\">\(Self.prose($0.tag))</a>" } ?? Self.prose(row.tag)
      let found = row.statement?.verdict.badge ?? "<span class=\"badge given\">\(Markup.escaped(row.finding))</span>"
      let form =
        switch row.correctForm {
        case .equation(let equation): Phrase(equation).html
        case .words(let phrase): phrase.html
        case nil: ""
        }
      return "<tr><td>\(place)</td><td>\(row.title.html)</td><td>\(found)</td><td>\(form)</td></tr>"
    }
    return """
      <h2 id="audit">Audit</h2>
      <p>\(Markup.escaped(auditSummary)).</p>
      <div class="wide"><table class="audit">
      <thead><tr><th>Equation</th><th>What it says</th><th>Finding</th><th>Correct form</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  var auditMarkdown: [String] {
    let rows = auditRows.map { row in
      let form =
        switch row.correctForm {
        case .equation(let equation): Phrase(equation).markdown
        case .words(let phrase): phrase.markdown
        case nil: ""
        }
      let found = Self.escaped(row.finding)
      // A bar inside a formula would end the cell.
      let cells = [Self.escaped(row.tag), row.title.markdown, row.statement == nil ? found : "**\(found)**", form]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return [
      "", "## Audit", "", Self.escaped(auditSummary) + ".", "", "| Equation | What it says | Finding | Correct form |",
      "| --- | --- | --- | --- |"
    ] + rows
  }
}

extension Verdict.Kind {
  fileprivate var plural: String {
    switch self {
    case .conventionConflict: "convention conflicts"
    case .misprintRepaired: "misprints repaired"
    case .holdsUnderPremise: "hold under a premise"
    default: rawValue
    }
  }
}
