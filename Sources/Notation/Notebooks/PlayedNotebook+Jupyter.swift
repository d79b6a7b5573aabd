import Algebra
import Typesetting

extension PlayedNotebook {
  /// The notebook as Jupyter's format 4.5 writes it; values are shown as LaTeX, and have their text beside it.
  public var jupyter: String {
    let cells = zip(notebook.cells, said).enumerated().compactMap { k, piece -> String? in
      let (cell, said) = piece
      let source = cell.isCode ? cell.source : textOfWords(k)
      let head = "\"id\": \"cell-\(k)\", \"metadata\": {}, \"source\": \(Self.lines(source))"
      guard cell.isCode else {
        if cell.lines.allSatisfy(\.isEmpty) { return nil }
        return "{\"cell_type\": \"markdown\", \(head)}"
      }
      let outputs = said.compactMap(Self.output).joined(separator: ", ")
      return "{\"cell_type\": \"code\", \"execution_count\": null, \"outputs\": [\(outputs)], \(head)}"
    }
    return """
      {"cells": [
      \(cells.joined(separator: ",\n"))
      ],
      "metadata": {"language_info": {"name": "derive", "file_extension": ".derive"}},
      "nbformat": 4, "nbformat_minor": 5}

      """
  }

  private static func output(_ said: Said) -> String? {
    let text = said.lines.joined(separator: "\n")
    guard !text.isEmpty else { return nil }
    switch said {
    case .mistake:
      return "{\"output_type\": \"stream\", \"name\": \"stderr\", \"text\": \(lines(text))}"
    case .answer(let answer):
      var data = "\"text/plain\": \(lines(text))"
      if case .value(let value) = answer.content {
        let head = answer.name.map { "\(Expr.symbol($0).latex) = " } ?? ""
        data += ", \"text/latex\": \(lines("$\\displaystyle \(head)\(value.written(.latex))$"))"
      }
      return "{\"output_type\": \"display_data\", \"data\": {\(data)}, \"metadata\": {}}"
    }
  }

  /// Lines as a list of texts that end with their ends.
  private static func lines(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    if let last = lines.popLast(), last != "\n" { lines.append(String(last.dropLast())) }
    return "[\(lines.map(\.quotedForJSON).joined(separator: ", "))]"
  }
}
