import Worksheets

/// The views of a transcript that the command can write.
enum Format: String, CaseIterable {
  case text, latex, markdown, html, json, sympy, mathematica

  /// The ending of files.
  var ending: String {
    switch self {
    case .text: "txt"
    case .latex: "tex"
    case .markdown: "md"
    case .html: "html"
    case .json: "json"
    case .sympy: "py"
    case .mathematica: "wl"
    }
  }

  /// The transcript in this format, without colour.
  func view(_ transcript: Transcript) -> String {
    switch self {
    case .text: transcript.text()
    case .latex: transcript.latex
    case .markdown: transcript.markdown
    case .html: transcript.html
    case .json: transcript.json
    case .sympy: transcript.sympyScript
    case .mathematica: transcript.mathematicaScript
    }
  }

  /// One statement in this format, ready to paste; nil where the format is one of whole transcripts.
  func view(_ statement: Transcript.Statement) -> String? {
    switch self {
    case .latex: statement.latexEquation
    case .markdown: statement.markdownEquation
    case .sympy: statement.sympyEquation
    case .mathematica: statement.mathematicaEquation
    case .text, .html, .json: nil
    }
  }

  /// Results with numbers put in; nil where the format is one of whole transcripts.
  func view(_ results: [DerivedResult]) -> String? {
    switch self {
    case .latex: Transcript.latex(results)
    case .markdown: Transcript.markdown(results)
    case .sympy: Transcript.sympy(results)
    case .mathematica: Transcript.mathematica(results)
    case .text, .html, .json: nil
    }
  }
}
