import Algebra
import Typesetting

extension Transcript {
  /// A complete document for pdflatex, set in two runs so that the table of the audit can refer to the equations.
  public var latex: String {
    let summary = audit.isEmpty ? "" : auditTable
    let opening =
      inShort.isEmpty ? "" : "\\begin{abstract}\n\(abstract.map(Prose.latex).joined(separator: " "))\n\\end{abstract}\n"
    return """
      \(Self.preamble)
      \\title{\(Prose.latex(title))}
      \\author{}
      \\date{}
      \\begin{document}
      \\maketitle
      \\thispagestyle{plain}
      \(opening)\(inShort)\(sourcesAndConventions)
      \(Workers.map(entries) { $0.latex }.joined(separator: "\n"))
      \(resultSection)\(summary)\\end{document}

      """
  }

  private static let preamble = """
    \\documentclass[a4paper,11pt]{article}
    \\usepackage[utf8]{inputenc}
    \\usepackage{amsmath,amssymb,array,longtable}
    \\usepackage[margin=24mm]{geometry}
    \\usepackage[hidelinks,hypertexnames=false]{hyperref}
    \\allowdisplaybreaks
    \\setlength{\\parindent}{0pt}
    \\setlength{\\parskip}{0.6ex plus 0.3ex}
    \\setlength{\\emergencystretch}{6em}
    \\renewcommand{\\labelitemi}{--}
    \\renewcommand{\\arraystretch}{1.25}
    \\newcommand{\\verdict}[1]{\\textsc{#1}}
    """

  /// The equations that everything is about, with their verdicts.
  private var inShort: String {
    if summary.isEmpty { return "" }
    let equations = summary.map { statement in
      "\(statement.title.sentence.latex) \\hfill\\verdict{\(Prose.latex(statement.verdict.text))}\n"
        + Self.display(statement.display, tag: statement.tag.filter { !"()".contains($0) })
    }
    return """
      \\section*{In short}
      \\noindent\\rule{\\textwidth}{0.6pt}
      \(equations.joined(separator: "\n"))
      \\noindent\\rule{\\textwidth}{0.6pt}

      """
  }

  /// What was derived, in one place.
  private var resultSection: String {
    let lines = entries.compactMap { entry -> String? in
      if case .result = entry { entry.latex } else { nil }
    }
    return lines.isEmpty ? "" : "\n\\section*{Results}\n" + lines.joined(separator: "\n")
  }

  private var sourcesAndConventions: String {
    func list(_ heading: String, _ lines: [String]) -> String {
      guard !lines.isEmpty else { return "" }
      let items = lines.map { "\\item \(Prose.latex($0))" }.joined(separator: "\n")
      return """
        \\paragraph{\(heading)}
        \\begin{itemize}
        \\setlength{\\itemsep}{0pt}
        \(items)
        \\end{itemize}

        """
    }
    func items(_ heading: String, _ kind: Verdict.Kind) -> String {
      let found = amendments(kind)
      guard !found.isEmpty else { return "" }
      let items = found.map { "\\item \(Prose.latex($0.tags.joined(separator: "; "))): \($0.phrase.latex)" }
      return """
        \\paragraph{\(heading)}
        \\begin{itemize}
        \\setlength{\\itemsep}{0pt}
        \(items.joined(separator: "\n"))
        \\end{itemize}

        """
    }
    return list("Sources", sources) + list("Conventions", conventions)
      + items("Other conventions of the source", .conventionConflict)
      + items("Premises that the source does not state", .holdsUnderPremise)
  }

  /// How formulas look on paper: lines of some seventy letters.
  static var paper: Style {
    var style = Style()
    style.lineWidth = 76
    return style
  }

  static func display(
    _ formula: some Typesettable, tag: String = "", mark: String? = nil, naming name: String? = nil
  ) -> String {
    var style = paper
    if let name { style.notation.overrides[name] = Spellings.Spelling(latex: Prose.mathematics(name), text: name) }
    let number = tag.isEmpty ? "" : " \\tag{\(Prose.latex(tag))}"
    let label = mark.map { "\\label{\($0)}" } ?? ""
    let body = formula.latex(style)
    if let lines = pageBreaking(body) { return "\\begin{align*}\(label)\n\(lines)\(number)\n\\end{align*}" }
    return tag.isEmpty
      ? "\\begin{equation*}\n\(body)\n\\end{equation*}"
      : "\\begin{equation}\(label)\n\(body)\(number)\n\\end{equation}"
  }
}

extension Transcript {
  /// The lines of a formula so long that a page may have to end in it; nil for a shorter one.
  private static func pageBreaking(_ body: String) -> String? {
    let (opening, ending) = ("\\begin{aligned} ", " \\end{aligned}")
    guard body.hasPrefix(opening), body.hasSuffix(ending), !body.contains("pmatrix") else { return nil }
    let breaks = zip(body, body.dropFirst()).filter { $0 == ("\\", "\\") }.count
    return breaks > 12 ? String(body.dropFirst(opening.count).dropLast(ending.count)) : nil
  }
}

extension Transcript.Entry {
  fileprivate var latex: String {
    switch self {
    case .step(_, let title, let reason): "\n\\section{\(Prose.latex(title))}\n\\emph{By \(Prose.latex(reason)).}\n"
    case .premise(let given): given.latex("Given")
    case .definition(let made): made.latex("Let")
    case .misreading(let tag, let found, let read):
      "In \(Prose.latex(tag)) the text has \(Prose.latex(found)), read as \(Prose.latex(read)).\n"
    case .remark(let text): Prose.latex(text) + "\n"
    case .result(let name, let value, _, let domain):
      "\\textbf{Result}\(name.isPhrase ? ", \(Prose.latex(name))" : "")\n"
        + Transcript.display(Display(name.isPhrase ? nil : Expr.symbol(name), .equal, value), naming: name) + "\n"
        + domain.map { "for\n" + Transcript.display($0) + "\n" }.joined()
    case .statement(let statement): statement.latex
    }
  }
}

extension Transcript.Definition {
  fileprivate func latex(_ word: String) -> String {
    "\(word), \(Prose.latex(name.withoutBrackets)):\n" + Transcript.display(Display(quantity, .equal, value)) + "\n"
  }
}

extension Transcript.Statement {
  /// The label of the equation in the document.
  var mark: String { "eq:\(number)" }

  fileprivate var latex: String {
    var text = "\(title.sentence.latex) \\hfill\\verdict{\(Prose.latex(verdict.text))}\n"
    if let omission { return text + "\n" + Prose.latex(omission) + "\n\n" }
    if isOneForm { text += "\\newline Both sides are\n" }
    text += Transcript.display(display, tag: tag.filter { !"()".contains($0) }, mark: tag.isEmpty ? nil : mark) + "\n"
    for meaning in meanings { text += "where\n" + Transcript.display(meaning) + "\n" }
    if let correction { text += "Derived instead:\n" + Transcript.display(correction) + "\n" }
    if let repair { text += "Repaired:\n" + Transcript.display(repair) + "\n" }
    text += remarks.map { $0.latex + "\n" }.joined()
    return text + "\n"
  }
}

extension String {
  /// More than one word, and so no name.
  var isPhrase: Bool { contains(" ") }

  /// With a capital where it begins with a word.
  var sentence: String {
    let isWord = prefix(2).count == 2 && prefix(2).allSatisfy { $0.isASCII && $0.isLetter }
    guard isWord, let first, first.isLowercase else { return self }
    return first.uppercased() + dropFirst()
  }
}
