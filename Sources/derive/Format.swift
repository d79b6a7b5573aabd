import Derivation

/// The views of a transcript that the command can write.
enum Format: String, CaseIterable {
  case text, latex, markdown, html, json, sympy

  /// The ending of files.
  var ending: String {
    switch self {
    case .text: "txt"
    case .latex: "tex"
    case .markdown: "md"
    case .html: "html"
    case .json: "json"
    case .sympy: "py"
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
    }
  }
}
