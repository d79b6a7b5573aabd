import Algebra
import Typesetting

extension Transcript {
  /// A complete document for pdflatex.
  public var latex: String {
    var body: [String] = []
    for entry in entries {
      switch entry {
      case .step(_, let title, let reason):
        body.append("\\section{\(Prose.latex(title))}\n\\emph{By \(Prose.latex(reason)).}\n")
      case .premise(let given):
        body.append(
          "Given, \(Prose.latex(given.name)):\n"
            + Self.display(given.quantity.latex, Transcript.body(given.value), tag: nil))
      case .definition(let made):
        body.append(
          "Let, \(Prose.latex(made.name)):\n" + Self.display(made.quantity.latex, Transcript.body(made.value), tag: nil)
        )
      case .misreading(let tag, let found, let read):
        body.append("In \(Prose.latex(tag)) the text has \(Prose.latex(found)), read as \(Prose.latex(read)).\n")
      case .remark(let text): body.append(Prose.latex(text) + "\n")
      case .result(let name, let value):
        body.append("Result, \(Prose.latex(name)):\n" + Self.display(nil, Transcript.body(value), tag: nil))
      case .statement(let statement): body.append(statement.latex)
      }
    }
    let table = audit.map {
      "\(Prose.latex($0.tag)) & \(Prose.latex($0.name)) & \(Prose.latex($0.verdict.kind.rawValue)) \\\\"
    }
    return """
      \\documentclass[a4paper,11pt]{article}
      \\usepackage[T1]{fontenc}
      \\usepackage[utf8]{inputenc}
      \\usepackage{amsmath,amssymb,longtable}
      \\usepackage[margin=22mm]{geometry}
      \\allowdisplaybreaks
      \\title{\(Prose.latex(title))}
      \\author{}
      \\date{}
      \\begin{document}
      \\maketitle
      \\noindent Sources: \(sources.map(Prose.latex).joined(separator: "; ")).

      \\noindent Conventions: \(conventions.map(Prose.latex).joined(separator: "; ")).

      \(body.joined(separator: "\n"))
      \\section{Audit}
      \(Prose.latex(auditSummary)).
      \\begin{longtable}{lp{95mm}l}
      \(table.joined(separator: "\n"))
      \\end{longtable}
      \\end{document}

      """
  }

  /// A formula, a wide matrix entry by entry.
  static func body(_ value: any Typesettable) -> String {
    let whole = value.latex(style)
    guard let matrix = value as? Matrix, whole.count > 260 else { return whole }
    let lines = (0..<matrix.rows).flatMap { row in
      (0..<matrix.columns).map { "&\\text{row \(row + 1), column \($0 + 1): } \(matrix[row, $0].latex(style))" }
    }
    return "\\begin{aligned}[t]\n\(lines.joined(separator: " \\\\\n"))\n\\end{aligned}"
  }

  static var style: Style {
    var style = Style()
    style.lineWidth = 70
    return style
  }

  static func display(
    _ quantity: String?, _ value: String, tag: String?, relation: Relation = .equal
  ) -> String {
    let left = quantity.map { "\($0) \(relation.latex) " } ?? ""
    let mark = tag.map { "\\tag{\(Prose.latex($0))}" } ?? "\\notag"
    return "\\begin{equation}\n\(left)\(value)\(mark)\n\\end{equation}\n"
  }
}

extension Transcript.Statement {
  var latex: String {
    let heading = "\\noindent\\textbf{\(Prose.latex(verdict.text))}: \(Prose.latex(name)).\n"
    let number = tag.filter { $0 != "(" && $0 != ")" }
    var text =
      heading
      + Transcript.display(
        equation.relation == .equal ? equation.quantity?.latex : Transcript.body(equation.derived),
        Transcript.body(equation.stated), tag: tag.isEmpty ? nil : number, relation: equation.relation)
    switch verdict {
    case .refuted(let counterexample):
      text +=
        "Derived instead:\n"
        + Transcript.display(equation.quantity?.latex, Transcript.body(equation.derived), tag: nil)
      text += "The sides differ by \(Prose.latex(counterexample.difference)) at "
      text += counterexample.point.map(Prose.latex).joined(separator: ", ") + ".\n"
    case .conventionConflict(let reading, _): text += "It holds when read so: \(Prose.latex(reading)).\n"
    case .supported(let points, let bits, let reason):
      text += "Supported at \(points) points with \(bits) bits; open: \(Prose.latex(reason)).\n"
    case .undecided(let reason): text += "Open: \(Prose.latex(reason)).\n"
    case .proved, .provedToOrder: break
    }
    if let dimensionError { text += "Dimensions: \(Prose.latex(dimensionError)).\n" }
    if let note { text += Prose.latex(note) + "\n" }
    return text
  }
}

extension Transcript.Relation {
  var latex: String {
    switch self {
    case .equal: "="
    case .atMost: "\\le"
    case .less: "<"
    }
  }
}
